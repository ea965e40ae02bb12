//! Check-ins as they were shared, on one axis: a dot for each session, hollow where nothing was shared, the therapist's view
//! beside it, and the usual range as a band, session by session.
//!
//! Places are per cent of the picture's width and height, so that it fits every screen while dots and letters keep their size.

/// How many of the latest sessions are drawn; all of them stand in the table.
const LATEST: usize = 36;
/// What is kept free at either end of the axes, in per cent.
const EDGE: f32 = 5.0;
/// Where the end of the scale lies. Below it is a strip of its own for what was not shared: that is no 0.
const ZERO: f32 = 82.0;

/// One session.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Session {
    /// The mean of what was answered, 0 to 10; `None` where nothing was shared, or too little to count.
    pub(crate) score: Option<f64>,
    /// The therapist's view, 0 to 10.
    pub(crate) view: Option<u8>,
    /// Where scores usually lie, as expected before this session.
    pub(crate) usual: Option<(f64, f64)>,
    /// Its month.
    pub(crate) month: String,
}

/// A place in the picture, in per cent: right, down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    pub(crate) x: f32,
    pub(crate) y: f32,
}

/// The picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Chart {
    pub(crate) shared: Vec<Place>,
    /// Sessions without a shared check-in: where on the axis.
    pub(crate) nothing: Vec<f32>,
    pub(crate) views: Vec<Place>,
    /// Between two sessions that follow each other, both with a score.
    pub(crate) lines: Vec<(Place, Place)>,
    /// The usual range, as the corners of one shape, in per cent; where it is known in one session alone, a little to either side of it.
    pub(crate) band: Option<String>,
    /// Where a month begins.
    pub(crate) months: Vec<(f32, String)>,
}

impl Chart {
    /// Draws sessions, oldest first. `None` where there is no score at all.
    pub(crate) fn draw(sessions: &[Session]) -> Option<Self> {
        let scores: Vec<f64> = sessions.iter().filter_map(|s| s.score).collect();
        if scores.is_empty() {
            return None;
        }
        let sessions = &sessions[sessions.len().saturating_sub(LATEST)..];
        let mut chart = Self {
            shared: Vec::new(),
            nothing: Vec::new(),
            views: Vec::new(),
            lines: Vec::new(),
            band: band(sessions),
            months: Vec::new(),
        };
        let mut before: Option<Place> = None;
        let mut month = "";
        for (at, session) in sessions.iter().enumerate() {
            let x = across(at, sessions.len());
            let place = session.score.map(|score| Place { x, y: down(score) });
            match place {
                Some(place) => chart.shared.push(place),
                None => chart.nothing.push(x),
            }
            chart.lines.extend(before.zip(place));
            before = place;
            if let Some(view) = session.view {
                let y = down(f64::from(view));
                chart.views.push(Place { x, y });
            }
            let far = chart.months.last().is_none_or(|(last, _)| x - last > 14.0);
            if session.month != month && far && x < 92.0 {
                chart.months.push((x, session.month.clone()));
            }
            month = &session.month;
        }
        Some(chart)
    }
}

fn across(at: usize, of: usize) -> f32 {
    if of < 2 {
        return 50.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most a few dozen sessions")]
    let part = at as f32 / (of - 1) as f32;
    EDGE + part * (100.0 - 2.0 * EDGE)
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
fn down(score: f64) -> f32 {
    EDGE + (1.0 - score as f32 / 10.0) * (ZERO - EDGE)
}

/// The shape of the usual range: along its top, and back along its bottom. Once there is one it goes on to the last session.
fn band(sessions: &[Session]) -> Option<String> {
    let known: Vec<(f32, f32, f32)> = sessions
        .iter()
        .enumerate()
        .filter_map(|(at, session)| {
            let (low, high) = session.usual?;
            Some((across(at, sessions.len()), down(high), down(low)))
        })
        .collect();
    let (first, last) = (known.first()?, known.last()?);
    let ends = [
        (first.0 - 1.5, first.1, first.2),
        (last.0 + 1.5, last.1, last.2),
    ];
    let along: Vec<&(f32, f32, f32)> = [&ends[0]]
        .into_iter()
        .chain(&known)
        .chain([&ends[1]])
        .collect();
    let top = along.iter().map(|(x, top, _)| format!("{x:.2},{top:.2}"));
    let bottom = along
        .iter()
        .rev()
        .map(|(x, _, bottom)| format!("{x:.2},{bottom:.2}"));
    Some(top.chain(bottom).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn sessions(scores: &[Option<f64>]) -> Vec<Session> {
        let session = |score: &Option<f64>| Session {
            score: *score,
            view: None,
            usual: None,
            month: "May".to_owned(),
        };
        scores.iter().map(session).collect()
    }

    #[test]
    fn the_usual_range_is_drawn_from_where_it_is_known() {
        let mut all = sessions(&[Some(8.0), Some(6.0), None]);
        assert_eq!(Chart::draw(&all).unwrap().band, None);
        all[1].usual = Some((6.0, 9.0));
        all[2].usual = Some((5.0, 10.0));
        let band = Chart::draw(&all).unwrap().band.unwrap();
        let corners: Vec<(f32, f32)> = band
            .split(' ')
            .map(|corner| {
                let (x, y) = corner.split_once(',').unwrap();
                (x.parse().unwrap(), y.parse().unwrap())
            })
            .collect();
        // Two sessions and two ends, there and back; nothing in the first session, which has nothing to compare with.
        assert_eq!(corners.len(), 8);
        assert!(corners.iter().all(|(x, _)| *x > 40.0), "{band}");
        assert_eq!(corners[2], (95.0, EDGE));
    }

    #[test]
    fn where_nothing_was_shared_the_line_stops() {
        let chart = Chart::draw(&sessions(&[Some(8.0), Some(6.0), None, Some(7.0)])).unwrap();
        assert_eq!(chart.shared.len(), 3);
        assert_eq!(chart.nothing.len(), 1);
        assert_eq!(chart.lines.len(), 1);
        assert!(chart.shared[1].y > chart.shared[0].y, "less is lower");
        assert_eq!(chart.months, [(EDGE, "May".to_owned())]);
    }

    #[test]
    fn nothing_shared_is_no_picture() {
        assert_eq!(Chart::draw(&sessions(&[None, None])), None);
        assert_eq!(Chart::draw(&[]), None);
    }

    #[test]
    fn the_ends_of_the_scale_lie_in_the_picture() {
        let chart = Chart::draw(&sessions(&[Some(0.0), Some(10.0)])).unwrap();
        for place in chart.shared {
            assert!((EDGE..=ZERO).contains(&place.y));
        }
    }
}

//! Check-ins as they were shared, on one axis: a dot for each session, hollow where nothing was shared, the therapist's view
//! beside it, and the usual range as a band.
//!
//! Places are per cent of the picture's width and height, so that it fits every screen while dots and letters keep their size.

/// How many of the latest sessions are drawn; all of them stand in the table.
const LATEST: usize = 36;
/// From how many shared check-ins on there is a usual range.
const FEWEST: usize = 6;
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
    /// The usual range: top and height.
    pub(crate) band: Option<(f32, f32)>,
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
            band: usual_range(&scores)
                .map(|(low, high)| (down(high), (down(low) - down(high)).max(1.0))),
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

/// The middle half of the scores: their lower and upper quartile, by linear interpolation between order statistics (definition
/// 7 of Hyndman & Fan 1996). `None` with fewer than [`FEWEST`].
fn usual_range(scores: &[f64]) -> Option<(f64, f64)> {
    if scores.len() < FEWEST {
        return None;
    }
    let mut sorted = scores.to_vec();
    sorted.sort_by(f64::total_cmp);
    let quantile = |part: f64| {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 sessions")]
        let at = part * (sorted.len() - 1) as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the number of sessions"
        )]
        let below = at.floor() as usize;
        let above = (below + 1).min(sorted.len() - 1);
        sorted[below] + (at - at.floor()) * (sorted[above] - sorted[below])
    };
    Some((quantile(0.25), quantile(0.75)))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn sessions(scores: &[Option<f64>]) -> Vec<Session> {
        let session = |score: &Option<f64>| Session {
            score: *score,
            view: None,
            month: "May".to_owned(),
        };
        scores.iter().map(session).collect()
    }

    #[test]
    fn quartiles_are_those_of_definition_seven() {
        // R: quantile(c(6, 7, 7.4, 8, 8.2, 9.6, 10), c(.25, .75))
        let (low, high) = usual_range(&[10.0, 6.0, 7.4, 8.0, 7.0, 9.6, 8.2]).unwrap();
        assert!((low - 7.2).abs() < 1e-12 && (high - 8.9).abs() < 1e-12);
        assert_eq!(usual_range(&[1.0, 2.0, 3.0, 4.0, 5.0]), None);
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

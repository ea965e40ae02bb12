//! The line that the two draw, as it is drawn: one hand, in pieces that follow each other like words on a page, so that it
//! breaks where the page ends.
//!
//! Each session that took place is a loop; one that was called off is a stretch without one. What a person named is a gap after
//! its session, and what became of it closes the gap, or finishes its ends. Nothing in the drawing comes from anything but
//! [`Thread`]: the hand's unevenness is the session's place in the line.

use dialogue::view::{Stitch, Thread};

use super::hand::{Hand, Piece};

/// The most sessions in one piece: it still fits on the smallest phone.
const MOST: usize = 5;

/// Draws it: a piece for each month, or several for one with many sessions. `month` names the month of a session.
pub(crate) fn draw(thread: &Thread, month: impl Fn(&Stitch) -> String) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut last = String::new();
    let mut at = 0;
    while at < thread.stitches.len() {
        let name = month(&thread.stitches[at]);
        let rest = &thread.stitches[at..];
        let length = rest
            .iter()
            .take(MOST)
            .take_while(|stitch| month(stitch) == name)
            .count();
        let end = at + length == thread.stitches.len();
        let mut hand = Hand::new();
        for (offset, stitch) in rest[..length].iter().enumerate() {
            hand.stitch(stitch, at + offset);
        }
        if end {
            hand.finish(thread.over);
        }
        let label = if name == last {
            String::new()
        } else {
            name.clone()
        };
        pieces.push(hand.piece(label));
        last = name;
        at += length;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::hand::{GAP, LOOP};
    use dialogue::conversation::view::Mark;
    use dialogue::{EntryId, Time};
    use uuid::Uuid;

    fn thread(marks: &[(usize, Mark)], sessions: usize) -> Thread {
        let stitch = |n: usize| Stitch {
            at: Time(i64::try_from(n).unwrap_or(0)),
            held: n != 1,
            marks: marks
                .iter()
                .filter(|(at, _)| *at == n)
                .map(|(_, mark)| (EntryId(Uuid::nil()), *mark))
                .collect(),
        };
        Thread {
            stitches: (0..sessions).map(stitch).collect(),
            over: false,
        }
    }

    fn drawn(marks: &[(usize, Mark)], sessions: usize) -> Vec<Piece> {
        draw(&thread(marks, sessions), |stitch| {
            format!("month {}", stitch.at.0 / 4)
        })
    }

    fn classes(pieces: &[Piece]) -> Vec<&'static str> {
        let strokes = pieces.iter().flat_map(|p| &p.strokes).map(|s| s.class);
        let dots = pieces.iter().flat_map(|p| &p.dots).map(|(class, _)| *class);
        strokes
            .chain(dots)
            .filter(|class| *class != "ink")
            .collect()
    }

    #[test]
    fn without_a_mark_it_is_one_stroke_a_month() {
        let pieces = drawn(&[], 12);
        assert_eq!(pieces.len(), 3);
        assert!(pieces.iter().all(|piece| piece.strokes.len() == 1));
        assert_eq!(pieces[1].label, "month 1");
        assert!(classes(&pieces).is_empty());
    }

    #[test]
    fn each_mark_has_a_form_of_its_own() {
        let forms: Vec<Vec<&str>> = Mark::ALL
            .iter()
            .map(|mark| classes(&drawn(&[(2, *mark)], 4)))
            .collect();
        assert_eq!(
            forms,
            [
                vec!["good"],
                vec![],
                vec!["seam"],
                vec!["part"],
                vec!["two"],
                vec!["knot", "knot"],
                vec!["two"],
            ]
        );
        // What is open is a gap, and so are they all but what was good.
        let ink = |mark| {
            drawn(&[(2, mark)], 4)[0]
                .strokes
                .iter()
                .filter(|s| s.class == "ink")
                .count()
        };
        assert_eq!(ink(Mark::Open), 2);
        assert_eq!(ink(Mark::Good), 1);
    }

    #[test]
    fn a_month_with_many_sessions_is_cut_and_named_once() {
        let pieces = draw(&thread(&[], 12), |_| "May".to_owned());
        let labels: Vec<&str> = pieces.iter().map(|p| p.label.as_str()).collect();
        assert_eq!(labels, ["May", "", ""]);
        // It still fits on the smallest phone, with a gap in each of its sessions.
        let all = [Mark::Open; 5].into_iter().enumerate().collect::<Vec<_>>();
        assert!(
            drawn(&all, 5)
                .iter()
                .all(|piece| piece.width < 5.0 * (LOOP + GAP) + 20.0)
        );
    }

    #[test]
    fn no_sessions_are_no_line() {
        assert!(drawn(&[], 0).is_empty());
    }

    /// The sign of the house: two loops, and a gap between them closed in gold.
    fn sign() -> Piece {
        let mut thread = thread(&[(0, Mark::Settled)], 1);
        thread.stitches.push(Stitch {
            at: Time(2),
            held: true,
            marks: Vec::new(),
        });
        let mut hand = Hand::new();
        for (place, stitch) in thread.stitches.iter().enumerate() {
            hand.stitch(stitch, place);
        }
        hand.piece(String::new())
    }

    #[test]
    fn the_sign_is_drawn_by_the_same_hand() {
        let files = [
            include_str!("../frame/thread.html"),
            include_str!("../../static/thread.svg"),
        ];
        for stroke in sign().strokes {
            for file in files {
                assert!(
                    file.contains(&stroke.path),
                    "{} {}",
                    stroke.class,
                    stroke.path
                );
            }
        }
    }
}

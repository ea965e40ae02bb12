//! The hand that draws the line: one piece of it at a time, in strokes and dots.

use std::fmt::Write as _;

use dialogue::conversation::view::Mark;
use dialogue::view::Stitch;

/// A point, in pixels: right, down.
type Point = (f32, f32);

/// How high a piece is.
pub(crate) const HEIGHT: f32 = 62.0;
/// Where the line runs, from above.
const BASE: f32 = 46.0;
/// How wide a session with a loop is.
pub(super) const LOOP: f32 = 44.0;
/// How wide a session without a loop is.
const FLAT: f32 = 26.0;
/// How wide a gap is.
pub(super) const GAP: f32 = 24.0;
/// A stroke: its class in the stylesheet, and the path.
pub(crate) struct Stroke {
    pub(crate) class: &'static str,
    pub(crate) path: String,
}

/// One piece of the line.
pub(crate) struct Piece {
    pub(crate) width: f32,
    pub(crate) strokes: Vec<Stroke>,
    /// Where dots lie: class and middle.
    pub(crate) dots: Vec<(&'static str, Point)>,
    /// What stands below it: a month.
    pub(crate) label: String,
}

/// A hand that draws one piece.
pub(super) struct Hand {
    x: f32,
    /// The stroke under way.
    points: Vec<Point>,
    strokes: Vec<Stroke>,
    dots: Vec<(&'static str, Point)>,
}

impl Hand {
    /// A hand at the beginning of a piece.
    pub(super) fn new() -> Self {
        Self {
            x: 0.0,
            // A piece begins and ends level, so that it joins the one beside it.
            points: vec![(-6.0, BASE), (0.0, BASE)],
            strokes: Vec::new(),
            dots: Vec::new(),
        }
    }

    /// Draws a session and what was named after it.
    pub(super) fn stitch(&mut self, stitch: &Stitch, place: usize) {
        let middle = if stitch.held {
            self.draw_loop(place)
        } else {
            self.flat(place)
        };
        for (_, mark) in &stitch.marks {
            if *mark == Mark::Good {
                self.dots.push(("good", middle));
            } else {
                self.gap(*mark);
            }
        }
    }

    /// A loop; its middle.
    fn draw_loop(&mut self, place: usize) -> Point {
        let x = self.x + LOOP / 2.0;
        let (lean, high, wide) = (
            2.5 * uneven(place, 1),
            3.5 * uneven(place, 2),
            1.6 * uneven(place, 3),
        );
        let top = BASE - 30.0 + high;
        self.points.extend([
            (x - 15.0, BASE + 0.8 * uneven(place, 4)),
            (x + 0.5, BASE - 6.5),
            (x + 8.0 + 0.5 * lean + wide, top + 14.5),
            (x + 7.0 + lean + wide, top + 5.0),
            (x + 0.8 + lean, top),
            (x - 5.6 + lean - wide, top + 5.2),
            (x - 6.6 + 0.5 * lean - wide, top + 14.5),
            (x + 1.0, BASE - 6.0),
            (x + 15.0, BASE + 0.8 * uneven(place, 5)),
        ]);
        self.x += LOOP;
        (x + 0.7 + 0.8 * lean, top + 9.5)
    }

    fn flat(&mut self, place: usize) -> Point {
        let x = self.x + FLAT / 2.0;
        self.points.push((x, BASE + 1.2 * uneven(place, 6)));
        self.x += FLAT;
        (x, BASE)
    }

    /// Lifts the pen, and closes or finishes what is left open.
    fn gap(&mut self, mark: Mark) {
        let (from, to) = (self.x, self.x + GAP);
        let joined = matches!(mark, Mark::Settled | Mark::Partly | Mark::Differently);
        // Open ends turn a little away from each other; joined ones run on.
        let turn = if joined { 0.0 } else { 2.6 };
        self.points.push((from, BASE - turn * 0.3));
        if !joined {
            self.points.push((from + 3.5, BASE - turn));
        }
        self.lift();
        self.x = to;
        self.points = match joined {
            true => vec![(to - 0.5, BASE), (to, BASE)],
            false => vec![(to - 3.5, BASE + turn), (to, BASE + turn * 0.3)],
        };
        let (middle, ends) = ((from + to) / 2.0, (from - 1.5, to + 1.5));
        let mut stroke = |class, path| self.strokes.push(Stroke { class, path });
        match mark {
            Mark::Settled | Mark::Partly => stroke(
                if mark == Mark::Settled {
                    "seam"
                } else {
                    "part"
                },
                format!(
                    "M{:.1} {BASE}C{:.1} {:.1} {:.1} {:.1} {:.1} {BASE}",
                    ends.0,
                    from + 6.0,
                    BASE + 12.0,
                    to - 6.0,
                    BASE + 12.0,
                    ends.1
                ),
            ),
            Mark::Differently => stroke(
                "two",
                format!(
                    "M{0:.1} {BASE}Q{1:.1} {2:.1} {3:.1} {BASE}M{0:.1} {BASE}Q{1:.1} {4:.1} {3:.1} {BASE}",
                    ends.0,
                    middle,
                    BASE - 15.0,
                    ends.1,
                    BASE + 15.0
                ),
            ),
            Mark::Elsewhere => stroke(
                "two",
                format!(
                    "M{:.1} {BASE}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
                    from - 8.0,
                    from + 4.0,
                    BASE + 1.0,
                    from + 6.0,
                    BASE + 13.0,
                    from + 19.0,
                    BASE + 13.0
                ),
            ),
            Mark::NotOkay => {
                self.dots.push(("knot", (from + 3.5, BASE - turn)));
                self.dots.push(("knot", (to - 3.5, BASE + turn)));
            }
            Mark::Open | Mark::Good => {}
        }
    }

    /// The last stroke: it goes on, or it is tied.
    pub(super) fn finish(&mut self, over: bool) {
        let x = self.x;
        if over {
            self.points.extend([
                (x + 4.0, BASE),
                (x + 12.0, BASE - 5.0),
                (x + 8.5, BASE - 9.5),
                (x + 5.0, BASE - 5.0),
                (x + 9.0, BASE + 0.5),
                (x + 16.0, BASE + 0.5),
            ]);
            self.x += 18.0;
        } else {
            self.points
                .extend([(x + 8.0, BASE), (x + 16.0, BASE - 1.5)]);
            self.x += 18.0;
        }
        self.lift();
        self.points.clear();
    }

    fn lift(&mut self) {
        let points = std::mem::take(&mut self.points);
        if let Some(path) = smooth(&points) {
            self.strokes.push(Stroke { class: "ink", path });
        }
    }

    /// The piece, with what stands below it.
    pub(super) fn piece(mut self, label: String) -> Piece {
        if !self.points.is_empty() {
            self.points.extend([(self.x, BASE), (self.x + 6.0, BASE)]);
            self.lift();
        }
        Piece {
            width: self.x,
            strokes: self.strokes,
            dots: self.dots,
            label,
        }
    }
}

/// Between −1 and 1, the same each time: how uneven the hand is at a place.
fn uneven(place: usize, what: u64) -> f32 {
    // SplitMix64's finaliser (Steele, Lea & Flood 2014).
    let mut z = (place as u64 * 8 + what).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    f32::from(u16::try_from((z >> 40) & 0xffff).unwrap_or_default()) / 32_768.0 - 1.0
}

/// A smooth path through points (Catmull & Rom 1974, as cubic Béziers); nothing through fewer than two.
fn smooth(points: &[Point]) -> Option<String> {
    let (first, _) = points.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let mut path = format!("M{:.1} {:.1}", first.0, first.1);
    for at in 0..points.len() - 1 {
        let before = points[at.saturating_sub(1)];
        let (from, to) = (points[at], points[at + 1]);
        let after = points[(at + 2).min(points.len() - 1)];
        let _ = write!(
            path,
            "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
            from.0 + (to.0 - before.0) / 6.0,
            from.1 + (to.1 - before.1) / 6.0,
            to.0 - (after.0 - from.0) / 6.0,
            to.1 - (after.1 - from.1) / 6.0,
            to.0,
            to.1
        );
    }
    Some(path)
}

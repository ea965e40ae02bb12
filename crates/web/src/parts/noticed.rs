//! What was noticed, in words: why something is worth noticing, and how often such a thing appears when nothing happened.

use alliance::Direct;
use alliance::noticing::Found;
use dialogue::noticed::view::{Asked, Noted};
use dialogue::noticed::{Parts, Reason};
use dialogue::view::Between;

use crate::frame::words::Words;

/// Everything there is to say of it, a sentence each.
pub(crate) struct Why {
    /// The reasons, the strongest first.
    pub(crate) reasons: Vec<String>,
    /// Where the answers usually lie.
    pub(crate) usual: String,
    /// How often it appears by chance.
    pub(crate) chance: String,
    /// Words to begin with, or that nobody need ask; nothing once it has ended.
    pub(crate) ask: Option<String>,
    /// What each channel said; empty where it was not kept.
    pub(crate) parts: Vec<Part>,
    /// The direct answer, as what it is.
    pub(crate) direct: Option<String>,
    /// How watchful the practice was.
    pub(crate) watch: String,
    /// From how many courses it was learned what is usual.
    pub(crate) learned: Option<String>,
    /// When, from what, and for whom it was noted.
    pub(crate) noted: String,
}

/// What one channel said, as a bar from the middle line: to the right for it, to the left against.
pub(crate) struct Part {
    pub(crate) what: String,
    /// Where the bar begins, and how wide it is, in per cent.
    pub(crate) bar: (f32, f32),
    /// The same in words.
    pub(crate) says: String,
}

impl Why {
    /// Of what was noticed, with the direct answer as far as it may be seen.
    pub(crate) fn of(t: &Words, between: &Between, noted: &Noted, direct: Option<Direct>) -> Self {
        let finding = &noted.finding;
        let noticed = &finding.noticed;
        let (low, high) = noticed.usual;
        let other = between.other.as_str();
        Self {
            reasons: noticed
                .reasons
                .iter()
                .map(|reason| self::reason(t, between, *reason))
                .collect(),
            usual: t.fill(
                "noticed-usual",
                &[
                    ("other", other),
                    ("low", &points(low)),
                    ("high", &points(high)),
                ],
            ),
            chance: chance(t, noted),
            ask: ask(t, between, noted),
            parts: noticed.parts.map(|kept| parts(t, kept)).unwrap_or_default(),
            direct: direct.map(|direct| said(t, other, direct)),
            watch: match finding.found {
                Found::Asking => t.choice("noticed-watch", noticed.watch.name()),
                Found::Look => t.choice("noticed-looks", noticed.watch.name()),
                Found::Differ => t.say("noticed-differ-rule"),
            },
            // Whether two views differ is told by the usual figures.
            learned: (finding.found != Found::Differ)
                .then(|| learned(t, noticed.parts))
                .flatten(),
            noted: t.fill(
                "noticed-noted",
                &[("other", other), ("engine", &noticed.engine.to_string())],
            ),
        }
    }
}

/// From how many courses it was learned what is usual; nothing where it was the usual figures.
fn learned(t: &Words, parts: Option<Parts>) -> Option<String> {
    let courses = parts?.learned_from;
    (courses > 0).then(|| t.fill("noticed-learned", &[("n", &courses.to_string())]))
}

/// The strongest reason, and how often it appears by chance.
pub(crate) fn first(t: &Words, between: &Between, noted: &Noted) -> String {
    let first = noted.finding.noticed.reasons.first().copied();
    let first = reason(t, between, first.unwrap_or(Reason::Still));
    format!("{first} {}", chance(t, noted))
}

/// Words to begin with, or that nobody need ask: what the client said goes before. `None` once it has ended.
pub(crate) fn ask(t: &Words, between: &Between, noted: &Noted) -> Option<String> {
    let other = |key| t.fill(key, &[("other", between.other.as_str())]);
    Some(match noted.asked? {
        Asked::Wait => other("noticed-ask-wait"),
        Asked::RatherNotSay => other("noticed-ask-rather-not"),
        Asked::SaidNo => other("noticed-ask-said-no"),
        Asked::Freely => t.choice("noticed-ask", noted.finding.found.name()),
    })
}

fn reason(t: &Words, between: &Between, reason: Reason) -> String {
    let other = between.other.as_str();
    match reason {
        Reason::Score => t.fill("noticed-score", &[("other", other)]),
        Reason::Few => t.fill("noticed-few", &[("other", other)]),
        Reason::Item(item) => {
            let item = t.choice("item-short", item.name());
            t.fill("noticed-item", &[("other", other), ("item", &item)])
        }
        Reason::View => t.fill("noticed-view", &[("other", other)]),
        Reason::Still => t.fill("noticed-still", &[("other", other)]),
        Reason::Saw(seen) => {
            let key = format!("noticed-saw-{}", seen.name());
            t.fill(&key, &[("other", other)])
        }
    }
}

fn chance(t: &Words, noted: &Noted) -> String {
    let finding = &noted.finding;
    let n = finding.noticed.by_chance;
    let chance = match (n, finding.found) {
        (0, _) => t.say("noticed-chance-rare"),
        (_, Found::Look) => t.fill("noticed-chance-more", &[("n", &n.to_string())]),
        (_, Found::Asking | Found::Differ) => t.fill("noticed-chance", &[("n", &n.to_string())]),
    };
    match noted.longer {
        true => format!("{chance} {}", t.say("noticed-chance-longer")),
        false => chance,
    }
}

fn said(t: &Words, other: &str, direct: Direct) -> String {
    match direct {
        Direct::No => t.fill("noticed-direct-no", &[("other", other)]),
        Direct::Yes | Direct::ALittle | Direct::RatherNotSay => {
            let answer = t.choice("direct", direct.name());
            t.fill("noticed-direct", &[("other", other), ("answer", &answer)])
        }
    }
}

/// How many doublings the picture is wide to either side: 32 times.
const WIDE: f32 = 5.0;
/// Less than this, in tenths of a doubling, says little: 1.23 times.
const LITTLE: u8 = 3;

fn parts(t: &Words, kept: Parts) -> Vec<Part> {
    let all = [
        ("noticed-part-score", kept.score),
        ("noticed-part-item", kept.item),
        ("noticed-part-view", kept.view),
    ];
    all.map(|(what, tenths)| Part {
        what: t.say(what),
        bar: bar(tenths),
        says: says(t, tenths),
    })
    .into()
}

/// From the middle, at 50 per cent, to the right or to the left; on a scale of doublings.
fn bar(tenths: i8) -> (f32, f32) {
    let width = (f32::from(tenths.unsigned_abs()) / 10.0 / WIDE).min(1.0) * 50.0;
    if tenths < 0 {
        (50.0 - width, width)
    } else {
        (50.0, width)
    }
}

fn says(t: &Words, tenths: i8) -> String {
    let size = tenths.unsigned_abs();
    let times = (f32::from(size) / 10.0).exp2();
    let n = if times < 3.0 {
        format!("{times:.1}")
    } else {
        format!("{times:.0}")
    };
    match (tenths > 0, size) {
        (_, size) if size < LITTLE => t.say("noticed-part-even"),
        (true, 50..) => t.say("noticed-part-most"),
        (false, 50..) => t.say("noticed-part-least"),
        (true, _) => t.fill("noticed-part-for", &[("n", &n)]),
        (false, _) => t.fill("noticed-part-against", &[("n", &n)]),
    }
}

/// Tenths of a point, as points.
fn points(tenths: u8) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_goes_from_the_middle_by_doublings() {
        assert_eq!(bar(0), (50.0, 0.0));
        assert_eq!(bar(10), (50.0, 10.0));
        assert_eq!(bar(-10), (40.0, 10.0));
        assert_eq!(bar(100), (50.0, 50.0));
        assert_eq!(bar(-100), (0.0, 50.0));
    }
}

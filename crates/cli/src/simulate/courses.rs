//! `candor simulate --courses`: a file of simulated courses, a row for each session, with the truth in columns of its own.

use std::path::Path;
use std::process::ExitCode;

use alliance::courses::{Course, Kind, Plan};
use alliance::{Direct, Item};
use analyze::{csv_field, many, pipeline};

use crate::outfile::Out;
use crate::run;
use crate::sentence::Sentence;

/// How many courses are made at a time.
const TOGETHER: u64 = 2000;

/// The courses that are wanted.
pub(super) struct Wanted {
    pub(super) courses: u64,
    pub(super) seed: u64,
    pub(super) plan: Plan,
    pub(super) scores_only: bool,
}

/// Generates the file.
pub(super) fn make(wanted: &Wanted, to: &Path) -> Result<ExitCode, Sentence> {
    // There is nothing to be written over.
    let mut out = Out::create(Some(to), Path::new(""))?;
    out.put(b"client,session,score")?;
    if !wanted.scores_only {
        out.put(b",item_1,item_2,item_3,item_4,item_5,direct,view,true_level,true_dip,true_opened,true_kind,true_candor")?;
    }
    out.put(b"\n")?;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut from = 0;
    let next = || {
        let these = from..wanted.courses.min(from + TOGETHER);
        from = these.end;
        Ok((!these.is_empty()).then_some(these))
    };
    let work = |these: std::ops::Range<u64>, _: &mut ()| {
        let mut lines = Vec::new();
        for n in these {
            let course = wanted.plan.course(wanted.seed, n);
            write(&course, n + 1, wanted.scores_only, &mut lines);
        }
        lines
    };
    pipeline::run(threads, next, work, |lines: Vec<u8>| out.put(&lines))?;
    out.finish()?;
    if to != Path::new("-") {
        run::say(&format!(
            "{} of {} in {}\n",
            many(wanted.courses, "course"),
            many(wanted.plan.sessions as u64, "session"),
            to.display()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn write(course: &Course, number: u64, scores_only: bool, into: &mut Vec<u8>) {
    for (at, answered) in course.answered.iter().enumerate() {
        csv_field::whole(number, into);
        into.push(b',');
        csv_field::whole(at + 1, into);
        into.push(b',');
        if let Some(score) = answered.score {
            csv_field::four(score, into);
        }
        if !scores_only {
            for item in Item::ALL {
                into.push(b',');
                if let Some(points) = answered.items.get(item) {
                    csv_field::whole(points.points(), into);
                }
            }
            into.push(b',');
            into.extend_from_slice(answered.direct.map_or("", Direct::name).as_bytes());
            into.push(b',');
            if let Some(view) = answered.view {
                csv_field::shortest(view, into);
            }
            truth(course, at, into);
        }
        into.push(b'\n');
    }
}

/// The level without what opened, how deep that is, whether it opened in this session, how it shows, and what share of it is shown.
fn truth(course: &Course, at: usize, into: &mut Vec<u8>) {
    for value in [course.level[at], course.dip[at]] {
        into.push(b',');
        csv_field::four(value, into);
    }
    let opened = course.ruptures.iter().any(|rupture| rupture.at == at);
    into.extend_from_slice(if opened { b",1," } else { b",0," });
    let open = course
        .ruptures
        .iter()
        .rev()
        .find(|one| (one.at..one.at + one.left.len()).contains(&at));
    if let Some(rupture) = open {
        let kind: &[u8] = match rupture.kind {
            Kind::Withdrawal => b"withdrawal",
            Kind::Confrontation => b"confrontation",
        };
        into.extend_from_slice(kind);
        into.push(b',');
        csv_field::four(rupture.candor, into);
    } else {
        into.push(b',');
    }
}

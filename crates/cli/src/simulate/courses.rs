//! `candor simulate --courses`: courses of scores in one CSV file, with the truth in columns of its own.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use alliance::Item;
use alliance::courses::{Course, Kind, Plan, Scenario};

use crate::run::Sentence;

/// What of it is said on the command line.
#[derive(clap::Args)]
pub(crate) struct Said {
    /// Where the courses go.
    #[arg(
        long,
        value_name = "FILE.csv",
        requires = "courses",
        help_heading = "Courses of scores"
    )]
    out: Option<PathBuf>,
    /// What kind of site: typical, ceiling, heavy-tails, uneven or bend.
    #[arg(long, default_value = "typical", value_parser = scenario, help_heading = "Courses of scores")]
    scenario: Scenario,
    /// Whether anything opens in them.
    #[arg(long, value_enum, default_value_t = Ruptures::On, help_heading = "Courses of scores")]
    ruptures: Ruptures,
}

/// Whether anything opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Ruptures {
    /// As often as the figures of the field say.
    On,
    /// Never.
    Off,
}

fn scenario(name: &str) -> Result<Scenario, String> {
    Scenario::from_name(name).ok_or_else(|| {
        let all = Scenario::ALL.map(Scenario::name).join(", ");
        format!("there is no such scenario; there are {all}")
    })
}

/// The columns. Those that begin with `true_` say what no score tells.
const HEAD: &str = "client,session,score,item_1,item_2,item_3,item_4,item_5,direct,view,true_level,true_dip,true_opened,true_kind";

/// Writes them. A file that cannot be finished is removed.
pub(super) fn write(
    said: &Said,
    courses: u64,
    sessions: u32,
    seed: u64,
) -> Result<ExitCode, Sentence> {
    let out = said
        .out
        .as_deref()
        .ok_or("--out FILE.csv is missing: where the courses go")?;
    let plan = Plan {
        scenario: said.scenario,
        sessions: usize::try_from(sessions).map_err(|e| e.to_string())?,
        ruptures: said.ruptures == Ruptures::On,
        missing: true,
    };
    let wrong = |e: std::io::Error| format!("{} could not be written: {e}", out.display());
    let file = File::create_new(out).map_err(wrong)?;
    if let Err(error) = write_all(file, &plan, courses, seed) {
        let _ = std::fs::remove_file(out);
        return Err(wrong(error));
    }
    tell(out, courses, sessions);
    Ok(ExitCode::SUCCESS)
}

fn tell(out: &Path, courses: u64, sessions: u32) {
    println!(
        "{courses} courses of {sessions} sessions are in {}.",
        out.display()
    );
}

fn write_all(file: File, plan: &Plan, courses: u64, seed: u64) -> std::io::Result<()> {
    let mut file = BufWriter::with_capacity(1 << 20, file);
    writeln!(file, "{HEAD}")?;
    let mut text = String::new();
    for n in 0..courses {
        text.clear();
        rows(&plan.course(seed, n), n + 1, &mut text);
        file.write_all(text.as_bytes())?;
    }
    file.into_inner().map_err(|e| e.into_error())?.sync_all()
}

/// The rows of one course.
fn rows(course: &Course, client: u64, text: &mut String) {
    for (session, answered) in course.answered.iter().enumerate() {
        let _ = write!(text, "{client},{},", session + 1);
        if let Some(score) = answered.score {
            let _ = write!(text, "{score:.4}");
        }
        for item in Item::ALL {
            text.push(',');
            if let Some(points) = answered.items.get(item) {
                let _ = write!(text, "{}", points.points());
            }
        }
        text.push(',');
        if let Some(direct) = answered.direct {
            text.push_str(direct.name());
        }
        text.push(',');
        if let Some(view) = answered.view {
            let _ = write!(text, "{view:.0}");
        }
        let (level, dip) = (course.level[session], course.dip[session]);
        let opened = course.ruptures.iter().find(|rupture| rupture.at == session);
        let kind = match opened.map(|rupture| rupture.kind) {
            Some(Kind::Withdrawal) => "withdrawal",
            Some(Kind::Confrontation) => "confrontation",
            None => "",
        };
        let _ = writeln!(
            text,
            ",{level:.4},{dip:.4},{},{kind}",
            u8::from(opened.is_some())
        );
    }
}

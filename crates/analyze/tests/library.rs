//! The crate as a Rust program uses it: no command line, no file that it has to name.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use analyze::{Analysis, Error, Input, Observer, Options, Report, Stage, rules};

const SCORES: &str = "client,session,score\na,1,6\na,2,6.5\na,3,3\nb,1,5\nb,x,5\n";

fn input(text: &str) -> Input {
    Input::spool(text.as_bytes(), "scores", None).unwrap()
}

fn options() -> Options {
    let mut options = Options::default();
    options.scales.score = Some("1:7".parse().unwrap());
    options
}

fn analyzed(text: &str, options: Options) -> Result<(String, Report), Error> {
    let mut results = Vec::new();
    let report = analyze::analyze(input(text), options, &mut results, &mut ())?;
    Ok((String::from_utf8(results).unwrap(), report))
}

#[test]
fn lines_go_to_any_writer_and_the_rest_is_in_the_report() {
    let mut with_rules = options();
    with_rules.rules = rules::ALL.iter().collect();
    with_rules.charts = 3;
    with_rules.learn = true;
    let (results, report) = analyzed(SCORES, with_rules).unwrap();
    assert_eq!(results.lines().count(), 5);
    let columns = 9 + rules::ALL.len();
    assert!(
        results
            .lines()
            .all(|line| line.split(',').count() == columns)
    );
    assert_eq!(
        (report.courses(), report.sessions(), report.left_out()),
        (2, 4, 1)
    );
    let text = report.text();
    assert!(
        text.starts_with("scores: 2 courses, 4 sessions; 1 row left out"),
        "{text}"
    );
    let html = report.html();
    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"));
    assert!(html.contains("<h3>a</h3>"), "what fell is charted");
    assert!(report.prior().unwrap().contains("[engine]"));
}

#[test]
fn without_being_asked_it_learns_and_charts_nothing() {
    let (_, report) = analyzed(SCORES, options()).unwrap();
    assert_eq!(report.prior(), None);
    assert!(report.html().contains("<p>Nothing was flagged.</p>"));
    let analysis = Analysis::new(input(SCORES), options()).unwrap();
    let same = analysis.run(&mut io::sink(), &mut ()).unwrap();
    assert_eq!(same.text(), report.text(), "lines or none");
}

/// Watches, and stops at the first stage of that kind.
#[derive(Default)]
struct Watch {
    stop_at: Option<Stage>,
    seen: Vec<Stage>,
    over: usize,
    sorted: bool,
}

impl Observer for Watch {
    fn progress(&mut self, stage: Stage, read: u64, all: u64) -> ControlFlow<()> {
        assert!(read <= all);
        self.seen.push(stage);
        if self.stop_at == Some(stage) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn over(&mut self) {
        self.over += 1;
    }

    fn sorts_in(&mut self, folder: &Path) {
        self.sorted = folder.is_dir();
    }
}

#[test]
fn a_file_that_has_to_be_sorted_begins_again() {
    // Long enough that lines were written before it shows.
    let course = |client: u32| (1..=9).map(move |session| format!("{client:0>900},{session},5\n"));
    let mut rows: Vec<String> = (1..300).flat_map(course).collect();
    let sorted = format!("client,session,score\n{}", rows.concat());
    let first = rows.remove(0);
    rows.push(first);
    let unsorted = format!("client,session,score\n{}", rows.concat());
    let mut quick = options();
    quick.engine = false;
    let (expected, _) = analyzed(&sorted, quick.clone()).unwrap();
    let (mut results, mut watch) = (b"from before\n".to_vec(), Watch::default());
    analyze::analyze(input(&unsorted), quick, &mut results, &mut watch).unwrap();
    assert!(
        String::from_utf8(results).unwrap() == expected,
        "as if it had been sorted"
    );
    assert!(watch.sorted && watch.seen.contains(&Stage::Sorting));
    assert_eq!(watch.over, 3, "read, sorted, read");
}

#[test]
fn whoever_watches_can_stop_it() {
    let mut watch = Watch {
        stop_at: Some(Stage::Reading),
        ..Watch::default()
    };
    let stopped = analyze::analyze(input(SCORES), options(), &mut io::sink(), &mut watch);
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert_eq!((watch.seen.len(), watch.over), (1, 1));
}

#[test]
fn errors_are_sentences() {
    let complaint = |text: &str, options| analyzed(text, options).err().unwrap().to_string();
    let mut strict = options();
    strict.strict = true;
    assert_eq!(
        complaint(SCORES, strict),
        "scores, line 6, “session”: expected the whole number of a session, found “x”"
    );
    assert_eq!(complaint("", options()), "scores: there is nothing in it");
    let missing = Input::open(Path::new("/nowhere/at-all.csv")).err().unwrap();
    assert_eq!(
        missing.to_string(),
        "/nowhere/at-all.csv: there is no such file or folder"
    );
    let folder = Input::open(Path::new("/")).err().unwrap();
    assert_eq!(folder.to_string(), "/ is a folder");
}

/// A writer whose disk is full.
struct Full;

impl io::Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl analyze::Results for Full {
    fn restart(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_results_cannot_take_ends_it() {
    let ended = analyze::analyze(input(SCORES), options(), &mut Full, &mut ());
    let error = ended.err().unwrap();
    assert!(matches!(error, Error::Results(_)));
    assert_eq!(
        error.to_string(),
        "the results could not be written: the disk is full"
    );
}

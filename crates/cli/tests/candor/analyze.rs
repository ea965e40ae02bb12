//! `candor analyze` and `candor simulate --courses`, on real files through the real program.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::common::program::{complained, run, said};

/// What it says of a file, with more arguments.
fn analyze(file: &Path, more: &[&str]) -> Output {
    let mut arguments = vec!["analyze", file.to_str().unwrap()];
    arguments.extend(more);
    run(&arguments)
}

/// The results for a text, as lines.
fn results(text: &[u8], more: &[&str]) -> Vec<String> {
    let home = tempfile::tempdir().unwrap();
    let (file, out) = (home.path().join("in.csv"), home.path().join("out.csv"));
    fs::write(&file, text).unwrap();
    let mut arguments = vec!["--out", out.to_str().unwrap()];
    arguments.extend(more);
    let output = analyze(&file, &arguments);
    assert!(output.status.success(), "{}", complained(&output));
    assert_eq!(fs::read(&file).unwrap(), text, "the input stays as it is");
    let text = fs::read_to_string(&out).unwrap();
    text.lines().map(str::to_owned).collect()
}

const PLAIN: &str = "client,session,score\n\
                     a,1,5.5\na,2,5.75\na,3,5.5\na,4,5.5\na,5,3.5\n\
                     b,1,6.5\nb,2,6.25\nb,3,\nb,4,6.5\n";
const SCALE: [&str; 2] = ["--scale", "1:7"];

#[test]
fn the_columns_are_what_was_promised_and_a_fall_is_found() {
    let lines = results(PLAIN.as_bytes(), &SCALE);
    let head = "client,session,score,level,usual_low,usual_high,p_opened,p_open,flag";
    assert_eq!(lines[0], head);
    assert_eq!(lines.len(), 1 + 9);
    let flags: Vec<&str> = lines[1..]
        .iter()
        .map(|l| l.rsplit(',').next().unwrap())
        .collect();
    assert_eq!(
        flags,
        [
            "none", "none", "none", "none", "ask", "none", "none", "none", "none"
        ]
    );
    assert!(
        lines[8].starts_with("b,3,,"),
        "no score is no score: {}",
        lines[8]
    );
    let with_rules = [&SCALE[..], &["--rule", "fall-1sd,shrunken-ask"]].concat();
    let lines = results(PLAIN.as_bytes(), &with_rules);
    assert_eq!(lines[0], format!("{head},fall-1sd,shrunken-ask"));
    for line in &lines[1..] {
        let ones = line
            .rsplit(',')
            .take(2)
            .all(|cell| cell == "0" || cell == "1");
        assert!(ones, "{line}");
    }
}

/// The same file as every program of the world writes it.
#[test]
fn every_way_of_writing_it_is_read_the_same() {
    let expected = results(PLAIN.as_bytes(), &SCALE);
    let semicolons = PLAIN.replace(',', ";").replace('.', ",");
    for (what, text) in [
        ("semicolons and decimal commas", semicolons.clone()),
        ("tabs", PLAIN.replace(',', "\t")),
        ("a mark of the byte order", format!("\u{feff}{PLAIN}")),
        ("Windows line ends", PLAIN.replace('\n', "\r\n")),
        ("no line end at the end", PLAIN.trim_end().to_owned()),
        (
            "quotes",
            PLAIN.replace("a,", "\"a\",").replace("5.75", "\"5.75\""),
        ),
        ("empty lines", PLAIN.replace("b,1", "\n\nb,1")),
        (
            "all of it",
            format!("\u{feff}{}", semicolons.replace('\n', "\r\n")),
        ),
    ] {
        assert_eq!(results(text.as_bytes(), &SCALE), expected, "{what}");
    }
    for missing in ["NA", "NaN", "#NULL!", "na", "."] {
        let text = PLAIN.replace("b,3,", &format!("b,3,{missing}"));
        let lines = results(text.as_bytes(), &SCALE);
        assert_eq!(lines, expected, "{missing}");
    }
}

#[test]
fn bad_rows_are_named_counted_and_left_out_or_stop_it() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("in.csv");
    let text = PLAIN
        .replace("a,3,5.5", "a,3,five")
        .replace("b,2,6.25", "b,two,6.25");
    fs::write(&file, &text).unwrap();
    let output = analyze(&file, &SCALE);
    assert!(output.status.success(), "{}", complained(&output));
    let told = said(&output);
    assert!(told.contains("2 rows cannot be used"), "{told}");
    assert!(told.contains("line 4") && told.contains("“five”"), "{told}");
    assert!(told.contains("line 8") && told.contains("“two”"), "{told}");
    let out = home.path().join("out.csv");
    let strict = [&SCALE[..], &["--strict", "--out", out.to_str().unwrap()]].concat();
    let output = analyze(&file, &strict);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complained(&output).contains("line 4"),
        "{}",
        complained(&output)
    );
    assert!(!out.exists(), "no half a result");
}

#[test]
fn what_is_no_table_is_said_so() {
    let home = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("columns.csv", b"x,y,z\n1,2,3\n"),
        ("binary.csv", b"\x00\x01\x02\xff\xfe\x00"),
    ] {
        let file = home.path().join(name);
        fs::write(&file, bytes).unwrap();
        let output = analyze(&file, &[]);
        assert_eq!(output.status.code(), Some(1), "{name}: {}", said(&output));
        let complaint = complained(&output);
        assert!(
            complaint.starts_with("candor: ") && complaint.len() > 20,
            "{name}: {complaint}"
        );
    }
    let output = analyze(&home.path().join("nowhere.csv"), &[]);
    assert_eq!(output.status.code(), Some(1));
    let itself = home.path().join("itself.csv");
    fs::write(&itself, PLAIN).unwrap();
    let output = analyze(&itself, &["--out", itself.to_str().unwrap()]);
    assert_eq!(
        output.status.code(),
        Some(1),
        "the input is never written over"
    );
    assert_eq!(fs::read_to_string(&itself).unwrap(), PLAIN);
}

/// One page with everything in it: nothing is fetched, and what stands in a file stays text.
#[test]
fn the_report_is_one_page_and_harmless() {
    let home = tempfile::tempdir().unwrap();
    let (file, report) = (home.path().join("in.csv"), home.path().join("report.html"));
    let text = PLAIN.replace("a,", "<script>alert(1)</script>,");
    fs::write(&file, text).unwrap();
    let more = ["--rule", "fall-1sd", "--html", report.to_str().unwrap()];
    let output = analyze(&file, &[&SCALE[..], &more].concat());
    assert!(output.status.success(), "{}", complained(&output));
    let page = fs::read_to_string(&report).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"));
    assert!(
        page.contains("&lt;script&gt;alert(1)"),
        "the client is named"
    );
    for never in ["<script", "http:", "https:", "src=", "@import", "url("] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(page.contains("class=\"ask\"") && page.contains("fall-1sd"));
    assert!(page.contains("by chance"));
}

/// Simulated courses: the same seed, the same bytes; and the results do not depend on threads or on the order of rows.
#[test]
fn order_and_threads_make_no_difference() {
    let home = tempfile::tempdir().unwrap();
    let [courses, again, mixed] =
        ["one.csv", "again.csv", "mixed.csv"].map(|n| home.path().join(n));
    for file in [&courses, &again] {
        let file = file.to_str().unwrap();
        let output = run(&[
            "simulate",
            "--courses",
            "400",
            "--sessions",
            "9",
            "--seed",
            "11",
            "--out",
            file,
        ]);
        assert!(output.status.success(), "{}", complained(&output));
    }
    let text = fs::read_to_string(&courses).unwrap();
    assert_eq!(text, fs::read_to_string(&again).unwrap());
    assert_eq!(text.lines().count(), 1 + 400 * 9);
    assert!(text.starts_with("client,session,score,") && text.contains("withdrawal"));
    // Sessions of all clients beside each other.
    let (head, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.sort_by_key(|row| {
        let mut cells = row.split(',').map(|cell| cell.parse::<u32>().unwrap_or(0));
        let client = cells.next();
        (cells.next(), client)
    });
    fs::write(&mixed, format!("{head}\n{}\n", rows.join("\n"))).unwrap();

    let result = |file: &Path, threads: &str| {
        let out = home.path().join("out.csv");
        let output = analyze(
            file,
            &[
                "--out",
                out.to_str().unwrap(),
                "--rule",
                "all",
                "--threads",
                threads,
            ],
        );
        assert!(output.status.success(), "{}", complained(&output));
        let mut lines: Vec<String> = fs::read_to_string(&out)
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect();
        let told = said(&output);
        lines[1..].sort();
        (lines, told)
    };
    let (expected, _) = result(&courses, "1");
    assert_eq!(expected.len(), 1 + 400 * 9);
    assert_eq!(result(&courses, "4").0, expected);
    let (sorted, told) = result(&mixed, "2");
    assert_eq!(sorted, expected);
    assert!(
        told.contains("sorted"),
        "it says that it had to be sorted: {told}"
    );
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().collect();
    assert_eq!(left.len(), 4, "nothing else is left behind: {left:?}");
}

/// What nothing happened in is flagged as often as the budget says.
#[test]
fn the_budget_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("quiet.csv");
    let path = file.to_str().unwrap();
    let output = run(&[
        "simulate",
        "--courses",
        "3000",
        "--sessions",
        "12",
        "--ruptures",
        "off",
        "--out",
        path,
    ]);
    assert!(output.status.success(), "{}", complained(&output));
    // The scores alone: what else is in the file has its own share of chance.
    let text = fs::read_to_string(&file).unwrap();
    let three = |line: &str| line.split(',').take(3).collect::<Vec<_>>().join(",");
    let scores: Vec<String> = text.lines().map(three).collect();
    fs::write(&file, scores.join("\n")).unwrap();
    for (budget, low, high) in [("0.25", 0.20, 0.29), ("0.10", 0.06, 0.13)] {
        let out = home.path().join(format!("{budget}.csv"));
        let output = analyze(&file, &["--budget", budget, "--out", out.to_str().unwrap()]);
        assert!(output.status.success(), "{}", complained(&output));
        let text = fs::read_to_string(&out).unwrap();
        let asked: std::collections::HashSet<&str> = text
            .lines()
            .filter(|line| line.ends_with(",ask"))
            .filter_map(|line| line.split(',').next())
            .collect();
        let share = asked.len() as f64 / 3000.0;
        assert!((low..high).contains(&share), "{budget}: {share}");
    }
}

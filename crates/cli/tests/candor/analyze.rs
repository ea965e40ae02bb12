//! `candor analyze`: real files, as programs write them and as people spoil them, through the real program.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::common::program::{CANDOR, candor, complained, equip, run, said};

/// A folder with a file in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn with(bytes: impl AsRef<[u8]>) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.at("in.csv"), bytes).unwrap();
        desk
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn analyze(&self, more: &[&str]) -> Output {
        let mut command = candor();
        command
            .current_dir(self.0.path())
            .args(["analyze", "in.csv", "--out", "out.csv"]);
        command.args(more).output().unwrap()
    }

    /// The results, after a run that has to succeed.
    fn results(&self, more: &[&str]) -> String {
        let output = self.analyze(more);
        assert!(output.status.success(), "{}", complained(&output));
        fs::read_to_string(self.at("out.csv")).unwrap()
    }

    /// Client, session and score of each line of the results.
    fn read_as(&self, more: &[&str]) -> Vec<String> {
        let first_three = |line: &str| line.splitn(4, ',').take(3).collect::<Vec<_>>().join(",");
        self.results(more)
            .lines()
            .skip(1)
            .map(first_three)
            .collect()
    }

    /// What is in the folder.
    fn files(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = names
            .map(|f| f.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn simulated(desk: &Desk, name: &str, more: &[&str]) -> Vec<u8> {
    let to = desk.at(name);
    let mut arguments = vec!["simulate", "--out", to.to_str().unwrap()];
    arguments.extend(more);
    let output = run(&arguments);
    assert!(output.status.success(), "{}", complained(&output));
    fs::read(to).unwrap()
}

#[test]
fn the_columns_are_these_and_a_session_has_a_line() {
    let desk = Desk::with("client,session,score\na,1,6\na,2,6.5\na,3,6.25\nb,1,5\n");
    let results = desk.results(&["--rule", "fall-1sd,chart-2s", "--scale", "1:7"]);
    let mut lines = results.lines();
    assert_eq!(
        lines.next(),
        Some(
            "client,session,score,level,usual_low,usual_high,p_opened,p_open,flag,fall-1sd,chart-2s"
        )
    );
    let first: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!(
        (&first[..3], &first[8..]),
        (&["a", "1", "6"][..], &["none", "0", "0"][..])
    );
    for figure in &first[3..8] {
        assert_eq!(
            figure.split_once('.').map(|(_, parts)| parts.len()),
            Some(4),
            "{figure}"
        );
    }
    assert_eq!(lines.count(), 3);
    let alone = desk.results(&["--rule", "fall-1sd", "--no-engine"]);
    assert!(alone.lines().any(|line| line == "b,1,5,,,,,,,0"), "{alone}");
}

#[test]
fn a_session_without_an_answer_is_never_flagged() {
    let desk = Desk::with("client,session,score\na,1,6\na,2,6\na,3,6\na,4,3\na,5,NA\na,7,3\n");
    let results = desk.results(&["--scale", "1:7", "--rule", "all"]);
    let flagged = |session: &str| {
        let line = results
            .lines()
            .find(|line| line.starts_with(session))
            .unwrap();
        line.split(',')
            .skip(8)
            .any(|field| field != "none" && field != "0")
    };
    assert!(flagged("a,4,") && !flagged("a,5,"), "{results}");
    assert_eq!(
        results.lines().count(),
        7,
        "a session that is not in the file has no line"
    );
}

#[test]
fn a_deep_fall_is_worth_asking_about_and_a_yes_always_is() {
    let mut file = String::from("client,session,score,direct\n");
    for session in 1..=8 {
        let score = if session == 7 { "4.0" } else { "6.1" };
        file += &format!(
            "falls,{session},{score},\nsays,{session},6.1,{}\n",
            if session == 3 { "yes" } else { "no" }
        );
    }
    let desk = Desk::with(file);
    let results = desk.results(&["--scale", "1:7"]);
    let asked: Vec<&str> = results
        .lines()
        .filter(|line| line.ends_with(",ask"))
        .collect();
    assert!(
        asked.iter().any(|line| line.starts_with("falls,7,")),
        "{results}"
    );
    assert!(
        asked.iter().any(|line| line.starts_with("says,3,")),
        "{results}"
    );
    assert!(
        results
            .lines()
            .any(|line| line.starts_with("says,7,") && line.ends_with(",none")),
        "{results}"
    );
}

/// The same four sessions, as different programs write them.
#[test]
fn every_dialect_says_the_same() {
    let expected = ["1,1,5.5", "1,2,", "1,3,6.25", "Z;B,1,7"];
    let dialects: [&[u8]; 7] = [
        b"client,session,score\n1,1,5.5\n1,2,NA\n1,3,6.25\nZ;B,1,7\n",
        b"\xef\xbb\xbfClient;Session;Score\r\n1;1;5,5\r\n1;2;#NULL!\r\n1;3;6,25\r\n\"Z;B\";1;7\r\n",
        b"\"client\",\"session\",\"score\"\n\"1\",\"1\",\"5,5\"\n\"1\",\"2\",\"\"\n\"1\",\"3\",\"6,25\"\n\"Z;B\",\"1\",\"7\"\n",
        b"Patient ID\tnotes\tSession No\tSRS total\n1\tx\t1\t5.5\n1\t\t2\tNaN\n1\t\"two\nlines\"\t3\t6.25\nZ;B\t\t1\t7\n",
        b"1,1.0,5.5\n1,2.0,\n1,3.0,6.25\nZ;B,1.0,7.0\n",
        b"client,session,score\r1,1,5.5\r1,2,.\r1,3,6.25\rZ;B,1,7",
        b"\n\nclient|session|score\n\n1|1|+5.50\n1|2|n/a\n 1 |3| 6.25 \n\nZ;B|1|7\n\n",
    ];
    for (number, dialect) in dialects.iter().enumerate() {
        let desk = Desk::with(dialect);
        assert_eq!(
            desk.read_as(&["--scale", "1:7", "--strict"]),
            expected,
            "dialect {number}"
        );
    }
}

#[test]
fn what_was_found_out_about_a_file_is_said() {
    let desk = Desk::with(b"\xef\xbb\xbfPatient;Sitzung;Score\r\n1;1;5,5\r\n1;2;6,25\r\n");
    let text = said(&desk.analyze(&[]));
    for part in [
        "semicolons, decimal commas, Windows line ends, a byte order mark",
        "client = “Patient”, session = “Sitzung”, score = “Score”",
        "1 to 7 (guessed",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let desk = Desk::with("who,n,a,b\n1,1,5,6\n");
    let output = desk.analyze(&[]);
    assert!(!output.status.success());
    assert!(
        complained(&output).contains("--client"),
        "{}",
        complained(&output)
    );
    assert_eq!(
        desk.read_as(&[
            "--client",
            "who",
            "--session",
            "2",
            "--score",
            "b",
            "--scale",
            "0:10"
        ]),
        ["1,1,6"]
    );
}

#[test]
fn rows_that_cannot_be_used_are_named_and_left_out() {
    let file = "client,session,score\na,1,6\na,2,55\na,x,6\n,3,6\na,4\na,4,\"6.5\na,5,six\na,6,6.1\na,6,2\n";
    let desk = Desk::with(file);
    let output = desk.analyze(&["--scale", "1:7"]);
    assert!(output.status.success(), "{}", complained(&output));
    let text = said(&output);
    for part in [
        "in.csv, line 3, “score”: expected a number from 1 to 7, found “55”",
        "in.csv, line 4, “session”: expected the whole number of a session, found “x”",
        "in.csv, line 5, “client”: expected a client, found nothing",
        "in.csv, line 6: expected 3 columns or more, found “2”",
        "in.csv, line 7: expected a quote that closes",
        "in.csv, line 8, “score”: expected a number from 1 to 7, found “six”",
        "in.csv, line 10, “session”: expected each session of client a once",
        "1 course, 2 sessions; 7 rows left out",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(desk.read_as(&["--scale", "1:7"]), ["a,1,6", "a,6,6.1"]);
    fs::remove_file(desk.at("out.csv")).unwrap();
    let output = desk.analyze(&["--scale", "1:7", "--strict"]);
    assert!(!output.status.success());
    assert!(
        complained(&output).contains("line 3, “score”: expected"),
        "{}",
        complained(&output)
    );
    assert_eq!(desk.files(), ["in.csv"], "something was left behind");
}

#[test]
fn a_file_of_one_row_or_none_is_a_file() {
    let desk = Desk::with("client,session,score\n");
    assert!(desk.read_as(&["--html", "report.html"]).is_empty());
    let desk = Desk::with("client,session,score\nx,1,5");
    assert_eq!(
        desk.read_as(&["--prior", "learn", "--rule", "all"]),
        ["x,1,5"]
    );
    for nothing in ["", "\n\n"] {
        let output = Desk::with(nothing).analyze(&[]);
        assert!(!output.status.success() && complained(&output).contains("there is nothing in it"));
    }
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    for (bytes, what) in [
        (&b"PK\x03\x04rest"[..], "a spreadsheet"),
        (b"\xff\xfec\0l\0", "UTF-16"),
        (b"\x1f\x8b\x08rest", "compressed"),
        (b"$FL2@(#)", "SPSS"),
    ] {
        let output = Desk::with(bytes).analyze(&[]);
        assert!(
            !output.status.success() && complained(&output).contains(what),
            "{}",
            complained(&output)
        );
    }
    // Any other bytes in a name stay what they are.
    let desk = Desk::with(b"client,session,score\nM\xfcller,1,5\nM\xfcller,2,5\n");
    assert!(desk.analyze(&[]).status.success());
    assert!(
        fs::read(desk.at("out.csv"))
            .unwrap()
            .windows(6)
            .any(|bytes| bytes == b"M\xfcller")
    );
}

#[test]
fn a_line_that_does_not_end_costs_itself() {
    let mut file = b"client,session,score\na,1,5\n".to_vec();
    file.extend(std::iter::repeat_n(b'x', 3_000_000));
    file.extend_from_slice(b"\na,2,6\nb,1,5\n");
    let desk = Desk::with(file);
    let output = desk.analyze(&["--scale", "1:7"]);
    assert!(
        said(&output).contains("line 3: expected a line of at most 256 KiB"),
        "{}",
        said(&output)
    );
    assert_eq!(
        desk.read_as(&["--scale", "1:7"]),
        ["a,1,5", "a,2,6", "b,1,5"]
    );
}

#[test]
fn raters_and_sessions_by_date_are_understood() {
    let desk = Desk::with(
        "id,date,rater,score\n1,2026-03-08,client,6\n1,2026-03-01,client,5\n1,2026-03-01,therapist,7\n1,2026-03-01,observer,2\n",
    );
    assert_eq!(desk.read_as(&["--scale", "1:7"]), ["1,1,5", "1,2,6"]);
    let text = said(&desk.analyze(&["--scale", "1:7"]));
    assert!(
        text.contains("session by date") && text.contains("1 row of neither client nor therapist"),
        "{text}"
    );
    let desk = Desk::with("client,session,item_1,item_2,item_3\n1,1,5,6,7\n1,2,5,,7\n1,3,5,,\n");
    assert_eq!(
        desk.read_as(&["--scale", "1:7"]),
        ["1,1,6", "1,2,6", "1,3,"]
    );
}

/// However many threads, and in whatever order the rows come, the results are the same to the last byte.
#[test]
fn threads_and_order_make_no_difference() {
    let desk = Desk::with("");
    let sorted = simulated(
        &desk,
        "in.csv",
        &["--courses", "9000", "--sessions", "12", "--seed", "5"],
    );
    assert!(
        sorted.len() > 3_000_000,
        "it has to be cut into several pieces"
    );
    let with = [
        "--rule",
        "all",
        "--prior",
        "learn",
        "--score",
        "score",
        "--threads",
    ];
    let of = |threads: &'static str| desk.results(&[&with[..], &[threads]].concat());
    let one = of("1");
    assert_eq!(one.lines().count(), 9000 * 12 + 1);
    assert!(
        one == of("2") && one == of("5"),
        "threads make a difference"
    );
    // Session by session instead of client by client.
    let text = String::from_utf8(sorted).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.sort_by_key(|row| row.split(',').nth(1).unwrap().parse::<u32>().unwrap());
    fs::write(
        desk.at("in.csv"),
        format!("{header}\n{}\n", rows.join("\n")),
    )
    .unwrap();
    let output = desk.analyze(&[&with[..], &["2"]].concat());
    assert!(
        complained(&output).contains("sorted first, on a temporary file"),
        "{}",
        complained(&output)
    );
    assert!(said(&output).contains("results come sorted by client"));
    assert!(
        fs::read_to_string(desk.at("out.csv")).unwrap() == one,
        "the order makes a difference"
    );
    assert_eq!(
        desk.files(),
        ["in.csv", "out.csv"],
        "something was left behind"
    );
}

/// Where nothing opened, about as many courses are asked about as the budget says.
#[test]
fn the_budget_is_kept_and_what_chance_flags_is_what_it_says() {
    let desk = Desk::with("");
    simulated(
        &desk,
        "in.csv",
        &[
            "--courses",
            "4000",
            "--ruptures",
            "off",
            "--missing",
            "off",
            "--scores-only",
        ],
    );
    let text = said(&desk.analyze(&["--rule", "fall-1sd,shrunken-ask"]));
    let line = |name: &str| {
        let line = text
            .lines()
            .find(|line| line.trim_start().starts_with(name))
            .unwrap();
        let shares: Vec<f64> = line
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect();
        let percents: Vec<&str> = line.split('%').collect();
        assert_eq!(percents.len(), 3, "{line} {shares:?}");
        let last = |part: &str| {
            part.split_whitespace()
                .last()
                .unwrap()
                .parse::<f64>()
                .unwrap()
        };
        (last(percents[0]), last(percents[1]))
    };
    for (name, known) in [
        ("engine: ask", 25.0),
        ("fall-1sd", 93.0),
        ("shrunken-ask", 25.0),
    ] {
        let (found, chance) = line(name);
        assert!((found - known).abs() <= 3.0, "{name}: {found}\n{text}");
        assert!(
            (found - chance).abs() <= 3.0,
            "{name}: {found} and {chance}\n{text}"
        );
    }
}

#[test]
fn the_report_is_one_page_that_loads_nothing() {
    let desk = Desk::with("");
    simulated(&desk, "in.csv", &["--courses", "300", "--seed", "3"]);
    desk.results(&["--html", "report.html", "--rule", "fall-2sd,shrunken-ask"]);
    let page = fs::read_to_string(desk.at("report.html")).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    for outside in [
        "http:", "https:", "<script", "url(", "@import", "<img", "<link",
    ] {
        assert!(!page.contains(outside), "{outside}");
    }
    let count = |what: &str| page.matches(what).count();
    assert_eq!(count("<li><h3>"), 60);
    assert_eq!(count("<table"), 61, "a table beside each picture");
    assert!(count("class=\"ask\"") > 30);
    let desk = Desk::with("client,session,score\n<b>&,1,6\n<b>&,2,6\n<b>&,3,1\n");
    desk.results(&["--html", "report.html", "--scale", "1:7", "--budget", "0.9"]);
    let page = fs::read_to_string(desk.at("report.html")).unwrap();
    assert!(page.contains("&lt;b&gt;&amp;") && !page.contains("<b>"));
}

#[test]
fn a_figure_of_one_file_can_be_the_prior_of_another() {
    let desk = Desk::with("");
    simulated(
        &desk,
        "in.csv",
        &["--courses", "500", "--scenario", "ceiling", "--scores-only"],
    );
    let learned = desk.results(&["--prior", "learn", "--save-prior", "site.toml"]);
    let file = fs::read_to_string(desk.at("site.toml")).unwrap();
    assert!(file.contains("mean = 6."), "{file}");
    assert!(
        learned == desk.results(&["--prior", "site.toml"]),
        "the prior does not come back as it was"
    );
    assert!(
        learned != desk.results(&[]),
        "the prior makes no difference"
    );
    fs::write(desk.at("site.toml"), "mean = \"high\"\n").unwrap();
    let output = desk.analyze(&["--prior", "site.toml"]);
    assert!(!output.status.success() && complained(&output).contains("site.toml cannot be used"));
}

#[test]
fn what_is_read_is_never_written_over() {
    let desk = Desk::with("client,session,score\na,1,5\n");
    std::os::unix::fs::symlink(desk.at("in.csv"), desk.at("other.csv")).unwrap();
    for name in ["in.csv", "./in.csv", "other.csv"] {
        let mut command = candor();
        let output = command
            .current_dir(desk.0.path())
            .args(["analyze", "in.csv", "--out", name])
            .output()
            .unwrap();
        assert!(
            !output.status.success() && complained(&output).contains("is what is read"),
            "{name}"
        );
    }
    let output = desk.analyze(&["--html", "out.csv"]);
    assert!(!output.status.success() && complained(&output).contains("asked for twice"));
    assert_eq!(
        fs::read_to_string(desk.at("in.csv")).unwrap(),
        "client,session,score\na,1,5\n"
    );
    assert_eq!(desk.files(), ["in.csv", "other.csv"]);
}

/// A shell in which no file may become larger than so many blocks of 512 bytes: the write is refused as on a full disk.
#[test]
fn a_full_disk_is_a_sentence_and_leaves_nothing_behind() {
    let desk = Desk::with("");
    simulated(&desk, "in.csv", &["--courses", "3000", "--scores-only"]);
    let before = "the results of last time\n";
    fs::write(desk.at("out.csv"), before).unwrap();
    let mut shell = Command::new("sh");
    shell.current_dir(desk.0.path());
    shell.args([
        "-c",
        "trap '' XFSZ; ulimit -f 200; exec \"$@\"",
        "sh",
        CANDOR,
    ]);
    equip(&mut shell);
    let output = shell
        .args(["analyze", "in.csv", "--out", "out.csv"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(
        complained(&output)
            .contains("out.csv could not be written: a file may not become as large"),
        "{}",
        complained(&output)
    );
    assert_eq!(fs::read_to_string(desk.at("out.csv")).unwrap(), before);
    assert_eq!(desk.files(), ["in.csv", "out.csv"]);
    let output = candor()
        .args(["analyze"])
        .arg(desk.at("in.csv"))
        .args(["--out", "/dev/null/x.csv"])
        .output()
        .unwrap();
    assert!(!output.status.success() && complained(&output).contains("could not be written"));
}

#[test]
fn a_pipe_goes_in_and_out() {
    let text = "client,session,score\nb,1,5\na,1,6\nb,2,5\n";
    let mut command = candor();
    command
        .args(["analyze", "-", "--out", "-", "--scale", "1:7"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", complained(&output));
    let clients: Vec<String> = said(&output)
        .lines()
        .skip(1)
        .map(|line| line[..3].to_owned())
        .collect();
    assert_eq!(clients, ["a,1", "b,1", "b,2"]);
    assert!(complained(&output).contains("standard input: 2 courses, 3 sessions"));
}

#[test]
fn a_mistake_in_the_command_is_explained() {
    let desk = Desk::with("client,session,score\na,1,5\n");
    for (arguments, part) in [
        (
            &["--rule", "fall-3sd"][..],
            "there is no such rule. There are fall-1sd",
        ),
        (&["--budget", "2"], "a share between 0.01 and 0.9"),
        (&["--scale", "7:1"], "as in 1:7"),
        (
            &["--score", "points"],
            "there is no such column. There are “client”",
        ),
        (&["--no-engine"], "--rule"),
    ] {
        let output = desk.analyze(arguments);
        assert!(
            !output.status.success() && complained(&output).contains(part),
            "{part}: {}",
            complained(&output)
        );
    }
    let output = run(&["analyze", "--list-rules"]);
    assert!(output.status.success() && said(&output).contains("shrunken-ask"));
    let output = run(&["analyze", "no-such-file.csv"]);
    assert!(
        complained(&output).contains("there is no such file"),
        "{}",
        complained(&output)
    );
    let output = candor()
        .arg("analyze")
        .arg(Path::new("/"))
        .output()
        .unwrap();
    assert!(
        complained(&output).contains("is a folder"),
        "{}",
        complained(&output)
    );
}

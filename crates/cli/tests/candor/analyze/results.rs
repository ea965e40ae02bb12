//! What comes of them, however it is done.

use std::fs;
use std::path::Path;

use super::super::common::program::{candor, complained, run, said};
use super::{Desk, simulated};

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

/// Items say whether all of them fell, or one, or none but by chance: where nothing opened, less is flagged with them.
#[test]
fn what_chance_flags_in_scores_alone_is_no_less_than_with_items() {
    let desk = Desk::with("");
    simulated(&desk, "in.csv", &["--courses", "2000", "--ruptures", "off"]);
    let with = ["--score", "score", "--rule", "fall-1sd"];
    let text = said(&desk.analyze(&with));
    let line = text
        .lines()
        .find(|line| line.contains("look or ask"))
        .unwrap();
    let shares: Vec<f64> = line
        .split('%')
        .filter_map(|part| part.split_whitespace().last()?.parse().ok())
        .collect();
    let [found, chance] = shares[..] else {
        panic!("{line}");
    };
    assert!(found < chance, "{text}");
    for part in [
        "Items speak against a flag",
        "What direct answers and",
        "in this file, as rules ask",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let text = said(&desk.analyze(&[&with[..], &["--prior", "learn"]].concat()));
    assert!(!text.contains("as rules ask"), "{text}");
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
fn a_mistake_in_the_command_is_explained() {
    let desk = Desk::with("client,session,score\na,1,5\n");
    for (arguments, part) in [
        (
            &["--rule", "fall-1sd, fall-3sd"][..],
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

/// The scale and the steps are guessed from the first rows, to which those belong that come later: where they are named, nothing does.
#[test]
fn where_scale_and_step_are_named_nothing_that_is_appended_changes_a_line() {
    let course = "client,session,score\na,1,6\na,2,7\na,3,6\na,4,5\n";
    let more = format!("{course}b,1,6.25\nb,2,9\n");
    let lines = |file: &str, named: &[&str]| {
        let results = Desk::with(file).results(named);
        results
            .lines()
            .take(5)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let named = ["--scale", "0:10", "--step", "1"];
    assert_eq!(lines(course, &named), lines(&more, &named));
    assert_ne!(lines(course, &[]), lines(&more, &[]), "nothing is guessed");
    let unnamed = &named[..2];
    assert_ne!(lines(course, unnamed), lines(&more, unnamed), "no step");
}

#[test]
fn a_score_that_is_what_it_was_before_a_long_gap_is_worth_nothing() {
    let mut file = String::from("client,session,score\n");
    for session in [1, 2, 3, 4, 5, 6, 60, 61] {
        file += &format!("a,{session},6\n");
    }
    let desk = Desk::with(file);
    let results = desk.results(&["--scale", "0:10"]);
    assert!(
        results.lines().skip(1).all(|line| line.ends_with(",none")),
        "{results}"
    );
    let text = said(&desk.analyze(&["--scale", "0:10"]));
    assert!(
        text.contains("3 sessions without an answer where numbers were left out, at most 3 in"),
        "{text}"
    );
}

//! The examples of docs/ANALYZE.md are what comes out.

use super::super::common::program::{candor, complained, said};
use super::Desk;

const DOCUMENTED: &str = include_str!("../../../../../docs/ANALYZE.md");

/// The lines below a command in an example, until a line that is blank or another command.
fn below(command: &str) -> Vec<&'static str> {
    let at = DOCUMENTED
        .lines()
        .position(|line| line == format!("    $ {command}"));
    let lines = DOCUMENTED.lines().skip(at.expect(command) + 1);
    let lines = lines
        .map(str::trim)
        .take_while(|line| !line.is_empty() && !line.starts_with('$'));
    lines.collect()
}

/// Every documented line was said, in this order; `…` stands for others.
fn was_said(documented: &[&str], text: &str) {
    let mut lines = text.lines().map(str::trim);
    for wanted in documented.iter().filter(|line| **line != "…") {
        assert!(
            lines.any(|line| line == *wanted),
            "{wanted}\nis not said in its place:\n{text}"
        );
    }
}

#[test]
fn the_clinic_is_read_as_it_is_said() {
    let desk = Desk::with(&(below("cat klinik.csv").join("\n") + "\n"));
    std::fs::rename(desk.at("in.csv"), desk.at("klinik.csv")).unwrap();
    let mut analyze = candor();
    analyze.current_dir(desk.0.path());
    let command = "analyze klinik.csv --scale 0:40 --out results.csv";
    let output = analyze.args(command.split(' ')).output().unwrap();
    assert!(output.status.success(), "{}", complained(&output));
    was_said(&below(&format!("candor {command}")), &said(&output));
    let results = std::fs::read_to_string(desk.at("results.csv")).unwrap();
    assert_eq!(
        below("cat results.csv"),
        results.lines().collect::<Vec<_>>()
    );
}

#[test]
fn the_simulated_courses_have_the_figures_that_are_said() {
    let desk = Desk::with("");
    let mut simulate = candor();
    simulate.current_dir(desk.0.path());
    let command =
        "simulate --courses 1000 --sessions 12 --seed 1 --scores-only --out simulated.csv";
    assert_eq!(below(&format!("candor {command}")).len(), 0);
    assert!(
        simulate
            .args(command.split(' '))
            .status()
            .unwrap()
            .success()
    );
    let mut analyze = candor();
    analyze.current_dir(desk.0.path());
    let command = "analyze simulated.csv --out results.csv --html report.html";
    let rules = "--rule fall-1sd,fall-2sd,pcoms,chart-2s,shrunken-ask";
    let output = analyze
        .args(command.split(' '))
        .args(rules.split(' '))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", complained(&output));
    let documented = below(&format!("candor {command} \\"));
    assert_eq!(documented[0], rules);
    assert!(documented.len() > 9);
    was_said(&documented[1..], &said(&output));
}

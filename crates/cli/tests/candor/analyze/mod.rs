//! `candor analyze`: real files, as programs write them and as people spoil them, through the real program.

mod documented;
mod files;
mod places;
mod results;

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use super::common::program::{candor, complained, run};

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

//! Where they go: files, links, pipes, and what is none of these.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use super::super::common::program::{CANDOR, candor, complained, equip, said};
use super::{Desk, simulated};

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
    assert_eq!(
        fs::read_to_string(desk.at("in.csv")).unwrap(),
        "client,session,score\na,1,5\n"
    );
    assert_eq!(desk.files(), ["in.csv", "other.csv"]);
}

#[test]
fn two_results_are_never_in_one_place() {
    let desk = Desk::with("client,session,score\na,1,5\n");
    std::os::unix::fs::symlink("out.csv", desk.at("link.html")).unwrap();
    std::os::unix::fs::symlink("away", desk.at("away")).unwrap();
    let whole = desk.at("out.csv");
    for (more, part) in [
        (["--html", "out.csv"], "asked for twice"),
        (["--html", "./out.csv"], "asked for twice"),
        (["--html", whole.to_str().unwrap()], "asked for twice"),
        (["--save-prior", "link.html"], "asked for twice"),
        (["--html", "-"], "--html -: standard output is for"),
        (["--save-prior", "-"], "--save-prior -: standard output"),
        (["--html", "away"], "is a link that leads nowhere"),
    ] {
        let output = desk.analyze(&more);
        assert!(
            !output.status.success() && complained(&output).contains(part),
            "{more:?}: {}",
            complained(&output)
        );
    }
    assert_eq!(desk.files(), ["away", "in.csv", "link.html"]);
}

/// Whoever runs it as root may write anywhere: a device or a pipe has to be there afterwards as it was, and a link has to be one.
#[test]
fn what_is_no_file_is_written_into_and_a_link_stays_one() {
    use std::os::unix::fs::FileTypeExt;
    let desk = Desk::with("client,session,score\na,1,5\na,2,6\n");
    let expected = desk.results(&[]);
    let pipe = desk.at("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    fs::write(desk.at("old.csv"), "old").unwrap();
    std::os::unix::fs::symlink("old.csv", desk.at("link.csv")).unwrap();
    let into = |name: &str| {
        let mut command = candor();
        command
            .current_dir(desk.0.path())
            .args(["analyze", "in.csv", "--out", name]);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", complained(&output));
    };
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::read_to_string(pipe))
    };
    into("pipe");
    assert_eq!(reader.join().unwrap().unwrap(), expected);
    assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
    std::os::unix::fs::symlink("new.csv", desk.at("ahead.csv")).unwrap();
    for (link, file) in [("link.csv", "old.csv"), ("ahead.csv", "new.csv")] {
        into(link);
        let kind = fs::symlink_metadata(desk.at(link)).unwrap();
        assert!(kind.is_symlink(), "{link}");
        assert_eq!(fs::read_to_string(desk.at(file)).unwrap(), expected);
    }
    let kept = [
        "ahead.csv",
        "in.csv",
        "link.csv",
        "new.csv",
        "old.csv",
        "out.csv",
        "pipe",
    ];
    assert_eq!(desk.files(), kept);
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
fn a_closed_pipe_is_quiet_and_a_full_one_is_a_sentence() {
    let desk = Desk::with("client,session,score\na,1,5\n");
    let to = desk.at("simulated.csv");
    let commands: [&[&str]; 3] = [
        &["analyze", "--list-rules"],
        &["analyze", "in.csv"],
        &["simulate", "--courses", "1", "--out", to.to_str().unwrap()],
    ];
    for arguments in commands {
        let into = |to: Stdio| {
            let mut command = candor();
            command.current_dir(desk.0.path()).args(arguments);
            command.stdout(to).output().unwrap()
        };
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = into(writer.into());
        assert!(output.status.success(), "{}", complained(&output));
        assert_eq!(complained(&output), "");
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = into(full.into());
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            complained(&output),
            "candor: standard output could not be written: the disk is full\n"
        );
    }
}

//! A disk without room: a page that says that nothing was saved and keeps the words; once there is room again, the same form
//! goes through, once.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use testkit::marker;

use super::common::chance;
use super::common::crowd::assert_says_nothing_was_saved;
use super::common::practice::{People, Person, Practice, assert_clean};
use super::common::program::{CANDOR, Server, candor, equip};

/// A small disk of a test's own, in a namespace of its own: it is gone when the test is, however that ends.
struct SmallDisk {
    holder: Child,
    /// Where it is inside the namespace.
    inside: PathBuf,
}

impl SmallDisk {
    /// `None` where this user may not mount anything.
    fn mount(at: &Path, megabytes: u32) -> Option<Self> {
        let script = format!(
            "mount -t tmpfs -o size={megabytes}m,mode=0777 tmpfs '{}' && echo here && exec cat",
            at.display()
        );
        let mut holder = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut line = String::new();
        let stdout = holder.stdout.take().expect("stdout is a pipe");
        let _ = BufReader::new(stdout).read_line(&mut line);
        let disk = Self {
            holder,
            inside: at.to_owned(),
        };
        (line.trim() == "here").then_some(disk)
    }

    /// The program, where it sees the small disk.
    fn candor(&self) -> Command {
        let mut command = Command::new("nsenter");
        command.arg(format!("--target={}", self.holder.id())).args([
            "--user",
            "--preserve-credentials",
            "--mount",
            "--",
            CANDOR,
        ]);
        equip(&mut command);
        command
    }

    /// The small disk, seen from outside.
    fn outside(&self) -> PathBuf {
        let inside = self.inside.strip_prefix("/").expect("an absolute path");
        PathBuf::from(format!("/proc/{}/root", self.holder.id())).join(inside)
    }

    fn fill(&self) {
        let mut file = std::fs::File::create(self.outside().join("filler")).unwrap();
        let block = [7; 4096];
        while file.write_all(&block).is_ok() {}
        // The last few bytes as well.
        while file.write_all(&block[..1]).is_ok() {}
    }

    fn make_room(&self) {
        std::fs::remove_file(self.outside().join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(self.holder.stdin.take());
        let _ = self.holder.wait();
    }
}

/// Forms that find no room, until one is refused; that one has to say so properly. Returns it.
fn write_until_refused(client: &mut Person) -> (String, String, Vec<String>) {
    let mut saved = Vec::new();
    for n in 0..20_000 {
        let (submission, words) = (chance::submission(), long_words(n));
        let answer = client.keep(&submission, &words);
        if answer.status != 303 {
            assert_says_nothing_was_saved(&answer, &words);
            return (submission, words, saved);
        }
        saved.push(words);
    }
    panic!("there was room for everything");
}

fn long_words(n: usize) -> String {
    format!(
        "{} {}",
        marker(&format!("full-{n}")),
        "and so on ".repeat(500).trim_end()
    )
}

/// The story, whatever "full" and "room again" are made of.
fn story(
    server: Server,
    verify: impl Fn(&str),
    full: impl FnOnce(&Server),
    room: impl FnOnce(&Server),
) {
    let mut people = People::arrive(&server);
    let client = &mut people.clients[0];
    assert_eq!(client.keep(&chance::submission(), "before").status, 303);
    full(&server);
    let (submission, words, saved) = write_until_refused(client);
    // Again and again: it stays a page, and what was there can still be read.
    for _ in 0..3 {
        assert_says_nothing_was_saved(&client.keep(&submission, &words), &words);
        assert_eq!(client.count(&words), 0);
        assert_eq!(client.count("before"), 1);
    }
    room(&server);
    assert_eq!(
        client.keep(&submission, &words).status,
        303,
        "there is room again"
    );
    assert_eq!(
        client.keep(&submission, &words).status,
        303,
        "the same form once more"
    );
    for words in saved.iter().chain([&words]) {
        assert_eq!(client.count(words), 1);
    }
    assert_eq!(server.stop().0.code(), Some(0));
    verify("after the disk was full");
}

#[test]
fn a_disk_without_room() {
    let home = tempfile::tempdir().unwrap();
    let at = home.path().join("disk");
    std::fs::create_dir(&at).unwrap();
    let Some(disk) = SmallDisk::mount(&at, 24) else {
        println!("this user may not mount a small disk: the limit on file sizes stands for it");
        return a_file_that_may_not_grow();
    };
    // The password's file is read inside as well, and the folder is on the small disk.
    let practice = Practice::init_inside(disk.candor(), home.path(), &at);
    let server = practice.serve_with(disk.candor());
    let verify = |when: &str| assert_clean(&practice.verify_with(disk.candor()), when);
    story(server, verify, |_| disk.fill(), |_| disk.make_room());
}

/// The same where a file may not grow any more, as with a quota: the system refuses the write with another error.
#[test]
fn a_file_that_may_not_grow() {
    let home = tempfile::tempdir().unwrap();
    let practice = Practice::init(home.path(), "sqlite:candor.db");
    let mut shell = Command::new("sh");
    // Without the trap the system would end the program instead of refusing the write.
    shell.args(["-c", "trap '' XFSZ; exec \"$@\"", "sh", CANDOR]);
    equip(&mut shell);
    let server = practice.serve_with(shell);
    let limit = |server: &Server, to: &str| {
        let done = Command::new("prlimit")
            .arg(format!("--pid={}", server.id()))
            .arg(format!("--fsize={to}:unlimited"))
            .status()
            .expect("prlimit runs");
        assert!(done.success());
    };
    let verify = |when: &str| assert_clean(&practice.verify_with(candor()), when);
    story(
        server,
        verify,
        |server| limit(server, "1500000"),
        |server| limit(server, "unlimited"),
    );
}

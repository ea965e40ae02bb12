//! What the program says and how it ends: each refusal is a sentence to act on, each success a zero.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};
use testkit::PASSWORD;

use super::common::browser::{Address, Browser};
use super::common::chance;
use super::common::practice::{EMAIL, Practice, assert_clean, flags, sign_in};
use super::common::program::{Server, candor, complained, run, said};

fn made() -> (tempfile::TempDir, Practice) {
    let home = tempfile::tempdir().unwrap();
    let practice = Practice::init(home.path(), "sqlite:candor.db");
    (home, practice)
}

#[test]
fn init_leaves_an_existing_practice_alone() {
    let (home, practice) = made();
    let files = ["master.key", "candor.toml", "candor.db"];
    let bytes = || files.map(|file| fs::read(practice.folder.join(file)).unwrap());
    let before = bytes();
    let again = [
        practice.at("init"),
        flags(&home.path().join("password"), "sqlite:candor.db"),
    ];
    let output = run(&again.concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complained(&output).contains("already"),
        "{}",
        complained(&output)
    );
    assert!(before == bytes(), "nothing was touched");
    assert_clean(&practice.verify(), "after the second init");
}

#[test]
fn init_names_the_flag_that_is_missing() {
    let home = tempfile::tempdir().unwrap();
    let password = home.path().join("password");
    fs::write(&password, PASSWORD).unwrap();
    let folder = home.path().join("practice");
    let all = flags(&password, "sqlite:candor.db");
    let begin: [OsString; 3] = ["init".into(), "--dir".into(), folder.clone().into()];
    for missing in [
        "--adults-individual-voluntary",
        "--practice",
        "--name",
        "--email",
        "--password-file",
    ] {
        let at = all.iter().position(|flag| flag == missing).unwrap();
        let width = if missing == "--adults-individual-voluntary" {
            1
        } else {
            2
        };
        let mut some = all.clone();
        some.drain(at..at + width);
        let output = run(&[&begin[..], &some].concat());
        assert_eq!(output.status.code(), Some(1), "{missing}");
        let complaint = complained(&output);
        let expected = format!("candor: {missing} is missing, and there is no terminal to ask on");
        assert_eq!(complaint.trim_end(), expected);
        assert!(!folder.exists(), "{missing}: nothing was made");
    }
    let mut odd = all.clone();
    *odd.iter_mut().find(|flag| *flag == EMAIL).unwrap() = "not an address".into();
    let output = run(&[&begin[..], &odd].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complained(&output).contains("--email"),
        "{}",
        complained(&output)
    );
    assert!(!folder.exists(), "nothing was made");
    fs::write(&password, "short").unwrap();
    let output = run(&[&begin[..], &all].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complained(&output).contains("at least 10 characters"),
        "{}",
        complained(&output)
    );
    assert!(!folder.exists(), "nothing was made");
}

/// An init that fails half way must not be in the way of the next one.
#[test]
fn init_can_be_tried_again() {
    let home = tempfile::tempdir().unwrap();
    let password = home.path().join("password");
    fs::write(&password, PASSWORD).unwrap();
    let folder = home.path().join("practice");
    let begin: [OsString; 3] = ["init".into(), "--dir".into(), folder.clone().into()];
    // Nobody listens on port 1.
    let nowhere = flags(&password, "postgres://candor@127.0.0.1:1/candor");
    let output = run(&[&begin[..], &nowhere].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complained(&output).starts_with("candor: "),
        "{}",
        complained(&output)
    );
    let output = run(&[&begin[..], &flags(&password, "sqlite:candor.db")].concat());
    assert!(output.status.success(), "{}", complained(&output));
}

#[test]
fn a_folder_that_is_not_there_is_explained() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("nowhere");
    for command in ["serve", "verify", "migrate"] {
        let output = run(&[command, "--dir", folder.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{command}");
        let complaint = complained(&output);
        let way = format!(
            "`candor init --dir {}` sets up a practice there",
            folder.display()
        );
        assert!(complaint.contains(&way), "{command}: {complaint}");
        assert!(!folder.exists(), "{command} made nothing");
    }
}

#[test]
fn a_wrong_key_is_explained() {
    let (_home, practice) = made();
    let key = practice.folder.join("master.key");
    let right = fs::read_to_string(&key).unwrap();
    let wrong = [
        (
            "ab".repeat(32),
            "none of the master keys opens this archive",
        ),
        (
            "not a key".to_owned(),
            "the master key is not 64 hexadecimal digits",
        ),
        (String::new(), "the master key is not 64 hexadecimal digits"),
    ];
    for (text, sentence) in &wrong {
        fs::write(&key, text).unwrap();
        for command in ["serve", "verify"] {
            let output = candor().args(practice.at(command)).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{command} {text:?}");
            assert!(
                complained(&output).contains(sentence),
                "{}",
                complained(&output)
            );
            assert!(
                !complained(&output).contains(text) || text.is_empty(),
                "the key is not repeated"
            );
        }
    }
    fs::remove_file(&key).unwrap();
    let output = practice.verify();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complained(&output).contains("master.key"),
        "{}",
        complained(&output)
    );
    // The environment's key takes the place of the file.
    let mut command = candor();
    command.env("CANDOR_MASTER_KEY", &right);
    assert_clean(
        &practice.verify_with(command),
        "with the key from the environment",
    );
    // A new key first, the old one after it: any known one opens.
    fs::write(&key, format!("{}\n{right}", "cd".repeat(32))).unwrap();
    assert_clean(&practice.verify(), "with two keys");
}

#[test]
fn serve_picks_a_port_says_where_and_ends_with_zero() {
    let (_home, practice) = made();
    let server = practice.serve();
    assert_eq!(
        server.line.as_object().unwrap().len(),
        1,
        "only the address: {}",
        server.line
    );
    let mut browser = Browser::new(Address::of(&server.url));
    sign_in(&mut browser, EMAIL, PASSWORD);
    // The port is taken now: another one is told so.
    let port = browser.at.get().port().to_string();
    let output = candor()
        .args(practice.at("serve"))
        .args(["--port", &port])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complained(&output).contains("`--port 0` picks a free port"),
        "{}",
        complained(&output)
    );
    let (status, rest) = server.stop();
    assert_eq!((status.code(), rest.as_str()), (Some(0), ""));
    assert!(
        !practice.folder.join("candor.db-wal").exists(),
        "it was put away tidily"
    );
    assert_clean(&practice.verify(), "after the stop");
}

#[test]
fn verify_finds_one_changed_byte_and_says_where() {
    let (_home, practice) = made();
    let server = practice.serve();
    let people = super::common::practice::People::arrive(&server);
    let mut client = people.clients[0].clone();
    for words in ["one", "two", "three"] {
        let submission = chance::submission();
        let fields = [
            ("submission", submission.as_str()),
            ("go", "keep"),
            ("level", "just-for-me"),
            ("words", words),
        ];
        let kept = client
            .browser
            .post(&format!("{}/say", client.with), &fields)
            .unwrap();
        assert_eq!(kept.status, 303);
    }
    assert_eq!(server.stop().0.code(), Some(0));
    assert_clean(&practice.verify(), "before");
    let file = practice.folder.join("candor.db");
    let whole = fs::read(&file).unwrap();
    let bodies = sealed_bodies(&whole);
    // Three signed invitations and three notes.
    assert_eq!(bodies.len(), 6, "the entries are found in the file");
    for (begin, end) in bodies {
        for at in [begin, end - 1, end, end + 31] {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(&file, damaged).unwrap();
            let output = practice.verify();
            let text = said(&output);
            assert_eq!(output.status.code(), Some(1), "{text}");
            assert!(text.contains("damaged: relationship "), "{text}");
            assert!(text.contains(", entry "), "{text}");
            assert!(!text.lines().any(|line| line == "clean"), "{text}");
        }
    }
    fs::write(&file, whole).unwrap();
    assert_clean(&practice.verify(), "put right again");
}

/// The smallest sizes of a sealed body: padded to 256, 512 or 1024 bytes, with a nonce before and a tag behind.
const SIZES: [usize; 3] = [256 + 40, 512 + 40, 1024 + 40];

/// Where entries are: sealed bytes with their SHA-256 right behind them. Short ones have one of a few sizes.
fn sealed_bodies(file: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 0..file.len().saturating_sub(32) {
        for size in SIZES {
            let Some(begin) = at.checked_sub(size) else {
                continue;
            };
            if Sha256::digest(&file[begin..at])[..] == file[at..at + 32] {
                found.push((begin, at));
            }
        }
    }
    found
}

fn demo(folder: &Path, more: &[&str]) -> Server {
    let mut command = candor();
    command
        .args(["demo", "--solo", "--json", "--port", "0", "--dir"])
        .arg(folder)
        .args(more);
    Server::start(command)
}

fn account<'a>(line: &'a Value, role: &str) -> (&'a str, &'a str) {
    let accounts = line["accounts"].as_array().unwrap();
    let account = accounts
        .iter()
        .find(|a| a["role"] == role)
        .expect("one of each role");
    assert!(
        account["name"]
            .as_str()
            .is_some_and(|name| !name.is_empty())
    );
    (
        account["email"].as_str().unwrap(),
        account["password"].as_str().unwrap(),
    )
}

/// The client's own room, signed in afresh.
fn own_room(server: &Server) -> (Browser, String) {
    let mut browser = Browser::new(Address::of(&server.url));
    let (email, password) = account(&server.line, "client");
    sign_in(&mut browser, email, password);
    let home = browser.get("/").unwrap();
    assert_eq!(home.status, 200);
    let with = home
        .between("\"/with/", "/")
        .or(home.between("\"/with/", "\""));
    let with = format!("/with/{}", with.expect("a way in"));
    (browser, with)
}

#[test]
fn demo_keeps_what_was_written_until_it_is_made_afresh() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("demo");
    let server = demo(&folder, &[]);
    let first = server.line.clone();
    let mut keys: Vec<_> = first.as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(keys, ["accounts", "url"]);
    for role in ["therapist", "client", "administrator"] {
        let (email, password) = account(&first, role);
        sign_in(&mut Browser::new(Address::of(&server.url)), email, password);
    }
    let (mut browser, with) = own_room(&server);
    let submission = chance::submission();
    let fields = [
        ("submission", submission.as_str()),
        ("go", "keep"),
        ("level", "just-for-me"),
        ("words", "written in the demonstration"),
    ];
    assert_eq!(
        browser
            .post(&format!("{with}/say"), &fields)
            .unwrap()
            .status,
        303
    );
    let (status, rest) = server.stop();
    assert_eq!(
        (status.code(), rest.as_str()),
        (Some(0), ""),
        "exactly one line"
    );
    let verified = run(&["verify", "--dir", folder.to_str().unwrap()]);
    assert_clean(&verified, "the demonstration");

    let own = |server: &Server| {
        let (mut browser, with) = own_room(server);
        browser.get(&format!("{with}/own")).unwrap().body
    };
    let server = demo(&folder, &[]);
    assert_eq!(server.line["accounts"], first["accounts"]);
    assert!(
        own(&server).contains("written in the demonstration"),
        "a second start keeps it"
    );
    assert_eq!(server.stop().0.code(), Some(0));

    let server = demo(&folder, &["--fresh"]);
    assert_eq!(server.line["accounts"], first["accounts"]);
    assert!(
        !own(&server).contains("written in the demonstration"),
        "--fresh starts over"
    );
    assert_eq!(server.stop().0.code(), Some(0));
}

//! `candor init` as somebody meets it who has just downloaded it: in a terminal, question by question.

use std::fs;
use std::net::TcpListener;

use super::common::browser::{Address, Browser};
use super::common::practice::{Practice, assert_clean};
use super::common::terminal::Terminal;

const PASSWORD: &str = "eleven words";

/// A port that is free, below those that the system hands out by itself: none of the connections of tests beside this one
/// takes it before the program does. Each process of tests begins to look elsewhere.
fn free_port() -> u16 {
    let first = 20_000 + u16::try_from(std::process::id() % 10_000).expect("below 10,000");
    (first..32_768)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("a port is free")
}

#[test]
fn init_asks_and_leaves_a_running_practice() {
    let home = tempfile::tempdir().unwrap();
    let practice = Practice {
        folder: home.path().join("practice"),
    };
    let folder = practice.folder.to_str().unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let url = format!("http://{listen}");

    let mut terminal = Terminal::start(&["init", "--dir", folder, "--listen", &listen]);
    terminal.answer("by their own choice", "perhaps");
    terminal.answer("please answer yes or no. Please try again.", "");
    terminal.answer("(yes or no)", "yes");
    terminal.answer("What is the practice called?", "Lindenhof");
    terminal.answer("Your name", "Ada");
    terminal.answer("Your e-mail address", "ada");
    terminal.expect("that isn't an e-mail address. Please try again.");
    terminal.answer("Your e-mail address", "ada@example.org");
    terminal.answer("Do you see clients here? [yes]", "");
    terminal.answer("Do you run this computer or server yourself? [yes]", "no");
    terminal.answer("Who does?", "Firma Nord");
    terminal.answer("Time zone? [Europe/Vienna]", "Berlin");
    terminal.expect("isn't a known time zone");
    terminal.answer("Time zone?", "");
    terminal.answer("which crisis help is shown first. [at]", "");
    terminal.answer("Address where people will reach it", &url);
    terminal.answer_unseen("at least 10 characters", "short");
    terminal.expect("at least 10 characters. Please try again.");
    terminal.answer_unseen("(not shown):", "");
    terminal.answer_unseen("(not shown):", PASSWORD);
    terminal.answer_unseen("The same password again:", "something else");
    terminal.expect("The passwords don't match.");
    assert!(!practice.folder.exists(), "nothing was made before the end");
    terminal.answer_unseen("(not shown):", PASSWORD);
    terminal.answer_unseen("The same password again:", PASSWORD);
    terminal.expect("Lindenhof is ready in");
    terminal.answer("Start it now? [yes]", "");
    terminal.expect(&format!("Candor is running at {url}"));

    let mut browser = Browser::new(Address::of(&url));
    let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
    let answer = browser.post("/sign-in", &fields).unwrap();
    assert_eq!((answer.status, answer.location()), (303, "/"));
    let day = browser.get("/").unwrap();
    assert!(day.body.contains("Write your invitation"), "{}", day.body);
    let who = browser.get("/who-sees-what").unwrap();
    assert!(who.body.contains("Firma Nord runs this server"));

    // Ctrl-C.
    terminal.press("\u{3}");
    let (status, screen) = terminal.end();
    assert!(status.success(), "{status}: {screen}");
    assert!(!screen.contains(PASSWORD), "a password was shown: {screen}");
    assert_clean(&practice.verify(), "after init and Ctrl-C");
    let settings = fs::read_to_string(practice.folder.join("candor.toml")).unwrap();
    assert!(settings.contains(&url), "{settings}");
}

#[test]
fn init_that_is_broken_off_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("practice");
    let mut terminal = Terminal::start(&["init", "--dir", folder.to_str().unwrap()]);
    terminal.answer("(yes or no)", "no");
    let (status, screen) = terminal.end();
    assert!(!status.success());
    assert!(screen.contains("Nothing was created."), "{screen}");
    assert!(!folder.exists());

    let mut terminal = Terminal::start(&["init", "--dir", folder.to_str().unwrap()]);
    terminal.answer("(yes or no)", "yes");
    terminal.expect("What is the practice called?");
    terminal.press("\u{4}");
    let (status, screen) = terminal.end();
    assert!(!status.success(), "{screen}");
    assert!(screen.contains("Nothing was created."), "{screen}");
    assert!(!folder.exists());
}

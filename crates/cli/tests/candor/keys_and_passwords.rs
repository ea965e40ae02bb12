//! What whoever hosts a practice can do at the terminal: another master key, another password for somebody.

use std::fs;

use testkit::{PASSWORD, marker};

use super::common::browser::{Address, Browser};
use super::common::chance;
use super::common::practice::{EMAIL, People, Practice, assert_clean, sign_in};
use super::common::program::{complained, run, said};

fn keys(practice: &Practice) -> Vec<String> {
    let text = fs::read_to_string(practice.folder.join("master.key")).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn another_key_takes_the_place_of_the_first_while_people_write() {
    let home = tempfile::tempdir().unwrap();
    let practice = Practice::init(home.path(), "sqlite:candor.db");
    let old = keys(&practice);
    let server = practice.serve();
    let mut people = People::arrive(&server);
    let words = marker("before-the-key-changed");
    let keep = |people: &mut People, words: &str| {
        let fields = [
            ("submission", &*chance::submission()),
            ("go", "keep"),
            ("level", "just-for-me"),
            ("words", words),
        ];
        let client = &mut people.clients[0];
        let path = format!("{}/say", client.with);
        assert_eq!(client.browser.post(&path, &fields).unwrap().status, 303);
    };
    keep(&mut people, &words);

    let output = run(&practice.at("rotate-keys"));
    assert!(output.status.success(), "{}", complained(&output));
    let both = keys(&practice);
    assert_eq!((both.len(), &both[1]), (2, &old[0]));
    // Whoever runs the program with the old key alone goes on.
    keep(&mut people, &marker("meanwhile"));
    assert_eq!(server.stop().0.code(), Some(0));
    let server = practice.serve();
    people.moved(&server);

    let finish = [practice.at("rotate-keys"), vec!["--finish".into()]].concat();
    let output = run(&finish);
    assert!(output.status.success(), "{}", complained(&output));
    assert_eq!(keys(&practice), both[..1], "the new key alone");
    // Three secrets, and three rooms of each of three clients.
    assert!(said(&output).starts_with("12 keys"), "{}", said(&output));
    keep(&mut people, &marker("after"));
    assert_eq!(server.stop().0.code(), Some(0));
    let server = practice.serve();
    people.moved(&server);
    assert_eq!(people.clients[0].count(&words), 1);
    assert_eq!(server.stop().0.code(), Some(0));
    assert_clean(&practice.verify(), "with the new key alone");

    fs::write(practice.folder.join("master.key"), &old[0]).unwrap();
    let output = practice.verify();
    assert!(!output.status.success(), "the old key opens nothing now");
    assert!(
        complained(&output).contains("none of the master keys"),
        "{}",
        complained(&output)
    );
}

#[test]
fn somebody_who_cannot_get_in_gets_a_new_password() {
    let home = tempfile::tempdir().unwrap();
    let practice = Practice::init(home.path(), "sqlite:candor.db");
    let server = practice.serve();
    let at = Address::of(&server.url);
    let mut elsewhere = Browser::new(at.clone());
    sign_in(&mut elsewhere, EMAIL, PASSWORD);
    let file = home.path().join("new");
    let set = |email: &str, password: &str| {
        fs::write(&file, password).unwrap();
        let mut arguments = practice.at("new-password");
        arguments.extend(["--email".into(), email.into()]);
        arguments.extend(["--password-file".into(), file.clone().into()]);
        run(&arguments)
    };
    for (email, password, says) in [
        (
            "nobody@example.org",
            "long enough for anyone",
            "nobody signs in",
        ),
        (EMAIL, "short", "10 to 256 characters"),
    ] {
        let output = set(email, password);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            complained(&output).contains(says),
            "{}",
            complained(&output)
        );
    }
    assert_eq!(
        elsewhere.get("/").unwrap().status,
        200,
        "nothing was changed"
    );

    let output = set(&EMAIL.to_uppercase(), "long enough for anyone");
    assert!(output.status.success(), "{}", complained(&output));
    assert_eq!(elsewhere.get("/").unwrap().location(), "/sign-in");
    let old = [("email", EMAIL), ("password", PASSWORD)];
    let refused = Browser::new(at.clone()).post("/sign-in", &old).unwrap();
    assert_eq!(refused.status, 422);
    sign_in(&mut Browser::new(at), EMAIL, "long enough for anyone");
    assert_eq!(server.stop().0.code(), Some(0));
}

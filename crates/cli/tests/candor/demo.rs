//! The demonstration as a practice: who is in it, what their pages show, and what they do not.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::common::browser::{Address, Browser};
use super::common::practice::{assert_clean, sign_in};
use super::common::program::{Server, candor, complained, log, run, signal, wait};

fn demo(folder: &Path, more: &[&str]) -> Server {
    let mut command = candor();
    command
        .args(["demo", "--json", "--port", "0", "--dir"])
        .arg(folder)
        .args(more);
    Server::start(command)
}

fn browser(server: &Server, name: &str) -> Browser {
    let mut browser = Browser::new(Address::of(&server.url));
    be(&mut browser, server, name);
    browser
}

fn be(browser: &mut Browser, server: &Server, name: &str) {
    let accounts = server.line["accounts"].as_array().unwrap();
    let account = accounts.iter().find(|a| a["name"] == name).expect(name);
    let text = |key: &str| account[key].as_str().unwrap();
    sign_in(browser, text("email"), text("password"));
}

#[test]
fn the_clinic_can_be_walked_into() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("clinic");
    let server = demo(&folder, &[]);
    let accounts = server.line["accounts"].as_array().unwrap();
    let mut roles: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for account in accounts {
        let mut keys: Vec<_> = account.as_object().unwrap().keys().collect();
        keys.sort();
        assert_eq!(keys, ["email", "name", "password", "role"]);
        let role = account["role"].as_str().unwrap();
        roles.entry(role).or_default().push(&account["name"]);
    }
    let count = |role: &str| roles[role].len();
    assert_eq!(
        (count("therapist"), count("client"), count("administrator")),
        (4, 22, 1)
    );
    assert_eq!(roles["therapist"][0], "Ada");
    assert_eq!(roles["client"][..3], ["Mara", "Jonas", "Noor"]);

    let mut visitor = browser(&server, "Ada");
    let day = visitor.get("/").unwrap().body;
    for (client, hour) in [
        ("Dawit", "9:00"),
        ("Jonas", "10:30"),
        ("Mara", "14:00"),
        ("Noor", "16:00"),
    ] {
        assert!(
            day.contains(client) && day.contains(hour),
            "{client}: {day}"
        );
    }

    // Being somebody else without signing out first, from any page.
    assert!(day.contains("This is a demonstration."), "{day}");
    assert!(day.contains("href=\"/sign-in\""), "{day}");
    let list = visitor.get("/sign-in").unwrap();
    assert_eq!(list.status, 200);
    assert!(list.body.contains("You are signed in as Ada."));
    for account in accounts {
        let button = format!("value=\"{}\"", account["email"].as_str().unwrap());
        assert_eq!(list.body.matches(&button).count(), 1, "{button}");
    }
    assert!(list.body.contains("a promise that was not kept"));

    // What Tariq keeps is with him, and Ewan's pages are as if it were not there.
    let kept = "third of it";
    be(&mut visitor, &server, "Tariq");
    let home = visitor.get("/").unwrap();
    let with = home.between("\"/with/", "/").expect("a way in").to_owned();
    let own = visitor.get(&format!("/with/{with}/own")).unwrap().body;
    assert!(own.contains(kept), "{own}");
    be(&mut visitor, &server, "Ewan");
    for path in ["/".to_owned(), format!("/with/{with}")] {
        let page = visitor.get(&path).unwrap();
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains(kept), "{path}: {}", page.body);
    }

    // The administrator runs the server, and clients read it.
    be(&mut visitor, &server, "Kofi");
    let sees = visitor.get("/who-sees-what").unwrap().body;
    assert!(sees.contains("Robin runs this server"), "{sees}");

    assert_eq!(server.stop().0.code(), Some(0));
    let verified = run(&["verify", "--dir", folder.to_str().unwrap()]);
    assert_clean(&verified, "the clinic");

    // The one demonstration is not taken for the other.
    let solo = ["demo", "--solo", "--port", "0", "--dir"];
    let output = run(&[&solo[..], &[folder.to_str().unwrap()]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complained(&output).contains("`--fresh` starts over"),
        "{}",
        complained(&output)
    );
}

#[test]
fn a_tour_is_a_few_lines_with_people_who_are_there() {
    let home = tempfile::tempdir().unwrap();
    let mut child = candor()
        .args(["demo", "--solo", "--tour", "--port", "0", "--dir"])
        .arg(home.path().join("solo"))
        .stdout(Stdio::piped())
        .stderr(log())
        .spawn()
        .unwrap();
    let mut lines = Vec::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        lines.push(line.unwrap());
        if lines.last().unwrap().contains("Ctrl-C") {
            break;
        }
    }
    signal(child.id(), "TERM");
    wait(&mut child, std::time::Duration::from_secs(60));
    let walk = lines
        .iter()
        .position(|l| l.contains("A short tour"))
        .unwrap();
    let stops: Vec<&String> = lines[walk + 2..]
        .iter()
        .take_while(|l| !l.is_empty())
        .collect();
    assert!((6..=7).contains(&stops.len()), "{lines:?}");
    for stop in stops {
        let name = stop.trim().split(',').next().unwrap();
        let account = |l: &&String| l.contains("@example.org") && l.contains(name);
        assert_eq!(lines.iter().filter(account).count(), 1, "{name}: {lines:?}");
    }
}

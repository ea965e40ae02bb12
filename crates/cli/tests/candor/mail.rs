//! Mail as `candor.toml` sets it.

use std::fs;
use std::io::Write;

use super::common::browser::{Address, Browser};
use super::common::practice::{EMAIL, Practice};
use super::common::program::{complained, run};
use testkit::PASSWORD;

fn with_mail(practice: &Practice, mail: &str) {
    let file = practice.folder.join("candor.toml");
    let settings = fs::read_to_string(&file).unwrap();
    let before = settings.split("\n[mail]").next().unwrap();
    fs::write(&file, format!("{before}\n[mail]\n{mail}\n")).unwrap();
}

fn page(practice: &Practice) -> String {
    let server = practice.serve();
    let mut browser = Browser::new(Address::of(&server.url));
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    assert_eq!(browser.post("/sign-in", &fields).unwrap().status, 303);
    let page = browser.get("/account/reminders").unwrap();
    assert_eq!(page.status, 200);
    assert_eq!(server.stop().0.code(), Some(0));
    page.body
}

#[test]
fn the_page_says_whether_mail_is_sent() {
    const NONE: &str = "This practice sends no mail at present.";
    let home = tempfile::tempdir().unwrap();
    let practice = Practice::init(home.path(), "sqlite:candor.db");
    assert!(page(&practice).contains(NONE));
    // A mail server that cannot be reached is no reason not to serve.
    with_mail(
        &practice,
        "host = \"127.0.0.1\"\nport = 1\nsecrecy = \"none\"\nfrom = \"room@example.org\"",
    );
    assert!(!page(&practice).contains(NONE));
}

#[test]
fn what_cannot_be_used_is_named() {
    let home = tempfile::tempdir().unwrap();
    let practice = Practice::init(home.path(), "sqlite:candor.db");
    let host = "host = \"mail.example.org\"\n";
    let from = "from = \"room@example.org\"\n";
    for (mail, complaint) in [
        (
            format!("{host}from = \"room\""),
            "mails cannot come from \"room\"",
        ),
        (host.to_owned(), "missing field `from`"),
        (
            format!("{host}{from}secrecy = \"perhaps\""),
            "unknown variant `perhaps`",
        ),
        (format!("{host}{from}prot = 25"), "unknown field `prot`"),
        (
            format!("{host}{from}user = \"room\""),
            "a user needs a password",
        ),
        (
            format!("{host}{from}user = \"room\"\npassword_file = \"nowhere\""),
            "nowhere could not be read",
        ),
    ] {
        with_mail(&practice, &mail);
        let output = run(&practice.at("serve"));
        assert_eq!(output.status.code(), Some(1), "{mail}");
        assert!(
            complained(&output).contains(complaint),
            "{}",
            complained(&output)
        );
    }
    let mut file = fs::File::create(practice.folder.join("mail.password")).unwrap();
    writeln!(file, "a mail password").unwrap();
    with_mail(
        &practice,
        &format!("{host}{from}user = \"room\"\npassword_file = \"mail.password\""),
    );
    assert_eq!(practice.serve().stop().0.code(), Some(0));
}

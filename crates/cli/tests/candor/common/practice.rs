//! A practice that was made with `candor init`, and the people who came in through its pages.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use testkit::{PASSWORD, marker};

use super::browser::{Address, Answer, Browser};
use super::chance;
use super::program::{Server, candor, complained, said};

/// The therapist's address.
pub(crate) const EMAIL: &str = "zqx-marker-ada@example.org";

/// A practice's folder.
pub(crate) struct Practice {
    pub(crate) folder: PathBuf,
}

impl Practice {
    /// Makes one in a folder below `home`, over `database`.
    pub(crate) fn init(home: &Path, database: &str) -> Self {
        Self::init_with(candor(), home, database)
    }

    /// The same, with a command that runs the program in some other way.
    pub(crate) fn init_with(command: Command, home: &Path, database: &str) -> Self {
        Self::make(command, home, home, database)
    }

    /// The same with SQLite, in a folder below `disk`, which only the command may be able to see.
    pub(crate) fn init_inside(command: Command, home: &Path, disk: &Path) -> Self {
        Self::make(command, home, disk, "sqlite:candor.db")
    }

    fn make(mut command: Command, home: &Path, below: &Path, database: &str) -> Self {
        let practice = Self {
            folder: below.join("practice"),
        };
        let password = home.join("password");
        std::fs::write(&password, format!("{PASSWORD}\n")).unwrap();
        let output = command
            .args(practice.at("init"))
            .args(flags(&password, database))
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{}", complained(&output));
        practice
    }

    /// A subcommand on this practice, as arguments.
    pub(crate) fn at(&self, subcommand: &str) -> Vec<OsString> {
        vec![
            subcommand.into(),
            "--dir".into(),
            self.folder.clone().into(),
        ]
    }

    /// Serves it.
    pub(crate) fn serve(&self) -> Server {
        self.serve_with(candor())
    }

    /// The same, with a command that runs the program in some other way.
    pub(crate) fn serve_with(&self, mut command: Command) -> Server {
        command
            .args(self.at("serve"))
            .args(["--json", "--port", "0"]);
        Server::start(command)
    }

    /// `candor verify`.
    pub(crate) fn verify(&self) -> Output {
        self.verify_with(candor())
    }

    /// The same, with a command that runs the program in some other way.
    pub(crate) fn verify_with(&self, mut command: Command) -> Output {
        command
            .args(self.at("verify"))
            .output()
            .expect("the program runs")
    }
}

/// Everything that `candor init` would ask.
pub(crate) fn flags(password: &Path, database: &str) -> Vec<OsString> {
    let flags = [
        ("--practice", "Lindenhof".to_owned()),
        ("--name", format!("Ada {}", marker("ada"))),
        ("--email", EMAIL.to_owned()),
        ("--password-file", password.display().to_string()),
        ("--database", database.to_owned()),
    ];
    let mut all: Vec<OsString> = vec!["--adults-individual-voluntary".into()];
    all.extend(
        flags
            .into_iter()
            .flat_map(|(flag, value)| [flag.into(), value.into()]),
    );
    all
}

/// What [`Practice::verify`] has to say of a practice that is whole.
pub(crate) fn assert_clean(output: &Output, when: &str) {
    let text = format!("{}{}", said(output), complained(output));
    assert!(output.status.success(), "{when}: {text}");
    assert!(said(output).trim_end().ends_with("clean"), "{when}: {text}");
}

/// Someone who is signed in, in one relationship.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) browser: Browser,
    /// `/with/{relationship}`.
    pub(crate) with: String,
}

impl Person {
    /// Keeps words just for themselves.
    pub(crate) fn keep(&mut self, submission: &str, words: &str) -> Answer {
        let fields = [
            ("submission", submission),
            ("go", "keep"),
            ("level", "just-for-me"),
            ("words", words),
        ];
        let path = format!("{}/say", self.with);
        self.browser.post(&path, &fields).unwrap()
    }

    /// How often `words` stand among what they keep.
    pub(crate) fn count(&mut self, words: &str) -> usize {
        let own = self.browser.get(&format!("{}/own", self.with)).unwrap();
        assert_eq!(own.status, 200, "{}", own.body);
        own.body.matches(&format!("<p>{words}</p>")).count()
    }
}

/// The therapist and three clients.
pub(crate) struct People {
    /// The therapist, with the first client.
    pub(crate) therapist: Person,
    pub(crate) clients: Vec<Person>,
}

impl People {
    /// Signs the therapist in and lets the clients come in by their links.
    pub(crate) fn arrive(server: &Server) -> Self {
        let at = Address::of(&server.url);
        let mut therapist = Browser::new(at.clone());
        sign_in(&mut therapist, EMAIL, PASSWORD);
        let clients: Vec<Person> = ["mara", "jonas", "noor"]
            .iter()
            .map(|name| invite(&mut therapist, name))
            .collect();
        let with = clients[0].with.clone();
        Self {
            therapist: Person {
                browser: therapist,
                with,
            },
            clients,
        }
    }

    /// The server has started again, elsewhere.
    pub(crate) fn moved(&self, server: &Server) {
        self.therapist.browser.at.set(&server.url);
    }
}

/// Signs in.
pub(crate) fn sign_in(browser: &mut Browser, email: &str, password: &str) {
    let fields = [("email", email), ("password", password)];
    let answer = browser.post("/sign-in", &fields).unwrap();
    assert_eq!(
        (answer.status, answer.location()),
        (303, "/"),
        "{}",
        answer.body
    );
}

fn invite(therapist: &mut Browser, name: &str) -> Person {
    let called = format!("Client {}", marker(name));
    let email = format!("{}@example.org", marker(name));
    let fields = [
        ("submission", chance::submission()),
        ("name", called.clone()),
        ("email", email),
        (
            "words",
            format!("I'd like to know. {}", marker("invitation")),
        ),
    ];
    let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let invited = therapist.post("/clients/new", &fields).unwrap();
    assert_eq!(invited.status, 200, "{}", invited.body);
    let token = invited
        .between("/join/", "<")
        .expect("the page shows the link");
    let with = invited.between("href=\"/with/", "\"").expect("a way on");
    let mut browser = Browser::new(therapist.at.clone());
    let fields = [("name", called.as_str()), ("password", PASSWORD)];
    let joined = browser.post(&format!("/join/{token}"), &fields).unwrap();
    assert_eq!(
        (joined.status, joined.location()),
        (303, "/"),
        "{}",
        joined.body
    );
    Person {
        browser,
        with: format!("/with/{with}"),
    }
}

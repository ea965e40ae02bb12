//! Who runs the server is set with `candor init`, and clients read it.

use std::fs;
use std::path::Path;

use testkit::{PASSWORD, marker};

use super::common::practice::{People, Practice, flags};
use super::common::program::{complained, run};

fn made(home: &Path, more: &[&str]) -> Practice {
    let practice = Practice {
        folder: home.join("practice"),
    };
    let password = home.join("password");
    fs::write(&password, PASSWORD).unwrap();
    let more: Vec<_> = more.iter().map(Into::into).collect();
    let all = [
        practice.at("init"),
        flags(&password, "sqlite:candor.db"),
        more,
    ];
    let output = run(&all.concat());
    assert!(output.status.success(), "{}", complained(&output));
    practice
}

#[test]
fn init_names_the_one_who_runs_the_server() {
    let ada = format!("Ada {}", marker("ada"));
    for (more, sentence, also) in [
        (&[][..], format!("{ada} also runs this server"), true),
        (
            &["--hosted-by", "Firma Nord"],
            "Firma Nord runs this server".to_owned(),
            false,
        ),
    ] {
        let home = tempfile::tempdir().unwrap();
        let server = made(home.path(), more).serve();
        let client = &mut People::arrive(&server).clients[0];
        let own = client.browser.get(&format!("{}/own", client.with)).unwrap();
        assert!(own.body.contains(&sentence), "{sentence}: {}", own.body);
        assert_eq!(own.body.contains("also runs"), also, "{sentence}");
        assert_eq!(server.stop().0.code(), Some(0));
    }
}

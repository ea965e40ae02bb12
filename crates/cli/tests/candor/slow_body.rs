//! Senders who stop in the middle, at every address that takes a form: a page that says so, and the server goes on.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use testkit::Engine;

use super::common::browser::{Address, Answer, parse};
use super::common::practice::Practice;

/// An address of the route, whoever may open it: the form is received before anything else is looked at.
fn address(path: &str) -> String {
    let id = "00000000-0000-0000-0000-000000000001";
    let blanks = [
        "{relationship}",
        "{session}",
        "{moment}",
        "{token}",
        "{country}",
    ];
    blanks
        .iter()
        .fold(path.to_owned(), |path, blank| path.replace(blank, id))
}

/// Sends what there is and then nothing; what came back until the server hung up.
fn begin_and_stop(at: SocketAddr, text: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(at).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(120)))
        .unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream
        .read_to_end(&mut bytes)
        .expect("the server hangs up by itself");
    bytes
}

fn slow_form(at: SocketAddr, path: &str) -> Answer {
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nwords=and+then"
    );
    parse(&begin_and_stop(at, &head)).expect("a whole answer")
}

#[test]
fn a_form_that_stops_arriving_is_answered() {
    let home = testkit::Home::fresh(Engine::Sqlite);
    let practice = Practice::init(&home.path(), &home.database());
    let server = practice.serve();
    let at = Address::of(&server.url).get();
    let forms: Vec<_> = web::ROUTES
        .iter()
        .filter(|route| route.verbs.contains(&"POST"))
        .map(|route| {
            let path = address(route.path);
            std::thread::spawn(move || (slow_form(at, &path), path))
        })
        .collect();
    let head =
        std::thread::spawn(move || begin_and_stop(at, "GET /sign-in HTTP/1.1\r\nHost: x\r\n"));
    assert!(forms.len() > 10, "every form is there: {}", forms.len());
    for form in forms {
        let (answer, path) = form.join().unwrap();
        assert_eq!(answer.status, 408, "{path}: {}", answer.body);
        assert!(
            answer.body.contains("That took too long"),
            "{path}: {}",
            answer.body
        );
        assert!(
            answer.body.contains("Nothing was saved"),
            "{path}: {}",
            answer.body
        );
    }
    let nothing = head.join().unwrap();
    assert!(
        nothing.is_empty() || nothing.starts_with(b"HTTP/1.1 408"),
        "no page for half a question"
    );
    assert_eq!(
        server.stop().0.code(),
        Some(0),
        "nobody holds the server up"
    );
}

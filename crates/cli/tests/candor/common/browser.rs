//! A browser over real connections: one connection per request, so that a server which dies in the middle shows as an error
//! and never as an answer.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use testkit::encode;

/// Where the server is at present: it changes when it starts again.
#[derive(Clone)]
pub(crate) struct Address(Arc<Mutex<SocketAddr>>);

impl Address {
    /// From the address that the program prints.
    pub(crate) fn of(url: &str) -> Self {
        Self(Arc::new(Mutex::new(read(url))))
    }

    pub(crate) fn get(&self) -> SocketAddr {
        *self.0.lock().unwrap()
    }

    pub(crate) fn set(&self, url: &str) {
        *self.0.lock().unwrap() = read(url);
    }
}

fn read(url: &str) -> SocketAddr {
    let at = url.strip_prefix("http://").expect("http on this machine");
    at.trim_end_matches('/')
        .parse()
        .expect("an address and a port")
}

/// Someone's browser.
#[derive(Clone)]
pub(crate) struct Browser {
    pub(crate) at: Address,
    cookie: Option<String>,
}

/// A whole answer.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location").unwrap_or("")
    }

    /// What stands between `before` and `after`, the first time.
    pub(crate) fn between(&self, before: &str, after: &str) -> Option<&str> {
        let (_, rest) = self.body.split_once(before)?;
        rest.split_once(after).map(|(found, _)| found)
    }
}

/// The longest that any answer is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

impl Browser {
    pub(crate) fn new(at: Address) -> Self {
        Self { at, cookie: None }
    }

    pub(crate) fn get(&mut self, path: &str) -> io::Result<Answer> {
        let head = format!("GET {path} HTTP/1.1\r\n");
        self.ask(&head, "")
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let body = encode(fields);
        let head = format!(
            "POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.ask(&head, &body)
    }

    fn ask(&mut self, head: &str, body: &str) -> io::Result<Answer> {
        let at = self.at.get();
        let mut stream = TcpStream::connect_timeout(&at, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let cookie = match &self.cookie {
            Some(cookie) => format!("Cookie: {cookie}\r\n"),
            None => String::new(),
        };
        let request = format!("{head}Host: {at}\r\nConnection: close\r\n{cookie}\r\n{body}");
        stream.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let answer = parse(&bytes)?;
        if let Some(cookie) = answer.header("set-cookie") {
            let pair = cookie.split(';').next().unwrap_or_default();
            self.cookie = (!pair.ends_with('=')).then(|| pair.to_owned());
        }
        Ok(answer)
    }
}

/// Reads a whole answer; half of one is no answer.
pub(crate) fn parse(bytes: &[u8]) -> io::Result<Answer> {
    let broken = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let at = bytes
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .ok_or_else(broken)?;
    let head = String::from_utf8_lossy(&bytes[..at]).into_owned();
    let body = &bytes[at + 4..];
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .ok_or_else(broken)?;
    let answer = Answer {
        status,
        head,
        body: String::from_utf8_lossy(body).into_owned(),
    };
    let length: Option<usize> = answer.header("content-length").and_then(|n| n.parse().ok());
    match length {
        Some(length) if length == body.len() => Ok(answer),
        None if status < 400 && body.is_empty() => Ok(answer),
        _ => Err(broken()),
    }
}

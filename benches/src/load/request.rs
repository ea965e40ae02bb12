//! Requests as bytes, made once and patched for each use.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};

/// A request before its body is known.
#[derive(Clone, Debug)]
pub struct Request {
    head: String,
}

impl Request {
    /// Reads a page.
    #[must_use]
    pub fn get(to: SocketAddr, path: &str) -> Self {
        Self {
            head: format!("GET {path} HTTP/1.1\r\nhost: {to}\r\n"),
        }
    }

    /// Sends a form of the same origin, as a browser does.
    #[must_use]
    pub fn post_form(to: SocketAddr, path: &str) -> Self {
        Self {
            head: format!(
                "POST {path} HTTP/1.1\r\nhost: {to}\r\norigin: http://{to}\r\nsec-fetch-site: same-origin\r\n\
                 content-type: application/x-www-form-urlencoded\r\n"
            ),
        }
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.head.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    /// Writes the request with `body` behind it (empty for one that has none).
    pub fn write(&self, body: &str, into: &mut Vec<u8>) {
        use std::io::Write;

        into.extend_from_slice(self.head.as_bytes());
        if body.is_empty() {
            into.extend_from_slice(b"\r\n");
        } else {
            write!(into, "content-length: {}\r\n\r\n{body}", body.len())
                .expect("writing to memory does not fail");
        }
    }
}

/// A submission id that no other request of this process has: a well-formed UUIDv4 made of a counter.
///
/// It need not be hard to guess, only new: the ids of a run are spread by the process id, and every run has its own database.
#[must_use]
pub fn submission_id() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    format!(
        "{:08x}-{:04x}-4000-8000-{:012x}",
        std::process::id(),
        n >> 48,
        n & 0xffff_ffff_ffff
    )
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test that cannot go on should stop where it is"
    )]

    use super::*;

    #[test]
    fn a_form_carries_its_length_and_a_page_ends_with_its_head() {
        let to = "127.0.0.1:80".parse().unwrap();
        let mut form = Vec::new();
        Request::post_form(to, "/a")
            .header("cookie", "s=1")
            .write("x=1", &mut form);
        let form = String::from_utf8(form).unwrap();
        assert!(form.starts_with("POST /a HTTP/1.1\r\n"));
        assert!(form.ends_with("cookie: s=1\r\ncontent-length: 3\r\n\r\nx=1"));

        let mut page = Vec::new();
        Request::get(to, "/b").write("", &mut page);
        assert_eq!(page, b"GET /b HTTP/1.1\r\nhost: 127.0.0.1:80\r\n\r\n");
    }

    #[test]
    fn submission_ids_differ_and_have_the_shape_of_a_uuid() {
        let (a, b) = (submission_id(), submission_id());
        assert_ne!(a, b);
        assert_eq!(a.len(), 36);
        assert_eq!(a.as_bytes()[14], b'4');
    }
}

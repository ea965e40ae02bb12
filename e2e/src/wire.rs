//! One request by hand, to see what goes over the wire: what a browser shows is unpacked already.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What came.
pub struct Fetched {
    /// The status line and the headers.
    pub head: String,
    /// So many bytes of body, as packed as the server sent them.
    pub weight: usize,
}

/// Fetches `path` from `url` (`http://host:port`), offering to unpack brotli and gzip.
pub async fn fetch(url: &str, path: &str, cookie: &str) -> Fetched {
    let host = url.trim_start_matches("http://");
    let mut wire = TcpStream::connect(host)
        .await
        .expect("the server takes connections");
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: {host}\r\naccept-encoding: br, gzip\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
    );
    wire.write_all(request.as_bytes())
        .await
        .expect("the request goes out");
    let mut answer = Vec::new();
    wire.read_to_end(&mut answer)
        .await
        .expect("the answer comes whole");
    let end = answer
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .expect("an answer has a head");
    Fetched {
        head: String::from_utf8_lossy(&answer[..end]).into_owned(),
        weight: answer.len() - end - 4,
    }
}

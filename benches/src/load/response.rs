//! Where an answer ends: the one thing that a client on a kept-open connection has to get right.

use std::ops::Range;

/// The most headers an answer may have; more is a broken server.
const MOST_HEADERS: usize = 64;

/// A whole answer at the start of a buffer.
#[derive(Debug, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// How many bytes of the buffer it takes.
    pub length: usize,
    /// Whether the server closes the connection behind it.
    pub closes: bool,
    /// The parts of the buffer that together are the body: one, or one for each chunk.
    pub body: Vec<Range<usize>>,
}

impl Response {
    /// The body in one piece.
    #[must_use]
    pub fn body_of(&self, buffer: &[u8]) -> Vec<u8> {
        self.body
            .iter()
            .flat_map(|part| &buffer[part.clone()])
            .copied()
            .collect()
    }
}

/// Why there is no answer in the buffer.
#[derive(Debug, PartialEq, Eq)]
pub enum Incomplete {
    /// More bytes are needed.
    More,
    /// No bytes will ever make it one.
    Never(&'static str),
}

enum Framing {
    Length(usize),
    Chunked,
}

/// The answer at the start of `buffer`.
///
/// # Errors
/// [`Incomplete`] when there is not a whole one.
pub fn parse(buffer: &[u8]) -> Result<Response, Incomplete> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Response::new(&mut headers);
    let body_at = match head.parse(buffer) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Err(Incomplete::More),
        Err(_) => return Err(Incomplete::Never("not an HTTP answer")),
    };
    let status = head.code.expect("a complete status line has a status code");
    let (framing, closes) = framing(status, head.headers)?;
    let (length, body) = match framing {
        Framing::Length(length) if buffer.len() - body_at < length => {
            return Err(Incomplete::More);
        }
        Framing::Length(length) => (
            body_at + length,
            std::iter::once(body_at..body_at + length).collect(),
        ),
        Framing::Chunked => chunks(buffer, body_at)?,
    };
    Ok(Response {
        status,
        length,
        closes,
        body,
    })
}

fn framing(status: u16, headers: &[httparse::Header<'_>]) -> Result<(Framing, bool), Incomplete> {
    let bodiless = matches!(status, 100..=199 | 204 | 304);
    let mut found = bodiless.then_some(Framing::Length(0));
    let mut closes = false;
    for header in headers {
        if header.name.eq_ignore_ascii_case("connection") {
            closes |= header.value.eq_ignore_ascii_case(b"close");
        } else if bodiless {
            continue;
        } else if header.name.eq_ignore_ascii_case("content-length") {
            let length = std::str::from_utf8(header.value)
                .ok()
                .and_then(|text| text.parse::<u32>().ok())
                .ok_or(Incomplete::Never("a length that is no number"))?;
            found = Some(Framing::Length(length as usize));
        } else if header.name.eq_ignore_ascii_case("transfer-encoding") {
            found = Some(Framing::Chunked);
        }
    }
    match found {
        Some(framing) => Ok((framing, closes)),
        None => Err(Incomplete::Never("an answer without an end")),
    }
}

fn chunks(buffer: &[u8], mut at: usize) -> Result<(usize, Vec<Range<usize>>), Incomplete> {
    let mut parts = Vec::new();
    loop {
        let rest = &buffer[at..];
        let (head, size) = match httparse::parse_chunk_size(rest) {
            Ok(httparse::Status::Complete(found)) => found,
            Ok(httparse::Status::Partial) => return Err(Incomplete::More),
            Err(_) => return Err(Incomplete::Never("a chunk without a size")),
        };
        let size = usize::try_from(size)
            .ok()
            .filter(|size| *size <= u32::MAX as usize)
            .ok_or(Incomplete::Never("a chunk beyond all measure"))?;
        let (from, to) = (at + head, at + head + size);
        match buffer.get(to..to + 2) {
            None => return Err(Incomplete::More),
            Some(b"\r\n") => at = to + 2,
            Some(_) if size == 0 => return Err(Incomplete::Never("trailers are not expected")),
            Some(_) => return Err(Incomplete::Never("a chunk longer than it said")),
        }
        if size == 0 {
            return Ok((at, parts));
        }
        parts.push(from..to);
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test that cannot go on should stop where it is"
    )]

    use super::*;

    const LENGTH: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello";
    const CHUNKED: &[u8] =
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n";
    const NO_BODY: &[u8] = b"HTTP/1.1 304 Not Modified\r\ncontent-length: 5\r\n\r\n";

    #[test]
    fn every_cut_waits_for_more_and_the_whole_ends_where_it_ends() {
        for whole in [LENGTH, CHUNKED, NO_BODY] {
            for cut in 0..whole.len() {
                assert_eq!(parse(&whole[..cut]), Err(Incomplete::More), "cut at {cut}");
            }
            let followed = [whole, b"HTTP/1.1 500"].concat();
            assert_eq!(parse(&followed).unwrap().length, whole.len());
        }
    }

    #[test]
    fn the_body_is_the_same_in_one_piece_and_in_chunks() {
        for whole in [LENGTH, CHUNKED] {
            assert_eq!(parse(whole).unwrap().body_of(whole), b"hello");
        }
    }

    #[test]
    fn a_connection_that_closes_says_so() {
        let answer =
            b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
        let found = parse(answer).unwrap();
        assert!(found.closes);
        assert_eq!(found.status, 503);
    }

    #[test]
    fn what_can_never_be_an_answer_is_not_waited_for() {
        for wrong in [
            &b"220 smtp ready\r\n\r\n"[..],
            b"HTTP/1.1 200 OK\r\n\r\n",
            b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n",
        ] {
            assert!(
                matches!(parse(wrong), Err(Incomplete::Never(_))),
                "{}",
                String::from_utf8_lossy(wrong)
            );
        }
    }
}

//! One connection that asks and listens, one request at a time.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::request::Request;
use super::response::{Incomplete, Response, parse};

/// How long an answer may take before the connection counts as broken.
const PATIENCE: Duration = Duration::from_secs(30);

/// A kept-open connection.
#[derive(Debug)]
pub struct Wire {
    stream: TcpStream,
    arrived: Vec<u8>,
}

impl Wire {
    /// Connects to `to`.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn connect(to: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            arrived: Vec::with_capacity(16 * 1024),
        })
    }

    /// Sends a whole request and waits for its whole answer, which [`Wire::body`] then holds.
    ///
    /// # Errors
    /// When the connection breaks or what arrives is not an answer. The connection is then of no further use.
    pub async fn ask(&mut self, request: &[u8]) -> io::Result<Response> {
        self.arrived.clear();
        self.stream.write_all(request).await?;
        loop {
            if self.stream.read_buf(&mut self.arrived).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            match parse(&self.arrived) {
                Ok(response) => return Ok(response),
                Err(Incomplete::More) => {}
                Err(Incomplete::Never(why)) => {
                    return Err(io::Error::new(io::ErrorKind::InvalidData, why));
                }
            }
        }
    }

    /// The body of the answer that [`Wire::ask`] returned last.
    #[must_use]
    pub fn body(&self, response: &Response) -> Vec<u8> {
        response.body_of(&self.arrived)
    }
}

/// One request on a connection of its own: status and body.
///
/// # Errors
/// When there is no answer, or none in half a minute.
pub async fn fetch(to: SocketAddr, request: &Request, body: &str) -> io::Result<(u16, Vec<u8>)> {
    let asked = async {
        let mut wire = Wire::connect(to).await?;
        let mut bytes = Vec::new();
        request.write(body, &mut bytes);
        let response = wire.ask(&bytes).await?;
        Ok((response.status, wire.body(&response)))
    };
    tokio::time::timeout(PATIENCE, asked)
        .await
        .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
}

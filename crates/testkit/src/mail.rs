//! A mail server on loopback: it speaks SMTP (RFC 5321), keeps what it takes, and does what a test wants of it.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use service::{Secrecy, Smtp, SmtpServer};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What a mail server does with a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes it.
    Takes,
    /// Answers with this number once it is told whom the mail is for.
    Refuses(u16),
    /// Hangs up at once, as one that is being restarted.
    IsAway,
}

/// A mail as it was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// Who it says it comes from.
    pub from: String,
    /// Whom it is for.
    pub to: String,
    /// Head and text, line by line.
    pub text: String,
}

impl Delivered {
    /// A line of its head.
    pub fn header(&self, name: &str) -> Option<&str> {
        let head = self.text.split("\r\n\r\n").next().unwrap_or_default();
        head.lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// What stands under its head, as a mail program shows it: long lines are put together again (quoted-printable).
    pub fn body(&self) -> String {
        let body = self
            .text
            .split_once("\r\n\r\n")
            .map_or("", |(_, body)| body);
        body.replace("=\r\n", "").replace("=3D", "=")
    }
}

struct Desk {
    mood: Mood,
    taken: Vec<Delivered>,
    tries: usize,
}

/// A mail server.
pub struct MailServer {
    at: SocketAddr,
    desk: Arc<Mutex<Desk>>,
}

fn open(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MailServer {
    /// Starts one on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("loopback has a free port");
        let at = listener.local_addr().expect("it has an address");
        let desk = Arc::new(Mutex::new(Desk {
            mood: Mood::Takes,
            taken: Vec::new(),
            tries: 0,
        }));
        let behind = desk.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, behind.clone()));
            }
        });
        Self { at, desk }
    }

    /// What it does from now on.
    pub fn set(&self, mood: Mood) {
        open(&self.desk).mood = mood;
    }

    /// What it took since it was asked last.
    pub fn taken(&self) -> Vec<Delivered> {
        std::mem::take(&mut open(&self.desk).taken)
    }

    /// How often somebody connected.
    pub fn tries(&self) -> usize {
        open(&self.desk).tries
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.at
    }

    /// A mailer that hands its mails to it.
    pub fn mailer(&self) -> Smtp {
        Smtp::new(SmtpServer {
            host: self.at.ip().to_string(),
            port: self.at.port(),
            secrecy: Secrecy::None,
            user: None,
            from: "room@candor.test".to_owned(),
        })
        .expect("a plain mail server on loopback")
    }
}

/// One connection. Whoever breaks off is let go.
async fn serve(stream: TcpStream, desk: Arc<Mutex<Desk>>) {
    let mood = {
        let mut desk = open(&desk);
        desk.tries += 1;
        desk.mood
    };
    if mood == Mood::IsAway {
        return;
    }
    let _ = talk(stream, &desk).await;
}

/// The address in `MAIL FROM:<…>` and `RCPT TO:<…>`.
fn address(line: &str) -> String {
    let inside = line.split_once('<').map_or("", |(_, rest)| rest);
    inside.split('>').next().unwrap_or_default().to_owned()
}

async fn talk(stream: TcpStream, desk: &Mutex<Desk>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let (mut from, mut to) = (String::new(), String::new());
    write.write_all(b"220 loopback\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let answer = match verb.as_str() {
            "MAIL" => {
                from = address(&line);
                "250 go on".to_owned()
            }
            "RCPT" => {
                to = address(&line);
                match open(desk).mood {
                    Mood::Refuses(code) => format!("{code} <{to}> not here"),
                    Mood::Takes | Mood::IsAway => "250 go on".to_owned(),
                }
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut text = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push_str("\r\n");
                }
                open(desk).taken.push(Delivered {
                    from: from.clone(),
                    to: to.clone(),
                    text,
                });
                "250 taken".to_owned()
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "250 loopback".to_owned(),
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

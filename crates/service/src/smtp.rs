//! The real mailer: hands each mail to an SMTP server.

use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::mail::{Mail, Mailer, Sending, Unsent};

/// How long one answer of the mail server may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the connection to the mail server is kept from others' eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrecy {
    /// TLS from the first byte, usually on port 465.
    Tls,
    /// It begins in the open and must go on in TLS, usually on port 587.
    StartTls,
    /// Not at all: for a mail server on the same machine.
    None,
}

/// A mail server and what it has to be told.
#[derive(Clone)]
pub struct SmtpServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept secret.
    pub secrecy: Secrecy,
    /// User and password, where it asks for them.
    pub user: Option<(String, String)>,
    /// The address that mails come from.
    pub from: String,
}

/// Sends through an SMTP server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
}

impl Smtp {
    /// A mailer for this server. Nothing is connected yet.
    ///
    /// # Errors
    /// A sentence on what of it cannot be used.
    pub fn new(server: SmtpServer) -> Result<Self, String> {
        let from = server
            .from
            .parse()
            .map_err(|_| format!("mails cannot come from \"{}\"", server.from))?;
        let tls = match server.secrecy {
            Secrecy::None => Tls::None,
            secrecy => {
                let parameters = TlsParameters::new(server.host.clone())
                    .map_err(|e| format!("the mail server's name {}: {e}", server.host))?;
                if secrecy == Secrecy::Tls {
                    Tls::Wrapper(parameters)
                } else {
                    Tls::Required(parameters)
                }
            }
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(server.host)
            .port(server.port)
            .tls(tls)
            .timeout(Some(PATIENCE));
        if let Some((user, password)) = server.user {
            transport = transport.credentials(Credentials::new(user, password));
        }
        Ok(Self {
            transport: transport.build(),
            from,
        })
    }

    fn message(&self, mail: &Mail) -> Result<Message, Unsent> {
        let to: Address = mail.to.parse().map_err(|_| Unsent::Never(None))?;
        let at = SystemTime::try_from(mail.at.timestamp()).map_err(|_| Unsent::Never(None))?;
        let raw = |name: &'static str, value: String| {
            HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
        };
        let mut message = Message::builder()
            .from(Mailbox::new(None, self.from.clone()))
            .to(Mailbox::new(None, to))
            .subject(mail.letter.subject.clone())
            .date(at)
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.letter.text.clone())
            .map_err(|_| Unsent::Never(None))?;
        let headers = message.headers_mut();
        headers.insert_raw(raw("List-Unsubscribe", format!("<{}>", mail.stop)));
        let one_press = "List-Unsubscribe=One-Click".to_owned();
        headers.insert_raw(raw("List-Unsubscribe-Post", one_press));
        headers.insert_raw(raw("Auto-Submitted", "auto-generated".to_owned()));
        Ok(message)
    }
}

impl Mailer for Smtp {
    fn send<'a>(&'a self, mail: &'a Mail) -> Sending<'a> {
        Box::pin(async move {
            let message = self.message(mail)?;
            match self.transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) => {
                    let code = error.status().map(u16::from);
                    Err(match code {
                        // No such mailbox, not here, a name that cannot be: RFC 5321, 4.2.3.
                        Some(550 | 551 | 553) => Unsent::Never(code),
                        _ => Unsent::Later(code),
                    })
                }
            }
        })
    }
}

//! Mail settings: the `[mail]` section of `candor.toml`.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use service::{Secrecy, Smtp, SmtpServer};

use crate::sentence::Sentence;

/// The mail server for reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailConfig {
    /// Its host name.
    host: String,
    /// Its port; by default the usual one for `secrecy`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    port: Option<u16>,
    /// How the connection is encrypted.
    #[serde(default)]
    secrecy: How,
    /// The user name, if the server asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user: Option<String>,
    /// A file whose first line is the password, relative to the folder. `CANDOR_MAIL_PASSWORD` overrides it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    password_file: Option<PathBuf>,
    /// The address that reminders come from.
    from: String,
}

/// [`Secrecy`] as it is written in the settings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum How {
    #[default]
    StartTls,
    Tls,
    None,
}

impl MailConfig {
    /// A mailer for it. Whether the mail server is there shows with the first mail.
    pub(crate) fn mailer(&self, folder: &Path) -> Result<Smtp, Sentence> {
        let (secrecy, usual) = match self.secrecy {
            How::StartTls => (Secrecy::StartTls, 587),
            How::Tls => (Secrecy::Tls, 465),
            How::None => (Secrecy::None, 25),
        };
        let user = match &self.user {
            None => None,
            Some(user) => Some((user.clone(), self.password(folder)?)),
        };
        Smtp::new(SmtpServer {
            host: self.host.clone(),
            port: self.port.unwrap_or(usual),
            secrecy,
            user,
            from: self.from.clone(),
        })
        .map_err(|wrong| format!("candor.toml, [mail]: {wrong}"))
    }

    fn password(&self, folder: &Path) -> Result<String, Sentence> {
        if let Ok(password) = std::env::var("CANDOR_MAIL_PASSWORD") {
            return Ok(password);
        }
        let file = self.password_file.as_ref().ok_or(
            "candor.toml, [mail]: a user needs a password: name a password_file, or set CANDOR_MAIL_PASSWORD",
        )?;
        let file = folder.join(file);
        let text = std::fs::read_to_string(&file)
            .map_err(|e| format!("{} could not be read: {e}", file.display()))?;
        Ok(text.lines().next().unwrap_or_default().to_owned())
    }
}

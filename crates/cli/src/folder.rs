//! The folder of a practice: `candor.toml` (where things are), `master.key` (the key that opens them), and with SQLite `candor.db`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use archive::{Archive, Chance, Keys, Location, Options};
use serde::{Deserialize, Serialize};
use service::{Candor, Clock, Hasher, Settings, Smtp};

use crate::mail::MailConfig;
use crate::sentence::Sentence;

/// The settings file, `candor.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// `sqlite:FILE` (seen from the folder) or `postgres://…`.
    pub(crate) database: String,
    /// Address and port to listen on.
    pub(crate) listen: String,
    /// The address under which people reach it; starts with https:// wherever it is not this machine alone.
    pub(crate) address: String,
    /// How many MiB of rooms are kept in memory; without it as many as is usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) room_memory: Option<u32>,
    /// Through which mail server reminders go; without it none are sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) mail: Option<MailConfig>,
}

impl Config {
    /// How an archive is opened to serve a practice.
    pub(crate) fn options(&self) -> Options {
        let mut options = Options::default();
        if let Some(mebibytes) = self.room_memory {
            options.room_memory = u64::from(mebibytes) << 20;
        }
        options
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: "sqlite:candor.db".to_owned(),
            listen: "127.0.0.1:8080".to_owned(),
            address: "http://127.0.0.1:8080".to_owned(),
            room_memory: None,
            mail: None,
        }
    }
}

/// The files that [`Folder::make`] writes.
const FILES: [&str; 2] = ["candor.toml", "master.key"];

/// The folder of a practice.
pub(crate) struct Folder {
    path: PathBuf,
    pub(crate) config: Config,
    masters: Vec<[u8; 32]>,
}

impl Folder {
    /// Refuses a folder that has a practice already.
    pub(crate) fn is_free(path: &Path) -> Result<(), Sentence> {
        if FILES.iter().any(|file| path.join(file).exists()) {
            return Err(format!(
                "there is already a practice in {}. Nothing was changed.",
                path.display()
            ));
        }
        Ok(())
    }

    /// Creates the folder with its settings and a fresh key. What is there already is never overwritten.
    pub(crate) fn make(path: &Path, config: Config, chance: &dyn Chance) -> Result<Self, Sentence> {
        Self::is_free(path)?;
        std::fs::create_dir_all(path)
            .map_err(|e| format!("could not create the folder {}: {e}", path.display()))?;
        let text = toml::to_string(&config)
            .map_err(|e| format!("the settings could not be written: {e}"))?;
        let mut master = [0; 32];
        chance.fill(&mut master);
        write_new(&path.join("master.key"), &hex(&master))?;
        // It can hold the password of a database.
        write_new(&path.join("candor.toml"), &text)?;
        sync_names(path)?;
        Ok(Self {
            path: path.to_owned(),
            config,
            masters: vec![master],
        })
    }

    /// Removes settings and key, where there is no archive that they belong to.
    fn unmake(&self) {
        for file in FILES {
            // What cannot be removed is in the way of the next try, which says so.
            let _ = std::fs::remove_file(self.path.join(file));
        }
    }

    /// Opens an existing folder. `CANDOR_MASTER_KEY` (64 hexadecimal digits) takes the place of the key file, for hosts
    /// that keep keys elsewhere.
    pub(crate) fn open(path: &Path) -> Result<Self, Sentence> {
        let file = path.join("candor.toml");
        let text = std::fs::read_to_string(&file).map_err(|e| {
            format!(
                "could not read {} ({e}); `candor init --dir {}` sets up a practice there",
                file.display(),
                path.display()
            )
        })?;
        let config = toml::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
        let keys = match std::env::var("CANDOR_MASTER_KEY") {
            Ok(keys) => keys,
            Err(_) => {
                let file = path.join("master.key");
                std::fs::read_to_string(&file)
                    .map_err(|e| format!("{} could not be read: {e}", file.display()))?
            }
        };
        let masters = keys
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(read_key)
            .collect::<Option<Vec<_>>>()
            .filter(|keys| !keys.is_empty())
            .ok_or("the master key is not 64 hexadecimal digits")?;
        Ok(Self {
            path: path.to_owned(),
            config,
            masters,
        })
    }

    /// Puts a fresh master key on top of those there are.
    pub(crate) fn put_key_on_top(&mut self, chance: &dyn Chance) -> Result<(), Sentence> {
        let mut master = [0; 32];
        chance.fill(&mut master);
        self.write_keys([&[master], &self.masters[..]].concat())
    }

    /// Keeps the first master key and no other.
    pub(crate) fn keep_first_key(&mut self) -> Result<(), Sentence> {
        self.write_keys(self.masters[..1].to_vec())
    }

    /// Replaces the key file atomically: at every moment it is there whole, old or new.
    fn write_keys(&mut self, masters: Vec<[u8; 32]>) -> Result<(), Sentence> {
        if keys_are_in_the_environment() {
            return Err(
                "the keys are in CANDOR_MASTER_KEY, not in a file: change them there, one per line, the new one first. \
                 Nothing was changed."
                    .to_owned(),
            );
        }
        let file = self.path.join("master.key");
        let text: String = masters.iter().map(hex).collect();
        replace(&file, &self.path, &text)
            .map_err(|e| format!("{} could not be written: {e}", file.display()))?;
        sync_names(&self.path)?;
        self.masters = masters;
        Ok(())
    }

    /// Where the archive is.
    pub(crate) fn location(&self) -> Result<Location, Sentence> {
        let location: Location = self
            .config
            .database
            .parse()
            .map_err(|e: archive::NoLocation| e.to_string())?;
        Ok(match location {
            Location::Sqlite(file) => Location::Sqlite(self.path.join(file)),
            postgres => postgres,
        })
    }

    /// The mailer that the settings name; `None` where they name none.
    pub(crate) fn mailer(&self) -> Result<Option<Smtp>, Sentence> {
        let mail = self.config.mail.as_ref();
        mail.map(|mail| mail.mailer(&self.path)).transpose()
    }

    /// The master keys, first one first.
    pub(crate) fn keys(&self) -> Keys {
        Keys {
            masters: self.masters.clone(),
        }
    }

    /// Creates the archive, with the practice's settings in it.
    pub(crate) async fn init_archive(
        &self,
        settings: &Settings,
        chance: Arc<dyn Chance>,
    ) -> Result<(), Sentence> {
        let location = self.location()?;
        if let Err(error) = Archive::init(&location, &self.keys(), &*chance).await {
            self.unmake();
            return Err(format!("{error}. Nothing was created."));
        }
        let archive = self.archive(chance, Options::default()).await?;
        let bytes = serde_json::to_vec(settings).map_err(|e| e.to_string())?;
        archive
            .put_setting(Settings::KEY, &bytes)
            .await
            .map_err(|e| e.to_string())?;
        archive.close().await;
        Ok(())
    }

    /// Opens the archive.
    pub(crate) async fn archive(
        &self,
        chance: Arc<dyn Chance>,
        options: Options,
    ) -> Result<Archive, Sentence> {
        Archive::open(&self.location()?, self.keys(), chance, options)
            .await
            .map_err(|e| e.to_string())
    }

    /// Opens the practice over an archive. `clock` and `ids` are what its use cases see as time and chance.
    pub(crate) async fn practice(
        &self,
        archive: Archive,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Chance>,
        hasher: Hasher,
    ) -> Result<Candor, Sentence> {
        let stored = archive
            .setting(Settings::KEY)
            .await
            .map_err(|e| e.to_string())?
            .ok_or("this archive has no practice yet; `candor init` sets one up")?;
        let settings: Settings =
            serde_json::from_slice(&stored).map_err(|e| format!("the practice's settings: {e}"))?;
        Ok(Candor::new(
            archive,
            settings.practice()?,
            clock,
            ids,
            hasher,
        ))
    }
}

/// True if the keys come from the environment instead of the key file.
pub(crate) fn keys_are_in_the_environment() -> bool {
    std::env::var_os("CANDOR_MASTER_KEY").is_some()
}

/// A key as a line of its file.
fn hex(key: &[u8; 32]) -> String {
    let digits = key.iter().map(|b| format!("{b:02x}"));
    digits.chain(["\n".to_owned()]).collect()
}

fn read_key(line: &str) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    if line.len() != 64 || !line.is_ascii() {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(line.as_bytes().chunks(2)) {
        let digits = std::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(key)
}

/// Writes a file that only its owner may read.
fn write_new(file: &Path, text: &str) -> Result<(), Sentence> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
        .open(file)
        .and_then(|mut f| f.write_all(text.as_bytes()).and_then(|()| f.sync_all()))
        .map_err(|e| format!("{} could not be written: {e}", file.display()))
}

/// Replaces a file atomically by another one that only its owner may read.
fn replace(file: &Path, folder: &Path, text: &str) -> std::io::Result<()> {
    let mut next = tempfile::Builder::new()
        .prefix(".master.key-")
        .tempfile_in(folder)?;
    next.write_all(text.as_bytes())?;
    next.as_file().sync_all()?;
    next.persist(file)?;
    Ok(())
}

/// Syncs the names in a folder as well: a key whose name is lost with the power is a key that is lost.
fn sync_names(folder: &Path) -> Result<(), Sentence> {
    if cfg!(unix) {
        std::fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|e| format!("the folder {} could not be synced: {e}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_sixty_four_digits() {
        assert_eq!(read_key(&"0f".repeat(32)), Some([15; 32]));
        assert_eq!(read_key(&"0f".repeat(31)), None);
        assert_eq!(read_key(&"zz".repeat(32)), None);
        assert_eq!(read_key(&"é".repeat(32)), None);
    }
}

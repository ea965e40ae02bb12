//! The real program, as `candor demo` in a folder of its own.

use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::tools;

/// A running demonstration. It ends with this.
pub struct Server {
    url: String,
    accounts: Vec<Account>,
    _process: Child,
    _folder: TempDir,
}

/// Someone who can sign in.
#[derive(Debug, Clone)]
pub struct Account {
    /// "therapist", "client" or "administrator".
    pub role: String,
    /// What they are called.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
}

impl Server {
    /// Makes a demonstration and serves it.
    pub async fn start() -> Server {
        let program = tools::profile().join(format!("candor{}", std::env::consts::EXE_SUFFIX));
        assert!(
            program.is_file(),
            "{} was not found. `cargo build -p candor` makes it; `cargo xtask test` does so by itself.",
            program.display()
        );
        let folder = tempfile::tempdir().expect("a folder for the demonstration");
        let log = File::create(log_file(&folder)).expect("a file for the log");
        let mut process = Command::new(&program)
            .args(["demo", "--solo", "--json", "--port", "0", "--dir"])
            .arg(folder.path().join("demo"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{} did not start: {error}", program.display()));
        let stdout = process.stdout.take().expect("its output is ours");
        let mut line = String::new();
        let read = BufReader::new(stdout);
        let said = tokio::time::timeout(Duration::from_secs(120), async {
            let mut read = read;
            read.read_line(&mut line).await.map(|_| line)
        });
        let line = said
            .await
            .expect("the demonstration was not ready within two minutes")
            .expect("its output can be read");
        let hello: Value = serde_json::from_str(&line)
            .unwrap_or_else(|error| panic!("`candor demo --json` said {line:?}: {error}"));
        let text = |value: &Value, key: &str| {
            value[key]
                .as_str()
                .unwrap_or_else(|| panic!("{key} is missing in {value}"))
                .to_owned()
        };
        let accounts = hello["accounts"].as_array().expect("accounts");
        Server {
            url: text(&hello, "url"),
            accounts: accounts
                .iter()
                .map(|account| Account {
                    role: text(account, "role"),
                    name: text(account, "name"),
                    email: text(account, "email"),
                    password: text(account, "password"),
                })
                .collect(),
            _process: process,
            _folder: folder,
        }
    }

    /// Its address, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The first account of a role.
    pub fn someone(&self, role: &str) -> &Account {
        self.accounts
            .iter()
            .find(|account| account.role == role)
            .unwrap_or_else(|| panic!("the demonstration has no {role}"))
    }

    /// All accounts of a role.
    pub fn all(&self, role: &str) -> impl Iterator<Item = &Account> {
        self.accounts
            .iter()
            .filter(move |account| account.role == role)
    }
}

/// The log goes where `cargo xtask test` searches all logs for planted words.
fn log_file(folder: &TempDir) -> PathBuf {
    match std::env::var_os("CANDOR_TEST_LOGS") {
        Some(logs) => {
            let logs = PathBuf::from(logs);
            std::fs::create_dir_all(&logs).expect("the folder for logs");
            logs.join(format!("browser-{}.log", std::process::id()))
        }
        None => folder.path().join("log"),
    }
}

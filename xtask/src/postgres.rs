//! A throw-away PostgreSQL for tests and measurements. It is gone when this program is, even after `kill -9`: a small
//! shell script owns it and waits for the end of a pipe that only this program holds open.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::environment;

/// A running server. Dropping it stops the server and removes its folder.
pub(crate) struct Postgres {
    script: Child,
    /// URL of a superuser.
    pub(crate) url: String,
    /// Where its programs are.
    pub(crate) programs: PathBuf,
    /// The user it runs as, where that is not the one we run as.
    pub(crate) user: Option<&'static str>,
}

impl Postgres {
    /// Makes a new cluster and waits until it answers.
    pub(crate) fn start() -> Result<Postgres, String> {
        let programs = environment::postgres_programs()
            .ok_or("PostgreSQL's initdb and pg_ctl were not found")?;
        // PostgreSQL refuses to run as root.
        let user = environment::is_root().then(unprivileged_user);
        let mut problem = String::new();
        // Another program may take the port between our asking for it and the server's listening on it.
        for _ in 0..3 {
            match launch(&programs, user) {
                Ok((script, url)) => {
                    return Ok(Postgres {
                        script,
                        url,
                        programs,
                        user,
                    });
                }
                Err(error) => problem = error,
            }
        }
        Err(format!("PostgreSQL did not start: {problem}"))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        let _ = self.script.wait();
    }
}

fn launch(programs: &Path, user: Option<&str>) -> Result<(Child, String), String> {
    let port = free_port().map_err(|error| format!("no free port: {error}"))?;
    let password = random_word().map_err(|error| format!("no random bytes: {error}"))?;
    let mut command = match user {
        Some(user) => as_user(user)?,
        None => Command::new("sh"),
    };
    command
        .args(["-c", include_str!("postgres.sh"), "postgres.sh"])
        .arg(programs)
        .arg(port.to_string());
    // /var/tmp, where there is one, is on a disk; /tmp may be memory, where durability costs nothing.
    let base = if Path::new("/var/tmp").is_dir() {
        PathBuf::from("/var/tmp")
    } else {
        std::env::temp_dir()
    };
    command
        .env("PASSWORD", &password)
        .env("BASE", base)
        .current_dir("/")
        .process_group(0);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());

    let mut script = command
        .spawn()
        .map_err(|error| format!("its script could not be run: {error}"))?;
    let mut said = String::new();
    let stdout = script.stdout.take().expect("stdout is a pipe");
    let read = BufReader::new(stdout).read_line(&mut said);
    if read.is_ok() && said.trim() == "ready" {
        return Ok((
            script,
            format!("postgres://candor:{password}@127.0.0.1:{port}/postgres"),
        ));
    }
    drop(script.stdin.take());
    let mut complaint = String::new();
    if let Some(mut stderr) = script.stderr.take() {
        let _ = stderr.read_to_string(&mut complaint);
    }
    let _ = script.wait();
    Err(complaint.trim().to_owned())
}

/// The user that Debian's package makes, or else one that owns nothing.
fn unprivileged_user() -> &'static str {
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    if users.lines().any(|line| line.starts_with("postgres:")) {
        "postgres"
    } else {
        "nobody"
    }
}

fn as_user(user: &str) -> Result<Command, String> {
    let setpriv = environment::program("setpriv")
        .ok_or("`setpriv` is needed to start it without root's rights")?;
    let group = environment::first_line(Command::new("id").args(["-g", user]))
        .ok_or(format!("no user {user}"))?;
    let mut command = Command::new(setpriv);
    command
        .arg(format!("--reuid={user}"))
        .arg(format!("--regid={group}"));
    command.args(["--init-groups", "--inh-caps=-all", "--", "sh"]);
    Ok(command)
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn random_word() -> std::io::Result<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

//! `candor new-password`: a password reset, for someone who can't sign in any more. Whoever hosts the practice can do it, as they can
//! do anything with it; no page can.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use archive::Options;
use service::{Failure, Hasher, RealChance, RealClock};

use crate::folder::Folder;
use crate::init::Ask;
use crate::sentence::Sentence;

/// The arguments of `candor new-password`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the practice.
    #[arg(long, default_value = "candor", value_name = "FOLDER")]
    dir: PathBuf,
    /// E-mail address the person signs in with.
    #[arg(long)]
    email: String,
    /// File whose first line is the new password; without it, you are asked for one.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

/// Runs it. It can run while Candor serves.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    let folder = Folder::open(&args.dir)?;
    let password = Ask::new().password(args.password_file.as_deref())?;
    let chance = Arc::new(RealChance);
    let archive = folder.archive(chance.clone(), Options::default()).await?;
    let hasher = Hasher::new(&*chance);
    let candor = folder
        .practice(archive.clone(), Arc::new(RealClock), chance, hasher)
        .await?;
    let done = candor.set_password(&args.email, &password).await;
    archive.close().await;
    match done {
        Ok(()) => {
            println!("The password has been changed, and they have been signed out everywhere.");
            println!("Ask them to choose their own, under \"Your sign-in\".");
            Ok(ExitCode::SUCCESS)
        }
        Err(Failure::NotFound) => {
            Err("nobody signs in with that e-mail address. Nothing was changed.".to_owned())
        }
        Err(Failure::Refused(_)) => {
            Err("a password needs 10 to 256 characters. Nothing was changed.".to_owned())
        }
        Err(error) => Err(format!("the password could not be set: {error}")),
    }
}

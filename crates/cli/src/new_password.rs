//! `candor new-password`: for somebody who cannot get in any more. Whoever hosts the practice can do it, as they can do
//! anything with it; no page can.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use archive::Options;
use service::{Failure, Hasher, RealChance, RealClock};

use crate::folder::Folder;
use crate::init::Ask;
use crate::sentence::Sentence;

/// What `candor new-password` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The practice's folder.
    #[arg(long, default_value = "candor", value_name = "FOLDER")]
    dir: PathBuf,
    /// The address the person signs in with.
    #[arg(long)]
    email: String,
    /// A file whose first line is the new password; otherwise it is asked for.
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
            println!(
                "The new password is set. Everywhere they were signed in, they are signed out."
            );
            println!("Ask them to choose another one, under \"Your sign-in\".");
            Ok(ExitCode::SUCCESS)
        }
        Err(Failure::NotFound) => {
            Err("nobody signs in with this address. Nothing was changed.".to_owned())
        }
        Err(Failure::Refused(_)) => {
            Err("a password has 10 to 256 letters. Nothing was changed.".to_owned())
        }
        Err(error) => Err(format!("the password could not be set: {error}")),
    }
}

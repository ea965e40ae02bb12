//! `candor rotate-keys`: another master key takes the place of the one there is, in two steps, so that at no moment a program
//! under way meets something that its keys do not open.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use archive::Options;
use service::RealChance;

use crate::folder::{self, Folder};
use crate::sentence::Sentence;

/// What `candor rotate-keys` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The practice's folder.
    #[arg(long, default_value = "candor", value_name = "FOLDER")]
    dir: PathBuf,
    /// The second step, once every `candor serve` was started anew: wraps everything by the new key, and forgets the others.
    #[arg(long)]
    finish: bool,
}

/// Runs it.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    let mut folder = Folder::open(&args.dir)?;
    let key_file = args.dir.join("master.key");
    if !args.finish {
        folder.put_key_on_top(&RealChance)?;
        println!("A new key stands on top of {}.", key_file.display());
        println!("Start every `candor serve` of this practice anew; it then knows both keys.");
        println!(
            "Then:  candor rotate-keys --finish --dir {}",
            args.dir.display()
        );
        return Ok(ExitCode::SUCCESS);
    }
    let archive = folder
        .archive(Arc::new(RealChance), Options::default())
        .await?;
    let rewrapped = archive.rewrap().await.map_err(|e| e.to_string());
    archive.close().await;
    println!("{} keys are wrapped by the new one now.", rewrapped?);
    if folder::keys_are_in_the_environment() {
        println!("Take the old one out of CANDOR_MASTER_KEY.");
        return Ok(ExitCode::SUCCESS);
    }
    folder.keep_first_key()?;
    println!(
        "{} holds the new key alone. Copy it to where you keep it, apart from backups.",
        key_file.display()
    );
    println!(
        "Keep the old one as long as there are backups from before: they open with nothing else."
    );
    Ok(ExitCode::SUCCESS)
}

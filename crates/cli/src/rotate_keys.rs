//! `candor rotate-keys`: rotation of the master key, in two steps, so that a running program never meets something that its keys don't
//! open.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use archive::Options;
use service::RealChance;

use crate::folder::{self, Folder};
use crate::sentence::Sentence;

/// The arguments of `candor rotate-keys`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the practice.
    #[arg(long, default_value = "candor", value_name = "FOLDER")]
    dir: PathBuf,
    /// Second step, once every `candor serve` has been restarted: rewrap everything with the new key and drop the old ones.
    #[arg(long)]
    finish: bool,
}

/// Runs it.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    let mut folder = Folder::open(&args.dir)?;
    let key_file = args.dir.join("master.key");
    if !args.finish {
        folder.put_key_on_top(&RealChance)?;
        println!("Added a new master key to {}.", key_file.display());
        println!("Restart every `candor serve` of this practice, so that it knows both keys.");
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
    println!("{} keys are now wrapped by the new master key.", rewrapped?);
    if folder::keys_are_in_the_environment() {
        println!("Remove the old key from CANDOR_MASTER_KEY.");
        return Ok(ExitCode::SUCCESS);
    }
    folder.keep_first_key()?;
    println!(
        "{} now holds only the new key. Store a copy of it, separately from your backups.",
        key_file.display()
    );
    println!("Keep the old key for as long as you have older backups: nothing else opens them.");
    Ok(ExitCode::SUCCESS)
}

//! `candor verify` and `candor migrate`: checks, and schema upgrades.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use archive::{Archive, Options};
use service::RealChance;

use crate::folder::Folder;
use crate::progress;
use crate::sentence::Sentence;

/// Checks everything that is stored. Exits with 1 if something is damaged.
pub(crate) async fn run(dir: &Path) -> Result<ExitCode, Sentence> {
    let folder = Folder::open(dir)?;
    let archive = folder
        .archive(Arc::new(RealChance), Options::default())
        .await?;
    let bar = progress::tally();
    let report = archive
        .verify(|done| {
            let (relationships, entries) = (done.relationships, done.entries);
            bar.set_message(format!("{relationships} relationships, {entries} entries"));
        })
        .await
        .map_err(|e| e.to_string())?;
    archive.close().await;
    bar.finish_and_clear();
    println!(
        "{} relationships, {} rooms, {} entries ({} erased), {} letters under way, {} accounts",
        report.relationships,
        report.rooms,
        report.entries,
        report.erased,
        report.letters,
        report.accounts
    );
    for damage in &report.damage {
        let room = damage.room.map_or("-".to_owned(), |r| r.to_string());
        let seq = damage.seq.map_or("-".to_owned(), |s| s.to_string());
        let place = damage
            .relationship
            .map_or("-".to_owned(), |r| r.to_string());
        println!(
            "damaged: relationship {place}, room {room}, entry {seq}: {:?}",
            damage.kind
        );
    }
    if report.is_clean() {
        println!("clean");
        Ok(ExitCode::SUCCESS)
    } else {
        println!("{} damaged", report.damage.len());
        Ok(ExitCode::FAILURE)
    }
}

/// Upgrades an older database to this version.
pub(crate) async fn migrate(dir: &Path) -> Result<ExitCode, Sentence> {
    let folder = Folder::open(dir)?;
    let done = Archive::migrate(&folder.location()?)
        .await
        .map_err(|e| e.to_string())?;
    if done.from == done.to {
        println!(
            "Nothing to do: the schema is already at version {}.",
            done.to
        );
    } else {
        println!(
            "Upgraded the schema from version {} to {}.",
            done.from, done.to
        );
    }
    Ok(ExitCode::SUCCESS)
}

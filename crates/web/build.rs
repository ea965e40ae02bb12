//! Lists the text files and the help files, so that a new one is compiled in by being there.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    write_list(&root.join("locales/en"), "ftl", &out.join("english.rs"))?;
    write_list(
        &root.join("../../content/help"),
        "toml",
        &out.join("help.rs"),
    )?;
    Ok(())
}

/// A list of the names and texts of all files in a folder that have this ending.
fn write_list(folder: &Path, ending: &str, to: &Path) -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let folder = folder.canonicalize()?;
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        writeln!(list, "    ({name:?}, include_str!({path:?})),")?;
    }
    list.push_str("]\n");
    fs::write(to, list)?;
    Ok(())
}

//! Lists the text files and the help files, so that a new one is compiled in by being there.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    write_list("locales/en", "ftl", &out.join("english.rs"))?;
    write_list("../../content/help", "toml", &out.join("help.rs"))?;
    Ok(())
}

/// A list of the names and texts of all files in a folder of this crate that have this ending. Addresses in it begin at the crate, so
/// that a list that was made in another checkout never leads there.
fn write_list(folder: &str, ending: &str, to: &Path) -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={folder}");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == ending) {
            let name = path.file_stem().unwrap_or_default();
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let path = format!("/{folder}/{name}.{ending}");
        writeln!(
            list,
            "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),"
        )?;
    }
    list.push_str("]\n");
    fs::write(to, list)?;
    Ok(())
}

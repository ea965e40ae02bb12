//! The source files of the checkout: every `*.rs` in it, whichever module it is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every `*.rs` below `root`, but for what was built, and what is in hidden folders.
pub(crate) fn rust_files(root: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .map_err(|error| format!("{} could not be read: {error}", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_file() && path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            } else if path.is_dir() && !is_left_out(&path) {
                folders.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A folder that cargo built into says so itself, whatever it is called.
fn is_left_out(folder: &Path) -> bool {
    let hidden = folder
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'));
    hidden || folder.join("CACHEDIR.TAG").is_file()
}

/// The packages whose documentation has an example that can be run: code between fences, or indented, in a comment of a library.
pub(crate) fn with_examples(root: &Path, files: &[PathBuf]) -> BTreeSet<String> {
    let has_one = |file: &&PathBuf| {
        let text = fs::read_to_string(file).unwrap_or_default();
        text.lines().any(has_example)
    };
    files
        .iter()
        .filter(has_one)
        .filter_map(|file| package_of(root, file))
        .collect()
}

fn has_example(line: &str) -> bool {
    let line = line.trim_start();
    let comment = line.strip_prefix("///").or(line.strip_prefix("//!"));
    // Markdown takes what is indented by four for code as well.
    comment.is_some_and(|text| text.trim_start().starts_with("```") || text.starts_with("     "))
}

/// The name of the package that a file belongs to.
fn package_of(root: &Path, file: &Path) -> Option<String> {
    let folders = file
        .ancestors()
        .take_while(|folder| folder.starts_with(root));
    let manifest = folders
        .map(|folder| folder.join("Cargo.toml"))
        .find(|manifest| manifest.is_file())?;
    let text = fs::read_to_string(manifest).ok()?;
    let name = text
        .lines()
        .find_map(|line| line.strip_prefix("name = \""))?;
    Some(name.trim_end_matches('"').to_owned())
}

/// The edition that the workspace is written in. Cargo would tell rustfmt; who calls rustfmt has to.
pub(crate) fn edition(root: &Path) -> Result<String, String> {
    let manifest = fs::read_to_string(root.join("Cargo.toml"))
        .map_err(|error| format!("Cargo.toml could not be read: {error}"))?;
    manifest
        .lines()
        .find_map(|line| line.strip_prefix("edition = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or("Cargo.toml names no edition".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment;

    #[test]
    fn every_source_file_is_met_and_nothing_that_was_built() {
        let root = environment::root();
        let files = rust_files(&root).expect("the checkout can be read");
        for name in [
            "xtask/src/sources.rs",
            "crates/dialogue/src/lib.rs",
            "e2e/src/lib.rs",
        ] {
            assert!(files.contains(&root.join(name)), "{name}");
        }
        let built = files
            .iter()
            .find(|file| file.starts_with(environment::target()));
        assert_eq!(built, None);
        assert_eq!(edition(&root), Ok("2024".into()));
    }

    #[test]
    fn an_example_is_found_by_its_fence_or_its_place() {
        for line in [
            "/// ```",
            "    //! ```rust,no_run",
            "///```text",
            "///     code",
        ] {
            assert!(has_example(line), "{line}");
        }
        for line in ["// ```", "let x = \"/// ```\";", "/// a ``` b"] {
            assert!(!has_example(line), "{line}");
        }
        let root = environment::root();
        let package = package_of(&root, &root.join("crates/cli/src/main.rs"));
        assert_eq!(package.as_deref(), Some("candor"));
    }
}

//! No ring: no two modules of a crate name each other, directly or round about.
//!
//! A module is a file here; what stands inline in a file belongs to it. Who names what a parent merely hands on
//! (`pub use`), names the file that defines it; a parent that hands on names nobody by that. What only tests see is left
//! out.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot read the sources has failed"
)]

mod made_up;
mod paths;
mod ring;
mod templates;
mod tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use paths::{Edges, edges};
use templates::Templates;
use tree::{Tree, rust_files};

/// Packages that still have one. Exactly those: who opens a ring's last one strikes its line.
const STILL: &[&str] = &[];

/// The packages of the workspace, by folder.
fn packages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the workspace");
    let crates = fs::read_dir(root.join("crates"))
        .expect("there are crates")
        .flatten();
    let mut packages: Vec<PathBuf> = crates
        .map(|entry| entry.path())
        .chain(["e2e", "benches", "xtask"].map(|name| root.join(name)))
        .filter(|folder| folder.join("Cargo.toml").is_file())
        .collect();
    packages.sort();
    packages
}

/// Who names whom in each crate of a package: its library and its programs.
pub(crate) fn all_edges(package: &Path) -> Vec<Edges> {
    let sources = package.join("src");
    let templates = Templates::read(package);
    let all = rust_files(&sources, Path::new(""));
    let is_root = |file: &Path| {
        let program = file.starts_with("bin")
            && (file.ends_with("main.rs") || file.components().count() == 2);
        program || file == Path::new("lib.rs") || file == Path::new("main.rs")
    };
    let mut roots: Vec<&PathBuf> = all.iter().filter(|file| is_root(file)).collect();
    // The library comes last: it takes in what no program has.
    roots.sort_by_key(|file| file.ends_with("lib.rs"));
    let mut loose: BTreeSet<PathBuf> = all.iter().filter(|file| !is_root(file)).cloned().collect();
    let mut found = Vec::new();
    for (n, root) in roots.iter().enumerate() {
        let adopted: Vec<PathBuf> = if n + 1 == roots.len() {
            loose.iter().cloned().collect()
        } else {
            Vec::new()
        };
        let mut tree = Tree::read(&sources, root, &adopted);
        for file in tree.claimed() {
            loose.remove(file);
        }
        found.push(edges(&mut tree, &templates));
    }
    found
}

#[test]
fn no_two_modules_name_each_other() {
    let mut with_rings = BTreeSet::new();
    let mut said = String::new();
    for package in packages() {
        let name = package
            .file_name()
            .expect("a folder")
            .to_string_lossy()
            .into_owned();
        for edges in all_edges(&package) {
            for ring in ring::rings(&edges) {
                with_rings.insert(name.clone());
                let files: Vec<_> = ring.iter().map(|file| file.display().to_string()).collect();
                said.push_str(&format!(
                    "{name}: {} files: {}\n",
                    files.len(),
                    files.join(" ")
                ));
                for step in ring::round(&edges, &ring) {
                    said.push_str(&format!("    {step}\n"));
                }
            }
        }
    }
    println!("{said}");
    let still: BTreeSet<String> = STILL.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(with_rings, still, "\n{said}");
}

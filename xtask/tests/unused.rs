//! What a manifest names is used: every dependency of a package by its sources, every dependency of the workspace by a package.
//!
//! Names alone are looked at: `name::…`, `use name`, `name!`, wherever they stand in a source file, comments and texts apart. So
//! nothing has to be built for it.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot read the sources has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// The names of the dependencies in each section of a manifest.
fn sections(manifest: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut sections: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut section = "";
    for line in manifest.lines() {
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']');
        } else if section.ends_with("dependencies") {
            let name = line.split(['=', '.']).next().unwrap_or_default().trim();
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            if !name.is_empty() && name.chars().all(is_name) {
                sections.entry(section).or_default().insert(name);
            }
        }
    }
    sections
}

/// The names that begin a path, are brought in, or are called as a macro.
fn heads(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let sign = |at: Option<usize>, sign: char| {
        let token = at.and_then(|at| tokens.get(at));
        matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
    };
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => heads(group.stream(), found),
            TokenTree::Ident(ident) => {
                let before = at.checked_sub(1);
                let path = sign(Some(at + 1), ':') && sign(Some(at + 2), ':');
                let brought_in = matches!(before.map(|at| &tokens[at]), Some(TokenTree::Ident(word)) if word == "use");
                if (path || brought_in || sign(Some(at + 1), '!')) && !sign(before, ':') {
                    found.insert(ident.to_string());
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The names in all source files below a folder, or in one file.
fn used(place: &Path, found: &mut BTreeSet<String>) {
    if place.is_dir() {
        for entry in fs::read_dir(place).expect("a folder").flatten() {
            used(&entry.path(), found);
        }
    } else if place.extension().is_some_and(|extension| extension == "rs") {
        let text = fs::read_to_string(place).expect("a source file");
        heads(text.parse().expect("a source file is Rust"), found);
    }
}

/// Where a dependency of a section may be used.
fn places(section: &str) -> &'static [&'static str] {
    match section {
        "dev-dependencies" => &["src", "tests", "benches", "examples"],
        "build-dependencies" => &["build.rs"],
        _ => &["src"],
    }
}

/// What is named in the manifest of a package and not used by it.
fn unused(package: &Path) -> Vec<String> {
    let manifest = fs::read_to_string(package.join("Cargo.toml")).expect("a manifest");
    let mut unused = Vec::new();
    for (section, names) in sections(&manifest) {
        let mut found = BTreeSet::new();
        for place in places(section) {
            used(&package.join(place), &mut found);
        }
        let left = names
            .iter()
            .filter(|name| !found.contains(&name.replace('-', "_")));
        unused.extend(left.map(|name| format!("{}: [{section}] {name}", package.display())));
    }
    unused
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the workspace")
        .to_owned()
}

fn packages() -> Vec<PathBuf> {
    let root = root();
    let crates = fs::read_dir(root.join("crates"))
        .expect("there are crates")
        .flatten();
    crates
        .map(|entry| entry.path())
        .chain(["e2e", "benches", "xtask"].map(|name| root.join(name)))
        .filter(|folder| folder.join("Cargo.toml").is_file())
        .collect()
}

#[test]
fn every_dependency_of_a_package_is_used() {
    let unused: Vec<String> = packages().iter().flat_map(|one| unused(one)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_dependency_of_the_workspace_is_named_by_a_package() {
    let read = |folder: &Path| fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
    let manifests: Vec<String> = packages().iter().map(|package| read(package)).collect();
    let named: BTreeSet<&str> = manifests
        .iter()
        .flat_map(|manifest| sections(manifest).into_values().flatten())
        .collect();
    let whole = read(&root());
    let left: Vec<&str> = sections(&whole)["workspace.dependencies"]
        .difference(&named)
        .copied()
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The tests above would find something if there were something.
#[test]
fn what_is_not_used_is_found() {
    let folder = std::env::temp_dir().join(format!("candor-unused-{}", std::process::id()));
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let manifest = "[package]\nname = \"x\"\n\n[dependencies]\na-b.workspace = true\nc = \"1\"\nd = { version = \"1\" }\ne.workspace = true\n\n[dev-dependencies]\nf = \"1\"\n";
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    let source = "use a_b::X; fn f() { c!(\"e::y\"); crate::d::z() } // e::z()\n";
    fs::write(folder.join("src/lib.rs"), source).expect("a source file");
    let found = unused(&folder);
    fs::remove_dir_all(&folder).expect("it is ours");
    let names: Vec<_> = found
        .iter()
        .filter_map(|line| line.split("] ").nth(1))
        .collect();
    assert_eq!(names, ["d", "e", "f"], "{found:?}");
}

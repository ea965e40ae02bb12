//! What templates name: askama compiles them into the module of the page that is written with them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// All templates of a package, by their path.
#[derive(Debug, Default)]
pub(crate) struct Templates(BTreeMap<PathBuf, String>);

impl Templates {
    /// Reads them, wherever in the package they lie.
    pub(crate) fn read(package: &Path) -> Templates {
        let mut templates = Templates::default();
        let mut folders = vec![package.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path
                    .extension()
                    .is_some_and(|extension| extension == "html")
                {
                    let text = fs::read_to_string(&path).expect("a template is text");
                    templates.0.insert(path, text);
                }
            }
        }
        templates
    }

    /// The paths that these templates name, and the templates that they take in.
    pub(crate) fn paths(&self, names: &BTreeSet<String>) -> Vec<Vec<String>> {
        let mut waiting: Vec<String> = names.iter().cloned().collect();
        let mut known = names.clone();
        let mut found = Vec::new();
        while let Some(name) = waiting.pop() {
            for (_, text) in self.0.iter().filter(|(path, _)| path.ends_with(&name)) {
                found.extend(paths(text));
                let quoted = text.split('"').filter(|part| part.ends_with(".html"));
                for name in quoted.map(str::to_owned) {
                    if known.insert(name.clone()) {
                        waiting.push(name);
                    }
                }
            }
        }
        found
    }
}

fn paths(text: &str) -> Vec<Vec<String>> {
    let starts = ["crate::", "self::", "super::"];
    let places = starts.iter().flat_map(|start| text.match_indices(start));
    let of_a_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    places
        .filter(|(at, _)| !text[..*at].ends_with(of_a_path))
        .map(|(at, _)| {
            let rest = &text[at..];
            let path = &rest[..rest.find(|c| !of_a_path(c)).unwrap_or(rest.len())];
            path.split("::")
                .map(str::to_owned)
                .filter(|part| !part.is_empty())
                .collect()
        })
        .collect()
}

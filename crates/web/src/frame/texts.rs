//! The text files in English, as they are compiled in: every file in `locales/en`, listed by `build.rs`.

/// Name and text of every file.
pub(crate) const ENGLISH: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/english.rs"));

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    use super::*;

    fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(files(&path, endings));
            } else if endings
                .iter()
                .any(|e| path.extension().is_some_and(|x| x == *e))
            {
                found.push(path);
            }
        }
        found
    }

    /// Every string literal in templates and sources that looks like a key or the beginning of one.
    fn literals() -> BTreeSet<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut sources = files(&root.join("src"), &["html", "rs"]);
        sources.push(root.join("../dialogue/src/refusal.rs"));
        let mut found = BTreeSet::new();
        for path in sources {
            let text = std::fs::read_to_string(path).unwrap();
            for literal in text.split('"') {
                // Of a key that is put together, what it begins with.
                let literal = literal.split('{').next().unwrap_or_default();
                let key = literal
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                if key && !literal.is_empty() {
                    found.insert(literal.to_owned());
                }
            }
        }
        found
    }

    fn keys() -> BTreeSet<String> {
        ENGLISH
            .iter()
            .flat_map(|(_, text)| keys_of(text))
            .map(str::to_owned)
            .collect()
    }

    fn keys_of(text: &str) -> impl Iterator<Item = &str> {
        text.lines()
            .filter(|line| !line.starts_with([' ', '#', '.', '}', '[', '*']))
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key)
    }

    #[test]
    fn every_file_of_texts_is_compiled_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
        let there = files(&folder, &["ftl"]);
        assert_eq!(there.len(), ENGLISH.len());
        for (name, text) in ENGLISH {
            let file = folder.join(format!("{name}.ftl"));
            assert_eq!(std::fs::read_to_string(file).unwrap(), *text, "{name}");
        }
    }

    /// What a key is about can be seen from its beginning, and a topic's words can all be found in its file.
    #[test]
    fn keys_begin_with_the_name_of_their_file() {
        // Words of every page; the choices that people have, each with a prefix of its own; what went wrong and the labels of fields.
        let shared = ["common", "choices", "refusal"];
        let mut looked = 0;
        for (name, text) in ENGLISH.iter().filter(|(name, _)| !shared.contains(name)) {
            for key in keys_of(text) {
                let topic = key == *name || key.starts_with(&format!("{name}-"));
                assert!(topic, "{name}.ftl: {key}");
                looked += 1;
            }
        }
        assert!(looked > 400, "{looked}");
    }

    /// What a page asks for by `say`, `fill` or `count` is there.
    #[test]
    fn every_text_that_a_page_asks_for_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let keys = keys();
        // Tests and the words themselves ask for what is not there.
        let mut sources = files(&root.join("src"), &["html", "rs"]);
        sources.retain(|path| !path.ends_with("frame/texts.rs"));
        let mut asked = 0;
        for path in sources {
            let text = std::fs::read_to_string(&path).unwrap();
            for call in [".say(\"", ".fill(\"", ".count(\""] {
                for rest in text.split(call).skip(1) {
                    let key = rest.split('"').next().unwrap();
                    asked += 1;
                    assert!(keys.contains(key), "{}: {key}", path.display());
                }
            }
        }
        assert!(asked > 100, "the pages ask for texts: {asked}");
    }

    /// No text lies idle: each key, or what it begins with, stands in some template or source.
    #[test]
    fn every_text_is_asked_for() {
        let literals = literals();
        let idle: Vec<String> = keys()
            .into_iter()
            .filter(|key| {
                !literals.contains(key)
                    && !key.match_indices('-').any(|(at, _)| {
                        literals.contains(&key[..at]) || literals.contains(&key[..=at])
                    })
            })
            .collect();
        assert!(idle.is_empty(), "nobody asks for {idle:?}");
    }

    /// What someone wrote is not offered to the next one at the same device.
    #[test]
    fn no_box_is_filled_in_by_the_browser() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for path in files(&root.join("src"), &["html"]) {
            let text = std::fs::read_to_string(&path).unwrap();
            for tag in text.split("<textarea ").skip(1) {
                let tag = tag.split('\n').next().unwrap();
                let calm = tag.contains("autocomplete=\"off\"") || tag.contains(" readonly");
                assert!(calm, "{}: {tag}", path.display());
            }
        }
    }
}

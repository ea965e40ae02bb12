//! Planted markers in logs. Tests plant names, addresses and words of the form `zqx-marker-…` wherever a person may
//! write; none of them may ever reach a log.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What every planted marker starts with.
const PREFIX: &[u8] = b"zqx-marker-";

/// A marker in a log.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Find {
    /// The log file.
    pub(crate) file: PathBuf,
    /// Counted from one.
    pub(crate) line: usize,
    /// The marker, as it stands there.
    pub(crate) marker: String,
}

/// What a folder of logs holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Report {
    /// Files that are not empty.
    pub(crate) files: usize,
    /// Their length together, in bytes.
    pub(crate) bytes: usize,
    /// Every marker found.
    pub(crate) finds: Vec<Find>,
}

/// Reads every file below `folder`. An empty file is not counted: nothing was logged, so nothing was shown.
pub(crate) fn scan(folder: &Path) -> io::Result<Report> {
    let mut report = Report::default();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let content = fs::read(&path)?;
            if content.is_empty() {
                continue;
            }
            report.files += 1;
            report.bytes += content.len();
            for (index, line) in content.split(|&byte| byte == b'\n').enumerate() {
                let found = markers(line).into_iter();
                report.finds.extend(found.map(|marker| Find {
                    file: path.clone(),
                    line: index + 1,
                    marker,
                }));
            }
        }
    }
    Ok(report)
}

/// All markers of one line. Upper and lower case are one: addresses are folded on their way.
fn markers(line: &[u8]) -> Vec<String> {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let starts = (0..line.len()).filter(|&at| {
        line[at..]
            .get(..PREFIX.len())
            .is_some_and(|part| part.eq_ignore_ascii_case(PREFIX))
            && line.get(at + PREFIX.len()).is_some_and(word)
    });
    starts
        .map(|at| {
            let rest = &line[at + PREFIX.len()..];
            let end = rest
                .iter()
                .position(|byte| !word(byte))
                .unwrap_or(rest.len());
            String::from_utf8_lossy(&line[at..at + PREFIX.len() + end]).into_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test that cannot write its own files has failed"
    )]

    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let path =
                std::env::temp_dir().join(format!("candor-markers-{}-{name}", std::process::id()));
            fs::create_dir_all(path.join("deeper")).unwrap();
            Folder(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn markers_are_found_in_any_file_case_and_position() {
        let folder = Folder::new("found");
        fs::write(
            folder.0.join("a.log"),
            "fine\nmail to=Zqx-Marker-Ada@example.org zqx-marker-word_1,\n",
        )
        .unwrap();
        fs::write(
            folder.0.join("deeper/b.log"),
            b"\xff\xfe{\"name\":\"zqx-marker-2\"}",
        )
        .unwrap();
        let report = scan(&folder.0).unwrap();
        let mut found: Vec<_> = report
            .finds
            .iter()
            .map(|find| (find.line, find.marker.as_str()))
            .collect();
        found.sort_unstable();
        assert_eq!(
            found,
            [
                (1, "zqx-marker-2"),
                (2, "Zqx-Marker-Ada"),
                (2, "zqx-marker-word_1")
            ]
        );
        assert_eq!(report.files, 2);
    }

    #[test]
    fn clean_logs_are_counted_and_empty_ones_are_not() {
        let folder = Folder::new("clean");
        assert_eq!(scan(&folder.0).unwrap(), Report::default());
        fs::write(folder.0.join("empty.log"), "").unwrap();
        fs::write(
            folder.0.join("a.log"),
            "the bare prefix zqx-marker- is not one\n",
        )
        .unwrap();
        assert_eq!(
            scan(&folder.0).unwrap(),
            Report {
                files: 1,
                bytes: 39,
                finds: vec![]
            }
        );
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        assert!(scan(Path::new("no/such/folder")).is_err());
    }
}

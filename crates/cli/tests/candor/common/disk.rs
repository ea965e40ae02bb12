//! A disk that forgets what was not synced: `shim/unsynced.c` writes down how to undo every change, and this undoes them.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::chance;
use super::program::{CANDOR, equip};

/// A disk under one folder.
pub(crate) struct Disk {
    library: PathBuf,
    folder: PathBuf,
    log: PathBuf,
    fault: PathBuf,
}

/// What a power loss leaves of what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaves {
    /// Nothing.
    Nothing,
    /// Some sectors of 512 bytes, in no order, and some of what was done to the folder, in its order.
    Some,
}

/// What a power loss came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Loss {
    /// Changes that had not been synced.
    pub(crate) unsynced: usize,
    /// Of those, changes to what the folder holds: files made, removed, renamed.
    pub(crate) of_folder: usize,
    /// How often something was synced.
    pub(crate) syncs: usize,
}

impl Disk {
    /// Builds the library in `home`, for the files below `folder`.
    pub(crate) fn below(home: &Path, folder: &Path) -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shim/unsynced.c");
        let library = home.join("unsynced.so");
        let built = Command::new("cc")
            .args(["-O1", "-shared", "-fPIC", "-o"])
            .args([&library, &source])
            .args(["-ldl", "-lpthread"])
            .output()
            .expect("a C compiler");
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stderr)
        );
        fs::create_dir_all(folder).unwrap();
        Self {
            library,
            folder: folder.canonicalize().unwrap(),
            log: home.join("unsynced.log"),
            fault: home.join("fault"),
        }
    }

    /// The program on this disk.
    pub(crate) fn candor(&self) -> Command {
        let mut command = Command::new(CANDOR);
        equip(&mut command);
        command
            .env("LD_PRELOAD", &self.library)
            .env("SHIM_FOLDER", &self.folder)
            .env("SHIM_LOG", &self.log)
            .env("SHIM_FAULT", &self.fault)
            .env("SHIM_PAUSE", "10000");
        command
    }

    /// The program on a disk that says yes to every sync and does nothing.
    pub(crate) fn that_lies(&self) -> Command {
        let mut command = self.candor();
        command.env("SHIM_LIES", "yes");
        command
    }

    /// From now on every sync fails; or none any more.
    pub(crate) fn fails(&self, fails: bool) {
        if fails {
            fs::write(&self.fault, "").unwrap();
        } else {
            fs::remove_file(&self.fault).unwrap();
        }
    }

    /// The power goes. The program has to be gone already.
    pub(crate) fn power_loss(&self, leaves: Leaves) -> Loss {
        let records = read(&fs::read(&self.log).unwrap_or_default());
        let _ = fs::remove_file(&self.log);
        let (open, syncs) = unsynced(records);
        let (of_folder, of_files): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|r| r.kind.is_of_folder());
        let loss = Loss {
            unsynced: of_files.len() + of_folder.len(),
            of_folder: of_folder.len(),
            syncs,
        };
        let stays = match leaves {
            Leaves::Nothing => 0,
            Leaves::Some => below(of_folder.len() + 1),
        };
        for record in of_folder[stays..].iter().rev() {
            undo_in_folder(record);
        }
        let mut files: HashMap<PathBuf, Vec<Record>> = HashMap::new();
        for record in of_files {
            files.entry(record.path.clone()).or_default().push(record);
        }
        for (path, records) in files {
            // One that was made and is gone again needs nothing undone inside.
            if let Ok(now) = fs::read(&path) {
                let was = undone(now.clone(), &records);
                let left = match leaves {
                    Leaves::Nothing => was,
                    Leaves::Some => torn(&was, &now),
                };
                fs::write(&path, left).unwrap();
            }
        }
        self.forget_memory();
        loss
    }

    /// What processes shared is gone, or stays as nobody left it.
    fn forget_memory(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.path().to_string_lossy().ends_with("-shm") && below(2) == 0 {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Write,
    Truncate,
    Create,
    Unlink,
    Rename,
    SyncBegin,
    SyncEnd,
}

impl Kind {
    fn of(number: u32) -> Self {
        let all = [
            Self::Write,
            Self::Truncate,
            Self::Create,
            Self::Unlink,
            Self::Rename,
            Self::SyncBegin,
            Self::SyncEnd,
        ];
        all[usize::try_from(number).unwrap() - 1]
    }

    fn is_of_folder(self) -> bool {
        matches!(self, Self::Create | Self::Unlink | Self::Rename)
    }
}

/// One line of the log: a change with what undoes it, or a sync.
struct Record {
    kind: Kind,
    path: PathBuf,
    at: usize,
    size: usize,
    saved: Vec<u8>,
}

/// Reads the log. What the program was writing when it was killed is cut off: that change was not made.
fn read(log: &[u8]) -> Vec<Record> {
    let mut records = Vec::new();
    let mut rest = log;
    while let Some((head, after)) = rest.split_at_checked(40) {
        let small = |at: usize| u32::from_ne_bytes(head[at..at + 4].try_into().unwrap());
        let large = |at: usize| {
            usize::try_from(u64::from_ne_bytes(head[at..at + 8].try_into().unwrap())).unwrap()
        };
        let (path_length, saved_length) = (usize::try_from(small(4)).unwrap(), large(32));
        let Some((body, after)) = after.split_at_checked(path_length + saved_length) else {
            break;
        };
        let (path, saved) = body.split_at(path_length);
        records.push(Record {
            kind: Kind::of(small(0)),
            path: text(path),
            at: large(8),
            size: large(16),
            saved: saved.to_vec(),
        });
        rest = after;
    }
    records
}

fn text(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8(bytes.to_vec()).unwrap())
}

/// What no sync promised to keep: a sync covers what was done before it began, to that file, or in that folder.
fn unsynced(records: Vec<Record>) -> (Vec<Record>, usize) {
    let mut begun = HashMap::new();
    let mut kept = vec![true; records.len()];
    let mut syncs = 0;
    for (n, record) in records.iter().enumerate() {
        match record.kind {
            Kind::SyncBegin => {
                begun.insert(record.at, n);
            }
            Kind::SyncEnd => {
                syncs += 1;
                let until = begun[&record.at];
                for (earlier, kept) in records[..until].iter().zip(&mut kept) {
                    let covered = if earlier.kind.is_of_folder() {
                        earlier.path.parent() == Some(&record.path)
                    } else {
                        earlier.path == record.path
                    };
                    *kept &= !covered;
                }
            }
            _ => {}
        }
    }
    let open = records
        .into_iter()
        .zip(kept)
        .filter(|(record, kept)| *kept && !matches!(record.kind, Kind::SyncBegin | Kind::SyncEnd))
        .map(|(record, _)| record)
        .collect();
    (open, syncs)
}

fn undo_in_folder(record: &Record) {
    match record.kind {
        // It may not have been made: the program was killed on the way.
        Kind::Create => drop(fs::remove_file(&record.path)),
        Kind::Unlink => drop(fs::rename(text(&record.saved), &record.path)),
        _ => drop(fs::rename(text(&record.saved), &record.path)),
    }
}

/// The file as it was before these changes.
fn undone(mut file: Vec<u8>, records: &[Record]) -> Vec<u8> {
    for record in records.iter().rev() {
        file.resize(record.size, 0);
        file[record.at.min(record.size)..][..record.saved.len()].copy_from_slice(&record.saved);
    }
    file
}

/// A file of which some sectors are as they were and some as they became, and the length either of the two.
fn torn(was: &[u8], now: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let length = if below(2) == 0 { was.len() } else { now.len() };
    let mut file = Vec::with_capacity(length);
    while file.len() < length {
        let from = if below(2) == 0 { was } else { now };
        let end = (file.len() + SECTOR).min(length);
        // A sector that is in neither was never written: it reads as zeros.
        let there = from
            .get(file.len()..end.min(from.len()))
            .unwrap_or_default();
        file.extend_from_slice(there);
        file.resize(end, 0);
    }
    file
}

fn below(n: usize) -> usize {
    usize::try_from(chance::below(n as u64)).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(at: usize, size: usize, saved: &[u8]) -> Record {
        Record {
            kind: Kind::Write,
            path: "/f".into(),
            at,
            size,
            saved: saved.to_vec(),
        }
    }

    #[test]
    fn changes_are_undone_in_their_order() {
        // "abcd", then "x" over "b", then "yz" at the end, then cut to 3.
        let mut cut = write(3, 6, b"dyz");
        cut.kind = Kind::Truncate;
        let records = [write(1, 4, b"b"), write(4, 4, b""), cut];
        assert_eq!(undone(b"axc".to_vec(), &records), b"abcd");
    }

    #[test]
    fn a_torn_file_holds_only_sectors_of_either() {
        let (was, now) = (vec![1; 2000], vec![2; 5000]);
        for _ in 0..50 {
            let file = torn(&was, &now);
            assert!(file.len() == 2000 || file.len() == 5000);
            for sector in file[..1536].chunks(512) {
                assert!(sector.iter().all(|b| *b == sector[0]) && (1..=2).contains(&sector[0]));
            }
        }
    }
}

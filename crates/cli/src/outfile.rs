//! Atomic output files: there whole or not at all. Written beside their place under another name, and renamed when they are finished.

use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, Seek, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use analyze::Results;
use tempfile::NamedTempFile;

use crate::sentence::{Sentence, reason};

/// An output file.
pub(crate) enum Out {
    /// Nowhere.
    Nowhere,
    /// A pipe or a device, which can't be renamed: the output is kept on a temporary file until it is whole. Without a path it is
    /// standard output.
    Through {
        to: Option<PathBuf>,
        writer: BufWriter<File>,
    },
    /// A file, renamed when it is whole.
    File {
        to: PathBuf,
        writer: BufWriter<NamedTempFile>,
        synced: Synced,
    },
}

/// Write-behind: syncs a file while it is still being written, so that nobody has to wait for all of it at the end.
#[derive(Default)]
pub(crate) struct Synced {
    /// How many bytes were written since it last began.
    since: usize,
    under_way: Option<JoinHandle<io::Result<()>>>,
}

impl Synced {
    /// How much is brought there at a time.
    const EACH: usize = 32 * 1024 * 1024;

    /// So much was written, and more will be.
    fn wrote(&mut self, bytes: usize, file: &File) -> io::Result<()> {
        self.since += bytes;
        let busy = self.under_way.as_ref().is_some_and(|it| !it.is_finished());
        if self.since < Self::EACH || busy {
            return Ok(());
        }
        self.since = 0;
        self.end()?;
        let file = file.try_clone()?;
        self.under_way = Some(thread::spawn(move || file.sync_data()));
        Ok(())
    }

    /// Waits for what is under way. What failed there is not said a second time by the file.
    fn end(&mut self) -> io::Result<()> {
        let ended = self.under_way.take().map(JoinHandle::join);
        ended.map_or(Ok(()), |it| {
            it.unwrap_or_else(|_| Err(io::Error::other("it broke off")))
        })
    }
}

/// The folder that a file is in.
pub(crate) fn folder(of: &Path) -> &Path {
    of.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

impl Out {
    /// Begins a file beside `to`. `input` is what must not be written over.
    pub(crate) fn create(to: Option<&Path>, input: &Path) -> Result<Self, Sentence> {
        let Some(to) = to else {
            return Ok(Self::Nowhere);
        };
        if to == Path::new("-") {
            return Self::through(None);
        }
        if same(to, input) {
            return Err(format!(
                "{} is what is read; the results need a name of their own",
                to.display()
            ));
        }
        if to.is_dir() {
            return Err(format!("{} is a folder", to.display()));
        }
        if to.exists() && !to.is_file() {
            return Self::through(Some(to.to_owned()));
        }
        // A link stays one: it is the file behind it that is made anew, or for the first time.
        let to = &place(to);
        if to.is_symlink() {
            return Err(format!("{} is a link that leads nowhere", to.display()));
        }
        // As any new file, and not for the owner alone, as temporary files are.
        let made = tempfile::Builder::new()
            .prefix(".candor-")
            .suffix(".part")
            .permissions(Permissions::from_mode(0o666))
            .tempfile_in(folder(to))
            .map_err(|e| cannot(to, &e))?;
        Ok(Self::File {
            to: to.to_owned(),
            writer: BufWriter::with_capacity(1024 * 1024, made),
            synced: Synced::default(),
        })
    }

    fn through(to: Option<PathBuf>) -> Result<Self, Sentence> {
        let file = tempfile::tempfile().map_err(|e| {
            let folder = std::env::temp_dir();
            format!("no temporary file in {}: {}", folder.display(), reason(&e))
        })?;
        Ok(Self::Through {
            to,
            writer: BufWriter::with_capacity(1024 * 1024, file),
        })
    }

    /// True where there is one.
    pub(crate) fn is_wanted(&self) -> bool {
        !matches!(self, Self::Nowhere)
    }

    /// Writes, or says where it could not be written.
    pub(crate) fn put(&mut self, bytes: &[u8]) -> Result<(), Sentence> {
        let written = self.write_all(bytes);
        written.map_err(|e| cannot(self.called(), &e))
    }

    /// What to call it.
    fn called(&self) -> &Path {
        match self {
            Self::Nowhere => Path::new("nowhere"),
            Self::Through { to, .. } => through(to),
            Self::File { to, .. } => to,
        }
    }

    /// Ends: everything was written, and the file gets its name.
    pub(crate) fn finish(self) -> Result<(), Sentence> {
        match self {
            Self::Nowhere => Ok(()),
            Self::Through { to, writer } => {
                let mut whole = writer
                    .into_inner()
                    .map_err(|e| cannot(through(&to), e.error()))?;
                let copied = whole.rewind().and_then(|()| match &to {
                    None => io::copy(&mut whole, &mut io::stdout().lock()),
                    Some(to) => io::copy(&mut whole, &mut File::options().write(true).open(to)?),
                });
                match copied {
                    // Whoever reads has seen enough, as `head` has.
                    Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                    copied => copied.map(drop).map_err(|e| cannot(through(&to), &e)),
                }
            }
            Self::File {
                to,
                writer,
                mut synced,
            } => {
                synced.end().map_err(|e| cannot(&to, &e))?;
                let made = writer.into_inner().map_err(|e| cannot(&to, e.error()))?;
                made.as_file().sync_all().map_err(|e| cannot(&to, &e))?;
                made.persist(&to).map_err(|e| cannot(&to, &e.error))?;
                Ok(())
            }
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Nowhere => Ok(()),
            Self::Through { writer, .. } => writer.write_all(bytes),
            Self::File { writer, synced, .. } => writer
                .write_all(bytes)
                .and_then(|()| synced.wrote(bytes.len(), writer.get_ref().as_file())),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Nowhere => Ok(()),
            Self::Through { writer, .. } => writer.flush(),
            Self::File { writer, .. } => writer.flush(),
        }
    }
}

impl Results for Out {
    fn restart(&mut self) -> io::Result<()> {
        self.flush()?;
        let mut file = match self {
            Self::Nowhere => return Ok(()),
            Self::Through { writer, .. } => writer.get_ref(),
            Self::File { writer, synced, .. } => {
                synced.end()?;
                writer.get_ref().as_file()
            }
        };
        file.set_len(0)?;
        file.rewind()
    }

    fn wants_lines(&self) -> bool {
        self.is_wanted()
    }
}

/// What to call a pipe or a device.
fn through(to: &Option<PathBuf>) -> &Path {
    to.as_deref().unwrap_or(Path::new("standard output"))
}

/// Where a file is, whatever it is called and whether or not it is there yet: behind links, in the folder that its path means.
pub(crate) fn place(of: &Path) -> PathBuf {
    /// So many links may follow each other.
    const LINKS: usize = 40;
    let mut place = of.to_owned();
    for _ in 0..LINKS {
        let Ok(next) = fs::read_link(&place) else {
            break;
        };
        place = folder(&place).join(next);
    }
    match (fs::canonicalize(folder(&place)), place.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => place,
    }
}

/// True where both are the same file, whatever they are called.
fn same(one: &Path, other: &Path) -> bool {
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

/// The sentence for a file that can't be written.
pub(crate) fn cannot(to: &Path, error: &io::Error) -> Sentence {
    format!("{} could not be written: {}", to.display(), reason(error))
}

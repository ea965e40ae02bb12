//! Logs of tests: to files that are searched for planted markers, or captured for comparison.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, Once};

use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::MakeWriter;

/// Sends this process's log, down to the finest level, to a file in `CANDOR_TEST_LOGS`, where that is set.
pub fn to_files() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let Ok(folder) = std::env::var("CANDOR_TEST_LOGS") else {
            return;
        };
        let _ = std::fs::create_dir_all(&folder);
        let file = PathBuf::from(folder).join(format!("{}.log", std::process::id()));
        let Ok(file) = File::create(file) else {
            return;
        };
        let subscriber = tracing_subscriber::fmt()
            .json()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(Mutex::new(file))
            .finish();
        let _ = tracing::subscriber::set_global_default(subscriber);
        tracing::info!("a test begins");
    });
}

/// What was logged while it lives, on this thread.
pub struct Captured {
    lines: Arc<Mutex<Vec<u8>>>,
    _guard: DefaultGuard,
}

impl Captured {
    /// The lines so far, without times and durations.
    pub fn lines(&self) -> Vec<String> {
        let bytes = self.lines.lock().expect("nothing panics while it is held");
        String::from_utf8_lossy(&bytes)
            .lines()
            .map(without_durations)
            .collect()
    }
}

fn without_durations(line: &str) -> String {
    match line.find("\"ms\":") {
        None => line.to_owned(),
        Some(at) => {
            let rest = &line[at..];
            let end = rest.find([',', '}']).unwrap_or(rest.len());
            format!("{}{}", &line[..at], &rest[end..])
        }
    }
}

/// Captures this thread's log at the level a practice runs with. For tests on a current-thread runtime.
pub fn capture() -> Captured {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let subscriber = tracing_subscriber::fmt()
        .json()
        .without_time()
        .with_max_level(tracing::Level::INFO)
        .with_writer(Buffer(lines.clone()))
        .finish();
    Captured {
        lines,
        _guard: tracing::subscriber::set_default(subscriber),
    }
}

#[derive(Clone)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .expect("nothing panics while it is held")
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Buffer {
    type Writer = Buffer;
    fn make_writer(&'a self) -> Buffer {
        self.clone()
    }
}

//! Where things are: the checkout, its target folder, programs on this machine, and what kind of machine it is.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cluster::Programs;

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    // Cargo says where the checkout is now; the compile-time value is where it was when this was built.
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent()
        .expect("xtask is a folder of the workspace")
        .to_path_buf()
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Where tools are kept that were fetched for this checkout.
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}

/// The first program of that name on the search path.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Whether this runs as root.
pub(crate) fn is_root() -> bool {
    first_line(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Whether Debian's package manager is here.
pub(crate) fn has_apt() -> bool {
    Path::new("/etc/debian_version").exists() && program("apt-get").is_some()
}

/// The first line a command prints, if it succeeds.
pub(crate) fn first_line(command: &mut Command) -> Option<String> {
    let output = command
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .next()
        .map(|line| line.trim().to_owned())
}

/// Processor, memory, kernel and compiler, one a line, for whoever reads a measurement.
pub(crate) fn describe() -> String {
    let field = |file: &str, key: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key));
        line.and_then(|line| line.split_once(':'))
            .map_or("unknown".into(), |(_, value)| value.trim().to_owned())
    };
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or("unknown".into());
    let cores =
        std::thread::available_parallelism().map_or("unknown".into(), |cores| cores.to_string());
    let postgres = Programs::find().and_then(|programs| {
        first_line(Command::new(programs.folder().join("postgres")).arg("-V"))
    });
    format!(
        "processor   {}\ncores       {cores}\nmemory      {}\nkernel      {}\ncompiler    {}\nPostgreSQL  {}",
        field("/proc/cpuinfo", "model name"),
        field("/proc/meminfo", "MemTotal"),
        kernel.trim(),
        first_line(Command::new("rustc").arg("-V")).unwrap_or("unknown".into()),
        postgres.unwrap_or("unknown".into()),
    )
}

//! The bare anchor as a process of its own, so that it is measured the way Candor is: from outside.

use std::io::Write;
use std::path::PathBuf;

use benches::Failure;
use benches::anchor::{Batching, Settings, serve};
use clap::Parser;
use tokio::net::TcpListener;

/// The yardstick of Candor's speed measurement: a form, a row, a hash-chain row, a synced disk, an answer.
#[derive(Parser)]
struct Arguments {
    /// The database file.
    #[arg(long)]
    database: PathBuf,
    /// The port on 127.0.0.1; 0 picks a free one, which is printed.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// A commit for each submission instead of one for all that wait.
    #[arg(long)]
    one_by_one: bool,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    let mut out = std::io::stdout();
    writeln!(out, "{{\"url\":\"http://{}\"}}", listener.local_addr()?)?;
    out.flush()?;
    let batching = if arguments.one_by_one {
        Batching::OneByOne
    } else {
        Batching::Grouped
    };
    serve(
        listener,
        Settings {
            database: arguments.database,
            batching,
        },
    )
    .await
}

//! A cluster answers while it is held, comes back after a crash, and leaves nothing.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it is"
)]

use std::net::{SocketAddr, TcpStream};

use cluster::{Cluster, Programs};

#[test]
fn it_is_there_while_it_is_held_and_leaves_nothing() {
    let programs =
        Programs::find().expect("PostgreSQL's programs; `cargo xtask test` installs them");
    let base = std::env::temp_dir().join(format!("candor-clusters-{}", std::process::id()));
    std::fs::create_dir(&base).unwrap();
    let mut cluster = Cluster::start_in(&programs, &base, None).unwrap();
    let address = cluster.url.split(['@', '/']).nth(3).unwrap();
    let address: SocketAddr = address.parse().unwrap();
    let answers = || TcpStream::connect(address).is_ok();
    assert!(answers());
    cluster.crash();
    assert!(!answers());
    cluster.come_back();
    assert!(answers());
    drop(cluster);
    assert!(!answers());
    std::fs::remove_dir(&base).expect("nothing is left in it");
}

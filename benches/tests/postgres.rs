//! A PostgreSQL of one's own starts, is durable by its settings, and is gone afterwards.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it is"
)]

use std::net::{SocketAddr, TcpStream};

use benches::postgres::Postgres;

#[test]
fn it_listens_while_it_is_held_and_leaves_nothing() {
    let folder = tempfile::tempdir_in("/var/tmp").unwrap();
    std::fs::set_permissions(
        folder.path(),
        std::os::unix::fs::PermissionsExt::from_mode(0o755),
    )
    .unwrap();
    let postgres = Postgres::start(folder.path()).unwrap();
    let address: SocketAddr = postgres
        .url
        .split(['@', '/'])
        .nth(3)
        .unwrap()
        .parse()
        .unwrap();
    assert!(TcpStream::connect(address).is_ok());
    let first = postgres.create("first", None).unwrap();
    assert_eq!(first, postgres.url_of("first"));
    assert!(postgres.create("first", None).is_err());
    postgres.create("second", Some("first")).unwrap();
    postgres.remove("first");
    postgres.create("first", Some("second")).unwrap();
    drop(postgres);
    assert!(TcpStream::connect(address).is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

//! Whom the machine trusts, the program trusts: a mail server and a database whose certificates come from an authority of the
//! practice's own are reached once that authority is in the machine's store, and not before.
//!
//! Which store there is, is read from the environment of a process. So each try is a process of its own: this very test, told
//! by a variable to be the one that knocks.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use archive::{Archive, Keys, Location};
use cluster::{Cluster, Identity, Programs};
use service::{Mail, MailWords, Mailer, RealChance, Secrecy, Smtp, SmtpServer};
use testkit::{MailServer, marker, time};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Made up for this test with openssl, good for a hundred years. The authority's key is gone; the server's opens nothing else.
const IDENTITY: Identity<'_> = Identity {
    certificate: include_str!("own_authority/server.pem"),
    key: include_str!("own_authority/server.key"),
};
const AUTHORITY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/acceptance/own_authority/authority.pem"
);

/// Where a process that knocks is told to.
const KNOCK: &str = "CANDOR_TEST_KNOCK";

/// Runs this test again as one that knocks at `place`, on a machine with this store, and says whether it was let in.
async fn knocks(test: &str, place: &str, store: Option<&str>) -> bool {
    let mut command = Command::new(std::env::current_exe().expect("a running program has a path"));
    command
        .args([&format!("own_authority::{test}"), "--exact"])
        .env(KNOCK, place)
        .env_remove("SSL_CERT_DIR");
    match store {
        Some(store) => command.env("SSL_CERT_FILE", store),
        None => command.env_remove("SSL_CERT_FILE"),
    };
    let ran = tokio::task::spawn_blocking(move || command.output()).await;
    let output = ran.expect("it ends").expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("running 1 test"), "{said}");
    output.status.success()
}

/// Where this process is the one that knocks: at what.
fn place() -> Option<String> {
    std::env::var(KNOCK).ok()
}

/// Passes on what comes through TLS to a server that speaks none. Answers its port.
async fn in_front_of(server: &MailServer) -> u16 {
    let certificate = CertificateDer::from_pem_slice(IDENTITY.certificate.as_bytes());
    let key = PrivateKeyDer::from_pem_slice(IDENTITY.key.as_bytes());
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring knows them")
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.expect("a certificate")],
            key.expect("a key"),
        )
        .expect("they belong together");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("it has an address").port();
    let behind = server.address();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let mut server = TcpStream::connect(behind).await.expect("the mail server");
            let _ = copy_bidirectional(&mut stream, &mut server).await;
        }
    });
    port
}

#[tokio::test]
async fn a_mail_server() {
    if let Some(port) = place() {
        return send(port.parse().expect("a port")).await;
    }
    let server = MailServer::start().await;
    let port = in_front_of(&server).await.to_string();
    assert!(!knocks("a_mail_server", &port, None).await, "it is unknown");
    assert_eq!(server.taken(), [], "nothing was handed to a stranger");
    assert!(
        knocks("a_mail_server", &port, Some(AUTHORITY)).await,
        "its authority is known"
    );
    assert_eq!(server.taken().len(), 1);
}

async fn send(port: u16) {
    let mailer = Smtp::new(SmtpServer {
        host: "localhost".to_owned(),
        port,
        secrecy: Secrecy::Tls,
        user: None,
        from: "room@candor.test".to_owned(),
    })
    .expect("a mail server");
    let mail = Mail {
        id: "one".to_owned(),
        to: format!("{}@example.org", marker("ada")),
        letter: MailWords {
            subject: "A subject".to_owned(),
            text: "Words.\r\n".to_owned(),
        },
        at: time("2026-11-23T09:00:00Z"),
        stop: "https://candor.test/stop".to_owned(),
    };
    mailer.send(&mail).await.expect("it is taken");
}

#[tokio::test]
async fn a_database() {
    if let Some(url) = place() {
        let keys = Keys::one([7; 32]);
        let made = Archive::init(&Location::Postgres(url), &keys, &RealChance).await;
        return made.expect("it is reached");
    }
    let programs = Programs::find().expect("PostgreSQL; `cargo xtask test` installs it");
    let base = Path::new("/var/tmp");
    let cluster = Cluster::start_in(&programs, base, Some(IDENTITY)).expect("it starts");
    let url = format!("{}?sslmode=verify-full", cluster.url);
    assert!(!knocks("a_database", &url, None).await, "it is unknown");
    assert!(
        knocks("a_database", &url, Some(AUTHORITY)).await,
        "its authority is known"
    );
}

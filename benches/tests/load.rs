//! The load and its statistics against real sockets: what is counted, from when, and what a stall costs.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it is"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "servers made up for these tests, not Candor's"
)]

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use benches::load::{Closed, Open, Request, closed, open};
use benches::weight::weigh;
use tokio::net::TcpListener;

/// Serves `router` on a thread of its own for the rest of the test.
fn serve(router: Router) -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener).unwrap();
            axum::serve(listener, router).await.unwrap();
        });
    });
    address
}

fn a_run_of(to: SocketAddr, at_most: u64) -> Closed {
    Closed {
        to,
        connections: 4,
        warm_up: Duration::ZERO,
        measure: Duration::from_secs(20),
        at_most: Some(at_most),
    }
}

fn reading(to: SocketAddr, path: &str) -> impl FnMut(&mut Vec<u8>) + Send + 'static {
    let request = Request::get(to, path);
    move |into: &mut Vec<u8>| request.write("", into)
}

#[test]
fn answers_are_counted_by_what_they_say() {
    let to = serve(Router::new().route("/fine", get(|| async { "fine" })));
    let outcome = closed(a_run_of(to, 100), |n| {
        reading(to, if n == 0 { "/lost" } else { "/fine" })
    })
    .unwrap();
    assert_eq!(outcome.answered(), 100);
    assert_eq!(outcome.refused(), outcome.statuses[&404]);
    assert_eq!(outcome.statuses[&404] + outcome.statuses[&200], 100);
    assert_eq!(outcome.broken, 0);
    assert!(outcome.per_second() > 0.0);
}

#[test]
fn a_server_that_closes_is_asked_again_on_a_new_connection() {
    let closing = || async { (StatusCode::OK, [("connection", "close")], "bye") };
    let to = serve(Router::new().route("/", get(closing)));
    let outcome = closed(a_run_of(to, 20), |_| reading(to, "/")).unwrap();
    assert_eq!((outcome.answered(), outcome.broken), (20, 0));
}

#[test]
fn a_stall_is_owed_to_everybody_who_meant_to_start_in_it() {
    // One blocked second on the only thread of the server: of a closed loop it would be a single slow answer.
    let stall = || async {
        std::thread::sleep(Duration::from_secs(1));
        "at last"
    };
    let routes = Router::new()
        .route("/", get(|| async { "fine" }))
        .route("/stall", get(stall));
    let to = serve(routes);
    let plan = Open {
        to,
        per_second: 100,
        connections: 2,
        warm_up: Duration::ZERO,
        measure: Duration::from_secs(2),
    };
    let mut first = true;
    let outcome = open(plan, |_| {
        let mut paths = reading(to, "/");
        let mut stall = reading(to, "/stall");
        let mut stalls = std::mem::take(&mut first);
        move |into: &mut Vec<u8>| {
            if std::mem::take(&mut stalls) {
                stall(into);
            } else {
                paths(into);
            }
        }
    })
    .unwrap();
    assert_eq!(outcome.answered(), 200, "{outcome}");
    // About 100 requests meant to start while it stalled, and waited half a second on average.
    assert!(
        outcome.latency(0.7) > Duration::from_millis(150),
        "{outcome}"
    );
    assert!(
        outcome.latency(0.99) > Duration::from_millis(900),
        "{outcome}"
    );
}

#[tokio::test]
async fn a_page_is_weighed_with_everything_it_brings_and_each_once() {
    let page =
        r#"<link rel="stylesheet" href="/a.css"><link rel="preload" href="/f.woff2"><p>hello</p>"#;
    let sheet = "@font-face{src:url(f.woff2)}";
    let to = serve(
        Router::new()
            .route("/", get(move || async move { page }))
            .route("/a.css", get(move || async move { sheet }))
            .route("/f.woff2", get(|| async { [7u8; 1000] })),
    );
    let weight = weigh(to, "/", "s=1").await.unwrap();
    assert_eq!(weight.page, page.len());
    assert_eq!(weight.first_visit(), page.len() + sheet.len() + 1000);
    assert!(weigh(to, "/nowhere", "s=1").await.is_err());
}

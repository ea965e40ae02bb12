//! Everywhere a person can get to: every link from the start page on, for everybody, and the pages that only a form leads to.
//!
//! The look at each page is the caller's: a picture, axe, a size. It finds the browser on the page and leaves it there.

mod forms;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::name::Names;
use crate::{Browser, Server};

/// How far a tour goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breadth {
    /// One client, and help in one country: for pictures.
    One,
    /// Everyone and everything.
    All,
}

/// Goes everywhere, and calls `look` on each page with its name. Answers the names.
pub async fn tour<L: AsyncFnMut(&str)>(
    server: &Server,
    browser: &Browser,
    breadth: Breadth,
    look: L,
) -> Vec<String> {
    let mut tour = Tour {
        server,
        browser,
        breadth,
        look,
        names: Names::default(),
        role: "nobody".to_owned(),
        seen: Vec::new(),
    };
    tour.signed_out().await;
    let link = tour.therapist().await;
    tour.invited(&link).await;
    tour.clients().await;
    tour.administrator().await;
    tour.seen
}

struct Tour<'a, L> {
    server: &'a Server,
    browser: &'a Browser,
    breadth: Breadth,
    look: L,
    names: Names,
    role: String,
    seen: Vec<String>,
}

const LINKS: &str = r#"
return [...document.querySelectorAll("a[href]")]
  .map((a) => new URL(a.href))
  .filter((u) => u.origin === location.origin)
  .map((u) => u.pathname + u.search);
"#;

/// So many check-ins and so many conversations of one relationship are looked at: as many as Mara has. Others have months of them.
const ALIKE: usize = 6;

/// An address without which check-in or which conversation it is about.
fn kind(link: &str) -> String {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let mut which = false;
    let segments = path.split('/').map(|segment| {
        let one_of_many = std::mem::replace(&mut which, matches!(segment, "check-in" | "about"));
        if one_of_many { "…" } else { segment }
    });
    segments.collect::<Vec<_>>().join("/") + query
}

impl<L: AsyncFnMut(&str)> Tour<'_, L> {
    fn be(&mut self, role: &str) {
        role.clone_into(&mut self.role);
    }

    /// Looks at the page that is shown.
    async fn look(&mut self, name: &str) {
        let name = format!("{}-{name}", self.role);
        self.look_as(name).await;
    }

    async fn look_as(&mut self, name: String) {
        self.browser.step(&format!("looking at {name}"));
        (self.look)(&name).await;
        self.browser.step(&format!("after {name}"));
        self.seen.push(name);
    }

    /// Follows every link from `from` on, once. Addresses with one of `but` in them are left out.
    async fn crawl(&mut self, from: &[&str], but: &[&str]) {
        let mut waiting: VecDeque<String> = from.iter().map(|&path| path.to_owned()).collect();
        let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        while let Some(path) = waiting.pop_front() {
            self.browser
                .step(&format!("opening {path} as {}", self.role));
            self.browser.go(&path).await;
            let links = self.browser.run(LINKS).await;
            for link in links.as_array().into_iter().flatten() {
                let link = link.as_str().unwrap_or_default().to_owned();
                let left_out = but.iter().any(|part| link.contains(part));
                if left_out || !known.insert(link.clone()) {
                    continue;
                }
                let met = alike.entry(kind(&link)).or_default();
                *met += 1;
                if *met <= ALIKE {
                    waiting.push_back(link);
                }
            }
            let name = self.names.of(&self.role, &path);
            self.look_as(name).await;
        }
    }

    async fn signed_out(&mut self) {
        self.be("nobody");
        let but: &[&str] = match self.breadth {
            Breadth::One => &["/help/"],
            Breadth::All => &[],
        };
        let from = [
            "/sign-in",
            "/join/no-such-link-at-all",
            "/stop/no-such-mail",
        ];
        self.crawl(&from, but).await;
        self.wrong_sign_in().await;
        self.no_more_reminders().await;
    }

    /// The therapist's pages. Answers the link of a client who was invited.
    async fn therapist(&mut self) -> String {
        self.be("therapist");
        self.browser.sign_in(self.server.someone("therapist")).await;
        self.crawl(&["/", "/no-such-page"], &["/help"]).await;
        self.refused_letter().await;
        let link = self.invitation().await;
        self.browser.forget().await;
        link
    }

    /// Coming in by the link, and the first pages of someone with whom nothing has been yet.
    async fn invited(&mut self, link: &str) {
        self.be("invited");
        self.coming_in(link).await;
        self.crawl(&["/"], &["/help"]).await;
        self.notes().await;
        self.browser.forget().await;
    }

    async fn clients(&mut self) {
        let clients: Vec<_> = self.server.all("client").cloned().collect();
        for (n, client) in clients.iter().enumerate() {
            self.be(if n == 0 { "client" } else { "other-client" });
            self.browser.sign_in(client).await;
            if n == 0 || self.breadth == Breadth::All {
                self.crawl(&["/", "/no-such-page"], &["/help"]).await;
            }
            match n {
                0 => {
                    self.saying().await;
                    self.reminders().await;
                    self.signed_out_while_writing(client).await;
                    self.small_refusals().await;
                }
                1 => self.check_in_pages().await,
                _ => {}
            }
            self.browser.forget().await;
        }
    }

    async fn administrator(&mut self) {
        self.be("administrator");
        self.browser
            .sign_in(self.server.someone("administrator"))
            .await;
        self.crawl(&["/"], &["/help"]).await;
        self.member().await;
        self.browser.forget().await;
    }
}

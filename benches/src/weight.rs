//! What a page weighs on the way to a phone: itself and everything it makes a browser fetch, compressed, each file once.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;

use crate::load::{Request, fetch};

/// A page and what it brings along: path → bytes on the wire (bodies, without heads).
#[derive(Clone, Debug, Default)]
pub struct Weight {
    /// The page itself.
    pub page: usize,
    /// Its style sheets, scripts, fonts and pictures, each once.
    pub files: BTreeMap<String, usize>,
}

impl Weight {
    /// A first visit: everything has to come.
    #[must_use]
    pub fn first_visit(&self) -> usize {
        self.page + self.files.values().sum::<usize>()
    }
}

/// Weighs the page at `path`, fetched with `cookie`.
///
/// # Errors
/// When the page or one of its files is not answered with 200.
pub async fn weigh(to: SocketAddr, path: &str, cookie: &str) -> io::Result<Weight> {
    let mut weight = Weight {
        page: compressed(to, path, cookie).await?,
        ..Weight::default()
    };
    let page = text(to, path, cookie).await?;
    let mut to_fetch = page_files(&page);
    while let Some(file) = to_fetch.pop() {
        if weight.files.contains_key(&file) {
            continue;
        }
        let size = compressed(to, &file, cookie).await?;
        if file
            .split('?')
            .next()
            .is_some_and(|name| name.ends_with(".css"))
        {
            to_fetch.extend(style_files(&text(to, &file, cookie).await?, &file));
        }
        weight.files.insert(file, size);
    }
    Ok(weight)
}

async fn compressed(to: SocketAddr, path: &str, cookie: &str) -> io::Result<usize> {
    Ok(get(to, path, cookie, "br, gzip").await?.len())
}

async fn text(to: SocketAddr, path: &str, cookie: &str) -> io::Result<String> {
    let body = get(to, path, cookie, "identity").await?;
    Ok(String::from_utf8_lossy(&body).into_owned())
}

async fn get(to: SocketAddr, path: &str, cookie: &str, encoding: &str) -> io::Result<Vec<u8>> {
    let request = Request::get(to, path)
        .header("cookie", cookie)
        .header("accept-encoding", encoding);
    match fetch(to, &request, "").await? {
        (200, body) => Ok(body),
        (status, _) => Err(io::Error::other(format!(
            "{path} was answered with {status}"
        ))),
    }
}

/// What a page makes a browser fetch: `href` of `link`, `src` of `script` and `img`. Our own pages quote every attribute.
fn page_files(page: &str) -> Vec<String> {
    let fetched = |tag: &&str| {
        ["link", "script", "img"]
            .iter()
            .any(|name| starts_with_word(tag, name))
    };
    page.split('<')
        .filter(fetched)
        .filter_map(|tag| {
            let tag = tag.split('>').next()?;
            let name = if tag.starts_with("link") {
                " href=\""
            } else {
                " src=\""
            };
            ours(tag.split_once(name)?.1.split('"').next()?, "/")
        })
        .collect()
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// What a style sheet makes a browser fetch: every `url(…)`, relative to the sheet.
fn style_files(sheet: &str, at: &str) -> Vec<String> {
    sheet
        .split("url(")
        .skip(1)
        .filter_map(|rest| {
            let inner = rest.split(')').next()?.trim_matches(['"', '\'', ' ']);
            ours(inner, at)
        })
        .collect()
}

/// The path of a reference found in `at`, if it leads to our own server.
fn ours(reference: &str, at: &str) -> Option<String> {
    let reference = reference.split('#').next()?;
    if reference.is_empty() || reference.starts_with("//") || reference.contains(':') {
        None
    } else if reference.starts_with('/') {
        Some(reference.to_owned())
    } else {
        let folder = &at[..=at.rfind('/')?];
        Some(format!("{folder}{}", reference.trim_start_matches("./")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_brings_its_files_and_no_links() {
        let page = r##"<link rel="stylesheet" href="/s/a.css"><script type="module" src="/s/a.js"></script>
            <a href="/other">x</a><img alt="" src="data:image/png;base64,xx"><linked href="/no">"##;
        assert_eq!(page_files(page), ["/s/a.css", "/s/a.js"]);
    }

    #[test]
    fn a_sheet_brings_its_fonts() {
        let sheet = r#"@font-face{src:url("./b.woff2")} a{background:url(/c.svg#x)} b{background:url(data:x)}"#;
        assert_eq!(style_files(sheet, "/s/a.css"), ["/s/b.woff2", "/c.svg"]);
    }
}

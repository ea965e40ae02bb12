//! A browser without a window: cookies, forms, redirects that are not followed.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt;

/// One person's browser, talking to the real router.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it came over the wire (not compressed: this browser does not ask for it).
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where it redirects to; empty where it does not.
    pub fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .and_then(|v| v.to_str().ok())
            .unwrap_or("")
    }

    /// The first value of an input of that name on the page.
    pub fn input(&self, name: &str) -> Option<String> {
        self.inputs(name).into_iter().next()
    }

    /// All values of inputs of that name on the page, in order.
    pub fn inputs(&self, name: &str) -> Vec<String> {
        let text = self.text();
        let needle = format!("name=\"{name}\"");
        text.split('<')
            .filter(|tag| tag.starts_with("input") && tag.contains(&needle))
            .filter_map(|tag| tag.split_once("value=\"")?.1.split_once('"'))
            .map(|(value, _)| value.to_owned())
            .collect()
    }

    /// All addresses of links on the page that begin with `prefix`, in order, each once.
    pub fn links(&self, prefix: &str) -> Vec<String> {
        let text = self.text();
        let mut found = Vec::new();
        for part in text.split("href=\"").skip(1) {
            if let Some((link, _)) = part.split_once('"')
                && link.starts_with(prefix)
                && !found.contains(&link.to_owned())
            {
                found.push(link.to_owned());
            }
        }
        found
    }
}

impl Browser {
    /// A fresh one.
    pub fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
        }
    }

    /// Puts a cookie into this browser.
    pub fn hold(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// GET.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(
            self.request("GET", path)
                .body(Body::empty())
                .expect("a request"),
        )
        .await
    }

    /// POST of a form, as a browser on our own page sends it.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = encode(fields);
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .expect("a request");
        self.send(request).await
    }

    /// Any request, with this browser's cookies.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        if !self.cookies.is_empty() {
            let line: Vec<String> = self
                .cookies
                .iter()
                .map(|(k, v)| format!("{k}={v}"))
                .collect();
            request.headers_mut().insert(
                header::COOKIE,
                line.join("; ").parse().expect("a cookie line"),
            );
        }
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router always answers");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().expect("cookies are ASCII");
            let pair = pair.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                if value.is_empty() {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: axum::body::to_bytes(body, usize::MAX)
                .await
                .expect("the body arrives")
                .to_vec(),
        }
    }

    /// A request for this browser, to be completed.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "candor.test")
    }

    /// True while it holds a sign-in.
    pub fn is_signed_in(&self) -> bool {
        !self.cookies.is_empty()
    }
}

/// A form as browsers write it.
pub fn encode(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        text.bytes()
            .map(|b| match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => {
                    char::from(b).to_string()
                }
                b' ' => "+".to_owned(),
                other => format!("%{other:02X}"),
            })
            .collect::<String>()
    };
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect::<Vec<_>>()
        .join("&")
}

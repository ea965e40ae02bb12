//! Our own files: stylesheet, script, fonts, the drawn thread. Compiled in; their addresses carry a hash of what they hold,
//! so that they can be kept for a year and change at once. What gains by it is compressed once, when it is first asked for.

use std::io::Write as _;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: Vec<u8>,
    /// The same in fewer bytes; nothing for what is compressed as it is.
    brotli: Option<Vec<u8>>,
    gzip: Option<Vec<u8>>,
    tag: String,
}

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../../static/", $name)).to_vec()
    };
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let font = |name, bytes: Vec<u8>| Asset {
        tag: tag(&bytes),
        name,
        kind: "font/woff2",
        bytes,
        brotli: None,
        gzip: None,
    };
    let fonts = [
        font(
            "fonts/figtree-latin-variable.woff2",
            file!("fonts/figtree-latin-variable.woff2"),
        ),
        font(
            "fonts/literata-latin-400.woff2",
            file!("fonts/literata-latin-400.woff2"),
        ),
    ];
    let mut css = include_str!("../../static/candor.css").to_owned();
    for font in &fonts {
        // The stylesheet names fonts by their files; what is served names them by their hashed address.
        let plain = format!("fonts/{}", font.name.trim_start_matches("fonts/"));
        css = css.replace(&plain, &hashed(font));
    }
    let texts = [
        ("candor.css", "text/css; charset=utf-8", css.into_bytes()),
        (
            "candor.js",
            "text/javascript; charset=utf-8",
            file!("candor.js"),
        ),
        ("favicon.svg", "image/svg+xml", file!("favicon.svg")),
    ];
    let texts = texts.map(|(name, kind, bytes)| Asset {
        tag: tag(&bytes),
        brotli: brotli(&bytes),
        gzip: gzip(&bytes),
        name,
        kind,
        bytes,
    });
    fonts.into_iter().chain(texts).collect()
});

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut small = Vec::new();
    let best = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &best).ok()?;
    Some(small)
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..6]
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

/// "candor.css" becomes "candor-1f2e3d4c5b6a.css".
fn hashed(asset: &Asset) -> String {
    let name = asset.name.trim_start_matches("fonts/");
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{}.{ending}", asset.tag),
        None => format!("{name}-{}", asset.tag),
    }
}

/// The address of one of our files.
pub(crate) fn address(name: &str) -> String {
    ASSETS
        .iter()
        .find(|a| a.name == name)
        .map(|a| format!("/static/{}", hashed(a)))
        .unwrap_or_default()
}

impl Asset {
    /// The fewest bytes that the browser takes, and what they are called.
    fn body(&self, takes: &HeaderMap) -> (&[u8], Option<&'static str>) {
        let takes = takes.get_all(header::ACCEPT_ENCODING).iter();
        let takes: Vec<&str> = takes
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(','))
            .map(str::trim)
            .filter(|one| !one.replace(' ', "").contains(";q=0.0") && !one.ends_with("q=0"))
            .map(|one| one.split(';').next().unwrap_or_default().trim())
            .collect();
        for (name, small) in [("br", &self.brotli), ("gzip", &self.gzip)] {
            if let Some(small) = small.as_ref().filter(|_| takes.contains(&name)) {
                return (small, Some(name));
            }
        }
        (&self.bytes, None)
    }
}

/// GET /static/{name}
pub(crate) async fn get(Path(name): Path<String>, takes: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|a| hashed(a) == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (body, encoding) = asset.body(&takes);
    let mut response = body.to_vec().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    if asset.brotli.is_some() {
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", asset.tag)) {
        headers.insert(header::ETAG, tag);
    }
    response
}

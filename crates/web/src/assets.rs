//! Our own files: stylesheet, script, fonts, the drawn thread. Compiled in; their addresses carry a hash of what they hold,
//! so that they can be kept for a year and change at once.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: Vec<u8>,
    tag: String,
}

macro_rules! file {
    ($name:literal, $kind:literal) => {
        (
            $name,
            $kind,
            include_bytes!(concat!("../static/", $name)).as_slice(),
        )
    };
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let fonts: Vec<Asset> = [
        file!("fonts/figtree-latin-variable.woff2", "font/woff2"),
        file!("fonts/literata-latin-400.woff2", "font/woff2"),
    ]
    .map(asset)
    .into_iter()
    .collect();
    let mut css = include_str!("../static/candor.css").to_owned();
    for font in &fonts {
        // The stylesheet names fonts by their files; what is served names them by their hashed address.
        let plain = format!("fonts/{}", font.name.trim_start_matches("fonts/"));
        css = css.replace(&plain, &hashed(font));
    }
    let rest = [
        ("candor.css", "text/css; charset=utf-8", css.into_bytes()),
        (
            "candor.js",
            "text/javascript; charset=utf-8",
            include_bytes!("../static/candor.js").to_vec(),
        ),
        (
            "favicon.svg",
            "image/svg+xml",
            include_bytes!("../static/favicon.svg").to_vec(),
        ),
    ];
    let rest = rest.map(|(name, kind, bytes)| Asset {
        tag: tag(&bytes),
        name,
        kind,
        bytes,
    });
    fonts.into_iter().chain(rest).collect()
});

fn asset((name, kind, bytes): (&'static str, &'static str, &[u8])) -> Asset {
    Asset {
        name,
        kind,
        tag: tag(bytes),
        bytes: bytes.to_vec(),
    }
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

/// GET /static/{name}
pub(crate) async fn get(Path(name): Path<String>) -> Response {
    let Some(asset) = ASSETS.iter().find(|a| hashed(a) == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = asset.bytes.clone().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", asset.tag)) {
        headers.insert(header::ETAG, tag);
    }
    response
}

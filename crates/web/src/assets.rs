//! Files of `/tinh`: styles, scripts, fonts and drawings, embedded; cached for ever under an address with their hash.

use crate::{fault::Fault, limits::ASSET_SECONDS};
use axum::{
    extract::{Path, Query},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{collections::HashMap, sync::LazyLock};

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// One embedded file.
struct Asset {
    bytes: &'static [u8],
    hash: String,
    media_type: &'static str,
}

static ASSETS: LazyLock<HashMap<&'static str, Asset>> = LazyLock::new(|| {
    let mut found = HashMap::new();
    collect(&FOLDER, &mut found);
    found
});

fn collect(folder: &'static Dir<'_>, found: &mut HashMap<&'static str, Asset>) {
    for file in folder.files() {
        if let Some(name) = file.path().to_str() {
            let digest = Sha256::digest(file.contents());
            let hash = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            found.insert(name, Asset { bytes: file.contents(), hash, media_type: media_type(name) });
        }
    }
    folder.dirs().for_each(|inner| collect(inner, found));
}

/// The address of a file with its hash: `app.css` → `/tinh/app.css?v=0011223344556677`.
///
/// A name that does not exist gives an address that answers 404; the test of all samples looks for those.
#[must_use]
pub fn asset(name: &str) -> String {
    match ASSETS.get(name) {
        Some(asset) => format!("/tinh/{name}?v={}", asset.hash),
        None => format!("/tinh/{name}"),
    }
}

#[derive(Deserialize)]
pub(crate) struct Version {
    v: Option<String>,
}

/// Answers `GET /tinh/{*file}`.
pub(crate) async fn serve(Path(name): Path<String>, Query(version): Query<Version>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.get(name.as_str()) else { return Fault::nothing_here().into_response() };
    let tag = format!("\"{}\"", asset.hash);
    // Under its hash the content can never change; without it the browser asks each time and mostly hears "still that".
    let cache = if version.v.as_deref() == Some(asset.hash.as_str()) {
        format!("public, max-age={ASSET_SECONDS}, immutable")
    } else {
        "public, no-cache".to_owned()
    };
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|sent| {
        // The compressor marks what it has compressed as weakly equal.
        sent.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
    });
    let head = [(header::ETAG, tag), (header::CACHE_CONTROL, cache)];
    if known {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, [(header::CONTENT_TYPE, asset.media_type)], asset.bytes).into_response()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" | "json" => "application/json",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

//! Which language the reader gets: the chosen one, else the browser's, else Vietnamese.

use crate::{cookies::Cookie, limits::ACCEPT_LANGUAGE_BYTES_MAX};
use axum::http::{HeaderMap, header};
use kernel::Lang;

/// For pages: what was chosen in the page's own switch, then what the browser asks for.
pub(crate) fn of_page(headers: &HeaderMap, secure: bool) -> Lang {
    Cookie::Lang.read(headers, secure).and_then(|code| code.parse().ok()).unwrap_or_else(|| of_api(headers))
}

/// For the API: what `Accept-Language` asks for.
pub(crate) fn of_api(headers: &HeaderMap) -> Lang {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(preferred).unwrap_or(Lang::Vi)
}

/// The one of our two languages with the highest weight; the first of equals.
fn preferred(header: &str) -> Option<Lang> {
    let mut best: Option<(Lang, u32)> = None;
    for range in header.get(..header.len().min(ACCEPT_LANGUAGE_BYTES_MAX))?.split(',') {
        let mut parts = range.split(';');
        let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let Ok(lang) = tag.split('-').next().unwrap_or_default().parse::<Lang>() else { continue };
        let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, thousandths);
        if weight > best.map_or(0, |(_, weight)| weight) {
            best = Some((lang, weight));
        }
    }
    best.map(|(lang, _)| lang)
}

/// `0.8` → 800; what cannot be read counts nothing.
fn thousandths(text: &str) -> u32 {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let Ok(whole) = whole.parse::<u32>() else { return 0 };
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    digits.parse::<u32>().map_or(0, |part| (whole.min(1) * 1000 + part).min(1000))
}

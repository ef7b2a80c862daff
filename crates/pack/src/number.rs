//! Numbers as people type them and as they are kept: `1.250,5` and `1,250.5` are both `1250.5`.
//!
//! A form asks for two decimals at most. Three digits behind a sign are therefore thousands, one or two are decimals, and
//! no number can be read in two ways, whichever language the writer thinks in.

use kernel::Lang;

/// What a kept number looks like.
pub(crate) fn pattern(decimals: u8) -> String {
    match decimals {
        0 => r"^(0|[1-9]\d{0,12})$".to_owned(),
        _ => format!(r"^(0|[1-9]\d{{0,12}})(\.\d{{1,{decimals}}})?$"),
    }
}

/// A typed number as it is kept; what is none stays as typed, for the check to say so.
pub(crate) fn tidy(typed: &str) -> String {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    kept(&plain).unwrap_or_else(|| typed.to_owned())
}

fn kept(plain: &str) -> Option<String> {
    let mut groups: Vec<&str> = plain.split(['.', ',']).collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !groups.iter().all(digits) {
        return None;
    }
    let decimals = if groups.len() > 1 && groups.last()?.len() < 3 { groups.pop()? } else { "" };
    let (first, thousands) = groups.split_first()?;
    // "0.500" is half of something to one reader and five hundred to the other: it is asked again.
    let grouped = thousands.is_empty() || (first.len() <= 3 && !first.starts_with('0'));
    if !grouped || thousands.iter().any(|group| group.len() != 3) {
        return None;
    }
    let whole = groups.concat();
    let whole = whole.trim_start_matches('0');
    let (whole, decimals) = (if whole.is_empty() { "0" } else { whole }, decimals.trim_end_matches('0'));
    Some(if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") })
}

/// A kept number in hundredths, to compare it.
pub(crate) fn hundredths(kept: &str) -> Option<i64> {
    let (whole, decimals) = kept.split_once('.').unwrap_or((kept, ""));
    let good = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 2 || !good(whole) || !good(decimals) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let decimals: i64 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(decimals)
}

/// A kept number as it is read: `1.250,5` in Vietnamese, `1,250.5` in English.
pub(crate) fn shown(kept: &str, lang: Lang) -> String {
    let (thousands, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let (whole, decimals) = kept.split_once('.').unwrap_or((kept, ""));
    let mut text = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(point);
        text.push_str(decimals);
    }
    text
}

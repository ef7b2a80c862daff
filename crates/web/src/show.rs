//! Dates, times and numbers as people write them: `30/12/2024` and `1.234` here, `30 December 2024` and `1,234` there.

use crate::text::T;
use kernel::{Date, Instant, Lang, Time, Weekday};

/// `30/12/2024` · `30 December 2024`.
#[must_use]
pub fn date(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
        Lang::En => format!("{} {} {}", date.day(), month_name(T::new(lang), date.month()), date.year()),
    }
}

/// `thứ Hai, 30/12/2024` · `Monday, 30 December 2024`.
#[must_use]
pub fn weekday_date(lang: Lang, day: Date) -> String {
    format!("{}, {}", weekday(lang, day.weekday()), date(lang, day))
}

/// `17:00`.
#[must_use]
pub fn time(at: Time) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `17:00 ngày 30/12/2024` · `17:00 on 30 December 2024`, on a wall clock in Vietnam.
#[must_use]
pub fn instant(lang: Lang, at: Instant) -> String {
    let local = at.local();
    T::new(lang).show_instant(time(local.time()), date(lang, local.date()))
}

/// `thứ Hai, 30/12/2024, 17:00` · `Monday, 30 December 2024, 17:00`.
#[must_use]
pub fn weekday_instant(lang: Lang, at: Instant) -> String {
    let local = at.local();
    format!("{}, {}", weekday_date(lang, local.date()), time(local.time()))
}

/// For `<time datetime>`: `2024-12-30T17:00:00+07:00`.
#[must_use]
pub fn machine(at: Instant) -> String {
    at.rfc3339_local()
}

/// How far a day is from today: `hôm nay`, `ngày mai`, `còn 3 ngày`, `quá 2 ngày`.
#[must_use]
pub fn distance(lang: Lang, today: Date, day: Date) -> String {
    let t = T::new(lang);
    match days_between(today, day) {
        0 => t.show_today().to_owned(),
        1 => t.show_tomorrow().to_owned(),
        -1 => t.show_yesterday().to_owned(),
        ahead if ahead > 0 => t.show_days_left(ahead),
        behind => t.show_days_over(-behind),
    }
}

/// Whole days from one date to another; negative when it lies before.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    let at_noon = |date: Date| Instant::from_local(date.at(12, 0, 0, 0)).millis();
    (at_noon(to) - at_noon(from)) / 86_400_000
}

/// `thứ Hai` · `Monday`.
#[must_use]
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    let t = T::new(lang);
    match day {
        Weekday::Monday => t.show_monday(),
        Weekday::Tuesday => t.show_tuesday(),
        Weekday::Wednesday => t.show_wednesday(),
        Weekday::Thursday => t.show_thursday(),
        Weekday::Friday => t.show_friday(),
        Weekday::Saturday => t.show_saturday(),
        Weekday::Sunday => t.show_sunday(),
    }
}

fn month_name(t: T, month: i8) -> &'static str {
    match month {
        1 => t.show_january(),
        2 => t.show_february(),
        3 => t.show_march(),
        4 => t.show_april(),
        5 => t.show_may(),
        6 => t.show_june(),
        7 => t.show_july(),
        8 => t.show_august(),
        9 => t.show_september(),
        10 => t.show_october(),
        11 => t.show_november(),
        _ => t.show_december(),
    }
}

/// `1.234` · `1,234`.
#[must_use]
pub fn number(lang: Lang, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('−');
    }
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(thousands(lang));
        }
        out.push(digit);
    }
    out
}

/// Hundredths of a percent in one percent.
const POINTS: u64 = 100;

/// A share in hundredths of a percent (9 850 = 98.50 %); `None` of nothing.
///
/// One rule for every page, table and answer of the API: rounded half up, as everybody does by hand, but never up to a
/// whole percent that the share itself does not reach. Targets are whole percents: 98.996 % must not read as the 99 %
/// that it misses, nor one complaint among many as 100 %. Cutting off instead would make two pages differ by a hundredth
/// from whoever recomputes them.
#[must_use]
pub fn points(part: u64, whole: u64) -> Option<u64> {
    let (part, all) = (u128::from(part), u128::from(whole));
    let rounded = (part * 20_000 + all).checked_div(all * 2)?;
    let missed = rounded.is_multiple_of(u128::from(POINTS)) && part * 10_000 < rounded * all;
    u64::try_from(if missed { rounded - 1 } else { rounded }).ok()
}

/// `98,99 %` · `98.99%`: hundredths of a percent without idle zeros.
#[must_use]
pub fn points_words(lang: Lang, points: u64) -> String {
    let decimals = format!("{:02}", points % POINTS);
    let decimals = decimals.trim_end_matches('0');
    let separator = if decimals.is_empty() { String::new() } else { comma(lang).to_string() };
    // A space that does not break, as Vietnamese typography has it.
    let sign = if lang == Lang::Vi { "\u{a0}%" } else { "%" };
    format!("{}{separator}{decimals}{sign}", points / POINTS)
}

/// `98,5 %` · `98.5%`, by the rule of [`points`]; nothing of nothing is `—`.
#[must_use]
pub fn percent(lang: Lang, part: u64, whole: u64) -> String {
    points(part, whole).map_or_else(|| "—".to_owned(), |points| points_words(lang, points))
}

/// `8.000 đồng` · `8,000 VND`.
#[must_use]
pub fn dong(lang: Lang, amount: i64) -> String {
    T::new(lang).show_dong(number(lang, amount))
}

/// `10 MB`, `1,5 MB`, `256 KB`, `12 byte`.
#[must_use]
pub fn bytes(lang: Lang, bytes: u64) -> String {
    const KIB: u64 = 1024;
    const MIB: u64 = 1024 * KIB;
    match bytes {
        MIB.. => {
            let tenths = (bytes * 10 + MIB / 2) / MIB;
            let tenth = tenths % 10;
            if tenth == 0 { format!("{} MB", tenths / 10) } else { format!("{}{}{tenth} MB", tenths / 10, comma(lang)) }
        }
        KIB.. => format!("{} KB", (bytes + KIB / 2) / KIB),
        _ => format!("{bytes} byte"),
    }
}

const fn thousands(lang: Lang) -> char {
    match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    }
}

const fn comma(lang: Lang) -> char {
    match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    }
}

/// Monday 2024-12-30 07:30 in Vietnam: the demo's first minute, and the date on samples.
#[must_use]
pub fn sample_instant() -> Instant {
    Instant::from_local(Date::constant(2024, 12, 30).at(7, 30, 0, 0))
}

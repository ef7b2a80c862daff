//! Figures and their parts in words.

use crate::{
    figure::{By, Measure, Records, Span, Tally},
    lists::Show,
    targets::Figure,
    text::T,
};
use kernel::{Date, Lang};
use pack::{Packs, TimeSpan};
use web::{show, view::Tag};

/// Minutes in an hour.
const HOUR: i64 = 60;

/// A count as people write it.
pub fn number(t: T, count: u64) -> String {
    show::number(t.lang(), i64::try_from(count).unwrap_or(i64::MAX))
}

/// The figure; `None` when there is nothing to count.
pub fn value(t: T, tally: Tally) -> Option<String> {
    tally.basis_points().map(|share| show::points_words(t.lang(), share))
}

/// What the figure has to reach.
pub fn threshold(t: T, figure: &Figure) -> String {
    figure.threshold.map_or_else(|| t.no_threshold().to_owned(), |percent| t.threshold_at_least(percent))
}

/// Whether it is reached.
pub fn met(t: T, met: Option<bool>, tally: Tally) -> Tag {
    match met {
        Some(true) => Tag::good(t.met_yes()),
        Some(false) => Tag::late(t.met_no()),
        None if tally.all() > 0 && tally.unknown > 0 => Tag::plain(t.met_undecided()),
        None if tally.all() > 0 => Tag::plain(t.no_threshold()),
        None => Tag::plain(t.no_data()),
    }
}

/// What was counted, in one sentence: what is unknown or left out is said as well.
pub fn counted(t: T, measure: Measure, tally: Tally) -> String {
    let n = |count: u64| number(t, count);
    let (good, all, unknown, apart) = (tally.good, tally.all(), tally.unknown, tally.apart);
    let mut parts = Vec::new();
    if all > 0 {
        parts.push(match measure {
            Measure::OneStop | Measure::Offered | Measure::National | Measure::Means => {
                t.counted_procedures(n(good), n(all))
            }
            Measure::TimeCut => t.counted_times(n(all / measure.weight())),
            Measure::OnTime => t.counted_on_time(n(good), n(all)),
            Measure::Entered => t.counted_entered(n(good), n(all)),
            Measure::Online => t.counted_online(n(good), n(all)),
            Measure::Satisfied => t.counted_ballots(n(good), n(all)),
        });
    }
    if tally.open > 0 {
        parts.push(t.counted_open(n(tally.open)));
    }
    if unknown > 0 {
        parts.push(t.counted_unknown(n(unknown / measure.weight())));
    }
    if apart > 0 {
        parts.push(match measure {
            Measure::OnTime => t.apart_no_limit(n(apart)),
            Measure::Entered => t.apart_days(n(apart)),
            Measure::Satisfied => t.apart_few(n(apart)),
            Measure::Offered => t.apart_not_eligible(n(apart)),
            Measure::Means => t.apart_not_whole(n(apart)),
            Measure::OneStop | Measure::TimeCut | Measure::National | Measure::Online => t.apart_other(n(apart)),
        });
    }
    if parts.is_empty() { t.no_data().to_owned() } else { parts.join("; ") }
}

/// On how much of the whole the figure rests, beside the figure, where that is not all of it.
pub fn base(t: T, measure: Measure, figure: &Figure) -> Option<String> {
    let (part, whole) = figure.base?;
    let (part, whole) = (number(t, part), number(t, whole));
    Some(if measure == Measure::Entered { t.base_books(part, whole) } else { t.base_procedures(part, whole) })
}

/// How it is counted.
pub fn how(t: T, measure: Measure) -> &'static str {
    match measure {
        Measure::OneStop => t.how_one_stop(),
        Measure::TimeCut => t.how_time_cut(),
        Measure::OnTime => t.how_on_time(),
        Measure::Entered => t.how_entered(),
        Measure::Offered => t.how_offered(),
        Measure::National => t.how_national(),
        Measure::Online => t.how_online(),
        Measure::Means => t.how_means(),
        Measure::Satisfied => t.how_satisfied(),
    }
}

/// A length of a period.
pub fn span(t: T, span: Span) -> &'static str {
    match span {
        Span::Year => t.span_year(),
        Span::Half => t.span_half(),
        Span::Quarter => t.span_quarter(),
        Span::Month => t.span_month(),
    }
}

/// A way to break a figure down.
pub fn by(t: T, by: By) -> &'static str {
    match by {
        By::Whole => t.by_whole(),
        By::Agency => t.by_agency(),
        By::Level => t.by_level(),
        By::Field => t.by_field(),
        By::Procedure => t.by_procedure(),
    }
}

/// A level of government.
pub fn level(t: T, code: &str) -> &'static str {
    match code {
        "province" => t.level_province(),
        "district" => t.level_district(),
        "commune" => t.level_commune(),
        _ => t.level_unknown(),
    }
}

/// The name of a part of a breakdown: its code where nobody knows a name.
pub fn part(t: T, packs: &Packs, by: By, key: &str, day: Date) -> String {
    let lang = t.lang();
    match by {
        By::Whole => t.by_whole().to_owned(),
        By::Agency => agency(packs, key, day, lang),
        By::Level => level(t, key).to_owned(),
        By::Field => {
            let version = packs.every_version().find(|version| version.field.vi == key);
            version.map_or_else(|| key.to_owned(), |version| version.field.get(lang).to_owned())
        }
        By::Procedure => procedure(packs, key, day, lang),
    }
}

/// The procedure's name, or its code when the packs no longer know it.
pub fn procedure(packs: &Packs, code: &str, day: Date, lang: Lang) -> String {
    let parsed = code.parse().ok();
    let version = parsed.and_then(|code| packs.procedure(&code, day).or_else(|| packs.versions(&code).last()));
    version.map_or_else(|| code.to_owned(), |version| version.name.get(lang).to_owned())
}

/// The agency's name, or its code.
pub fn agency(packs: &Packs, code: &str, day: Date, lang: Lang) -> String {
    let agency = code.parse().ok().and_then(|code| packs.agency(&code, day));
    agency.map_or_else(|| code.to_owned(), |agency| agency.name.get(lang).to_owned())
}

/// How a case came in.
pub fn channel(t: T, code: &str) -> &'static str {
    match code {
        "online" => t.channel_online(),
        "post" => t.channel_post(),
        _ => t.channel_direct(),
    }
}

/// Which records.
pub fn show(t: T, measure: Measure, show: Show) -> &'static str {
    match (measure.records(), show) {
        (_, Show::All) => t.records_all(),
        (Records::Days, Show::Good) => t.show_agrees(),
        (Records::Days, Show::Missing) => t.show_differs(),
        (Records::Ballots, Show::Good) => t.show_satisfied(),
        (Records::Ballots, Show::Missing) => t.show_dissatisfied(),
        (Records::Procedures, Show::Good) if measure == Measure::TimeCut => t.show_compared(),
        (_, Show::Good) => t.records_good(),
        (_, Show::Missing) => t.records_missing(),
        (_, Show::Late) => t.show_late(),
        (_, Show::AfterDate) => t.show_after_date(),
        (_, Show::Requests) => t.show_requests(),
        (_, Show::Open) => t.show_open(),
        (_, Show::Unknown) => t.show_unknown(),
        (_, Show::Apart) => t.show_apart(),
    }
}

/// The minutes of a working day by the calendar in force; `None` where there is none.
pub fn day_minutes(packs: &Packs, day: Date) -> Option<i64> {
    let calendar = packs.calendar_at(day)?;
    let minute = |time: kernel::Time| i64::from(time.hour()) * HOUR + i64::from(time.minute());
    Some(calendar.rules.hours.iter().map(|(opens, closes)| minute(*closes) - minute(*opens)).sum())
}

/// Working time: `5,5 giờ làm việc` below a day, else `2,1 ngày làm việc`.
pub fn working(t: T, minutes: i64, day_minutes: Option<i64>) -> String {
    let tenths = |unit: i64| {
        let tenths = (minutes * 10 + unit / 2) / unit;
        let comma = if t.lang() == Lang::Vi { ',' } else { '.' };
        if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}{comma}{}", tenths / 10, tenths % 10) }
    };
    match day_minutes.filter(|day| *day > 0 && minutes >= *day) {
        Some(day) => t.working_days(tenths(day)),
        None => t.working_hours(tenths(HOUR)),
    }
}

/// A time of a procedure in words; unknown is said so.
pub fn time(t: T, time: Option<TimeSpan>) -> String {
    time.map_or_else(|| t.unknown().to_owned(), |time| time.said().get(t.lang()).to_owned())
}

/// A day as tables keep it, in words.
pub fn day(lang: Lang, text: &str) -> String {
    text.parse::<Date>().map_or_else(|_| text.to_owned(), |day| show::date(lang, day))
}

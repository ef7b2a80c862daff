//! The records behind a figure, for whoever works for the State: cases, procedures, days or ballots.

use super::{
    ask::{Ask, Head},
    breakdown::FigureWords,
    export,
    list::{ADDRESS, read, status},
    words,
};
use crate::{
    catalogue::State as Standing,
    figure::{Measure, Records},
    kept::Kept,
    limits::RECORDS_ROWS_DEFAULT,
    lists::{self, Line, ProcedureLine, Show},
    rows::{Ballot, BookDay, Cause, Record},
    standing::{Place, Verdict},
    targets,
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::Date;
use pack::Packs;
use platform::{Actor, Role};
use std::sync::Arc;
use web::{
    App, Fault, Path, Query, Shell, SignedIn, show,
    view::{Filter, Pager, Tag},
};

/// The records behind a figure.
#[derive(Template)]
#[template(path = "records.html")]
pub struct RecordsPage {
    pub shell: Shell,
    pub t: T,
    pub head: Head,
    pub back: String,
    pub figure: FigureWords,
    pub filters: Vec<Filter>,
    pub count: String,
    pub kind: Kind,
    pub pager: Pager,
    /// Where the cases can be taken along.
    pub table: Option<String>,
}

/// The rows of one kind.
pub enum Kind {
    /// Cases.
    Cases(Vec<CaseLine>),
    /// Procedures.
    Procedures(Vec<ProcedureWords>),
    /// Days of the book.
    Days(Vec<DayLine>),
    /// Ballots.
    Ballots(Vec<BallotLine>),
    /// Nothing to show.
    Nothing,
}

/// One case.
pub struct CaseLine {
    pub code: String,
    pub href: Option<String>,
    pub procedure: String,
    pub agency: String,
    pub received: String,
    pub due: Option<String>,
    pub handled: Option<String>,
    pub worked: Option<String>,
    pub tag: Tag,
    pub late: bool,
    /// Why it counts so, or where it stands: enough for a reader who may not open it.
    pub why: Option<String>,
    /// Whether it came into the software only after its date.
    pub entered_late: bool,
    pub synthetic: bool,
}

/// One procedure.
pub struct ProcedureWords {
    pub code: String,
    pub href: String,
    pub name: String,
    pub field: String,
    pub levels: String,
    pub tag: Tag,
    pub details: Vec<String>,
}

/// One day of an agency.
pub struct DayLine {
    pub agency: String,
    pub day: String,
    pub entries: Option<String>,
    pub tickets: Option<String>,
    pub receipts: Option<String>,
    pub cases: String,
    /// The cases that were counted, for the desk whose book it is.
    pub href: Option<String>,
    pub tag: Tag,
    pub late: bool,
    pub note: String,
}

/// One ballot.
pub struct BallotLine {
    pub agency: Option<String>,
    pub procedure: Option<String>,
    pub score: String,
    pub tag: Tag,
    pub synthetic: bool,
}

pub async fn show(
    State(app): State<App>,
    kept: Arc<Kept>,
    SignedIn { actor, visitor }: SignedIn,
    Path(id): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let measure = Measure::from_id(&id).ok_or_else(platform::not_found)?;
    let (reading, wrong) = read(&app, &ask, &visitor);
    let asked = ask;
    let ask = asked.for_links(wrong.as_ref());
    let (scope, t) = (&reading.scope, T::new(visitor.lang));
    let after = ask.after.as_deref();
    let found = targets::records(&app.platform, measure, scope, reading.show, after, RECORDS_ROWS_DEFAULT).await?;
    let figure = targets::figure(&app.platform, &kept, measure, scope).await?;
    let counts = lists::counts(&app.platform, measure, scope, figure.tally.unwrap_or_default()).await?;
    let address = format!("{ADDRESS}/{id}/ho-so");
    let first = after.map(|_| ask.href(&address, &[]));
    let packs = app.platform.packs();
    let page = RecordsPage {
        shell: Shell::new(&app, &visitor),
        t,
        head: Head::new(t, packs, &address, &asked, &reading, visitor.now, wrong.as_ref()),
        back: ask.href(&format!("{ADDRESS}/{id}"), &[("loc", "")]),
        filters: filters(t, measure, &address, &ask, reading.show, &counts),
        figure: FigureWords::new(t, &figure, measure),
        count: listed(t, measure, reading.show, found.total),
        pager: Pager { previous: first, next: found.next.map(|after| ask.href(&address, &[("after", &after)])) },
        table: export::cases_address(measure, &ask).filter(|_| found.total > 0),
        kind: kind(t, packs, measure, found.rows, (scope.period.last().local().date(), &actor)),
    };
    web::page_with(status(wrong.as_ref()), visitor.lang, &page)
}

/// The choices above the list.
pub fn filters(t: T, measure: Measure, address: &str, ask: &Ask, chosen: Show, counts: &[(Show, u64)]) -> Vec<Filter> {
    let filter = |(show, count): &(Show, u64)| Filter {
        href: ask.href(address, &[("loc", if *show == Show::All { "" } else { show.code() })]),
        label: words::show(t, measure, *show).to_owned(),
        count: words::number(t, *count),
        current: *show == chosen,
        late: matches!(show, Show::Missing | Show::Open) && *count > 0,
    };
    counts.iter().map(filter).collect()
}

/// How many there are, and which: printed, the list says what it is a list of.
pub fn listed(t: T, measure: Measure, show: Show, total: u64) -> String {
    let count = count(t, measure, total);
    if show == Show::All { count } else { t.records_of_kind(count, words::show(t, measure, show)) }
}

/// How many there are.
pub fn count(t: T, measure: Measure, total: u64) -> String {
    let (records, shown) = (measure.records(), words::number(t, total));
    match records {
        _ if total == 1 => t.records_one(records.code()),
        Records::Cases => t.records_cases(shown),
        Records::Procedures => t.records_procedures(shown),
        Records::Days => t.records_days(shown),
        Records::Ballots => t.records_ballots(shown),
    }
}

fn kind(t: T, packs: &Packs, measure: Measure, rows: Vec<Line>, (day, reader): (Date, &Actor)) -> Kind {
    let (mut cases, mut procedures, mut days, mut ballots) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        match row {
            Line::Case(record) => cases.push(case_line(t, packs, reader, record)),
            Line::Procedure(line) => procedures.push(procedure_words(t, packs, measure, line, day)),
            Line::Day(line) => days.push(day_line(t, packs, line, day)),
            Line::Ballot(ballot) => ballots.push(ballot_line(t, packs, &ballot, day)),
        }
    }
    if !cases.is_empty() {
        Kind::Cases(cases)
    } else if !procedures.is_empty() {
        Kind::Procedures(procedures)
    } else if !days.is_empty() {
        Kind::Days(days)
    } else if !ballots.is_empty() {
        Kind::Ballots(ballots)
    } else {
        Kind::Nothing
    }
}

/// Whether the keeper of the cases opens those of this agency to the reader: to its own people, and to the administrator
/// of a demo. The link is left out for everybody else; the case's page decides again.
fn opens(reader: &Actor, agency: &str) -> bool {
    let own = reader.agency.as_ref().is_some_and(|own| own.as_str() == agency && reader.works_for(own));
    own || (reader.demo && reader.role == Role::Admin)
}

/// Why a case counts as it does, or where it stands.
fn why(t: T, record: &Record) -> Option<String> {
    let date = |at: kernel::Instant| show::date(t.lang(), at.local().date());
    match (record.cause(), record.place) {
        (Some(Cause::AfterDate), _) => Some(t.why_after_date().to_owned()),
        (Some(Cause::Requests), _) => Some(t.why_requests(record.requests)),
        (None, Some(Place::Office)) => Some(t.why_office().to_owned()),
        (None, Some(Place::Applicant { since })) => Some(t.why_applicant(date(since))),
        (None, Some(Place::Promised { due })) => Some(t.why_promised(date(due))),
        (None, Some(Place::Missed { due })) => Some(t.why_missed(date(due))),
        (None, None) => None,
    }
}

/// A case in words, with a link where this reader may open it.
pub fn case_line(t: T, packs: &Packs, reader: &Actor, record: Record) -> CaseLine {
    let lang = t.lang();
    let day = record.received_at.local().date();
    let (tag, late) = match record.verdict {
        Some(Verdict::OnTime) => (Tag::good(t.record_on_time()), false),
        Some(Verdict::Late) => (Tag::late(t.record_late()), true),
        Some(Verdict::Open) => (Tag::late(t.record_open()), true),
        Some(Verdict::NoLimit) => (Tag::plain(t.record_no_limit()), false),
        None if record.channel == "online" => (Tag::good(words::channel(t, &record.channel)), false),
        None => (Tag::plain(words::channel(t, &record.channel)), false),
    };
    let handled = matches!(record.verdict, Some(Verdict::OnTime | Verdict::Late | Verdict::NoLimit));
    CaseLine {
        href: opens(reader, &record.agency).then(|| format!("/can-bo/ho-so/{}", record.code)),
        why: why(t, &record),
        entered_late: record.due_at.is_some_and(|due| record.received_at > due),
        procedure: words::procedure(packs, &record.procedure, day, lang),
        agency: words::agency(packs, &record.agency, day, lang),
        received: show::instant(lang, record.received_at),
        due: record.due_at.map(|due| show::instant(lang, due)),
        handled: handled.then(|| show::instant(lang, record.value_at)),
        worked: record.worked_minutes.map(|minutes| words::working(t, minutes, words::day_minutes(packs, day))),
        tag,
        late,
        synthetic: record.synthetic,
        code: record.code,
    }
}

/// A procedure in words, with what the target looks at.
pub fn procedure_words(t: T, packs: &Packs, measure: Measure, line: ProcedureLine, day: Date) -> ProcedureWords {
    let levels: Vec<&str> = line.levels.iter().map(|code| words::level(t, code)).collect();
    let known = |value: Option<String>| value.unwrap_or_else(|| t.unknown().to_owned());
    let details = match measure {
        Measure::TimeCut => {
            let day_minutes = words::day_minutes(packs, day);
            let real = line.real.map_or_else(
                || t.no_data().to_owned(),
                |real| {
                    let (median, mean) =
                        (words::working(t, real.median, day_minutes), words::working(t, real.mean, day_minutes));
                    t.real_both(median, mean, words::number(t, real.count))
                },
            );
            let cut = line.times.cut.map(|cut| show::points_words(t.lang(), cut));
            vec![
                t.time_statutory(words::time(t, line.times.statutory)),
                t.time_promised(words::time(t, line.times.promised)),
                t.time_cut(known(cut)),
                t.time_real(real),
            ]
        }
        Measure::Offered | Measure::Means => {
            let means =
                line.means.map(|means| means.iter().map(|one| mean_words(t, one)).collect::<Vec<_>>().join(", "));
            vec![
                t.online_level(known(line.online.map(|level| online_words(t, &level).to_owned()))),
                t.online_means(known(means)),
            ]
        }
        _ => Vec::new(),
    };
    ProcedureWords {
        href: format!("/thu-tuc/{}", line.code),
        name: line.name.get(t.lang()).to_owned(),
        field: line.field.get(t.lang()).to_owned(),
        levels: levels.join(", "),
        tag: match line.state {
            Standing::Good if measure == Measure::TimeCut => Tag::plain(t.show_compared()),
            Standing::Good => Tag::good(t.record_good()),
            Standing::Bad => Tag::late(t.record_bad()),
            Standing::Unknown => Tag::plain(t.unknown()),
            Standing::Apart => Tag::plain(t.show_apart()),
        },
        details,
        code: line.code,
    }
}

fn online_words(t: T, level: &str) -> &'static str {
    match level {
        "full" | "level_4" => t.online_full(),
        "partial" | "level_3" => t.online_partial(),
        _ => t.online_information(),
    }
}

fn mean_words(t: T, mean: &str) -> &'static str {
    match mean {
        "mobile_web" => t.mean_mobile_web(),
        "app" => t.mean_app(),
        "kiosk" => t.mean_kiosk(),
        "message" => t.mean_message(),
        _ => t.mean_web(),
    }
}

/// A day of the book in words.
pub fn day_line(t: T, packs: &Packs, line: BookDay, day: Date) -> DayLine {
    let number = |count: Option<u64>| count.map(|count| words::number(t, count));
    let agrees = line.reconciled.agrees();
    DayLine {
        agency: words::agency(packs, &line.agency, day, t.lang()),
        day: words::day(t.lang(), &line.day),
        entries: number(line.reconciled.entries),
        tickets: number(line.reconciled.tickets),
        receipts: number(line.reconciled.receipts),
        cases: words::number(t, line.reconciled.cases),
        href: None,
        tag: if agrees { Tag::good(t.day_agrees()) } else { Tag::late(difference(t, line.reconciled)) },
        late: !agrees,
        note: line.note,
    }
}

/// By how much paper and cases differ.
pub fn difference(t: T, reconciled: crate::figure::Reconciled) -> String {
    let expected = reconciled.expected().unwrap_or(0);
    if expected > reconciled.cases {
        t.day_missing(words::number(t, expected - reconciled.cases))
    } else {
        t.day_more(words::number(t, reconciled.cases - expected))
    }
}

/// A ballot in words.
pub fn ballot_line(t: T, packs: &Packs, ballot: &Ballot, day: Date) -> BallotLine {
    let satisfied = ballot.score >= i64::from(crate::limits::SATISFIED_SCORE_MIN);
    let tag = if satisfied { Tag::good(t.show_satisfied()) } else { Tag::late(t.show_dissatisfied()) };
    BallotLine {
        agency: ballot.agency.as_deref().map(|agency| words::agency(packs, agency, day, t.lang())),
        procedure: ballot.procedure.as_deref().map(|code| words::procedure(packs, code, day, t.lang())),
        score: t.ballot_score(ballot.score),
        tag,
        synthetic: ballot.synthetic,
    }
}

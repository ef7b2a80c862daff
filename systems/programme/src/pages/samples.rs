//! Every page with made-up content: as it mostly looks, with nothing to show, and refused.

use super::{
    ask::{Ask, Head, Reading},
    book::{BookPage, CountedLine, book_page, parts_of, typed_of},
    breakdown::{BreakdownPage, FigureWords, PartLine, ways},
    leader::{AllLinks, CauseLine, OverviewPage, PlaceLine},
    list::{self, TargetsPage},
    records::{BallotLine, CaseLine, DayLine, Kind, ProcedureWords, RecordsPage, difference, filters, listed},
    words,
};
use crate::{
    book::Typed,
    figure::{By, Measure, Reconciled, Tally},
    limits::BOOK_COUNT_MAX,
    lists::Show,
    rows::{BookEntry, Kept},
    targets::Figure,
    text::T,
};
use askama::{Error, Template};
use kernel::{AgencyCode, Lang, Problem, Said};
use pack::Packs;
use platform::Role;
use std::sync::OnceLock;
use web::{
    Sample, Shell, show,
    view::{Filter, Link, Pager, Tag},
};

const AGENCY: &str = "000.08.61.H50";
const PROCEDURE: &str = "1.001193";

/// Every page with made-up content.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "programme/targets", render: targets },
        Sample { name: "programme/targets-refused", render: targets_refused },
        Sample { name: "programme/breakdown", render: breakdown },
        Sample { name: "programme/breakdown-empty", render: breakdown_empty },
        Sample { name: "programme/records-cases", render: records_cases },
        Sample { name: "programme/records-procedures", render: records_procedures },
        Sample { name: "programme/records-days", render: records_days },
        Sample { name: "programme/records-ballots", render: records_ballots },
        Sample { name: "programme/records-empty", render: records_empty },
        Sample { name: "programme/overview", render: overview },
        Sample { name: "programme/overview-empty", render: overview_empty },
        Sample { name: "programme/book", render: book },
        Sample { name: "programme/book-refused", render: book_refused },
        Sample { name: "programme/book-empty", render: book_empty },
    ]
}

/// The packs that the binary carries: where names and thresholds come from.
fn packs() -> Option<&'static Packs> {
    static PACKS: OnceLock<Option<Packs>> = OnceLock::new();
    PACKS.get_or_init(|| Packs::embedded().ok()).as_ref()
}

fn with_packs(render: impl Fn(&Packs) -> Result<String, Error>) -> Result<String, Error> {
    render(packs().ok_or(Error::Fmt)?)
}

fn reading() -> Reading {
    Ask::usual(show::sample_instant())
}

fn head(t: T, packs: &Packs, action: &str, ask: &Ask, wrong: Option<&Problem>) -> Head {
    Head::new(t, packs, action, ask, &reading(), show::sample_instant(), wrong)
}

fn tally(measure: Measure) -> Tally {
    let none = Tally::default();
    match measure {
        Measure::OneStop => Tally { good: 51, bad: 1, ..none },
        Measure::TimeCut => Tally { good: 31_000, bad: 89_000, unknown: 400_000, ..none },
        Measure::OnTime => Tally { good: 21_404, bad: 311, open: 27, apart: 12, ..none },
        Measure::Entered => Tally { good: 17_850, bad: 24, apart: 9, ..none },
        Measure::Offered => Tally { good: 4, unknown: 48, ..none },
        Measure::National => Tally { unknown: 52, ..none },
        Measure::Online => Tally { good: 8_204, bad: 12_996, ..none },
        Measure::Means => none,
        Measure::Satisfied => Tally { good: 1_822, bad: 96, ..none },
    }
}

fn figure(packs: &Packs, measure: Measure) -> Figure {
    let row = packs.target(measure.id());
    let (tally, threshold) = (tally(measure), row.and_then(|row| row.percent()));
    Figure {
        id: measure.id().to_owned(),
        name: row.map_or_else(Said::default, |row| row.text.clone()),
        measure: Some(measure),
        tally: Some(tally),
        base: (measure == Measure::Entered).then_some((16, 140)),
        other: (measure == Measure::National).then_some(Tally { unknown: 52, ..Tally::default() }),
        threshold,
        met: threshold.and_then(|percent| tally.reaches(percent)),
    }
}

fn figures(packs: &Packs) -> Vec<Figure> {
    Measure::ALL.into_iter().map(|measure| figure(packs, measure)).collect()
}

fn targets(lang: Lang) -> Result<String, Error> {
    targets_with(lang, None, Some(Role::Leader))
}

fn targets_refused(lang: Lang) -> Result<String, Error> {
    let hint = Said::both(|lang| T::new(lang).as_of_hint().to_owned());
    let fault = kernel::FieldProblem { path: "ngay".to_owned(), said: hint };
    targets_with(lang, Some(&web::wrong_fields(vec![fault])), None)
}

fn targets_with(lang: Lang, wrong: Option<&Problem>, role: Option<Role>) -> Result<String, Error> {
    with_packs(|packs| {
        let t = T::new(lang);
        let ask = Ask { ngay: wrong.map(|_| "30-12".to_owned()), ..Ask::default() };
        let figures = figures(packs);
        let link = |href: &str, text: &str| Link { href: href.to_owned(), text: text.to_owned() };
        TargetsPage {
            shell: Shell::sample(lang, role),
            t,
            head: head(t, packs, list::ADDRESS, &ask, wrong),
            summary: list::summary(t, &figures),
            rows: list::lines(t, &figures, &ask, role.is_some()),
            elsewhere: 14,
            links: role.map(|_| link(super::leader::ADDRESS, t.menu_overview())).into_iter().collect(),
        }
        .render()
    })
}

fn part(t: T, name: String, tally: Tally, extra: Option<String>) -> PartLine {
    let met = tally.reaches(99);
    PartLine {
        name,
        code: Some(AGENCY.to_owned()),
        href: Some("/chi-tieu/T03".to_owned()),
        value: words::value(t, tally),
        counted: words::counted(t, Measure::OnTime, tally),
        extra,
        tag: words::met(t, met, tally),
        late: met == Some(false),
        records: Some("/chi-tieu/T03/ho-so".to_owned()),
    }
}

fn breakdown(lang: Lang) -> Result<String, Error> {
    with_packs(|packs| {
        let (t, day) = (T::new(lang), show::sample_instant().local().date());
        let name = words::agency(packs, AGENCY, day, lang);
        let late = Tally { good: 310, bad: 9, open: 2, ..Tally::default() };
        let few = Tally { good: 40, ..Tally::default() };
        let real = t.real_median(words::working(t, 410, Some(450)), "12");
        let times = t.times_compared(t.working_days("5"), t.working_days("3"), real);
        let rows = vec![
            part(t, name.clone(), late, Some(times)),
            part(t, name.clone(), few, None),
            part(t, name, Tally::default(), None),
        ];
        breakdown_page(lang, packs, Measure::OnTime, rows).render()
    })
}

fn breakdown_empty(lang: Lang) -> Result<String, Error> {
    with_packs(|packs| breakdown_page(lang, packs, Measure::National, Vec::new()).render())
}

fn breakdown_page(lang: Lang, packs: &Packs, measure: Measure, rows: Vec<PartLine>) -> BreakdownPage {
    let (t, ask) = (T::new(lang), Ask { agency: Some(AGENCY.to_owned()), ..Ask::default() });
    let address = format!("{}/{}", list::ADDRESS, measure.id());
    BreakdownPage {
        shell: Shell::sample(lang, None),
        t,
        head: head(t, packs, &address, &ask, None),
        back: list::ADDRESS.to_owned(),
        figure: FigureWords::new(t, &figure(packs, measure), measure),
        by: ways(t, measure, &address, &ask, By::Agency),
        levels: super::ask::levels(t, &address, &ask, &reading()),
        part_name: words::by(t, By::Agency).to_owned(),
        cut: (!rows.is_empty()).then(|| t.parts_cut(rows.len())),
        more: (!rows.is_empty()).then(|| Link { href: format!("{address}?het=1"), text: t.parts_all("141") }),
        rows,
        table: format!("{address}/bang.csv"),
        records: Some(format!("{address}/ho-so")),
    }
}

fn records(lang: Lang, measure: Measure, kind: impl Fn(T, &Packs) -> Kind) -> Result<String, Error> {
    with_packs(|packs| {
        let t = T::new(lang);
        let address = format!("{}/{}/ho-so", list::ADDRESS, measure.id());
        let ask = Ask { show: Some(Show::Missing.code().to_owned()), ..Ask::default() };
        let counts = [(Show::All, 21), (Show::Good, 19), (Show::Missing, 2), (Show::Unknown, 0)];
        RecordsPage {
            shell: Shell::sample(lang, Some(Role::Leader)),
            t,
            head: head(t, packs, &address, &ask, None),
            back: list::ADDRESS.to_owned(),
            figure: FigureWords::new(t, &figure(packs, measure), measure),
            filters: filters(t, measure, &address, &ask, Show::Missing, &counts),
            count: listed(t, measure, Show::Missing, 2),
            table: super::export::cases_address(measure, &ask),
            kind: kind(t, packs),
            pager: Pager { previous: None, next: Some(address) },
        }
        .render()
    })
}

fn case(t: T, packs: &Packs, tag: Tag, late: bool) -> CaseLine {
    let (lang, at) = (t.lang(), show::sample_instant());
    let day = at.local().date();
    CaseLine {
        code: format!("{AGENCY}-241230-0001"),
        href: (!late).then(|| format!("/can-bo/ho-so/{AGENCY}-241230-0001")),
        why: late.then(|| t.why_promised(show::date(lang, day))),
        entered_late: late,
        procedure: words::procedure(packs, PROCEDURE, day, lang),
        agency: words::agency(packs, AGENCY, day, lang),
        received: show::instant(lang, at),
        due: late.then(|| show::instant(lang, at)),
        handled: (!late).then(|| show::instant(lang, at)),
        worked: Some(words::working(t, 330, Some(450))),
        tag,
        late,
        synthetic: late,
    }
}

fn records_cases(lang: Lang) -> Result<String, Error> {
    records(lang, Measure::OnTime, |t, packs| {
        Kind::Cases(vec![
            case(t, packs, Tag::late(t.record_open()), true),
            case(t, packs, Tag::good(t.record_on_time()), false),
        ])
    })
}

fn records_procedures(lang: Lang) -> Result<String, Error> {
    records(lang, Measure::TimeCut, |t, packs| {
        let day = show::sample_instant().local().date();
        let version = PROCEDURE.parse().ok().and_then(|code| packs.procedure(&code, day));
        let real = t.real_both(words::working(t, 410, Some(450)), words::working(t, 905, Some(450)), "12");
        let details = vec![
            t.time_statutory(words::time(t, version.and_then(|version| version.time_limit()?.allow))),
            t.time_promised(words::time(t, None)),
            t.time_cut(t.unknown()),
            t.time_real(real),
        ];
        Kind::Procedures(vec![ProcedureWords {
            code: PROCEDURE.to_owned(),
            href: format!("/thu-tuc/{PROCEDURE}"),
            name: words::procedure(packs, PROCEDURE, day, t.lang()),
            field: version.map_or_else(String::new, |version| version.field.get(t.lang()).to_owned()),
            levels: t.level_commune().to_owned(),
            tag: Tag::plain(t.unknown()),
            details,
        }])
    })
}

fn day_line(t: T, packs: &Packs, entries: u64, cases: u64) -> DayLine {
    let day = show::sample_instant().local().date();
    let reconciled = Reconciled { entries: Some(entries), tickets: None, receipts: Some(12), cases };
    let agrees = reconciled.agrees();
    DayLine {
        agency: words::agency(packs, AGENCY, day, t.lang()),
        day: show::date(t.lang(), day),
        entries: Some(words::number(t, entries)),
        tickets: None,
        receipts: Some("12".to_owned()),
        cases: words::number(t, cases),
        href: Some(super::book::ADDRESS.to_owned()),
        tag: if agrees { Tag::good(t.day_agrees()) } else { Tag::late(difference(t, reconciled)) },
        late: !agrees,
        note: if agrees { String::new() } else { t.sample_note().to_owned() },
    }
}

fn records_days(lang: Lang) -> Result<String, Error> {
    records(lang, Measure::Entered, |t, packs| {
        Kind::Days(vec![day_line(t, packs, 41, 40), day_line(t, packs, 38, 38), day_line(t, packs, 30, 33)])
    })
}

fn records_ballots(lang: Lang) -> Result<String, Error> {
    records(lang, Measure::Satisfied, |t, packs| {
        let day = show::sample_instant().local().date();
        let ballot = |named: bool| BallotLine {
            agency: named.then(|| words::agency(packs, AGENCY, day, t.lang())),
            procedure: named.then(|| words::procedure(packs, PROCEDURE, day, t.lang())),
            score: t.ballot_score(2),
            tag: Tag::late(t.show_dissatisfied()),
            synthetic: true,
        };
        Kind::Ballots(vec![ballot(true), ballot(false)])
    })
}

fn records_empty(lang: Lang) -> Result<String, Error> {
    records(lang, Measure::Online, |_, _| Kind::Nothing)
}

fn overview(lang: Lang) -> Result<String, Error> {
    with_packs(|packs| {
        let (t, day) = (T::new(lang), show::sample_instant().local().date());
        let place = |name: String| PlaceLine {
            name,
            href: "/chi-tieu/T03".to_owned(),
            late: "9".to_owned(),
            open: "2".to_owned(),
            value: Some(show::points_words(lang, 9_657)),
            records: "/chi-tieu/T03/ho-so".to_owned(),
            open_records: "/chi-tieu/T03/ho-so".to_owned(),
        };
        let cause = |label: &str, count: &str| CauseLine {
            label: label.to_owned(),
            count: count.to_owned(),
            href: "/chi-tieu/T03/ho-so".to_owned(),
            late: true,
        };
        let page = overview_page(lang, packs, &figures(packs));
        OverviewPage {
            late: list::summary(t, &figures(packs)),
            causes: vec![
                cause(t.cause_open(), "27"),
                cause(t.cause_after_date(), "290"),
                cause(t.cause_requests(), "21"),
            ],
            agencies: vec![place(words::agency(packs, AGENCY, day, lang))],
            procedures: vec![place(words::procedure(packs, PROCEDURE, day, lang))],
            oldest: vec![case(t, packs, Tag::late(t.record_open()), true)],
            ..page
        }
        .render()
    })
}

fn overview_empty(lang: Lang) -> Result<String, Error> {
    with_packs(|packs| overview_page(lang, packs, &[]).render())
}

fn overview_page(lang: Lang, packs: &Packs, figures: &[Figure]) -> OverviewPage {
    let t = T::new(lang);
    let own = |label: &str, current| Filter {
        href: super::leader::ADDRESS.to_owned(),
        label: label.to_owned(),
        current,
        ..Filter::default()
    };
    OverviewPage {
        shell: Shell::sample(lang, Some(Role::Leader)),
        t,
        head: head(t, packs, super::leader::ADDRESS, &Ask::default(), None),
        whose: vec![own(t.whose_province(), true), own(t.whose_own(), false)],
        late: Vec::new(),
        causes: Vec::new(),
        agencies: Vec::new(),
        procedures: Vec::new(),
        oldest: Vec::new(),
        all: AllLinks {
            agencies: "/chi-tieu/T03".to_owned(),
            procedures: "/chi-tieu/T03".to_owned(),
            oldest: "/chi-tieu/T03/ho-so".to_owned(),
        },
        targets: list::lines(t, figures, &Ask::default(), true),
    }
}

fn kept(t: T, entries: u64, minutes: i64) -> Option<Kept> {
    let agency: AgencyCode = AGENCY.parse().ok()?;
    let entry = BookEntry {
        agency,
        level: "commune".to_owned(),
        day: show::sample_instant().local().date(),
        entries: Some(entries),
        tickets: None,
        receipts: Some(12),
        note: t.sample_note().to_owned(),
    };
    Some(Kept { entry, entered_at: show::sample_instant().plus_minutes(minutes) })
}

fn a_book(
    lang: Lang,
    packs: &Packs,
    typed: &Typed,
    wrong: Option<&Problem>,
    history: &[Kept],
    days: Vec<DayLine>,
) -> BookPage {
    let (t, day) = (T::new(lang), show::sample_instant().local().date());
    let agency = words::agency(packs, AGENCY, day, lang);
    let shell = Shell::sample(lang, Some(Role::Desk));
    let counted_title = t.book_counted_title(show::date(lang, day));
    BookPage { counted_title, ..book_page(t, shell, &agency, (typed, &parts_of(day)), wrong, history, days) }
}

fn book(lang: Lang) -> Result<String, Error> {
    with_packs(|packs| {
        let t = T::new(lang);
        let history: Vec<Kept> = [kept(t, 41, 45), kept(t, 40, 5)].into_iter().flatten().collect();
        let days = vec![day_line(t, packs, 41, 40), day_line(t, packs, 38, 38)];
        let typed = typed_of(history.first());
        let done = Some(t.book_done(show::date(lang, show::sample_instant().local().date())));
        let day = show::sample_instant().local().date();
        let counted = vec![CountedLine {
            code: format!("{AGENCY}-241230-0001"),
            href: format!("/can-bo/ho-so/{AGENCY}-241230-0001"),
            procedure: words::procedure(packs, PROCEDURE, day, lang),
            received: show::instant(lang, show::sample_instant()),
            channel: words::channel(t, "direct").to_owned(),
        }];
        let counted_title = t.book_counted_title(show::date(lang, day));
        BookPage { done, counted, counted_title, ..a_book(lang, packs, &typed, None, &history, days) }.render()
    })
}

fn book_refused(lang: Lang) -> Result<String, Error> {
    with_packs(|packs| {
        let typed = Typed { entries: "4l".to_owned(), ..Typed::default() };
        let hint = Said::both(|lang| T::new(lang).book_count_hint(BOOK_COUNT_MAX));
        let fault = kernel::FieldProblem { path: "entries".to_owned(), said: hint };
        a_book(lang, packs, &typed, Some(&web::wrong_fields(vec![fault])), &[], Vec::new()).render()
    })
}

fn book_empty(lang: Lang) -> Result<String, Error> {
    with_packs(|packs| a_book(lang, packs, &Typed::default(), None, &[], Vec::new()).render())
}

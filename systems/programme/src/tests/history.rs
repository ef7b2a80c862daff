//! Random histories: what SQL counts equals a count by hand, for every way to ask; and no figure of a past day is changed
//! by what came later.

use super::{SYSTEMS, at, case, id, placed, read};
use crate::{
    facts,
    figure::{By, Cells, Period, Reconciled, Span, Tally},
    rows::{self, BookEntry, BookedCells},
    scope::{Narrow, Scope, end_of},
    standing::{Standing, Verdict},
    targets,
};
use ::facts::{
    onestop::{About, CaseFact, Channel, DueChange, Ending},
    surveys::BallotCast,
};
use kernel::{AccountId, Date, Instant, testing::SeededEntropy};
use std::collections::BTreeMap;
use store::StoreError;
use testkit::{AGENCY, OTHER_AGENCY, TestApp};

const CASES: u16 = 90;
const BALLOTS: u32 = 60;

/// Agency and level, procedure and field.
const AGENCIES: [(&str, &str); 3] = [(AGENCY, "commune"), (OTHER_AGENCY, "commune"), ("000.00.01.H50", "province")];
const PROCEDURES: [(&str, &str); 3] = [("1.001193", "Hộ tịch"), ("1.000656", "Hộ tịch"), ("2.000815", "Chứng thực")];

/// What happened, in order: facts of cases, ballots, books.
#[derive(Default)]
struct History {
    facts: Vec<(u16, Instant, CaseFact)>,
    ballots: Vec<(Instant, BallotCast)>,
    books: Vec<(Instant, BookEntry)>,
}

struct Dice(SeededEntropy);

impl Dice {
    fn below(&self, bound: u64) -> u64 {
        self.0.below(bound)
    }

    fn one<T: Copy>(&self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).expect("small")]
    }

    /// A later instant: at once, in minutes, in days.
    fn later(&self, from: Instant) -> Instant {
        let minutes = self.one(&[0, 1, 30, 200, 1_440, 5_000, 20_000]);
        from.plus_minutes(minutes + i64::try_from(self.below(60)).expect("small"))
    }
}

fn history(seed: u64) -> History {
    let dice = Dice(SeededEntropy::new(seed));
    let mut history = History::default();
    for n in 1..=CASES {
        one_case(&dice, n, &mut history.facts);
    }
    history.facts.sort_by_key(|(_, when, _)| *when);
    for n in 0..BALLOTS {
        let day = dice.later(at("2024-11-20T08:00:00+07:00"));
        let ((agency, level), (procedure, field)) = (dice.one(&AGENCIES), dice.one(&PROCEDURES));
        let cast = BallotCast {
            ballot: id(n + 1),
            agency: agency.parse().expect("an agency"),
            procedure: procedure.parse().expect("a procedure"),
            field: field.to_owned(),
            level: level.to_owned(),
            channel: Channel::Direct,
            day: day.local().date(),
            score: u8::try_from(dice.below(5) + 1).expect("small"),
            answers: BTreeMap::new(),
            synthetic: false,
        };
        history.ballots.push((dice.later(day), cast));
    }
    for _ in 0..40 {
        let (agency, level) = dice.one(&AGENCIES);
        let day = dice.later(at("2024-11-20T08:00:00+07:00"));
        let count = |some: bool| some.then(|| dice.below(4));
        let entry = BookEntry {
            agency: agency.parse().expect("an agency"),
            level: level.to_owned(),
            day: day.local().date(),
            entries: Some(dice.below(4)),
            tickets: count(dice.below(2) == 0),
            receipts: count(dice.below(2) == 0),
            note: String::new(),
        };
        history.books.push((dice.later(day), entry));
    }
    history.books.sort_by_key(|(when, _)| *when);
    history
}

fn one_case(dice: &Dice, n: u16, facts: &mut Vec<(u16, Instant, CaseFact)>) {
    let ((agency, level), (procedure, field)) = (dice.one(&AGENCIES), dice.one(&PROCEDURES));
    let about = About {
        case: case(n),
        code: format!("{AGENCY}-241120-{n:04}").parse().expect("a code"),
        agency: agency.parse().expect("an agency"),
        procedure: procedure.parse().expect("a procedure"),
        field: field.to_owned(),
        level: level.to_owned(),
        channel: dice.one(&[Channel::Direct, Channel::Online, Channel::Post]),
        synthetic: dice.below(2) == 0,
    };
    let mut now = dice.later(dice.later(at("2024-11-20T08:00:00+07:00")));
    facts.push((n, now, CaseFact::Filed { about: about.clone() }));
    now = dice.later(now);
    if dice.below(10) == 0 {
        facts.push((n, now, CaseFact::Closed { about, how: Ending::NotReceived }));
        return;
    }
    let mut due = (dice.below(6) > 0).then(|| dice.later(now));
    facts.push((n, now, CaseFact::Received { about: about.clone(), due, first_due: due }));
    let mut requests = 0;
    for _ in 0..dice.below(6) {
        now = dice.later(now);
        let about = about.clone();
        let fact = match dice.below(8) {
            0 => {
                requests += 1;
                CaseFact::Paused { about, requests }
            }
            1 => {
                due = due.map(|due| dice.later(due));
                CaseFact::Resumed { about, due, first_due: due, restarted: dice.below(2) == 0 }
            }
            2 => match due {
                Some(due) => {
                    CaseFact::DueChanged { about, due: dice.later(due), first_due: due, reason: DueChange::Apologised }
                }
                None => continue,
            },
            3 | 4 => CaseFact::Finished { about, at: now, due, first_due: due, supplement_requests: requests },
            5 => CaseFact::Returned { about },
            6 => CaseFact::Reopened { about },
            _ => CaseFact::Closed { about, how: dice.one(&[Ending::Stopped, Ending::Withdrawn]) },
        };
        facts.push((n, now, fact));
    }
}

/// By how many ways the figures are asked for.
fn scopes(period: Period) -> Vec<(Scope, By)> {
    let text = |text: &str| text.to_owned();
    let (agency, procedure) = (text(AGENCY), text(PROCEDURES[0].0));
    let (level, field) = (text("commune"), text(PROCEDURES[0].1));
    let none = Narrow::default;
    let narrows = [
        none(),
        Narrow { agency: agency.clone(), ..none() },
        Narrow { level: level.clone(), ..none() },
        Narrow { field: field.clone(), ..none() },
        Narrow { procedure: procedure.clone(), ..none() },
        Narrow { agency, procedure, ..none() },
        Narrow { level, field, ..none() },
    ];
    let ways = [By::Whole, By::Agency, By::Level, By::Field, By::Procedure];
    let with = |narrow: &Narrow| Scope { period, known: period.to, narrow: narrow.clone(), live: false };
    narrows.iter().flat_map(|narrow| ways.map(|by| (with(narrow), by))).collect()
}

/// The part that something belongs to, if it is not narrowed away.
fn part(scope: &Scope, by: By, keys: [&str; 4]) -> Option<String> {
    let narrow = &scope.narrow;
    let wanted = [&narrow.agency, &narrow.level, &narrow.field, &narrow.procedure];
    let fits = wanted.iter().zip(keys).all(|(wanted, key)| wanted.is_empty() || *wanted == key);
    let key = match by {
        By::Whole => "",
        By::Agency => keys[0],
        By::Level => keys[1],
        By::Field => keys[2],
        By::Procedure => keys[3],
    };
    fits.then(|| key.to_owned())
}

fn keys(about: &About) -> [&str; 4] {
    [about.agency.as_str(), &about.level, &about.field, about.procedure.as_str()]
}

/// T03 and T07 by hand: every case folded up to the end of the period.
fn cases_by_hand(history: &History, scope: &Scope, by: By) -> (Cells, Cells) {
    let (mut handled, mut received) = (Cells::new(), Cells::new());
    let Period { to, .. } = scope.period;
    let begin = scope.period.begin();
    for n in 1..=CASES {
        let told: Vec<_> = history.facts.iter().filter(|(one, when, _)| *one == n && *when < to).collect();
        let Some((_, _, first)) = told.first() else { continue };
        let Some(key) = part(scope, by, keys(first.about())) else { continue };
        let standing = told.iter().fold(Standing::default(), |standing, (_, when, fact)| standing.after(*when, fact));
        if standing.received_at.is_some_and(|at| at >= begin && at < to) {
            let cell = received.entry(key.clone()).or_default();
            let online = first.about().channel == Channel::Online;
            *(if online { &mut cell.good } else { &mut cell.bad }) += 1;
        }
        let Some(count) = standing.count() else { continue };
        let within = count.value_at >= begin && count.value_at < to;
        let overdue = count.verdict == Verdict::Open && count.value_at < scope.period.last();
        if count.verdict == Verdict::Open && !overdue || count.verdict != Verdict::Open && !within {
            continue;
        }
        let cell = handled.entry(key).or_default();
        *match count.verdict {
            Verdict::OnTime => &mut cell.good,
            Verdict::Late => &mut cell.bad,
            Verdict::Open => &mut cell.open,
            Verdict::NoLimit => &mut cell.apart,
        } += 1;
    }
    (handled, received)
}

fn ballots_by_hand(history: &History, scope: &Scope, by: By) -> Cells {
    let mut cells = Cells::new();
    for (told, cast) in &history.ballots {
        let keys = [cast.agency.as_str(), &cast.level, &cast.field, cast.procedure.as_str()];
        if *told < scope.period.to
            && cast.day >= scope.period.from
            && let Some(key) = part(scope, by, keys)
        {
            let cell = cells.entry(key).or_default();
            *(if cast.score >= 4 { &mut cell.good } else { &mut cell.bad }) += 1;
        }
    }
    cells
}

/// T04 by hand: the last book known of each day, against the cases of that day.
fn books_by_hand(history: &History, scope: &Scope, by: By) -> BookedCells {
    if matches!(by, By::Field | By::Procedure) || scope.narrow.names_work() {
        return BookedCells::new();
    }
    let mut last: BTreeMap<(Date, &str), &BookEntry> = BTreeMap::new();
    for (when, entry) in &history.books {
        if *when < scope.known && entry.day >= scope.period.from && entry.day < scope.period.open_day() {
            last.insert((entry.day, entry.agency.as_str()), entry);
        }
    }
    let mut cells = BookedCells::new();
    for ((day, agency), entry) in last {
        let level = entry.level.as_str();
        let Some(key) = part(scope, by, [agency, level, "", ""]) else { continue };
        let on_that_day = |(_, when, fact): &&(u16, Instant, CaseFact)| {
            let about = fact.about();
            matches!(fact, CaseFact::Received { .. })
                && about.channel != Channel::Online
                && about.agency.as_str() == agency
                && when.local().date() == day
        };
        let cases = history.facts.iter().filter(on_that_day).count() as u64;
        let BookEntry { entries, tickets, receipts, .. } = *entry;
        let (tally, days) = cells.get(&key).copied().unwrap_or_default();
        let reconciled = Reconciled { entries, tickets, receipts, cases };
        cells.insert(key, (Tally::plus(tally, reconciled.tally()), days + 1));
    }
    cells
}

/// Everything the statements count, for every way to ask.
async fn counted(app: &TestApp, period: Period) -> Vec<(Cells, Cells, Cells, BookedCells)> {
    read(app, move |tx| {
        let count = |(scope, by): (Scope, By)| {
            Ok((
                rows::handled(tx, &scope, by)?,
                rows::received(tx, &scope, by)?,
                rows::ballot_cells(tx, &scope, by)?,
                rows::book_cells(tx, &scope, by)?,
            ))
        };
        scopes(period).into_iter().map(count).collect()
    })
    .await
}

fn by_hand(history: &History, period: Period) -> Vec<(Cells, Cells, Cells, BookedCells)> {
    let count = |(scope, by): (Scope, By)| {
        let (handled, received) = cases_by_hand(history, &scope, by);
        (handled, received, ballots_by_hand(history, &scope, by), books_by_hand(history, &scope, by))
    };
    scopes(period).into_iter().map(count).collect()
}

/// A few ends of periods: in the middle of days, at their ends, in both years.
fn periods() -> Vec<Period> {
    let to_date = |span, text: &str| Period::to_date(span, at(text));
    let ended = |from: Date, to: Date| Period { from, to: end_of(to).plus_millis(1) };
    vec![
        to_date(Span::Year, "2024-11-22T10:17:00+07:00"),
        to_date(Span::Month, "2024-12-02T16:00:00+07:00"),
        ended(Date::constant(2024, 11, 21), Date::constant(2024, 11, 30)),
        to_date(Span::Quarter, "2024-12-10T09:41:00+07:00"),
        to_date(Span::Year, "2025-01-20T12:00:00+07:00"),
    ]
}

/// Tells what happened before an instant and was not told before.
async fn tell_until(app: &TestApp, history: &History, from: Instant, to: Instant) {
    let within = |when: Instant| when >= from && when < to;
    let facts: Vec<_> = history.facts.iter().filter(|(_, when, _)| within(*when)).cloned().collect();
    let ballots: Vec<_> = history.ballots.iter().filter(|(when, _)| within(*when)).cloned().collect();
    let books: Vec<_> = history.books.iter().filter(|(when, _)| within(*when)).cloned().collect();
    let write = app.platform.store().write::<_, StoreError, _>("test", move |tx| {
        for (n, when, fact) in &facts {
            (facts::FOLLOWS[0].apply)(tx, &placed(u32::from(*n), case(*n), *when, fact))?;
        }
        for (when, cast) in &ballots {
            rows::take_ballot(tx, *when, cast)?;
        }
        books.iter().try_for_each(|(when, entry)| rows::put_book(tx, entry, AccountId::nil(), *when))
    });
    write.await.expect("taken in");
}

async fn equals_a_count_by_hand(app: &TestApp, seed: u64) {
    let history = history(seed);
    let (mut seen, mut told) = (Vec::new(), Instant::MIN);
    let mut all = periods();
    all.sort_by_key(|period| period.to);
    for period in all {
        tell_until(app, &history, told, period.to).await;
        told = period.to;
        let counted = counted(app, period).await;
        for ((sql, hand), (scope, by)) in counted.iter().zip(by_hand(&history, period)).zip(scopes(period)) {
            assert_eq!(*sql, hand, "seed {seed}, by {by:?}, {scope:?}");
        }
        assert!(counted.iter().any(|(handled, ..)| !handled.is_empty()) || seen.is_empty(), "something was handled");
        seen.push((period, counted));
    }
    tell_until(app, &history, told, Instant::MAX).await;
    for (period, then) in seen {
        assert!(
            counted(app, period).await == then,
            "seed {seed}: a figure of {period:?} was changed by what came later"
        );
    }
}

testkit::on_both! { SYSTEMS;
    async fn sql_counts_as_one_does_by_hand_and_the_past_stays(app) {
        equals_a_count_by_hand(app, 7).await;
    }

    async fn so_it_does_with_another_history(app) {
        equals_a_count_by_hand(app, 1_766).await;
    }

    async fn tables_made_again_are_the_same(app) {
        let history = history(42);
        tell_until(app, &history, Instant::MIN, Instant::MAX).await;
        app.drain().await;
        let period = Period::to_date(Span::Year, at("2024-12-31T12:00:00+07:00"));
        let worked = async || {
            let scope = Scope { period, known: period.to, narrow: Narrow::default(), live: false };
            read(app, move |tx| {
                let mut worked = rows::worked(tx, &scope)?;
                worked.values_mut().for_each(|values| values.sort_unstable());
                Ok(worked)
            })
            .await
        };
        let before = (counted(app, period).await, worked().await);
        assert!(!before.1.is_empty(), "answers have their working time");
        let empty = app.platform.store().write::<_, StoreError, _>("test", move |tx| {
            let tables = facts::FOLLOWS.iter().flat_map(|follower| follower.tables);
            tables.into_iter().try_for_each(|table| store::maintenance::empty_table(tx, table).map(drop))
        });
        empty.await.expect("emptied");
        assert_ne!(counted(app, period).await, before.0);
        // The books are nobody's fact: they stay, and only what the facts made is made again.
        let again = History { facts: history.facts, ballots: history.ballots, books: Vec::new() };
        tell_until(app, &again, Instant::MIN, Instant::MAX).await;
        app.drain().await;
        assert_eq!((counted(app, period).await, worked().await), before);
    }

    async fn the_statement_reconciles_as_the_arithmetic_does(app) {
        let history = history(3);
        tell_until(app, &history, Instant::MIN, Instant::MAX).await;
        let scope = Scope::year_to(at("2024-12-31T12:00:00+07:00"));
        let days = targets::records(
            &app.platform, crate::figure::Measure::Entered, &scope, crate::lists::Show::All, None, 100,
        );
        let days = days.await.expect("days");
        let sum = days.rows.iter().fold(Tally::default(), |sum, line| match line {
            targets::Line::Day(day) => sum.plus(day.reconciled.tally()),
            other => panic!("not a day: {other:?}"),
        });
        let cells = read(app, move |tx| rows::book_cells(tx, &scope, By::Whole)).await;
        assert_eq!(cells[""], (sum, days.total));
        assert!(sum.apart > 0 && sum.good > 0, "{sum:?}");
    }
}

#[test]
fn histories_have_what_they_are_made_for() {
    let history = history(7);
    for kind in CaseFact::KINDS {
        assert!(history.facts.iter().any(|(_, _, fact)| fact.kind() == kind), "{kind}");
    }
    assert!(history.facts.windows(2).any(|pair| pair[0].1 == pair[1].1), "some things happen in the same instant");
    assert!(
        history.books.iter().enumerate().any(|(n, (_, one))| {
            history.books[..n].iter().any(|(_, other)| other.day == one.day && other.agency == one.agency)
        }),
        "some books are corrected"
    );
}

//! Tables: projected from events, counted exactly, listed by key; the same on both engines.

use super::{
    walks,
    world::{ELSEWHERE, HERE, START, World, account, agency, at, who},
};
use crate::{
    limits,
    rows::{
        self, MIGRATIONS,
        drafts::{DraftFile, NewDraft, delete_draft, draft, drafts_of, put_draft, sweep_drafts},
        lists::{
            Key, Listing, Tally, Total, Which, Within, by_code, by_id, case_documents, filed_on, late_by_agency, list,
            mine, total,
        },
    },
    state::{Case, Stage, evolve},
};
use kernel::{CaseCode, Id, StreamId, testing::SeededEntropy};
use std::collections::BTreeMap;
use store::{Options, Sql, StoreError, Tx, testing::TestStore};

/// Days that are counted though nothing is due on them.
const EMPTY_DAYS: Sql =
    Sql { name: "empty_days", text: "select agency, place, day from case_count where n = 0 and day <> ''" };

/// One test on both engines.
macro_rules! on_both {
    ($(fn $name:ident($store:ident) $body:block)*) => {
        $(
            mod $name {
                use super::*;

                fn check($store: &TestStore) $body

                #[test]
                fn sqlite() {
                    check(&TestStore::sqlite(Options::default(), MIGRATIONS));
                }

                #[test]
                fn postgres() {
                    if let Some(store) = TestStore::postgres(Options::default(), MIGRATIONS) {
                        check(&store);
                    }
                }
            }
        )*
    };
}

fn stream(n: u64) -> StreamId {
    StreamId::from(Id::nil().offset(n))
}

/// Keeps what a script made of one case: numbered, folded and projected as `run` does it, all in one transaction.
fn keep(store: &TestStore, id: StreamId, script: &str) -> Case {
    keep_world(store, id, World::after(script))
}

fn keep_world(store: &TestStore, id: StreamId, world: World) -> Case {
    let events = world.events;
    store
        .write_blocking("keep", move |tx| {
            let mut events = events.clone();
            rows::number(tx, &mut events)?;
            let mut case: Option<Case> = None;
            for event in &events {
                let after = evolve(case.clone(), event);
                rows::project(tx, id, case.as_ref(), &after, std::slice::from_ref(event))?;
                case = Some(after);
            }
            Ok::<_, StoreError>(case.expect("a case"))
        })
        .expect("kept")
}

fn read<T: Send + 'static>(
    store: &TestStore,
    query: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> T {
    store.read_blocking("read", query).expect("read")
}

fn listing(which: Which) -> Listing {
    Listing {
        within: Within::Agency(agency(HERE)),
        which,
        due_from: None,
        due_before: None,
        code_prefix: None,
        after: None,
        rows_max: 50,
    }
}

/// How many cases are at each stage.
fn counts(tx: &mut Tx<'_>) -> Result<Vec<(&'static str, u64)>, StoreError> {
    let mut tally = Tally::default();
    let count = |stage: &Stage| Ok((stage.code(), total(tx, &mut tally, &listing(Which::Stage(*stage)))?.n()));
    Stage::ALL.iter().map(count).collect()
}

/// Cases at every stage, filed on three days.
const LIVES: &[&str] = &[
    "online by citizen",
    "on 2024-12-25 08:00; online by citizen",
    "online by citizen; request-supplement proof by desk",
    "direct by desk",
    "on 2024-12-23 09:00; direct by desk; propose by officer; send-back by leader",
    "direct by desk; assign by leader; request-supplement proof by officer",
    "direct by desk; propose by officer",
    "direct by desk; propose by officer; sign by leader",
    "direct by desk; propose by officer; sign by leader; return by desk",
    "online by citizen; refuse by desk",
    "online by citizen; withdraw by citizen",
    "direct by desk; apologise by leader",
    "direct by desk; hand-over by desk",
    "direct lacks proof by desk",
];

fn keep_all(store: &TestStore) -> Vec<Case> {
    LIVES.iter().zip(1..).map(|(script, n)| keep(store, stream(n), script)).collect()
}

on_both! {
    fn a_row_tells_what_the_case_tells(store) {
        for (case, n) in keep_all(store).into_iter().zip(1..) {
            let line = read(store, move |tx| by_id(tx, stream(n))).expect("a row");
            let code = case.code.clone();
            assert_eq!(read(store, move |tx| by_code(tx, &code)).as_ref(), Some(&line));
            assert_eq!((line.stage, line.version), (case.stage, case.version));
            assert_eq!((line.due_at, line.first_due_at, line.shown_due), (case.due(), case.first_due(), case.shown_due()));
            assert_eq!((line.filed_at, line.received_at, line.finished_at, line.closed_at),
                (case.filed_at, case.received_at, case.finished_at, case.closed_at));
            assert_eq!((line.applicant, line.assignee), (case.applicant, case.assignee));
            assert_eq!((line.channel, line.step, line.paused), (case.channel, case.step(), case.is_paused()));
            assert_eq!(line.sent_back, case.sent_back.is_some());
            assert_eq!(line.outcome, case.proposal.as_ref().map(|proposal| proposal.outcome));
            assert_eq!(line.supplement_requests, case.supplement_requests);
        }
        let none: CaseCode = "000.00.10.H50-241230-9999".parse().expect("a code");
        assert_eq!(read(store, move |tx| by_code(tx, &none)), None);
    }

    fn codes_are_drawn_by_agency_and_day(store) {
        let codes: Vec<String> = keep_all(store).iter().map(|case| case.code.to_string()).collect();
        assert_eq!(codes[0], "000.00.10.H50-241224-0001");
        assert_eq!(codes[1], "000.00.10.H50-241225-0001");
        assert_eq!(codes[2], "000.00.10.H50-241224-0002");
        assert_eq!(codes[4], "000.00.10.H50-241223-0001");
        let on = |day: &'static str| read(store, move |tx| filed_on(tx, &agency(HERE), day.parse().expect("a date")));
        assert_eq!((on("2024-12-23"), on("2024-12-24"), on("2024-12-25"), on("2024-12-26")), (1, 12, 1, 0));
    }

    fn counters_are_what_would_be_counted(store) {
        let mut wanted: BTreeMap<&str, u64> = BTreeMap::new();
        for case in keep_all(store) {
            *wanted.entry(case.stage.code()).or_default() += 1;
        }
        assert_eq!(read(store, counts).into_iter().filter(|(_, n)| *n > 0).collect::<BTreeMap<_, _>>(), wanted);
        for stage in Stage::ALL {
            let found = read(store, move |tx| list(tx, &listing(Which::Stage(*stage))));
            assert_eq!(found.total, Total::Exact(found.rows.len() as u64), "{}", stage.code());
            assert!(found.rows.iter().all(|line| line.stage == *stage));
        }
        for (which, n) in [(Which::Any, 14), (Which::Open, 10), (Which::Running, 5), (Which::ToHandOver, 2), (Which::HandedOver, 1), (Which::Unclosed, 11), (Which::Moved, 1)] {
            let found = read(store, move |tx| list(tx, &listing(which)));
            assert_eq!((found.rows.len(), found.total), (n as usize, Total::Exact(n)), "{which:?}");
        }
    }

    fn pages_follow_each_other_without_gap_or_repetition(store) {
        keep_all(store);
        let everywhere = |which| Listing { within: Within::Everywhere, ..listing(which) };
        let prefixed = Listing { code_prefix: Some(" 000.00.10.h50-2412".into()), ..listing(Which::Any) };
        for whole in [listing(Which::Any), listing(Which::Unclosed), listing(Which::Open), everywhere(Which::Any), everywhere(Which::Open), prefixed] {
            let all = { let whole = whole.clone(); read(store, move |tx| list(tx, &whole)) };
            let (mut pieces, mut after) = (Vec::new(), None::<Key>);
            loop {
                let page = Listing { after: after.clone(), rows_max: 5, ..whole.clone() };
                let found = read(store, move |tx| list(tx, &page));
                assert_eq!(found.total, all.total);
                let Some(last) = found.rows.last() else { break };
                after = Some(last.key());
                pieces.extend(found.rows);
            }
            assert_eq!(pieces, all.rows);
            let by_due = whole.code_prefix.is_none();
            assert!(pieces.windows(2).all(|two| {
                let (a, b) = (two[0].key(), two[1].key());
                if by_due { (a.due, a.code) < (b.due, b.code) } else { a.code < b.code }
            }));
        }
    }

    fn bounds_of_the_due_date_hold(store) {
        keep_all(store);
        let due_before = Some(at("2024-12-27T17:00:00+07:00"));
        for which in [Which::Any, Which::Open, Which::Running, Which::Stage(Stage::Processing)] {
            for within in [Within::Everywhere, Within::Agency(agency(HERE)), Within::Assignee(who("officer").account)] {
                let early = Listing { due_before, within: within.clone(), ..listing(which) };
                let late = Listing { due_from: due_before, within: within.clone(), ..listing(which) };
                let all = Listing { within, ..listing(which) };
                let [early, late, all] = [early, late, all].map(|listing| read(store, move |tx| list(tx, &listing)));
                assert_eq!(early.rows.len() as u64, early.total.n());
                assert_eq!(late.rows.len() as u64, late.total.n());
                assert_eq!([early.rows, late.rows].concat(), all.rows, "{which:?}");
            }
        }
        let found = read(store, move |tx| list(tx, &Listing { due_before, ..listing(Which::Any) }));
        assert_eq!(found.rows.len(), 1, "the case of Monday");
    }

    fn a_code_is_found_by_its_beginning(store) {
        keep_all(store);
        let found = |prefix: &str, which: Which| {
            let asked = Listing { code_prefix: Some(prefix.to_owned()), ..listing(which) };
            read(store, move |tx| list(tx, &asked)).total.n()
        };
        assert_eq!(found("000.00.10.H50-241224-", Which::Any), 12);
        assert_eq!(found("000.00.10.H50-241224-0001", Which::Any), 1);
        assert_eq!(found("000.00.10.H50-241224-0001", Which::Stage(Stage::Returned)), 0);
        assert_eq!(found("000.00.10.H51", Which::Any), 0);
        assert_eq!(found("%", Which::Any), 0);
        assert_eq!(found(&"Đ".repeat(100), Which::Any), 0);
        let elsewhere = Listing {
            code_prefix: Some("000".into()),
            within: Within::Agency(agency(ELSEWHERE)),
            ..listing(Which::Any)
        };
        assert_eq!(read(store, move |tx| list(tx, &elsewhere)).total.n(), 0);
        let own = Listing {
            code_prefix: Some("000.00.10.H50-2412".into()),
            within: Within::Assignee(who("officer").account),
            ..listing(Which::Any)
        };
        let found = read(store, move |tx| list(tx, &own));
        assert_eq!((found.rows.len(), found.total), (3, Total::Exact(3)), "an officer's own open ones only");
    }

    fn filters_hold_for_codes_as_for_dates(store) {
        keep_all(store);
        let due_before = Some(at("2024-12-28T00:00:00+07:00"));
        let scopes = [Within::Everywhere, Within::Agency(agency(HERE)), Within::Assignee(who("officer").account)];
        for which in [Which::Any, Which::Open, Which::Running, Which::Stage(Stage::Processing), Which::Stage(Stage::Finished)] {
            for (within, bound) in scopes.iter().flat_map(|within| [(within, None), (within, due_before)]) {
                let by_due = Listing { due_before: bound, within: within.clone(), ..listing(which) };
                let by_code = Listing { code_prefix: Some("000.00.10.".into()), ..by_due.clone() };
                let [mut by_due, mut by_code] = [by_due, by_code].map(|listing| read(store, move |tx| list(tx, &listing)));
                by_due.rows.sort_by(|a, b| a.code.cmp(&b.code));
                by_code.rows.sort_by(|a, b| a.code.cmp(&b.code));
                assert_eq!(by_due, by_code, "{which:?} within {within:?}");
                assert_eq!(by_due.total.n(), by_due.rows.len() as u64);
            }
        }
    }

    fn totals_stay_exact_whatever_people_do(store) {
        let dice = SeededEntropy::new(20_250_101);
        for n in 1..=60 {
            let world = walks::walked(&dice);
            if world.case.is_some() {
                keep_world(store, stream(n), world);
            }
        }
        let whiches = [
            Which::Any, Which::Open, Which::Unclosed, Which::Running, Which::ToHandOver, Which::HandedOver, Which::Moved,
        ];
        let whiches = whiches.into_iter();
        let whiches: Vec<Which> = whiches.chain(Stage::ALL.iter().map(|stage| Which::Stage(*stage))).collect();
        let days = ["2024-12-24T00:00:00Z", "2024-12-30T10:00:00Z", "2024-12-31T00:00:00Z", "2025-01-10T09:59:59.999Z"];
        let bounds: Vec<_> = [None].into_iter().chain(days.map(|day| Some(at(day)))).collect();
        let mut found_some = 0;
        for which in whiches {
            for within in [Within::Everywhere, Within::Agency(agency(HERE))] {
                for (due_from, due_before) in bounds.iter().flat_map(|from| bounds.iter().map(move |to| (*from, *to))) {
                    let asked = Listing { within: within.clone(), due_from, due_before, rows_max: 200, ..listing(which) };
                    let told = format!("{asked:?}");
                    let found = read(store, move |tx| list(tx, &asked));
                    assert_eq!(found.total, Total::Exact(found.rows.len() as u64), "{told}");
                    found_some += found.rows.len();
                }
            }
        }
        assert!(found_some > 1_000, "{found_some}");
        // No number stays behind where nothing is counted any more.
        let empty = store.write_blocking("empty days", |tx| tx.rows(&EMPTY_DAYS, &[])).expect("read");
        assert!(empty.is_empty(), "{empty:?}");
    }

    fn codes_go_on_beyond_four_digits_and_end_at_five(store) {
        let day = || "2024-12-24".parse().expect("a date");
        let set = |n: i64| {
            store.write_blocking("set", move |tx| {
                tx.run(&rows::CASE_COUNTER_AT_LEAST, &[HERE.into(), "2024-12-24".into(), n.into()])
            }).expect("set")
        };
        let draw = || store.write_blocking("draw", move |tx| rows::draw_code(tx, &agency(HERE), day()));
        let _one = set(9_998);
        let codes: Vec<String> = (0..3).map(|_| draw().expect("drawn").to_string()).collect();
        assert_eq!(codes.iter().map(|code| &code[21..]).collect::<Vec<_>>(), ["9999", "10000", "10001"]);
        let _one = set(99_998);
        assert_eq!(&draw().expect("drawn").to_string()[21..], "99999");
        for _ in 0..2 {
            let refused = draw();
            assert!(matches!(refused, Err(StoreError::Limit(_))), "{refused:?}");
        }
        assert_eq!(read(store, move |tx| filed_on(tx, &agency(HERE), day())), 99_999, "a refusal uses up no number");
    }

    fn codes_drawn_at_the_same_time_differ(store) {
        // Two agencies side by side, and every third transaction fails after it has drawn.
        let places = [HERE, ELSEWHERE];
        let drawn = std::thread::scope(|scope| {
            let draw = |place: &'static str| {
                let once = move |fails: bool| {
                    store.write_blocking("draw", move |tx| {
                        let code = rows::draw_code(tx, &agency(place), "2024-12-24".parse().expect("a date"))?;
                        if fails { Err(StoreError::Limit("after the draw".into())) } else { Ok(code) }
                    })
                };
                let codes: Vec<String> =
                    (0..45).filter_map(|n| once(n % 3 == 2).ok()).map(|code| code.to_string()).collect();
                assert_eq!(codes.len(), 30);
                codes
            };
            let threads: Vec<_> = (0..16).map(|n| scope.spawn(move || draw(places[n % 2]))).collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect::<Vec<_>>()
        });
        for place in places {
            let mut codes: Vec<&String> = drawn.iter().filter(|code| code.starts_with(place)).collect();
            codes.sort();
            let wanted: Vec<String> = (1..=240).map(|n| format!("{place}-241224-{n:04}")).collect();
            assert_eq!(codes, wanted.iter().collect::<Vec<_>>(), "each number once, and none left out");
        }
    }

    fn people_find_their_own_cases_newest_first(store) {
        keep_all(store);
        let first = read(store, |tx| mine(tx, who("citizen").account, None, 2));
        assert_eq!((first.rows.len(), first.total), (2, Total::Exact(5)));
        assert_eq!(first.rows[0].code.as_str(), "000.00.10.H50-241225-0001");
        let after = first.rows[1].key_of_mine();
        let rest = read(store, move |tx| mine(tx, who("citizen").account, Some(&after), 50));
        assert_eq!(rest.rows.len(), 3);
        assert!(rest.rows.iter().all(|line| line.applicant == Some(who("citizen").account)));
        assert_eq!(read(store, |tx| mine(tx, who("stranger").account, None, 50)).total, Total::Exact(0));
        let own = Listing { within: Within::Assignee(who("officer").account), ..listing(Which::Any) };
        assert_eq!(read(store, move |tx| list(tx, &own)).total, Total::Exact(3), "open cases of the officer");
    }

    fn a_part_of_a_case_is_on_its_holders_list(store) {
        let given = "direct by desk; complete-step 2 to 3 officer to 4 officer2 by leader";
        keep_world(store, stream(1), World::long_after(given));
        let own = |name: &'static str| {
            let own = Listing { within: Within::Assignee(who(name).account), ..listing(Which::Open) };
            let found = read(store, move |tx| list(tx, &own));
            assert_eq!(found.total, Total::Exact(found.rows.len() as u64));
            found.rows.len()
        };
        assert_eq!((own("officer"), own("officer2")), (1, 1));
        let finished = format!("{given}; complete-step 4 answered 2024-12-24 08:00 by officer2");
        keep_world(store, stream(2), World::long_after(&finished));
        assert_eq!((own("officer"), own("officer2")), (2, 1), "the part is done");
        keep_world(store, stream(3), World::long_after(&format!("{given}; withdraw by desk")));
        assert_eq!((own("officer"), own("officer2")), (2, 1), "nobody has what is closed");
    }

    fn what_is_late_is_told_by_agency(store) {
        keep_all(store);
        let loads = read(store, |tx| late_by_agency(tx, at("2024-12-27T08:00:00+07:00"), at("2024-12-28T00:00:00+07:00")));
        assert_eq!(loads.len(), 1);
        assert_eq!((loads[0].late, loads[0].soon), (1, 3), "Monday's is late, three are due today, one was put off");
        assert!(read(store, |tx| late_by_agency(tx, at("2024-12-24T08:00:00+07:00"), at("2024-12-24T09:00:00+07:00"))).is_empty());
    }

    fn documents_are_kept_in_order(store) {
        let script = "online proof attorney by citizen; request-supplement proof by desk; on 2024-12-26 08:00; supplement proof by citizen";
        keep(store, stream(1), script);
        let documents = read(store, |tx| case_documents(tx, stream(1)));
        let kinds: Vec<&str> = documents.iter().map(|(document, _)| document.kind.as_str()).collect();
        assert_eq!(kinds, ["proof", "attorney", "proof"]);
        assert!(documents[1].1 < documents[2].1);
    }

    fn a_rebuild_makes_the_same_tables(store) {
        keep_all(store);
        let tables = |tx: &mut Tx<'_>| {
            let all = list(tx, &listing(Which::Any))?;
            let counts = counts(tx)?;
            let day = "2024-12-24".parse().expect("a date");
            Ok((all, counts, filed_on(tx, &agency(HERE), day)?))
        };
        let before = read(store, tables);
        // As a rebuild does it: the tables emptied, the events told again, codes as they were drawn.
        let again = TestStore::sqlite(Options::default(), MIGRATIONS);
        for (script, n) in LIVES.iter().zip(1..) {
            let mut world = World::new();
            world.run(script);
            let code = read(store, move |tx| by_id(tx, stream(n))).expect("a row").code;
            let mut events = world.events;
            if let crate::state::What::Filed(filed) = &mut events[0].what {
                filed.code = code;
            }
            again
                .write_blocking("replay", move |tx| {
                    let mut case: Option<Case> = None;
                    for event in &events {
                        let after = evolve(case.clone(), event);
                        rows::project(tx, stream(n), case.as_ref(), &after, std::slice::from_ref(event))?;
                        case = Some(after);
                    }
                    Ok::<_, StoreError>(())
                })
                .expect("replayed");
        }
        assert_eq!(read(&again, tables), before);
    }

    fn a_draft_is_its_owners_alone(store) {
        let new = |n: u64, owner: u64| NewDraft {
            id: Id::nil().offset(n),
            account: account(owner),
            procedure: "1.001193".parse().expect("a code"),
            agency: None,
            answers: serde_json::json!({ "child": { "name": "A" } }),
            files: vec![DraftFile { kind: "proof".into(), upload: Id::nil().offset(900 + n) }],
            delivery: None,
            refused: Vec::new(),
        };
        let put = |draft: NewDraft, when: &'static str| {
            store.write_blocking("put", move |tx| put_draft(tx, &draft, at(when))).expect("put")
        };
        assert!(put(new(1, 1), "2024-12-24T08:00:00+07:00"));
        assert!(!put(new(1, 2), "2024-12-24T08:01:00+07:00"), "somebody else's");
        let more = NewDraft { agency: Some(agency(HERE)), ..new(1, 1) };
        assert!(put(more, "2024-12-24T08:02:00+07:00"));
        let kept = read(store, |tx| draft(tx, account(1), Id::nil().offset(1))).expect("a draft");
        assert_eq!((kept.agency, kept.files.len()), (Some(agency(HERE)), 1));
        assert_eq!(kept.answers["child"]["name"], "A");
        assert_eq!(read(store, |tx| draft(tx, account(2), Id::nil().offset(1))), None);
        assert!(!store.write_blocking("no", |tx| delete_draft(tx, account(2), Id::nil().offset(1))).expect("asked"));
        assert!(store.write_blocking("gone", |tx| delete_draft(tx, account(1), Id::nil().offset(1))).expect("deleted"));
    }

    fn drafts_are_bounded_and_swept(store) {
        let new = |n: u64, bytes: usize| NewDraft {
            id: Id::nil().offset(n),
            account: account(1),
            procedure: "1.001193".parse().expect("a code"),
            agency: None,
            answers: "x".repeat(bytes).into(),
            files: Vec::new(),
            delivery: None,
            refused: Vec::new(),
        };
        let max = u64::from(limits::DRAFTS_PER_ACCOUNT_MAX);
        for n in 1..=max + 3 {
            let now = at("2024-12-24T08:00:00+07:00").plus_minutes(n as i64);
            assert!(store.write_blocking("put", move |tx| put_draft(tx, &new(n, 10), now)).expect("put"));
        }
        let drafts = read(store, |tx| drafts_of(tx, account(1)));
        assert_eq!(drafts.len() as u64, max);
        assert_eq!(drafts[0].id, Id::nil().offset(max + 3), "the last touched first");
        let large = new(99, limits::DRAFT_BODY_BYTES_MAX);
        let now = at("2024-12-25T08:00:00+07:00");
        let refused = store.write_blocking("large", move |tx| put_draft(tx, &large, now));
        assert!(matches!(refused, Err(StoreError::Limit(_))), "{refused:?}");
        let later = at("2024-12-24T08:10:30+07:00").plus_minutes(limits::DRAFT_KEPT_DAYS * 24 * 60);
        assert_eq!(store.write_blocking("sweep", move |tx| sweep_drafts(tx, later)).expect("swept"), 7);
    }

    fn filing_takes_the_draft_with_it(store) {
        let new = NewDraft {
            id: Id::nil().offset(7),
            account: who("citizen").account,
            procedure: "1.001193".parse().expect("a code"),
            agency: None,
            answers: serde_json::Value::Null,
            files: Vec::new(),
            delivery: None,
            refused: Vec::new(),
        };
        assert!(store.write_blocking("put", move |tx| put_draft(tx, &new, at(START))).expect("put"));
        keep(store, stream(7), "online by citizen");
        assert!(read(store, |tx| drafts_of(tx, who("citizen").account)).is_empty());
    }

    fn every_statement_is_sound(store) {
        assert_eq!(store.prepare_check(rows::STATEMENTS).expect("asked"), Vec::<String>::new());
    }
}

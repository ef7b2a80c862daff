//! That nothing in the database leads from a ballot to a case, a person or the moment of the vote: docs/ballots.md.

use super::{
    SYSTEMS,
    keeper::{BIRTH, Held, How, Rated, case_of},
};
use crate::{
    jobs,
    state::{Answers, FACTORS},
};
use kernel::{Clock, Id, Instant};
use platform::Role;
use std::collections::BTreeMap;
use store::{Sql, StoreError};
use testkit::TestApp;

const EVERY_TABLE: [Sql; 12] = [
    Sql {
        name: "dump journal",
        text: "select id, stream, kind, at, recorded_at, actor, body, place from journal order by place",
    },
    Sql { name: "dump fact", text: "select event, stream, kind, body, at from fact" },
    Sql { name: "dump stream", text: "select id, kind, agency, state, recorded_at from stream" },
    Sql { name: "dump personal", text: "select digest, stream, subject, body from personal" },
    Sql { name: "dump access", text: "select stream, viewer, first_at, last_at from access" },
    Sql { name: "dump idempotency", text: "select actor, key, stream, at from idempotency" },
    Sql { name: "dump job", text: "select id, kind, subject, run_at from job" },
    Sql {
        name: "dump box",
        text: "select form, ballot, agency, procedure, field, level, channel, score, answers from survey_box",
    },
    Sql { name: "dump slip", text: "select comment, agency, procedure, words from survey_slip" },
    Sql { name: "dump voted", text: "select case_id from survey_voted" },
    Sql { name: "dump ballot", text: "select ballot, day, agency, procedure, score, answers from survey_ballot" },
    Sql { name: "dump comment", text: "select stream, agency, procedure, month, body from survey_comment" },
];

/// Every row of every table as text, by table.
async fn dump(app: &TestApp) -> BTreeMap<&'static str, Vec<String>> {
    let read = app.platform.store().read::<_, StoreError, _>("dump", |tx| {
        let mut all = BTreeMap::new();
        for sql in &EVERY_TABLE {
            let rows = tx.rows(sql, &[])?;
            // In an order of our own: a table promises none.
            let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
            rows.sort_unstable();
            all.insert(sql.name, rows);
        }
        Ok(all)
    });
    read.await.expect("the store answers")
}

/// The answers of the `n`th voter: the five factors spell the number, so that an order can be read off later.
fn spelled(n: usize) -> Vec<(&'static str, String)> {
    let digit = |place: usize| (n / 5_usize.pow(u32::try_from(place).unwrap_or(0))) % 5 + 1;
    FACTORS.into_iter().enumerate().map(|(place, factor)| (factor, digit(place).to_string())).collect()
}

fn number_of(answers: &BTreeMap<String, u8>) -> usize {
    let digit = |(place, factor): (usize, &&str)| {
        (usize::from(answers[*factor]) - 1) * 5_usize.pow(u32::try_from(place).unwrap_or(0))
    };
    FACTORS.iter().enumerate().map(digit).sum()
}

struct Voted {
    cases: Vec<Held>,
    /// What would give a vote away: cases, their codes, accounts, moments to the second.
    telling: Vec<String>,
}

/// Twenty people vote over HTTP, a minute and some apart, each with words of their own; some with an account, the others
/// with their receipt.
async fn twenty_vote(app: &TestApp) -> Voted {
    let mut voted = Voted { cases: Vec::new(), telling: Vec::new() };
    for n in 0..20_usize {
        let login = (n < 3).then(|| format!("voter{n}"));
        let (mut person, mut applicant) = (app.visitor(), None);
        if let Some(login) = &login {
            person = app.person(login, Role::Citizen, None).await;
            applicant = Some(app.actor(login).await.id);
        }
        let case = case_of(app, u32::try_from(n + 1).unwrap_or(0), BIRTH, How::Returned, applicant).await;
        let address = if applicant.is_some() { case.rate() } else { case.rate_with_key() };
        app.clock.pass_millis(61_000 + i64::try_from(n).unwrap_or(0) * 997);
        let mut fields = vec![("overall", "4".to_owned()), ("key", format!("form-{n}"))];
        fields.extend(spelled(n));
        fields.push(("comment", format!("words of {n}")));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        person.post_form(&address, &fields).await.expect(303);
        let moment = app.clock.civil().to_string();
        let second = moment.split('.').next().unwrap_or_default().to_owned();
        voted.telling.extend([case.stream.to_string(), case.code.clone(), second]);
        voted.telling.extend(applicant.map(|id| id.to_string()));
        // The usual names of the house begin with the millisecond.
        let stamp = kernel::new_id(app.clock.real(), app.platform.entropy()).to_string();
        voted.telling.push(stamp[..13].to_owned());
        voted.cases.push(case);
        app.clock.pass_millis(1_300);
    }
    voted
}

fn none_tells(rows: &[String], telling: &[String], table: &str) {
    for row in rows {
        for word in telling {
            assert!(!row.contains(word), "{table}: {word} stands in {row}");
        }
    }
}

/// The event, fact and row of a ballot or a comment, not those of the keeper's cases.
fn ours(rows: &[String]) -> Vec<String> {
    rows.iter()
        .filter(|row| row.contains("surveys.") || row.contains("\"cast\"") || row.contains("\"left\""))
        .cloned()
        .collect()
}

testkit::on_both! { SYSTEMS;
    async fn nothing_leads_from_a_ballot_to_a_case(app) {
        let journal_of = |all: &BTreeMap<&'static str, Vec<String>>| all["dump journal"].len();
        let voted = twenty_vote(app).await;
        let before = dump(app).await;
        // While they lie in the box: no event, no key, no line of a reader, and no telling word beside an answer.
        assert_eq!(journal_of(&before), voted.cases.len(), "a vote is no event");
        assert_eq!((before["dump idempotency"].len(), before["dump access"].len()), (0, 0));
        assert_eq!((before["dump box"].len(), before["dump slip"].len()), (20, 20));
        for table in ["dump box", "dump slip", "dump job"] {
            none_tells(&before[table], &voted.telling, table);
        }
        assert!(before["dump voted"].iter().all(|row| voted.cases.iter().any(|case| row.contains(&case.stream.to_string()))));
        let forms = before["dump box"].iter().filter(|row| row.contains("form-")).count();
        assert_eq!(forms, 0, "the number of a form is kept as a digest");

        app.clock.set_civil(jobs::next_opening(app.clock.civil()));
        app.drain().await;
        let after = dump(app).await;
        assert_eq!((after["dump box"].len(), after["dump slip"].len()), (0, 0));
        assert_eq!((after["dump ballot"].len(), after["dump comment"].len()), (20, 20));
        for table in ["dump journal", "dump fact", "dump stream"] {
            let rows = ours(&after[table]);
            assert!(rows.len() >= 20, "{table}: {rows:#?}");
            none_tells(&rows, &voted.telling, table);
        }
        for table in ["dump ballot", "dump comment", "dump personal", "dump job"] {
            none_tells(&after[table], &voted.telling, table);
        }
        // And back: no row about a case holds the name of a ballot or of a comment.
        let names = names_of(app).await;
        let theirs = after["dump journal"].iter().chain(&after["dump fact"]).filter(|row| row.contains("keeper.case") || row.contains("onestop."));
        let theirs: Vec<String> = theirs.chain(&after["dump voted"]).cloned().collect();
        assert!(theirs.len() >= 40, "{theirs:#?}");
        none_tells(&theirs, &names, "rows of cases");
        assert!(names.iter().all(|name| name.as_bytes()[14] == b'4'), "drawn at random, without a time: {names:?}");
    }

    async fn the_order_of_the_journal_is_not_that_of_the_votes(app) {
        twenty_vote(app).await;
        app.clock.set_civil(jobs::next_opening(app.clock.civil()));
        app.drain().await;
        let placed = placed(app).await;
        let order: Vec<usize> = placed.iter().map(|(_, answers)| number_of(answers)).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..20).collect::<Vec<_>>(), "all of them, once");
        assert_ne!(order, sorted, "places follow the votes");
        assert!(order.iter().rev().ne(&sorted), "places follow the votes backwards");
        let mut by_name = placed.clone();
        by_name.sort_by_key(|(ballot, _)| *ballot);
        assert_eq!(placed, by_name, "places follow the random names and nothing else");
        let (instants, words) = comments_placed(app).await;
        assert_eq!(instants.len(), 1, "all were recorded at one instant: {instants:?}");
        assert_ne!(words, order, "comments follow their ballots");
    }

    async fn who_voted_is_forgotten_when_the_right_has_ended(app) {
        let case = case_of(app, 1, BIRTH, How::Returned, None).await;
        let answers = Answers { overall: 3, ..Answers::default() };
        let cast = crate::vote(&app.platform, case.stream, "form", answers).await;
        assert_eq!(cast.expect("it may be rated"), crate::Vote::Cast);
        app.pass_days(crate::limits::RATING_DAYS);
        app.drain().await;
        assert_eq!(dump(app).await["dump voted"].len(), 1);
        app.pass_days(2);
        app.drain().await;
        assert_eq!(dump(app).await["dump voted"].len(), 0);
        let again = crate::vote(&app.platform, case.stream, "form-2", Answers { overall: 3, ..Answers::default() }).await;
        assert_eq!(again.expect_err("the right has ended").kind, kernel::ProblemKind::Conflict);
    }

    async fn a_rebuild_gives_nobody_a_second_vote(app) {
        twenty_vote(app).await;
        app.clock.set_civil(jobs::next_opening(app.clock.civil()));
        app.drain().await;
        let case = case_of(app, 99, BIRTH, How::Returned, None).await;
        let answers = || Answers { overall: 3, ..Answers::default() };
        let cast = crate::vote(&app.platform, case.stream, "form", answers()).await;
        assert_eq!(cast.expect("it may be rated"), crate::Vote::Cast);
        let before = dump(app).await;
        app.platform.rebuild().await.expect("the journal is whole");
        assert_eq!(dump(app).await, before);
        let again = crate::vote(&app.platform, case.stream, "form-2", answers()).await;
        assert_eq!(again.expect_err("it has been rated").kind, kernel::ProblemKind::Conflict);
    }
}

/// Names of ballots and comments.
async fn names_of(app: &TestApp) -> Vec<String> {
    const NAMES: Sql =
        Sql { name: "names", text: "select ballot from survey_ballot union all select stream from survey_comment" };
    let read = app.platform.store().read::<_, StoreError, _>("names", |tx| {
        tx.rows(&NAMES, &[])?.iter().map(|row| row.text(0).map(str::to_owned)).collect()
    });
    read.await.expect("the store answers")
}

/// Ballots in the order of their places.
async fn placed(app: &TestApp) -> Vec<(Id, BTreeMap<String, u8>)> {
    const PLACED: Sql = Sql {
        name: "placed",
        text: "select b.ballot, b.answers from journal j join survey_ballot b on b.ballot = j.stream order by j.place",
    };
    let read = app.platform.store().read::<_, StoreError, _>("placed", |tx| {
        tx.rows(&PLACED, &[])?.iter().map(|row| Ok((row.parse(0)?, row.json(1)?))).collect()
    });
    read.await.expect("the store answers")
}

/// The instants at which comments were recorded, and who wrote them in the order of their places.
async fn comments_placed(app: &TestApp) -> (Vec<Instant>, Vec<usize>) {
    const WORDS: Sql = Sql {
        name: "words",
        text: "select j.at, p.body from journal j join survey_comment c on c.stream = j.stream \
               join personal p on p.digest = c.body order by j.place",
    };
    let read = app.platform.store().read::<_, StoreError, _>("words", |tx| {
        let rows = tx.rows(&WORDS, &[])?;
        rows.iter().map(|row| Ok((row.time(0)?, row.text(1)?.to_owned()))).collect::<Result<Vec<_>, StoreError>>()
    });
    let rows = read.await.expect("the store answers");
    let number =
        |body: &str| body.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(usize::MAX);
    let words = rows.iter().map(|(_, body)| number(body)).collect();
    let mut instants: Vec<Instant> = rows.into_iter().map(|(at, _)| at).collect();
    instants.dedup();
    (instants, words)
}

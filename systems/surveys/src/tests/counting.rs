//! When the box is opened, what is counted, what may be shown of it, and what a demo may cast.

use super::{
    SYSTEMS,
    keeper::{BIRTH, How, Kind, Rated, case_of},
};
use crate::{
    jobs, limits,
    rows::{BOX_TOTAL, Tally},
    state::Answers,
};
use ::facts::surveys::BallotCast;
use kernel::Clock;
use serde_json::{Value, json};
use store::{Sql, StoreError};
use testkit::{AGENCY, OTHER_AGENCY, TestApp};

async fn in_box(app: &TestApp) -> i64 {
    let read = app.platform.store().read::<_, StoreError, _>("box", |tx| tx.one(&BOX_TOTAL, &[])?.int(0));
    read.await.expect("the store answers")
}

/// Cases of that kind, each rated; numbers from `first`.
async fn rated(app: &TestApp, first: u32, kind: Kind, scores: &[u8]) {
    for (n, score) in (first..).zip(scores) {
        let case = case_of(app, n, kind, How::Returned, None).await;
        let answers = Answers { overall: *score, ..Answers::default() };
        let cast = crate::vote(&app.platform, case.stream, &format!("form-{n}"), answers).await;
        assert_eq!(cast.expect("it may be rated"), crate::Vote::Cast);
    }
}

/// Lets the evening come.
async fn evening(app: &TestApp) {
    app.clock.set_civil(jobs::next_opening(app.clock.civil()));
    app.drain().await;
}

async fn results(app: &TestApp, query: &str) -> Value {
    app.visitor().api_get(&format!("/api/v1/surveys/results?{query}")).await.expect(200).json()
}

/// The facts told of ballots.
async fn told(app: &TestApp) -> Vec<BallotCast> {
    const FACTS: Sql = Sql { name: "facts", text: "select body from fact where kind = 'surveys.ballot_cast'" };
    let read = app.platform.store().read::<_, StoreError, _>("facts", |tx| {
        tx.rows(&FACTS, &[])?.iter().map(|row| row.json(0)).collect::<Result<Vec<BallotCast>, StoreError>>()
    });
    read.await.expect("the store answers")
}

testkit::on_both! { SYSTEMS;
    async fn the_box_is_opened_for_several_and_at_the_end_of_the_month_for_all(app) {
        rated(app, 1, BIRTH, &[5, 4, 3, 5]).await;
        evening(app).await;
        assert_eq!(in_box(app).await, 4, "four of one agency wait");
        // On 31 December another agency's ballot makes five in all, but four and one.
        rated(app, 1, Kind { agency: OTHER_AGENCY, ..BIRTH }, &[1]).await;
        assert_eq!(results(app, "year=2024").await["waiting"], 5);
        evening(app).await;
        assert_eq!(in_box(app).await, 0, "it is the last evening of the month");
        assert_eq!(told(app).await.len(), 5);
        // In January five lie together, and one alone.
        rated(app, 11, BIRTH, &[5, 4, 3, 5, 1]).await;
        rated(app, 11, Kind { agency: OTHER_AGENCY, ..BIRTH }, &[1]).await;
        evening(app).await;
        assert_eq!(in_box(app).await, 1);
        let told = told(app).await;
        assert_eq!(told.len(), 10);
        let day = told.last().map(|cast| cast.day.to_string());
        assert!(told.iter().all(|cast| cast.day.to_string() == "2024-12-31" || cast.day.to_string() == "2025-01-01"), "{day:?}");
    }

    async fn results_name_nobody(app) {
        let other = Kind { agency: OTHER_AGENCY, ..BIRTH };
        let marriage = Kind { procedure: "1.000894", ..BIRTH };
        rated(app, 1, BIRTH, &[5, 5, 5, 4, 4, 4, 2]).await;
        rated(app, 21, marriage, &[1, 2, 3]).await;
        rated(app, 1, other, &[5, 1, 3]).await;
        evening(app).await;
        evening(app).await;
        let all = results(app, "year=2024").await;
        let n = |value: &Value| value["ballots"].as_u64();
        assert_eq!((n(&all["overall"]), all["overall"]["satisfied"].as_u64()), (Some(13), Some(7)));
        assert_eq!((all["overall"]["percent"].as_f64(), &all["overall"]["scores"]), (Some(53.85), &json!([2, 2, 2, 3, 4])));
        // Three ballots of the other agency cannot be named, and would follow from the total less the first: none is.
        assert_eq!((all["parts"].as_array().map(Vec::len), n(&all["rest"])), (Some(0), Some(13)));
        assert_eq!(results(app, &format!("year=2024&agency={AGENCY}")).await["overall"], Value::Null);
        rated(app, 31, other, &[4, 4]).await;
        assert_eq!(crate::open(&app.platform, crate::Opening::All).await.expect("it opens"), 2);
        app.drain().await;
        let all = results(app, "year=2024").await;
        let parts: Vec<_> = all["parts"].as_array().expect("parts").iter().map(|part| (part["key"].as_str(), n(part))).collect();
        assert_eq!(parts, [(Some(AGENCY), Some(10)), (Some(OTHER_AGENCY), Some(5))]);
        // Within the agency three marriages stay with the births.
        let ours = results(app, &format!("year=2024&agency={AGENCY}")).await;
        assert_eq!((n(&ours["overall"]), ours["parts"].as_array().map(Vec::len), n(&ours["rest"])), (Some(10), Some(0), Some(10)));
        for procedure in ["1.000894", "1.001193"] {
            let cell = results(app, &format!("year=2024&agency={AGENCY}&procedure={procedure}")).await;
            assert_eq!(cell["overall"], Value::Null, "{procedure} would tell the other by subtraction");
        }
        assert!(ours["factors"].as_array().expect("factors").iter().all(|factor| factor["share"].is_null()));
        assert_eq!(results(app, "year=2023").await["overall"], Value::Null);
    }

    async fn the_page_shows_size_and_certainty(app) {
        app.visitor().get("/hai-long").await.expect(200).shows("Dưới 5 phiếu");
        rated(app, 1, BIRTH, &[5, 5, 5, 4, 4, 4, 4, 4, 4, 2]).await;
        evening(app).await;
        let page = app.visitor().get("/hai-long?nam=2024").await.expect(200);
        let page = page.shows("90\u{a0}%").shows("9 trên 10 phiếu hài lòng").shows("nằm giữa 59,58\u{a0}% và 98,21\u{a0}%");
        page.shows(&format!("co-quan={AGENCY}")).shows("Phiếu được giữ kín thế nào");
        let english = app.visitor().in_english();
        english.get("/hai-long?nam=2024&theo=thu-tuc").await.expect(200).shows("9 of 10 ballots satisfied");
        let cell = format!("/hai-long?nam=2024&co-quan={AGENCY}&thu-tuc=1.001193");
        app.visitor().get(&cell).await.expect(200).shows("9 trên 10 phiếu");
        app.visitor().get("/hai-long?nam=24").await.expect(422).shows("bốn chữ số");
        app.visitor().get("/hai-long?co-quan=x").await.expect(422);
    }

    async fn the_ballots_behind_a_result_can_be_read(app) {
        rated(app, 1, BIRTH, &[5, 4, 3, 2, 1, 5]).await;
        evening(app).await;
        let path = "/api/v1/surveys/ballots";
        let visitor = app.visitor();
        visitor.api_get(path).await.expect(422);
        visitor.api_get(&format!("{path}?agency={AGENCY}&colour=red")).await.expect(422);
        visitor.api_get("/api/v1/surveys/results?by=colour").await.expect(422);
        visitor.api_get(&format!("{path}?agency={OTHER_AGENCY}")).await.expect(404);
        let mut query = "year=2024&procedure=1.001193&limit=4".to_owned();
        let (mut scores, mut names) = (Vec::new(), Vec::new());
        loop {
            let page = visitor.api_get(&format!("{path}?{query}")).await.expect(200).json();
            assert_eq!(page["total"], 6);
            for ballot in page["items"].as_array().expect("items") {
                let object = ballot.as_object().expect("a ballot");
                assert_eq!(object.keys().collect::<Vec<_>>(), ["answers", "ballot", "score", "synthetic"]);
                scores.push(ballot["score"].as_i64());
                names.push(ballot["ballot"].as_str().expect("a name").to_owned());
            }
            let Some(next) = page["next"].as_str() else { break };
            query = format!("year=2024&procedure=1.001193&limit=4&after={next}");
        }
        assert!(names.is_sorted() && names.len() == 6, "{names:?}");
        scores.sort_unstable();
        assert_eq!(scores, [1, 2, 3, 4, 5, 5].map(Some));
    }

    async fn a_demo_casts_for_made_up_cases_alone(app) {
        let made_up = Kind { synthetic: true, ..BIRTH };
        let mut votes = Vec::new();
        for n in 1..=7 {
            let case = case_of(app, n, made_up, How::Returned, None).await;
            votes.push((case.stream, Answers::made_up(u64::from(n) * 7_919, n % 2 == 0)));
        }
        let real = case_of(app, 8, BIRTH, How::Returned, None).await;
        votes.push((real.stream, Answers::made_up(1, false)));
        let twice = [votes.clone(), votes].concat();
        assert_eq!(crate::cast_made_up(&app.platform, twice).await.expect("the store answers"), 7);
        assert_eq!(crate::open(&app.platform, crate::Opening::All).await.expect("it opens"), 7);
        app.drain().await;
        let told = told(app).await;
        assert!(told.len() == 7 && told.iter().all(|cast| cast.synthetic && cast.answers.len() == 5), "{told:?}");
        assert_eq!(results(app, "year=2024").await["overall"]["synthetic"], 7);
        app.visitor().get("/hai-long?nam=2024").await.expect(200).shows("7 phiếu là dữ liệu giả lập");
        app.visitor().post_form(&real.rate_with_key(), &[("overall", "4")]).await.expect(303);
    }
}

/// Wilson's interval against values computed by hand and by others' programs.
#[test]
fn the_interval_is_wilsons() {
    let tally = |satisfied: u64, others: u64| Tally { scores: [others, 0, 0, 0, satisfied], made_up: 0 };
    // R: binom::binom.confint(x, n, methods = "wilson"), to four places.
    for (satisfied, others, low, high) in
        [(9, 1, 5958, 9821), (90, 10, 8256, 9448), (0, 10, 0, 2775), (10, 0, 7225, 10_000), (1, 1, 945, 9055)]
    {
        assert_eq!(tally(satisfied, others).interval(), Some((low, high)), "{satisfied} of {}", satisfied + others);
    }
    assert_eq!(Tally::default().interval(), None);
}

/// Whatever the counts: no named part is small, what is not named is not small either, and nothing is lost.
#[test]
fn no_part_can_be_told_by_subtraction() {
    let dice = kernel::testing::SeededEntropy::new(7);
    for _ in 0..2_000 {
        let parts: std::collections::BTreeMap<String, Tally> = (0..dice.below(7))
            .map(|n| (n.to_string(), Tally { scores: [dice.below(9), 0, 0, 0, dice.below(3)], made_up: 0 }))
            .collect();
        let total: u64 = parts.values().map(Tally::n).sum();
        let (named, rest) = crate::results::guarded(parts.clone());
        let shown: u64 = named.iter().map(|(_, tally)| tally.n()).sum();
        assert!(named.iter().all(|(_, tally)| tally.n() >= limits::ANSWERS_SHOWN_MIN), "{parts:?}");
        let left = total - shown;
        let satisfied = |tallies: &mut dyn Iterator<Item = &Tally>| tallies.map(Tally::satisfied).sum::<u64>();
        let all = satisfied(&mut parts.values());
        let hidden = all - satisfied(&mut named.iter().map(|(_, tally)| tally));
        let mixed = all > 0 && all < total;
        assert!(left == 0 || !mixed || (hidden > 0 && hidden < left), "{parts:?}: all who are not named voted alike");
        assert!(left == 0 || left >= limits::ANSWERS_SHOWN_MIN || (named.is_empty() && rest.is_none()), "{parts:?}");
        assert_eq!(
            rest.map_or(0, |rest| rest.n()),
            if left >= limits::ANSWERS_SHOWN_MIN { left } else { 0 },
            "{parts:?}"
        );
    }
}

//! The vote: once a case, by who may, in time; sent twice it counts once, and a refusal changes nothing.

use super::{
    SYSTEMS,
    keeper::{BIRTH, How, KEY, Rated, answered, case_of},
};
use crate::{
    limits::RATING_DAYS,
    rows::{BOX_TOTAL, VOTED_TOTAL},
};
use ::facts::onestop::Ending;
use platform::Role;
use serde_json::json;
use testkit::TestApp;

const FULL: [(&str, &str); 4] = [("key", "form-1"), ("overall", "5"), ("access", "4"), ("comment", "")];

/// Ballots in the box, cases marked as rated.
async fn counts(app: &TestApp) -> (i64, i64) {
    let read = app.platform.store().read::<_, store::StoreError, _>("counts", |tx| {
        Ok((tx.one(&BOX_TOTAL, &[])?.int(0)?, tx.one(&VOTED_TOTAL, &[])?.int(0)?))
    });
    read.await.expect("the store answers")
}

testkit::on_both! { SYSTEMS;
    async fn the_applicant_rates_once_beside_the_case(app) {
        let case = answered(app, 1).await;
        let citizen = app.citizen().await;
        let beside = citizen.get(&format!("/keeper/{}", case.code)).await.expect(200);
        let beside = beside.shows("Nhìn chung, ông/bà hài lòng thế nào").shows("Rất hài lòng");
        let action = format!("<form method=\"post\" action=\"{}\"", case.rate());
        assert!(beside.text().contains(&action), "the form leads to the survey: {}", beside.text());
        let key = beside.field_value("key");
        citizen.get(&case.rate()).await.expect(200).shows("đến hết ngày 29/01/2025");

        let empty = citizen.post_form(&case.rate(), &[("key", &key), ("access", "9")]).await.expect(422);
        empty.shows("href=\"#rate-overall\"").shows("href=\"#rate-access\"");
        // Sent with nothing in it, the refusal has an address of its own; what was ticked is kept nowhere.
        let nothing = citizen.post_form(&case.rate(), &[("key", &key), ("comment", " ")]).await.see_other();
        assert_eq!(nothing, format!("{}?xem-lai=1", case.rate()));
        let told = citizen.get(&nothing).await.expect(422).shows("href=\"#rate-overall\"");
        assert!(!told.field_value("key").is_empty());
        assert_eq!(counts(app).await, (0, 0));

        let full = [("key", key.as_str()), ("overall", "2"), ("officer", "1"), ("comment", "Chờ lâu")];
        let done = citizen.post_form(&case.rate(), &full).await.see_other();
        assert_eq!(counts(app).await, (1, 1));
        // A double click: the same form once more.
        assert_eq!(citizen.post_form(&case.rate(), &full).await.see_other(), done);
        assert_eq!(counts(app).await, (1, 1));
        citizen.get(&done).await.expect(200).shows("Hồ sơ này đã được đánh giá");
        citizen.get(&nothing).await.expect(200).shows("Hồ sơ này đã được đánh giá");
        // Another form for the same case: refused kindly, nothing changed.
        let again = citizen.post_form(&case.rate(), &FULL).await.expect(409);
        again.shows("Hồ sơ này đã được đánh giá").shows("Phiếu trước vẫn giữ nguyên");
        assert_eq!(counts(app).await, (1, 1));
        citizen.get(&format!("/keeper/{}", case.code)).await.expect(200).shows("Cảm ơn ông/bà");
        app.citizen().await.in_english().get(&case.rate()).await.expect(200).shows("This case has been rated");
        // Nor is a form that could not count asked to be filled in better.
        let late = citizen.post_form(&case.rate(), &[("key", "f"), ("overall", "9")]).await.expect(409);
        assert!(!late.text().contains("#rate-overall"), "{}", late.text());
    }

    async fn whoever_holds_the_receipt_rates_without_an_account(app) {
        let case = case_of(app, 1, BIRTH, How::Returned, None).await;
        let visitor = app.visitor();
        let beside = visitor.get(&format!("/keeper/{}?key={KEY}", case.code)).await.expect(200);
        assert!(beside.text().contains(&format!("action=\"{}\"", case.rate_with_key())), "{}", beside.text());
        assert_eq!(visitor.post_form(&case.rate_with_key(), &FULL).await.see_other(), case.rate_with_key());
        visitor.get(&case.rate_with_key()).await.expect(200).shows("Hồ sơ này đã được đánh giá");
        app.visitor().post_form(&case.rate_with_key(), &[("key", "f-2"), ("overall", "1")]).await.expect(409);
        assert_eq!(counts(app).await, (1, 1));
    }

    async fn nobody_else_votes(app) {
        let case = answered(app, 1).await;
        app.visitor().post_form(&case.rate(), &FULL).await.expect(404);
        app.visitor().post_form(&format!("{}?key=AB13", case.rate()), &FULL).await.expect(404);
        app.person("other", Role::Citizen, None).await.post_form(&case.rate(), &FULL).await.expect(404);
        app.visitor().get(&case.rate()).await.expect(404);
        // The office sees the case, and may even hold the receipt in its hand.
        let refused = app.desk().await.post_form(&case.rate(), &FULL).await.expect(403);
        refused.shows("Cơ quan không đánh giá thay người nộp");
        app.desk().await.post_form(&case.rate_with_key(), &FULL).await.expect(403);
        app.leader().await.get(&case.rate()).await.expect(403);
        let beside = app.desk().await.get(&format!("/keeper/{}", case.code)).await.expect(200);
        assert!(!beside.text().contains("danh-gia"), "the office is shown no form and no standing");
        assert_eq!(counts(app).await, (0, 0));
    }

    async fn it_is_rated_after_the_answer_and_within_its_time(app) {
        let citizen = app.citizen().await;
        let id = app.actor("citizen").await.id;
        let open = case_of(app, 1, BIRTH, How::Filed, Some(id)).await;
        citizen.post_form(&open.rate(), &FULL).await.expect(409).shows("Hồ sơ này chưa thể đánh giá");
        citizen.get(&open.rate()).await.expect(200).shows("chưa có kết quả để đánh giá");
        assert!(!citizen.get(&format!("/keeper/{}", open.code)).await.expect(200).text().contains("danh-gia"));
        let withdrawn = case_of(app, 2, BIRTH, How::Closed(Ending::Withdrawn), Some(id)).await;
        citizen.post_form(&withdrawn.rate(), &FULL).await.expect(409);
        // A refusal is an answer too.
        let refused = case_of(app, 3, BIRTH, How::Closed(Ending::NotReceived), Some(id)).await;
        citizen.post_form(&refused.rate(), &FULL).await.expect(303);

        let case = answered(app, 4).await;
        app.pass_days(RATING_DAYS);
        app.drain().await;
        let citizen = app.citizen().await;
        citizen.get(&case.rate()).await.expect(200).shows("Bỏ phiếu đánh giá");
        app.pass_days(1);
        let citizen = app.citizen().await;
        citizen.post_form(&case.rate(), &FULL).await.expect(409).shows("Thời gian đánh giá hồ sơ này đã hết");
        let over = "Đã hết thời gian đánh giá (đến ngày 29/01/2025";
        citizen.get(&case.rate()).await.expect(200).shows(over);
        let beside = citizen.get(&format!("/keeper/{}", case.code)).await.expect(200).shows(over);
        assert!(!beside.text().contains("danh-gia"), "no form any more");
    }

    async fn programs_vote_by_the_same_rules(app) {
        let case = answered(app, 1).await;
        let path = "/api/v1/surveys/ratings";
        let vote = json!({ "case": case.code, "overall": 4, "answers": { "result": 5 }, "comment": "Tốt" });
        let citizen = app.citizen().await;
        let wrong = json!({ "case": case.code, "overall": 6, "answers": { "weather": 5 } });
        let refused = citizen.api_post(path, &wrong).await.expect(422).json();
        assert_eq!(refused["errors"][0]["pointer"], "/answers/weather", "{refused}");
        let wrong = json!({ "case": case.code, "overall": 6 });
        assert_eq!(citizen.api_post(path, &wrong).await.expect(422).json()["errors"][0]["pointer"], "/overall");
        app.visitor().api_post(path, &vote).await.expect(404);
        app.desk().await.api_post(path, &vote).await.expect(403);
        assert_eq!(counts(app).await, (0, 0));
        assert_eq!(citizen.api_post_once("k", path, &vote).await.expect(200).json()["state"], "cast");
        citizen.api_post_once("k", path, &vote).await.expect(200);
        citizen.api_post(path, &vote).await.expect(409);
        let other = answered(app, 2).await;
        let by_key = json!({ "case": other.code, "key": KEY, "overall": 1 });
        app.visitor().api_post(path, &by_key).await.expect(200);
        assert_eq!(counts(app).await, (2, 2));
    }

    async fn two_at_the_same_moment_are_one(app) {
        let case = answered(app, 1).await;
        let answers = || crate::Answers { overall: 5, ..crate::Answers::default() };
        let votes = (0..8).map(|n| {
            let (platform, form) = (app.platform.clone(), format!("form-{}", n % 2));
            tokio::spawn(async move { crate::vote(&platform, case.stream, &form, answers()).await })
        });
        let (mut cast, mut already, mut refused) = (0, 0, 0);
        for vote in votes.collect::<Vec<_>>() {
            match vote.await.expect("it does not panic") {
                Ok(crate::Vote::Cast) => cast += 1,
                Ok(crate::Vote::Already) => already += 1,
                Err(problem) => {
                    assert_eq!(problem.kind, kernel::ProblemKind::Conflict);
                    refused += 1;
                }
            }
        }
        assert_eq!((cast, already, refused), (1, 3, 4));
        assert_eq!(counts(app).await, (1, 1));
    }
}

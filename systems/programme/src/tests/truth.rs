//! That a figure says what it is: every number opens exactly its records, nothing is linked that does not open, and no
//! list of ballots singles anybody out.

use super::{AGENCY, FIELD, PROCEDURE, SYSTEMS, about, at, id, read, tell, told};
use crate::{
    figure::{By, Measure, Tally},
    kept::Kept,
    lists::{Line, Show},
    rows,
    scope::{Narrow, Scope},
    targets,
};
use ::facts::{
    onestop::{CaseFact, Channel, DueChange},
    surveys::BallotCast,
};
use kernel::Instant;
use platform::Role;
use std::{collections::BTreeMap, sync::Arc};
use store::StoreError;
use testkit::{OTHER_AGENCY, TestApp};

/// Overdue in January 2025: 5 of the common history; 6 with a new date; 7 asked for papers twice and waiting for them.
/// Handled late: 2 after its date; 8 in time, but asked for papers twice.
fn late() -> Vec<(u16, Instant, CaseFact)> {
    let day = |hour: u32| at(&format!("2024-12-30T{hour:02}:00:00+07:00"));
    let (due, new_date) = (day(17), at("2025-01-20T17:00:00+07:00"));
    let received = |n| CaseFact::Received { about: about(n, Channel::Direct), due: Some(due), first_due: Some(due) };
    let paused = |n, requests| CaseFact::Paused { about: about(n, Channel::Direct), requests };
    let resumed = |n| CaseFact::Resumed {
        about: about(n, Channel::Direct),
        due: Some(due),
        first_due: Some(due),
        restarted: false,
    };
    let apology = CaseFact::DueChanged {
        about: about(6, Channel::Direct),
        due: new_date,
        first_due: due,
        reason: DueChange::Apologised,
    };
    let finished = CaseFact::Finished {
        about: about(8, Channel::Direct),
        at: day(16),
        due: Some(due),
        first_due: Some(due),
        supplement_requests: 2,
    };
    let mut all = told();
    all.extend([(6, day(9), received(6)), (6, day(15), apology)]);
    all.extend([
        (7, day(9), received(7)),
        (7, day(10), paused(7, 1)),
        (7, day(11), resumed(7)),
        (7, day(12), paused(7, 2)),
    ]);
    all.extend([
        (8, day(9), received(8)),
        (8, day(10), paused(8, 1)),
        (8, day(11), resumed(8)),
        (8, day(12), paused(8, 2)),
    ]);
    all.extend([(8, day(13), resumed(8)), (8, day(16), finished)]);
    all
}

/// Every address behind a number of a page, with that number.
fn numbered(page: &str) -> Vec<(String, u64)> {
    let cells = page.split("href=\"").skip(1).filter(|rest| rest.starts_with("/chi-tieu/T03/ho-so?"));
    let read = |rest: &str| {
        let (address, rest) = rest.split_once('"')?;
        // A link whose words are that number alone; what follows is for screen readers.
        let number = rest.trim_start_matches('>').split('<').next()?;
        Some((address.replace("&#38;", "&"), number.parse().ok()?))
    };
    cells.filter_map(read).collect()
}

async fn total(app: &TestApp, show: Show, scope: &Scope) -> (u64, usize) {
    let page = targets::records(&app.platform, Measure::OnTime, scope, show, None, 100).await.expect("a page");
    (page.total, page.rows.len())
}

async fn cast(app: &TestApp, ballots: Vec<BallotCast>) {
    let write = app.platform.store().write::<_, StoreError, _>("test", move |tx| {
        ballots.iter().try_for_each(|cast| rows::take_ballot(tx, at("2024-12-20T23:30:00+07:00"), cast))
    });
    write.await.expect("taken in");
}

fn ballots(first: u32, n: u32, agency: &str, procedure: &str, score: u8) -> Vec<BallotCast> {
    let ballot = |n| BallotCast {
        ballot: id(n),
        agency: agency.parse().expect("an agency"),
        procedure: procedure.parse().expect("a procedure"),
        field: FIELD.to_owned(),
        level: "commune".to_owned(),
        channel: Channel::Post,
        day: kernel::Date::constant(2024, 12, 20),
        score,
        answers: BTreeMap::new(),
        synthetic: false,
    };
    (first..first + n).map(ballot).collect()
}

testkit::on_both! { SYSTEMS;
    async fn every_number_opens_exactly_its_records(app) {
        tell(app, late()).await;
        let scope = Scope::year_to(at("2024-12-31T18:00:00+07:00"));
        assert_eq!(total(app, Show::Requests, &scope).await, (1, 1), "8 was in time, and counts as late");
        assert_eq!(total(app, Show::AfterDate, &scope).await, (0, 0));
        assert_eq!(total(app, Show::Open, &scope).await, (4, 4));
        let scope = Scope { period: crate::figure::Period { from: kernel::Date::constant(2024, 1, 1), ..Scope::year_to(at("2025-01-03T18:00:00+07:00")).period }, ..Scope::year_to(at("2025-01-03T18:00:00+07:00")) };
        for (show, count) in [(Show::Late, 2), (Show::AfterDate, 1), (Show::Requests, 1), (Show::Open, 3), (Show::Missing, 5)] {
            assert_eq!(total(app, show, &scope).await, (count, count as usize), "{show:?}");
        }
        app.pass_days(1);
        let leader = app.leader().await;
        let page = leader.get("/chi-tieu/dieu-hanh?ngay=2024-12-31").await.expect(200).text();
        let numbers = numbered(&page);
        assert!(numbers.len() >= 4, "{numbers:?}\n{page}");
        for (address, number) in numbers {
            let rows = leader.get(&address).await.expect(200).text().matches("class=\"code\">000").count();
            assert_eq!(rows as u64, number, "{address}");
        }
    }

    async fn overdue_is_told_by_its_parts(app) {
        tell(app, late()).await;
        app.pass_days(4);
        let leader = app.leader().await;
        let page = leader.get("/chi-tieu/dieu-hanh").await.expect(200);
        let page = page.shows("quá ngày hẹn đầu, chưa xong (1 đã hẹn lại, 1 chờ người nộp bổ sung)");
        let _ = page.shows("đã xin lỗi, hẹn lại 20/01/2025").shows("chờ người nộp bổ sung lần nữa, từ 30/12/2024");
        let requests = leader.get("/chi-tieu/T03/ho-so?ngay=2024-12-31&loc=requests").await.expect(200);
        requests.shows("tính trễ vì yêu cầu bổ sung 2 lần").shows("1 hồ sơ: Bổ sung quá một lần");
        // As of a past day it is told as it was then.
        let scope = Scope::year_to(at("2024-12-30T17:30:00+07:00"));
        let found = read(app, move |tx| rows::whereabouts(tx, &scope)).await.expect("few enough");
        assert_eq!((found.promised, found.missed, found.applicant), (2, 0, 1), "2 was handled later, and had a new date as well");
    }

    async fn a_new_date_that_has_passed_is_told_as_passed(app) {
        tell(app, late()).await;
        app.pass_days(25);
        let page = app.leader().await.get("/chi-tieu/dieu-hanh").await.expect(200);
        let page = page.shows("(1 đã hẹn lại, 1 đã quá cả ngày hẹn lại, 1 chờ người nộp bổ sung)");
        let _ = page.shows("đã hẹn lại 20/01/2025, đã quá");
    }

    async fn nothing_is_linked_that_does_not_open(app) {
        tell(app, told()).await;
        app.pass_days(1);
        let other = app.person("other-leader", Role::Leader, Some(OTHER_AGENCY)).await;
        let link = format!("/can-bo/ho-so/{AGENCY}");
        for address in ["/chi-tieu/dieu-hanh?pham-vi=tinh&ngay=2024-12-30", "/chi-tieu/T03/ho-so?ngay=2024-12-30"] {
            let page = other.get(address).await.expect(200).shows("-241230-0006").text();
            assert!(!page.contains(&link), "{address}");
            assert!(app.leader().await.get(address).await.expect(200).text().contains(&link), "{address}");
        }
    }

    async fn a_leader_begins_at_home_and_the_sheet_says_whose_it_is(app) {
        tell(app, told()).await;
        app.pass_days(1);
        let other = app.person("other-leader", Role::Leader, Some(OTHER_AGENCY)).await;
        let home = other.get("/chi-tieu/dieu-hanh?ngay=2024-12-30").await.expect(200).text();
        assert!(!home.contains("-241230-0006"), "another agency's case");
        other.get("/chi-tieu/dieu-hanh?pham-vi=tinh&ngay=2024-12-30").await.expect(200).shows("<b>Toàn tỉnh</b>");
        let address = format!("/chi-tieu/T03/ho-so?co-quan={AGENCY}&linh-vuc=H%E1%BB%99%20t%E1%BB%8Bch&ngay=2024-12-30");
        let name = crate::pages::part_name(kernel::Lang::Vi, app.platform.packs(), By::Agency, AGENCY, kernel::Date::constant(2024, 12, 30));
        let page = other.get(&address).await.expect(200).shows(&format!("<b>{name} · Hộ tịch</b>"));
        let _ = page.shows("đến hết 30/12/2024");
    }

    async fn days_are_told_as_they_are(app) {
        tell(app, told()).await;
        let anybody = app.visitor();
        let typed = "/chi-tieu?ngay-day=31&ngay-month=02&ngay-year=2024";
        anybody.get(typed).await.expect(422).shows("Không có ngày 31/02/2024");
        anybody.get("/chi-tieu?ngay=2025-02-01").await.expect(200).shows("Ngày 01/02/2025 chưa đến");
        anybody.get("/chi-tieu").await.expect(200).shows("tính đến lúc 07:30, thứ Hai, 30/12/2024");
        anybody.get("/chi-tieu?ngay=2024-12-29").await.expect(200).shows("tính đến hết Chủ nhật, 29/12/2024");
    }

    async fn ballots_of_few_are_neither_told_apart_nor_found_by_subtraction(app) {
        let other = "1.000656";
        let mut all = ballots(1, 20, AGENCY, PROCEDURE, 5);
        all.extend(ballots(21, 2, AGENCY, other, 1));
        all.extend(ballots(31, 3, OTHER_AGENCY, other, 2));
        all.extend(ballots(41, 9, "000.00.01.H50", PROCEDURE, 5));
        cast(app, all).await;
        let scope = Scope::year_to(at("2024-12-30T18:00:00+07:00"));
        let page = targets::records(&app.platform, Measure::Satisfied, &scope, Show::All, None, 200).await.expect("a page");
        let line = |row: &Line| match row {
            Line::Ballot(ballot) => (ballot.agency.clone(), ballot.procedure.clone()),
            other => panic!("{other:?}"),
        };
        let lines: Vec<_> = page.rows.iter().map(line).collect();
        assert_eq!((page.total, lines.len()), (34, 34));
        let count = |agency: Option<&str>, procedure: Option<&str>| {
            lines.iter().filter(|(a, p)| (a.as_deref(), p.as_deref()) == (agency, procedure)).count()
        };
        // Three of one agency hide among the nine of the next smallest; two of a procedure take its agency's twenty along.
        assert_eq!(count(None, None), 12);
        assert_eq!(count(Some(AGENCY), None), 22);
        let kept = Arc::new(Kept::default());
        let parts = targets::parts(&app.platform, &kept, Measure::Satisfied, &scope, By::Agency).await.expect("parts");
        let told: Vec<_> = parts.iter().filter(|part| part.tally.all() > 0).map(|part| part.key.as_str()).collect();
        assert_eq!(told, [AGENCY]);
        let narrow = Narrow { agency: OTHER_AGENCY.to_owned(), ..Narrow::default() };
        let few = Scope { narrow, ..scope.clone() };
        let page = targets::records(&app.platform, Measure::Satisfied, &few, Show::All, None, 200).await.expect("a page");
        assert!(page.rows.is_empty());
        let figure = targets::figure(&app.platform, &kept, Measure::Satisfied, &few).await.expect("T09");
        assert_eq!(figure.tally, Some(Tally { apart: 3, ..Tally::default() }));
        app.pass_days(1);
        let page = app.leader().await.get("/chi-tieu/T09/ho-so?ngay=2024-12-30").await.expect(200).text();
        assert!(!page.contains("20/12/2024"), "no day");
    }

    async fn those_who_are_not_named_and_voted_alike_hide_among_others(app) {
        let mut all = ballots(1, 20, AGENCY, PROCEDURE, 5);
        all.extend(ballots(21, 6, "000.00.01.H50", PROCEDURE, 1));
        // Twelve in parts too small to be named, all satisfied: the total less the named would say so of each of them.
        for (n, agency) in ["000.00.04.H50", "000.00.05.H50", OTHER_AGENCY].into_iter().enumerate() {
            all.extend(ballots(31 + 4 * n as u32, 4, agency, PROCEDURE, 5));
        }
        cast(app, all).await;
        let (kept, scope) = (Arc::new(Kept::default()), Scope::year_to(at("2024-12-30T18:00:00+07:00")));
        let parts = targets::parts(&app.platform, &kept, Measure::Satisfied, &scope, By::Agency).await.expect("parts");
        let told: Vec<_> = parts.iter().filter(|part| part.tally.all() > 0).map(|part| part.key.as_str()).collect();
        assert_eq!(told, [AGENCY]);
    }

    async fn the_book_asks_why_and_shows_what_was_counted(app) {
        tell(app, told()).await;
        app.pass_minutes(10 * 60);
        let desk = app.desk().await;
        let day = [("day-day", "30"), ("day-month", "12"), ("day-year", "2024")];
        let counts = [("entries", "5"), ("tickets", "4"), ("receipts", "0"), ("note", "")];
        let refused = desk.post_form("/chi-tieu/so-giay", &[day, [counts[0], counts[1], counts[2]]].concat()).await.expect(422);
        refused.shows("Trên giấy là 5, phần mềm có 2: hãy ghi vì sao lệch");
        let page = desk.get("/chi-tieu/so-giay?ngay=2024-12-30").await.expect(200);
        let page = page.shows("Hồ sơ phần mềm đã đếm ngày 30/12/2024").shows(&format!("/can-bo/ho-so/{AGENCY}-241230-0003"));
        assert!(!page.text().contains("-241230-0002"), "filed online");
        let body = serde_json::json!({ "day": "2024-12-30", "entries": 5 });
        desk.api_post("/api/v1/day-books", &body).await.expect(422).shows("/note");
    }
}

//! A figure opens to its records, page by page, whatever they are.

use super::{AGENCY, PROCEDURE, SYSTEMS, at, read, tell, told};
use crate::{
    figure::Measure,
    lists::{Line, Show},
    scope::{Narrow, Scope},
    targets,
};
use testkit::TestApp;

/// Walks through all pages of a list, two rows at a time, and names each row.
async fn walk(app: &TestApp, measure: Measure, scope: &Scope, show: Show) -> (u64, Vec<String>) {
    let (mut names, mut after, mut total) = (Vec::new(), None, 0);
    loop {
        let page = targets::records(&app.platform, measure, scope, show, after.as_deref(), 2).await.expect("a page");
        total = page.total.max(total);
        assert!(page.rows.len() <= 2);
        names.extend(page.rows.iter().map(|row| match row {
            Line::Case(record) => record.code.clone(),
            Line::Procedure(line) => line.code.clone(),
            Line::Day(day) => format!("{} {}", day.day, day.agency),
            Line::Ballot(ballot) => ballot.ballot.clone(),
        }));
        match page.next {
            Some(next) => after = Some(next),
            None => return (total, names),
        }
    }
}

testkit::on_both! { SYSTEMS;
    async fn a_figure_opens_to_its_cases_page_by_page(app) {
        tell(app, told()).await;
        let scope = Scope::year_to(at("2024-12-30T18:00:00+07:00"));
        for (measure, show, count) in [
            (Measure::Online, Show::All, 5),
            (Measure::Online, Show::Good, 3),
            (Measure::Online, Show::Missing, 2),
            (Measure::OnTime, Show::All, 5),
            (Measure::OnTime, Show::Good, 3),
            (Measure::OnTime, Show::Missing, 2),
            (Measure::OnTime, Show::Open, 2),
            (Measure::OnTime, Show::Apart, 0),
        ] {
            let (total, mut names) = walk(app, measure, &scope, show).await;
            assert_eq!((total, names.len()), (count, usize::try_from(count).expect("few")), "{measure:?} {show:?}");
            names.sort();
            names.dedup();
            assert_eq!(names.len() as u64, count, "no record twice");
        }
        let elsewhere = Narrow { agency: testkit::OTHER_AGENCY.to_owned(), ..Narrow::default() };
        let scope = Scope { narrow: elsewhere, ..scope };
        assert_eq!(walk(app, Measure::OnTime, &scope, Show::All).await, (0, Vec::new()));
    }

    async fn procedures_are_listed_as_they_are_counted(app) {
        let scope = Scope::year_to(at("2024-12-30T18:00:00+07:00"));
        let kept = std::sync::Arc::default();
        for measure in [Measure::OneStop, Measure::TimeCut, Measure::Offered, Measure::National, Measure::Means] {
            let figure = targets::figure(&app.platform, &kept, measure, &scope).await.expect("a figure");
            let tally = figure.tally.expect("it is computed");
            let weight = if measure == Measure::TimeCut { 10_000 } else { 1 };
            let (all, names) = walk(app, measure, &scope, Show::All).await;
            assert_eq!(all * weight, tally.all() + tally.unknown, "{measure:?}: {tally:?}");
            assert_eq!(all, names.len() as u64);
            assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "by code, none twice");
            let (unknown, _) = walk(app, measure, &scope, Show::Unknown).await;
            assert_eq!(unknown * weight, tally.unknown, "{measure:?}");
        }
        // Nobody has said which procedures stand on the national portal: that is unknown, not zero.
        let national = targets::figure(&app.platform, &kept, Measure::National, &scope).await.expect("T06");
        assert_eq!((national.tally.expect("computed").basis_points(), national.met), (None, None));
    }

    async fn real_time_stands_beside_what_was_promised(app) {
        tell(app, told()).await;
        let scope = Scope::year_to(at("2024-12-31T18:00:00+07:00"));
        let page = targets::records(&app.platform, Measure::TimeCut, &scope, Show::All, None, 200).await.expect("a page");
        let line = page.rows.into_iter().find_map(|row| match row {
            Line::Procedure(line) if line.code == PROCEDURE => Some(line),
            _ => None,
        });
        let real = line.expect("the procedure").real.expect("one answer");
        // Received at 9, answered at 17, without the two hours of noon.
        assert_eq!((real.count, real.median, real.mean), (1, 360, 360));
    }

    async fn the_oldest_overdue_case_comes_first(app) {
        tell(app, told()).await;
        let scope = Scope::year_to(at("2025-01-01T18:00:00+07:00"));
        let oldest = read(app, move |tx| crate::rows::oldest_overdue(tx, &scope, 10)).await;
        let codes: Vec<&str> = oldest.iter().map(|record| record.code.as_str()).collect();
        assert_eq!(codes, [format!("{AGENCY}-241230-0003"), format!("{AGENCY}-241230-0006")]);
    }

    async fn a_cursor_of_another_list_is_refused(app) {
        let scope = Scope::year_to(at("2024-12-30T18:00:00+07:00"));
        let wrong = ["1.001193", "_", "2024-12-30_x", "2024-12-30T07:30:00Z_", "'; drop table measured_case; --", "%00_%00"];
        for measure in Measure::ALL {
            for after in wrong {
                let refused = targets::records(&app.platform, measure, &scope, Show::All, Some(after), 2).await;
                let problem = refused.expect_err(after);
                assert_eq!(problem.fields[0].path, "after", "{measure:?} {after}");
            }
        }
    }
}

//! Every page with made-up content, once for each thing it can look like.

use super::{comments, rate, results};
use crate::{
    results::Found,
    rows::{About, By, Tally},
    state::{Answers, FACTORS, Standing},
    text::T,
    voting::Right,
};
use askama::Template;
use kernel::Lang;
use platform::Role;
use web::{
    Sample, Shell, pieces_sample,
    view::{Filter, Pager, Row, error_of, errors_of, summary_of},
};

const CODE: &str = "000.00.10.H50-241230-0001";

fn name(lang: Lang) -> String {
    web::text::T::new(lang).sample_agency().to_owned()
}

fn rate(lang: Lang, right: Right, refused: bool) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let problem = Answers::read(|_| "").err();
    let mut questions = rate::questions(t, None);
    if let Some(problem) = problem.filter(|_| refused) {
        let errors = errors_of(&problem, lang);
        questions.iter_mut().for_each(|field| field.error = error_of(&errors, &field.name));
    }
    let errors = summary_of("rate", &questions);
    let act = web::view::Act { first: true, ..rate::act(t, format!("/danh-gia/{CODE}"), "k".to_owned(), questions) };
    rate::RatePage {
        shell: Shell::sample(lang, Some(Role::Citizen)),
        t,
        code: CODE.to_owned(),
        procedure: t.sample_procedure().to_owned(),
        agency: name(lang),
        says: rate::says(t, right),
        errors,
        acts: if matches!(right, Right::Open(_)) { vec![act] } else { Vec::new() },
    }
    .render()
}

fn beside(lang: Lang, right: Right) -> Result<String, askama::Error> {
    let piece = rate::piece(lang, right, format!("/danh-gia/{CODE}"), "k".to_owned());
    pieces_sample(lang, piece.into_iter().collect())
}

fn result(lang: Lang, enough: bool) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let tally = |scores: [u64; 5], made_up| Tally { scores, made_up };
    let overall = tally([3, 9, 31, 188, 217], 448);
    let found = Found {
        overall: Some(overall).filter(|_| enough),
        factors: FACTORS.map(|factor| (factor, (enough && factor != "feedback").then_some(overall))).to_vec(),
        parts: Vec::new(),
        rest: enough.then(|| tally([0, 0, 1, 3, 2], 0)),
    };
    let page = results::words(lang, Shell::sample(lang, None), &found, By::Agency, 12);
    let part = results::PartLine {
        name: name(lang),
        href: "/hai-long?nam=2024&co-quan=000.00.10.H50".to_owned(),
        shown: results::shown(t, &overall),
    };
    let about = About { year: "2024".to_owned(), ..About::default() };
    let year = |year: &str| Filter {
        href: format!("/hai-long?nam={year}"),
        label: t.results_year(year),
        current: year == about.year,
        ..Filter::default()
    };
    results::ResultsPage {
        about: vec![Row::new(t.results_period(), t.results_year(&about.year))],
        years: vec![year("2024"), year("2023")],
        by: results::sides(t, &about, By::Agency),
        parts: if enough { vec![part] } else { Vec::new() },
        ..page
    }
    .render()
}

fn comments(lang: Lang, moderator: bool, empty: bool) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let standing = if moderator { Standing::Waiting } else { Standing::Shown };
    let act = |name: &'static str, button: &str, grave| web::view::Act {
        name,
        url: format!("/gop-y/0/{name}"),
        key: "k".to_owned(),
        button: button.to_owned(),
        grave,
        ..web::view::Act::default()
    };
    let line = comments::Line {
        text: t.sample_comment().to_owned(),
        about: t.comment_about(name(lang), t.sample_procedure(), "12/2024"),
        tag: comments::tag(t, standing),
        synthetic: true,
        acts: if moderator {
            vec![act("shown", t.comment_show(), false), act("struck", t.comment_strike(), true)]
        } else {
            Vec::new()
        },
    };
    comments::CommentsPage {
        shell: Shell::sample(lang, Some(if moderator { Role::Admin } else { Role::Leader })),
        t,
        intro: comments::intro(t, moderator),
        filters: if moderator { comments::filters(t, standing) } else { Vec::new() },
        lines: if empty { Vec::new() } else { vec![line] },
        pager: Pager::default(),
    }
    .render()
}

pub(super) fn all() -> Vec<Sample> {
    vec![
        Sample { name: "surveys/rate", render: |lang| rate(lang, Right::Open(rate::sample_day()), false) },
        Sample { name: "surveys/rate, refused", render: |lang| rate(lang, Right::Open(rate::sample_day()), true) },
        Sample { name: "surveys/rate, done", render: |lang| rate(lang, Right::Used, false) },
        Sample { name: "surveys/rate, too late", render: |lang| rate(lang, Right::Ended(rate::sample_day()), false) },
        Sample { name: "surveys/rate, not yet", render: |lang| rate(lang, Right::None, false) },
        Sample { name: "surveys/case.sidebar", render: |lang| beside(lang, Right::Open(rate::sample_day())) },
        Sample { name: "surveys/case.sidebar, done", render: |lang| beside(lang, Right::Used) },
        Sample { name: "surveys/track.sidebar", render: |lang| beside(lang, Right::Open(rate::sample_day())) },
        Sample { name: "surveys/results", render: |lang| result(lang, true) },
        Sample { name: "surveys/results, too few", render: |lang| result(lang, false) },
        Sample { name: "surveys/comments", render: |lang| comments(lang, false, false) },
        Sample { name: "surveys/comments, moderator", render: |lang| comments(lang, true, false) },
        Sample { name: "surveys/comments, empty", render: |lang| comments(lang, false, true) },
    ]
}

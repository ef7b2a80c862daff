//! Every page with made-up content: nothing yet, waiting, answered, refused; and what stands in the slots.

use super::{
    leader::{self, ComplaintPage, ListLine, ListPage},
    own::{self, OwnPage, Shown, ShownAnswer},
    slots,
};
use crate::{
    making::Given,
    rows::Line,
    state::{Finding, Stage, Topic},
    text::T,
};
use askama::Template;
use kernel::{Lang, StreamId};
use platform::Role;
use web::{
    Form, Sample, Shell, pieces_sample, show,
    view::{Act, Happening, Pager, Row, Tag},
};

const CODE: &str = "000.08.61.H50-241212-0003";
const AGENCY: &str = "000.08.61.H50";
const PROCEDURE: &str = "1.001193";

/// All of them.
pub(super) fn all() -> Vec<Sample> {
    vec![
        Sample { name: "voice/own", render: |lang| own(lang, Vec::new(), None).render() },
        Sample { name: "voice/own, refused", render: |lang| own(lang, Vec::new(), Some(())).render() },
        Sample { name: "voice/own, waiting", render: |lang| own(lang, vec![shown(lang, false)], None).render() },
        Sample { name: "voice/own, answered", render: |lang| own(lang, vec![shown(lang, true)], None).render() },
        Sample { name: "voice/list", render: |lang| list(lang, true).render() },
        Sample { name: "voice/list, empty", render: |lang| list(lang, false).render() },
        Sample { name: "voice/complaint", render: |lang| complaint(lang, false).render() },
        Sample { name: "voice/complaint, answered", render: |lang| complaint(lang, true).render() },
        Sample {
            name: "voice/case.sidebar",
            render: |lang| {
                let lines = [line(Stage::Answered), line(Stage::Open)];
                let mut pieces =
                    vec![slots::makers_piece(lang, &lines, show::sample_instant(), "/phan-anh".to_owned())];
                let leaders = slots::leaders_piece(lang, &lines, show::sample_instant());
                pieces.extend(leaders.map(|piece| web::view::Piece { name: "voice-leader".to_owned(), ..piece }));
                pieces_sample(lang, pieces)
            },
        },
        Sample {
            name: "voice/track.sidebar",
            render: |lang| {
                let piece = slots::makers_piece(lang, &[], show::sample_instant(), "/phan-anh".to_owned());
                pieces_sample(lang, vec![piece])
            },
        },
    ]
}

fn line(stage: Stage) -> Line {
    Line {
        stream: StreamId::nil(),
        case: StreamId::nil(),
        code: CODE.parse().expect("a case code"),
        agency: AGENCY.parse().expect("an agency's code"),
        procedure: PROCEDURE.parse().expect("a procedure's code"),
        topic: Topic::Late,
        filed_at: show::sample_instant(),
        due_at: Some(show::sample_instant().plus_minutes(15 * 24 * 60)),
        stage,
        finding: (stage == Stage::Answered).then_some(Finding::Founded),
        answered_at: (stage == Stage::Answered).then(show::sample_instant),
    }
}

fn shown(lang: Lang, answered: bool) -> Shown {
    let t = T::new(lang);
    let stage = if answered { Stage::Answered } else { Stage::Open };
    let when = show::weekday_instant(lang, show::sample_instant());
    let withdraw = Act {
        url: format!("/phan-anh/ho-so/{CODE}/0/rut"),
        name: "voice-withdraw",
        title: t.withdraw_title().to_owned(),
        button: t.withdraw_button().to_owned(),
        grave: true,
        ..Act::default()
    };
    Shown {
        topic: t.topic("late"),
        tag: super::tag(t, &line(stage), show::sample_instant()),
        filed: when.clone(),
        due: (!answered).then(|| when.clone()),
        words: t.sample_words().to_owned(),
        answer: answered.then(|| ShownAnswer {
            finding: t.finding_said("founded"),
            when,
            words: t.sample_answer().to_owned(),
        }),
        acts: if answered { Vec::new() } else { vec![withdraw] },
    }
}

fn own(lang: Lang, complaints: Vec<Shown>, refused: Option<()>) -> OwnPage {
    let t = T::new(lang);
    let (form, problem) = (Form::default(), Given::read("", "").err());
    let refused = refused.and(problem.as_ref()).map(|problem| (&form, problem));
    let questions = own::questions(t, refused);
    let errors = web::view::summary_of("voice-file", &questions);
    let waiting = complaints.iter().any(|one| !one.acts.is_empty());
    OwnPage {
        shell: Shell::sample(lang, Some(Role::Citizen)),
        t,
        done: waiting.then(|| t.done_filed().to_owned()),
        code: CODE.to_owned(),
        back: format!("/ho-so/{CODE}"),
        procedure: PROCEDURE.to_owned(),
        agency: AGENCY.to_owned(),
        by_key: waiting,
        errors,
        complaints,
        acts: if waiting {
            Vec::new()
        } else {
            vec![own::act(t, format!("/phan-anh/ho-so/{CODE}"), String::new(), questions)]
        },
    }
}

fn list(lang: Lang, filled: bool) -> ListPage {
    let t = T::new(lang);
    let when = show::weekday_instant(lang, show::sample_instant());
    let line = |late: bool| ListLine {
        href: late.then(|| "/phan-anh/0".to_owned()),
        case: late.then(|| format!("/can-bo/ho-so/{CODE}")),
        topic: t.topic("late"),
        code: CODE.to_owned(),
        procedure: PROCEDURE.to_owned(),
        agency: late.then(|| AGENCY.to_owned()),
        tag: if late { Tag::late(t.stage_late()) } else { Tag::now(t.stage("open")) },
        filed: when.clone(),
        due: late.then(|| when.clone()),
        late,
    };
    ListPage {
        shell: Shell::sample(lang, Some(Role::Leader)),
        t,
        agency: AGENCY.to_owned(),
        filters: leader::filters(t, Stage::Open, &[(Stage::Open, 2), (Stage::Answered, 14), (Stage::Withdrawn, 0)]),
        lines: if filled { vec![line(true), line(false)] } else { Vec::new() },
        pager: Pager::default(),
    }
}

fn complaint(lang: Lang, answered: bool) -> ComplaintPage {
    let t = T::new(lang);
    let stage = if answered { Stage::Answered } else { Stage::Open };
    let when = show::weekday_instant(lang, show::sample_instant());
    let fields = leader::questions(t, None);
    ComplaintPage {
        shell: Shell::sample(lang, Some(Role::Leader)),
        t,
        errors: Vec::new(),
        topic: t.topic("late"),
        code: CODE.to_owned(),
        tag: super::tag(t, &line(stage), show::sample_instant()),
        rows: vec![Row::new(t.filed(), when.clone())],
        words: t.sample_words().to_owned(),
        answer: answered.then(|| t.finding_said("founded")),
        answer_words: t.sample_answer().to_owned(),
        due: None,
        acts: if answered { Vec::new() } else { vec![leader::act(t, StreamId::nil(), String::new(), fields)] },
        happenings: vec![Happening { when, title: t.happened_filed().to_owned(), ..Happening::default() }],
        readers: Vec::new(),
    }
}

//! The office's pages with made-up content, for tests and pictures.

use super::{
    case::{CheckLine, OfficerCasePage, StepState, below},
    list::{OfficerListPage, filters},
    panels::sample_panels,
    work::{Narrow, WorkLine},
};
use crate::{
    pages::samples::{CODE, due, version},
    rows::lists::Total,
    state::Stage,
    text::T,
    views,
};
use askama::Template;
use kernel::{CaseCode, Lang};
use platform::{Reason, Role};
use web::{
    Sample, Shell, role_name, show,
    view::{Answers, Due, FileLine, Happening, Pager, PaperLine, Reader, Row, Tag},
};

/// People who do not exist.
const APPLICANTS: [&str; 4] = ["Hồ Thị Mẫu", "Trần Văn Thử", "Lê Thị Ví Dụ", "Nguyễn Văn Nháp"];
const OFFICER: &str = "Nguyễn Thị Mẫu Hương";

/// The list, and a case that waits for a signature.
pub(super) fn samples() -> Vec<Sample> {
    vec![Sample { name: "onestop/officer_list", render: list }, Sample { name: "onestop/officer_case", render: case }]
}

fn line(lang: Lang, n: usize, stage: Stage, left: Option<String>) -> WorkLine {
    let t = T::new(lang);
    let desk = || role_name(web::text::T::new(lang), Role::Desk).to_owned();
    WorkLine {
        href: format!("/can-bo/ho-so/{CODE}"),
        code: format!("000.00.10.H50-241230-{n:04}"),
        procedure: version().name.get(lang).to_owned(),
        applicant: APPLICANTS.get(n % APPLICANTS.len()).map(|name| (*name).to_owned()),
        tag: views::stage_tag(t, stage),
        mark: None,
        due: Some(show::instant(lang, show::sample_instant().plus_minutes(570))),
        left,
        late: false,
        soon: false,
        doing: Some(if stage == Stage::Processing { OFFICER.to_owned() } else { desk() }),
        online: n.is_multiple_of(2),
    }
}

/// A case that is late, and one to be signed.
pub(in crate::pages) fn work_lines(lang: Lang) -> [WorkLine; 2] {
    let (t, words) = (T::new(lang), web::text::T::new(lang));
    let late = show::sample_instant().plus_minutes(-90);
    let late = WorkLine {
        mark: Some(Tag::new(T::new(lang).tag_sent_back(), "late")),
        due: Some(show::instant(lang, late)),
        late: true,
        ..line(lang, 7, Stage::Processing, Some(t.over_minutes(90)))
    };
    let leader = Some(role_name(words, Role::Leader).to_owned());
    [late, WorkLine { soon: true, doing: leader, ..line(lang, 12, Stage::Proposed, Some(t.left_hours(9))) }]
}

fn list(lang: Lang) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let counts: Vec<(Narrow, Total)> = Narrow::of(Role::Desk)
        .iter()
        .zip([3, 1, 2, 1, 0, 4, 1, 1_236])
        .map(|(one, n)| (*one, Total::Exact(n)))
        .collect();
    let mut rows: Vec<WorkLine> = work_lines(lang).into();
    rows.extend((13..16).map(|n| line(lang, n, Stage::New, None)));
    OfficerListPage {
        shell: Shell::sample(lang, Some(Role::Desk)),
        t,
        done: None,
        agency: web::text::T::new(lang).sample_agency().to_owned(),
        now: show::weekday_instant(lang, show::sample_instant()),
        q: String::new(),
        filters: filters(t, &counts, Some(Narrow::All)),
        heading: t.work_count(1_236),
        nothing: t.work_nothing().to_owned(),
        rows,
        pager: Pager { previous: None, next: Some("/can-bo?loc=tat-ca&after=sample".to_owned()) },
        new_href: Some("/can-bo/nhap-ho-so".to_owned()),
    }
    .render()
}

fn case(lang: Lang) -> Result<String, askama::Error> {
    let (t, words, now) = (T::new(lang), web::text::T::new(lang), show::sample_instant());
    let time = |minutes: i64| show::weekday_instant(lang, now.plus_minutes(minutes));
    let address = CODE.parse::<CaseCode>().map_or_else(|_| String::new(), |code| below(&code));
    let document = version().documents.first().map(|document| document.name.get(lang).to_owned()).unwrap_or_default();
    let first = APPLICANTS[0];
    OfficerCasePage {
        shell: Shell::sample(lang, Some(Role::Leader)),
        t,
        back: "/can-bo".to_owned(),
        done: None,
        done_links: Vec::new(),
        between: Vec::new(),
        unsaved: Vec::new(),
        errors: Vec::new(),
        code: CODE.to_owned(),
        procedure: version().name.get(lang).to_owned(),
        procedure_href: format!("/thu-tuc/{}", version().code),
        agency: words.sample_agency().to_owned(),
        channel: t.channel("online"),
        tag: views::stage_tag(t, Stage::Proposed),
        says: format!("{} {}", t.office_says("proposed"), t.office_proposed(t.outcome_choice("grant"))),
        doing: Some(role_name(words, Role::Leader).to_owned()),
        filed: time(0),
        received: Some(time(12)),
        finished: None,
        returned: None,
        transfer_by: None,
        handed_over: Some(time(15)),
        fee: Some(t.fee_nothing().to_owned()),
        due: Some(Due { tag: Some(Tag::soon(t.tag_soon())), ..due(lang) }),
        warnings: Vec::new(),
        acts: sample_panels(t, &address),
        waiting: None,
        applicant: vec![
            Row::new(t.applicant_name(), first),
            Row::new(t.applicant_id_number(), "045090000001"),
            Row::new(t.applicant_phone(), "0900000001"),
            Row::new(t.applicant_address(), words.sample_agency()),
        ],
        answers: answers(lang),
        checklist: checklist(lang),
        files: vec![FileLine {
            kind: document,
            name: "giay-chung-sinh.jpg".to_owned(),
            size: show::bytes(lang, 1_572_864),
            href: Some(format!("{address}/tep/sample")),
        }],
        steps: steps(lang),
        steps_note: Some(t.unsure_steps().to_owned()),
        happenings: happenings(lang),
        papers: vec![PaperLine {
            name: t.paper_receipt().to_owned(),
            href: format!("{address}/giay-tiep-nhan.pdf"),
            note: Some(t.paper_note(show::date(lang, now.local().date()))),
        }],
        readers: vec![Reader {
            who: OFFICER.to_owned(),
            agency: Some(words.sample_agency().to_owned()),
            reason: Reason::Handle.said(lang).to_owned(),
            last: show::instant(lang, now.plus_minutes(75)),
            times: "2".to_owned(),
        }],
        erased: None,
        pieces: Vec::new(),
    }
    .render()
}

fn checklist(lang: Lang) -> Vec<CheckLine> {
    let line = |(n, document): (usize, &pack::Document)| CheckLine {
        name: document.name.get(lang).to_owned(),
        condition: document.condition.as_ref().map(|condition| condition.get(lang).to_owned()),
        there: n == 0,
        required: document.required,
        awaited: n == 1,
        wrong: n == 1,
    };
    version().documents.iter().enumerate().map(line).collect()
}

/// The first answers of each page; a choice shows its first label.
fn answers(lang: Lang) -> Vec<Answers> {
    let row = |field: &pack::Field| {
        let choice = field.choices.first().map(|choice| choice.label.get(lang).to_owned());
        let said = choice.or_else(|| field.default.clone()).unwrap_or_else(|| APPLICANTS[1].to_owned());
        Row::new(field.label.get(lang), said)
    };
    let part = |page: &pack::FormPage| Answers {
        title: page.title.get(lang).to_owned(),
        change: None,
        rows: page.fields.iter().take(2).map(row).collect(),
    };
    version().form.pages().iter().map(part).collect()
}

fn steps(lang: Lang) -> Vec<StepState> {
    let state = |step: &pack::Step| StepState {
        number: step.no.to_string(),
        who: step.actor.get(lang).to_owned(),
        holder: (step.no == 3).then(|| OFFICER.to_owned()),
        work: step.work.get(lang).to_owned(),
        time: None,
        done: step.no < 3,
        passed: false,
        current: step.no == 3,
    };
    version().steps.steps.iter().map(state).collect()
}

fn happenings(lang: Lang) -> Vec<Happening> {
    let (t, now) = (T::new(lang), show::sample_instant());
    let acts =
        [("file", 0, APPLICANTS[0]), ("receive", 12, OFFICER), ("assign", 15, OFFICER), ("propose", 75, OFFICER)];
    let told = acts.map(|(act, minutes, by)| Happening {
        when: show::weekday_instant(lang, now.plus_minutes(minutes)),
        title: t.happened(act),
        by: Some(by.to_owned()),
        text: None,
    });
    told.into()
}

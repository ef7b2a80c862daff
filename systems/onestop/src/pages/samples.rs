//! The portal's pages with made-up content, for tests and pictures.

use super::{
    apply::{ApplyCheckPage, ApplyDocumentsPage, ApplyDonePage, ApplyFormPage, StepHead},
    catalogue::{home_page, online_page, procedures_page},
    mine::{Ask, AskedPaper, BegunLine, CaseLine, CasePage, MyCasesPage},
    procedure::{ProcedurePage, Today, procedure_page},
    track::{TrackPage, Tracked},
};
use crate::{
    catalogue::{self, Asked},
    text::T,
    views,
};
use askama::Template;
use kernel::{Date, Lang};
use pack::{Packs, ProcedureVersion};
use platform::Role;
use serde_json::Map;
use std::sync::OnceLock;
use web::{
    Sample, Shell, show,
    view::{Answers, Due, Field, FieldError, Happening, Pager, PaperLine, ProofRow, Reader, Row, Stage, Tag},
};

/// A real code's shape with a number that no agency has.
pub(super) const CODE: &str = "000.00.10.H50-241230-0001";
/// A tracking key's shape.
const KEY: &str = "7QK2-M9XD-4RTB";

/// Every page of the portal.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "onestop/home", render: home },
        Sample { name: "onestop/procedures", render: procedures },
        Sample { name: "onestop/procedures_narrowed", render: procedures_narrowed },
        Sample { name: "onestop/procedures_nothing", render: procedures_nothing },
        Sample { name: "onestop/procedures_nearest", render: procedures_nearest },
        Sample { name: "onestop/procedure", render: procedure },
        Sample { name: "onestop/procedure_parallel", render: procedure_parallel },
        Sample { name: "onestop/online", render: online },
        Sample { name: "onestop/apply_form", render: apply_form },
        Sample { name: "onestop/apply_place", render: apply_place },
        Sample { name: "onestop/apply_documents", render: apply_documents },
        Sample { name: "onestop/apply_check", render: apply_check },
        Sample { name: "onestop/apply_done", render: apply_done },
        Sample { name: "onestop/my_cases", render: my_cases },
        Sample { name: "onestop/case", render: case },
        Sample { name: "onestop/track", render: tracked },
    ]
}

/// The packs in the binary: samples show the real thing.
pub(super) fn packs() -> &'static Packs {
    static PACKS: OnceLock<Packs> = OnceLock::new();
    PACKS.get_or_init(|| Packs::embedded().expect("the packs in the binary were checked by a test"))
}

fn today() -> Date {
    show::sample_instant().local().date()
}

/// The first procedure of those packs.
pub(super) fn version() -> &'static ProcedureVersion {
    packs().procedures(today()).next().expect("the packs in the binary have a procedure")
}

/// A due date with a proof of two days.
pub(super) fn due(lang: Lang) -> Due {
    let t = T::new(lang);
    let day = show::sample_instant().local().date();
    let row = |last: bool| ProofRow {
        date: show::weekday_date(lang, day),
        counts: last,
        amount: None,
        why: t.happened("receive"),
        source: None,
        source_href: None,
        last,
    };
    Due {
        when: show::weekday_instant(lang, show::sample_instant()),
        left: Some(t.left_hours(3)),
        tag: Some(Tag::new(t.tag_soon(), "soon")),
        allowance: t.allow_same_day().to_owned(),
        proof: vec![row(false), row(true)],
        rule: version().id.clone(),
        ..Due::default()
    }
}

fn home(lang: Lang) -> Result<String, askama::Error> {
    home_page(Shell::sample(lang, None), T::new(lang), packs(), today()).render()
}

fn listed(lang: Lang, asked: Asked) -> Result<String, askama::Error> {
    let listing = catalogue::list(packs(), today(), &asked);
    let hours = crate::views::opening_hours(T::new(lang), packs(), today());
    procedures_page(Shell::sample(lang, None), T::new(lang), asked.q, &listing, hours).render()
}

fn procedures(lang: Lang) -> Result<String, askama::Error> {
    listed(lang, Asked::default())
}

fn procedures_narrowed(lang: Lang) -> Result<String, askama::Error> {
    let agency = packs().demo_agency().map_or_else(String::new, |agency| agency.code.to_string());
    listed(lang, Asked { q: "ddaang kys ks".to_owned(), level: "commune".to_owned(), agency, ..Asked::default() })
}

fn procedures_nothing(lang: Lang) -> Result<String, askama::Error> {
    listed(lang, Asked { q: "cccd".to_owned(), online: "full".to_owned(), ..Asked::default() })
}

fn procedures_nearest(lang: Lang) -> Result<String, askama::Error> {
    listed(lang, Asked { q: "construction permit for a kindergarten".to_owned(), ..Asked::default() })
}

fn procedure(lang: Lang) -> Result<String, askama::Error> {
    let filed = show::weekday_instant(lang, show::sample_instant());
    let shown = procedure_page(Shell::sample(lang, None), T::new(lang), packs(), today(), version());
    ProcedurePage { today: Some(Today { filed, due: due(lang) }), ..shown }.render()
}

/// One whose steps run side by side and come together again.
fn procedure_parallel(lang: Lang) -> Result<String, askama::Error> {
    let joins = |version: &&ProcedureVersion| version.process.steps().iter().any(|step| step.join);
    let version = packs().procedures(today()).find(joins).unwrap_or_else(|| version());
    procedure_page(Shell::sample(lang, None), T::new(lang), packs(), today(), version).render()
}

fn online(lang: Lang) -> Result<String, askama::Error> {
    online_page(Shell::sample(lang, None), T::new(lang), packs(), today()).render()
}

/// The head of a step among five; the files are sent to an address of their own.
fn apply_head(version: &ProcedureVersion, lang: Lang, step: u32, errors: Vec<FieldError>) -> StepHead {
    let below = format!("/nop-ho-so/{}", version.code);
    StepHead {
        procedure: version.name.get(lang).to_owned(),
        procedure_href: format!("/thu-tuc/{}", version.code),
        step,
        steps: 5,
        action: if step == 4 { format!("{below}/giay-to") } else { format!("{below}/{step}") },
        back: (step > 1).then(|| format!("{below}/{}", step - 1)),
        errors,
    }
}

fn apply_form(lang: Lang) -> Result<String, askama::Error> {
    let (t, form) = (T::new(lang), &version().form.pages()[0]);
    let mut fields = super::fields::of_page(form, &Map::new(), &[], lang);
    let wrong = FieldError { field: fields[0].name.clone(), text: fields[0].label.clone() };
    fields[0].error = Some(fields[0].label.clone());
    ApplyFormPage {
        shell: Shell::sample(lang, Some(Role::Citizen)),
        t,
        head: apply_head(version(), lang, 1, vec![wrong]),
        title: form.title.get(lang).to_owned(),
        intro: None,
        filed: None,
        fields,
    }
    .render()
}

/// Where it goes, of a procedure that every commune takes, and how the result comes back.
fn apply_place(lang: Lang) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let by_post = |version: &&ProcedureVersion| {
        crate::delivery::offered(version).len() > 1 && packs().agencies_for(version, today()).len() > 5
    };
    let version = packs().procedures(today()).find(by_post).unwrap_or_else(|| version());
    let agencies = packs().agencies_for(version, today());
    let mut fields = vec![super::fields::agencies(t, packs(), today(), &agencies, None, None)];
    fields.extend(super::fields::delivery(t, version, None, ""));
    ApplyFormPage {
        shell: Shell::sample(lang, Some(Role::Citizen)),
        t,
        head: apply_head(version, lang, 3, Vec::new()),
        title: t.apply_place_title().to_owned(),
        intro: None,
        filed: None,
        fields,
    }
    .render()
}

fn apply_documents(lang: Lang) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let field = |document: &pack::Document| Field {
        optional: !document.required,
        ..super::mine::file_field(&document.key, document.name.get(lang).to_owned())
    };
    ApplyDocumentsPage {
        shell: Shell::sample(lang, Some(Role::Citizen)),
        t,
        head: apply_head(version(), lang, 4, Vec::new()),
        fields: version().uploads(pack::Channel::Online).map(field).collect(),
        limits: super::apply::file_limits(t),
    }
    .render()
}

fn answers(lang: Lang) -> Vec<Answers> {
    let rows = vec![Row::new(T::new(lang).applicant_name(), web::text::T::new(lang).sample_name())];
    vec![Answers { title: version().name.get(lang).to_owned(), change: None, rows }]
}

fn apply_check(lang: Lang) -> Result<String, askama::Error> {
    let t = T::new(lang);
    ApplyCheckPage {
        shell: Shell::sample(lang, Some(Role::Citizen)),
        t,
        head: apply_head(version(), lang, 5, Vec::new()),
        key: "sample".to_owned(),
        confirm_error: None,
        doubts: vec![t.doubt_small_letters(t.applicant_name(), web::text::T::new(lang).sample_name())],
        sections: answers(lang),
        agency: web::text::T::new(lang).sample_agency().to_owned(),
        due: Some(due(lang)),
        fee: t.fee_unclear().to_owned(),
    }
    .render()
}

fn apply_done(lang: Lang) -> Result<String, askama::Error> {
    ApplyDonePage {
        shell: Shell::sample(lang, Some(Role::Citizen)),
        t: T::new(lang),
        code: CODE.to_owned(),
        procedure: version().name.get(lang).to_owned(),
        agency: web::text::T::new(lang).sample_agency().to_owned(),
        filed: show::weekday_instant(lang, show::sample_instant()),
        due: Some(Due { expected: true, ..due(lang) }),
        key: Some(KEY.to_owned()),
        fee: Some(T::new(lang).fee_nothing().to_owned()),
        delivery: crate::delivery::said(T::new(lang), None),
        by_post: false,
        no_due: None,
        case_href: format!("/ho-so/{CODE}"),
        receipt: Some(format!("/ho-so/{CODE}/giay-tiep-nhan.pdf")),
        track: Some("/theo-doi".to_owned()),
    }
    .render()
}

fn my_cases(lang: Lang) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let line = CaseLine {
        href: format!("/ho-so/{CODE}"),
        code: CODE.to_owned(),
        procedure: version().name.get(lang).to_owned(),
        agency: web::text::T::new(lang).sample_agency().to_owned(),
        tag: views::stage_tag(t, crate::state::Stage::Supplement),
        filed: show::instant(lang, show::sample_instant()),
        due: None,
        late: true,
        still: Some(t.case_paused().to_owned()),
        ask: Some(t.ask_supplement().to_owned()),
    };
    MyCasesPage {
        shell: Shell::sample(lang, Some(Role::Citizen)),
        t,
        done: None,
        begun: vec![BegunLine {
            href: "/nop-ho-so/1.001193".to_owned(),
            procedure: version().name.get(lang).to_owned(),
            touched: show::instant(lang, show::sample_instant()),
            kept_until: show::date(lang, show::sample_instant().local().date()),
            drop: "/nop-ho-so/1.001193/bo".to_owned(),
        }],
        cases: vec![line],
        pager: Pager::default(),
    }
    .render()
}

fn happenings(lang: Lang) -> Vec<Happening> {
    let t = T::new(lang);
    let when = show::weekday_instant(lang, show::sample_instant());
    ["file", "receive"]
        .map(|act| Happening { when: when.clone(), title: t.happened(act), by: None, text: None })
        .to_vec()
}

fn stages(lang: Lang) -> Vec<Stage> {
    let name = |stage: &str| T::new(lang).station(stage);
    let when = Some(show::instant(lang, show::sample_instant()));
    vec![
        Stage { name: name("new"), when: when.clone(), done: true, current: false },
        Stage { name: name("received"), when, done: false, current: true },
        Stage { name: name("processing"), when: None, done: false, current: false },
    ]
}

fn case(lang: Lang) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let words = web::text::T::new(lang);
    CasePage {
        shell: Shell::sample(lang, Some(Role::Citizen)),
        t,
        done: Some(t.done("supplement")),
        errors: Vec::new(),
        code: CODE.to_owned(),
        key: Some(KEY.to_owned()),
        procedure: version().name.get(lang).to_owned(),
        procedure_href: format!("/thu-tuc/{}", version().code),
        agency: words.sample_agency().to_owned(),
        channel: t.channel("online"),
        tag: views::stage_tag(t, crate::state::Stage::Supplement),
        says: t.says_supplement().to_owned(),
        stages: stages(lang),
        filed: show::weekday_instant(lang, show::sample_instant()),
        received: Some(show::weekday_instant(lang, show::sample_instant())),
        finished: None,
        returned: None,
        due: Some(Due { still: Some(t.due_waits().to_owned()), ..due(lang) }),
        no_due: Some(t.no_due_rule().to_owned()),
        late: Some(t.late_pending(show::weekday_instant(lang, show::sample_instant()))),
        fee: Some(t.fee_nothing().to_owned()),
        delivery: Some(crate::delivery::said(t, None)),
        limits: super::apply::file_limits(t),
        ask: Some(Ask {
            asked: show::weekday_instant(lang, show::sample_instant()),
            by: t.case_ask_clock().to_owned(),
            reason: t.intro_supplement().to_owned(),
            papers: version()
                .documents
                .iter()
                .take(1)
                .map(|one| AskedPaper { name: one.name.get(lang).to_owned(), form: one.form_name.clone() })
                .collect(),
            blanks: format!("/thu-tuc/{}#giay-to", version().code),
            form: format!("/ho-so/{CODE}/phieu-bo-sung.pdf"),
        }),
        outcome: None,
        acts: Vec::new(),
        happenings: happenings(lang),
        papers: vec![PaperLine {
            name: t.paper_receipt().to_owned(),
            href: format!("/ho-so/{CODE}/giay-tiep-nhan.pdf"),
            note: Some(t.paper_note(show::date(lang, show::sample_instant().local().date()))),
        }],
        files: Vec::new(),
        answers: answers(lang),
        readers: vec![Reader {
            who: words.sample_name().to_owned(),
            agency: Some(words.sample_agency().to_owned()),
            reason: platform::Reason::Handle.said(lang).to_owned(),
            last: show::instant(lang, show::sample_instant()),
            times: "2".to_owned(),
        }],
        track: None,
        erased: None,
        pieces: Vec::new(),
    }
    .render()
}

fn tracked(lang: Lang) -> Result<String, askama::Error> {
    let t = T::new(lang);
    TrackPage {
        shell: Shell::sample(lang, None),
        t,
        code: CODE.to_owned(),
        key: String::new(),
        errors: Vec::new(),
        code_error: None,
        key_error: None,
        found: Some(Tracked {
            code: CODE.to_owned(),
            procedure: version().name.get(lang).to_owned(),
            agency: web::text::T::new(lang).sample_agency().to_owned(),
            tag: views::stage_tag(t, crate::state::Stage::Processing),
            says: t.says_processing().to_owned(),
            stages: stages(lang),
            filed: show::weekday_instant(lang, show::sample_instant()),
            due: Some(due(lang)),
            happenings: happenings(lang),
            pieces: Vec::new(),
        }),
    }
    .render()
}

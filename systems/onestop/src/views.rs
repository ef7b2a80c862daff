//! A case in words: what pages show of it, in the reader's language.

use crate::{
    application::{Application, words_of},
    cases::Cases,
    delivery::Delivery,
    rows::lists::CaseLine as Line,
    state::{Act, Case, ReturnHow, Stage, What},
    text::T,
};
use kernel::{Date, Instant, Lang, deadline::Allowance};
use pack::{Packs, ProcedureFacts};
use platform::{Personal, Platform, Role, Told, Viewed};
use serde_json::Value;
use web::{
    proof_rows_by, show,
    view::{Answers, Due, FileLine, Happening, Row, Tag},
};

/// The time allowed in words: `5 ngày làm việc`.
#[must_use]
pub fn allowance(t: T, allow: Option<Allowance>) -> String {
    match allow {
        None => t.allow_none().to_owned(),
        Some(Allowance::SameDay) => t.allow_same_day().to_owned(),
        Some(Allowance::WorkingDays(n)) => t.allow_working_days(n),
        Some(Allowance::WorkingHours(n)) => t.allow_working_hours(n),
        Some(Allowance::Days(n)) => t.allow_days(n),
        Some(Allowance::Months(n)) => t.allow_months(n),
    }
}

/// The time that a procedure or a step table gives, halves too.
#[must_use]
pub fn time_span(t: T, span: Option<pack::TimeSpan>) -> String {
    match span {
        None => t.allow_none().to_owned(),
        Some(span) => {
            span.whole().map_or_else(|| span.said().get(t.lang()).to_owned(), |whole| allowance(t, Some(whole)))
        }
    }
}

/// What is to be said beside one of a procedure's limits: whose it is, where the law's and the committed one stand side by
/// side, and when it holds.
#[must_use]
pub fn limit_note(t: T, version: &ProcedureFacts, limit: &pack::TimeLimit) -> Option<String> {
    let whose = match (version.committed(), version.statutory()) {
        (Some(committed), Some(_)) if committed.key == limit.key => Some(t.limit_committed()),
        (Some(_), Some(statutory)) if statutory.key == limit.key => Some(t.limit_statutory()),
        _ => None,
    };
    let condition = limit.condition.as_ref().map(|said| said.get(t.lang()));
    let parts: Vec<&str> = whose.into_iter().chain(condition).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// When the desks are open, by the rules in force: `07:30–11:30, 13:30–17:00, nghỉ thứ Bảy, Chủ nhật`; `None` where no
/// calendar is known.
#[must_use]
pub fn opening_hours(t: T, packs: &Packs, day: Date) -> Option<String> {
    let rules = &packs.calendar_at(day)?.rules;
    let hours = rules.hours.iter().map(|(opens, closes)| format!("{}–{}", show::time(*opens), show::time(*closes)));
    let rest = rules.weekly_rest.iter().map(|day| show::weekday(t.lang(), *day));
    Some(t.opening_hours(hours.collect::<Vec<_>>().join(", "), rest.collect::<Vec<_>>().join(", ")))
}

/// The coloured word for where a case stands.
#[must_use]
pub fn stage_tag(t: T, stage: Stage) -> Tag {
    let tone = match stage {
        Stage::New | Stage::Withdrawn | Stage::Stopped => "plain",
        Stage::Received | Stage::Processing | Stage::Proposed => "now",
        Stage::Supplement => "soon",
        Stage::Finished | Stage::Returned => "good",
        Stage::NotReceived => "late",
    };
    Tag::new(t.stage(stage.code()), tone)
}

/// Where a case stands, in one sentence to the applicant; to where the post brings the result is for the applicant alone.
#[must_use]
pub fn says(t: T, case: &Case, delivery: Option<&Delivery>) -> String {
    let posted = case.closed_at.filter(|_| case.returned_how == Some(ReturnHow::Post));
    if let (Stage::Returned, Some(at)) = (case.stage, posted) {
        let at = show::weekday_instant(t.lang(), at);
        return match delivery.filter(|delivery| delivery.is_by_post()) {
            Some(delivery) => t.says_posted_to(at, &delivery.address),
            None => t.says_posted(at),
        };
    }
    says_stage(t, case.stage).to_owned()
}

fn says_stage(t: T, stage: Stage) -> &'static str {
    match stage {
        Stage::New => t.says_new(),
        Stage::Received => t.says_received(),
        Stage::Supplement => t.says_supplement(),
        Stage::Processing => t.says_processing(),
        Stage::Proposed => t.says_proposed(),
        Stage::Finished => t.says_finished(),
        Stage::Returned => t.says_returned(),
        Stage::NotReceived => t.says_not_received(),
        Stage::Withdrawn => t.says_withdrawn(),
        Stage::Stopped => t.says_stopped(),
    }
}

/// For what time stands still, when it does so for a step that does not count.
#[must_use]
pub fn still(platform: &Platform, t: T, case: &Case) -> Option<String> {
    let version = platform.packs().procedure(&case.procedure, case.edition).filter(|_| case.stands_still())?;
    let under_way = version.steps.steps.iter().filter(|step| case.position.active.contains(&step.no));
    let works: Vec<&str> = under_way.map(|step| step.work.get(t.lang())).collect();
    Some(t.case_still(works.join("; ")))
}

/// Working days from the day after an instant to today.
#[must_use]
pub fn working_days_since(packs: &Packs, from: Instant, now: Instant) -> u32 {
    let today = now.local().date();
    let first = from.local().date().tomorrow().ok().filter(|first| *first <= today);
    let days = first.and_then(|first| packs.calendar_at(today)?.working_days(first, today).ok());
    days.unwrap_or(0)
}

/// Working days that something filed has waited: from the next opening on, as its time is counted.
#[must_use]
pub fn working_days_waited(packs: &Packs, filed: Instant, now: Instant) -> u32 {
    let opening = packs.calendar_at(now.local().date()).and_then(|calendar| calendar.next_opening(filed).ok());
    working_days_since(packs, opening.unwrap_or(filed), now)
}

/// How far a due date is from now: hours on the day itself, days otherwise; what is past is counted in working days.
#[must_use]
pub fn left(t: T, packs: &Packs, due: Instant, now: Instant) -> String {
    let (today, day) = (now.local().date(), due.local().date());
    let minutes = due.since_ms(now) / 60_000;
    match minutes {
        _ if day < today => match working_days_since(packs, due, now) {
            0 => show::distance(t.lang(), today, day),
            days => t.over_working_days(days),
        },
        _ if today != day => show::distance(t.lang(), today, day),
        minutes if minutes >= 60 => t.left_hours(minutes / 60),
        minutes if minutes >= 0 => t.left_minutes(minutes),
        minutes => t.over_minutes(-minutes),
    }
}

/// Late, soon or on time; nothing for a case whose clock does not run.
#[must_use]
pub fn due_tag(t: T, case: &Case, now: Instant) -> Option<Tag> {
    let due = case.due()?;
    // While it runs the date promised now decides; whether the first one was kept is a matter of the figures.
    let apologised = case.is_ticking() && case.term.as_ref().is_some_and(|term| term.apology.is_some());
    if apologised && now <= due {
        return Some(Tag::new(t.tag_moved(), "soon"));
    }
    if case.is_late(now) {
        return Some(Tag::new(t.tag_late(), "late"));
    }
    if case.is_ticking() {
        let soon = due.local().date() <= now.local().date();
        return soon.then(|| Tag::new(t.tag_soon(), "soon"));
    }
    matches!(case.stage, Stage::Finished | Stage::Returned).then(|| Tag::new(t.tag_on_time(), "good"))
}

/// The due date with its proof; `None` when the procedure sets no limit.
#[must_use]
pub fn due(t: T, packs: &Packs, case: &Case, reasons: &Reasons<'_>, now: Instant) -> Option<Due> {
    let lang = t.lang();
    let deadline = case.shown_deadline()?;
    let when = case.shown_due()?;
    let apology = case.term.as_ref().and_then(|term| term.apology.as_ref());
    let rules = packs.rules_at(case.received_at.unwrap_or(case.filed_at).local().date());
    let still = case.stage == Stage::Supplement || case.stands_still();
    Some(Due {
        label: None,
        when: show::weekday_instant(lang, when),
        still: still.then(|| stands_still(t, case, when)),
        left: case.is_ticking().then(|| left(t, packs, when, now)),
        tag: due_tag(t, case, now),
        expected: !case.is_received(),
        allowance: allowance(t, case.allow),
        before: apology.map(|apology| show::weekday_instant(lang, apology.was)),
        apology: apology.and_then(|apology| reasons.said(&apology.reason)),
        proof: proof_rows_by(lang, deadline, rules.set.minutes_a_day()),
        rule: rules.name.get(lang).to_owned(),
    })
}

/// That time stands still, and what becomes of the date that was promised.
fn stands_still(t: T, case: &Case, when: Instant) -> String {
    if case.is_received() { t.due_still(show::weekday_instant(t.lang(), when)) } else { t.due_waits().to_owned() }
}

/// Why a case has no date; `None` when it has one.
#[must_use]
pub fn no_due(t: T, case: &Case) -> Option<String> {
    let said = if case.allow.is_none() { t.no_due_rule() } else { t.no_due_yet() };
    (case.shown_due().is_none() && case.stage.is_open()).then(|| said.to_owned())
}

/// What happens now that a case is past its date.
#[must_use]
pub fn late(t: T, case: &Case, now: Instant) -> Option<String> {
    let due = case.due().filter(|due| case.is_ticking() && now > *due)?;
    let apologised = case.term.as_ref().is_some_and(|term| term.apology.is_some());
    let when = show::weekday_instant(t.lang(), due);
    Some(if apologised { t.late_again(when) } else { t.late_pending(when) })
}

/// A tracking key in groups of four, as people read it out.
#[must_use]
pub fn spaced(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The due date of something not filed yet: if it were received now.
#[must_use]
pub fn due_if_now(
    t: T,
    packs: &Packs,
    deadline: &kernel::deadline::Deadline,
    allow: Option<Allowance>,
    now: Instant,
) -> Due {
    let rules = packs.rules_at(now.local().date());
    Due {
        when: show::weekday_instant(t.lang(), deadline.due),
        expected: true,
        allowance: allowance(t, allow),
        proof: proof_rows_by(t.lang(), deadline, rules.set.minutes_a_day()),
        rule: rules.name.get(t.lang()).to_owned(),
        ..Due::default()
    }
}

/// The words behind digests: reasons and notes, for those who may open the case.
pub struct Reasons<'a>(Option<(&'a Viewed<Cases>, &'static str)>);

impl<'a> Reasons<'a> {
    /// As opened by a viewer; an erased reason is said to be erased.
    #[must_use]
    pub fn of(viewed: &'a Viewed<Cases>, t: T) -> Self {
        Self(Some((viewed, t.erased())))
    }

    /// None: the public page.
    #[must_use]
    pub const fn hidden() -> Self {
        Self(None)
    }

    /// The words behind a digest.
    #[must_use]
    pub fn said(&self, digest: &trust::Digest) -> Option<String> {
        let (viewed, erased) = self.0?;
        Some(match viewed.personal(digest)? {
            Personal::Open(body) => words_of(body)?.to_owned(),
            Personal::Erased(_) => erased.to_owned(),
        })
    }
}

/// What happened, oldest first; the program's own reminders are for officers only.
#[must_use]
pub fn happenings(t: T, viewed: &Viewed<Cases>, reasons: &Reasons<'_>, for_office: bool) -> Vec<Happening> {
    let told = viewed.events.iter().filter(|told| for_office || told.event.what.act() != Act::WarnLate);
    told.map(|told| happening(t, viewed, told, reasons, for_office)).collect()
}

/// The name of who did it. The applicant's is theirs: once it was erased from the case, the account does not bring it back.
#[must_use]
pub fn done_by(viewed: &Viewed<Cases>, told: &Told<crate::state::Event>) -> Option<String> {
    let erased = matches!(viewed.personal(&viewed.state.application), Some(Personal::Erased(_)));
    told.actor_name.clone().filter(|_| !(erased && told.event.role == Role::Citizen))
}

/// Whether an officer took the case, and was not given it.
#[must_use]
pub fn took(event: &crate::state::Event) -> bool {
    matches!(event.what, What::Assigned { officer } if officer == event.by)
}

/// The same for the office, with what each correction changed: the record itself keeps digests only.
#[must_use]
pub fn office_happenings(platform: &Platform, t: T, viewed: &Viewed<Cases>) -> Vec<Happening> {
    let case = &viewed.state;
    let version = platform.packs().procedure(&case.procedure, case.edition);
    let mut all = happenings(t, viewed, &Reasons::of(viewed, t), true);
    for (shown, told) in all.iter_mut().zip(&viewed.events) {
        let What::Corrected { application, was, .. } = &told.event.what else { continue };
        let both = application_of(viewed, was).zip(application_of(viewed, application));
        if let (Some(version), Some((was, now))) = (version, both) {
            let changes = changes(t, &version.form, &was, &now).join("; ");
            let said = [Some(changes).filter(|said| !said.is_empty()), shown.text.take()];
            shown.text = Some(said.into_iter().flatten().collect::<Vec<_>>().join(". "));
        }
    }
    all
}

fn happening(
    t: T,
    viewed: &Viewed<Cases>,
    told: &Told<crate::state::Event>,
    reasons: &Reasons<'_>,
    for_office: bool,
) -> Happening {
    let what = &told.event.what;
    let by = if for_office { done_by(viewed, told) } else { None };
    Happening {
        when: show::weekday_instant(t.lang(), told.at),
        title: match what {
            What::StepCompleted(done) => t.happened_step(done.step),
            What::SentBack { .. } if told.event.role == Role::Officer => t.happened_taken_back().to_owned(),
            _ if took(&told.event) => t.office_take_title().to_owned(),
            _ => t.happened(what.act().code()),
        },
        by: by.or_else(|| Some(web::role_name(web::text::T::new(t.lang()), told.event.role).to_owned())),
        text: text_of(t, what, reasons, for_office),
    }
}

/// More about an event. Who answered from outside, and that a file was passed on late, is told to the office.
fn text_of(t: T, what: &What, reasons: &Reasons<'_>, for_office: bool) -> Option<String> {
    match what {
        What::HandedOver { due, late: true } if for_office => Some(t.happened_late(show::instant(t.lang(), *due))),
        What::Proposed { outcome, note, .. } if for_office => {
            let said = t.office_proposed(t.outcome_choice(outcome.code()));
            let note = note.as_ref().and_then(|digest| reasons.said(digest));
            Some([Some(said), note].into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        What::Returned { how, to, note, .. } if for_office => {
            let to = to.as_ref().and_then(|digest| reasons.said(digest)).map(|to| t.happened_received(to));
            let note = note.as_ref().and_then(|digest| reasons.said(digest));
            let said = [Some(format!("{}.", t.return_how(how.code()))), to, note];
            Some(said.into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        What::StepCompleted(done) if for_office => {
            let said = [&done.answered_by, &done.note].into_iter().flatten().filter_map(|digest| reasons.said(digest));
            Some(said.collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
        }
        _ => reason_of(what, for_office).and_then(|digest| reasons.said(digest)),
    }
}

/// The words that belong to an event. What officer and leader write to each other is the office's own.
fn reason_of(what: &What, for_office: bool) -> Option<&trust::Digest> {
    match what {
        What::SentBack { .. } | What::Proposed { .. } if !for_office => None,
        What::SupplementRequested { reason, .. }
        | What::Refused { reason }
        | What::SentBack { reason, .. }
        | What::Apologised { reason, .. }
        | What::Stopped { reason }
        | What::Corrected { reason, .. }
        | What::Reopened { reason, .. } => Some(reason),
        What::Proposed { note, .. } => note.as_ref(),
        What::Withdrawn { reason } => reason.as_ref(),
        _ => None,
    }
}

/// The application as opened, and the sentence for one that was erased.
#[must_use]
pub fn application(t: T, viewed: &Viewed<Cases>) -> (Option<Application>, Option<String>) {
    match viewed.personal(&viewed.state.application) {
        Some(Personal::Open(body)) => (Application::read(body), None),
        Some(Personal::Erased(at)) => (None, Some(t.erased_at(show::date(t.lang(), at.local().date())))),
        None => (None, None),
    }
}

/// The answers, a part for each page of the form.
#[must_use]
pub fn answers(platform: &Platform, case: &Case, application: &Application, lang: Lang) -> Vec<Answers> {
    let packs = platform.packs();
    let Some(version) = packs.procedure(&case.procedure, case.edition) else { return Vec::new() };
    answers_of(&version.form, &application.form, lang)
}

/// The answers to a form, a part for each page; what was left empty is left out.
#[must_use]
pub fn answers_of(form: &pack::Form, given: &serde_json::Map<String, Value>, lang: Lang) -> Vec<Answers> {
    let row = |field: &pack::Field| Some(Row::new(field.label.get(lang), answer(field, given, lang)?));
    let part = |page: &pack::FormPage| Answers {
        title: page.title.get(lang).to_owned(),
        change: None,
        rows: page.fields.iter().filter_map(row).collect(),
    };
    form.pages().iter().map(part).filter(|part| !part.rows.is_empty()).collect()
}

/// The answer to one question as it is shown; `None` for what was left empty.
fn answer(field: &pack::Field, given: &serde_json::Map<String, Value>, lang: Lang) -> Option<String> {
    let value = given.get(&field.key)?.as_str().filter(|value| !value.is_empty())?;
    let choice = field.choices.iter().find(|choice| choice.value == value);
    Some(match (choice, value.parse::<kernel::Date>()) {
        (Some(choice), _) => choice.label.get(lang).to_owned(),
        (None, Ok(day)) if field.kind == pack::FieldKind::Date => show::date(lang, day),
        _ => match &field.number {
            Some(rule) => {
                let unit = rule.unit.as_ref().map(|unit| unit.get(lang));
                let number = field.shown_number(value, lang);
                [Some(number.as_str()), unit].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            None => value.to_owned(),
        },
    })
}

/// What a correction changed, question by question: nothing once it was erased.
fn changes(t: T, form: &pack::Form, was: &Application, now: &Application) -> Vec<String> {
    let shown = |field: &pack::Field, one: &Application| {
        answer(field, &one.form, t.lang()).unwrap_or_else(|| t.happened_empty().to_owned())
    };
    let change = |field: &pack::Field| {
        let (was, now) = (shown(field, was), shown(field, now));
        (was != now).then(|| t.happened_changed(field.label.get(t.lang()), was, now))
    };
    form.fields().filter_map(change).collect()
}

/// The application behind a digest, where it is open.
#[must_use]
pub fn application_of(viewed: &Viewed<Cases>, digest: &trust::Digest) -> Option<Application> {
    Application::read(viewed.personal(digest)?.body()?)
}

/// The applicant as rows.
#[must_use]
pub fn applicant_rows(t: T, application: &Application) -> Vec<Row> {
    let applicant = &application.applicant;
    let delivery = crate::delivery::said(t, application.delivery.as_ref());
    let rows = [
        (t.applicant_name(), &applicant.name),
        (t.applicant_id_number(), &applicant.id_number),
        (t.applicant_phone(), &applicant.phone),
        (t.applicant_email(), &applicant.email),
        (t.applicant_address(), &applicant.address),
        (t.delivery_label(), &delivery),
    ];
    rows.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| Row::new(label, value.as_str()))
        .collect()
}

/// The files handed in, with where they can be opened.
#[must_use]
pub fn files(platform: &Platform, case: &Case, application: &Application, below: &str, lang: Lang) -> Vec<FileLine> {
    let version = platform.packs().procedure(&case.procedure, case.edition);
    let name_of = |kind: &str| {
        let document = version.and_then(|version| version.document(kind));
        document.map_or_else(|| kind.to_owned(), |document| document.name.get(lang).to_owned())
    };
    let t = T::new(lang);
    let on_paper = |kind: &str| {
        let kind = kind.to_owned();
        case.documents.iter().enumerate().filter(move |(_, one)| one.upload.is_none() && one.kind == kind)
    };
    let copies = |document: &crate::state::Document| on_paper(&document.kind).count();
    let is_first = |n: usize, document: &crate::state::Document| {
        document.upload.is_some() || on_paper(&document.kind).next().is_some_and(|(first, _)| first == n)
    };
    let line = |document: &crate::state::Document| {
        let file = document.upload.and_then(|id| application.files.iter().find(|file| file.upload == id));
        FileLine {
            kind: name_of(&document.kind),
            name: file.map_or_else(|| t.paper_document().to_owned(), |file| file.name.clone()),
            // Copies of one paper are one line.
            size: if file.is_none() && copies(document) > 1 {
                t.paper_documents(copies(document))
            } else {
                String::new()
            },
            href: file.map(|file| format!("{below}/tep/{}", file.upload)),
        }
    };
    let lines = case.documents.iter().enumerate().filter(|(n, document)| is_first(*n, document));
    lines.map(|(_, document)| line(document)).collect()
}

/// The due date of a line of a list, how far away, and whether that is today.
#[must_use]
pub fn line_due(t: T, packs: &Packs, line: &Line, now: Instant) -> (Option<String>, Option<String>, bool) {
    let due = line.due_at.map(|due| show::instant(t.lang(), due));
    let running = line.is_ticking();
    let still = line.paused && line.due_at.is_some();
    let far = line.due_at.filter(|_| running).map(|due| match left(t, packs, due, now) {
        far if line.apologised && now <= due => t.line_moved(far),
        far => far,
    });
    let far = far.or_else(|| still.then(|| t.line_still().to_owned()));
    let soon = running && line.due_at.is_some_and(|due| due.local().date() <= now.local().date());
    (due, far, soon)
}

/// The decision in words for the applicant, or why there is none. What the officer wrote to the leader is theirs to read
/// only where it is the reason of a denial.
#[must_use]
pub fn outcome(t: T, case: &Case, reasons: &Reasons<'_>) -> Option<String> {
    if let Some(ending) = &case.ending {
        return reasons.said(ending);
    }
    let proposal = case.proposal.as_ref().filter(|_| case.finished_at.is_some())?;
    let said = t.outcome_said(proposal.outcome.code());
    let reason = proposal.note.as_ref().filter(|_| proposal.outcome == crate::state::Outcome::Deny);
    match reason.and_then(|note| reasons.said(note)) {
        Some(note) => Some(format!("{said} {note}")),
        None => Some(said),
    }
}

/// The name of one of the procedure's documents.
#[must_use]
pub fn document_name(platform: &Platform, case: &Case, kind: &str, lang: Lang) -> String {
    let version = platform.packs().procedure(&case.procedure, case.edition);
    let document = version.and_then(|version| version.document(kind));
    document.map_or_else(|| kind.to_owned(), |document| document.name.get(lang).to_owned())
}

/// The stations on the way of a case: filed, received, in process, signed, returned. A case that ended otherwise shows
/// how far it came, and where it ended.
#[must_use]
pub fn stages(t: T, case: &Case) -> Vec<web::view::Stage> {
    let reached = match case.stage {
        Stage::New => 0,
        Stage::Received => 1,
        Stage::Supplement => usize::from(case.is_received()),
        Stage::Processing | Stage::Proposed => 2,
        Stage::Finished => 3,
        Stage::Returned => 4,
        Stage::NotReceived | Stage::Withdrawn | Stage::Stopped => usize::from(case.is_received()) + 1,
    };
    let ended = case.stage.is_closed() && case.stage != Stage::Returned;
    let times = [Some(case.filed_at), case.received_at, None, case.finished_at, case.closed_at];
    let all = [Stage::New, Stage::Received, Stage::Processing, Stage::Finished, Stage::Returned];
    let shown = all.iter().zip(times).enumerate().take(if ended { reached } else { all.len() });
    let mut stages: Vec<web::view::Stage> = shown
        .map(|(n, (stage, at))| web::view::Stage {
            name: t.station(stage.code()),
            when: at.filter(|_| n <= reached).map(|at| show::instant(t.lang(), at)),
            done: n < reached || case.stage == Stage::Returned,
            current: n == reached && !ended,
        })
        .collect();
    if ended {
        let when = case.closed_at.map(|at| show::instant(t.lang(), at));
        stages.push(web::view::Stage { name: t.stage(case.stage.code()), when, done: true, current: true });
    }
    stages
}

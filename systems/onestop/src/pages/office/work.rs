//! What is to be done: which cases, how many, and on each the applicant's name, opened by whoever looks.

use super::back::Back;
use crate::{
    application::Application,
    cases::Cases,
    limits, lists,
    rows::lists::{CaseLine as Line, Listing, Total, Which, Within},
    state::{Case, Channel, Stage},
    text::T,
    views,
};
use kernel::{AccountId, AgencyCode, Instant, Lang, Problem, StreamId};
use platform::{Actor, Fail, Personal, Reason, Role, Seen, Stream, Viewer};
use std::collections::BTreeMap;
use web::{App, show, view::Tag};

/// A case as a list of work shows it.
pub struct WorkLine {
    pub(in crate::pages) href: String,
    pub(in crate::pages) code: String,
    pub(in crate::pages) procedure: String,
    pub(in crate::pages) applicant: Option<String>,
    pub(in crate::pages) tag: Tag,
    pub(in crate::pages) mark: Option<Tag>,
    pub(in crate::pages) due: Option<String>,
    pub(in crate::pages) left: Option<String>,
    pub(in crate::pages) late: bool,
    pub(in crate::pages) soon: bool,
    pub(in crate::pages) doing: Option<String>,
    pub(in crate::pages) online: bool,
}

/// A way to narrow the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Narrow {
    Receive,
    HandOver,
    Supplement,
    Return,
    Unassigned,
    Own,
    Sign,
    Today,
    Late,
    Moved,
    Processing,
    Running,
    All,
}

use Narrow::{
    All, HandOver, Late, Moved, Own, Processing, Receive, Return, Running, Sign, Supplement, Today, Unassigned,
};

impl Narrow {
    /// Its word in addresses and texts.
    pub(in crate::pages) const fn code(self) -> &'static str {
        match self {
            Receive => "tiep-nhan",
            HandOver => "can-chuyen",
            Supplement => "bo-sung",
            Return => "tra-ket-qua",
            Unassigned => "chua-giao",
            Own => "cua-toi",
            Sign => "cho-ky",
            Today => "hom-nay",
            Late => "qua-han",
            Moved => "da-hen-lai",
            Processing => "cong-chuc",
            Running => "dang-giai-quyet",
            All => "tat-ca",
        }
    }

    /// What a role is offered, its own work first. An officer's lists are the officer's own and what nobody has:
    /// names of people whom somebody else serves are not opened by leafing through.
    pub(in crate::pages) const fn of(role: Role) -> &'static [Narrow] {
        match role {
            Role::Desk => &[Receive, HandOver, Return, Supplement, Unassigned, Today, Late, All],
            Role::Officer => &[Own, Unassigned, HandOver, Today, Late],
            Role::Leader => &[Sign, Late, Moved, Today, Receive, HandOver, Unassigned, Processing, Running, All],
            _ => &[All, Receive, HandOver, Unassigned, Running, Supplement, Sign, Return, Today, Late],
        }
    }

    /// The address of the list narrowed so.
    pub(in crate::pages) fn href(self) -> String {
        web::with_query("/can-bo", &[("loc", self.code())])
    }

    /// The question to the store.
    pub(in crate::pages) fn listing(self, office: &Office, now: Instant) -> Listing {
        let which = match self {
            Receive => Which::Stage(Stage::New),
            HandOver => Which::ToHandOver,
            Supplement => Which::Stage(Stage::Supplement),
            Return => Which::Stage(Stage::Finished),
            // An officer who takes a case moves it on: what is received is nobody's yet. What the desk still has to pass
            // on stands in a list of its own, for everybody: both numbers mean the same whoever reads them.
            Unassigned => Which::HandedOver,
            Processing => Which::Stage(Stage::Processing),
            Sign => Which::Stage(Stage::Proposed),
            Today | Late | Running => Which::Running,
            Moved => Which::Moved,
            Own => Which::Open,
            All => Which::Unclosed,
        };
        let own = matches!(self, Own) || (matches!(self, Today | Late) && office.role == Role::Officer);
        Listing {
            within: if own { Within::Assignee(office.account) } else { office.within.clone() },
            which,
            due_from: matches!(self, Today).then_some(now),
            due_before: match self {
                Today => Some(tomorrow(now)),
                Late => Some(now),
                _ => None,
            },
            code_prefix: None,
            after: None,
            rows_max: limits::LIST_ROWS_DEFAULT,
        }
    }
}

/// Whose lists these are.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Office {
    pub(in crate::pages) within: Within,
    account: AccountId,
    pub(in crate::pages) role: Role,
}

impl Office {
    /// The agency of staff; everything for the demo's administrator. For everybody else there are no such lists.
    pub(in crate::pages) fn of(actor: &Actor) -> Result<Self, Problem> {
        let within = match &actor.agency {
            Some(agency) if actor.role.is_staff() => Within::Agency(agency.clone()),
            _ if actor.role == Role::Admin && actor.demo => Within::Everywhere,
            _ => return Err(platform::not_found()),
        };
        Ok(Self { within, account: actor.id, role: actor.role })
    }

    /// The one agency, unless it is all of them.
    pub(in crate::pages) const fn agency(&self) -> Option<&AgencyCode> {
        lists::agency_of(&self.within)
    }

    /// What the head of a page says.
    pub(in crate::pages) fn name(&self, app: &App, lang: Lang) -> String {
        self.agency().map_or_else(|| T::new(lang).office_everywhere().to_owned(), |code| app.agency_name(code, lang))
    }
}

/// Midnight at the end of the civil day.
pub(in crate::pages) fn tomorrow(now: Instant) -> Instant {
    let next = now.local().date().tomorrow();
    next.map_or(Instant::MAX, |day| Instant::from_local(day.at(0, 0, 0, 0)))
}

/// Who looks at a list of work, and why.
pub(in crate::pages) fn viewer(actor: &Actor) -> Viewer {
    let reason = if actor.role == Role::Admin { Reason::AdminDemo } else { Reason::List };
    Viewer::new(actor, reason)
}

/// A case with the names that belong to it.
pub(in crate::pages) struct Named {
    line: Line,
    applicant: Option<String>,
    assignee: Option<String>,
}

/// Opens the name for each of these rows, in the transaction that found them.
pub(in crate::pages) fn names(
    seen: &mut Seen<'_, '_>,
    actor: &Actor,
    t: T,
    rows: Vec<Line>,
) -> Result<Vec<Named>, Fail> {
    let assignees = seen.account_names(rows.iter().filter_map(|line| line.assignee))?;
    let mut applicants = applicants(seen, actor, t, &rows)?;
    let named = |line: Line| {
        let applicant = applicants.remove(&line.id);
        let assignee = line.assignee.and_then(|id| assignees.get(&id).cloned());
        Named { line, applicant, assignee }
    };
    Ok(rows.into_iter().map(named).collect())
}

/// Who applied, where this reader may know.
fn applicants(seen: &mut Seen<'_, '_>, actor: &Actor, t: T, rows: &[Line]) -> Result<BTreeMap<StreamId, String>, Fail> {
    let mut wanted = Vec::new();
    for (stream, current) in store::journal::load_each(seen.tx(), rows.iter().map(|line| line.id))? {
        let case: Case = current.state()?;
        if Cases::may_view(actor, &case) {
            wanted.push((stream, case.application));
        }
    }
    let name = |opened| match opened {
        Personal::Open(body) => Application::read(&body).map(|one| one.applicant.name).filter(|name| !name.is_empty()),
        Personal::Erased(_) => Some(t.erased().to_owned()),
    };
    let opened = seen.open_each(&wanted)?;
    let named = wanted.iter().zip(opened).filter_map(|((stream, _), one)| Some((*stream, name(one)?)));
    Ok(named.collect())
}

/// The people of one case: who has it, and the colleagues who could.
pub(in crate::pages) struct Staff {
    colleagues: Vec<Actor>,
    names: BTreeMap<AccountId, String>,
}

impl Staff {
    /// Reads them.
    pub(in crate::pages) async fn of(app: &App, case: &Case) -> Result<Self, Problem> {
        let holders = case.parts.values().filter_map(|part| part.holder).chain(case.assignee).collect();
        Ok(Self {
            colleagues: app.platform.colleagues(&case.agency, limits::STAFF_ROWS_MAX).await?,
            names: app.platform.account_names(holders).await?,
        })
    }

    /// The officers who can be given the case.
    pub(in crate::pages) fn officers(&self) -> impl Iterator<Item = &Actor> {
        self.colleagues.iter().filter(|account| account.role == Role::Officer)
    }

    /// Those of them who are not this person.
    pub(in crate::pages) fn others(&self, actor: &Actor) -> impl Iterator<Item = &Actor> {
        self.officers().filter(|officer| officer.id != actor.id)
    }

    pub(in crate::pages) fn name(&self, id: AccountId) -> Option<String> {
        self.names.get(&id).cloned()
    }
}

/// Whose turn it is; `assignee` with the name of who has it, `at_desk` while the desk has to pass the file on.
pub(in crate::pages) fn doing(
    t: T,
    stage: Stage,
    at_desk: bool,
    assignee: Option<AccountId>,
    name: Option<String>,
) -> Option<String> {
    let role = |role: Role| Some(web::role_name(web::text::T::new(t.lang()), role).to_owned());
    match stage {
        Stage::New | Stage::Finished => role(Role::Desk),
        Stage::Received if at_desk => Some(t.office_at_desk().to_owned()),
        Stage::Received if assignee.is_none() => Some(t.office_unassigned().to_owned()),
        Stage::Received | Stage::Processing => name.or_else(|| role(Role::Officer)),
        Stage::Supplement => Some(t.office_applicant().to_owned()),
        Stage::Proposed => role(Role::Leader),
        Stage::Returned | Stage::NotReceived | Stage::Withdrawn | Stage::Stopped => None,
    }
}

/// Working days within which somebody should have looked at an application: after them it is marked.
const RECEIVED_WITHIN_DAYS: u32 = 1;

/// A row in words.
pub(in crate::pages) fn line(app: &App, t: T, now: Instant, back: &Back, named: Named) -> WorkLine {
    let Named { line, applicant, assignee } = named;
    let packs = app.platform.packs();
    let (due, left, soon) = views::line_due(t, packs, &line, now);
    // Late is what the list of late cases holds: past the date promised now; and what nobody has looked at for days.
    let waited = (line.stage == Stage::New).then(|| views::working_days_waited(packs, line.filed_at, now));
    let late = line.is_overdue(now) || waited.is_some_and(|days| days > RECEIVED_WITHIN_DAYS);
    let expected = || line.shown_due.filter(|_| line.stage.is_open()).map(|due| show::instant(t.lang(), due));
    let unlimited = || line.received_at.filter(|_| line.due_at.is_none()).map(|_| t.line_no_limit().to_owned());
    WorkLine {
        href: back.on(&format!("/can-bo/ho-so/{}", line.code)),
        code: line.code.to_string(),
        procedure: packs.procedure_name(&line.procedure, line.filed_at, t.lang()),
        applicant,
        tag: views::stage_tag(t, line.stage),
        mark: line.sent_back.then(|| Tag::new(t.tag_sent_back(), "late")),
        due: due.or_else(expected).or_else(unlimited),
        left: waited.map(|days| t.line_waits(days)).or(left),
        late,
        soon: soon && !late,
        doing: doing(t, line.stage, line.transfer_by.is_some(), line.assignee, assignee),
        online: line.channel == Channel::Online,
    }
}

/// A number as it is shown: exact, or said not to be.
pub(in crate::pages) fn counted(t: T, total: Total) -> String {
    let n = show::number(t.lang(), i64::try_from(total.n()).unwrap_or(i64::MAX));
    match total {
        Total::Exact(_) => n,
        Total::AtLeast(_) => t.office_at_least(n),
    }
}

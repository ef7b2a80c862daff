//! An application under way: which steps it has, how far it is, and what is wrong with each.

use super::count;
use crate::{
    cases::{context_of, pack_channel},
    delivery::Delivery,
    limits::{JUST_FILED_MINUTES, JUST_FILED_ROWS_MAX},
    rows::{
        drafts::{self, Draft, DraftFile, NewDraft},
        lists::{self as rows, CaseLine},
    },
    state::{Channel, Document},
    text::T,
};
use kernel::{AgencyCode, FieldProblem, Problem, ProcedureCode, Said};
use pack::ProcedureVersion;
use platform::Actor;
use serde_json::{Map, Value};
use web::{App, Fault, SignedIn, Visitor, with_query};

/// What every page of one application needs.
pub(super) struct Applying<'a> {
    pub(super) app: &'a App,
    pub(super) actor: &'a Actor,
    pub(super) visitor: &'a Visitor,
    pub(super) t: T,
    pub(super) version: &'a ProcedureVersion,
    pub(super) step: u32,
    pub(super) draft: Option<Draft>,
}

/// What a step is about.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    /// A page of the form.
    Form(&'a pack::FormPage),
    /// Where it goes, and how the result comes back.
    Place,
    /// The files.
    Documents,
    /// A last look, then filing.
    Check,
}

impl<'a> Applying<'a> {
    pub(super) async fn new(
        app: &'a App,
        signed: &'a SignedIn,
        code: &ProcedureCode,
        step: u32,
    ) -> Result<Applying<'a>, Fault> {
        let visitor = &signed.visitor;
        let version =
            app.platform.packs().procedure(code, visitor.now.local().date()).ok_or_else(platform::not_found)?;
        if !version.channels.contains(&pack::Channel::Online) {
            return Err(Fault::nothing_here());
        }
        let draft = super::begun(app, &signed.actor).await?.into_iter().find(|draft| draft.procedure == version.code);
        let t = T::new(visitor.lang);
        let this = Self { app, actor: &signed.actor, visitor, t, version, step, draft };
        // Without a draft nobody knows which pages were asked: the last one may have just filed it.
        let last = if this.draft.is_some() { this.steps() } else { this.steps_in_all() };
        if step == 0 || step > last {
            return Err(Fault::nothing_here());
        }
        Ok(this)
    }

    /// The pages of the form that this applicant is asked, after the answers so far.
    pub(super) fn asked(&self) -> Vec<&'a pack::FormPage> {
        self.version.form.asked(&self.answers())
    }

    /// Pages of the form, then where it goes, then the files, then the check.
    pub(super) fn steps(&self) -> u32 {
        count(self.asked().len()) + 3
    }

    /// The most that there can be, before anything is answered.
    fn steps_in_all(&self) -> u32 {
        count(self.version.form.pages().len()) + 3
    }

    /// How many steps are shown from here: those that are asked, and the most that answers still to come may ask for. So
    /// the number of a step never jumps, and that of all only ever shrinks on the way.
    pub(super) fn steps_shown(&self) -> u32 {
        let Step::Form(here) = self.step() else { return self.steps() };
        let (pages, answers) = (self.version.form.pages(), self.answers());
        let ahead = pages.iter().skip_while(|page| page.key != here.key).flat_map(|page| &page.fields);
        let open = ahead.filter(|field| !answers.contains_key(&field.key));
        // Of the pages that depend on one choice, one answer asks for only some.
        let may_ask = |field: &pack::Field, value: &str| {
            let after = |when: &pack::When| when.field == field.key && when.is.iter().any(|is| is == value);
            pages.iter().filter(|page| page.when.as_ref().is_some_and(after)).count()
        };
        let most = |field: &pack::Field| field.choices.iter().map(|choice| may_ask(field, &choice.value)).max();
        self.steps() + count(open.filter_map(most).sum())
    }

    pub(super) fn step(&self) -> Step<'a> {
        self.step_at(self.step)
    }

    fn step_at(&self, step: u32) -> Step<'a> {
        let asked = self.asked();
        match (asked.get((step as usize).saturating_sub(1)), self.steps().saturating_sub(step)) {
            (Some(page), _) => Step::Form(page),
            (None, 2) => Step::Place,
            (None, 1) => Step::Documents,
            _ => Step::Check,
        }
    }

    /// The number of a step in addresses.
    pub(super) fn number(&self, step: Step<'_>) -> u32 {
        match step {
            Step::Form(page) => count(self.asked().iter().position(|one| one.key == page.key).unwrap_or_default()) + 1,
            Step::Place => self.steps() - 2,
            Step::Documents => self.steps() - 1,
            Step::Check => self.steps(),
        }
    }

    pub(super) fn href(&self, step: u32) -> String {
        format!("/nop-ho-so/{}/{step}", self.version.code)
    }

    /// The same step with what is wrong.
    pub(super) fn again(&self, step: u32) -> String {
        with_query(&self.href(step), &[("xem-lai", "1")])
    }

    /// Where to after this step was sent.
    pub(super) fn after(&self, right: bool) -> String {
        if right { self.href(self.step + 1) } else { self.again(self.step) }
    }

    pub(super) fn back(&self) -> Option<String> {
        (self.step > 1).then(|| self.href(self.step - 1))
    }

    pub(super) fn answers(&self) -> Map<String, Value> {
        let answers = self.draft.as_ref().and_then(|draft| draft.answers.as_object());
        answers.cloned().unwrap_or_default()
    }

    pub(super) fn files(&self) -> Vec<DraftFile> {
        self.draft.as_ref().map(|draft| draft.files.clone()).unwrap_or_default()
    }

    pub(super) fn agency(&self) -> Option<AgencyCode> {
        self.draft.as_ref().and_then(|draft| draft.agency.clone())
    }

    pub(super) fn delivery(&self) -> Option<Delivery> {
        self.draft.as_ref().and_then(|draft| draft.delivery.clone())
    }

    /// Where the applicant lives, as far as the form has asked.
    pub(super) fn residence(&self) -> String {
        let parts = self.version.form.applicant(&Value::Object(self.answers()));
        parts.get("address").and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    pub(super) fn agencies(&self) -> Vec<&'a pack::Agency> {
        self.app.platform.packs().agencies_for(self.version, self.visitor.now.local().date())
    }

    pub(super) fn name(&self) -> String {
        self.version.name.get(self.visitor.lang).to_owned()
    }

    pub(super) fn procedure_href(&self) -> String {
        format!("/thu-tuc/{}", self.version.code)
    }

    /// What is kept now, to be changed and saved; what was refused before is forgotten.
    pub(super) fn kept(&self) -> NewDraft {
        let platform = &self.app.platform;
        let fresh = || kernel::new_id(platform.clock().real(), platform.entropy());
        NewDraft {
            id: self.draft.as_ref().map_or_else(fresh, |draft| draft.id),
            account: self.actor.id,
            procedure: self.version.code.clone(),
            agency: self.agency(),
            answers: Value::Object(self.answers()),
            files: self.files(),
            delivery: self.delivery(),
            refused: Vec::new(),
        }
    }

    pub(super) async fn save(&self, draft: NewDraft) -> Result<(), Fault> {
        let now = self.visitor.now;
        let store = self.app.platform.store();
        let kept =
            store.write::<_, store::StoreError, _>("draft", move |tx| drafts::put_draft(tx, &draft, now)).await?;
        if kept { Ok(()) } else { Err(platform::not_found().into()) }
    }

    /// Whether a document belongs to this file: always, or after what was answered.
    pub(super) fn needs(&self, document: &pack::Document) -> bool {
        document.required || self.version.form.needs_paper(&document.key, &self.answers())
    }

    /// Documents that belong to the file and are not there: asked for now, not in a request for papers next week.
    pub(super) fn missing(&self, files: &[DraftFile]) -> Result<Vec<FieldProblem>, Problem> {
        let context = context_of(&self.app.platform, self.version, self.visitor.now)?;
        let given = |file: &DraftFile| Document { kind: file.kind.clone(), upload: Some(file.upload) };
        let given: Vec<Document> = files.iter().map(given).collect();
        let mut wanted = context.procedure.missing(Channel::Online, &given);
        let lacks = |document: &&pack::Document| {
            self.needs(document)
                && given.iter().all(|there| there.kind != document.key)
                && !wanted.contains(&document.key)
        };
        let after_answers = self.version.uploads(pack_channel(Channel::Online)).filter(lacks);
        wanted.extend(after_answers.map(|document| document.key.clone()).collect::<Vec<_>>());
        let problem = |kind: String| {
            let name = self.version.document(&kind).map(|document| document.name.clone()).unwrap_or_default();
            let said = Said::both(|lang| T::new(lang).send_document(name.get(lang)));
            FieldProblem { path: kind, said }
        };
        Ok(wanted.into_iter().map(problem).collect())
    }

    /// What is wrong with a step as it is kept.
    pub(super) fn wrong(&self, step: u32) -> Result<Vec<FieldProblem>, Problem> {
        let refused = || self.draft.iter().flat_map(|draft| draft.refused.clone()).map(FieldProblem::from);
        Ok(match self.step_at(step) {
            Step::Documents => {
                let mut wrong: Vec<FieldProblem> = refused().collect();
                let missing = self.missing(&self.files())?;
                wrong.extend(missing.into_iter().filter(|one| refused().all(|known| known.path != one.path)));
                wrong
            }
            Step::Check => {
                let wrong: Vec<FieldProblem> = refused().collect();
                let said = Said::both(|lang| T::new(lang).confirm_missing().to_owned());
                let unconfirmed = FieldProblem { path: "confirm".to_owned(), said };
                if wrong.is_empty() { vec![unconfirmed] } else { wrong }
            }
            _ => self.lacks(step)?,
        })
    }

    /// What keeps the application from being filed, as far as this step asks for it.
    fn lacks(&self, step: u32) -> Result<Vec<FieldProblem>, Problem> {
        Ok(match self.step_at(step) {
            Step::Form(page) => {
                let today = self.visitor.now.local().date();
                self.version.form.check(&Value::Object(self.answers()), Some(&page.key), today)
            }
            Step::Place => self.wrong_place(),
            Step::Documents => self.missing(&self.files())?,
            Step::Check => Vec::new(),
        })
    }

    fn wrong_place(&self) -> Vec<FieldProblem> {
        let mut wrong = Vec::new();
        let mut refuse = |path: &str, said: fn(T) -> &'static str| {
            wrong.push(FieldProblem { path: path.to_owned(), said: Said::both(|lang| said(T::new(lang)).to_owned()) });
        };
        let chosen = self.agency();
        if self.agencies().iter().all(|known| Some(&known.code) != chosen.as_ref()) {
            refuse("agency", |t| t.choose_agency());
        }
        match self.delivery() {
            None => refuse(crate::delivery::HOW, |t| t.choose_delivery()),
            Some(delivery) => wrong.extend(delivery.checked(self.version, &self.residence()).err()),
        }
        wrong
    }

    /// The first step before this one that is not done yet.
    pub(super) fn unfinished(&self, step: u32) -> Result<Option<u32>, Problem> {
        for before in 1..step {
            if !self.lacks(before)?.is_empty() {
                return Ok(Some(before));
            }
        }
        Ok(None)
    }

    /// The case of this procedure that this person has filed within the hour.
    pub(super) async fn just_filed(&self) -> Result<Option<CaseLine>, Fault> {
        let since = self.visitor.now.plus_minutes(-JUST_FILED_MINUTES);
        self.filed_before(move |line| line.filed_at >= since).await
    }

    /// The case of this procedure that this person has filed and that has not ended.
    pub(super) async fn under_way(&self) -> Result<Option<CaseLine>, Fault> {
        self.filed_before(|line| line.closed_at.is_none()).await
    }

    /// The latest of this person's cases of this procedure of which that is true.
    async fn filed_before(&self, fits: impl Fn(&CaseLine) -> bool) -> Result<Option<CaseLine>, Fault> {
        let account = self.actor.id;
        let read = self.app.platform.store().read::<_, store::StoreError, _>("just filed", move |tx| {
            rows::mine(tx, account, None, JUST_FILED_ROWS_MAX)
        });
        Ok(read.await?.rows.into_iter().find(|line| line.procedure == self.version.code && fits(line)))
    }
}

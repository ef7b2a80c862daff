//! The course of one case, as it happens in life: who does what when, what goes wrong, how late it becomes.

use super::{
    dice::Dice,
    life::{Life, Planned},
    offices::Office,
    often,
    people::{People, Staff},
    season,
    visits::{Visit, Wish},
    world::World,
};
use crate::{
    commands::made_up::{self, Person},
    text::T,
};
use engine::StepKind;
use kernel::{AccountId, Id, Instant, Lang};
use onestop::{
    application::{Applicant, Application, FileName, new_tracking_key, seal_words},
    state::{
        Action, Channel, CompleteStep, Document, Filing, Missing, Outcome, ReturnHow, Who, to_complete, tracking_digest,
    },
};
use platform::{Actor, Role};
use serde_json::{Map, Value};
use std::sync::Arc;
use trust::Sealed;

/// Tells the draws of courses from others.
const SALT: u64 = 5;
/// Tells the draws of habits from others.
const HABIT_SALT: u64 = 6;
/// Steps of a table that are gone through one by one, at most.
const STEPS_MAX: usize = 12;
/// The place of the account `citizen` among those who use the portal: behind all others.
const OWN_PLACE: u64 = 1 << 20;
/// Draws of answers for one form.
const FORM_DRAWS_MAX: usize = 4;

/// The acts of one case, in the order of time.
pub fn course(world: &World, people: &People, visit: &Visit, until: Instant) -> Vec<Planned> {
    Course::of(world, people, visit, until).map_or_else(Vec::new, |mut course| {
        course.run();
        course.life.end()
    })
}

/// A case with everything that its course depends on.
pub struct Course<'w> {
    world: &'w World,
    office: &'w Office,
    staff: &'w Staff,
    visit: &'w Visit,
    citizen: &'w Arc<Actor>,
    /// What is sent for a paper: a file online, paper otherwise.
    file: Option<Id>,
    person: Person,
    dice: Dice,
    /// What has happened so far.
    pub life: Life<'w>,
    /// Working minutes until now.
    now: i64,
    /// Between which working minutes it is handled.
    from: i64,
    to: i64,
    is_late: bool,
    application: Application,
}

impl<'w> Course<'w> {
    /// A case that has not begun.
    pub fn of(world: &'w World, people: &'w People, visit: &'w Visit, until: Instant) -> Option<Self> {
        let (law, office) = (world.laws.get(visit.law)?, world.offices.get(visit.office)?);
        let dice = Dice::of(SALT, u64::from(visit.n));
        let place = dice.index(people.citizens.len());
        let some = people.citizens.get(place).unwrap_or(&people.citizen);
        let citizen = if visit.is_citizen { &people.citizen } else { some };
        let mut person = Person::new(&dice);
        if visit.channel == Channel::Online {
            person = Person::of_account(&citizen.name, if visit.is_citizen { OWN_PLACE } else { place as u64 });
        }
        let now = world.time.worked(visit.at);
        Some(Self {
            world,
            office,
            staff: people.staff.get(visit.office)?,
            visit,
            citizen,
            file: (visit.channel == Channel::Online).then_some(people.file),
            person,
            dice,
            life: Life::new(law, visit, until, &people.system),
            now,
            from: now,
            to: now,
            is_late: false,
            application: Application::default(),
        })
    }

    /// Lives it.
    pub fn run(&mut self) {
        let came_in = match self.visit.channel {
            Channel::Online => self.comes_online(),
            Channel::Direct | Channel::Post => self.comes_to_the_desk(),
        };
        if came_in {
            self.is_handled();
        }
    }

    fn wish(&self, wish: Wish) -> bool {
        self.visit.wish == Some(wish)
    }

    /// By chance, but not where a certain end is wished.
    fn happens(&self, per_mille: u64) -> bool {
        // Drawn in any case, so that a wish changes nothing else.
        self.dice.chance(per_mille) && self.visit.wish.is_none()
    }

    // Time

    /// So many working minutes later; each act has a minute of its own.
    fn later(&mut self, minutes: i64) -> Instant {
        self.now += minutes.max(1);
        self.instant()
    }

    /// When that part of the handling is over.
    fn part(&mut self, percent: i64) -> Instant {
        self.now = (self.now + 1).max(self.from + (self.to - self.from) * percent / 100);
        self.instant()
    }

    fn instant(&self) -> Instant {
        self.world.time.instant(self.now).plus_millis(self.dice.between(0, 59_999))
    }

    fn days(&self, low: i64, high: i64) -> i64 {
        self.dice.between(low, high) * self.world.time.a_day() + self.dice.between(-90, 90)
    }

    // Words

    fn seal(&self, subject: &'static str, words: fn(T) -> &'static str) -> Sealed {
        let words = made_up::phrase(&self.dice, words(T::new(Lang::Vi)));
        seal_words(self.dice.entropy(), subject, &words)
    }

    fn filing(&mut self, minutes_at: Option<Instant>, missing: Option<Missing>) -> Option<Action> {
        let (law, version) = (self.world.laws.get(self.visit.law)?, self.world.version(self.visit.law)?);
        let today = self.visit.at.local().date();
        let draw = |_| law.pen.answers(&version.form, &self.person, &self.dice, today);
        let is_right =
            |form: &Map<String, Value>| version.form.check(&Value::Object(form.clone()), None, today).is_empty();
        let form = (0..FORM_DRAWS_MAX).map(draw).find(is_right)?;
        let applicant = Applicant::from_parts(&version.form.applicant(&Value::Object(form.clone())));
        let applicant = if applicant.name.is_empty() {
            Applicant { name: self.person.name.clone(), phone: self.person.phone(), ..Applicant::default() }
        } else {
            applicant
        };
        let tracking_key = new_tracking_key(self.dice.entropy());
        let tracking = tracking_digest(&tracking_key);
        self.application = Application { applicant, form, files: Vec::new(), tracking_key, delivery: None };
        let answers = &self.application.form;
        let wanted = version
            .uploads(onestop::cases::pack_channel(self.visit.channel))
            .filter(|one| one.required || version.form.needs_paper(&one.key, answers));
        let left_out = |kind: &str| missing.as_ref().is_some_and(|missing| missing.kinds.iter().any(|one| one == kind));
        let kinds: Vec<String> = wanted.filter(|one| !left_out(&one.key)).map(|one| one.key.clone()).collect();
        let documents = self.documents(&kinds);
        Some(Action::File(Box::new(Filing {
            procedure: version.code.clone(),
            agency: self.office.code.clone(),
            channel: self.visit.channel,
            applicant: (self.visit.channel == Channel::Online).then_some(self.citizen.id),
            application: self.application.seal(self.dice.entropy()),
            tracking,
            documents,
            synthetic: true,
            minutes_at,
            missing,
        })))
    }

    // Before the receipt

    fn comes_online(&mut self) -> bool {
        let Some(filing) = self.filing(None, None) else { return false };
        if !self.life.act(self.visit.at, self.citizen, filing) || self.wish(Wish::New) {
            return false;
        }
        let (desk, citizen) = (&self.staff.desk, self.citizen);
        if self.happens(often::WITHDRAWN_EARLY) {
            let at = self.later(self.dice.between(5, 120));
            let reason = self.dice.chance(500).then(|| self.seal("reason", |t| t.made_up_withdrawn()));
            self.life.act(at, citizen, Action::Withdraw { reason });
            return false;
        }
        let wait = if self.dice.chance(900) { self.dice.between(4, 100) } else { self.days(1, 2) };
        if self.happens(often::REFUSED) {
            let (at, reason) = (self.later(wait), self.seal("reason", |t| t.made_up_refused()));
            self.life.act(at, desk, Action::Refuse { reason });
            return false;
        }
        if self.happens(often::ASKED_EARLY) && !self.is_asked_early(wait) {
            return false;
        }
        if self.happens(often::CORRECTED) {
            self.is_corrected();
        }
        let at = self.later(wait);
        self.life.act(at, desk, Action::Receive)
    }

    /// Papers asked for before the receipt; whether they came.
    fn is_asked_early(&mut self, wait: i64) -> bool {
        let desk = &self.staff.desk;
        let Some(kinds) = self.kinds() else { return true };
        let (at, reason) = (self.later(wait), self.seal("reason", |t| t.made_up_asked()));
        if !self.life.act(at, desk, Action::RequestSupplement { kinds, reason, override_reason: None }) {
            return true;
        }
        if self.dice.chance(often::NEVER_ANSWERED) {
            let (at, reason) = (self.later(self.days(15, 25)), self.seal("reason", |t| t.made_up_not_brought()));
            self.life.act(at, desk, Action::Refuse { reason });
            return false;
        }
        self.brings(1, 6)
    }

    fn comes_to_the_desk(&mut self) -> bool {
        let desk = &self.staff.desk;
        let is_post = self.visit.channel == Channel::Post;
        let minutes_at = is_post.then(|| {
            let before = (self.now - self.dice.between(20, 300)).max(0);
            self.world.time.instant(before).min(self.visit.at)
        });
        let kinds = if self.happens(often::ASKED_EARLY) { self.kinds() } else { None };
        let missing =
            kinds.map(|kinds| Missing { kinds, wrong: Vec::new(), reason: self.seal("reason", |t| t.made_up_asked()) });
        let is_missing = missing.is_some();
        let Some(filing) = self.filing(minutes_at, missing) else { return false };
        if !self.life.act(self.visit.at, desk, filing) {
            return false;
        }
        if !is_missing {
            return true;
        }
        if self.dice.chance(often::NEVER_ANSWERED * 2) {
            let (at, reason) = (self.later(self.days(10, 20)), self.seal("reason", |t| t.made_up_not_brought()));
            self.life.act(at, desk, Action::Refuse { reason });
            return false;
        }
        if !self.brings(1, 5) {
            return false;
        }
        let at = self.later(self.dice.between(2, 15));
        self.life.act(at, desk, Action::Receive)
    }

    // After it

    fn is_handled(&mut self) {
        if self.wish(Wish::ToHandOver) {
            return;
        }
        self.aim();
        self.is_handed_over();
        if self.happens(often::CORRECTED) {
            self.is_corrected();
        }
        self.is_assigned();
        match self.visit.wish {
            Some(Wish::DueToday | Wish::InHand) => return,
            Some(Wish::Late) => {
                if self.dice.chance(400) {
                    self.is_apologised_for();
                }
                return;
            }
            Some(Wish::Waiting) => {
                self.is_asked();
                return;
            }
            _ => {}
        }
        if self.is_ended_early() || !self.waits_for_papers() {
            return;
        }
        self.goes_step_by_step();
        self.is_apologised_for();
        if self.is_decided() {
            self.is_returned();
        }
    }

    /// How long it is going to take, and whether that is too long.
    fn aim(&mut self) {
        let a_day = self.world.time.a_day();
        let due = self.life.case.as_ref().and_then(|case| case.first_due());
        let room = due.map_or_else(|| self.days(2, 14), |due| self.world.time.worked(due) - self.now).max(4);
        let busy = season::is_peak(self.world.weight(self.visit.at.local().date()));
        let per_mille = self.office.late_per_mille * if busy { 3 } else { 2 } / 2;
        self.is_late = self.dice.chance(per_mille) && due.is_some();
        let minutes = if self.is_late {
            room + a_day * self.dice.mostly_low(0, 5) + self.dice.between(20, a_day - 20)
        } else {
            // Short work is done in the first hours, long work towards its end.
            let percent = if room <= a_day { self.dice.mostly_low(10, 80) } else { self.dice.between(30, 95) };
            (room * percent / 100).min(room - 2)
        };
        // What is wished for stands so when the play ends.
        let left = self.world.time.worked(self.life.until()) - self.now - 20;
        let minutes = if self.visit.wish.is_some() { minutes.min(left).max(8) } else { minutes };
        (self.from, self.to) = (self.now, self.now + minutes);
    }

    fn is_handed_over(&mut self) {
        let waits = self.life.case.as_ref().is_some_and(|case| case.is_to_hand_over());
        if !waits || self.dice.chance(often::NOT_HANDED_OVER) {
            return;
        }
        let minutes = if self.happens(often::HANDED_OVER_LATE) { self.days(1, 2) } else { self.dice.between(2, 40) };
        let at = if self.is_late { self.later(minutes) } else { self.part((minutes * 100 / 480).clamp(1, 6)) };
        self.life.act(at, &self.staff.desk, Action::HandOver);
    }

    fn is_corrected(&mut self) {
        self.person.n += 1;
        self.application.applicant.phone = self.person.phone();
        let (application, at) = (self.application.seal(self.dice.entropy()), self.later(self.dice.between(1, 12)));
        let reason = self.seal("reason", |t| t.made_up_corrected());
        self.life.act(at, &self.staff.desk, Action::Correct { application, reason });
    }

    fn is_assigned(&mut self) {
        let at = self.part(self.dice.between(6, 20));
        let officers = &self.staff.officers;
        let first = !self.office.accounts.is_empty() && self.dice.chance(700);
        let Some(officer) = officers.get(if first { 0 } else { self.dice.index(officers.len()) }) else { return };
        let by = match self.dice.below(10) {
            0..=4 => officer,
            5..=7 => &self.staff.leader,
            _ => &self.staff.desk,
        };
        self.life.act(at, by, Action::Assign { officer: Who::from(&**officer) });
    }

    /// Withdrawn, or stopped: it ends before there is an answer.
    fn is_ended_early(&mut self) -> bool {
        if self.happens(often::WITHDRAWN) {
            let at = self.part(self.dice.between(25, 60));
            let by = if self.visit.channel == Channel::Online { self.citizen } else { &self.staff.desk };
            let reason = Some(self.seal("reason", |t| t.made_up_withdrawn()));
            return self.life.act(at, by, Action::Withdraw { reason });
        }
        if self.happens(often::STOPPED) {
            let (at, reason) = (self.part(self.dice.between(40, 80)), self.seal("reason", |t| t.made_up_stopped()));
            return self.life.act(at, &self.staff.leader, Action::Stop { reason });
        }
        false
    }

    /// Whether it goes on: papers may be asked for, once, seldom twice, and are not always brought.
    fn waits_for_papers(&mut self) -> bool {
        let has_time = self.to - self.from >= self.world.time.a_day();
        if !has_time || !self.happens(often::ASKED) || !self.is_asked() {
            return true;
        }
        loop {
            if self.dice.chance(often::NEVER_ANSWERED) {
                let (at, reason) = (self.later(self.days(18, 30)), self.seal("reason", |t| t.made_up_not_brought()));
                self.life.act(at, &self.staff.leader, Action::Stop { reason });
                return false;
            }
            if !self.brings(1, 9) {
                return false;
            }
            self.aim();
            if !self.dice.chance(often::ASKED_AGAIN) || !self.is_asked() {
                return true;
            }
        }
    }

    /// The one who handles it asks for papers.
    fn is_asked(&mut self) -> bool {
        let Some(kinds) = self.kinds() else { return false };
        let at = self.part(self.dice.between(22, 45));
        let before = self.life.case.as_ref().is_some_and(|case| case.supplement_requests > 0);
        let override_reason = before.then(|| self.seal("override_reason", |t| t.made_up_asked_again()));
        let (officer, reason) = (self.officer(), self.seal("reason", |t| t.made_up_asked()));
        self.life.act(at, &officer, Action::RequestSupplement { kinds, reason, override_reason })
    }

    /// One or two papers that may be missing; none where there is nothing to hand in.
    fn kinds(&self) -> Option<Vec<String>> {
        let law = self.world.laws.get(self.visit.law)?;
        let can = law.context.procedure.documents.iter().filter(|one| !one.filled_by_form && !one.shown_only);
        let mut all: Vec<&str> = can.map(|one| one.key.as_str()).collect();
        let first = all.swap_remove(self.dice.index(all.len().max(1)).min(all.len().checked_sub(1)?));
        let mut kinds = vec![first.to_owned()];
        if let Some(second) = self.dice.pick(&all).filter(|_| self.dice.chance(300)) {
            kinds.push((*second).to_owned());
        }
        Some(kinds)
    }

    /// What was asked for is brought after some days: online by the applicant, else at the desk.
    fn brings(&mut self, low: i64, high: i64) -> bool {
        let Some(asked) = self.life.case.as_ref().and_then(|case| case.asked.as_ref()) else { return false };
        let kinds = asked.kinds.clone();
        let documents = self.documents(&kinds);
        // Files have names, and names are personal.
        let application = self.file.is_some().then(|| self.application.seal(self.dice.entropy()));
        let at = self.later(self.days(low, high));
        let by = if self.visit.channel == Channel::Online { self.citizen } else { &self.staff.desk };
        self.life.act(at, by, Action::Supplement { documents, application })
    }

    /// Papers of these kinds, as they come by this channel.
    fn documents(&mut self, kinds: &[String]) -> Vec<Document> {
        let name = T::new(Lang::Vi).made_up_file();
        let file = |kind: &String| Some(FileName { kind: kind.clone(), name: name.to_owned(), upload: self.file? });
        self.application.files.extend(kinds.iter().filter_map(file));
        kinds.iter().map(|kind| Document { kind: kind.clone(), upload: self.file }).collect()
    }

    /// Who has the case; of a case that nobody has, the first.
    fn officer(&self) -> Arc<Actor> {
        let has = self.life.case.as_ref().and_then(|case| case.assignee);
        self.officer_of(has).unwrap_or_else(|| self.staff.leader.clone())
    }

    fn officer_of(&self, account: Option<AccountId>) -> Option<Arc<Actor>> {
        let officers = &self.staff.officers;
        let found = account.and_then(|account| officers.iter().find(|one| one.id == account));
        found.or_else(|| officers.first()).cloned()
    }

    /// Goes through the step table, where the office has that habit; a step that time waits for is always gone through.
    fn goes_step_by_step(&mut self) {
        let habit = Dice::of(HABIT_SALT, (self.visit.office * 1_000 + self.visit.law) as u64);
        let has_habit = habit.chance(often::STEP_BY_STEP) && !self.dice.chance(100);
        for n in 0..STEPS_MAX {
            let stands_still = self.life.case.as_ref().is_some_and(|case| case.stands_still());
            if self.life.is_over() || !(has_habit || stands_still) || !self.completes_a_step(n) {
                return;
            }
        }
    }

    fn completes_a_step(&mut self, n: usize) -> bool {
        let Some((who, mut done, is_outside)) = self.next_step() else { return false };
        let stands_still = self.life.case.as_ref().is_some_and(|case| case.stands_still());
        let share = 25 + 60 * i64::try_from(n).unwrap_or(0) / 6;
        let at = if stands_still { self.later(self.days(2, 9)) } else { self.part(share.min(86)) };
        if is_outside {
            let answered = self.world.time.instant(self.now - self.dice.between(0, 30));
            let received = self.life.case.as_ref().and_then(|case| case.received_at).unwrap_or(answered);
            done.answered = Some((self.seal("answered_by", |t| t.made_up_answered()), answered.max(received).min(at)));
        }
        let ok = self.life.act(at, &who, Action::CompleteStep(Box::new(done)));
        if ok && stands_still {
            self.aim();
        }
        ok
    }

    /// A step that somebody here can complete, by whom, and whether others had to answer.
    fn next_step(&self) -> Option<(Arc<Actor>, CompleteStep, bool)> {
        let (case, process) =
            (self.life.case.as_ref()?, &self.world.laws.get(self.visit.law)?.context.procedure.process);
        for id in &case.position.active {
            let Some(step) = process.step(*id) else { continue };
            let who = match Role::from_code(&step.role.0) {
                Some(Role::Desk) => self.staff.desk.clone(),
                Some(Role::Leader) => self.staff.leader.clone(),
                _ => self.officer_of(case.holder(*id))?,
            };
            let Some(chosen) = to_complete(process, case, &Who::from(&*who)).find(|one| one.step == *id) else {
                continue;
            };
            let colleague = self.dice.pick(&self.staff.officers).filter(|_| self.dice.chance(often::COLLEAGUE));
            let holders = chosen.given.iter().filter_map(|step| Some((*step, Who::from(&**colleague?)))).collect();
            let note = self.dice.chance(250).then(|| self.seal("note", |t| t.made_up_note()));
            let done = CompleteStep { step: *id, outcome: chosen.outcome, holders, answered: None, note };
            return Some((who, done, step.kind == StepKind::External));
        }
        None
    }

    /// Late, and said so: mostly a day ahead, else when it is too late already.
    fn is_apologised_for(&mut self) {
        let Some(due) = self.life.case.as_ref().and_then(|case| case.due()) else { return };
        let is_wished = self.wish(Wish::Late);
        if !is_wished && (!self.is_late || !self.dice.chance(often::APOLOGISED)) {
            return;
        }
        let time = &self.world.time;
        let wanted = time.worked(due) - self.dice.mostly_low(-1, 2) * time.a_day() + self.dice.between(-200, 200);
        let end = self.now.max(self.to).max(time.worked(due));
        let new_due = time.closing(end + self.dice.between(0, 2) * time.a_day());
        self.now = wanted.min(self.to - 5).max(self.now + 1);
        let (at, reason) = (self.instant(), self.seal("reason", |t| t.made_up_late()));
        if new_due <= due.max(at) {
            return;
        }
        let by = if self.dice.chance(600) { self.officer() } else { self.staff.leader.clone() };
        self.life.act(at, &by, Action::Apologise { new_due, reason });
    }

    /// Proposed and signed; whether there is an answer.
    fn is_decided(&mut self) -> bool {
        let mut at = self.part(self.dice.between(82, 93));
        let denied = self.happens(often::DENIED);
        for round in 0..3 {
            let outcome = if denied { Outcome::Deny } else { Outcome::Grant };
            let note = denied.then(|| self.seal("note", |t| t.made_up_denied()));
            let officer = self.officer();
            if !self.life.act(at, &officer, Action::Propose { outcome, note }) || self.wish(Wish::ToSign) {
                return false;
            }
            let leader = &self.staff.leader;
            if round == 0 && self.happens(often::SENT_BACK) {
                let (at_back, reason) =
                    (self.later(self.dice.between(5, 60)), self.seal("reason", |t| t.made_up_sent_back()));
                self.life.act(at_back, leader, Action::SendBack { reason });
                at = self.later(self.dice.between(10, 90));
                continue;
            }
            let at_sign = self.part(100);
            if !self.life.act(at_sign, leader, Action::Sign) {
                return false;
            }
            if round == 0 && self.happens(often::REOPENED) {
                let (at_again, reason) =
                    (self.later(self.dice.between(10, 200)), self.seal("reason", |t| t.made_up_reopened()));
                self.life.act(at_again, leader, Action::Reopen { reason });
                at = self.later(self.dice.between(10, 120));
                continue;
            }
            return true;
        }
        false
    }

    /// The result reaches the applicant; a few are never fetched.
    fn is_returned(&mut self) {
        let is_fetched = self.wish(Wish::Returned);
        if self.wish(Wish::ToReturn) || (self.dice.chance(often::NOT_FETCHED) && !is_fetched) {
            return;
        }
        let online = self.visit.channel == Channel::Online;
        let how = match self.dice.below(100) {
            0..=64 if online => ReturnHow::Online,
            0..=8 if self.life.is_open_to(Channel::Post) => ReturnHow::Post,
            _ if self.visit.channel == Channel::Post && self.dice.chance(800) => ReturnHow::Post,
            _ => ReturnHow::Direct,
        };
        let soon = how == ReturnHow::Online || self.dice.chance(550) || is_fetched;
        let minutes = if soon { self.dice.between(3, 90) } else { self.days(1, 3).max(60) };
        let at = self.later(minutes);
        self.life.act(at, &self.staff.desk, Action::Return { how, to: None, note: None });
    }
}

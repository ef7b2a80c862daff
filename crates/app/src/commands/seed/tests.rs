//! The year as it is planned, and a small one as it is written.

use super::{
    Dice, Wanted,
    clock::PlayClock,
    course::Course,
    lane::{Acts, LANES, Lane, Plan},
    life::Planned,
    offices,
    people::People,
    visits::{self, Visit, Wish},
    world::{FIRST, LAST, World},
};
use crate::{
    commands::{Trouble, made_up::Pen, seed},
    edge::MachineClock,
    install::{self, Install},
    tests::ALL,
};
use kernel::{Clock, Instant};
use onestop::state::{Act, Action, Channel, Outcome, Stage};
use platform::{Actor, Person, Role};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{Sql, StoreError};
use testkit::TestApp;

/// Enough for everything to occur.
const MANY: u32 = 4_000;
const FEW: u32 = 200;

/// A demo's installation on the database of a test.
async fn demo(app: &TestApp) -> Install {
    let clock = Arc::new(MachineClock::new());
    clock.set_civil("2024-12-30T07:30:00+07:00".parse().expect("an instant"));
    let person = |one: &pack::DemoPerson| {
        let role = Role::from_code(&one.role).expect("a role");
        let agency = role.is_staff().then(|| seed::agency_of(&app.platform, one).expect("an agency"));
        Person { login: one.login.clone(), name: one.name.clone(), role, agency, demo: true }
    };
    let people: Vec<Person> = seed::people(&app.platform).expect("people").iter().map(person).collect();
    app.platform.enrol(&Actor::system(), &people).await.expect("nobody is known yet");
    Install { platform: app.platform.clone(), clock }
}

async fn plan(install: &Install, cases: u32) -> Plan {
    let clock = Arc::new(PlayClock::new(install.clock.clone()));
    let world = World::of(&install::with_clock(install, clock.clone()), &clock).expect("a world");
    assert_eq!(world.left_out, Vec::<String>::new(), "forms that nobody can answer");
    let people = People::of(&install.platform, &world.offices, cases).await.expect("people");
    let visits = visits::visits(&world, cases);
    let until = Wanted::new(&install.platform, cases).until;
    Plan { world: Arc::new(world), people: Arc::new(people), visits: Arc::new(visits), until }
}

fn all_acts(plan: &Plan) -> Vec<Planned> {
    (0..LANES.len()).flat_map(|lane| Acts::of(plan.clone(), lane)).collect()
}

/// What a plan says, without what is sealed.
fn told(acts: &[Planned]) -> Vec<(u32, Instant, String, Act, kernel::Id)> {
    acts.iter().map(|one| (one.n, one.at, one.who.login.clone(), one.command.act(), one.first)).collect()
}

#[tokio::test]
async fn the_plan_is_the_same_twice_and_each_lane_goes_forward() {
    let app = TestApp::new(ALL).await;
    let install = demo(&app).await;
    let (one, other) = (plan(&install, FEW).await, plan(&install, FEW).await);
    assert_eq!(one.visits, other.visits);
    assert_eq!(one.visits.len(), FEW as usize);
    assert_eq!(told(&all_acts(&one)), told(&all_acts(&other)));
    for lane in 0..LANES.len() {
        let times: Vec<Instant> = Acts::of(one.clone(), lane).map(|act| act.at).collect();
        assert!(times.is_sorted(), "lane {lane} goes back in time");
    }
}

/// A visit, how its case ended, what was done to it.
type Lived = (Visit, Option<Stage>, Vec<Act>);

/// A planned year, lived case by case.
struct Year {
    plan: Plan,
    lived: Vec<Lived>,
    refused: Vec<(u32, Act, String)>,
    acts: Vec<Planned>,
    answered: u64,
    late: u64,
}

async fn year(app: &TestApp) -> Year {
    let install = demo(app).await;
    let plan = plan(&install, MANY).await;
    let mut year =
        Year { plan: plan.clone(), lived: Vec::new(), refused: Vec::new(), acts: Vec::new(), answered: 0, late: 0 };
    for visit in plan.visits.iter() {
        let mut course = Course::of(&plan.world, &plan.people, visit, plan.until).expect("a course");
        course.run();
        let case = course.life.case.as_ref().expect("a case");
        if let (Some(at), Some(due)) = (case.finished_at, case.first_due()) {
            year.answered += 1;
            year.late += u64::from(at > due);
        }
        let acts = course.life.acts.iter().map(|one| one.command.act()).collect();
        year.lived.push((*visit, Some(case.stage), acts));
        year.refused.extend(course.life.refused.iter().map(|(act, why)| (visit.n, *act, why.clone())));
        year.acts.extend(course.life.end());
    }
    year
}

#[tokio::test]
async fn a_year_has_everything_in_it_and_is_like_life() {
    let app = TestApp::new(ALL).await;
    let year = year(&app).await;
    assert_eq!(year.refused, Vec::new(), "the rules refuse what was planned");
    everything_occurs(&year);
    shares_are_near(&year);
    hours_are_kept(&year);
    the_shown_office_is_lively(&year);
}

fn everything_occurs(year: &Year) {
    let world = &year.plan.world;
    let laws: BTreeSet<usize> = year.lived.iter().map(|(visit, ..)| visit.law).collect();
    assert_eq!(laws.len(), world.laws.len(), "a procedure is missing");
    let codes: BTreeSet<&str> = world.laws.iter().map(|law| law.id.split('@').next().expect("a code")).collect();
    assert_eq!(codes.len(), 52);
    let offices: BTreeSet<usize> = year.lived.iter().map(|(visit, ..)| visit.office).collect();
    let open = world.served.iter().filter(|served| !served.is_empty()).count();
    assert_eq!(offices.len(), open, "an office that takes something in is missing");
    let channels: BTreeSet<Channel> = year.lived.iter().map(|(visit, ..)| visit.channel).collect();
    assert_eq!(channels, BTreeSet::from([Channel::Direct, Channel::Online, Channel::Post]));
    let acts: BTreeSet<Act> = year.lived.iter().flat_map(|(.., acts)| acts.iter().copied()).collect();
    assert_eq!(acts, Act::ALL.iter().copied().collect(), "an act is missing");
    let stages: BTreeSet<Stage> = year.lived.iter().filter_map(|(_, stage, _)| *stage).collect();
    assert_eq!(stages, Stage::ALL.iter().copied().collect(), "a stage is missing at the end");
    let has = |wanted: fn(&Action) -> bool| year.acts.iter().any(|one| wanted(&one.command.action));
    assert!(has(|action| matches!(action, Action::Propose { outcome: Outcome::Deny, .. })), "nothing is denied");
    assert!(has(|action| matches!(action, Action::CompleteStep(done) if !done.holders.is_empty())), "no colleague");
    assert!(has(|action| matches!(action, Action::CompleteStep(done) if done.answered.is_some())), "nobody outside");
    assert!(
        has(|action| matches!(action, Action::RequestSupplement { override_reason: Some(_), .. })),
        "asked once only"
    );
    assert!(has(|action| matches!(action, Action::File(filing) if filing.missing.is_some())), "nothing missing");
}

fn per_mille(part: u64, whole: usize) -> u64 {
    part * 1_000 / (whole as u64).max(1)
}

fn shares_are_near(year: &Year) {
    let cases = year.lived.len();
    let count =
        |wanted: &dyn Fn(&Lived) -> bool| per_mille(year.lived.iter().filter(|one| wanted(one)).count() as u64, cases);
    let online = count(&|(visit, ..)| visit.channel == Channel::Online);
    assert!((480..680).contains(&online), "online: {online} of a thousand");
    let late = per_mille(year.late, usize::try_from(year.answered).expect("a small number"));
    assert!((5..30).contains(&late), "late: {late} of a thousand");
    let returned = count(&|(_, stage, _)| *stage == Some(Stage::Returned));
    assert!((780..960).contains(&returned), "returned: {returned} of a thousand");
    let asked = count(&|(.., acts)| acts.contains(&Act::RequestSupplement));
    assert!((40..150).contains(&asked), "asked for papers: {asked} of a thousand");
    let refused = count(&|(_, stage, _)| *stage == Some(Stage::NotReceived));
    assert!((4..40).contains(&refused), "not received: {refused} of a thousand");
}

/// The desk, officers and leaders act while their offices are open, nobody acts outside the year.
fn hours_are_kept(year: &Year) {
    let calendar = year.plan.world.packs.calendar_at(FIRST).expect("a calendar");
    for act in &year.acts {
        let local = act.at.local();
        assert!(FIRST <= local.date() && local.date() <= LAST, "{} happens on {}", act.command.act().code(), act.at);
        if act.who.role.is_staff() {
            let open =
                calendar.rules.hours.iter().any(|(opens, closes)| *opens <= local.time() && local.time() < *closes);
            let working = calendar.is_working_day(local.date()).expect("a known day");
            assert!(open && working, "{} acts at {}", act.who.login, act.at);
        }
    }
}

fn the_shown_office_is_lively(year: &Year) {
    let shown = year.plan.world.offices.iter().position(|office| office.shown).expect("an office is shown");
    let mut stages: BTreeMap<Stage, u32> = BTreeMap::new();
    for (_, stage, _) in year.lived.iter().filter(|(visit, ..)| visit.office == shown) {
        *stages.entry((*stage).expect("a stage")).or_default() += 1;
    }
    for (stage, at_least) in
        [(Stage::New, 4), (Stage::Received, 2), (Stage::Supplement, 3), (Stage::Processing, 8), (Stage::Proposed, 4)]
    {
        assert!(stages.get(&stage).copied().unwrap_or(0) >= at_least, "{stage:?}: {stages:?}");
    }
    let own = year.lived.iter().filter(|(visit, ..)| visit.is_citizen).count();
    assert!((5..60).contains(&own), "the account citizen has {own} applications");
    let to_rate = |(visit, stage, _): &&Lived| visit.wish == Some(Wish::Returned) && *stage == Some(Stage::Returned);
    let to_rate = year.lived.iter().filter(to_rate).filter(|(visit, ..)| visit.is_citizen).count();
    assert!(to_rate >= 2, "{to_rate} answers that the account citizen can still rate");
}

#[test]
fn every_form_can_be_answered_and_answers_differ() {
    let packs = pack::Packs::embedded().expect("our packs");
    for version in packs.procedures(FIRST) {
        let pen =
            Pen::of(&version.form, FIRST).unwrap_or_else(|| panic!("{}: a question without an answer", version.id));
        let answers: BTreeSet<String> = (0..20)
            .map(|n| {
                let dice = Dice::of(99, n);
                let person = crate::commands::made_up::Person::new(&dice);
                serde_json::Value::Object(pen.answers(&version.form, &person, &dice, LAST)).to_string()
            })
            .collect();
        assert!(answers.len() > 10, "{}: everybody answers the same", version.id);
    }
}

#[test]
fn made_up_answers_fit_one_another() {
    let packs = pack::Packs::embedded().expect("our packs");
    let form = |code: &str| &packs.procedure(&code.parse().expect("a code"), LAST).expect("a procedure").form;
    let drawn = |code: &str| {
        let pen = Pen::of(form(code), FIRST).expect("answers");
        let drawn = (0..60).map(|n| {
            let dice = Dice::of(98, n);
            let person = crate::commands::made_up::Person::new(&dice);
            (pen.answers(form(code), &person, &dice, LAST), person)
        });
        drawn.collect::<Vec<_>>()
    };
    let is_woman = |name: &str| ["Thị", "Thùy", "Bích", "Diệu"].contains(&name.split(' ').nth(1).unwrap_or_default());
    for (answers, person) in drawn("1.001193") {
        let said = |key: &str| answers[key].as_str().expect("an answer");
        assert_eq!(is_woman(said("child_name")), said("child_sex") == "female", "{answers:?}");
        assert!(is_woman(said("mother_name")), "{answers:?}");
        let relation = said("requester_relationship");
        assert!(relation != "mother" || (person.woman && said("mother_name") == person.name), "{answers:?}");
        assert!(relation != "father" || !person.woman, "{answers:?}");
    }
    for (answers, _) in drawn("1.000656") {
        let day = |key: &str| answers.get(key).and_then(|day| day.as_str()).map(str::to_owned);
        assert!(day("death_paper_date").is_none_or(|paper| day("death_date").is_some_and(|death| death <= paper)));
    }
    for (answers, _) in drawn("2.000815") {
        let named = answers["paper_names"].as_str().expect("papers");
        assert!(form("2.000815").field("paper_names").expect("a field").examples.iter().any(|one| one == named));
    }
    let own = |place| crate::commands::made_up::Person::of_account("Lê Thị Thu Hà", place).id_number();
    assert_eq!(own(7), own(7));
    assert_ne!(own(7), own(8));
}

#[test]
fn chance_is_the_same_everywhere_and_keeps_its_bounds() {
    let dice = Dice::of(1, 2);
    let first: Vec<i64> = (0..4).map(|_| dice.between(-3, 9)).collect();
    let again = Dice::of(1, 2);
    assert_eq!(first, (0..4).map(|_| again.between(-3, 9)).collect::<Vec<_>>());
    assert!((0..500).all(|_| (-3..=9).contains(&dice.between(-3, 9))));
    assert!((0..500).all(|_| (0..=7).contains(&dice.mostly_low(0, 7))));
    assert_eq!(dice.weighted([0, 0, 5].into_iter()), 2);
    let names = BTreeSet::from(["a", "b", "ab", "ba"].map(|name| Dice::named(1, name).below(u64::MAX)));
    assert_eq!(names.len(), 4);
}

#[test]
fn working_minutes_and_instants_are_two_names_of_one_thing() {
    let packs = pack::Packs::embedded().expect("our packs");
    let calendar = packs.calendar_at(FIRST).expect("a calendar");
    let time = super::worktime::WorkTime::of(&calendar, FIRST, LAST);
    for minute in (0..time.a_day() * 200).step_by(37) {
        assert_eq!(time.worked(time.instant(minute)), minute);
    }
    // A night, a weekend and Tết are no working time.
    let before: Instant = "2024-02-07T16:59:00+07:00".parse().expect("an instant");
    let after: Instant = "2024-02-15T07:30:00+07:00".parse().expect("an instant");
    assert_eq!(time.worked(after) - time.worked(before), 1);
    let offices = offices::all(&packs, FIRST, LAST);
    assert_eq!(offices.iter().filter(|office| office.shown).count(), 1);
}

#[test]
fn what_is_wanted_is_read_as_it_was_kept() {
    let wanted = Wanted { cases: 20_000, until: Instant::from_millis(1_735_000_000_000), made_by: "1/abc".to_owned() };
    assert_eq!(Wanted::read(&wanted.text()), Some(wanted));
    assert_eq!(Wanted::read("20000 yesterday x"), None);
}

/// Rows that the play leaves: cases, events, what the programme made of them, ballots.
async fn rows(app: &TestApp) -> [i64; 4] {
    const COUNTS: [Sql; 4] = [
        Sql { name: "cases", text: "select count(*) from case_row where synthetic = 1" },
        Sql { name: "events", text: "select count(*) from journal" },
        Sql { name: "measured", text: "select count(*) from measured_case" },
        Sql { name: "ballots", text: "select count(*) from survey_ballot" },
    ];
    let mut counts = [0; 4];
    for (count, sql) in counts.iter_mut().zip(COUNTS) {
        let counted = app.platform.store().read::<_, StoreError, _>("rows", move |tx| tx.one(&sql, &[])?.int(0));
        *count = counted.await.expect("the rows are counted");
    }
    counts
}

/// Papers without a file among what was sent online.
async fn papers_online(app: &TestApp) -> i64 {
    const PAPERS: Sql = Sql {
        name: "papers",
        text: "select count(*) from case_document d join case_row c on c.id = d.case_id where c.channel = 'online' and d.upload is null",
    };
    let counted = app.platform.store().read::<_, StoreError, _>("papers", |tx| tx.one(&PAPERS, &[])?.int(0));
    counted.await.expect("the papers are counted")
}

async fn is_well(app: &TestApp) {
    let (store, migrations) = (app.platform.store().clone(), app.platform.migrations());
    let checkup = tokio::task::spawn_blocking(move || store.doctor(&migrations)).await.expect("a thread");
    let checkup = checkup.expect("a checkup");
    assert!(checkup.is_well(), "{checkup:#?}");
}

async fn cut_off_then_played(install: &Install, wanted: &Wanted) -> Result<(), Trouble> {
    let plan = plan(install, wanted.cases).await;
    for lane in 0..2 {
        let clock = Arc::new(PlayClock::new(install.clock.clone()));
        let platform = install::with_clock(install, clock.clone());
        let (mut lane, ended) = Lane::take_up(platform, clock, plan.clone(), lane).await?;
        assert_eq!(ended, 0);
        lane.part().await?.expect("there is something to play");
    }
    seed::play(install, wanted, || {}).await.map(drop)
}

testkit::on_both! { ALL;
    async fn a_small_year_is_written_whole_once_and_taken_up_where_it_stopped(app) {
        let install = demo(app).await;
        let wanted = Wanted::new(&install.platform, FEW);
        cut_off_then_played(&install, &wanted).await.expect("it goes on");
        let written = rows(app).await;
        let acts = all_acts(&plan(&install, FEW).await).len();
        assert_eq!(written[0], i64::from(FEW));
        assert_eq!(written[2], i64::from(FEW));
        assert!(written[1] >= i64::try_from(acts).expect("a small number"));
        assert!((5..80).contains(&written[3]), "{} ballots", written[3]);
        is_well(app).await;
        assert_eq!(papers_online(app).await, 0, "what comes online comes as files");
        seed::play(&install, &wanted, || {}).await.expect("nothing is left to play");
        assert_eq!(rows(app).await, written, "played twice");
        assert!(install.clock.civil() > wanted.until);
        app.platform.rebuild().await.expect("the journal is whole");
        assert_eq!(rows(app).await, written);
    }
}

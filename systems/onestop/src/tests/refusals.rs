//! Every refusal has words in both languages, and what can be done now.

use super::world::at;
use crate::state::{Act, Channel, Done, Refusal, Stage};
use kernel::{AccountId, Problem, Said};
use platform::Role;

fn samples() -> Vec<Refusal> {
    let moment = at("2024-12-30T10:31:00+07:00");
    let done = Done { act: Act::Receive, by: AccountId::nil(), role: Role::Desk, at: moment, version: 2, own: false };
    let name = Said { vi: "Giấy chứng sinh".into(), en: "Medical birth notification".into() };
    let date = moment.local().date();
    let mut samples = vec![
        Refusal::NoCase,
        Refusal::AlreadyFiled,
        Refusal::OtherAgency,
        Refusal::OtherOfficer,
        Refusal::OnlyForYourself,
        Refusal::OnlyTheApplicant,
        Refusal::Overtaken {
            stage: Stage::Received,
            since: vec![done, Done { act: Act::Assign, role: Role::Leader, ..done }],
        },
        Refusal::PaperByTheDesk,
        Refusal::OnlineByTheApplicant,
        Refusal::AgencyNotCompetent,
        Refusal::UnknownDocument { path: "/documents/0/kind".into(), known: vec![name.clone()] },
        Refusal::TooManyDocuments,
        Refusal::NothingAsked,
        Refusal::NothingChanged,
        Refusal::NotReturnedSo { how: crate::state::ReturnHow::Online },
        Refusal::SupplementOnce,
        Refusal::SupplementTooOften,
        Refusal::StillMissing { names: vec![name] },
        Refusal::NotAnOfficer { path: "/officer".into() },
        Refusal::NotNext { path: "/holders/0/step".into(), next: Vec::new() },
        Refusal::NotNext { path: "/holders/0/step".into(), next: vec![3, 4] },
        Refusal::StepNotNow { known: vec![3] },
        Refusal::AnswerNeeded,
        Refusal::AnsweredWhen { from: moment, to: moment },
        Refusal::TimeStandsStill,
        Refusal::MinutesByPost,
        Refusal::MinutesWhen { from: moment, to: moment },
        Refusal::DayFull,
        Refusal::NoDue,
        Refusal::ApologisedOnce { due: moment },
        Refusal::NewDueTooSoon { after: moment },
        Refusal::NewDueTooFar { known_to: date },
        Refusal::NewDueOutOfHours { date },
        Refusal::ReasonNeeded,
        Refusal::TooManyEvents,
        Refusal::NoCalendar { inside: "for the log".into() },
        Refusal::WrongContext { inside: "for the log".into() },
    ];
    samples.extend(Channel::ALL.iter().map(|channel| Refusal::ChannelClosed { channel: *channel }));
    samples.extend(Act::ALL.iter().map(|act| Refusal::NotYourRole { act: *act }));
    for act in Act::ALL {
        for stage in Stage::ALL {
            samples.push(Refusal::NotNow { act: *act, stage: *stage, last: Some(Done { act: *act, ..done }) });
        }
    }
    samples
}

fn says_something(said: &Said) -> bool {
    [&said.vi, &said.en].into_iter().all(|text| !text.trim().is_empty() && !text.contains(['{', '}']))
}

#[test]
fn every_refusal_says_why_and_what_now() {
    for refusal in samples() {
        let problem: Problem = refusal.problem();
        assert!(says_something(&problem.title), "{refusal:?}: {:?}", problem.title);
        assert!(says_something(&problem.hint), "{refusal:?}: {:?}", problem.hint);
        assert_ne!(problem.title.vi, problem.title.en, "{refusal:?}");
        let inside = problem.inside.is_empty() || !problem.title.vi.contains(&problem.inside);
        assert!(inside, "what is for the log is shown: {refusal:?}");
    }
}

#[test]
fn statuses_tell_clients_what_kind_of_refusal_it_is() {
    let status = |refusal: &Refusal| refusal.problem().kind.status();
    assert_eq!(status(&Refusal::NoCase), 404);
    assert_eq!(status(&Refusal::OtherOfficer), 403);
    assert_eq!(status(&Refusal::NotNow { act: Act::Sign, stage: Stage::New, last: None }), 409);
    assert_eq!(status(&Refusal::Overtaken { stage: Stage::New, since: Vec::new() }), 409);
    assert_eq!(status(&Refusal::NothingAsked), 422);
    assert_eq!(status(&Refusal::NoCalendar { inside: String::new() }), 503);
    assert_eq!(Refusal::NothingAsked.problem().fields[0].path, "/kinds");
}

#[test]
fn what_happened_in_between_is_told_in_plain_words() {
    let problem = samples()[6].problem();
    assert_eq!(
        problem.hint.vi,
        "10:31 ngày 30/12/2024, bộ phận một cửa đã tiếp nhận hồ sơ; 10:31 ngày 30/12/2024, lãnh đạo đã giao hồ sơ cho \
         công chức giải quyết. Hồ sơ đang chờ giao cho công chức giải quyết."
    );
    assert_eq!(
        problem.hint.en,
        "10:31 on 30 December 2024, the one-stop desk received it; 10:31 on 30 December 2024, the leader assigned it to an officer. \
         The case waits to be assigned to an officer."
    );
}

#[test]
fn what_an_officer_takes_and_takes_back_is_told_as_that() {
    let at = at("2024-12-30T10:31:00+07:00");
    let by = AccountId::nil();
    let done = Done { act: Act::Assign, by, role: Role::Officer, at, version: 3, own: true };
    let told = |done: Done| Refusal::Overtaken { stage: Stage::Processing, since: vec![done] }.problem().hint.vi;
    assert!(told(done).contains("công chức giải quyết đã nhận hồ sơ"), "{}", told(done));
    assert!(told(Done { own: false, ..done }).contains("đã giao hồ sơ"));
    let back = Done { act: Act::SendBack, own: false, ..done };
    assert!(told(back).contains("đã rút lại hồ sơ trình"), "{}", told(back));
    assert!(told(Done { role: Role::Leader, ..back }).contains("đã trả lại hồ sơ trình"));
}

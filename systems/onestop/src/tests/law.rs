//! The dates of a case, against the decree: Decree 61/2018, Articles 17 to 19, and Decision 766/QĐ-TTg.

use super::world::{Came, World, at};
use crate::state::{Event, Stage, SupplementMode, What};
use kernel::{Instant, deadline::Allowance};

fn local(instant: Option<Instant>) -> String {
    instant.map_or_else(|| "none".into(), |instant| instant.rfc3339_local()[..16].to_owned())
}

fn after(change: impl FnOnce(&mut crate::state::ProcedureFacts), script: &str) -> World {
    let mut world = World::with(change);
    let came = world.run(script);
    assert!(matches!(came, Came::Done(_)), "{script} came to {came:?}");
    world
}

#[test]
fn an_online_case_is_promised_nothing_before_its_receipt() {
    let world = World::after("online by citizen");
    assert_eq!(world.case().due(), None);
    assert_eq!(local(world.case().shown_due()), "2024-12-27T17:00");
    let world = World::after("online by citizen; on 2024-12-25 09:00; receive by desk");
    assert_eq!(local(world.case().due()), "2024-12-30T17:00");
    assert_eq!(local(world.case().first_due()), "2024-12-30T17:00");
    assert!(world.case().expected.is_none());
    assert_eq!(world.case().shown_deadline().map(|deadline| deadline.due), world.case().due());
}

#[test]
fn what_the_desk_files_is_received_at_once() {
    let world = World::after("direct by desk");
    assert_eq!(world.events.len(), 2);
    assert_eq!(world.case().received_at, Some(at(super::world::START)));
    assert_eq!(local(world.case().due()), "2024-12-27T17:00");
    let What::Filed(filed) = &world.events[0].what else { panic!("filed first") };
    assert!(filed.expected.is_none(), "the proof is in the receipt, not twice");
}

#[test]
fn a_supplement_pauses_the_clock() {
    // Asked on the first counted day after its half, brought two working days later.
    let world = World::after(
        "direct by desk; assign by leader; on 2024-12-25 08:00; request-supplement proof by officer; \
         on 2024-12-27 08:00; supplement proof by desk",
    );
    let term = world.case().term.as_ref().expect("a limit");
    assert_eq!(world.case().stage, Stage::Processing);
    assert_eq!(local(world.case().due()), "2024-12-31T17:00");
    assert_eq!(term.first_due, term.due, "the law's own date moves");
    assert_eq!(term.pauses.len(), 1);
    assert_eq!(local(Some(term.counted_from)), "2024-12-24T08:00");
    assert!(!world.case().is_paused());
}

#[test]
fn where_the_procedure_says_so_the_limit_begins_again() {
    let world = after(
        |procedure| procedure.supplement_mode = SupplementMode::Restart,
        "direct by desk; on 2024-12-25 08:00; request-supplement proof by desk; on 2024-12-27 08:00; \
         supplement proof by desk",
    );
    let term = world.case().term.as_ref().expect("a limit");
    // Three working days after Friday 27: Monday, Tuesday, and Thursday, for New Year's Day is off.
    assert_eq!(local(world.case().due()), "2025-01-02T17:00");
    assert_eq!(local(Some(term.counted_from)), "2024-12-27T08:00");
    assert!(term.pauses.is_empty());
}

#[test]
fn before_the_receipt_a_supplement_moves_only_what_is_expected() {
    let world = World::after(
        "online by citizen; request-supplement proof by desk; on 2024-12-26 08:00; supplement proof by citizen",
    );
    assert_eq!(world.case().stage, Stage::New);
    assert_eq!(world.case().due(), None);
    assert_eq!(local(world.case().shown_due()), "2024-12-31T17:00");
    assert!(!world.case().is_paused());
}

#[test]
fn an_apology_moves_the_promise_but_not_the_judgement() {
    let world = World::after("direct by desk; on 2024-12-26 16:00; apologise till 2025-01-03 17:00 by leader");
    let term = world.case().term.as_ref().expect("a limit");
    assert_eq!(local(Some(term.due)), "2025-01-03T17:00");
    assert_eq!(local(Some(term.first_due)), "2024-12-27T17:00");
    let apology = term.apology.as_ref().expect("an apology");
    assert!(apology.in_time, "a day ahead");
    assert_eq!(local(Some(apology.was)), "2024-12-27T17:00");
    assert!(world.case().is_late(at("2024-12-28T00:00:00+07:00")), "late all the same");
    let late = World::after("direct by desk; on 2024-12-27 08:00; apologise till 2025-01-03 17:00 by leader");
    assert!(!late.case().term.as_ref().and_then(|term| term.apology.as_ref()).expect("an apology").in_time);
}

#[test]
fn a_new_date_lies_within_a_named_bound() {
    let too_late = |world: &mut World, day: &str| {
        let came = world.run(&format!("apologise till {day} 17:00 by leader"));
        matches!(came, Came::Refused(crate::state::Refusal::NewDueTooLate { .. }))
    };
    // Three working days allowed, due on Friday 27 December: thirty working days after that.
    let mut world = World::after("direct by desk; on 2024-12-26 16:00");
    assert!(too_late(&mut world, "2025-12-31"));
    assert!(too_late(&mut world, "2025-02-11"));
    assert!(!too_late(&mut world, "2025-02-10"));
    // A longer limit: twice over.
    let mut world = after(|procedure| procedure.allow = Some(Allowance::WorkingDays(20)), "direct by desk");
    let due = world.case().due().expect("a date");
    let last = world.context.new_due_until(world.case().allow, due).expect("within the calendar");
    assert!(last > world.context.new_due_until(Some(Allowance::WorkingDays(3)), due).expect("within the calendar"));
    let next = world.context.calendar.next_working_day(last.local().date()).expect("a day").to_string();
    assert!(too_late(&mut world, &next));
}

#[test]
fn after_an_apology_a_pause_never_shortens_the_promise() {
    let world = World::after(
        "direct by desk; apologise till 2025-01-10 17:00 by leader; on 2024-12-25 08:00; \
         request-supplement proof by desk; on 2024-12-27 08:00; supplement proof by desk",
    );
    assert_eq!(local(world.case().due()), "2025-01-10T17:00");
    assert_eq!(local(world.case().first_due()), "2024-12-31T17:00");
}

#[test]
fn a_second_request_needs_a_reason_of_its_own() {
    let world = World::after(
        "direct by desk; request-supplement proof by desk; supplement proof by desk; \
         request-supplement attorney again by desk",
    );
    assert_eq!((world.case().supplement_requests, world.case().supplement_overrides), (2, 1));
    let world = World::after("direct by desk; request-supplement proof again by desk");
    assert_eq!(world.case().supplement_overrides, 0, "a reason that is not needed is not kept");
    let twice = World::after("direct by desk; request-supplement proof proof by desk");
    assert_eq!(twice.case().asked.as_ref().map(|asked| asked.kinds.len()), Some(1));
}

#[test]
fn the_file_is_handed_over_the_same_day_or_next_morning() {
    let transfer =
        |time: &str| local(World::after(&format!("on 2024-12-31 {time}; direct by desk")).case().transfer_by);
    assert_eq!(transfer("14:59"), "2024-12-31T17:00");
    assert_eq!(transfer("15:00"), "2024-12-31T17:00");
    // The next working day is 2 January.
    assert_eq!(transfer("15:01"), "2025-01-02T07:30");
    let online = World::after("online by citizen; on 2024-12-25 15:30; receive by desk");
    let passed = online.case().handed_over.expect("an online file at once");
    assert_eq!((local(Some(passed.at)).as_str(), passed.late), ("2024-12-25T15:30", false));
    assert_eq!(online.case().transfer_by, None);
    for script in ["direct by desk; assign by desk", "direct by desk; hand-over by desk"] {
        let handed_over = World::after(script);
        assert_eq!(handed_over.case().transfer_by, None, "{script}");
        assert!(handed_over.case().handed_over.is_some_and(|passed| !passed.late), "{script}");
    }
    // Late is passed on all the same, and the record shows it.
    let late = World::after("direct by desk; on 2024-12-25 07:31; hand-over by desk");
    let passed = late.case().handed_over.expect("passed on");
    assert_eq!((local(Some(passed.due)).as_str(), passed.late), ("2024-12-24T17:00", true));
    // What the applicant brings comes to the desk once more.
    let brought = "direct by desk; hand-over by desk; request-supplement proof by desk; supplement proof by desk";
    assert!(World::after(brought).case().is_to_hand_over());
}

#[test]
fn an_incomplete_application_is_entered_without_being_received() {
    let world = World::after("direct attorney lacks proof form by desk");
    let case = world.case();
    assert_eq!((case.stage, case.is_received(), case.due()), (Stage::Supplement, false, None));
    assert_eq!(case.asked.as_ref().map(|asked| asked.kinds.clone()), Some(vec!["proof".into(), "form".into()]));
    assert_eq!(case.supplement_requests, 1, "that was the one request");
    // Received when it is complete; the limit counts from then.
    let world = World::after(
        "direct lacks proof by desk; on 2024-12-26 09:00; supplement proof by desk; on 2024-12-27 10:00; receive by desk",
    );
    assert_eq!(local(world.case().received_at), "2024-12-27T10:00");
    assert_eq!(local(world.case().due()), "2025-01-02T17:00");
}

#[test]
fn what_comes_by_post_counts_from_the_minutes() {
    let post = |script: &str| {
        let mut world = World::with(|procedure| procedure.channels.push(crate::state::Channel::Post));
        let came = world.run(script);
        (world, came)
    };
    let (world, _) = post("on 2024-12-25 09:00; post signed 2024-12-23 15:30 by desk");
    let case = world.case();
    assert_eq!(
        (local(Some(case.filed_at)), local(case.received_at)),
        ("2024-12-23T15:30".into(), "2024-12-23T15:30".into())
    );
    assert_eq!(local(case.due()), "2024-12-26T17:00");
    assert_eq!(local(case.transfer_by), "2024-12-24T07:30", "after 15:00: at the next opening");
    for script in ["post signed 2024-12-24 08:01 by desk", "post signed 2024-11-20 08:00 by desk"] {
        let (_, came) = post(script);
        assert!(matches!(came, Came::Refused(crate::state::Refusal::MinutesWhen { .. })), "{script}: {came:?}");
    }
    // Incomplete: filed by the minutes, received later.
    let (world, _) = post("post signed 2024-12-23 15:30 lacks proof by desk");
    assert_eq!(world.case().received_at, None);
}

#[test]
fn the_office_is_reminded_a_working_day_ahead() {
    let world = World::after("direct by desk");
    let warn_at = world.case().term.as_ref().and_then(|term| term.warn_at);
    assert_eq!(local(warn_at), "2024-12-26T07:30");
    let world = World::after("direct by desk; on 2024-12-26 07:30; warn-late by system");
    assert_eq!(world.case().term.as_ref().and_then(|term| term.warned_of), world.case().due());
    // A new date brings a new reminder.
    let mut world = World::after("direct by desk; on 2024-12-26 07:30; warn-late by system; apologise by leader");
    let warn_at = world.case().term.as_ref().and_then(|term| term.warn_at);
    assert_eq!(local(warn_at), "2025-01-09T07:30");
    world.context.now = at("2025-01-09T07:30:00+07:00");
    assert!(matches!(world.run("warn-late by system"), Came::Done(_)));
    // On the same day there is nothing to remind of.
    let same_day = after(|procedure| procedure.allow = Some(Allowance::SameDay), "direct by desk");
    assert_eq!(same_day.case().term.as_ref().and_then(|term| term.warn_at), None);
}

#[test]
fn same_day_matters_follow_the_cut_off() {
    let due = |time: &str| {
        let script = format!("on 2024-12-31 {time}; direct by desk");
        local(after(|procedure| procedure.allow = Some(Allowance::SameDay), &script).case().due())
    };
    assert_eq!(due("15:00"), "2024-12-31T17:00");
    assert_eq!(due("15:01"), "2025-01-02T17:00");
}

#[test]
fn without_a_limit_there_is_no_date() {
    let world = after(|procedure| procedure.allow = None, "direct by desk; assign by leader");
    assert_eq!(world.case().shown_due(), None);
    assert!(world.case().term.is_none());
    let mut world = world;
    assert!(matches!(world.run("apologise by leader"), Came::Refused(crate::state::Refusal::NoDue)));
    assert!(matches!(world.run("request-supplement proof by officer; supplement proof by desk"), Came::Done(_)));
    assert!(!world.case().is_late(at("2025-12-01T00:00:00+07:00")));
}

#[test]
fn where_the_calendar_ends_nothing_is_promised() {
    let mut world = World::new();
    let came = world.run("on 2025-12-30 16:00; direct by desk");
    assert!(matches!(came, Came::Refused(crate::state::Refusal::NoCalendar { .. })), "{came:?}");
    assert!(world.case.is_none());
}

#[test]
fn what_is_stopped_while_the_applicant_has_it_is_judged_by_the_request() {
    let world = World::after(
        "direct by desk; on 2024-12-26 08:00; request-supplement proof by desk; on 2025-02-03 08:00; stop by leader",
    );
    assert!(!world.case().is_late(at("2025-02-04T08:00:00+07:00")));
    let world = World::after("direct by desk; on 2025-02-03 08:00; stop by leader");
    assert!(world.case().is_late(at("2025-02-04T08:00:00+07:00")));
}

#[test]
fn missing_papers_are_told_and_never_judged() {
    let missing = |script: &str| {
        let world = World::after(script);
        let found = world.events.iter().find_map(|event: &Event| match &event.what {
            What::Received { missing, .. } => Some(missing.clone()),
            _ => None,
        });
        found.expect("received")
    };
    assert_eq!(missing("direct by desk"), ["proof"]);
    assert!(missing("direct proof by desk").is_empty());
    assert!(missing("direct witness by desk").is_empty(), "one of the group");
    assert_eq!(missing("online attorney by citizen; receive by desk"), ["proof"]);
}

#[test]
fn the_acts_move_the_internal_process() {
    let step = |script: &str| World::after(script).case().step();
    assert_eq!(step("online by citizen"), None);
    assert_eq!(step("online by citizen; receive by desk"), Some(2));
    assert_eq!(step("direct by desk; assign by leader"), Some(2));
    assert_eq!(step("direct by desk; propose by officer"), Some(3));
    assert_eq!(step("direct by desk; propose by officer; send-back by leader"), Some(2));
    assert_eq!(step("direct by desk; propose by officer; sign by leader"), Some(4));
    assert_eq!(step("direct by desk; propose by officer; sign by leader; reopen by leader"), Some(2));
    let returned = World::after("direct by desk; propose by officer; sign by leader; return by desk");
    assert_eq!(returned.case().step(), None);
    assert!(returned.case().position.ended.is_some());
    assert_eq!(step("direct by desk; withdraw by desk"), None);
}

#[test]
fn the_second_person_is_told_what_happened_in_between() {
    let since = |script: &str| match World::new().run(script) {
        Came::Refused(crate::state::Refusal::Overtaken { since, .. }) => since
            .iter()
            .map(|done| format!("{} by {}", done.act.code(), done.role.code()))
            .collect::<Vec<_>>()
            .join(", "),
        other => format!("{other:?}"),
    };
    assert_eq!(
        since("online by citizen; receive by desk; assign by leader; seen 1; receive by desk"),
        "receive by desk, assign by leader"
    );
    // The act itself would still fit, but what was looked at has changed.
    assert_eq!(
        since(
            "direct by desk; propose by officer; send-back by leader; propose deny by officer; seen 4; sign by leader"
        ),
        "send-back by leader, propose by officer"
    );
    assert_eq!(since("direct by desk; correct by desk; seen 2; correct by desk"), "correct by desk");
    assert_eq!(
        since("direct by desk; assign by desk; seen 2; assign officer2 by leader"),
        "hand-over by desk, assign by desk"
    );
    // Two officers reach for one case.
    assert_eq!(since("direct by desk; assign by officer; seen 2; assign by officer2"), "assign by officer");
}

#[test]
fn who_has_seen_the_latest_may_go_on() {
    let mut world = World::after("direct by desk; propose by officer");
    world.seen = Some(world.case().version);
    assert!(matches!(world.run("sign by leader"), Came::Done(_)));
    let mut world = World::after("direct by desk; correct by desk");
    world.seen = Some(2);
    assert!(matches!(world.run("assign by desk"), Came::Done(_)), "a correction does not stand in the way of others");
}

//! No read without a reader: every opening leaves its line, and erased data is said to be erased.

use super::{
    AGENCY, DAY_MS, Home, MINUTE_MS, OTHER_AGENCY, Role, actor, agency,
    counter::{Bell, Command, Counter},
    officer, on_both, start,
};
use crate::{NewAccount, Personal, Reason, Seen, Stream, Target, Viewer};
use kernel::{Lang, ProblemKind, StreamId};
use store::{
    StoreError,
    faults::{Fault, Kind, Moment},
};
use trust::Digest;

/// More statements than a view takes.
const STATEMENTS_MAX: u32 = 20;
const LINES: &str = "select count(*) from access";

/// The digest of what is written on the counter now.
async fn note_of(home: &Home, id: StreamId) -> Digest {
    let current = home.store.read::<_, StoreError, _>("look", move |tx| store::journal::load(tx, id)).await.unwrap();
    current.unwrap().state::<<Counter as Stream>::State>().unwrap().note
}

on_both! {
    async fn opening_a_stream_leaves_a_line(home) {
        let officer = officer();
        let id = home.counter(&officer).await;
        let viewed = home.platform.view::<Counter>(&Viewer::new(&officer, Reason::Handle), id).await.unwrap();
        assert_eq!((viewed.stream, viewed.version, viewed.state.total), (id, 2, 10));
        let body = viewed.personal(&viewed.state.note).and_then(Personal::body).unwrap();
        assert_eq!(body["words"], "Nguyễn Thị Lan");
        let readers = home.platform.readers(id, Lang::Vi).await.unwrap();
        assert_eq!(readers.len(), 1);
        assert_eq!((readers[0].times, readers[0].first_at, readers[0].last_at), (1, start(), start()));
    }

    async fn without_its_line_nothing_is_opened(home) {
        let officer = officer();
        let id = home.counter(&officer).await;
        let viewer = Viewer::new(&officer, Reason::Handle);
        // SQLite runs a batch whose COMMIT failed once more, each closure alone.
        home.faults.add(Fault { times: 2, ..Fault::once(Counter::KIND, Moment::Commit, Kind::Error) });
        assert!(home.platform.view::<Counter>(&viewer, id).await.is_err(), "no answer before the line is durable");
        home.faults.clear();
        for k in 1..STATEMENTS_MAX {
            home.faults.add(Fault::once(Counter::KIND, Moment::Statement(k), Kind::Error));
            if home.platform.view::<Counter>(&viewer, id).await.is_ok() {
                assert!(k > 4, "a view takes more than {k} statements");
                break;
            }
            assert_eq!(home.number(LINES).await, 0, "statement {k}: a line without a read");
            assert_ne!(k, STATEMENTS_MAX - 1, "there is an end");
        }
        home.faults.clear();
        assert_eq!(home.number("select times from access").await, 1);
    }

    async fn a_query_leaves_a_line_for_each_body_it_opens(home) {
        let officer = officer();
        let (first, second) = (home.counter(&officer).await, home.counter(&officer).await);
        let _third = home.counter(&officer).await;
        let notes = [(first, note_of(home, first).await), (second, note_of(home, second).await)];
        let viewer = Viewer::new(&officer, Reason::List);
        let query = move |seen: &mut Seen<'_, '_>| {
            seen.open_each(&notes)
        };
        let opened = home.platform.view_rows(&viewer, "counter list", query).await.unwrap();
        assert_eq!(opened.len(), 2);
        let mut expected = vec![format!("{first} list"), format!("{second} list")];
        expected.sort_unstable();
        assert_eq!(home.lines("select stream || ' ' || reason from access order by 1").await, expected);
    }

    async fn a_query_that_fails_opens_nothing(home) {
        let officer = officer();
        let id = home.counter(&officer).await;
        let note = note_of(home, id).await;
        let viewer = Viewer::new(&officer, Reason::List);
        let refused = home.platform.view_rows(&viewer, "counter list", move |seen| {
            seen.open_each(&[(id, note)])?;
            Err::<(), _>(crate::not_found().into())
        });
        assert_eq!(refused.await.unwrap_err().kind, ProblemKind::NotFound);
        assert_eq!(home.number(LINES).await, 0);
    }

    async fn a_line_on_one_stream_never_opens_anothers_data(home) {
        let officer = officer();
        let (mine, other) = (home.counter(&officer).await, home.counter(&officer).await);
        let note = note_of(home, other).await;
        let viewer = Viewer::new(&officer, Reason::Own);
        let opened = home.platform.view_rows(&viewer, "counter", move |seen| seen.open_each(&[(mine, note)])).await;
        let unknown = home.platform.view_rows(&viewer, "counter", move |seen| seen.open_each(&[(mine, Digest::ZERO)])).await;
        assert_eq!(opened.unwrap_err(), unknown.unwrap_err());
        assert_eq!(home.number(LINES).await, 0);
    }

    async fn lines_are_counted_by_reader_reason_and_day(home) {
        let (one, two) = (officer(), actor(2, Role::Leader, Some(AGENCY)));
        let id = home.counter(&one).await;
        let view = async |actor: &crate::Actor, reason| {
            home.platform.view::<Counter>(&Viewer::new(actor, reason), id).await.unwrap();
        };
        view(&one, Reason::Handle).await;
        home.clock.pass_millis(MINUTE_MS);
        view(&one, Reason::Handle).await;
        view(&one, Reason::Print).await;
        view(&two, Reason::Handle).await;
        home.clock.set_civil(start().plus_millis(DAY_MS));
        view(&one, Reason::Handle).await;
        let lines = home
            .lines("select viewer_name || ' ' || reason || ' ' || day || ' ' || cast(times as text) from access order by 1")
            .await;
        let expected = [
            "Trần Văn 1 handle 2024-12-30 2",
            "Trần Văn 1 handle 2024-12-31 1",
            "Trần Văn 1 print 2024-12-30 1",
            "Trần Văn 2 handle 2024-12-30 1",
        ];
        assert_eq!(lines, expected);
        let first = "select first_at || ' ' || last_at from access where times = 2";
        assert_eq!(home.lines(first).await, [format!("{} {}", start(), start().plus_millis(MINUTE_MS))]);
    }

    async fn the_day_of_a_line_is_the_citizens_day(home) {
        let officer = officer();
        let id = home.counter(&officer).await;
        // 23:59 and 00:01 in Vietnam are the same day in Greenwich.
        for (hour, minute) in [(23, 59), (24, 1)] {
            home.clock.set_civil(start().plus_minutes((hour * 60 + minute) - (7 * 60 + 30)));
            home.platform.view::<Counter>(&Viewer::new(&officer, Reason::Handle), id).await.unwrap();
        }
        assert_eq!(home.lines("select day from access order by 1").await, ["2024-12-30", "2024-12-31"]);
    }

    async fn looks_at_once_are_all_counted(home) {
        let id = home.counter(&officer()).await;
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let (platform, viewer) = (home.platform.clone(), Viewer::new(&officer(), Reason::Handle));
                tokio::spawn(async move { platform.view::<Counter>(&viewer, id).await.map(drop) })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(home.number("select times from access").await, 16);
    }

    async fn not_for_this_reader_and_missing_look_the_same(home) {
        let officer = officer();
        let id = home.counter(&officer).await;
        let bell = home.new_stream();
        let open = Command::Open { note: home.sealed("Lan"), total: 3 };
        let _ = home.platform.run::<Bell>(&officer, Target::New(bell), open, None).await.unwrap();
        let stranger = Viewer::new(&actor(3, Role::Officer, Some(OTHER_AGENCY)), Reason::Handle);
        let admin = Viewer::new(&actor(4, Role::Admin, None), Reason::AdminDemo);
        let own = Viewer::new(&officer, Reason::Handle);
        let missing = home.platform.view::<Counter>(&own, home.new_stream()).await.unwrap_err();
        assert_eq!(missing.kind, ProblemKind::NotFound);
        assert_eq!(home.platform.view::<Counter>(&stranger, id).await.unwrap_err(), missing);
        assert_eq!(home.platform.view::<Counter>(&admin, id).await.unwrap_err(), missing);
        assert_eq!(home.platform.view::<Counter>(&own, bell).await.unwrap_err(), missing, "of another kind");
        assert_eq!(home.number(LINES).await, 0, "who saw nothing left no line");
    }

    async fn erased_data_is_said_to_be_erased(home) {
        let officer = officer();
        let id = home.counter(&officer).await;
        let viewer = Viewer::new(&officer, Reason::Handle);
        let second = Command::Note(home.sealed("Trần Thị Hoa"));
        let _ = home.act(&officer, Target::Existing(id), second, None).await.unwrap();
        assert_eq!(home.is_well().await.erased, 0);
        home.platform.drain().await.unwrap();
        let before = home.rebuilt().await;
        home.platform.rebuild().await.unwrap();
        assert_eq!(home.rebuilt().await, before);
        let at = start().plus_millis(DAY_MS);
        let erased = home.store.write::<_, StoreError, _>("erase", move |tx| store::personal::erase_stream(tx, id, at));
        assert_eq!(erased.await.unwrap(), 2);
        let viewed = home.platform.view::<Counter>(&viewer, id).await.unwrap();
        assert_eq!(viewed.personal(&viewed.state.note), Some(&Personal::Erased(at)));
        assert_eq!(viewed.personal(&viewed.state.note).unwrap().body(), None);
        assert_eq!(home.number("select count(*) from personal where body is not null or salt is not null").await, 0);
        let note = viewed.state.note;
        let opened = home.platform.view_rows(&viewer, "counter", move |seen| seen.open_each(&[(id, note)])).await.unwrap();
        assert_eq!(opened, [Personal::Erased(at)]);
        let checkup = home.is_well().await;
        assert_eq!((checkup.personal, checkup.erased), (2, 2), "the log still verifies");
        home.platform.rebuild().await.unwrap();
        assert_eq!(home.rebuilt().await, before, "the tables are the same after an erasure");
        home.is_well().await;
    }

    async fn the_record_holds_nothing_personal(home) {
        let officer = officer();
        let id = home.counter(&officer).await;
        let note = Command::Note(home.sealed("Trần Thị Hoa"));
        let _ = home.act(&officer, Target::Existing(id), note, key("k")).await.unwrap();
        for text in [
            "select body from journal",
            "select state from stream",
            "select body from fact",
            "select subject from job",
            "select key || digest from idempotency",
        ] {
            let lines = home.lines(text).await.concat();
            assert!(!lines.is_empty() && !lines.contains("Lan") && !lines.contains("Hoa"), "{text}: {lines}");
        }
    }

    async fn readers_are_named_with_the_newest_first(home) {
        let one = officer();
        let id = home.counter(&one).await;
        let admin = actor(4, Role::Officer, Some(AGENCY));
        for (actor, reason) in [(&one, Reason::Handle), (&admin, Reason::Print), (&one, Reason::Sign)] {
            home.platform.view::<Counter>(&Viewer::new(actor, reason), id).await.unwrap();
            home.clock.pass_millis(MINUTE_MS);
        }
        home.tamper("update access set reason = 'retired', viewer_agency = '' where reason = 'print'").await;
        for lang in Lang::ALL {
            let readers = home.platform.readers(id, lang).await.unwrap();
            let shown: Vec<(&str, &str, Option<&str>)> = readers
                .iter()
                .map(|line| (line.viewer.as_str(), line.reason.as_str(), line.agency.as_deref()))
                .collect();
            let expected = [
                ("Trần Văn 1", Reason::Sign.said(lang), Some(AGENCY)),
                ("Trần Văn 4", "retired", None),
                ("Trần Văn 1", Reason::Handle.said(lang), Some(AGENCY)),
            ];
            assert_eq!(shown, expected);
        }
        assert_eq!(home.platform.readers(home.new_stream(), Lang::Vi).await.unwrap().len(), 0);
    }

    async fn a_timeline_names_who_did_it(home) {
        let new = NewAccount {
            login: "hoa".to_owned(),
            name: "Lê Thị Hoa".to_owned(),
            role: Role::Officer,
            agency: Some(agency(AGENCY)),
            password: "motcua-test".to_owned(),
            demo: false,
        };
        home.platform.create_account(&crate::Actor::system(), new).await.unwrap();
        let hoa = home.platform.account("hoa").await.unwrap().unwrap();
        let id = home.counter(&hoa).await;
        let _ = home.act(&officer(), Target::Existing(id), Command::Add(vec![1]), None).await.unwrap();
        home.tamper("update account set disabled_at = created_at").await;
        let viewed = home.platform.view::<Counter>(&Viewer::new(&hoa, Reason::Handle), id).await.unwrap();
        let names: Vec<Option<&str>> = viewed.events.iter().map(|event| event.actor_name.as_deref()).collect();
        assert_eq!(names, [Some("Lê Thị Hoa"), Some("Lê Thị Hoa"), None], "also once they have gone");
        let versions: Vec<i64> = viewed.events.iter().map(|event| event.version).collect();
        assert_eq!(versions, [1, 2, 3]);
    }
}

fn key(name: &str) -> Option<crate::IdempotencyKey> {
    super::key(name, "content")
}

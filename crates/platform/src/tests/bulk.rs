//! A bulk writes what the same commands write one by one.

use super::{
    Home,
    counter::{Command, Counter, UNLUCKY},
    officer, on_both,
};
use crate::{Actor, Bulk, Fail, Target, Thread};
use kernel::{Id, StreamId};

/// A counter, what is done to it, and what is drawn for each command.
#[derive(Clone)]
struct Life {
    stream: StreamId,
    steps: Vec<(Command, Id)>,
}

/// Draws in the order in which `run` draws.
fn life(home: &Home, total: i64) -> Life {
    let (stream, note) = (home.new_stream(), home.sealed("Nguyễn Thị Lan"));
    let draw = || kernel::new_id(home.platform.clock().real(), home.platform.entropy());
    let open = (Command::Open { note, total }, draw());
    let note = home.sealed("Trần Văn Hòa");
    Life { stream, steps: vec![open, (Command::Note(note), draw()), (Command::Add(vec![3, 4]), draw())] }
}

fn live(bulk: &mut Bulk<'_, '_>, who: &Actor, life: &Life) -> Result<i64, Fail> {
    let mut thread = Thread::<Counter>::new(life.stream);
    for (command, first) in &life.steps {
        bulk.run(&mut thread, who, command, *first)?;
    }
    Ok(thread.state().map_or(0, |state| state.total))
}

async fn bulk(home: &Home, lives: Vec<Life>) -> Result<i64, Fail> {
    let who = officer();
    home.platform.bulk(move |bulk| lives.iter().map(|life| live(bulk, &who, life)).sum()).await
}

/// The same commands, each through `run`.
async fn one_by_one(home: &Home, lives: usize) {
    for n in 0..lives {
        let (stream, note) = (home.new_stream(), home.sealed("Nguyễn Thị Lan"));
        let total = i64::try_from(n).unwrap();
        let _ = home.act(&officer(), Target::New(stream), Command::Open { note, total }, None).await.unwrap();
        let note = Command::Note(home.sealed("Trần Văn Hòa"));
        let _ = home.act(&officer(), Target::Existing(stream), note, None).await.unwrap();
        let _ = home.act(&officer(), Target::Existing(stream), Command::Add(vec![3, 4]), None).await.unwrap();
    }
}

#[tokio::test]
async fn it_leaves_the_very_rows_that_runs_leave() {
    let (slow, fast) = (Home::sqlite().await, Home::sqlite().await);
    one_by_one(&slow, 3).await;
    let lives = (0..3).map(|total| life(&fast, total)).collect();
    assert_eq!(bulk(&fast, lives).await.unwrap(), 3 + 3 * 7);
    for home in [&slow, &fast] {
        home.platform.drain().await.unwrap();
    }
    assert_eq!(fast.written().await, slow.written().await);
    assert_eq!(fast.rebuilt().await, slow.rebuilt().await);
}

on_both! {
    async fn its_chains_are_whole_and_a_rebuild_makes_the_same_tables(home) {
        bulk(home, (0..5).map(|total| life(home, total)).collect()).await.unwrap();
        home.platform.drain().await.unwrap();
        assert_eq!(home.is_well().await.streams, 5);
        let before = home.rebuilt().await;
        home.platform.rebuild().await.unwrap();
        assert_eq!(home.rebuilt().await, before);
    }

    async fn it_takes_a_stream_up_again_and_notes_how_far_it_came(home) {
        let (first, who) = (life(home, 1), officer());
        let rest = life(home, 1);
        let (stream, all) = (first.stream, first.steps.len());
        bulk(home, vec![first]).await.unwrap();
        let total = home.platform.bulk(move |bulk| {
            let mut thread = bulk.thread::<Counter>(stream)?;
            for (command, id) in rest.steps.iter().skip(1) {
                bulk.run(&mut thread, &who, command, *id)?;
            }
            bulk.note("bulk", &rest.steps.len().to_string())?;
            Ok(thread.state().map_or(0, |state| state.total))
        });
        assert_eq!(total.await.unwrap(), 1 + 2 * 7);
        assert_eq!(home.platform.setting("bulk").await.unwrap(), Some(all.to_string()));
        let fresh = home.new_stream();
        let begun = home.platform.bulk(move |bulk| Ok(bulk.thread::<Counter>(fresh)?.state().is_some()));
        assert!(!begun.await.unwrap(), "a stream that does not exist begins");
        assert_eq!(home.is_well().await.streams, 1);
        let lost = home.platform.bulk(move |bulk| {
            bulk.note("bulk", "lost")?;
            Err::<(), _>(crate::internal("no").into())
        });
        assert!(lost.await.is_err());
        assert_eq!(home.platform.setting("bulk").await.unwrap(), Some(all.to_string()), "a note without its work");
    }

    async fn it_is_all_or_nothing(home) {
        let lives = vec![life(home, 1), life(home, UNLUCKY - 7)];
        assert!(bulk(home, lives).await.is_err());
        let mut rest = life(home, 1);
        rest.steps.push((Command::Rest, Id::nil()));
        assert!(bulk(home, vec![life(home, 1), rest]).await.is_err(), "what had happened before is a mistake here");
        assert_eq!(home.number("select count(*) from journal").await, 0);
        assert_eq!(home.number("select count(*) from counter_row").await, 0);
    }

    async fn telling_places_and_feeds_and_leaves_jobs_alone(home) {
        bulk(home, vec![life(home, 1)]).await.unwrap();
        home.clock.set_civil(super::start().plus_millis(super::DAY_MS));
        let told = home.platform.tell().await.unwrap();
        assert_eq!((told.placed, told.jobs), (5, 0));
        assert!(told.heard > 0);
        assert_eq!(home.number("select count(*) from job where state = 'done'").await, 0);
        assert!(home.platform.drain().await.unwrap().jobs > 0);
    }
}

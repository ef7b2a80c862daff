//! What people think of the answers they got: ballots of some of them, cast and counted month by month.

use super::{
    clock::PlayClock,
    dice::Dice,
    lane::{Plan, Vote},
    worktime,
};
use crate::{
    commands::Trouble,
    install::{self, Install},
};
use kernel::{Date, StreamId};
use std::{collections::BTreeMap, sync::Arc};
use surveys::{Answers, Opening};

/// Tells the draws of ballots from others.
const SALT: u64 = 8;
/// Of a thousand who got an answer, so many say what they think of it.
const VOTING_PER_MILLE: u64 = 165;
/// When the ballots of a month are cast: before its last evening's opening.
const CAST_MINUTE: i64 = 23 * 60;

/// The last day of the month whose ballots are counted.
const COUNTED_SETTING: &str = "demo.ballots";

/// Whether the applicant of that case votes.
pub fn votes(n: u32) -> bool {
    Dice::of(SALT, u64::from(n)).chance(VOTING_PER_MILLE)
}

/// Casts the ballots of each month on its last day and counts them. What was cast before is passed over: within a month
/// by the marks of who has voted, and a month that is over by its note, for those marks are forgotten after a while.
pub async fn cast(install: &Install, plan: &Plan, votes: &[Vote]) -> Result<(), Trouble> {
    let clock = Arc::new(PlayClock::new(install.clock.clone()));
    let platform = install::with_clock(install, clock.clone());
    let mut months: BTreeMap<Date, Vec<(StreamId, Answers)>> = BTreeMap::new();
    for vote in votes {
        let day = vote.day.last_of_month().min(plan.until.local().date());
        let random = Dice::of(SALT, u64::from(vote.n)).below(u64::MAX);
        months.entry(day).or_default().push((vote.stream, Answers::made_up(random, vote.is_late)));
    }
    let counted = platform.setting(COUNTED_SETTING).await?.and_then(|text| text.parse::<Date>().ok());
    for (day, votes) in months.into_iter().filter(|(day, _)| counted.is_none_or(|counted| counted < *day)) {
        clock.set(worktime::at(day, CAST_MINUTE));
        surveys::cast_made_up(&platform, votes).await?;
        surveys::open(&platform, Opening::All).await?;
        platform.tell().await?;
        platform.set_setting(COUNTED_SETTING, &day.to_string()).await?;
    }
    Ok(())
}

//! The counting itself: one walk over the dates from receipt to due.

use super::{Allowance, Deadline, DeadlineError, Pause, ProofLine, Why};
use crate::{
    Instant,
    calendar::{Calendar, Day, DayEnd, FirstDay, LastDayOff, MonthOverflow, OutsideHours, minute_of_day},
    limits::PROOF_LINES_MAX,
};
use jiff::civil::{Date, Time};

const MINUTE_MS: i64 = 60_000;
const DAY_MINUTES: i64 = 24 * 60;

/// Minutes since the epoch, seconds dropped.
fn minute(at: Instant) -> i64 {
    at.millis().div_euclid(MINUTE_MS)
}

fn instant(minute: i64) -> Instant {
    Instant::from_millis(minute.saturating_mul(MINUTE_MS))
}

/// The minute at which this date begins in Vietnam.
fn midnight(date: Date) -> i64 {
    minute(Instant::from_local(date.to_datetime(Time::midnight())))
}

/// A count under way: what it counts by, and the lines so far.
pub(super) struct Count<'a> {
    calendar: &'a Calendar,
    /// From and to, in minutes.
    pauses: Vec<(i64, i64)>,
    /// The minute and instant from which a pause has no end.
    open: Option<(i64, Instant)>,
    proof: Vec<ProofLine>,
}

impl<'a> Count<'a> {
    pub(super) fn new(calendar: &'a Calendar, pauses: &[Pause]) -> Self {
        Self {
            calendar,
            pauses: pauses.iter().map(|pause| (minute(pause.from), minute(pause.to))).collect(),
            open: pauses.last().filter(|pause| pause.is_open()).map(|pause| (minute(pause.from), pause.from)),
            proof: Vec::new(),
        }
    }

    pub(super) fn run(mut self, received: Instant, allow: Allowance) -> Result<Deadline, DeadlineError> {
        let start = self.receive(received)?;
        let due = match allow {
            Allowance::WorkingDays(days) => self.working_days(self.first_day(start)?, days)?,
            Allowance::WorkingHours(hours) => self.working_minutes(start, hours.saturating_mul(60))?,
            Allowance::Days(days) => self.calendar_days(self.first_day(start)?, days)?,
            Allowance::Months(months) => self.months(start.local().date(), months)?,
            Allowance::SameDay => self.same_day(start)?,
        };
        self.line(due.local().date(), Why::Due { at: due }, None)?;
        Ok(Deadline { due, allow, rules: self.calendar.rules.id.clone(), proof: self.proof })
    }

    /// The first line, and from when the application counts.
    fn receive(&mut self, at: Instant) -> Result<Instant, DeadlineError> {
        let mut date = at.local().date();
        let opening = self.calendar.next_opening(at)?;
        if opening == at || self.calendar.rules.outside_hours == OutsideHours::AsReceived {
            self.line(date, Why::Received { at }, None)?;
            return Ok(at);
        }
        let source = self.calendar.rules.sources.start.clone();
        self.line(date, Why::ReceivedOutsideHours { at, counts_from: opening }, source)?;
        while date < opening.local().date() {
            self.tell_day(date)?;
            date = self.calendar.after(date)?;
        }
        Ok(opening)
    }

    fn first_day(&self, start: Instant) -> Result<Date, DeadlineError> {
        let receipt = start.local().date();
        let may_count = self.calendar.rules.first_day == FirstDay::DayOfReceipt && start < self.end_of(receipt);
        Ok(if may_count { receipt } else { self.calendar.after(receipt)? })
    }

    fn working_days(&mut self, first: Date, days: u32) -> Result<Instant, DeadlineError> {
        let (mut date, mut n) = (first, 0);
        loop {
            if self.tell_day(date)? && !self.is_spared(date)? {
                n += 1;
                self.counted(date, Why::Counted { n }, None)?;
                if n == days {
                    return Ok(self.end_of(date));
                }
            }
            date = self.calendar.after(date)?;
        }
    }

    fn same_day(&mut self, start: Instant) -> Result<Instant, DeadlineError> {
        let (mut date, cutoff) = (start.local().date(), self.calendar.rules.same_day_cutoff);
        if start.local().time() > cutoff || start >= self.end_of(date) {
            let source = self.calendar.rules.sources.same_day.clone();
            self.line(date, Why::AfterCutoff { cutoff }, source)?;
            date = self.calendar.after(date)?;
        }
        self.working_days(date, 1)
    }

    fn working_minutes(&mut self, start: Instant, minutes: u32) -> Result<Instant, DeadlineError> {
        let (mut date, mut sum) = (start.local().date(), 0);
        let start = minute(start);
        loop {
            if self.tell_day(date)? {
                let periods: Vec<_> = self.periods(date).map(|(from, to)| (from.max(start), to)).collect();
                let free: Vec<_> = periods.iter().flat_map(|period| self.unpaused(*period)).collect();
                let open_minutes = length(&free);
                let paused = length(&periods) - open_minutes;
                if paused > 0 {
                    self.line(date, Why::Paused { minutes: paused }, self.calendar.rules.sources.pause.clone())?;
                }
                let used = open_minutes.min(minutes - sum);
                sum += used;
                if used > 0 {
                    self.counted(date, Why::CountedMinutes { sum }, Some(used))?;
                }
                if sum == minutes {
                    return Ok(instant(minute_after(&free, used)));
                }
                self.refuse_if_open(date)?;
            }
            date = self.calendar.after(date)?;
        }
    }

    fn calendar_days(&mut self, first: Date, days: u32) -> Result<Instant, DeadlineError> {
        let (mut date, mut n) = (first, 0);
        loop {
            if !self.is_wholly_paused(date)? {
                n += 1;
                self.counted(date, Why::Counted { n }, None)?;
                if n == days {
                    return self.settle(date);
                }
            }
            date = self.calendar.after(date)?;
        }
    }

    fn months(&mut self, receipt: Date, months: u32) -> Result<Instant, DeadlineError> {
        let (last, clipped) = self.same_date(receipt, months)?;
        let (mut date, mut paused) = (self.calendar.after(receipt)?, 0);
        while date <= last {
            paused += u32::from(self.is_wholly_paused(date)?);
            date = self.calendar.after(date)?;
        }
        self.counted(last, Why::SameDate { months, clipped }, None)?;
        self.cite(self.calendar.rules.sources.month.clone());
        let (mut end, mut n) = (last, 0);
        while n < paused {
            end = self.calendar.after(end)?;
            if !self.is_wholly_paused(end)? {
                n += 1;
                self.counted(end, Why::MadeUp { n, of: paused }, None)?;
            }
        }
        self.settle(end)
    }

    /// The same date so many months on, and whether another date had to stand for it.
    fn same_date(&self, receipt: Date, months: u32) -> Result<(Date, bool), DeadlineError> {
        let unknown = || self.calendar.unknown(self.calendar.known_to);
        let index = i64::from(receipt.year()) * 12 + i64::from(receipt.month()) - 1 + i64::from(months);
        let year = i16::try_from(index.div_euclid(12)).map_err(|_| unknown())?;
        let month = i8::try_from(index.rem_euclid(12) + 1).map_err(|_| unknown())?;
        if let Ok(date) = Date::new(year, month, receipt.day()) {
            return Ok((date, false));
        }
        let end = Date::new(year, month, 1).map_err(|_| unknown())?.last_of_month();
        Ok(match self.calendar.rules.month_overflow {
            MonthOverflow::Clip => (end, true),
            MonthOverflow::NextMonth => (self.calendar.after(end)?, true),
        })
    }

    /// Ends a limit in calendar days or months on this day, or on the first one after it that is worked and not paused.
    fn settle(&mut self, last: Date) -> Result<Instant, DeadlineError> {
        let mut date = last;
        self.calendar.day(date)?;
        if self.calendar.rules.last_day_off == LastDayOff::NextWorkingDay {
            while !self.tell_day(date)? || self.is_wholly_paused(date)? {
                date = self.calendar.after(date)?;
            }
            if date != last {
                self.line(date, Why::LastDayMoved { from: last }, self.calendar.rules.sources.last_day.clone())?;
            }
        }
        Ok(self.end_of(date))
    }

    fn end_of(&self, date: Date) -> Instant {
        match self.calendar.rules.last_day_ends_at {
            DayEnd::Closing => self.calendar.closing(date),
            DayEnd::Midnight => instant(midnight(date) + DAY_MINUTES - 1),
        }
    }

    /// Writes why this date is off, or that it is worked by decree; tells whether it is worked.
    fn tell_day(&mut self, date: Date) -> Result<bool, DeadlineError> {
        let day = self.calendar.day(date)?;
        let owned = |source: Option<&str>| source.map(str::to_owned);
        let (why, source) = match day {
            Day::Working => return Ok(true),
            Day::SwappedIn { name, source } => (Why::SwappedIn { name: name.clone() }, owned(source)),
            Day::WeeklyRest => (Why::Weekend, self.calendar.rules.sources.weekly_rest.clone()),
            Day::Off { name, source } => (Why::Off { name: name.clone() }, owned(source)),
        };
        self.line(date, why, source)?;
        Ok(day.is_working())
    }

    /// Whether a pause covers so much of this working day that it does not count; writes what the pause covers.
    fn is_spared(&mut self, date: Date) -> Result<bool, DeadlineError> {
        let rules = &self.calendar.rules;
        let minutes = self.periods(date).map(|period| self.paused(period)).sum();
        let spared = rules.pause_spares_up_to.is_exceeded(minutes, rules.minutes_a_day());
        let source = rules.sources.pause.clone();
        if spared {
            self.refuse_if_open(date)?;
            self.line(date, Why::Paused { minutes }, source)?;
        } else if minutes > 0 {
            self.line(date, Why::PauseTooShort { minutes }, source)?;
        }
        Ok(spared)
    }

    /// Whether a pause covers all twenty-four hours of this date; writes it.
    fn is_wholly_paused(&mut self, date: Date) -> Result<bool, DeadlineError> {
        let begin = midnight(date);
        let minutes = self.paused((begin, begin + DAY_MINUTES));
        let wholly = i64::from(minutes) == DAY_MINUTES;
        if wholly {
            self.refuse_if_open(date)?;
            self.line(date, Why::Paused { minutes }, self.calendar.rules.sources.pause.clone())?;
        }
        Ok(wholly)
    }

    /// Nothing will ever count again if a pause without end has begun by the time this date's offices open.
    fn refuse_if_open(&self, date: Date) -> Result<(), DeadlineError> {
        match self.open {
            Some((from, since)) if from <= minute(self.calendar.opening(date)) => {
                Err(DeadlineError::StillPaused { since })
            }
            _ => Ok(()),
        }
    }

    /// The working hours of this date, in minutes.
    fn periods(&self, date: Date) -> impl Iterator<Item = (i64, i64)> + use<'a> {
        let begin = midnight(date);
        let at = move |time: Time| begin + i64::from(minute_of_day(time));
        self.calendar.rules.hours.iter().map(move |(opens, closes)| (at(*opens), at(*closes)))
    }

    /// How many minutes of this stretch are paused.
    fn paused(&self, (begin, end): (i64, i64)) -> u32 {
        let covered = self.pauses.iter().map(|(from, to)| (*from.max(&begin), *to.min(&end)));
        length(&covered.collect::<Vec<_>>())
    }

    /// What is left of this stretch outside the pauses.
    fn unpaused(&self, (mut begin, end): (i64, i64)) -> Vec<(i64, i64)> {
        let mut left = Vec::new();
        for (from, to) in &self.pauses {
            if begin < *from && begin < end {
                left.push((begin, end.min(*from)));
            }
            begin = begin.max(*to);
        }
        if begin < end {
            left.push((begin, end));
        }
        left
    }

    fn counted(&mut self, date: Date, why: Why, amount_minutes: Option<u32>) -> Result<(), DeadlineError> {
        self.push(ProofLine { date, counts: true, amount_minutes, why, source: None })
    }

    fn line(&mut self, date: Date, why: Why, source: Option<String>) -> Result<(), DeadlineError> {
        self.push(ProofLine { date, counts: false, amount_minutes: None, why, source })
    }

    fn cite(&mut self, source: Option<String>) {
        if let Some(line) = self.proof.last_mut() {
            line.source = source;
        }
    }

    fn push(&mut self, line: ProofLine) -> Result<(), DeadlineError> {
        if self.proof.len() == PROOF_LINES_MAX {
            return Err(DeadlineError::ProofTooLong);
        }
        self.proof.push(line);
        Ok(())
    }
}

/// The minutes of stretches, none of them below zero.
fn length(stretches: &[(i64, i64)]) -> u32 {
    stretches.iter().map(|(from, to)| u32::try_from(to - from).unwrap_or(0)).sum()
}

/// The end of the `n`th minute of these stretches.
fn minute_after(stretches: &[(i64, i64)], mut n: u32) -> i64 {
    for stretch in stretches {
        let whole = length(std::slice::from_ref(stretch));
        if n <= whole {
            return stretch.0 + i64::from(n);
        }
        n -= whole;
    }
    // Not reached: `n` is never more than the stretches hold.
    stretches.last().map_or(0, |(_, to)| *to)
}

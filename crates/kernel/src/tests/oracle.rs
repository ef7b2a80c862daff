//! A second opinion on due dates: one flag for every minute, counted one by one. It shares no code with the first.

use crate::{
    calendar::{Calendar, DayEnd, DayKind, FirstDay, LastDayOff, MonthOverflow, OutsideHours},
    deadline::{Allowance, Pause},
};
use jiff::civil::Weekday;

const DAY: usize = 1440;

/// Every minute of the known days.
pub(super) struct Oracle<'a> {
    calendar: &'a Calendar,
    /// Minutes since the epoch at which the known days begin, in Vietnam.
    begin: i64,
    /// Year, month, day of each day.
    dates: Vec<(i32, i32, i32)>,
    works: Vec<bool>,
    open: Vec<bool>,
}

fn month_days(year: i32, month: i32) -> i32 {
    match month {
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl<'a> Oracle<'a> {
    pub(super) fn new(calendar: &'a Calendar) -> Self {
        let from = calendar.known_from;
        let (mut year, mut month, mut day) = (i32::from(from.year()), i32::from(from.month()), i32::from(from.day()));
        let mut weekday = from.weekday();
        // Days since the epoch by counting them.
        let past: i32 = (1970..year).map(|y| 337 + month_days(y, 2)).sum::<i32>()
            + (1..month).map(|m| month_days(year, m)).sum::<i32>()
            + day
            - 1;
        let begin = i64::from(past) * 1440 - 7 * 60;
        let (mut dates, mut works, mut open) = (vec![], vec![], vec![]);
        let of_day: Vec<bool> = (0..1440_i16)
            .map(|minute| ((minute / 60) as i8, (minute % 60) as i8))
            .map(|now| {
                calendar.rules.hours.iter().any(|(opens, closes)| {
                    (opens.hour(), opens.minute()) <= now && now < (closes.hour(), closes.minute())
                })
            })
            .collect();
        let mut exceptions = calendar.days.iter().peekable();
        loop {
            dates.push((year, month, day));
            let mut worked = !calendar.rules.weekly_rest.contains(&weekday);
            while let Some((date, kind)) = exceptions.peek() {
                let date = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
                if date > (year, month, day) {
                    break;
                }
                if date == (year, month, day) {
                    worked = matches!(kind, DayKind::Worked { .. });
                }
                exceptions.next();
            }
            works.push(worked);
            open.extend(of_day.iter().map(|open| worked && *open));
            if (year, month, day)
                == (calendar.known_to.year().into(), calendar.known_to.month().into(), calendar.known_to.day().into())
            {
                return Self { calendar, begin, dates, works, open };
            }
            day += 1;
            weekday = next(weekday);
            if day > month_days(year, month) {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
    }

    /// The due instant in milliseconds; `None` if the known days run out. All arguments lie within them.
    pub(super) fn due(&self, received_ms: i64, allow: Allowance, pauses: &[Pause]) -> Option<i64> {
        let mut paused = vec![false; self.open.len()];
        for pause in pauses {
            let known = |at: i64| (at.div_euclid(60_000) - self.begin).clamp(0, paused.len() as i64) as usize;
            let (from, to) = (known(pause.from.millis()), known(pause.to.millis()));
            paused[from..to].fill(true);
        }
        let received = usize::try_from(received_ms.div_euclid(60_000) - self.begin).unwrap();
        let mut start = received;
        if self.calendar.rules.outside_hours == OutsideHours::NextOpening {
            while !*self.open.get(start)? {
                start += 1;
            }
        }
        let minute = match allow {
            Allowance::WorkingHours(hours) => self.hours(start, hours * 60, &paused)?,
            Allowance::WorkingDays(days) => {
                self.end(self.working_day(self.first(start, received_ms)?, days, &paused)?)?
            }
            Allowance::SameDay => {
                let exact = self.exact(start, received_ms);
                let of_day = (exact - self.begin * 60_000).rem_euclid(86_400_000);
                let cutoff = self.calendar.rules.same_day_cutoff;
                let late = of_day > (i64::from(cutoff.hour()) * 60 + i64::from(cutoff.minute())) * 60_000;
                let over = exact >= self.instant(self.end(start / DAY)?);
                self.end(self.working_day(start / DAY + usize::from(late || over), 1, &paused)?)?
            }
            Allowance::Days(days) => {
                self.end(self.moved(self.any_day(self.first(start, received_ms)?, days, &paused)?, &paused)?)?
            }
            Allowance::Months(months) => self.end(self.moved(self.month(start / DAY, months, &paused)?, &paused)?)?,
        };
        Some(self.instant(minute))
    }

    fn instant(&self, minute: usize) -> i64 {
        (minute as i64 + self.begin) * 60_000
    }

    /// The receipt to the millisecond; if that was moved, the opening it was moved to.
    fn exact(&self, start: usize, received_ms: i64) -> i64 {
        received_ms.max(self.instant(start))
    }

    fn first(&self, start: usize, received_ms: i64) -> Option<usize> {
        let today = self.calendar.rules.first_day == FirstDay::DayOfReceipt
            && self.exact(start, received_ms) < self.instant(self.end(start / DAY)?);
        Some(start / DAY + usize::from(!today))
    }

    fn hours(&self, start: usize, minutes: u32, paused: &[bool]) -> Option<usize> {
        let (mut minute, mut count) = (start, 0);
        loop {
            count += u32::from(*self.open.get(minute)? && !paused[minute]);
            minute += 1;
            if count == minutes {
                return Some(minute);
            }
        }
    }

    fn working_day(&self, mut day: usize, days: u32, paused: &[bool]) -> Option<usize> {
        let mut n = 0;
        loop {
            if *self.works.get(day)? {
                let (mut open, mut lost) = (0, 0);
                let minutes = day * DAY..(day + 1) * DAY;
                for (is_open, is_paused) in self.open[minutes.clone()].iter().zip(&paused[minutes]) {
                    open += u32::from(*is_open);
                    lost += u32::from(*is_open && *is_paused);
                }
                let part = self.calendar.rules.pause_spares_up_to;
                n += u32::from(f64::from(lost) / f64::from(open) <= f64::from(part.num) / f64::from(part.den));
            }
            if n == days {
                return Some(day);
            }
            day += 1;
        }
    }

    fn lost(day: usize, paused: &[bool]) -> Option<bool> {
        Some(paused.get(day * DAY..(day + 1) * DAY)?.iter().all(|paused| *paused))
    }

    fn any_day(&self, mut day: usize, days: u32, paused: &[bool]) -> Option<usize> {
        let mut n = u32::from(!Self::lost(day, paused)?);
        while n < days {
            day += 1;
            n += u32::from(!Self::lost(day, paused)?);
        }
        Some(day)
    }

    fn month(&self, receipt: usize, months: u32, paused: &[bool]) -> Option<usize> {
        let (mut year, mut month, day) = self.dates[receipt];
        for _ in 0..months {
            month += 1;
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
        let wanted = day.min(month_days(year, month));
        let mut last = self.dates.iter().position(|date| *date == (year, month, wanted))?;
        if wanted < day && self.calendar.rules.month_overflow == MonthOverflow::NextMonth {
            last += 1;
        }
        let mut owed = 0;
        for day in receipt + 1..=last {
            owed += u32::from(Self::lost(day, paused)?);
        }
        while owed > 0 {
            last += 1;
            owed -= u32::from(!Self::lost(last, paused)?);
        }
        Some(last)
    }

    fn moved(&self, mut day: usize, paused: &[bool]) -> Option<usize> {
        if self.calendar.rules.last_day_off == LastDayOff::NextWorkingDay {
            while !*self.works.get(day)? || Self::lost(day, paused)? {
                day += 1;
            }
        }
        Some(day)
    }

    fn end(&self, day: usize) -> Option<usize> {
        self.works.get(day)?;
        if self.calendar.rules.last_day_ends_at == DayEnd::Midnight {
            return Some((day + 1) * DAY - 1);
        }
        // Any worked day tells when offices close.
        let worked = self.works.iter().position(|works| *works)?;
        let last = (0..DAY).rev().find(|minute| self.open[worked * DAY + minute])?;
        Some(day * DAY + last + 1)
    }
}

fn next(day: Weekday) -> Weekday {
    match day {
        Weekday::Monday => Weekday::Tuesday,
        Weekday::Tuesday => Weekday::Wednesday,
        Weekday::Wednesday => Weekday::Thursday,
        Weekday::Thursday => Weekday::Friday,
        Weekday::Friday => Weekday::Saturday,
        Weekday::Saturday => Weekday::Sunday,
        Weekday::Sunday => Weekday::Monday,
    }
}

//! Working time on one line: the minutes in which offices are open, counted on through nights, weekends and holidays.

use kernel::{Date, Instant, calendar::Calendar};

const HOUR_MINUTES: i64 = 60;
const MINUTE_MS: i64 = 60_000;

/// The working days of some years and the hours of each.
#[derive(Debug)]
pub struct WorkTime {
    /// In order.
    days: Vec<Date>,
    /// Opening and closing, in minutes of the day.
    periods: Vec<(i64, i64)>,
    minutes_a_day: i64,
}

impl WorkTime {
    /// The working days of a calendar from one day to another, as far as it knows them.
    pub fn of(calendar: &Calendar, first: Date, last: Date) -> Self {
        let minute = |time: &kernel::Time| i64::from(time.hour()) * HOUR_MINUTES + i64::from(time.minute());
        let periods: Vec<(i64, i64)> =
            calendar.rules.hours.iter().map(|(opens, closes)| (minute(opens), minute(closes))).collect();
        let (mut days, mut day) = (Vec::new(), first);
        while day <= last {
            if calendar.is_working_day(day).unwrap_or(false) {
                days.push(day);
            }
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        let minutes_a_day = periods.iter().map(|(opens, closes)| closes - opens).sum();
        Self { days, periods, minutes_a_day }
    }

    /// The working days.
    pub fn days(&self) -> &[Date] {
        &self.days
    }

    /// Working minutes in a day.
    pub const fn a_day(&self) -> i64 {
        self.minutes_a_day
    }

    /// Minutes worked from the first day's opening until this instant.
    pub fn worked(&self, at: Instant) -> i64 {
        let local = at.local();
        let (date, time) = (local.date(), local.time());
        let before = self.days.partition_point(|day| *day < date);
        let whole = i64::try_from(before).unwrap_or(i64::MAX) * self.minutes_a_day;
        if self.days.get(before) != Some(&date) {
            return whole;
        }
        let minute = i64::from(time.hour()) * HOUR_MINUTES + i64::from(time.minute());
        let today: i64 = self.periods.iter().map(|(opens, closes)| (minute.min(*closes) - opens).max(0)).sum();
        whole + today
    }

    /// The instant at which so many minutes have been worked; where the offices close and open, the opening. Beyond the
    /// last known day its closing time.
    pub fn instant(&self, worked: i64) -> Instant {
        let worked = worked.max(0);
        let index = usize::try_from(worked / self.minutes_a_day).unwrap_or(usize::MAX);
        let Some(day) = self.days.get(index) else {
            let (day, closes) = (self.days.last(), self.periods.last());
            return day.zip(closes).map_or(Instant::MAX, |(day, (_, closes))| at(*day, *closes));
        };
        let mut left = worked % self.minutes_a_day;
        for (opens, closes) in &self.periods {
            if left < closes - opens {
                return at(*day, opens + left);
            }
            left -= closes - opens;
        }
        at(*day, 0)
    }

    /// Minutes worked until the opening of that day, or of the next working day.
    pub fn opening(&self, day: Date) -> i64 {
        i64::try_from(self.days.partition_point(|known| *known < day)).unwrap_or(i64::MAX) * self.minutes_a_day
    }

    /// When the offices close on the working day in which so many minutes have been worked.
    pub fn closing(&self, worked: i64) -> Instant {
        let day = self.instant(worked).local().date();
        self.periods.last().map_or(Instant::MAX, |(_, closes)| at(day, *closes))
    }
}

/// A minute of a day.
pub fn at(day: Date, minute: i64) -> Instant {
    Instant::from_local(day.at(0, 0, 0, 0)).plus_millis(minute * MINUTE_MS)
}

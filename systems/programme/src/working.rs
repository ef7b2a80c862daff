//! How long an office worked on a case, in minutes of its opening hours.

use kernel::{Instant, calendar::Calendar, calendar::CalendarError};

/// Milliseconds in a minute.
const MINUTE_MS: i64 = 60_000;

/// Whole minutes within opening hours from `from` to `to`, without the pauses, which do not overlap.
///
/// # Errors
/// [`CalendarError::Unknown`] when the calendar does not know a day between: nothing is guessed.
pub fn minutes(
    calendar: &Calendar,
    from: Instant,
    to: Instant,
    pauses: &[(Instant, Instant)],
) -> Result<i64, CalendarError> {
    let mut open = open_ms(calendar, from, to)?;
    for (since, until) in pauses {
        open -= open_ms(calendar, (*since).max(from), (*until).min(to))?;
    }
    Ok(open / MINUTE_MS)
}

/// Milliseconds within opening hours between two instants; nothing when they are the wrong way round.
fn open_ms(calendar: &Calendar, from: Instant, to: Instant) -> Result<i64, CalendarError> {
    let (mut day, last) = (from.local().date(), to.local().date());
    let mut sum = 0;
    while day <= last {
        if calendar.is_working_day(day)? {
            for (opens, closes) in &calendar.rules.hours {
                let begin = Instant::from_local(day.to_datetime(*opens)).max(from);
                let end = Instant::from_local(day.to_datetime(*closes)).min(to);
                sum += end.since_ms(begin).max(0);
            }
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    Ok(sum)
}

/// The middle of the values, each with how often it occurs, and their mean, both in the values' own unit; the lower
/// middle of an even number. `None` of nothing.
#[must_use]
pub fn middle(values: &[(i64, u64)]) -> Option<Middle> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let count: u64 = sorted.iter().map(|(_, n)| n).sum();
    let sum: i128 = sorted.iter().map(|(value, n)| i128::from(*value) * i128::from(*n)).sum();
    let mut seen = 0;
    let median = sorted.iter().find(|(_, n)| {
        seen += n;
        seen * 2 >= count
    });
    let mean = i64::try_from(sum / i128::from(count.max(1))).unwrap_or(i64::MAX);
    median.filter(|_| count > 0).map(|(median, _)| Middle { count, median: *median, mean })
}

/// What is usual among many values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Middle {
    /// How many values there are.
    pub count: u64,
    /// Half of them are not greater.
    pub median: i64,
    /// Their mean, rounded down.
    pub mean: i64,
}

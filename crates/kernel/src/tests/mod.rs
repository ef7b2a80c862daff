//! The kernel's tests.

mod calendars;
mod limits_of_time;
mod official;
mod oracle;
mod parsing;
mod random;
mod words;

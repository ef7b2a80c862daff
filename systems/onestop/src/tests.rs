//! Tests of the one-stop desk that need no browser.

mod canary;
mod facts;
mod law;
mod office;
mod permits;
mod refusals;
mod rows;
mod transitions;
mod walks;
mod world;

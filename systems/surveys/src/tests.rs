//! The rules as data, the vote and its secrecy on both databases, results, pages and API over HTTP.

mod counting;
mod keeper;
mod remarks;
mod rules;
mod secrecy;
mod votes;

use crate::SYSTEM;
use keeper::KEEPER;
use testkit::{TestApp, check};
use web::System;

/// This system, and a small one that keeps cases and offers the slots.
const SYSTEMS: &[&System] = &[&KEEPER, &SYSTEM];

#[test]
fn every_page_is_sound() {
    check::samples_are_sound(SYSTEMS);
}

#[test]
fn every_statement_prepares() {
    check::statements_are_prepared(&SYSTEM);
}

#[tokio::test]
async fn doors_are_shut() {
    check::doors_are_shut(&TestApp::new(SYSTEMS).await).await;
}

//! The rules as data; complaints over HTTP on both databases, by account, by receipt and by the leader.

mod life;
mod rules;

use crate::SYSTEM;
use testkit::{TestApp, check, keeper::KEEPER};
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

#[test]
fn names_of_permissions_begin_with_the_system() {
    assert!(crate::MODULE.permissions.iter().all(|permission| permission.name.starts_with("voice.")));
}

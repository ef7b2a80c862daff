//! A whole installation inside a test: real store, real router, a clock that stands still, the same randomness each time.
//!
//! ```text
//! const SYSTEMS: &[&System] = &[&sample::SYSTEM];
//!
//! testkit::on_both! { SYSTEMS;
//!     async fn a_note_is_written(app) {
//!         let desk = app.desk().await;
//!         desk.post_form("/sample/new", &[("text", "…")]).await.see_other();
//!     }
//! }
//! ```
//!
//! Nothing sleeps, nothing reads the machine's clock, nothing goes over a network. When the test ends, what is queued
//! is worked off, and a job that died or a fact that nobody placed fails the test.

#![expect(clippy::panic, reason = "what a test kit finds wrong ends the test")]

mod answer;
mod app;
pub mod check;
mod html;
pub mod keeper;
mod person;

pub use answer::Answer;
pub use app::{AGENCY, OTHER_AGENCY, PASSWORD, TestApp, start};
pub use person::Person;
/// For the tests of `web` itself, which meet it here as everyone else does.
pub use web;

#[cfg(test)]
mod tests;

/// An async test on both databases, each with an installation of its own; without PostgreSQL its half says so loudly.
#[macro_export]
macro_rules! on_both {
    ($systems:expr; $($(#[$meta:meta])* async fn $name:ident($app:ident) $body:block)*) => {
        $(
            $(#[$meta])*
            mod $name {
                use super::*;

                async fn check($app: &$crate::TestApp) $body

                #[tokio::test]
                async fn sqlite() {
                    check(&$crate::TestApp::new($systems).await).await;
                }

                #[tokio::test]
                async fn postgres() {
                    if let Some(app) = $crate::TestApp::on_postgres($systems).await {
                        check(&app).await;
                    }
                }
            }
        )*
    };
}

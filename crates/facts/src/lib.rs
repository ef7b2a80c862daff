//! What systems tell each other: one file a system, public and small.
//!
//! A fact is not an event. Events are a system's own and may change with it; a fact is what others have come to rely on.
//!
//! * A fact holds nothing personal, and no more than a follower needs.
//! * `kind()` is the word in the outbox, `system.thing_happened`; the body repeats it as `kind`, so that a body alone can
//!   be read.
//! * Facts are never rewritten, so every one ever told must stay readable: a field may be added with a default, readers
//!   pass over fields that they do not know, and anything else is a new variant with a new kind (`….2`) beside the old
//!   one. The samples in the tests are bodies as they were once written; they are added to, never edited.
//! * A word that a newer node has learnt (a new reason, a new way to close) reads as `Other`.

pub mod onestop;
pub mod sample;
pub mod surveys;

#[cfg(test)]
mod tests;

//! The hash chain of a stream: each event's hash covers the event and the hash before it.

use kernel::{AccountId, EventId, Instant, StreamId};

use crate::canonical::write_text;
use crate::digest::Digest;

/// Everything of an event that its hash covers.
///
/// Left out on purpose: when the machine recorded it and its place in the log, which are not the office's word.
#[derive(Clone, Copy, Debug)]
pub struct EventHead<'a> {
    /// The event.
    pub id: EventId,
    /// The stream it belongs to.
    pub stream: StreamId,
    /// Its number in the stream, from 1.
    pub version: i64,
    /// What happened, in the system's own word.
    pub kind: &'a str,
    /// When it happened by the civil clock.
    pub at: Instant,
    /// Who did it.
    pub actor: AccountId,
    /// The installation that wrote it.
    pub node: &'a str,
    /// The event itself as canonical JSON text ([`crate::canonical`]).
    pub body: &'a str,
}

impl EventHead<'_> {
    /// The canonical JSON text of the whole event, keys in their sorted order.
    pub fn canonical(&self) -> String {
        let mut out = String::with_capacity(self.body.len() + 320);
        out.push_str("{\"actor\":\"");
        out.push_str(&self.actor.to_string());
        out.push_str("\",\"at\":\"");
        out.push_str(&self.at.to_string());
        out.push_str("\",\"body\":");
        out.push_str(self.body);
        out.push_str(",\"id\":\"");
        out.push_str(&self.id.to_string());
        out.push_str("\",\"kind\":");
        write_text(self.kind, &mut out);
        out.push_str(",\"node\":");
        write_text(self.node, &mut out);
        out.push_str(",\"stream\":\"");
        out.push_str(&self.stream.to_string());
        out.push_str("\",\"version\":");
        out.push_str(&self.version.to_string());
        out.push('}');
        out
    }
}

/// `sha256(prev as 64 letters ‖ canonical JSON of the event)`. The first event of a stream follows [`Digest::ZERO`].
pub fn chain_hash(prev: &Digest, event: &EventHead<'_>) -> Digest {
    Digest::of_parts(&[prev.to_string().as_bytes(), event.canonical().as_bytes()])
}

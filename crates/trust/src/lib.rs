//! What makes the record checkable: canonical JSON, digests, the hash chain of a stream, sealed personal data.
//!
//! Everything here is pure and small enough to be written again by whoever doubts us:
//! `printf '%s%s' "$prev" "$json" | sha256sum` is the whole chain rule.

mod canonical;
mod chain;
mod digest;
mod sealed;

pub use canonical::canonical;
pub use chain::{EventHead, chain_hash};
pub use digest::{DIGEST_TEXT_BYTES, Digest, DigestError};
pub use sealed::{SALT_BYTES, Sealed, salted_digest};

#[cfg(test)]
mod tests;

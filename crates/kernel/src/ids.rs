//! Names of things: UUIDs of version 7, one type for each kind of thing.

use crate::{Entropy, Instant, text_serde::text_serde};
use std::{fmt, str::FromStr};
use uuid::{Builder, Uuid};

/// The bits of a UUID behind its variant: free for randomness and for [`Id::offset`].
const TAIL_MASK: u128 = (1 << 62) - 1;

/// A name that nothing else has. Its text is the hyphenated lower-case UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

impl Id {
    /// The name of nobody: all zeros.
    #[must_use]
    pub const fn nil() -> Self {
        Self(Uuid::nil())
    }

    /// The `n`th name after this one. Names so derived from one fresh id are distinct, and sort in the order of `n`.
    #[must_use]
    pub fn offset(self, n: u64) -> Self {
        let bits = self.0.as_u128();
        let tail = (bits & TAIL_MASK).wrapping_add(u128::from(n)) & TAIL_MASK;
        Self(Uuid::from_u128((bits & !TAIL_MASK) | tail))
    }

    /// The sixteen bytes, in the order of the text.
    #[must_use]
    pub const fn bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }
}

/// A fresh UUIDv7: sorts by the real clock's millisecond, then at random.
#[must_use]
pub fn new_id(real: Instant, entropy: &dyn Entropy) -> Id {
    let mut random = [0; 10];
    entropy.fill(&mut random);
    // The tail's first bit stays clear, so that counting on from a fresh id cannot wrap around. The builder overwrites
    // the two bits before it with the variant.
    random[2] &= 0b1101_1111;
    let millis = u64::try_from(real.millis()).unwrap_or(0);
    Id(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

/// The text is not a hyphenated UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdError;

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id is a hyphenated UUID")
    }
}

impl std::error::Error for IdError {}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        // The reader also takes braces, a URN and no hyphens: one thing has one text.
        if text.len() != 36 {
            return Err(IdError);
        }
        Uuid::try_parse(text).map(Self).map_err(|_| IdError)
    }
}

text_serde!(Id);

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(Id);

            impl $name {
                /// The name of nothing: all zeros.
                #[must_use]
                pub const fn nil() -> Self {
                    Self(Id::nil())
                }

                /// The bare id, for what holds ids of every kind.
                #[must_use]
                pub const fn id(self) -> Id {
                    self.0
                }
            }

            impl From<Id> for $name {
                fn from(id: Id) -> Self {
                    Self(id)
                }
            }

            impl From<$name> for Id {
                fn from(typed: $name) -> Id {
                    typed.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl FromStr for $name {
                type Err = IdError;

                fn from_str(text: &str) -> Result<Self, IdError> {
                    text.parse().map(Self)
                }
            }

            text_serde!($name);
        )+
    };
}

typed_id! {
    /// A stream of the journal: a case, say.
    StreamId;
    /// An account that can sign in. [`AccountId::nil`] is the program itself.
    AccountId;
    /// One event of the journal.
    EventId;
}

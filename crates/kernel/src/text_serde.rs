//! Serde for types that have one text: written with `Display`, read with `FromStr`.

use serde::de::{Deserializer, Error, Visitor};
use std::{fmt, marker::PhantomData, str::FromStr};

/// Reads a string and parses it, so that nothing unparsed gets past the edge.
pub(crate) fn read<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
    T::Err: fmt::Display,
{
    struct Text<T>(PhantomData<T>);

    impl<T: FromStr> Visitor<'_> for Text<T>
    where
        T::Err: fmt::Display,
    {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    from.deserialize_str(Text(PhantomData))
}

/// Implements `Serialize` and `Deserialize` over `Display` and `FromStr`.
macro_rules! text_serde {
    ($($kind:ty),+) => {
        $(
            impl serde::Serialize for $kind {
                fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    to.collect_str(self)
                }
            }

            impl<'de> serde::Deserialize<'de> for $kind {
                fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                    crate::text_serde::read(from)
                }
            }
        )+
    };
}

pub(crate) use text_serde;

//! Small choices that rule sets and journals write as one word.

/// An enum of plain variants with one word each: `Display`, `FromStr`, serde, and the list of all.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every choice.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that files write.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::words::WordError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let known = Self::ALL.iter().copied();
                known.clone().find(|choice| choice.word() == text).ok_or_else(|| crate::words::WordError {
                    known: known.map(Self::word).collect(),
                })
            }
        }

        crate::text_serde::text_serde!($name);
    };
}

pub(crate) use words;

/// None of the known words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordError {
    /// The words that would be right.
    pub known: Vec<&'static str>,
}

impl std::fmt::Display for WordError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "must be one of: {}", self.known.join(", "))
    }
}

impl std::error::Error for WordError {}

//! What is told to a person when something cannot be done, and apart from it what is told to the log.

use crate::Said;

/// What kind of trouble it is; decides the HTTP status and the address of the problem type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// What was sent does not fit: 422.
    BadInput,
    /// Nobody is signed in: 401.
    Unauthenticated,
    /// Somebody is, but may not: 403.
    Forbidden,
    /// It is not there, or not for this reader: 404.
    NotFound,
    /// It has changed meanwhile, or its state does not allow it: 409.
    Conflict,
    /// Too many bytes: 413.
    TooLarge,
    /// Too many requests: 429.
    TooMany,
    /// Not now: 503.
    Unavailable,
    /// The program's own fault: 500.
    Internal,
}

impl ProblemKind {
    /// Every kind.
    pub const ALL: [ProblemKind; 9] = [
        Self::BadInput,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::NotFound,
        Self::Conflict,
        Self::TooLarge,
        Self::TooMany,
        Self::Unavailable,
        Self::Internal,
    ];

    /// The HTTP status.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::BadInput => 422,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::TooMany => 429,
            Self::Unavailable => 503,
            Self::Internal => 500,
        }
    }

    /// The last part of the problem type's address (RFC 9457).
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::BadInput => "bad-input",
            Self::Unauthenticated => "unauthenticated",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::Conflict => "conflict",
            Self::TooLarge => "too-large",
            Self::TooMany => "too-many",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }
}

/// One field that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// Which field: its name in a form, a JSON pointer in a body.
    pub path: String,
    /// What is wrong with it and what would be right.
    pub said: Said,
}

/// A refusal or a failure, in words for the person and, apart, for the log.
///
/// It has no `Display` on purpose: a page shows `title`, `hint` and `fields`, only the log gets `inside`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of trouble.
    pub kind: ProblemKind,
    /// What happened.
    pub title: Said,
    /// What this person can do now; may be empty.
    pub hint: Said,
    /// Which fields do not fit.
    pub fields: Vec<FieldProblem>,
    /// For the log alone: never shown, never personal data.
    pub inside: String,
}

impl Problem {
    /// Of any kind.
    #[must_use]
    pub fn new(kind: ProblemKind, title: Said) -> Self {
        Self { kind, title, hint: Said::default(), fields: Vec::new(), inside: String::new() }
    }

    /// Says what this person can do now.
    #[must_use]
    pub fn hint(mut self, hint: Said) -> Self {
        self.hint = hint;
        self
    }

    /// Adds a field that does not fit.
    #[must_use]
    pub fn field(mut self, path: impl Into<String>, said: Said) -> Self {
        self.fields.push(FieldProblem { path: path.into(), said });
        self
    }

    /// Says to the log what is never shown.
    #[must_use]
    pub fn inside(mut self, inside: impl Into<String>) -> Self {
        self.inside = inside.into();
        self
    }
}

macro_rules! constructors {
    ($($(#[$doc:meta])* $name:ident = $kind:ident;)+) => {
        impl Problem {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $name(title: Said) -> Self {
                    Self::new(ProblemKind::$kind, title)
                }
            )+
        }
    };
}

constructors! {
    /// What was sent does not fit.
    bad_input = BadInput;
    /// Nobody is signed in.
    unauthenticated = Unauthenticated;
    /// Somebody is, but may not.
    forbidden = Forbidden;
    /// It is not there, or not for this reader.
    not_found = NotFound;
    /// It has changed meanwhile, or its state does not allow it.
    conflict = Conflict;
    /// Too many bytes.
    too_large = TooLarge;
    /// Too many requests.
    too_many = TooMany;
    /// Not now.
    unavailable = Unavailable;
    /// The program's own fault.
    internal = Internal;
}

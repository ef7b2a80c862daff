//! What can go wrong in the store, sorted by what the caller can do about it.

/// Why a transaction did not happen. Words for the log, never for a page.
///
/// Every variant but [`StoreError::Uncertain`] means: nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another transaction was first: a unique key, a version, or a serialization failure. PostgreSQL has already run
    /// the closure again [`crate::limits::RETRY_COUNT_MAX`] times; on SQLite nothing can come between, so once is enough.
    #[error("conflict: {0}")]
    Conflict(String),
    /// No room left where the database lives. Reading still works.
    #[error("the disk is full: {0}")]
    Full(String),
    /// Busy, connection lost, I/O error: try again later.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// COMMIT was sent and no answer came: the change may be there or not. Look before doing it again.
    #[error("the outcome is unknown: {0}")]
    Uncertain(String),
    /// The store is closed.
    #[error("the store is closed")]
    Gone,
    /// A statement that must find a row found none.
    #[error("{0}: no row")]
    Missing(&'static str),
    /// A value or column is not of the kind that the program expects.
    #[error("{statement}: {what}")]
    Shape {
        /// The statement's name.
        statement: &'static str,
        /// Which column or parameter, what was there, what was expected.
        what: String,
    },
    /// A check, not-null or foreign key of the schema refused the change.
    #[error("refused by the schema: {0}")]
    Constraint(String),
    /// The statement itself is wrong, or writes inside a reading transaction.
    #[error("wrong statement: {0}")]
    Statement(String),
    /// The schema in the database is not the one this program knows.
    #[error("schema: {0}")]
    Schema(String),
    /// What is stored contradicts itself.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The closure panicked; its transaction was rolled back.
    #[error("{name} panicked: {message}")]
    Panicked {
        /// The transaction's name.
        name: &'static str,
        /// What it said.
        message: String,
    },
    /// More than a named limit allows.
    #[error("over the limit: {0}")]
    Limit(String),
    /// The address or an option makes no sense.
    #[error("configuration: {0}")]
    Config(String),
    /// The file store.
    #[error("files: {0}")]
    Blob(String),
}

impl StoreError {
    /// Whether the same request may succeed later without anybody changing anything.
    pub fn passes(&self) -> bool {
        matches!(self, StoreError::Conflict(_) | StoreError::Unavailable(_))
    }

    /// A column or parameter of an unexpected kind.
    pub(crate) fn shape(statement: &'static str, what: impl Into<String>) -> StoreError {
        StoreError::Shape { statement, what: what.into() }
    }
}

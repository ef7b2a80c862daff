//! Long lists, a bounded number of rows at a time: by key, never by page number, so that rows neither repeat nor hide.

use crate::{
    limits::{CURSOR_BYTES_MAX, PAGE_ROWS_DEFAULT, PAGE_ROWS_MAX},
    texts::said,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{FieldProblem, Problem};
use serde::{Deserialize, Serialize};

/// What the reader of a list may say about it; put it into the list's own query with `#[serde(flatten)]` or name the
/// two fields there.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The `next` of the page before.
    pub after: Option<String>,
    /// How many rows, 1 to 100.
    pub limit: Option<String>,
}

/// A list's window: after which key, how many rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The sort key of the last row that the reader has; empty at the beginning.
    pub after: Vec<String>,
    /// How many rows to show. Ask the store for one more, to learn whether there is a next page.
    pub rows_max: u32,
}

impl PageQuery {
    /// Checks what was sent against the list's number of key columns.
    ///
    /// # Errors
    /// A limit outside 1 to 100, or a cursor that this list did not give out.
    pub fn window(&self, key_columns: usize) -> Result<Window, Problem> {
        let mut faults = Vec::new();
        let rows_max = match self.limit.as_deref().map(str::parse::<u32>) {
            None => PAGE_ROWS_DEFAULT,
            Some(Ok(rows)) if (1..=PAGE_ROWS_MAX).contains(&rows) => rows,
            Some(_) => {
                faults.push(FieldProblem { path: "/limit".into(), said: said(|t| t.field_between(1, PAGE_ROWS_MAX)) });
                PAGE_ROWS_DEFAULT
            }
        };
        let after = match self.after.as_deref().filter(|sent| !sent.is_empty()).map(read_cursor) {
            None => Vec::new(),
            Some(Some(key)) if key.len() == key_columns => key,
            Some(_) => {
                faults.push(FieldProblem { path: "/after".into(), said: said(|t| t.field_cursor().into()) });
                Vec::new()
            }
        };
        if faults.is_empty() { Ok(Window { after, rows_max }) } else { Err(crate::form::wrong_fields(faults)) }
    }
}

impl Window {
    /// One column of the key, for binding; at the beginning what sorts before everything.
    #[must_use]
    pub fn after_or<'a>(&'a self, column: usize, beginning: &'a str) -> &'a str {
        self.after.get(column).map_or(beginning, String::as_str)
    }

    /// The limit to bind: one row more than is shown.
    #[must_use]
    pub fn rows_asked(&self) -> i64 {
        i64::from(self.rows_max) + 1
    }

    /// Cuts the extra row off and makes the cursor for what follows.
    #[must_use]
    pub fn cut<T>(&self, mut rows: Vec<T>, key: impl Fn(&T) -> Vec<String>) -> (Vec<T>, Option<String>) {
        let shown = self.rows_max as usize;
        if rows.len() <= shown {
            return (rows, None);
        }
        rows.truncate(shown);
        let next = rows.last().map(|row| write_cursor(&key(row)));
        (rows, next)
    }
}

/// A page of a list as the API answers it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Listed<T> {
    /// The rows.
    pub items: Vec<T>,
    /// How many there are in all, regardless of the window.
    pub total: u64,
    /// What to send as `after` for the next page; `null` on the last.
    pub next: Option<String>,
}

/// Opaque to the reader, so that its inside may change: base64url of a JSON list.
fn write_cursor(key: &[String]) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
}

fn read_cursor(sent: &str) -> Option<Vec<String>> {
    let bytes = (sent.len() <= CURSOR_BYTES_MAX).then(|| URL_SAFE_NO_PAD.decode(sent).ok())??;
    serde_json::from_slice(&bytes).ok()
}

//! How notes get into tables, and what pages and the API read from there.

use crate::state::{Event, Note};
use kernel::{AgencyCode, Instant, Problem, StreamId};
use platform::{Actor, Fail, Platform, Reason, Step, Viewer};
use store::{Row, StoreError, Tx};
use trust::Digest;
use web::Window;

store::statements! {
    NOTE_INSERT = "note_insert";
    NOTE_AMEND = "note_amend";
    NOTE_CLOSE = "note_close";
    NOTE_PAGE = "note_page";
    COUNT_ADD = "count_add";
    COUNT_OF = "count_of";
}

/// Writes one event into the table.
pub(crate) fn project(tx: &mut Tx<'_>, step: &Step<'_, Note>) -> Result<(), StoreError> {
    let stream = step.stream.into();
    match &step.event.event {
        Event::Written { agency, body } => {
            let values = [stream, agency.as_str().into(), body.to_string().into(), step.event.at.into()];
            tx.run(&NOTE_INSERT, &values)?;
        }
        Event::Amended { body } => {
            tx.run(&NOTE_AMEND, &[stream, body.to_string().into()])?;
        }
        Event::Closed => {
            tx.run(&NOTE_CLOSE, &[stream])?;
        }
    }
    Ok(())
}

/// A note as lists show it, opened for its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) stream: StreamId,
    pub(crate) written_at: Instant,
    pub(crate) closed: bool,
    /// `None` when it has been erased.
    pub(crate) text: Option<String>,
}

/// One page of an agency's notes, newest first, with the number of all that it ever wrote.
pub(crate) async fn page(
    platform: &Platform,
    actor: &Actor,
    agency: AgencyCode,
    window: Window,
) -> Result<(Vec<Line>, Option<String>, u64), Problem> {
    let (viewer, asked) = (Viewer::new(actor, Reason::List), window);
    let read = platform.view_rows(&viewer, "sample page", move |seen| {
        // Identifiers sort by time, so the key of the list is the identifier alone.
        let values = [agency.as_str().into(), asked.after_or(0, LAST).into(), asked.rows_asked().into()];
        let rows = seen.tx().rows(&NOTE_PAGE, &values)?;
        let rows = rows.iter().map(line).collect::<Result<Vec<_>, Fail>>()?;
        // Only what is shown is opened.
        let (mut rows, next) = asked.cut(rows, |(line, _)| vec![line.stream.to_string()]);
        let wanted: Vec<_> = rows.iter().map(|(line, digest)| (line.stream, *digest)).collect();
        for ((line, _), opened) in rows.iter_mut().zip(seen.open_each(&wanted)?) {
            line.text = text_of(opened.body());
        }
        Ok((rows.into_iter().map(|(line, _)| line).collect(), next, written_by(seen.tx(), &agency)?))
    });
    read.await
}

/// What sorts after every identifier: where a list that runs backwards begins.
const LAST: &str = "g";

/// A note without its text, and what opens that.
fn line(row: &Row) -> Result<(Line, Digest), Fail> {
    Ok((Line { stream: row.parse(0)?, written_at: row.time(2)?, closed: row.bool(3)?, text: None }, row.parse(1)?))
}

/// The text of a note from its sealed body.
pub(crate) fn text_of(body: Option<&serde_json::Value>) -> Option<String> {
    body.and_then(|body| body.get("text")).and_then(|text| text.as_str()).map(str::to_owned)
}

/// How many notes an agency has ever written, as the follower has counted them.
pub(crate) fn written_by(tx: &mut Tx<'_>, agency: &AgencyCode) -> Result<u64, StoreError> {
    let row = tx.opt(&COUNT_OF, &[agency.as_str().into()])?;
    row.map_or(Ok(0), |row| Ok(u64::try_from(row.int(0)?).unwrap_or(0)))
}

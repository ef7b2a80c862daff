//! No read without a reader: personal data is opened only through a `Viewer`, which leaves its line.

use crate::{Actor, Fail, Platform, Stream, fail::not_found, limits, text::T};
use kernel::{AccountId, AgencyCode, EventId, Instant, Lang, Problem, StreamId};
use std::collections::BTreeMap;
use store::{StoreError, Tx, access::Look, journal};
use trust::Digest;

/// Why someone reads; shown to the person whose data it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The applicant looks at their own case.
    Own,
    /// An officer works on the case.
    Handle,
    /// The name stands in a worklist.
    List,
    /// A leader considers what to sign.
    Sign,
    /// A paper is printed.
    Print,
    /// The demo's administrator looks.
    AdminDemo,
}

impl Reason {
    const ALL: [Reason; 6] =
        [Reason::Own, Reason::Handle, Reason::List, Reason::Sign, Reason::Print, Reason::AdminDemo];

    /// The word stored in the access log.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Reason::Own => "own",
            Reason::Handle => "handle",
            Reason::List => "list",
            Reason::Sign => "sign",
            Reason::Print => "print",
            Reason::AdminDemo => "admin-demo",
        }
    }

    /// The sentence shown to the citizen.
    #[must_use]
    pub fn said(self, lang: Lang) -> &'static str {
        let t = T::new(lang);
        match self {
            Reason::Own => t.reader_own(),
            Reason::Handle => t.reader_handle(),
            Reason::List => t.reader_list(),
            Reason::Sign => t.reader_sign(),
            Reason::Print => t.reader_print(),
            Reason::AdminDemo => t.reader_admin_demo(),
        }
    }
}

/// A named reader with a reason: the only key to personal data.
#[derive(Clone, Debug)]
pub struct Viewer {
    actor: Actor,
    reason: Reason,
}

impl Viewer {
    /// Who reads, and why.
    #[must_use]
    pub fn new(actor: &Actor, reason: Reason) -> Self {
        Self { actor: actor.clone(), reason }
    }

    /// Who reads.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// Personal data as it is today.
#[derive(Clone, Debug, PartialEq)]
pub enum Personal {
    /// Still there.
    Open(serde_json::Value),
    /// Erased by law; the log still verifies.
    Erased(Instant),
}

impl Personal {
    /// The body, if it is still there.
    #[must_use]
    pub fn body(&self) -> Option<&serde_json::Value> {
        match self {
            Personal::Open(body) => Some(body),
            Personal::Erased(_) => None,
        }
    }
}

/// One event as a timeline shows it.
#[derive(Clone, Debug)]
pub struct Told<E> {
    /// The journal's identifier.
    pub id: EventId,
    /// Its number in the stream, from 1.
    pub version: i64,
    /// The civil instant.
    pub at: Instant,
    /// Who did it.
    pub actor: AccountId,
    /// Their name, where the account still exists.
    pub actor_name: Option<String>,
    /// What happened.
    pub event: E,
}

/// A stream opened by a viewer.
#[derive(Clone, Debug)]
pub struct Viewed<S: Stream> {
    /// Which stream.
    pub stream: StreamId,
    /// Its version now.
    pub version: i64,
    /// Its state now.
    pub state: S::State,
    /// Everything that happened, oldest first.
    pub events: Vec<Told<S::Event>>,
    personal: BTreeMap<Digest, Personal>,
}

impl<S: Stream> Viewed<S> {
    /// The personal data behind a digest of an event or the state.
    #[must_use]
    pub fn personal(&self, digest: &Digest) -> Option<&Personal> {
        self.personal.get(digest)
    }
}

/// One reader on one day, for one reason.
#[derive(Clone, Debug)]
pub struct AccessLine {
    /// Who.
    pub viewer: String,
    /// Their agency's code, for staff.
    pub agency: Option<String>,
    /// The stored reason's sentence in that language; the bare code for one no longer known.
    pub reason: String,
    /// First read that day, civil.
    pub first_at: Instant,
    /// Last read that day, civil.
    pub last_at: Instant,
    /// How often that day.
    pub times: i64,
}

/// A transaction that may open personal data, because every opening leaves a line.
pub struct Seen<'a, 'c> {
    tx: &'a mut Tx<'c>,
    viewer: &'a Viewer,
    civil: Instant,
}

impl<'c> Seen<'_, 'c> {
    /// The plain transaction, for rows without personal data.
    pub fn tx(&mut self) -> &mut Tx<'c> {
        self.tx
    }

    /// The names of these accounts, each asked for once; who never was is left out.
    ///
    /// # Errors
    /// Whatever the store says.
    pub fn account_names(
        &mut self,
        ids: impl IntoIterator<Item = AccountId>,
    ) -> Result<BTreeMap<AccountId, String>, StoreError> {
        crate::accounts::names_of(self.tx, ids)
    }

    /// Writes an access line on each stream and opens the bodies, in the order asked.
    ///
    /// # Errors
    /// When a stream holds nothing under its digest (a line on one stream never opens another's), or the store cannot.
    pub fn open_each(&mut self, wanted: &[(StreamId, Digest)]) -> Result<Vec<Personal>, Fail> {
        leave_lines(self.tx, self.viewer, self.civil, wanted.iter().map(|(stream, _)| *stream))?;
        let held = store::personal::get_each(self.tx, wanted.iter().map(|(_, digest)| digest))?;
        let body = |(stream, digest): &(StreamId, Digest)| {
            let own = held.get(digest).filter(|held| stream_of(held) == *stream);
            own.cloned().map(personal_of).ok_or_else(|| not_found().into())
        };
        wanted.iter().map(body).collect()
    }
}

/// Writes that a viewer has opened these streams at that time.
pub(crate) fn leave_lines(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    civil: Instant,
    streams: impl IntoIterator<Item = StreamId>,
) -> Result<(), StoreError> {
    let actor = &viewer.actor;
    let day = civil.local().date().to_string();
    let look = Look {
        viewer: actor.id,
        viewer_name: &actor.name,
        viewer_agency: actor.agency.as_ref().map_or("", AgencyCode::as_str),
        reason: viewer.reason.code(),
        day: &day,
        at: civil,
    };
    store::access::note(tx, &look, &streams.into_iter().collect())
}

impl Platform {
    /// Opens one stream for a viewer: state, events and personal data, leaving the access line in the same transaction.
    ///
    /// # Errors
    /// "Not found" both for what is not there and for what is not this reader's.
    pub async fn view<S: Stream>(&self, viewer: &Viewer, stream: StreamId) -> Result<Viewed<S>, Problem> {
        self.view_rows(viewer, S::KIND, move |seen| {
            let Some(current) = journal::load(seen.tx, stream)? else { return Err(not_found().into()) };
            if current.kind != S::KIND {
                return Err(not_found().into());
            }
            let state: S::State = current.state()?;
            if !S::may_view(&seen.viewer.actor, &state) {
                return Err(not_found().into());
            }
            leave_lines(seen.tx, seen.viewer, seen.civil, [stream])?;
            let events = told::<S>(seen.tx, stream)?;
            let held = store::personal::of_stream(seen.tx, stream)?;
            let bodies = store::personal::get_each(seen.tx, held.iter().map(|held| &held.digest))?;
            let personal = bodies.into_iter().map(|(digest, body)| (digest, personal_of(body))).collect();
            Ok(Viewed { stream, version: current.head.version, state, events, personal })
        })
        .await
    }

    /// Runs a query in which personal data may be opened, a line for each.
    ///
    /// # Errors
    /// What the closure refuses, and the store's trouble.
    pub async fn view_rows<T: Send + 'static>(
        &self,
        viewer: &Viewer,
        name: &'static str,
        query: impl Fn(&mut Seen<'_, '_>) -> Result<T, Fail> + Send + 'static,
    ) -> Result<T, Problem> {
        let (viewer, civil) = (viewer.clone(), self.clock().civil());
        let rows =
            self.store().write::<_, Fail, _>(name, move |tx| query(&mut Seen { tx, viewer: &viewer, civil })).await?;
        Ok(rows)
    }

    /// Who has read a stream's personal data, newest first.
    ///
    /// # Errors
    /// Only when the store cannot answer.
    pub async fn readers(&self, stream: StreamId, lang: Lang) -> Result<Vec<AccessLine>, Problem> {
        let rows = self
            .store()
            .read("readers", move |tx| store::access::of_stream(tx, stream, i64::from(limits::ACCESS_LINES_MAX)))
            .await
            .map_err(|e: StoreError| crate::fail::problem_of_store(&e))?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let known = Reason::ALL.into_iter().find(|reason| reason.code() == row.reason);
                let reason = known.map_or_else(|| row.reason.clone(), |reason| reason.said(lang).to_owned());
                AccessLine {
                    viewer: row.viewer_name,
                    agency: Some(row.viewer_agency).filter(|agency| !agency.is_empty()),
                    reason,
                    first_at: row.first_at,
                    last_at: row.last_at,
                    times: row.times,
                }
            })
            .collect())
    }
}

/// Every event of the stream with the name of who did it.
fn told<S: Stream>(tx: &mut Tx<'_>, stream: StreamId) -> Result<Vec<Told<S::Event>>, StoreError> {
    let stored = all_events(tx, stream)?;
    let names = crate::accounts::names_of(tx, stored.iter().map(|event| event.actor))?;
    let told = |event: journal::Event| {
        let (id, version, at, actor) = (event.id, event.version, event.at, event.actor);
        Ok(Told { id, version, at, actor, actor_name: names.get(&actor).cloned(), event: event.body()? })
    };
    stored.into_iter().map(told).collect()
}

/// Every event of a stream, page by page.
pub(crate) fn all_events(tx: &mut Tx<'_>, stream: StreamId) -> Result<Vec<journal::Event>, StoreError> {
    let mut all: Vec<journal::Event> = Vec::new();
    loop {
        let after = all.last().map_or(0, |event| event.version);
        let page = journal::events_of(tx, stream, after)?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

/// The stream that the data came with.
const fn stream_of(held: &store::personal::Personal) -> StreamId {
    match held {
        store::personal::Personal::Kept { stream, .. } | store::personal::Personal::Erased { stream, .. } => *stream,
    }
}

fn personal_of(held: store::personal::Personal) -> Personal {
    match held {
        store::personal::Personal::Kept { body, .. } => Personal::Open(body),
        store::personal::Personal::Erased { at, .. } => Personal::Erased(at),
    }
}

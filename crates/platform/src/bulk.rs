//! Many commands in one transaction: what takes over another system's cases, or fills a database to be measured.
//!
//! Each command goes the way of [`Platform::run`] from `context` to `jobs`: the same rules, chains, rows, facts and jobs.
//! What is left out is what only live use needs: the state is kept in memory between two commands instead of being read
//! back, nothing is looked up by an idempotency key, and nobody else may write meanwhile.

use crate::{
    Actor, Decision, Fail, Platform, Stream, Viewer, fail::internal, limits, run::Moment, settings::SETTING_SET,
};
use kernel::{Id, StreamId};
use store::{
    StoreError, Tx,
    journal::{self, Head},
};

/// A stream under way in a bulk.
#[derive(Clone, Debug)]
pub struct Thread<S: Stream> {
    stream: StreamId,
    head: Head,
    state: Option<S::State>,
}

impl<S: Stream> Thread<S> {
    /// A stream that does not exist yet.
    #[must_use]
    pub const fn new(stream: StreamId) -> Self {
        Self { stream, head: Head::NEW, state: None }
    }

    /// What it has come to.
    #[must_use]
    pub const fn state(&self) -> Option<&S::State> {
        self.state.as_ref()
    }
}

/// A transaction that takes many commands.
pub struct Bulk<'a, 'c> {
    platform: &'a Platform,
    tx: &'a mut Tx<'c>,
}

impl Platform {
    /// Runs `work` in one transaction. The closure may run again, as every other; it draws nothing and asks no clock
    /// but the platform's own.
    ///
    /// # Errors
    /// What the closure refuses, and the store's trouble: then nothing of it happened.
    pub async fn bulk<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Bulk<'_, '_>) -> Result<T, Fail> + Send + 'static,
    ) -> Result<T, Fail> {
        let platform = self.clone();
        self.store().write(store::BULK, move |tx| work(&mut Bulk { platform: &platform, tx })).await
    }
}

impl Bulk<'_, '_> {
    /// A stream to go on with, or one that begins.
    ///
    /// # Errors
    /// A stream of another kind; the store's trouble.
    pub fn thread<S: Stream>(&mut self, stream: StreamId) -> Result<Thread<S>, Fail> {
        let Some(current) = journal::load(self.tx, stream)? else { return Ok(Thread::new(stream)) };
        let state = crate::run::state_of::<S>(&current)?;
        Ok(Thread { stream, head: current.head, state: Some(state) })
    }

    /// Notes under a setting's name how far the work has come, with the work: it is there with it or not at all.
    ///
    /// # Errors
    /// The store's trouble.
    pub fn note(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let civil = self.platform.clock().civil();
        self.tx.run(&SETTING_SET, &[name.into(), value.into(), civil.into()]).map(drop)
    }

    /// Leaves the line of one who has opened a stream's personal data.
    ///
    /// # Errors
    /// The store's trouble.
    pub fn opened(&mut self, stream: StreamId, viewer: &Viewer) -> Result<(), StoreError> {
        crate::viewer::leave_lines(self.tx, viewer, self.platform.clock().civil(), [stream])
    }

    /// Does one command; its identifiers are `first` and those after it, up to [`limits::IDS_PER_COMMAND`].
    ///
    /// # Errors
    /// The refusal of `authorise` or `decide`, also when it had all happened before; the store's trouble.
    pub fn run<S: Stream>(
        &mut self,
        thread: &mut Thread<S>,
        actor: &Actor,
        command: &S::Command,
        first: Id,
    ) -> Result<(), Fail> {
        let context = S::context(self.platform, thread.state.as_ref(), command)?;
        S::authorise(actor, command, thread.state.as_ref())?;
        let Decision::Done { mut events, personal } = S::decide(actor, thread.state.as_ref(), command, &context)?
        else {
            return Err(internal(format!("{}: nothing new in a bulk", S::KIND)).into());
        };
        if events.is_empty() || events.len() > limits::EVENTS_PER_COMMAND_MAX {
            return Err(internal(format!("{}: {} events from one command", S::KIND, events.len())).into());
        }
        S::number(self.tx, &context, &mut events)?;
        let clock = self.platform.clock();
        let moment = Moment::of(clock.civil(), clock.real(), first);
        let write = crate::run::Write {
            platform: self.platform,
            actor,
            moment: &moment,
            context: &context,
            stream: thread.stream,
        };
        let (head, state) = write.events::<S>(self.tx, thread.head, thread.state.as_ref(), events, &personal)?;
        thread.head = head;
        thread.state = Some(state);
        Ok(())
    }
}

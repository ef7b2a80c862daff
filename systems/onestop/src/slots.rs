//! What other systems may know of a case, and who a reader is to it: for the slots on our pages, and for whoever asks.

use crate::{cases::Cases, lists, pages::track, rows, state::Case, text::T};
use kernel::{CaseCode, Problem, StreamId};
use platform::{Actor, Fail, Platform, Role, Stream};
use web::{App, Asked, CaseBrief, CaseReader, Visitor, Waiting, view::Link};

/// The case without any person in it.
pub(crate) fn brief(stream: StreamId, case: &Case, reader: CaseReader, key: Option<&str>) -> CaseBrief {
    CaseBrief {
        stream,
        code: case.code.clone(),
        agency: case.agency.clone(),
        procedure: case.procedure.clone(),
        field: case.field.clone(),
        level: case.level.clone(),
        channel: case.channel.code().to_owned(),
        stage: case.stage.code().to_owned(),
        reader,
        key: key.map(str::to_owned),
    }
}

/// Who somebody that may see the case is to it.
pub(crate) fn reader(actor: &Actor, case: &Case) -> CaseReader {
    let own = actor.role == Role::Citizen && case.applicant == Some(actor.id);
    if own { CaseReader::Applicant } else { CaseReader::Office }
}

/// The answer to "who is this visitor to this case?".
pub(crate) fn ask<'a>(app: &'a App, visitor: &'a Visitor, code: &'a CaseCode, key: Option<&'a str>) -> Asked<'a> {
    Box::pin(answer(app, visitor, code, key))
}

async fn answer(app: &App, visitor: &Visitor, code: &CaseCode, key: Option<&str>) -> Result<CaseBrief, Problem> {
    if let Some(key) = key {
        let (stream, case) = track::opened(app, visitor, code, key).await?;
        return Ok(brief(stream, &case, CaseReader::Holder, Some(key)));
    }
    let actor = visitor.actor.as_ref().ok_or_else(platform::not_found)?;
    let stream = lists::stream_of(&app.platform, code).await?;
    let case = loaded(&app.platform, stream).await?.filter(|case| Cases::may_view(actor, case));
    let case = case.ok_or_else(platform::not_found)?;
    Ok(brief(stream, &case, reader(actor, &case), None))
}

/// For a citizen's first page: that papers are asked for.
pub(crate) fn waits<'a>(app: &'a App, visitor: &'a Visitor) -> Waiting<'a> {
    Box::pin(async move {
        let Some(citizen) = visitor.actor.as_ref().filter(|actor| actor.role == Role::Citizen) else {
            return Ok(Vec::new());
        };
        let account = citizen.id;
        let read = move |tx: &mut store::Tx<'_>| rows::lists::waiting_for(tx, account);
        let count = app.platform.store().read::<_, Fail, _>("papers asked for", move |tx| Ok(read(tx)?)).await?;
        let text = T::new(visitor.lang).waiting(count);
        Ok((count > 0).then(|| Link { href: "/ho-so".to_owned(), text }).into_iter().collect())
    })
}

/// The state of a case, without its personal data.
pub(crate) async fn loaded(platform: &Platform, stream: StreamId) -> Result<Option<Case>, Problem> {
    let read = platform.store().read::<_, Fail, _>("case state", move |tx| {
        let current = store::journal::load(tx, stream)?.filter(|current| current.kind == Cases::KIND);
        Ok(current.map(|current| current.state::<Case>()).transpose()?)
    });
    Ok(read.await?)
}

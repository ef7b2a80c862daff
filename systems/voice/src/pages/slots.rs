//! What stands beside a case: the way to complain and what was answered; for the leader, what was complained about.

use super::{own, tag};
use crate::{
    ANSWER,
    making::Maker,
    rows::{self, Line},
    state::Stage,
    text::T,
};
use kernel::{Instant, Lang};
use web::{
    App, CaseBrief, CaseReader, Pieces, Visitor, Waiting, show,
    view::{Link, Piece, Row},
};

/// Fills the place beside a case.
pub(crate) fn slot<'a>(app: &'a App, visitor: &'a Visitor, case: &'a CaseBrief) -> Pieces<'a> {
    Box::pin(async move {
        let (lang, now) = (visitor.lang, visitor.now);
        if case.reader == CaseReader::Office {
            let answers = visitor
                .actor
                .as_ref()
                .is_some_and(|actor| crate::MODULE.allows(actor, ANSWER) && actor.works_for(&case.agency));
            if !answers {
                return Ok(Vec::new());
            }
            let lines = rows::about_case(&app.platform, case.stream).await?;
            return Ok(leaders_piece(lang, &lines, now).into_iter().collect());
        }
        let maker = Maker::new(case.clone(), visitor)?;
        let lines = maker.complaints(app).await?;
        Ok(vec![makers_piece(lang, &lines, now, own::address(case, &[]))])
    })
}

/// For the leader's first page: how many complaints wait for an answer.
pub(crate) fn waits<'a>(app: &'a App, visitor: &'a Visitor) -> Waiting<'a> {
    Box::pin(async move {
        let answers = visitor.actor.as_ref().filter(|actor| crate::MODULE.allows(actor, ANSWER));
        let Some(agency) = answers.and_then(|actor| actor.agency.clone()) else { return Ok(Vec::new()) };
        let counts = rows::counts(&app.platform, Some(agency)).await?;
        let waiting = counts.iter().find(|(stage, _)| *stage == Stage::Open).map_or(0, |(_, count)| *count);
        let text = T::new(visitor.lang).waiting(waiting);
        Ok((waiting > 0).then(|| Link { href: "/phan-anh".to_owned(), text }).into_iter().collect())
    })
}

/// For whoever the case belongs to: what became of their complaints, and the way to make one.
pub(super) fn makers_piece(lang: Lang, lines: &[Line], now: Instant, href: String) -> Piece {
    let t = T::new(lang);
    let waiting = lines.iter().any(|line| line.stage == Stage::Open);
    let (paragraph, link) = match (lines.is_empty(), waiting) {
        (true, _) => (t.slot_intro(), t.slot_make()),
        (false, true) => (t.slot_waiting(), t.slot_see()),
        (false, false) => (t.slot_answered(), t.slot_see()),
    };
    Piece {
        name: "voice".to_owned(),
        title: t.slot_title().to_owned(),
        paragraphs: vec![paragraph.to_owned()],
        rows: lines.iter().map(|line| row(t, line, now)).collect(),
        links: vec![Link { href, text: link.to_owned() }],
        ..Piece::default()
    }
}

/// For the leader: every complaint about the case, each a link. Nothing when there is none.
pub(super) fn leaders_piece(lang: Lang, lines: &[Line], now: Instant) -> Option<Piece> {
    let t = T::new(lang);
    let link = |line: &Line| Link {
        href: format!("/phan-anh/{}", line.stream),
        text: format!("{} · {}", t.topic(line.topic.code()), tag(t, line, now).text),
    };
    (!lines.is_empty()).then(|| Piece {
        name: "voice".to_owned(),
        title: t.slot_leader_title().to_owned(),
        links: lines.iter().map(link).collect(),
        ..Piece::default()
    })
}

fn row(t: T, line: &Line, now: Instant) -> Row {
    let when = show::date(t.lang(), line.filed_at.local().date());
    Row::new(format!("{} · {when}", t.topic(line.topic.code())), tag(t, line, now).text)
}

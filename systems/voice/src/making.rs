//! Who complains: the applicant with an account, or whoever holds the receipt; shared by pages and API.

use crate::{
    limits::WORDS_CHARS_MAX,
    rows::{self, Line},
    state::{About, Command, Complaint, Topic, new_stream, refused, sealed},
    text::T,
};
use kernel::{AccountId, CaseCode, Problem, Said, StreamId};
use platform::{Actor, IdempotencyKey, Outcome, Reason, Target, Viewed, Viewer};
use web::{App, CaseBrief, CaseReader, Check, Visitor, case_for};

/// Somebody who may complain about a case, and the case.
pub(crate) struct Maker {
    pub(crate) case: CaseBrief,
    /// In whose name it is recorded: their own, or the program's for whoever holds the receipt.
    actor: Actor,
    /// Their account; `None` with the receipt.
    pub(crate) account: Option<AccountId>,
}

impl Maker {
    /// The applicant, or the holder of the receipt; the office itself does not complain here.
    ///
    /// # Errors
    /// "Not found" for anybody else; a refusal for the office.
    pub(crate) async fn of(app: &App, visitor: &Visitor, code: &CaseCode, key: Option<&str>) -> Result<Self, Problem> {
        Self::new(case_for(app, visitor, code, key).await?, visitor)
    }

    /// The same for a case that was asked for already.
    pub(crate) fn new(case: CaseBrief, visitor: &Visitor) -> Result<Self, Problem> {
        match (case.reader, &visitor.actor) {
            (CaseReader::Applicant, Some(actor)) => Ok(Self { account: Some(actor.id), actor: actor.clone(), case }),
            (CaseReader::Holder, _) => Ok(Self { account: None, actor: Actor::system(), case }),
            (CaseReader::Office | CaseReader::Applicant, _) => {
                Err(refused(Problem::forbidden, T::office_title, T::office_hint))
            }
        }
    }

    /// Their complaints about this case, newest first.
    pub(crate) async fn complaints(&self, app: &App) -> Result<Vec<Line>, Problem> {
        rows::of_case(&app.platform, self.case.stream, self.account).await
    }

    /// Opens one of them, leaving the line.
    pub(crate) async fn open(&self, app: &App, complaint: StreamId) -> Result<Viewed<Complaint>, Problem> {
        let viewed = app.platform.view::<Complaint>(&Viewer::new(&self.actor, Reason::Own), complaint).await?;
        if viewed.state.about.case == self.case.stream { Ok(viewed) } else { Err(platform::not_found()) }
    }

    /// Makes a complaint.
    pub(crate) async fn file(
        &self,
        app: &App,
        given: &Given,
        key: Option<IdempotencyKey>,
    ) -> Result<Outcome<Complaint>, Problem> {
        let case = &self.case;
        let about = About {
            case: case.stream,
            code: case.code.clone(),
            agency: case.agency.clone(),
            procedure: case.procedure.clone(),
            field: case.field.clone(),
            level: case.level.clone(),
        };
        let words = sealed(&app.platform, "complaint", &given.words);
        let command = Command::File { about, topic: given.topic, words, by: self.account };
        app.platform.run::<Complaint>(&self.actor, Target::New(new_stream(&app.platform)), command, key).await
    }

    /// Takes one of them back.
    pub(crate) async fn withdraw(
        &self,
        app: &App,
        complaint: StreamId,
        key: Option<IdempotencyKey>,
    ) -> Result<Outcome<Complaint>, Problem> {
        // Whose it is, and about which case, is looked at before; the rule looks again.
        self.open(app, complaint).await?;
        app.platform.run::<Complaint>(&self.actor, Target::Existing(complaint), Command::Withdraw, key).await
    }
}

/// A complaint whose shape was checked.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) topic: Topic,
    pub(crate) words: String,
}

impl Given {
    /// Checks what was sent, whichever way it came.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub(crate) fn read(topic: &str, words: &str) -> Result<Self, Problem> {
        let mut check = Check::default();
        let offered: Vec<&str> = Topic::ALL.iter().map(|topic| topic.code()).collect();
        let topic = check.one_of("topic", topic, &offered).and_then(Topic::from_code);
        let words = words_of(&mut check, words, T::file_words_missing);
        check.end()?;
        // Something was wrong where there is none, and has been said.
        Ok(Self { topic: topic.unwrap_or(Topic::Other), words })
    }
}

/// Words that are needed; `missing` says of what, where there are none.
pub(crate) fn words_of(check: &mut Check, words: &str, missing: fn(&T) -> &'static str) -> String {
    if words.trim().is_empty() {
        check.refuse("words", Said::both(|lang| missing(&T::new(lang)).to_owned()));
    }
    check.opt_text("words", words, WORDS_CHARS_MAX)
}

/// The text of sealed words.
pub(crate) fn text_of(viewed: &Viewed<Complaint>, words: &trust::Digest) -> Option<String> {
    let body = viewed.personal(words).and_then(platform::Personal::body);
    body.and_then(|body| body.get("text")).and_then(|text| text.as_str()).map(str::to_owned)
}

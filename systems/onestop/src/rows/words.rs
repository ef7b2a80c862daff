//! The words by which the office finds a case: names, numbers and telephones of its application, and the end of its code.
//!
//! They are personal. They stand in one row a case, are written in the transaction that files or corrects it, made again
//! by a rebuild from what is sealed, and taken away with an erasure.

use super::{
    CASE_FIND_AGENCY, CASE_FIND_ALL, CASE_FIND_TOTAL_AGENCY, CASE_FIND_TOTAL_ALL, CASE_FIND_TOTAL_NARROWED_AGENCY,
    CASE_FIND_TOTAL_NARROWED_ALL, CASE_WORDS_INSERT, CASE_WORDS_UPDATE,
    lists::{END, Found, Key, Total, counted, lines},
};
use crate::{
    application::Application,
    limits::{CASE_WORDS_BYTES_MAX, LIST_ROWS_MAX, SEARCH_WORDS_MAX},
    state::{Case, Stage, What},
};
use kernel::{AgencyCode, CaseCode, Instant, StreamId, fold};
use platform::rebuild;
use store::{StoreError, Tx, Value, journal};
use trust::{Digest, Sealed};

/// What is looked for: every word has to be there, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// In which agency; `None`: everywhere.
    pub agency: Option<AgencyCode>,
    /// The words, as [`asked`] makes them of what was typed; none find nothing.
    pub words: Vec<String>,
    /// One stage only.
    pub stage: Option<Stage>,
    /// Due before.
    pub due_before: Option<Instant>,
    /// The last row that the reader has: a [`CaseLine::key_of_mine`](super::lists::CaseLine::key_of_mine).
    pub after: Option<Key>,
    /// Rows asked for.
    pub rows_max: u32,
}

/// The words of what was typed, without diacritics and capitals; those beyond the limit narrow no further.
#[must_use]
pub fn asked(typed: &str) -> Vec<String> {
    if let Some(number) = whole_number(typed) {
        return vec![number];
    }
    let mut words = split(typed);
    words.truncate(SEARCH_WORDS_MAX);
    words
}

/// Digits from which on a number with spaces or dots in it is one: a telephone, an identity number. The end of a code
/// begins with a year, they with a zero.
const WHOLE_NUMBER_DIGITS_MIN: usize = 9;

/// A telephone or an identity number, however it is grouped.
#[must_use]
pub fn whole_number(typed: &str) -> Option<String> {
    let whole = |number: &String| number.len() >= WHOLE_NUMBER_DIGITS_MIN && number.starts_with('0');
    number(typed).filter(|number| whole(number) && !typed.contains('-'))
}

fn split(text: &str) -> Vec<String> {
    let key = fold(text);
    key.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A page of the cases with all these words, newest first.
///
/// # Errors
/// Whatever the store says.
pub fn find(tx: &mut Tx<'_>, search: &Search) -> Result<Found, StoreError> {
    if search.words.is_empty() {
        return Ok(Found { rows: Vec::new(), total: Total::Exact(0) });
    }
    let of_agency = search.agency.is_some();
    let mut wanted: Vec<Value> = search.agency.as_ref().map(Value::from).into_iter().collect();
    // The longest first: most rows fail at it, and the others are not looked for.
    let mut words: Vec<&String> = search.words.iter().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let patterns = words.into_iter().map(|word| pattern(word)).chain(std::iter::repeat("%".to_owned()));
    wanted.extend(patterns.take(SEARCH_WORDS_MAX).map(|pattern| Value::from(pattern.as_str())));
    let stage = Value::from(search.stage.map_or("", Stage::code));
    let before = search.due_before.map_or(END.into(), Value::from);
    let (filed, code) = search.after.as_ref().map_or((END, ""), |key| (key.due.as_str(), key.code.as_str()));
    let mut values = wanted.clone();
    values.extend([filed.into(), code.into(), stage.clone(), before.clone()]);
    values.push(search.rows_max.min(LIST_ROWS_MAX).into());
    let rows = tx.rows(if of_agency { &CASE_FIND_AGENCY } else { &CASE_FIND_ALL }, &values)?;
    let whole = search.after.is_none() && rows.len() < search.rows_max.min(LIST_ROWS_MAX) as usize;
    let total = if whole {
        // All of them are here: there is nothing to count.
        Total::Exact(rows.len() as u64)
    } else if search.stage.is_none() && search.due_before.is_none() {
        counted(tx, if of_agency { &CASE_FIND_TOTAL_AGENCY } else { &CASE_FIND_TOTAL_ALL }, wanted)?
    } else {
        wanted.extend([stage, before]);
        let narrowed = if of_agency { &CASE_FIND_TOTAL_NARROWED_AGENCY } else { &CASE_FIND_TOTAL_NARROWED_ALL };
        counted(tx, narrowed, wanted)?
    };
    Ok(Found { rows: lines(&rows)?, total })
}

/// Numbers are found by any part of them, words by their beginning. Only letters and digits are left by now.
pub(crate) fn pattern(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_digit()) { format!("%{word}%") } else { format!("% {word}%") }
}

/// Writes the words of a case that was filed or corrected.
///
/// # Errors
/// Whatever the store says.
pub fn follow(tx: &mut Tx<'_>, after: &Case, what: &What, personal: Option<&[Sealed]>) -> Result<(), StoreError> {
    let (statement, digest) = match what {
        What::Filed(filed) => (&CASE_WORDS_INSERT, filed.application),
        What::Corrected { application, .. } => (&CASE_WORDS_UPDATE, *application),
        _ => return Ok(()),
    };
    let application = opened(tx, &digest, personal)?;
    tx.run(statement, &row(after, application.as_ref())).map(drop)
}

/// The application that the command has just sealed; in a rebuild, what is kept of it.
fn opened(tx: &mut Tx<'_>, digest: &Digest, sealed: Option<&[Sealed]>) -> Result<Option<Application>, StoreError> {
    Ok(match sealed {
        Some(sealed) => {
            let found = sealed.iter().find(|one| one.digest() == *digest);
            found.and_then(|one| serde_json::from_str(one.body()).ok())
        }
        None => rebuild::kept(tx, digest)?.as_ref().and_then(Application::read),
    })
}

/// Leaves of a case only the end of its code.
///
/// # Errors
/// Whatever the store says.
pub fn forget(tx: &mut Tx<'_>, stream: StreamId) -> Result<(), StoreError> {
    let Some(current) = journal::load(tx, stream)? else { return Ok(()) };
    let case: Case = current.state()?;
    tx.run(&CASE_WORDS_UPDATE, &row(&case, None)).map(drop)
}

fn row(case: &Case, application: Option<&Application>) -> [Value; 4] {
    let words = words(&case.code, application);
    [(&case.agency).into(), case.filed_at.into(), (&case.code).into(), words.as_str().into()]
}

/// The words of a case, each once, with a space on either side.
pub(crate) fn words(code: &CaseCode, application: Option<&Application>) -> String {
    let code = code.as_str();
    // Every case of an agency begins with the same words: what tells them apart is the day and the number.
    let end = code.rsplitn(3, '-').take(2);
    let mut found: Vec<String> = end.map(fold).collect();
    let applicant = application.map(|one| &one.applicant);
    let named = applicant.into_iter().flat_map(|one| [&one.name, &one.id_number, &one.phone]).map(String::as_str);
    let answers = application.into_iter().flat_map(|one| &one.form).filter(|(key, _)| is_found_by(key));
    for text in named.chain(answers.filter_map(|(_, answer)| answer.as_str())) {
        match number(text) {
            Some(number) => found.push(number),
            None => found.extend(split(text)),
        }
    }
    let mut words = String::from(" ");
    for (n, word) in found.iter().enumerate() {
        if !found[..n].contains(word) && words.len() + word.len() < CASE_WORDS_BYTES_MAX {
            words.push_str(word);
            words.push(' ');
        }
    }
    words
}

/// The answers by which people are told apart; forms name them alike.
fn is_found_by(key: &str) -> bool {
    ["name", "id_number", "phone"].iter().any(|end| key.ends_with(end))
}

/// A number however it is grouped: `0912 345 678`, `0912.345.678`.
fn number(text: &str) -> Option<String> {
    let grouped = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | '.' | '-' | '+'));
    // The country's own prefix is a zero at home.
    let at_home = text.trim().strip_prefix("+84").map(|rest| format!("0{rest}"));
    let text = at_home.as_deref().unwrap_or(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (grouped && !digits.is_empty()).then_some(digits)
}

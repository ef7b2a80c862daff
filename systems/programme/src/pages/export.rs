//! Tables to take along: what a page shows, as a spreadsheet of its reader's language opens it.

use super::{
    ask::Ask,
    breakdown::{chosen, times, times_words},
    list::ADDRESS,
    records::case_line,
    words,
};
use crate::{
    figure::{By, Measure, Records, Tally},
    kept::Kept,
    limits::{EXPORT_ROWS_MAX, PARTS_ROWS_MAX, RECORDS_ROWS_MAX},
    lists::{Line, Show},
    rows::Record,
    targets,
    text::T,
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use kernel::{Instant, Lang};
use pack::Packs;
use std::sync::Arc;
use web::{App, Fault, Path, Query, SignedIn, Visitor, show};

/// A table under way, with the mark by which spreadsheets know UTF-8. Where people write a decimal comma, spreadsheets
/// part cells with semicolons: so it is in Vietnamese. In English it is comma and point.
pub struct Csv {
    lang: Lang,
    text: String,
}

impl Csv {
    /// A table with that first line.
    pub fn new<'a>(lang: Lang, head: impl IntoIterator<Item = &'a str>) -> Self {
        let mut csv = Self { lang, text: "\u{feff}".to_owned() };
        csv.line(head.into_iter().map(str::to_owned));
        csv
    }

    /// One more line.
    pub fn line(&mut self, cells: impl IntoIterator<Item = String>) {
        let parted = if self.lang == Lang::Vi { ';' } else { ',' };
        let cells: Vec<String> = cells.into_iter().map(|text| cell(&text, parted)).collect();
        self.text.push_str(&cells.join(&parted.to_string()));
        self.text.push_str("\r\n");
    }

    /// The file of that name.
    fn file(self, name: &str) -> Response {
        let disposition = format!("attachment; filename=\"{name}.csv\"");
        let head =
            [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
        (head, self.text).into_response()
    }
}

/// One cell: quoted where it has to be, and never a formula for a spreadsheet to run.
pub fn cell(text: &str, parted: char) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', '\n', '\r', parted]) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// `bang.csv`: one target by its parts, with the counts of the page.
pub async fn parts(
    State(app): State<App>,
    kept: Arc<Kept>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let measure = Measure::from_id(&id).ok_or_else(platform::not_found)?;
    let reading = ask.read(app.platform.packs(), visitor.now)?;
    let by = chosen(measure, &reading);
    let parts = targets::parts(&app.platform, &kept, measure, &reading.scope, by).await?;
    let times = times(&app, measure, &reading, by, Show::All).await?;
    let (t, packs) = (T::new(visitor.lang), app.platform.packs());
    let day = reading.scope.period.last().local().date();
    let timed = measure == Measure::TimeCut && by == By::Procedure;
    let general = [t.target_name(), t.csv_from(), t.csv_to(), t.breakdown_by(), t.csv_code(), t.csv_name()];
    let of_times = [t.csv_statutory(), t.csv_promised(), t.csv_real()].into_iter().filter(|_| timed);
    let head = general.into_iter().chain([t.csv_percent()]).chain(counted(t, measure)).chain(of_times);
    let mut csv = Csv::new(visitor.lang, head);
    for part in parts.iter().take(PARTS_ROWS_MAX) {
        let name = words::part(t, packs, by, &part.key, day);
        let share = part.tally.basis_points();
        let percent = share.map_or_else(|| t.no_data().to_owned(), |points| decimal(visitor.lang, points));
        let (from, to, way) = (reading.scope.period.from.to_string(), day.to_string(), words::by(t, by).to_owned());
        let key = if by == By::Level { String::new() } else { part.key.clone() };
        let of_times = timed.then(|| match times.get(&part.key) {
            Some(known) => times_words(t, packs, day, known),
            None => [t.unknown().to_owned(), t.unknown().to_owned(), t.no_data().to_owned()],
        });
        let counts = counts(measure, part.tally).into_iter().map(|count| count.to_string());
        let cells = [id.clone(), from, to, way, key, name, percent].into_iter().chain(counts);
        csv.line(cells.chain(of_times.into_iter().flatten()));
    }
    Ok(csv.file(&format!("{id}-{}-{day}", by.code())))
}

/// What the columns of counts hold.
fn counted(t: T, measure: Measure) -> Vec<&'static str> {
    match measure {
        Measure::TimeCut => vec![t.show_compared(), t.show_unknown(), t.show_apart()],
        Measure::OnTime => {
            vec![t.records_good(), t.records_missing(), t.csv_late(), t.csv_open(), t.show_apart()]
        }
        _ => vec![t.records_good(), t.records_missing(), t.show_unknown(), t.show_apart()],
    }
}

/// The counts themselves, in records: as the page says them.
fn counts(measure: Measure, tally: Tally) -> Vec<u64> {
    let missing = tally.bad + tally.open;
    match measure {
        Measure::TimeCut => vec![tally.all() / measure.weight(), tally.unknown / measure.weight(), tally.apart],
        Measure::OnTime => vec![tally.good, missing, tally.bad, tally.open, tally.apart],
        _ => vec![tally.good, missing, tally.unknown, tally.apart],
    }
}

/// Hundredths as a number with two decimals.
fn decimal(lang: Lang, points: u64) -> String {
    let mark = if lang == Lang::Vi { ',' } else { '.' };
    format!("{}{mark}{:02}", points / 100, points % 100)
}

/// `ho-so.csv`: the cases behind a figure.
pub async fn cases(
    State(app): State<App>,
    SignedIn { actor, visitor }: SignedIn,
    Path(id): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let cases = |measure: &Measure| measure.records() == Records::Cases;
    let measure = Measure::from_id(&id).filter(cases).ok_or_else(platform::not_found)?;
    let packs = app.platform.packs();
    let reading = ask.read(packs, visitor.now)?;
    let t = T::new(visitor.lang);
    let judged = [t.record_due(), t.record_finished()].into_iter().filter(|_| measure == Measure::OnTime);
    let head = [t.record_case(), t.csv_procedure(), t.by_procedure(), t.csv_agency(), t.record_agency()];
    let head = head.into_iter().chain([t.csv_channel(), t.record_received()]).chain(judged);
    let mut csv = Csv::new(visitor.lang, head.chain([t.record_counted_as(), t.csv_why()]));
    let (mut after, mut left) = (None, EXPORT_ROWS_MAX);
    while left > 0 {
        let rows_max = left.min(RECORDS_ROWS_MAX);
        let (scope, from) = (&reading.scope, after.as_deref());
        let page = targets::records(&app.platform, measure, scope, reading.show, from, rows_max).await?;
        left -= rows_max;
        for line in page.rows {
            if let Line::Case(record) = line {
                csv.line(case_cells(t, packs, &actor, measure, record));
            }
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    if after.is_some() {
        csv.line([t.csv_cut(words::number(t, u64::from(EXPORT_ROWS_MAX)))]);
    }
    let day = reading.scope.period.last().local().date();
    Ok(csv.file(&format!("{id}-{}-{day}", reading.show.code())))
}

fn case_cells(t: T, packs: &Packs, reader: &platform::Actor, measure: Measure, record: Record) -> Vec<String> {
    let moment = |at: Instant| format!("{} {}", at.local().date(), show::time(at.local().time()));
    let (procedure, agency) = (record.procedure.clone(), record.agency.clone());
    let channel = words::channel(t, &record.channel).to_owned();
    let (received, due, value) = (moment(record.received_at), record.due_at.map(moment), moment(record.value_at));
    let line = case_line(t, packs, reader, record);
    let due = due.unwrap_or_else(|| t.record_no_limit().to_owned());
    let handled = if line.handled.is_some() { value } else { t.csv_not_yet().to_owned() };
    let judged = [due, handled].into_iter().filter(|_| measure == Measure::OnTime);
    let synthetic = line.synthetic.then(|| t.record_synthetic().to_owned());
    let why: Vec<String> = line.why.into_iter().chain(synthetic).collect();
    let cells = [line.code, procedure, line.procedure, agency, line.agency, channel, received].into_iter();
    cells.chain(judged).chain([line.tag.text, why.join("; ")]).collect()
}

/// The address of the table of cases; `None` where the records are no cases.
pub fn cases_address(measure: Measure, ask: &Ask) -> Option<String> {
    let address = format!("{ADDRESS}/{}/ho-so.csv", measure.id());
    (measure.records() == Records::Cases).then(|| ask.href(&address, &[]))
}

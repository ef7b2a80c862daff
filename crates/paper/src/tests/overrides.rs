//! Templates of a pack in the place of a system's own.

use super::{PRESS, at, papers::template};
use crate::{
    Mistake, Override, Press,
    limits::OVERRIDE_FAULTS_MAX,
    overrides::Installed,
    press::{Failed, Order},
};
use kernel::Lang;
use platform::{Paper, PaperTemplate};
use serde_json::{Value, json};
use std::{
    fmt::{Debug, Write},
    sync::{Arc, Mutex},
    time::Duration,
};
use tracing::{Event, Metadata, Subscriber, field, span};

const NAME: &str = "onestop/receipt";
const FILE: &str = "quang-tri/papers/onestop/receipt.typ";
/// The beginning of a province's own receipt; three lines.
const HEAD: &str = "#import \"/official.typ\": *\n#let d = json(\"/data.json\")\n#show: official.with(title: \"Giấy tiếp nhận \" + d.code)\n";

fn house() -> PaperTemplate {
    let known = template(NAME);
    PaperTemplate { name: NAME, source: known.source.leak(), sample: known.sample.to_string().leak() }
}

fn own(body: &str) -> Override {
    Override { name: NAME.to_owned(), file: FILE.to_owned(), source: format!("{HEAD}{body}") }
}

fn trial(body: &str) -> Vec<Mistake> {
    PRESS.trial(&own(body), &house(), at()).mistakes
}

fn sample() -> Value {
    serde_json::from_str(house().sample).expect("JSON")
}

/// What that source makes of that data, whoever orders it.
fn printed(source: &str, data: &Value) -> Vec<u8> {
    let order = Order { name: NAME, source, data, files: &[], at: at(), lang: Lang::Vi };
    PRESS.print(&order).unwrap_or_else(|failed| panic!("{failed:?}")).pdf
}

fn pdf(press: &Press, data: &Value) -> Vec<u8> {
    press.pdf(&house(), data, &[], at(), Lang::Vi).unwrap_or_else(|fault| panic!("{}", fault.0))
}

/// Keeps every line of the log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn lines(&self) -> Vec<String> {
        self.0.lock().expect("no test panics while it writes").clone()
    }
}

struct Line(String);

impl field::Visit for Line {
    fn record_debug(&mut self, field: &field::Field, value: &dyn Debug) {
        let _ = write!(self.0, "{}={value:?} ", field.name());
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() == tracing::Level::ERROR
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        self.0.lock().expect("no test panics while it writes").push(line.0);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

#[test]
fn a_good_one_is_printed_in_the_place_of_the_systems_own() {
    let own = own("= Giấy tiếp nhận của tỉnh\n#field([Hồ sơ của], d.applicant.at(\"name\", default: none))\n");
    let trial = PRESS.trial(&own, &house(), at());
    assert_eq!(trial.mistakes, Vec::new());
    assert_eq!(trial.prints.iter().map(|(lang, _)| *lang).collect::<Vec<_>>(), Lang::ALL);
    let data = sample();
    let press = Press::new().with([own.clone()]);
    let paper = pdf(&press, &data);
    assert!(paper == printed(&own.source, &data) && paper != printed(house().source, &data));
    // Every other paper stays as it was.
    let other = PaperTemplate { name: "onestop/apology", ..house() };
    let untouched = press.pdf(&other, &data, &[], at(), Lang::Vi).unwrap_or_else(|fault| panic!("{}", fault.0));
    assert!(untouched != paper);
}

#[test]
fn a_broken_one_is_refused_at_its_line_and_column() {
    for (body, (line, column), said) in [
        ("#nope", (4, 2), "unknown variable: nope"),
        ("Kính gửi\n#let x = (", (5, 10), "unclosed delimiter"),
        ("Mã: #d.kode", (4, 8), "dictionary does not contain key \"kode\""),
        ("#printed-date(date-of(\"30/12/2024\"))", (4, 15), "not a date"),
        ("#image(\"/logo.png\", alt: \"Huy hiệu\")", (4, 8), "file not found"),
        ("#import \"@preview/cetz:0.3.0\": *", (4, 9), "a paper uses no packages"),
        ("#image(\"/qr.svg\")", (4, 2), "alt"),
    ] {
        let found = trial(body);
        let fits = |one: &Mistake| {
            (one.line, one.column) == (line, column) && one.said.contains(said) && !one.mild && !one.bare
        };
        assert!(found.iter().any(fits), "{body}: {found:?}");
    }
    let title = PRESS.trial(&Override { source: "Không có tiêu đề".to_owned(), ..own("") }, &house(), at()).mistakes;
    assert!(title.iter().any(|one| one.line == 0 && !one.mild && one.said.contains("title")), "{title:?}");
}

#[test]
fn what_a_real_case_may_lack_is_tried_too() {
    // Said plainly in the sample, but a stranger's telephone is not always known; nor is who signs for the file.
    for (body, missing) in [
        ("Điện thoại: #d.applicant.phone", "phone"),
        ("Người nhận: #d.receiver", "receiver"),
        ("#d.documents.first().name", "empty"),
        ("#image(\"/qr.svg\", alt: \"Mã QR\")", "not found"),
        ("#printed-instant(instant-of(d.due_at))", "due_at"),
    ] {
        let found = trial(body);
        let fits = |one: &Mistake| one.bare && !one.mild && one.line == 4 && one.said.contains(missing);
        assert!(found.iter().any(fits), "{body}: {found:?}");
        assert!(found.iter().all(|one| one.bare), "with the whole sample it prints: {found:?}");
    }
    let careful = "#let phone = d.applicant.at(\"phone\", default: none)\n#field([Điện thoại], phone)\n#if given(d.at(\"due_at\", default: none)) { printed-instant(instant-of(d.due_at)) }";
    assert_eq!(trial(careful), Vec::new());
}

#[test]
fn one_that_fails_on_real_data_gives_way_to_the_systems_own_and_is_logged() {
    let own = own("#if d.request.len() > 60 { panic(\"tên thủ tục quá dài\") }\n#d.code");
    assert_eq!(PRESS.trial(&own, &house(), at()).mistakes, Vec::new());
    let mut data = sample();
    data["request"] = json!("Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất");
    let (log, press) = (Log::default(), Press::new().with([own.clone()]));
    let paper = tracing::subscriber::with_default(log.clone(), || pdf(&press, &data));
    assert!(paper == printed(house().source, &data));
    let lines = log.lines();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains(&format!("{FILE}:4:28: panicked")) && lines[0].contains(NAME), "{lines:?}");
    // It is trusted again for the next one.
    let next = tracing::subscriber::with_default(log.clone(), || pdf(&press, &sample()));
    assert!(next == printed(&own.source, &sample()) && log.lines().len() == 1);
}

#[test]
fn an_endless_one_is_given_up_for_good() {
    let own = own("#for a in range(100000) { for b in range(100000) { let c = a * b } }");
    let (log, press) = (Log::default(), Press::new().waiting(Duration::from_secs(3)).with([own]));
    tracing::subscriber::with_default(log.clone(), || {
        let house = printed(house().source, &sample());
        assert!(pdf(&press, &sample()) == house && pdf(&press, &sample()) == house);
    });
    let lines = log.lines();
    assert!(lines.len() == 1 && lines[0].contains("not printed within"), "tried once, then never again: {lines:?}");
}

#[test]
fn one_that_fails_again_and_again_is_no_longer_tried() {
    let installed = Installed::new(own(""));
    for _ in 1..OVERRIDE_FAULTS_MAX {
        installed.failed(&Failed::Template(Vec::new()));
        assert!(installed.is_trusted());
    }
    installed.failed(&Failed::Template(Vec::new()));
    assert!(!installed.is_trusted());
}

#[test]
fn a_sample_that_is_no_json_is_told() {
    let found = PRESS.trial(&own(""), &PaperTemplate { sample: "{", ..house() }, at()).mistakes;
    assert!(found.len() == 1 && found[0].said.starts_with("onestop/receipt: sample: EOF"), "{found:?}");
}

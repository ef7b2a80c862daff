//! Prints every system's templates and some that mean harm.

mod dates;
mod faults;
mod forms;
mod hostile;
mod overrides;
mod papers;

use crate::{
    Press,
    press::{Order, Proofsheet},
};
use kernel::{Instant, Lang};
use platform::{PaperFault, PaperFile};
use serde_json::Value;
use std::sync::LazyLock;
use typst::layout::{Frame, FrameItem};

static PRESS: LazyLock<Press> = LazyLock::new(Press::new);

/// Monday 30 December 2024, 07:42 at +07:00.
fn at() -> Instant {
    "2024-12-30T00:42:00Z".parse().expect("an instant")
}

fn print(source: &str, data: &Value) -> Result<Proofsheet, PaperFault> {
    print_with(source, data, &[], at(), Lang::Vi)
}

fn print_with(
    source: &str,
    data: &Value,
    files: &[PaperFile],
    at: Instant,
    lang: Lang,
) -> Result<Proofsheet, PaperFault> {
    PRESS
        .print(&Order { name: "test/paper", source, data, files, at, lang })
        .map_err(|failed| failed.fault("test/paper"))
}

/// What stands on the paper, in reading order, single-spaced.
fn words(sheet: &Proofsheet) -> String {
    fn walk(frame: &Frame, out: &mut Vec<String>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Text(text) => out.push(text.text.to_string()),
                FrameItem::Group(group) => walk(&group.frame, out),
                _ => {}
            }
        }
    }
    let mut pieces = Vec::new();
    for page in sheet.document.pages() {
        walk(&page.frame, &mut pieces);
    }
    pieces.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same without any space, for texts that may break anywhere.
fn letters(sheet: &Proofsheet) -> String {
    words(sheet).replace(' ', "")
}

/// Where the text that reaches furthest to the right ends, in millimetres from the left edge.
fn rightmost_mm(sheet: &Proofsheet) -> f64 {
    fn walk(frame: &Frame, left: f64) -> f64 {
        let ends = frame.items().map(|(at, item)| match item {
            FrameItem::Text(text) => left + at.x.to_mm() + text.width().to_mm(),
            FrameItem::Group(group) => walk(&group.frame, left + at.x.to_mm()),
            _ => 0.0,
        });
        ends.fold(0.0, f64::max)
    }
    sheet.document.pages().iter().map(|page| walk(&page.frame, 0.0)).fold(0.0, f64::max)
}

/// The message of an order that must fail.
fn fault(result: Result<Proofsheet, PaperFault>) -> String {
    match result {
        Ok(sheet) => panic!("printed: {}", words(&sheet)),
        Err(PaperFault(message)) => message,
    }
}

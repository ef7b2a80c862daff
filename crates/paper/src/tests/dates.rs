//! How dates and times stand on a paper.

use super::{print, print_with, words};
use kernel::{Instant, Lang};
use serde_json::json;

const HEAD: &str =
    "#import \"/official.typ\": *\n#set document(title: \"x\")\n#set text(font: \"Tinos\", lang: \"vi\")\n";

fn say(expression: &str) -> String {
    let sheet = print(&format!("{HEAD}#{expression}"), &json!({})).unwrap_or_else(|f| panic!("{}", f.0));
    words(&sheet)
}

/// NĐ 30/2020: days below 10 and months 1 and 2 carry a zero, other months do not.
#[test]
fn dates_are_printed_as_the_decree_says() {
    for (iso, printed) in [
        ("2024-02-05", "ngày 05 tháng 02 năm 2024"),
        ("2024-03-05", "ngày 05 tháng 3 năm 2024"),
        ("2025-01-31", "ngày 31 tháng 01 năm 2025"),
        ("2024-10-09", "ngày 09 tháng 10 năm 2024"),
        ("2024-12-10", "ngày 10 tháng 12 năm 2024"),
        ("2024-02-29", "ngày 29 tháng 02 năm 2024"),
    ] {
        assert_eq!(say(&format!("printed-date(date-of(\"{iso}\"))")), printed);
    }
}

#[test]
fn instants_are_read_in_either_zone_and_printed_at_seven_hours() {
    for iso in ["2024-12-30T18:05:00.000Z", "2024-12-31T01:05:00+07:00", "2024-12-30T18:05:00Z"] {
        assert_eq!(
            say(&format!("printed-instant(instant-of(\"{iso}\"))")),
            "01 giờ 05 phút , ngày 31 tháng 12 năm 2024"
        );
    }
    assert_eq!(say("weekday(date-of(\"2025-01-05\"))"), "Chủ nhật");
}

#[test]
fn statutory_times_are_printed_in_words() {
    for (code, printed) in [
        ("5wd", "05 ngày làm việc"),
        ("16wh", "16 giờ làm việc"),
        ("10d", "10 ngày"),
        ("1m", "01 tháng"),
        ("same-day", "trong ngày làm việc"),
    ] {
        assert_eq!(say(&format!("printed-allowance(\"{code}\")")), printed);
    }
}

#[test]
fn today_is_the_civil_day_at_seven_hours() {
    let late: Instant = "2024-12-30T18:00:00Z".parse().expect("an instant");
    let source = format!("{HEAD}#datetime.today().display() #datetime.today(offset: 0).display()");
    let sheet = print_with(&source, &json!({}), &[], late, Lang::Vi).unwrap_or_else(|f| panic!("{}", f.0));
    assert_eq!(words(&sheet), "2024-12-31 2024-12-30");
}

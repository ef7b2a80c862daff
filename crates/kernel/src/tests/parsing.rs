//! What comes from outside: instants, codes, ids, allowances, hostile or only wrong.

use super::calendars::at;
use crate::{
    AgencyCode, CaseCode, Id, Instant, ProcedureCode,
    deadline::{Allowance, AllowanceError},
    testing::SeededEntropy,
};
use jiff::civil::date;

#[test]
fn instants_are_read_from_rfc_3339_and_written_one_way() {
    for (text, written) in [
        ("2024-12-30T07:30:00+07:00", "2024-12-30T00:30:00.000Z"),
        ("2024-12-30t00:30:00z", "2024-12-30T00:30:00.000Z"),
        ("2024-12-30 00:30:00.1239-00:30", "2024-12-30T01:00:00.123Z"),
        ("1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
        ("9999-12-30T22:00:00Z", "9999-12-30T22:00:00.000Z"),
        ("2024-02-29T23:59:59.000000001+14:00", "2024-02-29T09:59:59.000Z"),
    ] {
        let instant: Instant = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(instant.to_string(), written);
        assert_eq!(written.parse(), Ok(instant));
    }
    let received = at("2024-12-30 07:30");
    assert_eq!(received.rfc3339_local(), "2024-12-30T07:30:00+07:00");
    assert_eq!(received.plus_millis(5).rfc3339_local(), "2024-12-30T07:30:00.005+07:00");
    assert_eq!(received.plus_minutes(1).since_ms(received), 60_000);
    assert_eq!(serde_json::to_string(&received).unwrap(), "\"2024-12-30T00:30:00.000Z\"");
    assert!(serde_json::from_str::<Instant>("1735518600000").is_err());
}

#[test]
fn what_is_no_instant_is_refused() {
    for text in [
        "",
        "now",
        "2024-12-30",
        "2024-12-30T07:30",
        "2024-12-30T07:30:00",
        "2024-12-30T07:30Z",
        "20241230T073000Z",
        "2024-13-01T00:00:00Z",
        "2023-02-29T00:00:00Z",
        "2024-12-30T24:00:00Z",
        "2024-12-30T07:60:00Z",
        "2024-12-30T07:30:00.Z",
        "2024-12-30T07:30:00+0700",
        "2024-12-30T07:30:00+07",
        "2024-12-30T07:30:00+99:00",
        "2024-12-30T07:30:00Z ",
        " 2024-12-30T07:30:00Z",
        "2024-12-30T07:30:00[Asia/Ho_Chi_Minh]",
        "2024-12-30T07:30:00+07:00[Asia/Ho_Chi_Minh]",
        "+002024-12-30T07:30:00Z",
        "-000001-12-30T07:30:00Z",
        "0000-12-31T23:59:59Z",
        "9999-12-30T22:00:00.001Z",
        "9999-12-31T23:59:59Z",
        "2024-12-30T07:30:00.0000000000000000000000000001Z",
        "２０２４-12-30T07:30:00Z",
        "2024-12-30T07:30:00−07:00",
        "2024-12-30T07:30:00\u{0}",
    ] {
        assert!(text.parse::<Instant>().is_err(), "{text:?}");
    }
}

#[test]
fn instants_keep_their_range_their_order_and_their_wall_clock() {
    assert_eq!(Instant::from_millis(i64::MIN), Instant::MIN);
    assert_eq!(Instant::MAX.plus_minutes(i64::MAX), Instant::MAX);
    assert_eq!(Instant::from_local(date(-9999, 1, 1).at(0, 0, 0, 0)), Instant::MIN);
    assert_eq!(Instant::from_local(date(9999, 12, 31).at(23, 0, 0, 0)), Instant::MAX);
    assert_eq!(Instant::MAX.to_string().parse(), Ok(Instant::MAX));
    assert_eq!(Instant::MIN.to_string().parse(), Ok(Instant::MIN));
    let dice = SeededEntropy::new(3);
    let span = Instant::MAX.since_ms(Instant::MIN) as u64;
    let mut all: Vec<Instant> = (0..500).map(|_| Instant::MIN.plus_millis(dice.below(span) as i64)).collect();
    all.sort_unstable();
    assert!(all.windows(2).all(|pair| pair[0].to_string() <= pair[1].to_string()), "texts sort as instants do");
    for instant in all {
        assert_eq!(Instant::from_local(instant.local()), instant);
        assert_eq!(instant.rfc3339_local().parse(), Ok(instant));
    }
}

#[test]
fn codes_are_taken_as_the_books_write_them() {
    for text in ["000.00.10.H50", "H50", "H15.50.05.13", "G22.99"] {
        assert_eq!(text.parse::<AgencyCode>().unwrap().as_str(), text);
    }
    for text in ["1.001193", "2.002492", "1.004199.000.00.00.H50", "9.000000.000.00.00.Z99"] {
        assert_eq!(text.parse::<ProcedureCode>().unwrap().to_string(), text);
    }
    for text in ["000.00.10.H50-241230-0001", "H15.50.05.13-261008-0975", "000.00.17.G09-220301-900001"] {
        let code: CaseCode = text.parse().unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), format!("\"{text}\""));
    }
    let code: CaseCode = "000.00.10.H50-240229-0001".parse().unwrap();
    assert_eq!((code.agency().as_str(), code.day()), ("000.00.10.H50", Some(date(2024, 2, 29))));
}

#[test]
fn what_is_no_code_is_refused() {
    let groups = ["A"; 11].join(".");
    let long = "A".repeat(65);
    for text in ["", ".", "H50.", ".H50", "h50", "H50 ", "Đ50", "H-50", "000..H50", &groups, &long, "H50\n", "٣.H50"]
    {
        assert!(text.parse::<AgencyCode>().is_err(), "{text:?}");
    }
    for text in [
        "",
        "1",
        "1.",
        "0.001193",
        "10.001193",
        "1.00119",
        "1.0011933",
        "1.001193.",
        "1.001193.000.00.00.",
        "a.001193",
        "1.001193.000.00.00.H5",
        "1.001193.000.00.00.H500",
        "1.001193.000.00.10.H50",
        "1.00119３",
        "1.001193 ",
        "1.0ộ1193",
    ] {
        assert!(text.parse::<ProcedureCode>().is_err(), "{text:?}");
    }
    for text in [
        "",
        "000.00.10.H50",
        "000.00.10.H50-241230",
        "000.00.10.H50-241230-001",
        "000.00.10.H50-241230-00000001",
        "000.00.10.H50-241330-0001",
        "000.00.10.H50-230229-0001",
        "000.00.10.H50-24123-0001",
        "-241230-0001",
        "000.00.10.H50-241230-0001-1",
        "000.00.10.h50-241230-0001",
        "000.00.10.H50-241230-000a",
        "H50-+41230-0001",
        "000.00.10.H50/241230/0001",
        "H50-241230-0001' OR 1=1",
        "../../etc/passwd",
    ] {
        let error = text.parse::<CaseCode>().unwrap_err();
        assert_eq!(error.given, text);
        assert!(error.to_string().contains("000.00.10.H50-241230-0001"));
    }
    let endless = "Ậ".repeat(1_000_000);
    assert_eq!(endless.parse::<CaseCode>().unwrap_err().given.chars().count(), 80);
}

#[test]
fn case_codes_are_composed_within_their_day() {
    let agency: AgencyCode = "000.00.10.H50".parse().unwrap();
    let compose = |n| CaseCode::compose(&agency, date(2024, 12, 30), n).map(|code| code.to_string());
    assert_eq!(compose(1).unwrap(), "000.00.10.H50-241230-0001");
    assert_eq!(compose(9_999).unwrap(), "000.00.10.H50-241230-9999");
    assert_eq!(compose(10_000).unwrap(), "000.00.10.H50-241230-10000");
    assert!(compose(0).is_err() && compose(100_000).is_err());
    assert!(CaseCode::compose(&agency, date(1999, 12, 31), 1).is_err());
    assert!(CaseCode::compose(&agency, date(2100, 1, 1), 1).is_err());
    assert!(compose(99_999).unwrap().parse::<CaseCode>().is_ok());
}

#[test]
fn what_is_no_id_is_refused() {
    let id: Id = "01940F2E-7C00-7abc-8def-0123456789ab".parse().unwrap();
    assert_eq!(id.to_string(), "01940f2e-7c00-7abc-8def-0123456789ab");
    for text in [
        "",
        "01940f2e7c007abc8def0123456789ab",
        "{01940f2e-7c00-7abc-8def-0123456789ab}",
        "urn:uuid:01940f2e-7c00-7abc-8def-0123456789ab",
        "01940f2e-7c00-7abc-8def-0123456789ag",
        "01940f2e-7c00-7abc-8def-0123456789a",
        "01940f2e_7c00_7abc_8def_0123456789ab",
        "01940f2e-7c00-7abc-8def-012345678ộb",
    ] {
        assert!(text.parse::<Id>().is_err(), "{text:?}");
    }
}

#[test]
fn allowances_have_one_text() {
    for text in ["5wd", "16wh", "10d", "1m", "same-day", "2000wd", "120m"] {
        assert_eq!(text.parse::<Allowance>().unwrap().to_string(), text);
    }
    for text in ["", "5", "wd", "05wd", "5 wd", "5WD", "-1d", "+1d", "1.5d", "1y", "sameday", "５d", "5d ", "5wdd"] {
        assert_eq!(text.parse::<Allowance>(), Err(AllowanceError::Shape), "{text:?}");
    }
    assert_eq!("0d".parse::<Allowance>(), Err(AllowanceError::Zero));
    for text in ["2001wd", "2001d", "16001wh", "121m", "99999999999999999999d"] {
        assert!(matches!(text.parse::<Allowance>(), Err(AllowanceError::TooLong { .. })), "{text:?}");
    }
    assert_eq!(serde_json::from_str::<Allowance>("\"16wh\"").unwrap(), Allowance::WorkingHours(16));
}

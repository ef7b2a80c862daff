//! The parts that need no installation.

use crate::{
    Form,
    cookies::Cookie,
    csrf, deadline_error, lang, proof_json, proof_row, proof_rows_by, safe_next, show,
    throttle::{Key, Throttle},
    view::DateParts,
};
use axum::http::{HeaderMap, header};
use kernel::{
    Date, Instant, Lang, Said,
    calendar::CalendarError,
    deadline::{Allowance, Deadline, DeadlineError, ProofLine, Why},
};

fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
    HeaderMap::from_iter([(name, value.parse().expect("a header value"))])
}

#[test]
fn the_heaviest_of_our_languages_wins() {
    for (sent, wanted) in [
        ("vi", Lang::Vi),
        ("en", Lang::En),
        ("en-US,en;q=0.9,vi;q=0.8", Lang::En),
        ("vi-VN,vi;q=0.9,en-US;q=0.8", Lang::Vi),
        ("fr;q=1,en;q=0.2,vi;q=0.3", Lang::Vi),
        ("en;q=0,vi;q=0", Lang::Vi),
        ("en;q=0", Lang::Vi),
        ("de", Lang::Vi),
        ("", Lang::Vi),
        ("en;q=abc,vi;q=0.1", Lang::Vi),
        ("EN", Lang::En),
    ] {
        assert_eq!(lang::of_api(&headers(header::ACCEPT_LANGUAGE, sent)), wanted, "{sent}");
    }
    assert_eq!(lang::of_api(&HeaderMap::new()), Lang::Vi);
}

#[test]
fn cookies_are_closed_to_scripts_and_bound_to_tls_where_there_is_some() {
    let plain = Cookie::Session.set("t", Some(60), false).expect("a cookie");
    assert_eq!(plain, "motcua=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    let secure = Cookie::Session.set("t", None, true).expect("a cookie");
    assert_eq!(secure, "__Host-motcua=t; Path=/; HttpOnly; SameSite=Lax; Secure");
    let sent = headers(header::COOKIE, "a=b; motcua-guest=g; motcua=s; motcua=second");
    assert_eq!(Cookie::Session.read(&sent, false), Some("s"));
    assert_eq!(Cookie::Guest.read(&sent, false), Some("g"));
    assert_eq!(Cookie::Session.read(&sent, true), None);
    assert!(Cookie::Session.set("a\nb", None, false).is_none());
}

#[test]
fn csrf_tokens_fit_their_cookie_only() {
    let token = csrf::token("cookie", [7; 32]);
    assert!(csrf::matches("cookie", &token));
    assert_ne!(token, csrf::token("cookie", [8; 32]));
    assert!(!csrf::matches("other", &token));
    for wrong in ["", "x", &token[1..], &format!("{token}A")] {
        assert!(!csrf::matches("cookie", wrong), "{wrong}");
    }
}

#[test]
fn only_local_paths_are_gone_to() {
    for good in ["/", "/ho-so/000.00.10.H50-241230-0001", "/a?b=c&d=%C4%91", "/a#b"] {
        assert_eq!(safe_next(good), Some(good));
    }
    for bad in ["", "a", "//a", "/\\a", "/a\\b", "https://a", "/a b", "/a\n", "/đ", "javascript:1"] {
        assert_eq!(safe_next(bad), None, "{bad:?}");
    }
    assert_eq!(safe_next(&format!("/{}", "a".repeat(3_000))), None);
}

#[test]
fn a_form_is_read_as_people_type() {
    let form = Form::parse("/a", b"a=1&a=2&b=+x%20%2B&c&%64=%C4%90%E1%BB%8Fng&e=%zz&=v").expect("a form");
    let pairs: Vec<_> = form.pairs().collect();
    let wanted = [("a", "1"), ("a", "2"), ("b", " x +"), ("c", ""), ("d", "Đỏng"), ("e", "%zz"), ("", "v")];
    assert_eq!(pairs, wanted);
    assert_eq!(form.values("a").collect::<Vec<_>>(), ["1", "2"]);
    // The same name typed on a Mac, letter and accent apart; a pasted control character; line ends of Windows.
    let typed = Form::parse("/a", "n=Nguye%CC%82%CC%83n%00&t=a%0D%0Ab".as_bytes()).expect("a form");
    assert_eq!((typed.value("n"), typed.value("t")), ("Nguyễn", "a\nb"));
    assert!(Form::parse("/a", b"a=%ff").is_err());
}

#[test]
fn the_key_of_a_form_stands_for_its_content_and_address() {
    let digest =
        |address: &str, body: &str| Form::parse(address, body.as_bytes()).expect("a form").key().map(|key| key.digest);
    assert_eq!(digest("/a", "x=1"), None);
    assert_eq!(digest("/a", "key=k&x=1"), digest("/a", "x=1&key=k"));
    assert_ne!(digest("/a", "key=k&x=1"), digest("/a", "key=k&x=2"));
    assert_ne!(digest("/a", "key=k&x=1"), digest("/b", "key=k&x=1"));
    assert_ne!(digest("/a", "key=k&x=1&y="), digest("/a", "key=k&x=1y&="));
}

#[test]
fn a_check_says_everything_at_once() {
    let mut check = crate::Check::default();
    assert_eq!(check.text("a", "  đủ  ", 10), "đủ");
    check.text("b", " ", 10);
    check.text("c", "quá dài", 3);
    check.one_of("d", "x", &["y", "z"]);
    let parts = |day: &str| DateParts { day: day.into(), month: "2".into(), year: "2024".into() };
    assert_eq!(check.date("e", &parts("29")), Some(Date::constant(2024, 2, 29)));
    check.date("f", &parts("30"));
    check.date("g", &DateParts::default());
    let problem = check.end().expect_err("five faults");
    let fields: Vec<&str> = problem.fields.iter().map(|field| field.path.as_str()).collect();
    assert_eq!(fields, ["b", "c", "d", "f", "g"]);
    assert_eq!(problem.fields[1].said.vi, "Dài quá: tối đa 3 ký tự, hiện có 7");
}

#[test]
fn dates_and_numbers_are_written_as_people_do() {
    let (vi, en, at) = (Lang::Vi, Lang::En, show::sample_instant());
    let day = at.local().date();
    assert_eq!(show::date(vi, day), "30/12/2024");
    assert_eq!(show::date(en, day), "30 December 2024");
    assert_eq!(show::weekday_date(vi, day), "thứ Hai, 30/12/2024");
    assert_eq!(show::instant(vi, at), "07:30 ngày 30/12/2024");
    assert_eq!(show::instant(en, at), "07:30 on 30 December 2024");
    assert_eq!(show::weekday_instant(vi, at), "thứ Hai, 30/12/2024, 07:30");
    assert_eq!(show::number(vi, 1_234_567), "1.234.567");
    assert_eq!(show::number(en, -1_234), "−1,234");
    assert_eq!(show::number(vi, 999), "999");
    assert_eq!(show::percent(vi, 985, 1000), "98,5\u{a0}%");
    assert_eq!(show::percent(en, 2, 3), "66.67%");
    assert_eq!(show::percent(vi, 89_285, 100_000), "89,29\u{a0}%", "half up");
    assert_eq!(show::percent(vi, 98_996, 100_000), "98,99\u{a0}%", "never up to a target that is missed");
    assert_eq!(show::percent(vi, 99_999, 100_000), "99,99\u{a0}%", "not all is not all");
    assert_eq!((show::percent(vi, 99, 100), show::percent(vi, 7, 7)), ("99\u{a0}%".into(), "100\u{a0}%".into()));
    assert_eq!(show::percent(vi, 1, 100_000), "0\u{a0}%");
    assert_eq!(show::percent(vi, 0, 0), "—");
    assert_eq!(show::dong(vi, 8_000), "8.000 đồng");
    assert_eq!(show::bytes(vi, 1_572_864), "1,5 MB");
    assert_eq!(show::bytes(en, 10 * 1024 * 1024), "10 MB");
    let far = |days: i8| show::distance(vi, Date::constant(2024, 12, 15), Date::constant(2024, 12, 15 + days));
    assert_eq!(
        [far(0), far(1), far(-1), far(3), far(-2)],
        ["hôm nay", "ngày mai", "hôm qua", "còn 3 ngày", "quá 2 ngày"]
    );
}

#[test]
fn failures_are_counted_by_login_and_address_and_forgotten() {
    let throttle = Throttle::default();
    let at = |minutes: i64| Instant::from_millis(minutes * 60_000);
    let keys = |n: u32| [Key::Login(format!("l{n}")), Key::Peer("10.0.0.1".into())];
    for n in 0..crate::limits::SIGN_IN_FAILURES_PER_PEER_MAX {
        assert_eq!(throttle.wait_seconds(&keys(n), at(0)), None, "{n}");
        throttle.failed(&keys(n), at(0));
    }
    assert_eq!(throttle.wait_seconds(&keys(1_000), at(5)), Some(600));
    assert_eq!(throttle.wait_seconds(&keys(1_000), at(15)), None);
}

#[test]
fn the_throttle_stays_small_whatever_is_thrown_at_it() {
    let throttle = Throttle::default();
    let now = Instant::from_millis(0);
    for n in 0..crate::limits::SIGN_IN_KEYS_MAX * 2 {
        throttle.failed(&[Key::Login(n.to_string())], now.plus_millis(n as i64));
    }
    assert!(throttle.size() <= crate::limits::SIGN_IN_KEYS_MAX);
}

#[test]
fn every_page_of_this_crate_is_sound_and_every_statement_prepares() {
    testkit::check::samples_are_sound(&[]);
    let store = store::testing::sqlite();
    assert_eq!(store.prepare_check(crate::STATEMENTS).expect("the store answers"), Vec::<String>::new());
}

#[test]
fn the_registry_finds_contradictions() {
    let twice = vec![super::probe::SYSTEMS[0], super::probe::SYSTEMS[0]].leak();
    let faults = testkit::web::registry::Registry::of(twice).faults();
    for wanted in ["the system `probe` is declared twice", "the endpoint `GET /probe` is declared twice"] {
        assert!(faults.iter().any(|fault| fault == wanted), "{faults:#?}");
    }
    assert_eq!(testkit::web::registry::Registry::of(super::probe::SYSTEMS).faults(), Vec::<String>::new());
}

/// Every reason the kernel can give has a sentence in both languages, with nothing left out.
#[test]
fn each_line_of_a_proof_has_its_sentence() {
    let (at, name) = (show::sample_instant(), Said { vi: "Tết".into(), en: "Tet".into() });
    let day = at.local().date();
    let reasons = [
        (Why::Received { at }, "Nhận lúc 07:30", "Received at 07:30"),
        (
            Why::ReceivedOutsideHours { at, counts_from: at.plus_minutes(30) },
            "Nhận lúc 07:30, ngoài giờ làm việc; tính từ thứ Hai, 30/12/2024, 08:00",
            "Received at 07:30, outside office hours; counts from Monday, 30 December 2024, 08:00",
        ),
        (Why::Counted { n: 2 }, "Được tính", "Counted"),
        (Why::CountedMinutes { sum: 90 }, "Được tính, cộng dồn 90 phút", "Counted, 90 minutes so far"),
        (Why::Weekend, "Ngày nghỉ hằng tuần", "Weekly day of rest"),
        (Why::Off { name: name.clone() }, "Nghỉ: Tết", "Day off: Tet"),
        (Why::SwappedIn { name }, "Ngày làm bù: Tết", "Worked in exchange: Tet"),
        (Why::Paused { minutes: 1440 }, "Tạm dừng cả ngày", "Paused all day"),
        (Why::Paused { minutes: 1 }, "Tạm dừng 1 phút", "Paused for 1 minute"),
        (Why::SameDate { months: 1, clipped: false }, "Cùng ngày, sau 1 tháng", "The same date, 1 month later"),
        (Why::Due { at }, "Đến hạn lúc 07:30", "Due at 07:30"),
    ];
    for (why, vi, en) in reasons {
        let line = ProofLine { date: day, counts: true, amount_minutes: None, why, source: Some("QĐ 1".into()) };
        assert_eq!((proof_row(Lang::Vi, &line).why, proof_row(Lang::En, &line).why), (vi.into(), en.into()));
        let deadline = Deadline { due: at, allow: Allowance::SameDay, rules: "r".into(), proof: vec![line] };
        let json = &proof_json(&deadline)[0];
        assert_eq!((json["why"]["vi"].as_str(), json["date"].as_str()), (Some(vi), Some("2024-12-30")), "{json}");
        assert!(json["code"].is_string() && json["counts"] == true && json["source"] == "QĐ 1", "{json}");
    }
    let counted = ProofLine { date: day, counts: true, amount_minutes: None, why: Why::Counted { n: 2 }, source: None };
    let line = |why: Why, counts: bool, source: &str| ProofLine {
        date: day,
        counts,
        amount_minutes: None,
        why,
        source: Some(source.to_owned()),
    };
    // A pause too short to matter is no row of its own; a pause of all working hours is one of the day.
    let proof = vec![
        line(Why::PauseTooShort { minutes: 39 }, false, "Nghỉ Tết (https://www.example.vn/tet/1)"),
        counted.clone(),
        line(Why::Paused { minutes: 450 }, false, "https://www.example.vn/lich?x=1"),
    ];
    let deadline = Deadline { due: at, allow: Allowance::SameDay, rules: "r".into(), proof };
    let rows = proof_rows_by(Lang::Vi, &deadline, 450);
    let short: Vec<(bool, &str)> = rows.iter().map(|row| (row.counts, row.why.as_str())).collect();
    let spared = "Chỉ tạm dừng 39 phút nên ngày này vẫn được tính";
    assert_eq!(short, [(true, spared), (false, "Tạm dừng cả ngày làm việc")]);
    let sources: Vec<_> = rows.iter().map(|row| (row.source.as_deref(), row.source_href.as_deref())).collect();
    assert_eq!(sources[0], (Some("Nghỉ Tết"), Some("https://www.example.vn/tet/1")));
    assert_eq!(sources[1], (Some("example.vn"), Some("https://www.example.vn/lich?x=1")));
    assert_eq!(proof_json(&deadline).len(), 3, "programs get every line");
    assert_eq!(proof_row(Lang::Vi, &counted).amount.as_deref(), Some("ngày 2"));
    let ends = CalendarError::Unknown { date: day, known_from: day, known_to: day };
    let said = deadline_error(Lang::Vi, &DeadlineError::Calendar(ends));
    assert_eq!(said, "Lịch nghỉ chưa có cho ngày 30/12/2024; hiện có từ 30/12/2024 đến 30/12/2024");
}

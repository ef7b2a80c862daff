//! The search: marks, abbreviations, everyday names and slips; what is not meant is not found.

use super::{carried, check, day, folder, packs, small, told};
use crate::{Packs, search::slips_between};
use kernel::Date;

fn today() -> Date {
    day("2024-12-30")
}

fn codes(question: &str) -> Vec<&'static str> {
    packs().search(question, today()).iter().map(|version| version.code.as_str()).collect()
}

fn first(question: &str) -> Option<&'static str> {
    codes(question).first().copied()
}

/// What people type, and the code of what they mean.
#[rustfmt::skip]
const MEANT: [(&str, &str); 69] = [
    // With and without marks, whatever the case and the order.
    ("Đăng ký khai sinh", "1.001193"), ("DANG KY KHAI SINH", "1.001193"), ("đăng kí khai sinh", "1.001193"),
    ("khai sinh", "1.001193"), ("sinh khai", "1.001193"), ("thủ tục đăng ký khai sinh", "1.001193"),
    ("birth registration", "1.001193"), ("1.001193", "1.001193"), ("001193", "1.001193"),
    ("1.001193.000.00.00.H50", "1.001193"), ("hòa giải", "1.012812"), ("hoà giải", "1.012812"),
    ("đất đai tranh chấp", "1.012812"), ("giấy phép liên vận", "1.002877"),
    // Abbreviations.
    ("ks", "1.001193"), ("đk ks", "1.001193"), ("ks ytnn", "2.000528"), ("đkkh", "1.000894"), ("gpxd", "1.013225"),
    ("gp xây dựng", "1.013225"), ("gp xd", "1.013225"), ("hktt", "1.004222"), ("lltp", "2.000488"),
    ("phiếu lltp", "2.000488"), ("đkkd", "1.001612"), ("hkd", "1.001612"), ("cấp lại gcn hkd", "2.000575"),
    ("đtm", "1.010733"), ("bhyt", "2.000986"), ("gplx", "1.002809"), ("xntthn", "1.004873"),
    // Everyday names.
    ("sổ đỏ", "1.012783"), ("so do", "1.012783"), ("mất sổ đỏ", "1.012786"), ("sang tên sổ đỏ", "1.012765"),
    ("mua bán đất", "1.012765"), ("làm giấy khai sinh", "1.001193"), ("giấy độc thân", "1.004873"),
    ("mo quan ban hang", "1.001612"), ("mat giay khai sinh", "2.000635"), ("làm lại giấy khai sinh", "2.000635"),
    ("trích lục khai sinh", "2.000635"), ("sao y bản chính", "2.000815"), ("đổi bằng lái xe", "1.002809"),
    ("nhập hộ khẩu", "1.004222"), ("xây nhà", "1.013225"), ("mở quán", "1.001612"), ("tách sổ", "1.012784"),
    ("work permit", "2.000205"), ("nhận con nuôi", "2.001263"), ("cưới", "1.000894"),
    // Letters wrong, missing, too many, changed over; spaces left out.
    ("khai sinhh", "1.001193"), ("khai sin", "1.001193"), ("kahi sinh", "1.001193"), ("khaisinh", "1.001193"),
    ("dangkykhaisinh", "1.001193"), ("ly lich tu phap", "2.000488"), ("lí lịch tư phápp", "2.000488"),
    ("ket ho", "1.000894"), ("giấy phép xây dựgn", "1.013225"), ("chứgn thực chữ ký", "2.000884"),
    ("registartion of marriage", "1.000894"), ("certified copys", "2.000815"),
    // What is left of Telex and VNI.
    ("ddaang kys khai sinh", "1.001193"), ("khai tuwr", "1.000656"), ("d9a8ng ky1 ke6t1 ho6n", "1.000894"),
    ("soor ddor", "1.012783"), ("hooj kinh doanh", "1.001612"), ("lys lijch tuw phaps", "2.000488"),
];

#[test]
fn what_people_mean_comes_first() {
    let wrong: Vec<String> = MEANT
        .iter()
        .filter(|(question, code)| first(question) != Some(code))
        .map(|(question, code)| format!("{question}: {code} is not first of {:?}", codes(question)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What people type, what comes first, and how the question is said to have been read.
#[rustfmt::skip]
const SENTENCES: [(&str, Option<&str>, Option<&str>); 17] = [
    ("lam giay khai sinh cho chau noi", Some("1.001193"), Some("khai sinh")),
    ("khai sinh cho cháu", Some("1.001193"), None),
    ("em muốn làm giấy khai sinh cho con gái ạ", Some("1.001193"), Some("khai sinh")),
    ("xac nhan ly lich", Some("2.000884"), Some("chứng thực chữ ký")),
    ("xin phieu ly lich", Some("2.000488"), None),
    ("nguoi cao tuoi", Some("1.001776"), Some("trợ cấp xã hội")),
    ("trợ cấp người già", Some("1.001776"), Some("trợ cấp xã hội")),
    ("tien nguoi gia", Some("1.001776"), Some("trợ cấp xã hội")),
    ("tro cap khuyet tat", Some("1.001776"), Some("trợ cấp xã hội")),
    ("giấy khuyết tật", Some("1.001699"), None),
    ("kai sinh", Some("1.001193"), Some("khai sinh")),
    ("kinh doang", Some("1.001612"), Some("kinh doanh")),
    ("đăng ký hộ kinh doanh", Some("1.001612"), None),
    ("li lich tu fap", Some("2.000488"), Some("lý lịch tư pháp")),
    ("hộ chiếu", None, None),
    ("đăng ký xe", None, None),
    ("dang ky xe may", None, None),
];

#[test]
fn sentences_and_slips_are_read_as_they_are_meant() {
    let told = |(question, code, read): &(&str, Option<&str>, Option<&str>)| {
        let found = packs().find(question, today());
        let is = (first(question), found.read_as.as_deref());
        (is != (*code, *read)).then(|| format!("{question}: {is:?}, {:?}", codes(question)))
    };
    let wrong: Vec<String> = SENTENCES.iter().filter_map(told).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Who asks for what is done elsewhere is told where.
    for question in ["hộ chiếu", "đăng ký xe", "dang ky xe may"] {
        assert_eq!(packs().find(question, today()).signposts.len(), 1, "{question}");
    }
}

#[test]
fn what_is_not_meant_is_not_found() {
    for question in ["1.001194", "zzz", "hộ chiếu phổ thông", "xyzt khai", "!!!", "b̈̈̈", "khong co thu tuc nao nhu the"]
    {
        let found = packs().find(question, today());
        assert!(found.versions.is_empty() || found.partly, "{question}: {:?}", codes(question));
    }
    // Two words that are both known only with other letters are another question.
    for question in ["khieu nai", "khiếu nại"] {
        let found = packs().find(question, today());
        assert!(found.versions.is_empty() && found.read_as.is_none(), "{question}: {:?}", codes(question));
    }
    // An abbreviation that no procedure answers says how it was read.
    let found = packs().find("cccd", today());
    assert!(found.versions.is_empty());
    assert_eq!(found.read_as.as_deref(), Some("căn cước công dân"));
    assert!(packs().search("khai sinh", day("2026-01-01")).is_empty(), "nothing holds then");
}

#[test]
fn what_is_done_elsewhere_is_said() {
    for (question, says) in [
        ("lam can cuoc", "công an"),
        ("CCCD gắn chip", "công an"),
        ("hộ chiếu phổ thông", "Hộ chiếu"),
        ("khieu nai", "phản ánh"),
    ] {
        let found = packs().find(question, today());
        let told: Vec<&str> = found.signposts.iter().map(|post| post.text.vi.as_str()).collect();
        assert!(told.len() == 1 && told[0].contains(says), "{question}: {told:?}");
    }
    for question in ["khai sinh", "", "can cuong"] {
        assert!(packs().find(question, today()).signposts.is_empty(), "{question}");
    }
}

#[test]
fn an_answer_is_precise() {
    assert_eq!(codes("khai sinh").len(), 4, "{:?}", codes("khai sinh"));
    assert_eq!(codes("khai sinhh"), codes("khai sinh"), "a slip finds what was meant and nothing else");
    assert_eq!(codes("lltp"), ["2.000488"]);
    assert_eq!(codes("khai tử"), codes("khai tu"));
    let land = codes("sổ đỏ");
    assert!(
        land.iter().all(|code| packs()
            .procedure(&code.parse().expect("a code"), today())
            .is_some_and(|version| version.field.vi == "Đất đai")),
        "{land:?}"
    );
    // "sơ đồ" has the letters of "sổ đỏ", not its marks: it is not read as land papers.
    assert!(packs().find("sơ đồ", today()).read_as.is_none_or(|read| !read.contains("giấy chứng nhận")));
    let lost = codes("mất giấy chứng nhận");
    assert_eq!(lost, ["1.012786"], "mất is not mặt, mạt or mật");
}

#[test]
fn an_empty_question_finds_all_and_a_long_one_is_cut() {
    assert_eq!(codes("").len(), 51, "all that hold today: one ended in July 2024");
    assert_eq!(codes("  ").len(), 51);
    assert_eq!(codes("thủ tục").len(), 51, "words that say nothing do not narrow");
    assert_eq!(codes(&"khai sinh ".repeat(10_000)), codes("khai sinh"));
    let words: Vec<String> = (0..5_000).map(|n| format!("w{n}x")).collect();
    assert!(packs().search(&words.join(" "), today()).is_empty());
    assert!(packs().search(&"a".repeat(100_000), today()).is_empty());
}

#[test]
fn it_says_how_the_question_was_read() {
    let read = |question: &str| packs().find(question, today()).read_as;
    assert_eq!(read("khai sinh"), None);
    assert_eq!(read("KHAI SINH"), None);
    assert_eq!(read("khai sinhh").as_deref(), Some("khai sinh"));
    assert_eq!(read("ddaang kys ks").as_deref(), Some("đăng ký khai sinh"));
    assert_eq!(read("gp xd").as_deref(), Some("giấy phép xây dựng"));
    assert_eq!(read("khaisinh").as_deref(), Some("khai sinh"));
}

#[test]
fn when_nothing_has_all_the_most_fitting_is_offered_as_such() {
    let found = packs().find("giấy phép xây dựng nhà trẻ", today());
    assert!(found.partly);
    assert!(
        found.versions.iter().all(|version| version.name.vi.contains("giấy phép xây dựng")),
        "{:?}",
        codes("giấy phép xây dựng nhà trẻ")
    );
    assert!(!packs().find("khai sinh", today()).partly);
}

#[test]
fn slips_are_counted_as_fingers_make_them() {
    for (a, b, max, far) in [
        ("sinh", "sinh", 2, Some(0)),
        ("sinh", "sihn", 2, Some(1)),
        ("sinh", "sin", 1, Some(1)),
        ("sin", "sinh", 1, Some(1)),
        ("sinh", "sjnh", 1, Some(1)),
        ("sinh", "kien", 2, None),
        ("sinh", "nghieng", 2, None),
        ("ab", "ba", 1, Some(1)),
        ("registartion", "registration", 2, Some(1)),
        ("", "", 2, Some(0)),
    ] {
        assert_eq!(slips_between(a, b, max), far, "{a} {b}");
        assert_eq!(slips_between(b, a, max), far, "{b} {a}");
    }
}

#[test]
fn a_procedure_of_another_pack_is_found_and_can_bring_its_own_words() {
    let mut tree = small("quang-tri");
    let terms = "[[terms]]\nsay = [\"giấy ra đời\"]\nmean = [\"khai sinh\"]\n";
    tree.files.insert("search.toml".to_owned(), terms.as_bytes().to_vec());
    let (vietnam, own) = (folder(&carried("vietnam")), folder(&tree));
    let packs = Packs::load(&[vietnam.path().to_owned(), own.path().to_owned()], false);
    let packs = packs.unwrap_or_else(|findings| panic!("{}", told(&findings)));
    let found = packs.search("giay ra doi", today());
    assert_eq!(found.iter().map(|version| version.code.as_str()).collect::<Vec<_>>(), ["1.001193"]);
    assert_eq!(packs.search("ks", today()).len(), 1, "and those of the country still count");
}

#[test]
fn every_event_of_the_carried_packs_names_what_there_is() {
    let events: Vec<_> = packs().events(today()).collect();
    assert!(events.len() >= 10);
    for event in &events {
        for code in &event.procedures {
            assert!(!packs().versions(code).is_empty(), "{}: {code}", event.key);
        }
        for field in &event.fields {
            assert!(packs().procedures(today()).any(|version| version.field.vi == *field), "{}: {field}", event.key);
        }
    }
    let lost: Vec<&str> = packs()
        .procedures(today())
        .filter(|version| !events.iter().any(|event| event.asks_for(version)))
        .map(|version| version.name.vi.as_str())
        .collect();
    assert!(lost.is_empty(), "no event leads to {lost:?}");
    assert_eq!(packs().events(day("2020-12-31")).count(), 0, "the grouping is dated");
}

#[test]
fn mistakes_in_search_words_and_events_are_told_at_their_line() {
    let event = "[[events]]\nkey = \"birth\"\nname.vi = \"a\"\nname.en = \"b\"\nvalid_from = 2021-01-01\nbasis = \"configuration\"\n";
    for (file, text, key, line) in [
        ("search.toml", "[[terms]]\nsay = []\nmean = [\"x\"]\n".to_owned(), "too-few", 2),
        ("search.toml", "[[terms]]\nsays = [\"y\"]\nsay = [\"y\"]\nmean = [\"x\"]\n".to_owned(), "key-unknown", 2),
        ("events.toml", format!("{event}procedures = [\"1.1\"]\n"), "wrong-pattern", 7),
        ("events.toml", format!("{event}{event}"), "id-twice", 8),
        ("events.toml", event.replace("basis = \"configuration\"\n", ""), "basis-missing", 1),
        ("events.toml", format!("{event}valid_to = 2020-01-01\n"), "dates-reversed", 7),
    ] {
        let mut tree = small("quang-tri");
        tree.files.insert(file.to_owned(), text.clone().into_bytes());
        let findings = check(&tree);
        let found = findings.iter().find(|finding| finding.key == key && finding.file.ends_with(file));
        let found = found.unwrap_or_else(|| panic!("{file} {key}: {}", told(&findings)));
        assert_eq!(found.line, line, "{file} {key}");
    }
}

//! Languages, search keys, problems, ids: the small words.

use crate::{
    AccountId, Clock, Entropy, Id, Instant, Lang, Number, Problem, ProblemKind, Said, StreamId,
    calendar::{DayEnd, FirstDay, Fraction},
    fold, new_id,
    testing::{SeededEntropy, SimClock},
};

#[test]
fn folding_makes_vietnamese_searchable_without_diacritics() {
    assert_eq!(fold("  ĐĂNG KÝ\tkhai   sinh "), "dang ky khai sinh");
    assert_eq!(fold("Đường Nguyễn Huệ, Đông Hà"), "duong nguyen hue, dong ha");
    assert_eq!(fold("Quảng Tri\u{323}"), fold("QUẢNG TRỊ"), "decomposed and composed");
    assert_eq!(
        fold("ắằẳẵặâấầẩẫậêếềểễệôốồổỗộơớờởỡợưứừửữựýỳỷỹỵ"),
        format!("{}{}{}{}{}{}", "a".repeat(11), "e".repeat(6), "o".repeat(12), "u".repeat(6), "y".repeat(5), "")
    );
    assert_eq!(fold("1.001193\u{200b}"), "1.001193");
    assert_eq!(fold("a\u{0}b\nc"), "a b c");
    assert_eq!(fold("İK ẞ"), "ik ß");
    assert_eq!(fold(" \u{301}\u{feff} "), "");
    assert_eq!(fold("ລາວ"), "ລາວ".to_string(), "other scripts stay");
}

#[test]
fn folding_twice_changes_nothing_whatever_is_thrown_at_it() {
    let dice = SeededEntropy::new(7);
    for _ in 0..5_000 {
        let text: String = (0..dice.below(12)).filter_map(|_| char::from_u32(dice.below(0x3000) as u32)).collect();
        let key = fold(&text);
        assert_eq!(fold(&key), key, "{text:?}");
        assert_eq!(key, key.trim(), "{text:?}");
        assert!(!key.contains("  "), "{text:?}");
    }
}

#[test]
fn ids_are_uuids_of_version_seven_that_count_on_in_order() {
    let dice = SeededEntropy::new(1);
    let at: Instant = "2024-12-30T07:30:00+07:00".parse().unwrap();
    let mut earlier = Id::nil();
    for n in 0..200 {
        let id = new_id(at.plus_millis(n), &dice);
        let text = id.to_string();
        assert_eq!((text.len(), text.as_bytes()[14]), (36, b'7'), "{text}");
        assert!(matches!(text.as_bytes()[19], b'8'..=b'b'), "{text}");
        assert_eq!(text.parse::<Id>(), Ok(id));
        assert!(earlier < id, "sorts by time");
        let next: Vec<Id> = (0..20).map(|n| id.offset(n)).collect();
        assert!(next[0] == id && next.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(next[19].to_string().as_bytes()[14], b'7');
        earlier = id;
    }
    assert_eq!(StreamId::from(earlier).id(), earlier);
    assert_eq!(AccountId::nil().to_string(), "00000000-0000-0000-0000-000000000000");
    // Nothing before 1970 is named, but nothing breaks either.
    assert_eq!(&new_id(Instant::MIN, &dice).to_string()[..13], "00000000-0000");
}

#[test]
fn problems_keep_what_is_inside_from_what_is_said() {
    let said = |text: &str| Said::both(|lang| format!("{text} {lang}"));
    let problem = Problem::conflict(said("title")).hint(said("hint")).field("name", said("field")).inside("row 7");
    assert_eq!(problem.kind.status(), 409);
    assert_eq!(problem.title.get(Lang::En), "title en");
    assert_eq!(problem.fields[0].said.get(Lang::Vi), "field vi");
    assert_eq!((problem.hint.get(Lang::Vi), problem.inside.as_str()), ("hint vi", "row 7"));
    let mut slugs: Vec<_> = ProblemKind::ALL.iter().map(|kind| kind.slug()).collect();
    slugs.sort_unstable();
    slugs.dedup();
    assert_eq!(slugs.len(), ProblemKind::ALL.len());
}

#[test]
fn numbers_come_from_any_integer_and_from_references() {
    assert_eq!((7_u8.number(), (&&-3_i32).number(), usize::MAX.number()), (7, -3, i64::MAX));
}

#[test]
fn the_simulated_clock_and_dice_do_as_told() {
    let clock = SimClock::at(Instant::from_millis(1_000));
    clock.set_civil(Instant::from_millis(5));
    clock.pass_millis(10);
    assert_eq!((clock.civil().millis(), clock.real().millis()), (15, 1_010));
    let (mut once, mut again) = ([0; 13], [0; 13]);
    SeededEntropy::new(9).fill(&mut once);
    SeededEntropy::new(9).fill(&mut again);
    assert_eq!(once, again);
    assert_ne!(once, [0; 13]);
}

#[test]
fn words_of_rule_sets_read_back() {
    assert_eq!("closing".parse(), Ok(DayEnd::Closing));
    assert_eq!("Closing".parse::<DayEnd>().unwrap_err().to_string(), "must be one of: closing, midnight");
    assert_eq!(serde_json::to_string(&FirstDay::NextDay).unwrap(), "\"next_day\"");
    assert_eq!("1/2".parse(), Ok(Fraction { num: 1, den: 2 }));
    for wrong in ["", "/", "1/0", "3/2", "-1/2", "+1/2", "1/2/3", "1", "99999999999/2", " 1/2"] {
        assert!(wrong.parse::<Fraction>().is_err(), "{wrong}");
    }
    assert_eq!("en".parse(), Ok(Lang::En));
    assert!("EN".parse::<Lang>().is_err());
}

//! What is listed is found by the words that people know.

use super::{KINDS, matching, rows, table};
use kernel::Lang;
use pack::Packs;

#[test]
fn an_agency_is_found_by_its_name_without_diacritics() {
    let packs = Packs::embedded().expect("the packs of the binary");
    for words in ["hai lang huyen", "HAILANG huyện"] {
        let found = matching(rows(&packs, "agencies", Lang::Vi).expect("a kind"), words);
        assert!(found.iter().any(|row| row[0] == "UBND-470" || row[2].contains("huyện Hải Lăng")), "{found:?}");
        assert!(found.iter().all(|row| row[2].contains("Hải Lăng")), "{found:?}");
        assert!(table(&found).iter().all(|line| line.contains(".H50  ")), "{found:?}");
    }
    for kind in KINDS {
        assert!(!rows(&packs, kind, Lang::Vi).expect("a kind").is_empty(), "{kind}");
    }
    assert!(rows(&packs, "people", Lang::Vi).is_none());
}

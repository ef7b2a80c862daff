//! Papers of a pack as texts: found, named, of one name the last; what is no paper is told.

use super::{carried, errors, told};
use crate::{Packs, Paper, PaperMistake, assemble, finding::Report, load, tree::Tree};
use std::fs;

const RECEIPT: &str = "papers/onestop/receipt.typ";

fn with(files: &[(&str, &[u8])]) -> Tree {
    let mut tree = carried("vietnam");
    tree.files.extend(files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())));
    tree
}

fn papers(tree: &Tree) -> (Vec<Paper>, Vec<crate::Finding>) {
    let mut report = Report::default();
    let packs: Vec<_> = load::load(tree, &mut report).into_iter().collect();
    let papers = packs.iter().flat_map(|pack| pack.papers.clone()).collect();
    (papers, assemble::check(&packs, report))
}

#[test]
fn a_paper_is_named_by_its_place_and_read_as_text() {
    let files: [(&str, &[u8]); 2] =
        [(RECEIPT, b"\xef\xbb\xbf= Gi\xe1\xba\xa5y\r\nhai\r\n"), ("papers/README.md", b"# Xem docs/papers.md")];
    let (papers, findings) = papers(&with(&files));
    assert!(errors(&findings).is_empty(), "{}", told(&findings));
    let expected = Paper {
        name: "onestop/receipt".to_owned(),
        file: format!("packs/vietnam/{RECEIPT}"),
        source: "= Giấy\nhai\n".to_owned(),
        pack: "vietnam".to_owned(),
    };
    assert_eq!(papers, [expected]);
}

#[test]
fn what_is_no_paper_is_told_at_its_place() {
    let files: [(&str, &[u8]); 4] = [
        ("papers/receipt.typ", b"= A"),
        ("papers/onestop/deep/receipt.typ", b"= A"),
        ("papers/onestop/logo.png", b"PNG"),
        (RECEIPT, b"= A\nB \xff\xfe"),
    ];
    let (papers, findings) = papers(&with(&files));
    assert!(papers.is_empty(), "{papers:?}");
    let told: Vec<(&str, u32, &str)> = errors(&findings)
        .into_iter()
        .map(|one| (one.file.strip_prefix("packs/vietnam/").unwrap_or(&one.file), one.line, one.key))
        .collect();
    let expected = [
        ("papers/onestop/deep/receipt.typ", 0, "file-unknown"),
        ("papers/onestop/logo.png", 0, "file-unknown"),
        (RECEIPT, 2, "not-utf8"),
        ("papers/receipt.typ", 0, "file-unknown"),
    ];
    assert_eq!(told, expected);
    let instead = &errors(&findings)[0].instead.en;
    assert!(instead.contains("papers/SYSTEM/NAME.typ"), "{instead}");
}

#[test]
fn of_two_packs_with_one_paper_the_last_prints_it() {
    let head = |id: &str| {
        format!(
            "id = \"{id}\"\nversion = \"1.0.0\"\nname.vi = \"A\"\nname.en = \"B\"\nabout.vi = \"A\"\nabout.en = \"B\"\n"
        )
    };
    let dirs = ["first", "second"].map(|id| {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(dir.path().join("papers/onestop")).expect("a folder");
        fs::write(dir.path().join("pack.toml"), head(id)).expect("a file");
        fs::write(dir.path().join(RECEIPT), format!("= {id}")).expect("a file");
        dir
    });
    fs::write(dirs[0].path().join("papers/onestop/apology.typ"), "= first").expect("a file");
    let paths = dirs.each_ref().map(|dir| dir.path().to_owned());
    let packs = Packs::load(&paths, true).unwrap_or_else(|findings| panic!("{}", told(&findings)));
    let found: Vec<(&str, &str)> = packs.papers().iter().map(|one| (one.name.as_str(), one.source.as_str())).collect();
    assert_eq!(found, [("onestop/apology", "= first"), ("onestop/receipt", "= second")]);
    assert_ne!(packs.hash(), Packs::load(&paths[..1], true).expect("sound").hash(), "a paper counts in the hash");
    let carried = Packs::embedded().unwrap_or_else(|findings| panic!("{}", told(&findings)));
    assert!(carried.papers().is_empty(), "the carried packs leave the systems their own");
}

#[test]
fn each_mistake_of_a_template_says_what_would_be_right() {
    let paper = Paper {
        name: "onestop/receipt".to_owned(),
        file: RECEIPT.to_owned(),
        source: String::new(),
        pack: "thu".to_owned(),
    };
    let found = PaperMistake { line: 4, column: 8, mild: false, bare: false, said: "", keys: "code, agency (desk)" };
    for (said, instead) in [
        ("dictionary does not contain key \"kode\"", "code, agency (desk)"),
        ("unknown variable: nope", "docs/papers.md"),
        ("file not found (searched at /logo.png)", "/qr.svg"),
        ("a paper uses no packages", "/qr.svg"),
        ("PDF/UA-1 error: missing alt text", "alt"),
        ("PDF/UA-1 error: missing document title", "official.with(title"),
        ("not printed within 60 s", "never ends"),
        ("expected expression", "motcua pack paper onestop/receipt"),
    ] {
        let finding = paper.mistake(PaperMistake { said, ..found });
        assert_eq!((finding.line, finding.column, finding.key), (4, 8, "paper-broken"));
        assert!(finding.is_error() && finding.what.en.contains(said), "{finding:?}");
        assert!(finding.instead.en.contains(instead), "{said}: {}", finding.instead.en);
        assert_ne!(finding.instead.vi, finding.instead.en);
    }
    let bare = paper.mistake(PaperMistake { bare: true, said: "dictionary does not contain key \"phone\"", ..found });
    assert!(bare.what.en.contains("may lack") && bare.instead.en.contains("default: none"), "{bare:?}");
    let mild = paper.mistake(PaperMistake { mild: true, said: "unknown font family", ..found });
    assert!(!mild.is_error());
    let long = paper.mistake(PaperMistake { said: &"dài\n".repeat(500), ..found });
    assert!(long.what.vi.chars().count() < 600 && !long.what.vi.contains('\n'));
}

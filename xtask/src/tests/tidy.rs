//! Each rule of `cargo x tidy` finds what it is for, and leaves the rest alone.

use super::brief;
use crate::complaint::Complaint;
use crate::text::{Fresh, Function};
use crate::tidy::source::Source;
use crate::tidy::tree::{Tree, crate_folder};
use crate::tidy::{arguments, budget, docs, files, journeys, migrations, naughty, paths, ranks, rust, sql, words};

fn tree(files: &[(&str, &str)]) -> Tree {
    Tree::of(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
}

fn finds(check: fn(&Tree) -> Vec<Complaint>, given: &[(&str, &str)], expect: &[&str]) {
    assert_eq!(brief(&check(&tree(given))), expect);
}

fn manifest(name: &str, rest: &str) -> String {
    format!("[package]\nname = \"{name}\"\n{rest}")
}

#[test]
fn source_is_taken_apart() {
    let source = Source::read(
        "// c1 \"no\"\nlet a = \"s1 // no\"; /* c2 /* in */ */ let b = r#\"s2 \"x\" \"#; let c = '\"'; fn f<'a>(x: &'a str) {}\nlet d = b\"s3\\\"\"; let e = '\\''; let r#type = 1;\n",
    );
    let literals: Vec<&str> = source.literals.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(literals, ["s1 // no", "s2 \"x\" ", "s3\\\""]);
    let comments: Vec<(usize, &str)> = source.comments.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(comments, [(1, "// c1 \"no\""), (2, "/* c2 /* in */ */")]);
    assert!(source.code.contains("fn f<'a>(x: &'a str) {}") && source.code.contains("let r#type = 1;"));
}

#[test]
fn functions_are_measured_without_blanks_and_comments() {
    let source = Source::read(
        "fn a() -> [u8; 2] {\n    // why\n\n    let s = \"}\n    {\";\n    x()\n}\ntrait T { fn b(&self); }\nfn c<T>() where T: Fn() {\n}\n",
    );
    let found: Vec<(String, usize, usize)> =
        source.functions().into_iter().map(|f| (f.name, f.line, f.lines)).collect();
    assert_eq!(found, [("a".to_owned(), 1, 3), ("c".to_owned(), 9, 0)]);
}

#[test]
fn long_functions_and_files_are_found() {
    let long = format!("//! x\nfn f() {{\n{}}}\n", "    x();\n".repeat(71));
    finds(
        rust::check,
        &[("crates/a/src/lib.rs", &long)],
        &["crates/a/src/lib.rs:2 [function-length] f() has 71 lines of code; at most 70"],
    );
    let huge = format!("//! x\n{}", "const A: u8 = 1;\n".repeat(600));
    finds(
        rust::check,
        &[("crates/a/src/lib.rs", &huge)],
        &["crates/a/src/lib.rs:0 [file-length] 601 lines; at most 600"],
    );
}

#[test]
fn exceptions_need_a_reason() {
    let text = "fn f() {}\n#[expect(dead_code)]\nfn g() {}\n#[expect(dead_code, reason = \"r\")]\n#[allow(x)]\nfn h() {}\n#![cfg_attr(test, allow(y))]\n// #[allow(z)]\n";
    finds(
        rust::check,
        &[("xtask/src/a.rs", text)],
        &[
            "xtask/src/a.rs:1 [first-line] does not begin with a `//!` sentence",
            "xtask/src/a.rs:2 [expect-reason] `expect` without a reason",
            "xtask/src/a.rs:5 [no-allow] `allow`",
            "xtask/src/a.rs:7 [no-allow] `allow`",
        ],
    );
}

#[test]
fn arrows_point_downward() {
    let of = |name: &str, deps: &str| manifest(name, &format!("[lib]\ndoctest = false\n{deps}"));
    let kernel = of("kernel", "");
    let facts = of("facts", "[dependencies]\nstore.workspace = true\n");
    let store = of("store", "[dependencies]\nkernel.workspace = true\nrusqlite.workspace = true\n");
    let land = of("land", "[dependencies]\npaper.workspace = true\nonestop.workspace = true\nrusqlite = \"1\"\n");
    let onestop = of("onestop", "[dev-dependencies]\ntestkit.workspace = true\n");
    let paper = of("paper", "[dependencies]\ntestkit.workspace = true\ntypst-pdf.workspace = true\n");
    let given = [
        ("crates/kernel/Cargo.toml", kernel),
        ("crates/facts/Cargo.toml", facts),
        ("crates/store/Cargo.toml", store),
        ("systems/land/Cargo.toml", land),
        ("systems/onestop/Cargo.toml", onestop),
        ("crates/paper/Cargo.toml", paper),
        ("crates/testkit/Cargo.toml", of("testkit", "")),
        ("Cargo.toml", "[workspace.dependencies]\nkernel = { path = \"x\" }\nrand = \"1\"\n".to_owned()),
    ];
    let given: Vec<(&str, &str)> = given.iter().map(|(path, text)| (*path, text.as_str())).collect();
    finds(
        ranks::check,
        &given,
        &[
            "crates/facts/Cargo.toml:6 [ranks] `facts` (rank 1) depends on `store` (rank 2)",
            "crates/paper/Cargo.toml:6 [ranks] `paper` links `testkit` outside its tests",
            "systems/land/Cargo.toml:7 [ranks] system `land` depends on system `onestop`; systems meet only in `facts`",
            "systems/land/Cargo.toml:6 [ranks] `land` links `paper`, a leaf that only `app` may link",
            "systems/land/Cargo.toml:8 [gates] `land` names `rusqlite`, which belongs to `store`",
            "systems/land/Cargo.toml:8 [versions] `rusqlite` has its own version or path",
            "Cargo.toml:3 [versions] nothing uses `rand`",
        ],
    );
}

#[test]
fn forgotten_files_and_promises_are_found() {
    let promise = concat!("//! x\nmod a;\n// TO", "DO later\n// TO", "DO #12 later\n");
    let found = brief(&files::check(&tree(&[
        ("crates/x/Cargo.toml", &manifest("x", "[lib]\ndoctest = false\n")),
        ("crates/x/src/lib.rs", promise),
        ("crates/x/src/a.rs", "//! a\nmod inner;\n"),
        ("crates/x/src/a/inner.rs", "//! i\n"),
        ("crates/x/src/a/lost.rs", "//! l\n"),
        ("crates/x/tests/it.rs", "//! t\n"),
    ])));
    assert_eq!(
        found,
        [
            "crates/x/src/a/lost.rs:0 [orphan] no `mod` names it",
            "crates/x/tests/it.rs:0 [one-test-binary] a `tests/` folder",
            concat!("crates/x/src/lib.rs:3 [todo] TO", "DO without an issue"),
        ]
    );
}

#[test]
fn sentences_in_code_and_pages_are_found() {
    let page = "{% extends \"base.html\" %}\n<h1>{{ t.title() }}</h1>\n<p title=\"Xem\">Hồ sơ</p>\n{# ghi chú #}<a href=\"/x\" aria-label=\"{{ t.a() }}\">&nbsp;·</a>\n<script>var word;</script>\n{% block body_class %}office{% endblock %}\n{% macro m() %} aria-describedby=\"{{ id }}-hint\"{% endmacro %}\n";
    finds(
        words::check,
        &[
            ("crates/a/src/lib.rs", "//! Lời\n// Lời\nconst A: &str = \"Chưa xong\";\nconst F: &str = \"àáả\";\n"),
            ("crates/a/src/tests.rs", "//! x\nconst A: &str = \"Chưa xong\";\n"),
            ("systems/s/pages/p.html", page),
        ],
        &[
            "crates/a/src/lib.rs:3 [sentence] Vietnamese in a string: \"Chưa xong\"",
            "systems/s/pages/p.html:3 [sentence] words in a page: \"Xem\"",
            "systems/s/pages/p.html:3 [sentence] words in a page: \"Hồ sơ\"",
        ],
    );
}

#[test]
fn statements_live_in_files_that_are_named() {
    finds(
        sql::check,
        &[
            (
                "crates/a/src/lib.rs",
                "//! x\nconst A: &str = \"select a from b\";\nconst B: Sql = sql!(\"used\");\nconst C: &str = \"update the list\";\n",
            ),
            ("crates/a/sql/used.sql", "select 1"),
            ("crates/a/sql/dead.sql", "select 1"),
            ("systems/b/src/lib.rs", "//! x\n#[template(path = \"page.html\")]\nstruct P;\n"),
            ("systems/b/pages/page.html", "{% extends \"base.html\" %}"),
            ("systems/b/pages/dead.html", ""),
            ("crates/a/pages/base.html", ""),
        ],
        &[
            "crates/a/src/lib.rs:2 [sql-in-code] a statement in a string",
            "crates/a/sql/dead.sql:0 [named] no code names it",
            "systems/b/pages/dead.html:0 [named] no code names it",
        ],
    );
}

#[test]
fn migrations_never_change() {
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let lock = format!("# x\n{hash}  a/migrations/1.sql\n{hash}  a/migrations/2.sql\n{hash}  a/migrations/gone.sql\n");
    finds(
        migrations::check,
        &[
            ("docs/migrations.lock", &lock),
            ("a/migrations/1.sql", "test"),
            ("a/migrations/2.sql", "edited"),
            ("a/migrations/3.sql", "new"),
        ],
        &[
            "a/migrations/2.sql:0 [migrations] was edited after it was listed",
            "a/migrations/3.sql:0 [migrations] is not in the list",
            "docs/migrations.lock:4 [migrations] a/migrations/gone.sql is listed and gone",
        ],
    );
}

#[test]
fn dependencies_have_a_price() {
    let prices = "how = \"x\"\n[dependency.clap]\nseconds = 1.0\nbrings_seconds = 2.0\nmeasured = true\nwhy = \"the command line\"\nover = \"by hand\"\n[dependency.old]\nseconds = 0.0\nbrings_seconds = 0.0\nmeasured = false\nwhy = \"the command line\"\nover = \"x\"\n";
    finds(
        budget::check,
        &[
            ("crates/a/Cargo.toml", &manifest("a", "[dependencies]\nclap.workspace = true\ntoml.workspace = true\n")),
            ("docs/dependencies.toml", prices),
        ],
        &[
            "crates/a/Cargo.toml:5 [dependencies] `toml` has no price",
            "docs/dependencies.toml:8 [dependencies] nothing depends on `old`",
            "docs/dependencies.toml:8 [dependencies] `old` was not measured",
        ],
    );
}

#[test]
fn paths_of_one_machine_are_found() {
    let text = concat!("see /wo", "rk/x\nhttps://host/wo", "rk/x\n../sha", "red/y\n");
    let found = paths::check(&tree(&[("README.md", text)]));
    assert_eq!(found.iter().map(|c| c.line).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn invariants_name_what_holds_them() {
    let text = "# A\n\n**I1.** Arrows point down. `tidy: ranks`\n\n- I2 — one path (test: `a::tests::one`,\n  `a::two`)\n- I4 nothing. test: a::three\n- I5 wish\n\nI like this.\n";
    let given = [
        ("ARCHITECTURE.md", text),
        ("GLOSSARY.md", ""),
        ("crates/a/Cargo.toml", &manifest("a", "")),
        ("crates/a/src/tests.rs", "//! x\nfn one() {}\nfn two() {}\nfn three_more() {}\n"),
    ];
    finds(
        docs::check,
        &given,
        &[
            "ARCHITECTURE.md:7 [invariants] I4 stands where I3 belongs",
            "ARCHITECTURE.md:7 [invariants] I4: there is no test `a::three`",
            "ARCHITECTURE.md:8 [invariants] I5 stands where I4 belongs",
            "ARCHITECTURE.md:8 [invariants] I5 names nothing that checks it",
        ],
    );
}

#[test]
fn the_glossary_is_sorted_without_accents() {
    let text = "| Word | English |\n|---|---|\n| ấp | hamlet |\n| bản sao | copy |\n| đăng ký | register |\n| dân | people |\n";
    let given = [("ARCHITECTURE.md", "I1 x `tidy: ranks`"), ("GLOSSARY.md", text)];
    finds(docs::check, &given, &["GLOSSARY.md:6 [glossary] `dân` stands after `dang ky`"]);
}

#[test]
fn exceptions_only_shrink() {
    let complaint = words::SENTENCE.complain("a.html", 3, "words", "move");
    let list = "[[exception]]\nfile = \"a.html\"\nrule = \"sentence\"\ncount = 2\nwhy = \"x\"\n";
    let left = naughty::forgive(&tree(&[(naughty::FILE, list)]), vec![complaint]);
    assert_eq!(
        brief(&left),
        [
            "xtask/naughty.toml:0 [naughty] 2 exceptions are listed, 0 are allowed",
            "xtask/naughty.toml:2 [naughty] a.html has 1 of `sentence`, not 2",
        ]
    );
}

#[test]
fn files_belong_to_crates() {
    assert_eq!(crate_folder("crates/web/src/a.rs"), "crates/web");
    assert_eq!(crate_folder("xtask/src/a.rs"), "xtask");
    assert_eq!(crate_folder("README.md"), "README.md");
}

#[test]
fn journeys_ask_for_texts_that_exist() {
    let texts = "# about\ndone = Done\nact = { $act ->\n   *[file] Filed\n}\n";
    let journey = "await she.has(words(she.lang, \"done\"));\nawait she.follow(she.button(\"a:act\", \"file\"));\n\
                   words(desk.lang, \"office-done\");\nshe.field(`${x}`).or(she.link(\"b:act\"));\nlist.find(\"act-x\");\n";
    finds(
        journeys::check,
        &[
            ("crates/a/text/vi.ftl", texts),
            ("systems/c/text/vi.ftl", "two = Hai\n"),
            ("systems/d/text/vi.ftl", "two = Hai\n"),
            ("systems/sample/text/vi.ftl", "done = Xong\n"),
            ("assets/journeys/a.mjs", journey),
            ("assets/journeys/b.mjs", "pattern(lang, \"two\");\npattern(lang, \"d:two\");\n"),
            ("assets/build.js", "words(lang, \"office-done\")"),
        ],
        &[
            "assets/journeys/a.mjs:3 [journey-text] no text `office-done`",
            "assets/journeys/a.mjs:4 [journey-text] no text `b:act`",
            "assets/journeys/b.mjs:1 [journey-text] text `two` stands in c, d",
        ],
    );
}

#[test]
fn arguments_stand_in_the_order_of_the_sentence() {
    let function = |name: &str, arguments: &[&str]| Function {
        name: name.to_owned(),
        line: 1,
        arguments: arguments.iter().map(|one| (*one).to_owned()).collect(),
    };
    let functions =
        vec![function("erased", &["pieces", "files", "code"]), function("told", &["moment", "who", "done"])];
    let (file, source) = ("crates/a/src/text.rs".to_owned(), "crates/a/text/vi.ftl".to_owned());
    let fresh = [Fresh { file, text: String::new(), functions, source }];
    let code = "//! x\nfn f() {\n    t.erased(&code, erased.pieces, erased.files);\n    t.erased(a.pieces, files(x, y), &code);\n\
                t.told(moment(t, done.at), role(done.role), act(done.act));\n    t.erased(n, m, o);\n}\n";
    let given = tree(&[("crates/a/src/lib.rs", code), ("crates/b/src/lib.rs", code)]);
    let expect = ["crates/a/src/lib.rs:3 [text-arguments] erased() is given `&code` where it wants `pieces`"];
    assert_eq!(brief(&arguments::check(&given, &fresh)), expect);
}

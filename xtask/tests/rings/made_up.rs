//! Small crates that were made up, with rings and without: the test of the real ones would see them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::ring::{Ring, rings, round};
use crate::{all_edges, paths::Edges};

/// A package of these files, gone with its test.
struct Package(PathBuf);

impl Package {
    fn of(name: &str, files: &[(&str, &str)]) -> Package {
        let folder =
            std::env::temp_dir().join(format!("candor-rings-{}-{name}", std::process::id()));
        for (file, text) in files {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().expect("a file has a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        Package(folder)
    }

    fn edges(&self) -> Edges {
        let mut all = all_edges(&self.0);
        assert_eq!(all.len(), 1, "one crate was made up");
        all.remove(0)
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn found(name: &str, files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let edges = Package::of(name, files).edges();
    let names = |ring: &Ring| ring.iter().map(|file| file.display().to_string()).collect();
    rings(&edges).iter().map(names).collect()
}

const NONE: [Vec<String>; 0] = [];

#[test]
fn a_ring_of_two_is_found_and_said() {
    let package = Package::of(
        "two",
        &[
            ("src/lib.rs", "mod a; mod b; mod c;"),
            ("src/a.rs", "use crate::b::B; pub struct A(B);"),
            ("src/b.rs", "pub struct B; fn f() -> super::a::A { todo() }"),
            ("src/c.rs", "use crate::a::A;"),
        ],
    );
    let edges = package.edges();
    let rings = rings(&edges);
    let ring = Ring::from([PathBuf::from("a.rs"), PathBuf::from("b.rs")]);
    assert_eq!(rings, [ring]);
    assert_eq!(
        round(&edges, &rings[0]),
        ["a.rs → b.rs (crate::b::B)", "b.rs → a.rs (super::a::A)"]
    );
}

#[test]
fn a_ring_goes_round_about_and_through_what_a_parent_hands_on() {
    let files = [
        (
            "src/lib.rs",
            "mod a; mod b; mod c; pub use a::A; pub(crate) use b::B as Other; pub use c::*;",
        ),
        ("src/a.rs", "use crate::Other;  pub struct A(Other);"),
        ("src/b.rs", "fn f() { crate::see(); }"),
        (
            "src/c.rs",
            "pub fn see() { let _: Option<super::A> = None; }",
        ),
    ];
    assert_eq!(found("handed-on", &files), [["a.rs", "b.rs", "c.rs"]]);
}

#[test]
fn a_parent_may_hand_on_what_its_children_define() {
    let files = [
        ("src/lib.rs", "mod a; mod b; pub use a::A; pub use b::B;"),
        ("src/a.rs", "pub struct A;"),
        ("src/b/mod.rs", "mod within; pub use within::B;"),
        (
            "src/b/within.rs",
            "use crate::A; pub struct B(A, std::vec::Vec<super::super::A>);",
        ),
    ];
    assert_eq!(found("fine", &files), NONE);
}

#[test]
fn a_parent_that_uses_a_child_that_uses_it_is_a_ring() {
    let files = [
        ("src/lib.rs", "mod a;"),
        (
            "src/a/mod.rs",
            "mod child; pub struct A; fn f() { child::f(A) }",
        ),
        ("src/a/child.rs", "pub fn f(_: super::A) {}"),
    ];
    assert_eq!(found("parent", &files), [["a/child.rs", "a/mod.rs"]]);
}

#[test]
fn names_in_macros_in_functions_and_in_texts_count() {
    for (n, naming) in [
        "fn f() { assert!(crate::b::yes()); }",
        "fn f() { use crate::b; b::yes(); }",
        "macro_rules! m { ($x:expr) => { $crate::b::yes($x) } }",
        "#[serde(with = \"crate::b::form\")] struct S;",
        "use super::*; fn f() { b::yes() }",
        "#[template(path = \"a.html\")] struct Page;",
    ]
    .into_iter()
    .enumerate()
    {
        let files = [
            ("src/lib.rs", "mod a; mod b;"),
            ("src/a.rs", naming),
            ("src/b.rs", "use crate::a::S; pub fn yes() -> bool { true }"),
            ("templates/a.html", "{% include \"b.html\" %}"),
            ("templates/b.html", "{{ crate::b::yes() }}"),
        ];
        assert_eq!(
            found(&format!("macros-{n}"), &files),
            [["a.rs", "b.rs"]],
            "{naming}"
        );
    }
}

#[test]
fn what_only_tests_see_is_left_out() {
    let files = [
        ("src/lib.rs", "mod a; mod b; #[cfg(test)] mod tests;"),
        (
            "src/a.rs",
            "pub fn a() {} #[cfg(test)] mod tests { use crate::b::b; }",
        ),
        (
            "src/b.rs",
            "use crate::a::a; pub fn b() {} impl B { #[cfg(test)] fn t() { crate::a::a(); } }",
        ),
        ("src/tests.rs", "mod deeper; use crate::a::a;"),
        ("src/tests/deeper.rs", "use super::super::b::b;"),
    ];
    assert_eq!(found("tests", &files), NONE);
}

#[test]
fn a_file_whose_mod_line_a_macro_writes_belongs_where_it_lies() {
    let listed = [
        ("src/lib.rs", "pub mod list;"),
        (
            "src/list.rs",
            "macro_rules! list { ($($name:ident = $what:path),*) => { $(pub mod $name;)* } } list! { one = one::One, two = two::Two }",
        ),
        (
            "src/list/one.rs",
            "use super::two::Two; pub struct One(crate::list::Made);",
        ),
        (
            "src/list/two/mod.rs",
            "pub mod within; pub struct Two(within::Within);",
        ),
        ("src/list/two/within.rs", "pub struct Within;"),
    ];
    // The list has to name them, and they may know what is made of it.
    assert_eq!(found("listed", &listed), NONE);
    let mut ring = listed;
    ring[4].1 = "pub struct Within(crate::list::one::One);";
    let files = ["list/one.rs", "list/two/mod.rs", "list/two/within.rs"];
    assert_eq!(found("listed-ring", &ring), [files]);
}

#[test]
fn modules_are_found_where_rustc_finds_them() {
    let files = [
        (
            "src/main.rs",
            "#[path = \"elsewhere/x.rs\"] mod a; mod inline { pub(crate) mod b; pub(crate) fn here() {} }",
        ),
        (
            "src/elsewhere/x.rs",
            "use crate::inline::b::B; pub(crate) mod y;",
        ),
        ("src/elsewhere/y.rs", "fn f() { crate::inline::here() }"),
        ("src/inline/b.rs", "pub(crate) type B = crate::a::A;"),
    ];
    assert_eq!(found("places", &files), [["elsewhere/x.rs", "inline/b.rs"]]);
}

/// Rings are found in files, so a name that leads nowhere must not be taken for one of ours.
#[test]
fn names_of_others_lead_nowhere() {
    let files = [
        ("src/lib.rs", "mod time; mod b;"),
        (
            "src/time.rs",
            "use std::time::Duration; use ::time::Other; use serde::b::B; struct T(Duration, Kind::A, B);",
        ),
        ("src/b.rs", "use crate::time::T;"),
    ];
    let edges = Package::of("others", &files).edges();
    let one = BTreeMap::from([(
        PathBuf::from("time.rs"),
        ["crate::time::T".to_owned()].into(),
    )]);
    assert_eq!(edges, BTreeMap::from([(Path::new("b.rs").to_owned(), one)]));
}

//! The messages of the Fluent files, as people may read them: every variant of its own, a word in each blank.

use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// What stands in a blank while texts are looked at: names, days and numbers are one word each.
const BLANK: &str = "Ada";

/// A message.
pub(crate) struct Message {
    /// The file's name, without its ending.
    pub(crate) file: String,
    /// Its key.
    pub(crate) key: String,
    /// What can be read: one text for each variant.
    pub(crate) texts: Vec<String>,
}

/// All of them, by file and in their order.
pub(crate) fn all() -> Vec<Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ftl"))
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        messages(&name, &std::fs::read_to_string(path).unwrap())
    };
    files.iter().flat_map(read).collect()
}

/// The messages of one file.
pub(crate) fn messages(file: &str, text: &str) -> Vec<Message> {
    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| {
        panic!("{file}.ftl: {errors:?}");
    });
    let message = |entry: &Entry<&str>| {
        let Entry::Message(message) = entry else {
            return None;
        };
        let own = message.value.iter();
        let patterns = own.chain(message.attributes.iter().map(|attribute| &attribute.value));
        Some(Message {
            file: file.to_owned(),
            key: message.id.name.to_owned(),
            texts: patterns.flat_map(readings).collect(),
        })
    };
    resource.body.iter().filter_map(message).collect()
}

/// Every way to read a pattern. Where several blanks have variants, each combination is one.
fn readings(pattern: &Pattern<&str>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => match expression {
                Expression::Select { variants, .. } => variants
                    .iter()
                    .flat_map(|variant| readings(&variant.value))
                    .collect(),
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    vec![(*value).to_owned()]
                }
                Expression::Inline(_) => vec![BLANK.to_owned()],
            },
        };
        texts = texts
            .iter()
            .flat_map(|text| next.iter().map(move |more| format!("{text}{more}")))
            .collect();
    }
    texts
}

#[test]
fn variants_lines_and_blanks_are_all_read() {
    let file = "one = Hello { $name }, at\n    { $day }.\n    .title = Short\n# not this\ntwo = { $n ->\n    [one] A line\n   *[other] { $n } lines\n } of { \"{\" }\n";
    let found = messages("x", file);
    let texts: Vec<_> = found.iter().map(|message| &message.texts).collect();
    assert_eq!(found[0].key, "one");
    assert_eq!(
        texts,
        [
            &vec!["Hello Ada, at\nAda.".to_owned(), "Short".to_owned()],
            &vec!["A line of {".to_owned(), "Ada lines of {".to_owned()],
        ]
    );
    assert!(all().len() > 500, "only {} texts were found", all().len());
}

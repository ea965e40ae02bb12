//! Crisis help per country, from `content/help/`. Facts with their sources; compiled in, so that it is there when nothing else is.

use std::sync::LazyLock;

use serde::Deserialize;

/// Every file in `content/help`, listed by `build.rs`.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/help.rs"));

static HELP: LazyLock<Help> = LazyLock::new(Help::load);

/// The help of a country, else that of nowhere in particular.
pub(crate) fn of(code: &str) -> &'static Country {
    get(code)
        .or_else(|| get("xx"))
        .expect("xx.toml is compiled in")
}

/// The help of a country.
pub(crate) fn get(code: &str) -> Option<&'static Country> {
    HELP.0.iter().find(|c| c.code == code)
}

/// All countries by their names, without the one that is nowhere.
pub(crate) fn countries() -> Vec<&'static Country> {
    let mut all: Vec<&Country> = HELP.0.iter().filter(|c| c.code != "xx").collect();
    all.sort_by(|a, b| a.country.cmp(&b.country));
    all
}

/// What helps in one country.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Country {
    /// Its two-letter code, lower case; `xx` where it is not known.
    #[serde(skip)]
    pub code: &'static str,
    /// Its English name.
    pub country: String,
    /// Emergency numbers, the one to show first first.
    pub emergency: Vec<String>,
    /// The emergency number for text messages.
    pub emergency_text: Option<String>,
    /// Shown beside the emergency numbers.
    pub emergency_about: Option<String>,
    /// Somebody to talk to.
    #[serde(default, rename = "line")]
    pub lines: Vec<Line>,
    /// Independent help with a complaint.
    #[serde(default, rename = "outside")]
    pub outside: Vec<Outside>,
}

/// Somebody to talk to.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Line {
    /// What they are called.
    pub name: String,
    /// For whom; see content/README.md.
    #[serde(rename = "for")]
    pub whom: String,
    /// Telephone number as people write it; may be empty.
    #[serde(default)]
    pub phone: String,
    /// Their page.
    pub web: Option<String>,
    /// Number for text messages.
    pub text: Option<String>,
    /// What to write in the message.
    pub text_say: Option<String>,
    /// WhatsApp number.
    pub whatsapp: Option<String>,
    /// When they are there.
    pub hours: Option<String>,
    /// One or two short sentences.
    pub about: Option<String>,
    /// Their own official address.
    pub source: String,
    /// When it was compared with public pages; empty where it was not.
    pub checked: String,
}

/// Independent help with a complaint.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Outside {
    /// What they are called.
    pub name: String,
    /// What they are; see content/README.md.
    pub what: String,
    /// The page that says how to complain.
    pub web: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// When they are there.
    pub hours: Option<String>,
    /// For whom they are responsible.
    pub about: Option<String>,
    /// Their own official address.
    pub source: String,
    /// When it was compared with public pages; empty where it was not.
    pub checked: String,
}

/// All countries.
struct Help(Vec<Country>);

impl Help {
    /// Reads what was compiled in. The files are checked by a test, so reading them cannot fail at run time.
    fn load() -> Self {
        Self(
            FILES
                .iter()
                .map(|(code, text)| {
                    let mut country: Country = toml::from_str(text)
                        .unwrap_or_else(|e| panic!("content/help/{code}.toml: {e}"));
                    country.code = code;
                    country
                })
                .collect(),
        )
    }
}

/// For a `tel:` link: digits and + only.
pub(crate) fn dial(phone: &str) -> String {
    phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_compiled_in_and_reads() {
        let help = Help::load();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/help");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder of help files")
            .filter_map(|f| f.ok()?.file_name().into_string().ok())
            .filter_map(|f| f.strip_suffix(".toml").map(str::to_owned))
            .collect();
        files.sort();
        let mut known: Vec<String> = help.0.iter().map(|c| c.code.to_owned()).collect();
        known.sort();
        assert_eq!(files, known);
        for country in &help.0 {
            assert!(!country.emergency.is_empty(), "{}", country.code);
            assert!(
                country
                    .lines
                    .iter()
                    .all(|l| !l.phone.is_empty() || l.web.is_some()),
                "{}: a line has a phone or a web address",
                country.code
            );
        }
    }

    /// The number for messages has a sentence of its own beside it.
    #[test]
    fn the_number_for_messages_is_not_said_twice() {
        for country in &Help::load().0 {
            let about = country.emergency_about.as_deref().unwrap_or_default();
            if let Some(text) = &country.emergency_text {
                assert!(!about.contains(text.as_str()), "{}: {about}", country.code);
            }
        }
    }

    #[test]
    fn dialling_leaves_out_what_is_not_dialled() {
        assert_eq!(dial("+44 (0)116 123"), "+440116123");
    }
}

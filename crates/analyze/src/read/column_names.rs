//! Column names: what columns are called in files, best first. Letters and digits alone count: `Client-ID` is `clientid`.

pub(crate) const CLIENT: &[&str] = &[
    "client",
    "clientid",
    "patient",
    "patientid",
    "participant",
    "participantid",
    "subject",
    "subjectid",
    "person",
    "personid",
    "dyad",
    "dyadid",
    "case",
    "caseid",
    "id",
    "pid",
    "code",
    "klient",
    "klientin",
    "patientin",
];
pub(crate) const SESSION: &[&str] = &[
    "session",
    "sessionno",
    "sessionnr",
    "sessionnumber",
    "sessionnum",
    "sessionid",
    "sess",
    "sitzung",
    "visit",
    "occasion",
    "time",
    "timepoint",
    "week",
    "measurement",
    "wave",
    "t",
];
pub(crate) const SCORE: &[&str] = &[
    "score",
    "composite",
    "alliance",
    "total",
    "totalscore",
    "sum",
    "mean",
    "srs",
    "srstotal",
    "wai",
    "waitotal",
    "waisr",
    "waisrtotal",
    "sai",
    "arm",
    "value",
    "y",
];
pub(crate) const RATER: &[&str] = &[
    "rater",
    "perspective",
    "respondent",
    "informant",
    "source",
    "ratedby",
    "role",
    "who",
];
pub(crate) const DATE: &[&str] = &["date", "sessiondate", "day", "datum", "when"];
pub(crate) const DIRECT: &[&str] = &["direct", "rupture", "moment", "directanswer"];
/// The names of numbered items without their numbers.
pub(crate) const ITEM: &[&str] = &[
    "item", "i", "q", "question", "srs", "wai", "waisr", "sai", "arm", "it",
];

/// The letters and digits of a name, in lower case: what counts in it.
pub(crate) fn letters(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The column that has the first of these names.
pub(crate) fn guess(words: &[&str], names: &[String], spoken_for: &[usize]) -> Option<usize> {
    let names: Vec<String> = names.iter().map(|name| letters(name)).collect();
    let is = |word: &&str, at: &usize| names[*at] == *word && !spoken_for.contains(at);
    words
        .iter()
        .find_map(|word| (0..names.len()).find(|at| is(word, at)))
}

/// The columns `item_1`, `item_2`…: at least two of the same name and numbers that rise.
pub(crate) fn numbered_items(names: &[String], spoken_for: &[usize]) -> Vec<usize> {
    let parts: Vec<Option<(String, u32)>> = names
        .iter()
        .map(|name| {
            let name = letters(name);
            let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
            let number = name[word.len()..].parse().ok()?;
            Some((word.to_owned(), number))
        })
        .collect();
    for word in ITEM {
        let mut found: Vec<(u32, usize)> = parts
            .iter()
            .enumerate()
            .filter(|(at, _)| !spoken_for.contains(at))
            .filter_map(|(at, part)| {
                part.as_ref()
                    .filter(|(name, _)| name == word)
                    .map(|(_, number)| (*number, at))
            })
            .collect();
        if found.len() > 1 {
            found.sort_unstable();
            return found.into_iter().map(|(_, at)| at).collect();
        }
    }
    Vec::new()
}

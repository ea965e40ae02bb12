//! How hard a text is to read: the Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers & Chissom 1975),
//! `0.39 · words/sentences + 11.8 · syllables/words − 15.59`, in years of school in the United States. School begins there
//! at five to six: the reading age is about the grade and five.
//!
//! It counts and does not understand. A text that passes can still be hard; one that is far over it is.

/// What is counted in a text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) words: u32,
    pub(crate) sentences: u32,
    pub(crate) syllables: u32,
}

impl Counts {
    /// Counts a text. As Flesch (1949) has it, a sentence is what a full stop, a question mark, a colon or a semicolon
    /// closes, or the end of the text. A word is what stands between blanks, a number too; it has one syllable at least.
    pub(crate) fn of(text: &str) -> Counts {
        let mut counts = Counts::default();
        let mut open = false;
        for word in text.split_whitespace() {
            if word.chars().any(char::is_alphanumeric) {
                counts.words += 1;
                counts.syllables += syllables(word);
                open = true;
            }
            let closed = word.trim_end_matches(['"', '”', '’', ')', '\'']);
            if open && closed.ends_with(['.', '?', '!', ':', ';', '…']) {
                counts.sentences += 1;
                open = false;
            }
        }
        counts.sentences += u32::from(open);
        counts
    }

    /// Both together.
    pub(crate) fn and(self, other: Counts) -> Counts {
        Counts {
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
            syllables: self.syllables + other.syllables,
        }
    }

    /// The age at which it can be read, in years.
    pub(crate) fn reading_age(self) -> f64 {
        let per_sentence = f64::from(self.words) / f64::from(self.sentences);
        let per_word = f64::from(self.syllables) / f64::from(self.words);
        let grade = 0.39 * per_sentence + 11.8 * per_word - 15.59;
        grade + 5.0
    }
}

/// Syllables of a word: groups of vowels, without the e that is not spoken at the end of it or before its s or d. Parts with
/// a hyphen between them are words of their own.
fn syllables(word: &str) -> u32 {
    let parts = word.split(['-', '–', '/']);
    parts.map(part).sum::<u32>().max(1)
}

fn part(word: &str) -> u32 {
    // What stands behind an apostrophe has a vowel only in words that are not ours; n't is a syllable after a consonant.
    let lower: String = word.to_lowercase().replace('’', "'");
    let (stem, negated) = match lower.find("n't") {
        Some(at) => (&lower[..at], &lower[at..]),
        None => (lower.split('\'').next().unwrap_or_default(), ""),
    };
    let letters: Vec<char> = stem.chars().filter(|c| c.is_ascii_alphabetic()).collect();
    if letters.is_empty() {
        return 0;
    }
    let vowel = |at: usize| matches!(letters[at], 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let groups = (0..letters.len())
        .filter(|&at| vowel(at) && (at == 0 || !vowel(at - 1)))
        .count();
    let mut count = u32::try_from(groups).unwrap_or(u32::MAX);
    if count > 1 && has_silent_e(&letters) {
        count -= 1;
    }
    let consonant_before_n = letters.last().is_some_and(|c| matches!(c, 'd' | 's'));
    if !negated.is_empty() && consonant_before_n {
        count += 1;
    }
    count.max(1)
}

fn has_silent_e(letters: &[char]) -> bool {
    let before = |end: usize| letters.get(letters.len().wrapping_sub(end + 1)).copied();
    let consonant = |c: Option<char>| c.is_some_and(|c| !"aeiouy".contains(c));
    match letters {
        // made, but not table
        [.., 'e'] => {
            let spoken = before(1) == Some('l') && consonant(before(2));
            consonant(before(1)) && !spoken
        }
        // shared, but not wanted
        [.., 'e', 'd'] => consonant(before(2)) && !matches!(before(2), Some('t' | 'd')),
        // times, but not choices or tables
        [.., 'e', 's'] => {
            let hissing = matches!(before(2), Some('s' | 'z' | 'x' | 'c' | 'g' | 'h'));
            let spoken = before(2) == Some('l') && consonant(before(3));
            consonant(before(2)) && !hissing && !spoken
        }
        _ => false,
    }
}

#[test]
fn syllables_of_known_words() {
    for (word, expected) in [
        ("the", 1),
        ("I", 1),
        ("made", 1),
        ("times", 1),
        ("shared", 1),
        ("asked", 1),
        ("can't", 1),
        ("isn't", 2),
        ("didn't", 2),
        ("you're", 1),
        ("Ada's", 2),
        ("wanted", 2),
        ("needed", 2),
        ("table", 2),
        ("tables", 2),
        ("people", 2),
        ("choices", 2),
        ("pages", 2),
        ("server", 2),
        ("yourself", 2),
        ("anything", 3),
        ("therapist", 3),
        ("conversation", 4),
        ("technically", 4),
        ("responsibility", 6),
        ("check-in", 2),
        ("14", 1),
        ("“Leave”,", 1),
    ] {
        assert_eq!(syllables(word), expected, "{word}");
    }
}

#[test]
fn words_and_sentences_are_counted() {
    let counts = |text| {
        let counts = Counts::of(text);
        (counts.words, counts.sentences)
    };
    assert_eq!(counts("Keep it for me"), (4, 1));
    assert_eq!(counts("Keep it. Share it? Or “wait.”"), (6, 3));
    assert_eq!(counts("It says: not now; later … — and then"), (7, 4));
    assert_eq!(counts("At 14.30, then 1,000 words"), (5, 1));
    assert_eq!(counts("…"), (0, 0));
}

/// By hand: 13 words, 1 sentence, 24 syllables.
#[test]
fn the_formula_is_kincaids() {
    let counts = Counts::of(
        "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
    );
    assert_eq!((counts.words, counts.sentences), (13, 1));
    let exact = Counts {
        words: 13,
        sentences: 1,
        syllables: 24,
    };
    let grade = 0.39 * 13.0 + 11.8 * 24.0 / 13.0 - 15.59;
    assert!((exact.reading_age() - 5.0 - grade).abs() < 1e-9);
    assert!((grade - 11.3).abs() < 0.05, "{grade}");
    assert!(counts.syllables.abs_diff(24) <= 2, "{counts:?}");
}

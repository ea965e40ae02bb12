//! The words on the pages: Fluent files behind a small façade.
//!
//! A message that is missing shows its key; a test holds that every key used in a template exists and that none lies idle.

use std::sync::LazyLock;

use dialogue::{Calendar, Time};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use super::texts::ENGLISH;

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec![english()]);
    // Isolation marks are for mixed directions; English pages have one, and the marks would show up in mails and tests.
    bundle.set_use_isolating(false);
    for (name, text) in ENGLISH {
        let resource = FluentResource::try_new((*text).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("locales/en/{name}.ftl: {errors:?}"));
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("locales/en/{name}.ftl: {errors:?}"));
    }
    bundle
});

fn english() -> LanguageIdentifier {
    "en-GB".parse().expect("a well-formed language tag")
}

/// A text, or nothing, as it stands in a box.
pub(crate) fn or_nothing(text: &Option<impl ToString>) -> String {
    text.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Speaks one language, in one time zone, at one moment.
#[derive(Debug, Clone)]
pub struct Words {
    calendar: Calendar,
    now: Time,
}

impl Words {
    /// Words as spoken in a practice with this calendar, now.
    pub fn new(calendar: Calendar, now: Time) -> Self {
        Self { calendar, now }
    }

    /// A message without blanks.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// A message with its blanks filled in.
    pub fn fill(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::with_capacity(blanks.len());
        for (name, value) in blanks {
            args.set((*name).to_owned(), FluentValue::from((*value).to_owned()));
        }
        self.format(key, &args)
    }

    /// A message that counts: its blank `n` is a number, so that plural forms work.
    pub fn count(&self, key: &str, n: usize) -> String {
        let mut args = FluentArgs::with_capacity(1);
        args.set("n", FluentValue::from(n));
        self.format(key, &args)
    }

    /// A message whose key is made of a prefix and a choice's short name, as `topic-` and `who-i-am`.
    pub fn choice(&self, prefix: &str, name: &str) -> String {
        self.say(&format!("{prefix}-{name}"))
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = BUNDLE.get_message(key).and_then(|m| m.value()) else {
            tracing::error!(key, "a text is missing");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = BUNDLE.format_pattern(pattern, Some(args), &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, "a text has a blank that nobody fills");
        }
        text.into_owned()
    }

    /// "Thursday, 26 November"; with the year where it is not this one.
    pub fn day(&self, at: &Time) -> String {
        self.date(&self.calendar.date(*at))
    }

    /// As [`Words::day`], for a calendar day.
    pub fn date(&self, date: &Date) -> String {
        let form = if date.year() == self.today().year() {
            "%A, %-d %B"
        } else {
            "%A, %-d %B %Y"
        };
        date.strftime(form).to_string()
    }

    /// "November"; with the year where it is not this one.
    pub fn month(&self, at: &Time) -> String {
        let date = self.calendar.date(*at);
        let form = if date.year() == self.today().year() {
            "%B"
        } else {
            "%B %Y"
        };
        date.strftime(form).to_string()
    }

    /// "Nov", for places as narrow as one session; with the year where it is not this one.
    pub fn month_short(&self, at: &Time) -> String {
        let date = self.calendar.date(*at);
        let form = if date.year() == self.today().year() {
            "%b"
        } else {
            "%b %Y"
        };
        date.strftime(form).to_string()
    }

    /// "14:00".
    pub fn clock(&self, at: &Time) -> String {
        self.zoned(*at).strftime("%-H:%M").to_string()
    }

    /// "Thursday, 26 November, 14:00"; "today, 14:00"; "tomorrow, 8:00".
    pub fn moment(&self, at: &Time) -> String {
        let date = self.calendar.date(*at);
        let clock = self.clock(at);
        if date == self.today() {
            self.fill("when-today", &[("clock", &clock)])
        } else if self.today().tomorrow().is_ok_and(|t| t == date) {
            self.fill("when-tomorrow", &[("clock", &clock)])
        } else {
            format!("{}, {clock}", self.date(&date))
        }
    }

    /// For `<time datetime>` and date fields: "2026-11-26".
    pub fn iso_day(&self, at: &Time) -> String {
        self.calendar.date(*at).to_string()
    }

    /// For `<time datetime>` and time fields: "2026-11-26T14:00".
    pub fn iso(&self, at: &Time) -> String {
        self.zoned(*at).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// Today in the practice.
    pub fn today(&self) -> Date {
        self.calendar.date(self.now)
    }

    /// The day so many days from today, for date fields: "2026-12-01".
    pub fn in_days(&self, days: i64) -> String {
        self.calendar.date(self.now.plus_days(days)).to_string()
    }

    /// The practice's calendar.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The moment at which these words are spoken.
    pub fn now(&self) -> Time {
        self.now
    }

    fn zoned(&self, at: Time) -> jiff::ZonedDateTime {
        at.timestamp().to_zoned_datetime(self.calendar.zone.clone())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    #[test]
    fn days_and_times_are_the_practices() {
        let zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
        let at = |text: &str| -> Time { text.parse::<jiff::Timestamp>().unwrap().into() };
        let words = Words::new(Calendar::weekdays(zone), at("2026-11-23T23:30:00Z"));
        assert_eq!(
            words.day(&at("2026-11-26T13:00:00Z")),
            "Thursday, 26 November"
        );
        assert_eq!(words.moment(&at("2026-11-24T07:00:00Z")), "today, 8:00");
        assert_eq!(words.moment(&at("2026-11-25T07:00:00Z")), "tomorrow, 8:00");
        assert_eq!(
            words.day(&at("2027-01-04T13:00:00Z")),
            "Monday, 4 January 2027"
        );
        assert_eq!(words.iso(&at("2026-11-24T07:00:00Z")), "2026-11-24T08:00");
    }
}

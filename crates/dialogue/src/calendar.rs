//! When a practice reads its post: working days, one hour in the morning, one time zone.

use jiff::civil::{Date, Time as Clock, Weekday};
use jiff::tz::TimeZone;

use crate::Time;

/// Working mornings of a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The practice's time zone.
    pub zone: TimeZone,
    /// Working days, Monday first.
    pub days: [bool; 7],
    /// The hour at which post arrives, 0 to 23.
    pub hour: i8,
}

impl Calendar {
    /// Monday to Friday at 8:00 in `zone`.
    pub fn weekdays(zone: TimeZone) -> Self {
        Self {
            zone,
            days: [true, true, true, true, true, false, false],
            hour: 8,
        }
    }

    /// The calendar day on which `at` falls here.
    pub fn date(&self, at: Time) -> Date {
        at.timestamp().to_zoned_datetime(self.zone.clone()).date()
    }

    /// `hour` o'clock on `date` here; where a clock change skips that hour, the hour after it.
    pub fn at(&self, date: Date, hour: i8, minute: i8) -> Time {
        let clock =
            Clock::new(hour.clamp(0, 23), minute.clamp(0, 59), 0, 0).unwrap_or(Clock::midnight());
        match date.to_datetime(clock).to_zoned_datetime(self.zone.clone()) {
            Ok(zoned) => zoned.timestamp().into(),
            Err(_) => jiff::Timestamp::MAX.into(),
        }
    }

    /// The first working morning that is not before `now`. A calendar without any working day reads every day.
    pub fn next_working_morning(&self, now: Time) -> Time {
        let mut date = self.date(now);
        for _ in 0..8 {
            let morning = self.at(date, self.hour, 0);
            if self.works(date.weekday()) && morning >= now {
                return morning;
            }
            date = date.tomorrow().unwrap_or(date);
        }
        self.at(date, self.hour, 0)
    }

    fn works(&self, day: Weekday) -> bool {
        let index = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
        self.days[index] || self.days == [false; 7]
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn at(text: &str) -> Time {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    #[test]
    fn friday_evening_waits_for_monday() {
        let berlin = Calendar::weekdays(TimeZone::get("Europe/Berlin").unwrap());
        assert_eq!(
            berlin.next_working_morning(at("2026-11-20T21:00:00Z")),
            at("2026-11-23T07:00:00Z")
        );
    }

    #[test]
    fn before_eight_is_the_same_morning() {
        let berlin = Calendar::weekdays(TimeZone::get("Europe/Berlin").unwrap());
        assert_eq!(
            berlin.next_working_morning(at("2026-11-23T06:59:00Z")),
            at("2026-11-23T07:00:00Z")
        );
        assert_eq!(
            berlin.next_working_morning(at("2026-11-23T07:00:01Z")),
            at("2026-11-24T07:00:00Z")
        );
    }

    #[test]
    fn summer_time_is_respected() {
        let london = Calendar::weekdays(TimeZone::get("Europe/London").unwrap());
        // Clocks go forward on Sunday, 2026-03-29.
        assert_eq!(
            london.next_working_morning(at("2026-03-27T12:00:00Z")),
            at("2026-03-30T07:00:00Z")
        );
    }

    #[test]
    fn without_working_days_every_day_is_one() {
        let mut utc = Calendar::weekdays(TimeZone::UTC);
        utc.days = [false; 7];
        assert_eq!(
            utc.next_working_morning(at("2026-11-21T09:00:00Z")),
            at("2026-11-22T08:00:00Z")
        );
    }
}

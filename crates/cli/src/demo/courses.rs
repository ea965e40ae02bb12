//! Simulated courses of the demo's relationships: a story gives its moments, everything between them (sessions, check-ins,
//! views, what fell out) follows from its rhythm and its dice.

use alliance::Direct;
use dialogue::conversation::Happened;

use super::script::{Points, Step, What};
use crate::seeded::Dice;

/// A relationship's story, and its rhythm.
pub(super) struct Course {
    /// The client's three lines; empty ones are not written.
    pub(super) lines: [&'static str; 3],
    /// How many weeks have had a session planned, holidays left out.
    pub(super) sessions: usize,
    /// How sessions are felt.
    pub(super) feel: Feel,
    /// What happens to check-ins.
    pub(super) habit: Habit,
    /// After this session, so many weeks without any.
    pub(super) pause: Option<(usize, i64)>,
    /// True where no further session is planned.
    pub(super) over: bool,
    /// What is said and done, in its place.
    pub(super) beats: &'static [Beat],
    /// What stands out in the check-ins.
    pub(super) marks: &'static [Mark],
}

/// How sessions are felt, on the scale of 0 to 10.
pub(super) struct Feel {
    /// The first session, item by item.
    pub(super) first: [f64; 5],
    /// What each session adds.
    pub(super) drift: f64,
    /// How much sessions differ from each other (standard deviation, in points).
    pub(super) noise: f64,
}

/// Habits with check-ins, in hundred.
pub(super) struct Habit {
    /// Shared.
    pub(super) share: u8,
    /// Kept; what remains is not done.
    pub(super) keep: u8,
    /// No check-in is done from this session on.
    pub(super) until: usize,
    /// The therapist gives their own view; otherwise they pass.
    pub(super) view: u8,
}

/// Something said or done.
pub(super) struct Beat {
    pub(super) when: When,
    pub(super) at: (i8, i8),
    pub(super) what: What,
}

/// On which day.
pub(super) enum When {
    /// So many days after this session (counted from 0).
    After(usize, i64),
    /// So many days before today.
    Ago(i64),
}

/// What stands out in the check-in on a session.
pub(super) enum Mark {
    /// The direct question.
    Direct(usize, Direct),
    /// The same, and what would have made it better.
    Better(usize, Direct, &'static str),
    /// Whether what was agreed in that conversation happened.
    Agreed(usize, usize, Happened),
    /// It was so many points lower, and half of that the week after.
    Dip(usize, f64),
}

/// `days` after session `session`.
pub(super) const fn after(session: usize, days: i64, at: (i8, i8), what: What) -> Beat {
    Beat {
        when: When::After(session, days),
        at,
        what,
    }
}

/// `days` before today.
pub(super) const fn ago(days: i64, at: (i8, i8), what: What) -> Beat {
    Beat {
        when: When::Ago(days),
        at,
        what,
    }
}

/// Usual habits: mostly shared, sometimes kept, sometimes not done.
pub(super) const USUAL: Habit = habit(74, 10, 72);

/// Shared, kept, and the therapist's views, each in hundred.
pub(super) const fn habit(share: u8, keep: u8, view: u8) -> Habit {
    Habit {
        share,
        keep,
        until: usize::MAX,
        view,
    }
}

/// How sessions are felt.
pub(super) const fn feel(first: [f64; 5], drift: f64, noise: f64) -> Feel {
    Feel {
        first,
        drift,
        noise,
    }
}

/// When a relationship's sessions are.
pub(super) struct Slot {
    /// The latest session was so many days ago; 0: there is one today, and the latest was a week ago. Below 0: the first one is
    /// ahead.
    pub(super) offset: i64,
    /// Hour and minute.
    pub(super) at: (i8, i8),
    /// Weeks, counted back from the latest, that are the therapist's holiday.
    pub(super) holidays: &'static [i64],
}

impl Slot {
    /// So many days before today is the next session: today's, or one that is ahead (negative).
    fn next(&self) -> i64 {
        if self.offset > 0 {
            self.offset - 7
        } else {
            self.offset
        }
    }
}

impl Course {
    /// How many days ago each session was, the first first.
    fn days(&self, slot: &Slot) -> Vec<i64> {
        let latest = if slot.offset > 0 { slot.offset } else { 7 };
        let mut week = 0;
        let mut days: Vec<i64> = (0..self.sessions)
            .rev()
            .map(|session| {
                if let Some((last, weeks)) = self.pause
                    && session == last
                {
                    week += weeks;
                }
                while slot.holidays.contains(&week) {
                    week += 1;
                }
                week += 1;
                latest + 7 * (week - 1)
            })
            .collect();
        days.reverse();
        days
    }

    /// On which day the client comes in, counted back from today.
    pub(super) fn begins(&self, slot: &Slot) -> i64 {
        self.days(slot).first().map_or(1, |first| first + 4)
    }

    /// The whole story, in the order of its days and hours.
    pub(super) fn steps(&self, slot: &Slot, seed: u64) -> Vec<Step> {
        let mut dice = Dice::new(seed);
        let days = self.days(slot);
        let begins = self.begins(slot);
        let mut steps = Vec::new();
        if self.lines.iter().any(|line| !line.is_empty()) {
            let [talk, please_dont, before] = self.lines;
            let at = (19 + clock(&mut dice, 3), clock(&mut dice, 60));
            steps.push(step(begins, at, What::Lines(talk, please_dont, before)));
        }
        for (n, ago) in days.iter().enumerate() {
            let planned = match n.checked_sub(1) {
                Some(before) => (days[before], later(slot.at, 58)),
                None => (begins, (18, 40)),
            };
            let plan = What::Plan(*ago, slot.at);
            steps.push(step(planned.0, planned.1, plan));
            self.session(n, *ago, slot, &mut dice, &mut steps);
        }
        if !self.over {
            let (planned, at) = days
                .last()
                .map_or((begins, (18, 40)), |last| (*last, later(slot.at, 59)));
            steps.push(step(planned, at, What::Plan(slot.next(), slot.at)));
            if slot.offset == 0 {
                // Whoever comes today has next week's hour as well.
                steps.push(step(planned, at, What::Plan(-7, slot.at)));
            }
        }
        for beat in self.beats {
            let day = match beat.when {
                When::After(session, after) => days[session] - after,
                When::Ago(day) => day,
            };
            steps.push(step(day, beat.at, beat.what.clone()));
        }
        steps.sort_by_key(|step| (-step.ago, step.at));
        steps
    }

    /// One session: that it took place or not, the therapist's view, the client's check-in.
    fn session(&self, n: usize, ago: i64, slot: &Slot, dice: &mut Dice, steps: &mut Vec<Step>) {
        let fell_out = dice.below(100);
        if !self.matters(n) && n + 2 < self.sessions && fell_out < 11 {
            steps.push(if fell_out < 8 {
                step(ago + 1, (17, clock(dice, 60)), What::Cancelled(n))
            } else {
                step(ago, later(slot.at, 56), What::Missed(n))
            });
            return;
        }
        steps.push(step(ago, later(slot.at, 55), What::Held(n)));
        let points = self.points(n, dice);
        let view = later(slot.at, 60 + clock(dice, 20));
        let direct = self.direct(n);
        if dice.percent(self.habit.view) {
            let seen = match direct {
                Direct::Yes if dice.percent(60) => Direct::ALittle,
                _ => Direct::No,
            };
            let between = mean(&points) + 0.8 * dice.noise() - 0.3;
            steps.push(step(ago, view, What::View(n, whole(between), seen)));
        } else {
            steps.push(step(ago, view, What::Pass(n)));
        }
        // On the evening of a session, or the evening after where that is past.
        let evening = (19 + clock(dice, 4), clock(dice, 60));
        let late = i64::from(dice.percent(25) && ago > 1);
        if let Some(what) = self.check_in(n, points, direct, dice) {
            steps.push(step(ago - late, evening, what));
        }
        if ago - late > 1 {
            steps.push(step(ago - late - 1, (8, 5 + clock(dice, 20)), What::LookIn));
        }
    }

    fn check_in(&self, n: usize, points: Points, direct: Direct, dice: &mut Dice) -> Option<What> {
        let drawn = dice.below(100);
        let held_back = dice.percent(30);
        if n >= self.habit.until {
            return None;
        }
        for mark in self.marks {
            match mark {
                Mark::Agreed(session, about, happened) if *session == n => {
                    return Some(What::ShareAgreed(n, points, direct, *about, *happened));
                }
                Mark::Better(session, _, better) if *session == n => {
                    return Some(What::Share(n, points, direct, better));
                }
                _ => {}
            }
        }
        if drawn < self.habit.share {
            Some(What::Share(n, points, direct, ""))
        } else if drawn < self.habit.share + self.habit.keep {
            Some(What::KeepCheckIn(n, points, direct, held_back))
        } else {
            None
        }
    }

    fn direct(&self, n: usize) -> Direct {
        let marked = self.marks.iter().find_map(|mark| match mark {
            Mark::Direct(session, direct) | Mark::Better(session, direct, _) if *session == n => {
                Some(*direct)
            }
            _ => None,
        });
        marked.unwrap_or(Direct::No)
    }

    fn points(&self, n: usize, dice: &mut Dice) -> Points {
        let dip: f64 = self
            .marks
            .iter()
            .map(|mark| match mark {
                Mark::Dip(session, depth) if *session == n => *depth,
                Mark::Dip(session, depth) if session + 1 == n => depth / 2.0,
                _ => 0.0,
            })
            .sum();
        let sessions = f64::from(u32::try_from(n).unwrap_or_default());
        let day = self.feel.drift * sessions - dip + self.feel.noise * dice.noise();
        self.feel.first.map(|first| {
            let felt = first + day + 0.6 * self.feel.noise * dice.noise();
            let skipped = dice.percent(4) && self.feel.noise > 0.0;
            (!skipped).then(|| whole(felt))
        })
    }

    /// True where the story needs this session to have taken place.
    fn matters(&self, n: usize) -> bool {
        let beats = self.beats.iter().any(|beat| match beat.when {
            When::After(session, _) => session == n,
            When::Ago(_) => false,
        });
        let marks = self.marks.iter().any(|mark| match mark {
            Mark::Direct(session, _)
            | Mark::Better(session, ..)
            | Mark::Agreed(session, ..)
            | Mark::Dip(session, _) => *session == n,
        });
        n == 0 || beats || marks
    }
}

fn step(ago: i64, at: (i8, i8), what: What) -> Step {
    Step { ago, at, what }
}

fn clock(dice: &mut Dice, below: u8) -> i8 {
    i8::try_from(dice.below(below)).unwrap_or_default()
}

/// So many minutes later on the same day.
fn later((hour, minute): (i8, i8), minutes: i8) -> (i8, i8) {
    let all = i16::from(hour) * 60 + i16::from(minute) + i16::from(minutes);
    let part = |n: i16| i8::try_from(n).unwrap_or_default();
    (part(all / 60), part(all % 60))
}

fn mean(points: &Points) -> f64 {
    let all: Vec<f64> = points.iter().flatten().map(|p| f64::from(*p)).collect();
    if all.is_empty() {
        return 7.0;
    }
    all.iter().sum::<f64>() / f64::from(u32::try_from(all.len()).unwrap_or(1))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it lies between 0 and 10"
)]
fn whole(felt: f64) -> u8 {
    felt.round().clamp(0.0, 10.0) as u8
}

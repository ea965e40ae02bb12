//! The part of a round that measures a practice of 10,000 relationships.

use super::{Run, Taken, in_f64};
use crate::Failure;
use crate::figures::{Figure, Kind, Moment, Subject};

impl Run<'_> {
    /// Pages of the large practice, by a program that was just started.
    pub(super) fn large(&self, taken: &mut Taken<'_>) -> Result<(), Failure> {
        for (engine, large) in &self.practices.large {
            self.calm();
            let (server, start) = large.serve()?;
            let start = start.as_secs_f64() * 1e3;
            taken.figure(Figure::Start(*engine), start);
            let opened = || -> Result<_, Failure> {
                [
                    (Kind::Home, &large.homes),
                    (Kind::Relationship, &large.relationships),
                    (Kind::Day, &large.days),
                ]
                .into_iter()
                .map(|(kind, pages)| Ok((kind, self.opened(server.address, pages)?)))
                .collect::<Result<Vec<_>, Failure>>()
            };
            let (outcomes, most) = server.resident_while(opened);
            for (kind, outcome) in outcomes? {
                taken.note(Subject::Large(*engine, kind), &outcome)?;
            }
            let most = in_f64(most) / 1024.0;
            taken.figure(Figure::Resident(Moment::Large(*engine)), most);
            (taken.say)(&format!("  {engine:?}: start {start:.0} ms, {most:.1} MiB"));
        }
        Ok(())
    }
}

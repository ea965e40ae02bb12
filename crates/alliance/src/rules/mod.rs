//! Published rules that look for a fall in a course of scores, and the control charts they are compared with.
//!
//! Each rule is one named function from a course and its [`Site`] to a flag for each session. [`ALL`] lists them by name. They
//! are here to be compared with: most of them find chance more often than anything else (CLINICAL.md §2.3), which
//! `candor analyze` says beside their result.
//!
//! **Missing.** A session without a score is `None`. It is never flagged and never filled in. A rule that compares a session with the one
//! before says nothing where either is missing; moving ranges are taken between neighbours alone; what earlier sessions
//! say is what those say that were answered.
//!
//! **Peeking.** [`Looks`] says what a rule has to know. A rule that looks at [`Looks::Earlier`] alone gives a session the same flag
//! whatever comes after.

mod chart;
mod cumulative;
mod fall;
mod pcoms;
mod repair;
mod scores;
mod shrunken;
mod site;

pub(crate) use chart::Earlier;
pub use chart::{eubanks_carter, individuals_chart};
pub use cumulative::{cusum, ewma};
pub use fall::{fall, gumz};
pub use pcoms::{Pcoms, pcoms};
pub use repair::{stiles_v, strauss_repair};
pub use scores::Scores;
pub(crate) use shrunken::Band;
pub use shrunken::{Shrunken, shrunken_chart};
pub use site::{Sample, Site};

/// The look of a rule: what it has to know before it can speak about a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// The session, the ones before it, and what is known of the site beforehand. It could be used while therapy goes on.
    Earlier,
    /// The same, and the average spread within the persons of the whole sample, which includes later sessions.
    Sample,
    /// The person's whole course. It can only be used afterwards.
    Course,
}

/// A rule of the list.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name, for a command line or a column.
    pub name: &'static str,
    /// What it flags, in a few words.
    pub says: &'static str,
    /// Where it comes from, and how sure it is that this is what the source means.
    pub source: &'static str,
    /// What it has to know.
    pub looks: Looks,
    /// True where its formula asks for the average spread within the persons of the sample ([`Site::within`]).
    pub within: bool,
    run: fn(Scores<'_>, &Site, &mut [bool]),
}

impl Rule {
    /// Sets one flag for each session.
    ///
    /// # Panics
    /// Where `flags` is not as long as `scores`.
    pub fn flag(&self, scores: Scores<'_>, site: &Site, flags: &mut [bool]) {
        assert_eq!(scores.len(), flags.len(), "one flag for each session");
        flags.fill(false);
        (self.run)(scores, site, flags);
    }

    /// The rule of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Rule> {
        ALL.iter().find(|rule| rule.name == name)
    }
}

/// All rules, family by family.
pub const ALL: &[Rule] = &[
    Rule {
        name: "fall-1sd",
        says: "a fall of 1 SD or more since the session before",
        source: "Strauss et al. 2006 as described by Gumz et al. 2012 and McLaughlin et al. 2014: SD within persons, averaged over the sample",
        looks: Looks::Sample,
        within: true,
        run: |scores, site, flags| fall(scores, site, 1.0, flags),
    },
    Rule {
        name: "fall-2sd",
        says: "a fall of 2 SD or more since the session before",
        source: "the stricter of the two thresholds in use (Gumz et al. 2012): SD within persons, averaged over the sample",
        looks: Looks::Sample,
        within: true,
        run: |scores, site, flags| fall(scores, site, 2.0, flags),
    },
    Rule {
        name: "gumz-1sd",
        says: "a fall of 1 SD or more, by the stricter of the person's own SD and the sample's",
        source: "Gumz et al. 2012, as we read it: of the variability within this person and of the sample, the larger one",
        looks: Looks::Course,
        within: true,
        run: |scores, site, flags| gumz(scores, site, 1.0, flags),
    },
    Rule {
        name: "gumz-2sd",
        says: "a fall of 2 SD or more, by the stricter of the person's own SD and the sample's",
        source: "Gumz et al. 2012, as we read it: of the variability within this person and of the sample, the larger one",
        looks: Looks::Course,
        within: true,
        run: |scores, site, flags| gumz(scores, site, 2.0, flags),
    },
    Rule {
        name: "strauss-repair-3",
        says: "a fall of 1 SD that comes back to within 0.25 SD of where it was in the next 3 sessions",
        source: "Strauss et al. 2006 (3 to 5 sessions; from secondary sources, the exact formula was not found)",
        looks: Looks::Course,
        within: true,
        run: |scores, site, flags| strauss_repair(scores, site, 3, flags),
    },
    Rule {
        name: "strauss-repair-5",
        says: "a fall of 1 SD that comes back to within 0.25 SD of where it was in the next 5 sessions",
        source: "Strauss et al. 2006 (3 to 5 sessions; from secondary sources, the exact formula was not found)",
        looks: Looks::Course,
        within: true,
        run: |scores, site, flags| strauss_repair(scores, site, 5, flags),
    },
    Rule {
        name: "stiles-v",
        says: "a V: a fall of 2 SD, and as much of a rise in the session after",
        source: "our reading of the V-shaped deflection of Stiles et al. 2004, whose exact formula was not found",
        looks: Looks::Course,
        within: true,
        run: |scores, site, flags| stiles_v(scores, site, 2.0, flags),
    },
    Rule {
        name: "pcoms",
        says: "below the cut-off of 36 of 40, or a fall of 1 point of 40",
        source: "PCOMS (Miller & Duncan) alert rule for a scale from 0 to 40; carried over to other scales in proportion, which PCOMS does not do",
        looks: Looks::Earlier,
        within: false,
        run: |scores, site, flags| pcoms(scores, site, Pcoms::CUT_OFF_OR_FALL, flags),
    },
    Rule {
        name: "pcoms-cutoff",
        says: "below the cut-off of 36 of 40",
        source: "PCOMS, the cut-off alone",
        looks: Looks::Earlier,
        within: false,
        run: |scores, site, flags| pcoms(scores, site, Pcoms::CUT_OFF, flags),
    },
    Rule {
        name: "pcoms-fall-1",
        says: "a fall of 1 point of 40 since the session before",
        source: "PCOMS, the fall alone, of one point",
        looks: Looks::Earlier,
        within: false,
        run: |scores, site, flags| pcoms(scores, site, Pcoms::FALL_1, flags),
    },
    Rule {
        name: "pcoms-fall-2",
        says: "a fall of 2 points of 40 since the session before",
        source: "PCOMS, the fall alone, of two points as some say",
        looks: Looks::Earlier,
        within: false,
        run: |scores, site, flags| pcoms(scores, site, Pcoms::FALL_2, flags),
    },
    Rule {
        name: "eubanks-carter-2s",
        says: "more than 2 sigma below the mean of the whole course (individuals chart)",
        source: "Eubanks-Carter, Gorman & Muran 2012, warning limit (from secondary sources); sigma from the mean moving range",
        looks: Looks::Course,
        within: false,
        run: |scores, site, flags| eubanks_carter(scores, site, 2.0, flags),
    },
    Rule {
        name: "eubanks-carter-3s",
        says: "more than 3 sigma below the mean of the whole course (individuals chart)",
        source: "Eubanks-Carter, Gorman & Muran 2012, action limit (from secondary sources); sigma from the mean moving range",
        looks: Looks::Course,
        within: false,
        run: |scores, site, flags| eubanks_carter(scores, site, 3.0, flags),
    },
    Rule {
        name: "chart-2s",
        says: "more than 2 sigma below the mean of the person's earlier sessions",
        source: "Shewhart individuals chart, kept prospectively from four earlier sessions on",
        looks: Looks::Earlier,
        within: false,
        run: |scores, site, flags| individuals_chart(scores, site, 2.0, flags),
    },
    Rule {
        name: "chart-3s",
        says: "more than 3 sigma below the mean of the person's earlier sessions",
        source: "Shewhart individuals chart, kept prospectively from four earlier sessions on",
        looks: Looks::Earlier,
        within: false,
        run: |scores, site, flags| individuals_chart(scores, site, 3.0, flags),
    },
    Rule {
        name: "shrunken-look",
        says: "more than 2 sigma below the person's own mean, both shrunken towards the site's",
        source: "CLINICAL.md §2.4, GLANCE",
        looks: Looks::Earlier,
        within: false,
        run: |scores, site, flags| shrunken_chart(scores, site, Shrunken::Look, flags),
    },
    Rule {
        name: "shrunken-ask",
        says: "more than 2.5 sigma below, or 2 of the last 3 more than 1.5 sigma below, both shrunken towards the site's",
        source: "CLINICAL.md §2.4, ASK",
        looks: Looks::Earlier,
        within: false,
        run: |scores, site, flags| shrunken_chart(scores, site, Shrunken::Ask, flags),
    },
    Rule {
        name: "ewma",
        says: "an exponentially weighted mean of the person's deviations below its limit",
        source: "Roberts 1959, weight 0.2, limit 2.7; deviations from the shrunken mean of earlier sessions",
        looks: Looks::Earlier,
        within: false,
        run: ewma,
    },
    Rule {
        name: "cusum",
        says: "the sum of the person's deviations below half a sigma passes 4 sigma",
        source: "Page 1954, allowance 0.5, limit 4, self-starting as in Hawkins 1987; deviations from the shrunken mean of earlier sessions",
        looks: Looks::Earlier,
        within: false,
        run: cusum,
    },
];

#[cfg(test)]
mod tests;

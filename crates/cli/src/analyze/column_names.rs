//! What columns are called in files, best first. Letters and digits alone count: `Client-ID` is `clientid`.

pub(super) const CLIENT: &[&str] = &[
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
pub(super) const SESSION: &[&str] = &[
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
pub(super) const SCORE: &[&str] = &[
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
pub(super) const RATER: &[&str] = &[
    "rater",
    "perspective",
    "respondent",
    "informant",
    "source",
    "ratedby",
    "role",
    "who",
];
pub(super) const DATE: &[&str] = &["date", "sessiondate", "day", "datum", "when"];
pub(super) const DIRECT: &[&str] = &["direct", "rupture", "moment", "directanswer"];
/// The names of numbered items without their numbers.
pub(super) const ITEM: &[&str] = &[
    "item", "i", "q", "question", "srs", "wai", "waisr", "sai", "arm", "it",
];

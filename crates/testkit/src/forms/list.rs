//! The list of all forms.

use super::{Blanks, Form, Means, WORDS, Who};

impl Blanks {
    /// All of them. A new kind of form belongs here; `every_address_that_takes_a_form_is_in_the_list` says so.
    pub fn forms(&self) -> Vec<Form> {
        [self.of_client(), self.of_therapist(), self.of_accounts()].concat()
    }

    fn of_client(&self) -> Vec<Form> {
        use Means::{Anything, Choice, Id, Words};
        let client = |name, below: &str, fields: &[(&'static str, &str, Means)]| {
            Form::new(name, Who::Client, format!("{}{below}", self.with), fields)
        };
        let say = |name, go| {
            let fields = [
                ("go", go, Anything),
                ("feeling", "", Choice),
                ("level", "say", Choice),
                ("please", "", Choice),
                ("topic", "", Choice),
                ("words", WORDS, Words),
                ("when", "Tuesday", Words),
                ("did", "", Choice),
                ("wanted", "A pause.", Words),
                ("handling", "", Choice),
                ("concern", "", Choice),
                ("delivery", "morning", Choice),
                ("arrives", "", Anything),
            ];
            client(name, "/say", &fields)
        };
        let check_in = format!("/check-in/{}", self.session);
        let answers = |name, go| {
            let fields = [
                ("go", go, Anything),
                ("accepted", "7", Choice),
                ("understood", "", Choice),
                ("goals", "0", Choice),
                ("tasks", "10", Choice),
                ("room", "5", Choice),
                ("direct", "a-little", Choice),
                ("better", "More time.", Words),
            ];
            client(name, &check_in, &fields)
        };
        let about = format!("/about/{}", self.moment);
        let stand = |name, go: &str, below: &str, moment| {
            let fields = [
                ("go", go, Anything),
                ("moment", &*self.moment, moment),
                ("place", "partly", Choice),
                ("afraid", "That you leave.", Words),
                ("happened-words", "You stayed.", Words),
                ("saying", "Warm.", Words),
            ];
            client(name, below, &fields)
        };
        let of_entry = |name, go| {
            client(
                name,
                "/own",
                &[("go", go, Anything), ("entry", &self.kept, Id)],
            )
        };
        vec![
            say("say: keep", "keep"),
            say("say: send", "send"),
            say("say: save", "save"),
            client("say: discard", "/say", &[("go", "discard", Anything)]),
            of_entry("own: erase", "erase"),
            of_entry("own: take up", "take-up"),
            client(
                "own: take back",
                "/own",
                &[("go", "take-back", Anything), ("letter", &self.letter, Id)],
            ),
            client(
                "own: all is well",
                "/own",
                &[("go", "well", Anything), ("asked", "held-back", Choice)],
            ),
            client(
                "safety: keep",
                "/safety",
                &[("go", "keep", Anything), ("copy", WORDS, Words)],
            ),
            client(
                "safety: stop",
                "/safety",
                &[("go", "stop", Anything), ("sure", "yes", Anything)],
            ),
            client(
                "check-in: a page",
                &check_in,
                &[("page", "2", Anything), ("understood", "8", Choice)],
            ),
            answers("check-in: keep", "keep"),
            answers("check-in: share", "share"),
            client(
                "invitation: lines",
                "/invitation",
                &[
                    ("talk", "Slowly.", Words),
                    ("please-dont", "Rush.", Words),
                    ("before", "Nobody asked.", Words),
                ],
            ),
            client("consent", "/consent", &[("scores", "yes", Anything)]),
            stand("about: show", "show", &about, Anything),
            stand("own: keep where it is", "keep-stand", "/own", Id),
            client(
                "about: back",
                &about,
                &[("go", "back", Anything), ("words", WORDS, Words)],
            ),
            client("about: draw", &about, &[("go", "undraw", Anything)]),
            client(
                "about: happened",
                &about,
                &[
                    ("go", "happened", Anything),
                    ("agreed", &self.agreed, Id),
                    ("happened", "partly", Choice),
                ],
            ),
            client("end", "/end", &[("go", "end", Anything)]),
        ]
    }

    fn of_therapist(&self) -> Vec<Form> {
        use Means::{Anything, Choice, Id, Time, Words};
        let therapist = |name, below: &str, fields: &[(&'static str, &str, Means)]| {
            Form::new(
                name,
                Who::Therapist,
                format!("{}{below}", self.with),
                fields,
            )
        };
        let about = format!("/about/{}", self.moment);
        let check_in = format!("/check-in/{}", self.session);
        let again = Form::new(
            "invite again",
            Who::Therapist,
            format!("{}/invite-again", self.waiting),
            &[("email", "waiting@example.org", Words)],
        );
        vec![
            therapist(
                "sessions: plan",
                "/sessions",
                &[
                    ("starts", "2026-12-01T10:00", Time),
                    ("minutes", "50", Anything),
                ],
            ),
            therapist(
                "sessions: went",
                "/sessions",
                &[
                    ("go", "went", Anything),
                    ("session", &self.session, Id),
                    ("outcome", "held", Choice),
                ],
            ),
            therapist("say: noticed", "/say", &[("words", WORDS, Words)]),
            therapist(
                "invitation: sign",
                "/invitation",
                &[
                    ("go", "sign", Anything),
                    ("words", "I'd like to know.", Words),
                    ("holds", "fee", Choice),
                    ("handling-words", "Calmly.", Words),
                    ("scope", "This is therapy.", Words),
                ],
            ),
            therapist(
                "about: acknowledge",
                &about,
                &[
                    ("go", "acknowledge", Anything),
                    ("sentence", "I've read it.", Words),
                ],
            ),
            therapist(
                "about: words",
                &about,
                &[("go", "words", Anything), ("words", WORDS, Words)],
            ),
            therapist(
                "about: come back",
                &about,
                &[("go", "come-back", Anything), ("by", "2026-11-27", Time)],
            ),
            therapist(
                "about: agree",
                &about,
                &[("go", "agree", Anything), ("agree", WORDS, Words)],
            ),
            therapist(
                "view first",
                &check_in,
                &[
                    ("between", "7", Choice),
                    ("direct", "no", Choice),
                    ("show", "yes", Anything),
                ],
            ),
            again,
            Form::new(
                "invite a client",
                Who::Therapist,
                "/clients/new".to_owned(),
                &[
                    ("name", "Kim", Words),
                    ("email", "kim@example.org", Words),
                    ("words", "I'd like to know.", Words),
                    ("holds", "fee", Choice),
                    ("handling-words", "Calmly.", Words),
                    ("scope", "This is therapy.", Words),
                ],
            ),
        ]
    }

    fn of_accounts(&self) -> Vec<Form> {
        use Means::Words;
        vec![Form::new(
            "invite a member",
            Who::Administrator,
            "/members".to_owned(),
            &[
                ("name", "Cleo", Words),
                ("email", "cleo@example.org", Words),
            ],
        )]
    }
}

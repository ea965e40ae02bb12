//! One whole conversation: a therapist and a client, each in a browser of their own, from the invitation to "settled".
//! Once as pages usually run, once with scripts switched off.

use e2e::{Browser, CLIENT, Script, Server, invite, marker};

#[tokio::test]
async fn a_whole_conversation() {
    talk(Script::On).await;
}

#[tokio::test]
async fn a_whole_conversation_without_javascript() {
    talk(Script::Off).await;
}

async fn talk(script: Script) {
    let server = Server::start().await;
    let two = Two {
        ada: Browser::open(&server, script).await,
        kim: Browser::open(&server, script).await,
    };
    two.ada.step("the therapist signs in");
    two.ada.sign_in(server.someone("therapist")).await;
    let with = two.begin().await;
    let session = two.plan(&with).await;
    two.check_in(&session).await;
    two.view_first(&session).await;
    let said = two.say(&with).await;
    let moment = two.open(&with, &said).await;
    two.answer(&moment).await;
    two.settle(&moment).await;
    two.withdraw(&with, &moment).await;
    two.take_back(&with).await;
    two.safety(&with).await;
}

/// The therapist and the client.
struct Two {
    ada: Browser,
    kim: Browser,
}

impl Two {
    fn step(&self, what: &str) {
        self.ada.step(what);
        self.kim.step(what);
    }

    /// Invitation, coming in, three lines. Answers where their pages begin.
    async fn begin(&self) -> String {
        self.step("the therapist invites a client");
        let link = invite(&self.ada, &marker("kim"), CLIENT).await;
        self.step("the client comes in by the link");
        self.kim.go(&link).await;
        self.kim.sees("At some point I'll misunderstand you").await;
        self.kim.sees(&marker("handling")).await;
        self.kim.write("#password", "kim's own password").await;
        self.kim.press_in_form("Come in").await;
        self.kim.is_at("/").await;
        self.step("the link works once");
        self.ada.go(&link).await;
        self.ada.sees("This link doesn't work").await;

        self.step("the client writes three lines");
        self.kim.click("main a[href$=\"/invitation\"]").await;
        self.kim.write("#talk", &marker("plainly")).await;
        self.kim.write("#please-dont", &marker("no-advice")).await;
        self.kim.write("#before", &marker("not-heard")).await;
        self.kim.answer_form().await;
        let address = self.kim.address().await;
        let Some((with, _)) = address
            .strip_prefix("/with/")
            .map(|rest| rest.split_once('/').unwrap_or((rest, "")))
        else {
            self.kim
                .stop("the lines do not stand between the two")
                .await
        };
        let with = format!("/with/{with}");
        self.step("the therapist reads the three lines");
        self.ada.go(&with).await;
        for line in ["plainly", "no-advice", "not-heard"] {
            self.ada.sees(&marker(line)).await;
        }
        with
    }

    /// "We met": a session in the past. Answers where one looks back on it.
    async fn plan(&self, with: &str) -> String {
        self.step("the therapist notes that they met");
        self.ada.go(&format!("{with}/sessions")).await;
        self.ada.write_time("#starts", &three_days_ago()).await;
        self.ada.press("Put it down").await;
        self.ada.click("button[name=outcome][value=held]").await;
        self.ada.sees("took place").await;
        let link = self.ada.one("main a[href*=\"/check-in/\"]").await;
        match link.attr("href").await {
            Ok(Some(href)) => href,
            _ => self.ada.stop("nothing leads back to the session").await,
        }
    }

    /// One question a page; going back loses nothing; nothing shows before it is shared.
    async fn check_in(&self, session: &str) {
        let kim = &self.kim;
        self.step("the client checks in, page by page");
        kim.go("/").await;
        kim.click("main a[href*=\"/check-in/\"]").await;
        kim.sees("Five short questions").await;
        if !kim.is_chosen("accepted", "").await {
            kim.stop("an answer was chosen already").await;
        }
        kim.choose("accepted", "8").await;
        kim.answer("next").await;
        kim.choose("understood", "3").await;
        self.step("the client goes back, and forth again");
        kim.answer("back").await;
        if !kim.is_chosen("accepted", "8").await {
            kim.stop("the first answer is lost").await;
        }
        kim.answer("next").await;
        if !kim.is_chosen("understood", "3").await {
            kim.stop("going back lost the answer of the page that was left")
                .await;
        }
        kim.answer("next").await;
        kim.answer("skip").await;
        kim.choose("tasks", "0").await;
        kim.answer("next").await;
        kim.answer("skip").await;
        kim.choose("direct", "yes").await;
        kim.answer("next").await;
        kim.write("#better", &marker("a-question-first")).await;
        kim.answer("next").await;
        kim.choose("held-back", "yes").await;
        kim.answer("next").await;
        self.step("the last page shows exactly what goes");
        for words in ["8", "3", "0", "no answer", &marker("a-question-first")] {
            kim.sees(words).await;
        }
        self.step("before it is shared nothing shows");
        self.ada.go(session).await;
        self.ada.holds_nothing_of(&marker("a-question-first")).await;
        self.step("the client shares it");
        kim.answer("share").await;
        kim.sees("on its way").await;
    }

    /// The therapist's own two answers come before the client's.
    async fn view_first(&self, session: &str) {
        let ada = &self.ada;
        self.step("the therapist's day asks for their own view first");
        ada.go("/").await;
        ada.sees("Your view first").await;
        ada.click(&format!("main a[href=\"{session}\"]")).await;
        ada.holds_nothing_of(&marker("a-question-first")).await;
        ada.choose("between", "6").await;
        ada.choose("direct", "a-little").await;
        ada.answer("view").await;
        self.step("then both views stand side by side");
        ada.go(session).await;
        ada.sees(&marker("a-question-first")).await;
        ada.sees("A little").await;
        ada.holds_nothing_of("held something back").await;
    }

    /// The client says it. Answers what the preview promised.
    async fn say(&self, with: &str) -> Vec<String> {
        let kim = &self.kim;
        self.step("the client says it");
        kim.go(&format!("{with}/say")).await;
        // A script makes starters into buttons: this shows whether scripts run here.
        if kim.has(".starters button").await != (kim.script() == Script::On) {
            kim.stop("scripts are not what this test says they are")
                .await;
        }
        kim.choose("feeling", "felt-off").await;
        kim.choose("level", "say").await;
        kim.write(
            "#words",
            &format!("I felt hurried.\nTwice. {}", marker("hurried")),
        )
        .await;
        kim.choose("did", "trust").await;
        kim.write("#wanted", &marker("one-minute-more")).await;
        kim.choose("handling", "in-writing").await;
        kim.answer("preview").await;
        self.step("the preview shows exactly what will be read");
        kim.sees("Exactly this is what Ada reads").await;
        let preview = kim.one("main .preview").await;
        let preview = preview.text().await.unwrap_or_default();
        let lines: Vec<String> = preview.lines().skip(1).map(str::to_owned).collect();
        assert!(
            lines.len() > 4,
            "the preview shows next to nothing: {preview}"
        );
        self.step("before it is sent nothing shows");
        self.ada.go(with).await;
        self.ada.holds_nothing_of(&marker("hurried")).await;
        self.step("the client sends it, for now");
        kim.choose("delivery", "at").await;
        let field = kim.one("#arrives").await;
        let now = field.attr("min").await.ok().flatten().unwrap_or_default();
        kim.write_time("#arrives", &now).await;
        kim.answer("send").await;
        lines
    }

    /// The therapist reads it, word by word what the preview promised. Answers where.
    async fn open(&self, with: &str, said: &[String]) -> String {
        let ada = &self.ada;
        self.step("the therapist's day shows that something arrived");
        ada.go("/").await;
        ada.sees("has something to say").await;
        ada.holds_nothing_of(&marker("hurried")).await;
        self.step("the therapist opens it");
        ada.click(&format!("main .worth a[href^=\"{with}/about/\"]"))
            .await;
        let text = ada.text().await;
        let promised = said.join("\n");
        if !text.contains(&promised) {
            ada.stop(&format!("this is not what the preview showed:\n{promised}"))
                .await;
        }
        ada.address().await
    }

    /// One tap, an answer in writing (it was asked for), and what they agreed.
    async fn answer(&self, moment: &str) {
        let (ada, kim) = (&self.ada, &self.kim);
        self.step("the therapist answers with one tap");
        ada.answer("acknowledge").await;
        ada.sees("I've read it. Thank you for telling me.").await;
        self.step("the therapist answers in writing, as the client asked");
        ada.write(
            "#answer",
            &format!("I did hurry you. {}", marker("my-part")),
        )
        .await;
        ada.answer("answer").await;
        ada.sees(&marker("my-part")).await;
        self.step("the therapist writes down what was agreed");
        ada.write("#agree", &marker("five-minutes-at-the-end"))
            .await;
        ada.answer("agree").await;
        ada.sees(&marker("five-minutes-at-the-end")).await;
        self.step("the client reads the answer");
        kim.go("/").await;
        kim.sees("Ada has answered").await;
        kim.click(&format!("main a[href=\"{moment}\"]")).await;
        for words in [
            "Thank you for telling me",
            &marker("five-minutes-at-the-end"),
        ] {
            kim.sees(words).await;
        }
        if !kim.source().await.contains(&marker("my-part")) {
            kim.stop("the answer in writing is not there").await;
        }
    }

    /// Where it is now is the client's to say.
    async fn settle(&self, moment: &str) {
        let (ada, kim) = (&self.ada, &self.kim);
        self.step("the therapist has no way to say that it is settled");
        ada.go(moment).await;
        if ada.has("input[name=place]").await {
            ada.stop("the therapist is asked where it is now").await;
        }
        self.step("the client says where it is now");
        kim.go(moment).await;
        kim.choose("place", "settled").await;
        kim.write("#saying", &marker("lighter")).await;
        kim.answer("show").await;
        kim.sees("Settled for me").await;
        self.step("both see it");
        ada.go(moment).await;
        ada.sees("Settled for me").await;
        ada.sees(&marker("lighter")).await;
    }

    /// Consent is taken away: what was said before is not shown any more.
    async fn withdraw(&self, with: &str, moment: &str) {
        let (ada, kim) = (&self.ada, &self.kim);
        self.step("the client takes away that words may be shown");
        kim.go(&format!("{with}/consent")).await;
        kim.choose("words", "yes").await;
        kim.press("Save").await;
        self.step("the therapist sees no words any more");
        for page in [moment, with, "/"] {
            ada.go(page).await;
            for words in ["hurried", "one-minute-more", "lighter"] {
                ada.holds_nothing_of(&marker(words)).await;
            }
        }
        ada.go(moment).await;
        ada.sees("not shown").await;
        self.step("the client gives it back");
        kim.go(&format!("{with}/consent")).await;
        kim.choose("words", "yes").await;
        kim.press("Save").await;
        ada.go(moment).await;
        ada.sees(&marker("hurried")).await;
    }

    /// Taken back before it arrives, it never was.
    async fn take_back(&self, with: &str) {
        let (ada, kim) = (&self.ada, &self.kim);
        ada.go(with).await;
        let before = ada.text().await;
        self.step("the client says something for the next morning");
        kim.go(&format!("{with}/say")).await;
        kim.choose("feeling", "not-sure").await;
        kim.choose("level", "say").await;
        kim.write("#words", &marker("on-second-thought")).await;
        kim.answer("preview").await;
        kim.answer("send").await;
        kim.go("/").await;
        kim.sees("On its way").await;
        kim.go(&format!("{with}/own")).await;
        kim.sees(&marker("on-second-thought")).await;
        let unseen = async |step: &str| {
            self.step(step);
            for page in ["/", with] {
                ada.go(page).await;
                ada.holds_nothing_of(&marker("on-second-thought")).await;
            }
            if ada.text().await != before {
                ada.stop(&format!(
                    "the page is another than before, which was:\n{before}"
                ))
                .await;
            }
        };
        unseen("on its way nothing shows").await;
        self.step("the client takes it back");
        kim.answer("take-back").await;
        kim.sees("It's back with you. Ada never saw it.").await;
        unseen("taken back, it never was").await;
    }

    /// Reading about safety asks nobody anything; what is never sent is never sent.
    async fn safety(&self, with: &str) {
        let (ada, kim) = (&self.ada, &self.kim);
        ada.go(with).await;
        let before = ada.text().await;
        self.step("the client opens the part about safety");
        kim.go(&format!("{with}/say")).await;
        kim.requests().await;
        kim.click("#safety > summary").await;
        kim.sees("You don't have to prove or name anything, or decide now.")
            .await;
        kim.click("#safety-options > summary").await;
        kim.click("#safety-outside > summary").await;
        let asked = kim.requests().await;
        if !asked.is_empty() {
            kim.stop(&format!("reading about safety made requests: {asked:?}"))
                .await;
        }
        self.step("the client ticks something that is never sent");
        kim.go(&format!("{with}/say")).await;
        kim.choose("feeling", "felt-off").await;
        kim.choose("level", "say").await;
        kim.write("#words", &marker("threatened")).await;
        kim.choose("concern", "threats").await;
        kim.answer("preview").await;
        kim.sees("Nothing was sent to Ada.").await;
        kim.sees("You don't have to prove or name anything, or decide now.")
            .await;
        if !kim
            .value("textarea[name=words]")
            .await
            .contains(&marker("threatened"))
        {
            kim.stop("the words are gone").await;
        }
        self.step("nothing is on its way and nothing arrived");
        kim.go("/").await;
        kim.holds_nothing_of(&marker("threatened")).await;
        kim.go(&format!("{with}/own")).await;
        kim.holds_nothing_of(&marker("threatened")).await;
        for page in ["/", with] {
            ada.go(page).await;
            ada.holds_nothing_of(&marker("threatened")).await;
        }
        if ada.text().await != before {
            ada.stop(&format!(
                "the page is another than before, which was:\n{before}"
            ))
            .await;
        }
    }
}

/// Three days ago at two in the afternoon, as a field for a day and a time has it.
fn three_days_ago() -> String {
    #[expect(
        clippy::disallowed_methods,
        reason = "the server under test runs on the machine's clock; so does the person in front of it"
    )]
    let day = jiff::ZonedDateTime::now().date() - jiff::Span::new().days(3);
    format!("{day}T14:00")
}

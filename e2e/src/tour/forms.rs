//! The pages that no link leads to: what forms answer.

use serde_json::json;

use super::{Breadth, Tour};
use crate::{Account, marker};

impl<L: AsyncFnMut(&str)> Tour<'_, L> {
    pub(super) async fn wrong_sign_in(&mut self) {
        let browser = self.browser;
        browser.go("/sign-in").await;
        browser.write("#email", "nobody@example.org").await;
        browser.write("#password", "not the password").await;
        browser.press("Sign in").await;
        browser.sees("don't fit together").await;
        self.look("sign-in-wrong").await;
    }

    /// One press in a mail. Nobody has to be signed in, and nobody is told whether there were any.
    pub(super) async fn no_more_reminders(&mut self) {
        let browser = self.browser;
        browser.go("/stop/no-such-mail").await;
        browser.press("No more reminders").await;
        browser.sees("From now on none are sent").await;
        self.look("stop-done").await;
    }

    /// The page of reminders once they are on, with a calendar's address, and with no day chosen.
    pub(super) async fn reminders(&mut self) {
        let browser = self.browser;
        browser.go("/account/reminders").await;
        browser.press("Make an address").await;
        browser.press("Remind me").await;
        browser.sees("Reminders are on").await;
        self.look("reminders-on").await;
        browser
            .run("document.querySelectorAll('[name=days]').forEach((day) => { day.checked = false })")
            .await;
        browser.press("Save").await;
        browser.sees("Choose a day at least").await;
        self.look("reminders-no-day").await;
        browser.go("/account/reminders").await;
        browser.press("No more reminders").await;
        browser.press("End this address").await;
    }

    /// A letter that is too long is refused, with every word kept on the page.
    pub(super) async fn refused_letter(&mut self) {
        let browser = self.browser;
        browser.go("/clients/new").await;
        browser.write("#name", &marker("someone")).await;
        browser.write("#email", "someone@example.org").await;
        let long = "I would like to know it. ".repeat(300);
        browser
            .run_with(
                "document.getElementById('words').value = arguments[0]",
                vec![json!(long)],
            )
            .await;
        browser.press("Sign and make the link").await;
        browser.sees("too long").await;
        let kept = browser.value("textarea[name=words]").await;
        if kept.trim() != long.trim() {
            browser.stop("the letter is not kept word by word").await;
        }
        self.look("letter-too-long").await;
    }

    /// The page that shows a link, once.
    pub(super) async fn invitation(&mut self) -> String {
        let name = format!("Kim {}", marker("kim"));
        let link = crate::invite(self.browser, &name, "kim@example.org").await;
        self.look("client-invited").await;
        self.browser.press("Done").await;
        self.look("with-not-come-in-yet").await;
        link
    }

    pub(super) async fn coming_in(&mut self, link: &str) {
        let browser = self.browser;
        browser.go(link).await;
        self.look("join").await;
        browser.write("#password", "short").await;
        browser.press_in_form("Come in").await;
        browser.sees("doesn't fit").await;
        self.look("join-wrong").await;
        browser.write("#password", "long enough for this").await;
        browser.press_in_form("Come in").await;
        self.look("just-in").await;
    }

    /// Two things kept on one day, and with them the own room with something in it.
    pub(super) async fn notes(&mut self) {
        let browser = self.browser;
        for words in [marker("for-me-alone"), marker("for-me-as-well")] {
            self.open_say().await;
            browser.choose("feeling", "not-sure").await;
            browser.choose("level", "just-for-me").await;
            browser.write("#words", &words).await;
            browser.answer("preview").await;
            browser.sees(&words).await;
        }
        self.look("own-with-notes").await;
        browser.answer("take-up").await;
        self.look("moment-taken-up").await;
    }

    /// Every page of a check-in, and what became of it.
    pub(super) async fn check_in_pages(&mut self) {
        let browser = self.browser;
        browser.go("/").await;
        let path = browser
            .run("return document.querySelector('a[href*=\"/check-in/\"]').getAttribute('href')")
            .await;
        let path = path.as_str().unwrap_or_default().to_owned();
        for page in ["1", "2", "6", "7", "8", "all", "9"] {
            browser.go(&format!("{path}?page={page}")).await;
            self.look(&format!("check-in-page-{page}")).await;
        }
        browser.press("Keep it for me").await;
        self.look("check-in-kept").await;
    }

    /// The door, and every way through it but the last step.
    pub(super) async fn saying(&mut self) {
        let browser = self.browser;
        self.open_say().await;
        browser.press("Go on").await;
        self.look("moment-nothing-chosen").await;

        self.open_say().await;
        browser.choose("feeling", "felt-off").await;
        browser.choose("level", "something").await;
        browser.write("#words", &marker("beside")).await;
        browser.press("Go on").await;
        browser.sees("Exactly this").await;
        self.look("moment-preview-something").await;

        self.fill_say().await;
        browser.press("Go on").await;
        browser.sees("Exactly this").await;
        self.look("moment-preview").await;
        browser.press("Change").await;
        self.look("moment-changed").await;

        self.fill_say().await;
        browser.choose("concern", "money").await;
        browser.press("Go on").await;
        browser.sees("First, help from outside").await;
        self.look("moment-outside-first").await;

        self.fill_say().await;
        browser.choose("concern", "threats").await;
        browser.press("Go on").await;
        browser.sees("Nothing was sent to").await;
        self.look("moment-never-sent").await;

        self.fill_say().await;
        browser.press("Go on").await;
        browser.press("Send").await;
        self.look("home-with-something-on-its-way").await;
        browser.press("Take it back").await;
        self.look("taken-back").await;
    }

    async fn open_say(&self) {
        self.browser.go("/").await;
        self.browser.click("main a[href$=\"/say\"]").await;
    }

    async fn fill_say(&self) {
        let browser = self.browser;
        self.open_say().await;
        browser.choose("feeling", "felt-off").await;
        browser.choose("level", "say").await;
        browser
            .write(
                "#words",
                &format!("When you said “only”, I felt small. {}", marker("said")),
            )
            .await;
        browser.unfold("#wanted").await;
        browser.write("#wanted", "A question first.").await;
        browser.choose("handling", "in-session").await;
    }

    /// Someone is signed out in another window while writing: nothing typed is lost.
    pub(super) async fn signed_out_while_writing(&mut self, client: &Account) {
        let browser = self.browser;
        self.fill_say().await;
        browser.forget().await;
        browser.press("Go on").await;
        browser.sees("You are signed out").await;
        let kept = browser.value("textarea[name=words]").await;
        if !kept.contains(&marker("said")) {
            browser.stop("the words are gone").await;
        }
        self.look("signed-out-while-writing").await;
        browser.sign_in(client).await;
    }

    /// Ending (asked, not done), a wrong password, the safety page's own answer.
    pub(super) async fn small_refusals(&mut self) {
        let browser = self.browser;
        browser.go("/account").await;
        browser.write("#current", "not my password").await;
        browser.write("#new", "a new password of mine").await;
        browser.press("Change it").await;
        self.look("account-wrong").await;
        browser.go("/").await;
        let with = browser
            .run("return document.querySelector('a[href^=\"/with/\"]').getAttribute('href').split('/')[2]")
            .await;
        let with = with.as_str().unwrap_or_default().to_owned();
        browser.go(&format!("/with/{with}/end")).await;
        browser.press("Go on").await;
        browser.sees("End this here now?").await;
        self.look("end-sure").await;
        browser.go(&format!("/with/{with}/consent")).await;
        browser.choose("words", "yes").await;
        browser.press("Save").await;
        self.fill_say().await;
        browser.press("Go on").await;
        browser.sees("can't be sent").await;
        self.look("moment-words-not-shown").await;
        if self.breadth == Breadth::All {
            browser.go("/").await;
            self.look("home-words-not-shown").await;
        }
    }

    pub(super) async fn member(&mut self) {
        let browser = self.browser;
        browser.go("/members").await;
        browser.write("#name", &marker("bea")).await;
        browser.write("#email", "bea@example.org").await;
        browser.press("Make the link").await;
        self.look("member-invited").await;
        let link = browser.value("#link").await;
        let Some((_, token)) = link.split_once("/join/") else {
            browser.stop("the page shows no link").await
        };
        browser.forget().await;
        browser.go(&format!("/join/{token}")).await;
        self.look("member-join").await;
        browser.write("#password", "long enough for this").await;
        browser.press_in_form("Come in").await;
        self.look("member-with-nobody-yet").await;
    }
}

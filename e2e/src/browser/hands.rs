//! What a person does and reads: going somewhere, pressing, writing, choosing.

use std::time::{Duration, Instant};

use thirtyfour::{By, TypingData, WebElement};

use super::{Browser, PATIENCE, SOON};
use crate::Account;

impl Browser {
    /// Goes to an address of ours, such as `/help`.
    pub async fn go(&self, path: &str) {
        let went = self.driver.goto(format!("{}{path}", self.url)).await;
        self.or_stop(&format!("{path} could not be opened"), went)
            .await;
    }

    /// The browser's own way back.
    pub async fn back(&self) {
        let went = self.driver.back().await;
        self.or_stop("could not go back", went).await;
    }

    /// The same page once more.
    pub async fn again(&self) {
        let went = self.driver.refresh().await;
        self.or_stop("could not load again", went).await;
    }

    /// Where it is: path and query, or the whole address where it is not ours.
    pub async fn address(&self) -> String {
        let url = match self.driver.current_url().await {
            Ok(url) => url.to_string(),
            Err(error) => return format!("an unknown page ({error})"),
        };
        match url.strip_prefix(&self.url) {
            Some(path) => path.to_owned(),
            None => url,
        }
    }

    /// The title.
    pub async fn title(&self) -> String {
        let title = self.driver.title().await;
        self.or_stop("no title", title).await
    }

    /// What can be read in the middle of the page.
    pub async fn text(&self) -> String {
        let text = self.one("main").await.text().await;
        self.or_stop("nothing can be read", text).await
    }

    /// Clicks, and where that leads to another page, waits until it is there.
    async fn follow(&self, what: &str, element: &WebElement) {
        let tag = element.tag_name().await.unwrap_or_default();
        let attribute = async |name: &str| element.attr(name).await.ok().flatten();
        let leads_on = match tag.as_str() {
            "a" => !attribute("href").await.is_none_or(|to| to.starts_with('#')),
            "button" => attribute("type").await.as_deref() != Some("button"),
            _ => false,
        };
        self.mark().await;
        let clicked = element.click().await;
        self.or_stop(&format!("“{what}” cannot be pressed"), clicked)
            .await;
        if leads_on {
            self.arrive(what).await;
        }
    }

    /// Marks the page that is about to be left. The driver itself is no witness: it takes a page for gone as soon as the next
    /// one is asked for.
    pub(crate) async fn mark(&self) {
        self.run("window.isLeft = true").await;
    }

    /// Waits until a page that is not marked is there, whole: one of ours down to its foot, or Chromium's own for a place that
    /// cannot be reached. For a moment there may be an empty one in between.
    pub(crate) async fn arrive(&self, what: &str) {
        let whole = "return !window.isLeft && document.readyState === 'complete'
            && (location.protocol === 'chrome-error:' || document.querySelector('footer.foot') !== null)";
        let is_here = async || {
            let answer = self.driver.execute(whole, Vec::new()).await;
            answer.is_ok_and(|answer| answer.json() == true)
        };
        let begun = Instant::now();
        while !is_here().await {
            if begun.elapsed() > PATIENCE {
                self.stop(&format!("“{what}” was pressed, and nothing came of it"))
                    .await;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the browser has gone to a place that is not ours.
    pub async fn leaves_for(&self, address: &str) {
        let begun = Instant::now();
        while self.address().await != address {
            if begun.elapsed() > PATIENCE {
                self.stop(&format!("it did not leave for {address}")).await;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Everything the page holds, also what is folded away.
    pub async fn source(&self) -> String {
        let source = self.driver.source().await;
        self.or_stop("no source", source).await
    }

    /// The element that a selector finds.
    pub async fn one(&self, css: &str) -> WebElement {
        let found = self.driver.find(By::Css(css)).await;
        self.or_stop(&format!("there is no {css}"), found).await
    }

    /// All elements that a selector finds.
    pub async fn all(&self, css: &str) -> Vec<WebElement> {
        let found = self.driver.find_all(By::Css(css)).await;
        self.or_stop(&format!("{css} cannot be looked for"), found)
            .await
    }

    /// True where there is such an element.
    pub async fn has(&self, css: &str) -> bool {
        !self.all(css).await.is_empty()
    }

    /// Clicks what a selector finds; where it is folded away, it is opened first.
    pub async fn click(&self, css: &str) {
        self.unfold(css).await;
        let element = self.one(css).await;
        self.follow(css, &element).await;
    }

    /// Presses the first button, link or fold that can be seen and says this.
    pub async fn press(&self, words: &str) {
        let quoted = quoted(words);
        let xpath = format!(
            "//*[self::button or self::a or self::summary or self::label][contains(normalize-space(.), {quoted})]"
        );
        let found = self.driver.find_all(By::XPath(xpath.as_str())).await;
        for element in self.or_stop("cannot look", found).await {
            if element.is_displayed().await.unwrap_or(false) {
                return self.follow(words, &element).await;
            }
        }
        self.stop(&format!("there is nothing to press that says “{words}”"))
            .await
    }

    /// Presses a button of a form by its words: headings and links may say the same.
    pub async fn press_in_form(&self, words: &str) {
        let xpath = format!(
            "//form//button[contains(normalize-space(.), {})]",
            quoted(words)
        );
        let found = self.driver.find(By::XPath(xpath.as_str())).await;
        let button = self.or_stop(&format!("no form has “{words}”"), found).await;
        let clicked = button.click().await;
        self.or_stop(&format!("“{words}” cannot be pressed"), clicked)
            .await;
    }

    /// Opens whatever is folded around an element.
    pub async fn unfold(&self, css: &str) {
        let element = self.one(css).await;
        let folds = By::XPath("ancestor::details[not(@open)]/summary");
        let found = element.find_all(folds).await;
        for fold in self.or_stop("cannot look for folds", found).await {
            if fold.element_id() == element.element_id() {
                continue;
            }
            let clicked = fold.click().await;
            self.or_stop(&format!("what is around {css} cannot be opened"), clicked)
                .await;
        }
    }

    /// Types into a field, in place of what stood there. Where it is folded away, it is opened first.
    pub async fn write(&self, css: &str, words: &str) {
        self.unfold(css).await;
        let field = self.one(css).await;
        let cleared = field.clear().await;
        self.or_stop(&format!("{css} cannot be emptied"), cleared)
            .await;
        let written = field.send_keys(words).await;
        self.or_stop(&format!("{css} cannot be written into"), written)
            .await;
    }

    /// Gives a field for a day and a time its value, such as `2026-11-24T14:00`, by typing as in the language that Chromium has
    /// everywhere: month, day, year, time. (The fields say up to when they go; so Chromium goes on after four digits of a year.)
    pub async fn write_time(&self, css: &str, time: &str) {
        self.unfold(css).await;
        let field = self.one(css).await;
        let Some(keys) = time_keys(time) else {
            self.stop(&format!("{time:?} is no time")).await
        };
        let written = field.send_keys(keys).await;
        self.or_stop(&format!("{css} cannot be written into"), written)
            .await;
        if self.value(css).await != time {
            let value = self.value(css).await;
            self.stop(&format!("{css} says {value:?} where {time:?} was typed"))
                .await;
        }
    }

    /// Presses the button that gives a form this answer: `<button name="go" value="…">`.
    pub async fn answer(&self, value: &str) {
        self.click(&format!("main button[name=go][value=\"{value}\"]"))
            .await;
    }

    /// Presses the first button of the page's own form.
    pub async fn answer_form(&self) {
        self.click("main form .actions button").await;
    }

    /// What stands in a field.
    pub async fn value(&self, css: &str) -> String {
        let field = self.one(css).await;
        let value = field.prop("value").await;
        self.or_stop(&format!("{css} cannot be read"), value)
            .await
            .unwrap_or_default()
    }

    /// Chooses (or ticks, or unticks) the radio or box with this name and value, by its label.
    pub async fn choose(&self, name: &str, value: &str) {
        let css = format!("input[name=\"{name}\"][value=\"{value}\"]");
        self.unfold(&css).await;
        let before = self.is_chosen(name, value).await;
        let input = self.one(&css).await;
        let clicked = match input.attr("id").await.ok().flatten() {
            Some(id) => {
                self.one(&format!("label[for=\"{id}\"]"))
                    .await
                    .click()
                    .await
            }
            // A bead's label is around it.
            None => match input.parent().await {
                Ok(label) => label.click().await,
                Err(error) => Err(error),
            },
        };
        self.or_stop(&format!("{name}={value} cannot be chosen"), clicked)
            .await;
        let radio = input.attr("type").await.ok().flatten().as_deref() == Some("radio");
        if self.is_chosen(name, value).await == before && !(before && radio) {
            self.stop(&format!(
                "pressing the label of {name}={value} changed nothing"
            ))
            .await;
        }
    }

    /// True where it is chosen.
    pub async fn is_chosen(&self, name: &str, value: &str) -> bool {
        let css = format!("input[name=\"{name}\"][value=\"{value}\"]");
        let chosen = self.one(&css).await.is_selected().await;
        self.or_stop(&format!("{name}={value} cannot be asked for"), chosen)
            .await
    }

    /// Holds that this can be read, soon.
    pub async fn sees(&self, words: &str) {
        let begun = Instant::now();
        loop {
            let text = match self.driver.find(By::Css("main")).await {
                Ok(main) => main.text().await.unwrap_or_default(),
                Err(_) => String::new(),
            };
            if text.contains(words) {
                return;
            }
            if begun.elapsed() > SOON {
                self.stop(&format!("“{words}” cannot be read")).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Holds that this stands nowhere in the page, not even folded away.
    pub async fn holds_nothing_of(&self, words: &str) {
        if self.source().await.contains(words) {
            self.stop(&format!("“{words}” is in the page")).await;
        }
    }

    /// Holds that this is where we are.
    pub async fn is_at(&self, path: &str) {
        if self.address().await != path {
            self.stop(&format!("this is not {path}")).await;
        }
    }

    /// Signs in by the form.
    pub async fn sign_in(&self, account: &Account) {
        self.go("/sign-in").await;
        self.write("#email", &account.email).await;
        self.write("#password", &account.password).await;
        self.press("Sign in").await;
        if self.address().await == "/sign-in" {
            self.stop(&format!("{} could not sign in", account.name))
                .await;
        }
    }

    /// Forgets the sign-in, as when the cookies are cleared.
    pub async fn forget(&self) {
        let forgot = self.driver.delete_all_cookies().await;
        self.or_stop("cookies cannot be cleared", forgot).await;
    }

    /// The cookies, as a header.
    pub async fn cookies(&self) -> String {
        let cookies = self.driver.get_all_cookies().await;
        let cookies = self.or_stop("cookies cannot be read", cookies).await;
        let pairs: Vec<String> = cookies
            .iter()
            .map(|cookie| format!("{}={}", cookie.name, cookie.value))
            .collect();
        pairs.join("; ")
    }
}

/// What to type for `2026-11-24T14:00` in a field for a day and a time, in the language that Chromium has here.
pub fn time_keys(time: &str) -> Option<TypingData> {
    let parts: Vec<&str> = time.split(['-', 'T', ':']).collect();
    let [year, month, day, hour, minute] = parts[..] else {
        return None;
    };
    let hour: u8 = hour.parse().ok()?;
    let (hour, half) = ((hour + 11) % 12 + 1, if hour < 12 { "AM" } else { "PM" });
    let keys = format!("{month}{day}{year}{hour:02}{minute}{half}");
    Some(TypingData::from(keys))
}

/// A text as XPath writes it.
fn quoted(text: &str) -> String {
    if text.contains('"') {
        format!("'{text}'")
    } else {
        format!("\"{text}\"")
    }
}

//! Keys, and where the focus is.

use std::time::Duration;

use serde_json::Value;
use thirtyfour::TypingData;
use thirtyfour::common::keys::Key as Driver;

use crate::Browser;

/// A key that people press to move about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To the next.
    Tab,
    /// To the one before.
    Back,
    /// Enter.
    Enter,
    /// The space bar.
    Space,
    /// Arrow down.
    Down,
    /// Arrow right.
    Right,
    /// Esc.
    Escape,
}

/// What has the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// Its element, in lower case; "body" where nothing has it.
    pub element: String,
    /// `id`, or `name=value` where it has none.
    pub is: String,
    /// What it says, or what its label says.
    pub says: String,
    /// An outline can be seen around it.
    pub outlined: bool,
    /// The how-manieth element of the page it is.
    pub at: u64,
    /// It lies within the window, and nothing lies on top of it.
    pub in_sight: bool,
}

/// Keys follow each other at once.
const NO: Duration = Duration::ZERO;

const FOCUS: &str = r#"
const e = document.activeElement;
const label = e.labels && e.labels[0] ? e.labels[0].textContent : "";
const marks = [e, e.nextElementSibling, e.closest(".choice"), e.parentElement].filter(Boolean);
const outlined = marks.some((m) => {
  const s = getComputedStyle(m);
  return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
});
const shown = [e, ...marks].map((m) => m.getBoundingClientRect()).find((r) => r.width > 1 && r.height > 1) || e.getBoundingClientRect();
const x = Math.min(Math.max(shown.left + shown.width / 2, 1), innerWidth - 2);
const y = Math.max(shown.top, 0) + Math.min(shown.height, innerHeight) / 2;
const top = document.elementFromPoint(x, y);
const inside = shown.bottom > 0 && shown.top < innerHeight;
const hidden = top && top.closest(".masthead") && !e.closest(".masthead");
return {
  element: e.localName,
  is: e.id || (e.name ? `${e.name}=${e.value}` : ""),
  says: (label || e.textContent || "").trim().replace(/\s+/g, " ").slice(0, 80),
  at: [...document.querySelectorAll("*")].indexOf(e),
  outlined, in_sight: Boolean(inside && !hidden),
};
"#;

impl Browser {
    /// Presses a key where the focus is.
    pub async fn key(&self, key: Key) {
        let chain = self.driver().action_chain_with_delay(Some(NO), Some(NO));
        let chain = match key {
            Key::Back => chain
                .key_down(Driver::Shift)
                .key_down(Driver::Tab)
                .key_up(Driver::Tab)
                .key_up(Driver::Shift),
            other => {
                let code = match other {
                    Key::Tab | Key::Back => Driver::Tab,
                    Key::Enter => Driver::Enter,
                    Key::Space => Driver::Space,
                    Key::Down => Driver::Down,
                    Key::Right => Driver::Right,
                    Key::Escape => Driver::Escape,
                };
                chain.key_down(code.clone()).key_up(code)
            }
        };
        if let Err(error) = chain.perform().await {
            self.stop(&format!("{key:?} could not be pressed: {error}"))
                .await;
        }
    }

    /// Types where the focus is.
    pub async fn type_keys(&self, keys: impl Into<TypingData>) {
        let chain = self.driver().action_chain_with_delay(Some(NO), Some(NO));
        if let Err(error) = chain.send_keys(keys).perform().await {
            self.stop(&format!("could not type: {error}")).await;
        }
    }

    /// What has the focus.
    pub async fn focus(&self) -> Focus {
        let found = self.run(FOCUS).await;
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        Focus {
            element: text("element"),
            is: text("is"),
            says: text("says"),
            at: found["at"].as_u64().unwrap_or_default(),
            outlined: found["outlined"] == Value::Bool(true),
            in_sight: found["in_sight"] == Value::Bool(true),
        }
    }

    /// Presses a key that leads to another page, and waits until that is there.
    pub async fn key_on(&self, key: Key) {
        self.mark().await;
        self.key(key).await;
        self.arrive(&format!("{key:?}")).await;
    }

    /// Goes on with Tab until the focus is on what `is` so (its id, or `name=value`), or says so (one word: no more than
    /// that). Everything that it meets on
    /// the way has to be visible.
    pub async fn tab_to(&self, wanted: &str) -> Focus {
        let mut met = Vec::new();
        for _ in 0..120 {
            let Some(focus) = self.tab().await else {
                continue;
            };
            let says = focus.says == wanted || wanted.contains(' ') && focus.says.contains(wanted);
            if focus.is == wanted || says {
                return focus;
            }
            met.push(format!("{} {} {}", focus.element, focus.is, focus.says));
        }
        self.stop(&format!(
            "Tab never came to “{wanted}”, only to:\n{}",
            met.join("\n")
        ))
        .await
    }

    /// One step with Tab; `None` where it left the page. What it comes to has to be visible.
    pub async fn tab(&self) -> Option<Focus> {
        self.key(Key::Tab).await;
        let focus = self.focus().await;
        if focus.element == "body" || focus.element == "html" {
            return None;
        }
        if !focus.outlined || !focus.in_sight {
            self.stop(&format!("the focus cannot be seen: {focus:?}"))
                .await;
        }
        Some(focus)
    }
}

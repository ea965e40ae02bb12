//! Prompts on a terminal. An answer that can't be used is asked for again; nothing is written before all of them are there.
//! Without a terminal every answer comes from an option, and one that can't be used ends the command.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use crate::sentence::Sentence;

/// A question.
pub(crate) struct Question<'a> {
    /// What is asked.
    pub(crate) text: &'a str,
    /// The option that answers it.
    pub(crate) option: &'a str,
    /// The default: what an empty answer means.
    pub(crate) usual: Option<&'a str>,
}

/// A prompt on the terminal, where there is one.
pub(crate) struct Ask {
    terminal: bool,
}

impl Ask {
    pub(crate) fn new() -> Self {
        Self {
            terminal: std::io::stdin().is_terminal() && std::io::stdout().is_terminal(),
        }
    }

    /// True where somebody can be asked.
    pub(crate) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// The answer: what the option says, or what is answered. `read` turns it into what it means, or says what is wrong with it.
    pub(crate) fn get<T>(
        &self,
        given: Option<String>,
        question: &Question<'_>,
        read: impl Fn(&str) -> Result<T, Sentence>,
    ) -> Result<T, Sentence> {
        let option = question.option;
        if let Some(given) = given {
            return read(&given)
                .map_err(|wrong| format!("{option}: {wrong}. Nothing was created."));
        }
        if !self.terminal {
            let usual = question.usual.ok_or_else(|| {
                format!("{option} is missing, and there is no terminal to ask on")
            })?;
            return read(usual).map_err(|wrong| format!("{option}: {wrong}. Nothing was created."));
        }
        loop {
            let answer = self.line(question)?;
            match read(&answer) {
                Ok(meant) => return Ok(meant),
                Err(wrong) => println!("  {wrong}. Please try again."),
            }
        }
    }

    /// Yes or no. Without a terminal, what an empty answer means.
    pub(crate) fn yes(&self, text: &str, usual: bool) -> Result<bool, Sentence> {
        if !self.terminal {
            return Ok(usual);
        }
        let question = Question {
            text,
            option: "",
            usual: Some(if usual { "yes" } else { "no" }),
        };
        self.get(None, &question, yes_or_no)
    }

    fn line(&self, question: &Question<'_>) -> Result<String, Sentence> {
        match question.usual {
            Some(usual) => print!("{} [{usual}] ", question.text),
            None => print!("{} ", question.text),
        }
        let _ = std::io::stdout().flush();
        let mut line = String::new();
        let read = std::io::stdin()
            .lock()
            .read_line(&mut line)
            .map_err(|e| format!("the answer could not be read: {e}"))?;
        if read == 0 {
            return Err("the answers ended early. Nothing was created.".to_owned());
        }
        let answer = line.trim();
        Ok(match (answer, question.usual) {
            ("", Some(usual)) => usual.to_owned(),
            _ => answer.to_owned(),
        })
    }

    /// A password: the first line of a file, as it stands there; or typed twice, and long enough.
    pub(crate) fn password(&self, file: Option<&Path>) -> Result<String, Sentence> {
        if let Some(file) = file {
            let text = std::fs::read_to_string(file)
                .map_err(|e| format!("{} could not be read: {e}", file.display()))?;
            return Ok(text.lines().next().unwrap_or_default().to_owned());
        }
        if !self.terminal {
            return Err(
                "--password-file is missing, and there is no terminal to ask on".to_owned(),
            );
        }
        loop {
            let password = hidden("Password, at least 10 characters (not shown):")?;
            match long_enough(password) {
                Err(wrong) => println!("  {wrong}. Please try again."),
                Ok(password) if hidden("The same password again:")? == password => {
                    return Ok(password);
                }
                Ok(_) => println!("  The passwords don't match. Please try again."),
            }
        }
    }
}

fn long_enough(password: String) -> Result<String, Sentence> {
    if password.chars().count() < service::SHORTEST_PASSWORD {
        Err("a password needs at least 10 characters".to_owned())
    } else {
        Ok(password)
    }
}

fn hidden(text: &str) -> Result<String, Sentence> {
    rpassword::prompt_password(format!("{text} "))
        .map_err(|e| format!("the password could not be read: {e}"))
}

pub(crate) fn yes_or_no(answer: &str) -> Result<bool, Sentence> {
    match answer.to_lowercase().as_str() {
        "y" | "yes" => Ok(true),
        "n" | "no" => Ok(false),
        _ => Err("please answer yes or no".to_owned()),
    }
}

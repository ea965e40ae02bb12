//! People who write without pause, two browsers each, and remember what they were answered. Whoever gets no answer tries the
//! same submission again, or gives up on it: as people do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{JoinHandle, sleep};
use std::time::{Duration, Instant};

use testkit::marker;

use super::browser::Answer;
use super::chance;
use super::practice::{People, Person};

/// What one form came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Acknowledged: it has to be there, once.
    Acknowledged,
    /// Answered with a page that says that nothing was saved, and not tried again: it must not be there.
    Refused,
    /// Never answered: there once, or not at all.
    Open,
}

/// One form that someone sent, and what they know about it.
#[derive(Debug)]
pub(crate) struct Sent {
    words: String,
    fate: Fate,
}

/// A crowd at work.
pub(crate) struct Crowd {
    writers: Vec<(Person, JoinHandle<Vec<Sent>>)>,
    stop: Arc<AtomicBool>,
    acknowledged: Arc<AtomicUsize>,
}

impl Crowd {
    /// Sets them to work: every client in two browsers, and the therapist, who writes to the first of them.
    pub(crate) fn gather(people: &People) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let acknowledged = Arc::new(AtomicUsize::new(0));
        let twice = people.clients.iter().flat_map(|client| [client; 2]);
        let writers = twice
            .map(|client| (client, true))
            .chain([(&people.therapist, false)])
            .enumerate()
            .map(|(n, (person, client))| {
                let mut writer = Writer {
                    person: person.clone(),
                    client,
                    name: marker(&format!("w{n}")),
                    stop: stop.clone(),
                    acknowledged: acknowledged.clone(),
                    sent: Vec::new(),
                };
                let work = move || {
                    writer.work();
                    writer.sent
                };
                (person.clone(), std::thread::spawn(work))
            })
            .collect();
        Self {
            writers,
            stop,
            acknowledged,
        }
    }

    /// How many forms were acknowledged so far.
    pub(crate) fn acknowledged(&self) -> usize {
        self.acknowledged.load(Ordering::SeqCst)
    }

    /// Waits until `more` forms were acknowledged from now on.
    pub(crate) fn write_on(&self, more: usize) {
        let goal = self.acknowledged() + more;
        let began = Instant::now();
        while self.acknowledged() < goal {
            assert!(
                began.elapsed() < Duration::from_secs(120),
                "nobody gets through"
            );
            sleep(Duration::from_millis(5));
        }
    }

    /// Lets everybody come to their end.
    pub(crate) fn go_home(self) -> Vec<(Person, Vec<Sent>)> {
        self.stop.store(true, Ordering::SeqCst);
        self.writers
            .into_iter()
            .map(|(person, writer)| (person, writer.join().expect("the writer is well")))
            .collect()
    }
}

/// What became of everything that was sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Balance {
    pub(crate) acknowledged: usize,
    /// Acknowledged and not there.
    pub(crate) lost: Vec<String>,
    /// There more than once.
    pub(crate) twice: Vec<String>,
    /// There, although a page said that nothing was saved.
    pub(crate) denied: Vec<String>,
    /// Never answered, and there all the same.
    pub(crate) unanswered_but_there: usize,
}

impl Balance {
    /// Looks at everybody's pages.
    pub(crate) fn of(crowd: Vec<(Person, Vec<Sent>)>) -> Self {
        let mut balance = Self::default();
        for (mut person, sent) in crowd {
            let own = person.browser.get(&format!("{}/own", person.with)).unwrap();
            assert_eq!(own.status, 200, "{}", own.body);
            for Sent { words, fate } in sent {
                let there = own.body.matches(&format!("<p>{words}</p>")).count();
                balance.acknowledged += usize::from(fate == Fate::Acknowledged);
                match (fate, there) {
                    (Fate::Acknowledged, 0) => balance.lost.push(words),
                    (Fate::Refused, 1) => balance.denied.push(words),
                    (Fate::Open, 1) => balance.unanswered_but_there += 1,
                    (_, 0 | 1) => {}
                    _ => balance.twice.push(words),
                }
            }
        }
        balance
    }

    /// Everything acknowledged is there, nothing is there twice, and nothing that was said not to be.
    pub(crate) fn assert_nothing_lost(&self) {
        assert!(
            self.acknowledged > 0,
            "nothing was acknowledged, so nothing was shown"
        );
        assert_eq!(self.lost, Vec::<String>::new(), "acknowledged and lost");
        assert_eq!(self.twice, Vec::<String>::new(), "there twice");
        assert_eq!(
            self.denied,
            Vec::<String>::new(),
            "said not to be saved, and there"
        );
    }
}

struct Writer {
    person: Person,
    client: bool,
    name: String,
    stop: Arc<AtomicBool>,
    acknowledged: Arc<AtomicUsize>,
    sent: Vec<Sent>,
}

impl Writer {
    fn work(&mut self) {
        for n in 0.. {
            if self.stop.load(Ordering::SeqCst) {
                return;
            }
            let words = format!("{}-{n}.", self.name);
            let fate = self.send(&words, chance::below(3) == 0);
            if fate == Fate::Acknowledged {
                self.acknowledged.fetch_add(1, Ordering::SeqCst);
            }
            self.sent.push(Sent { words, fate });
        }
    }

    /// Sends one form until it is answered; or, where someone gives up easily, once.
    fn send(&mut self, words: &str, gives_up: bool) -> Fate {
        let submission = chance::submission();
        let path = format!("{}/say", self.person.with);
        let mut fields = vec![("submission", submission.as_str()), ("words", words)];
        if self.client {
            fields.extend([("go", "keep"), ("level", "just-for-me")]);
        }
        let mut open = false;
        loop {
            match self.person.browser.post(&path, &fields) {
                Ok(answer) if answer.status == 303 => return Fate::Acknowledged,
                // The database went away while it was writing: all that can be said is that nobody knows.
                Ok(answer) if is_uncertain(&answer) => {
                    assert_keeps(&answer, words);
                    open = true;
                    if gives_up {
                        return Fate::Open;
                    }
                }
                Ok(answer) => {
                    assert_says_nothing_was_saved(&answer, words);
                    if gives_up {
                        // An earlier try of the same form may have gone through without an answer.
                        return if open { Fate::Open } else { Fate::Refused };
                    }
                }
                Err(_) if gives_up => return Fate::Open,
                Err(_) => open = true,
            }
            if self.stop.load(Ordering::SeqCst) {
                return Fate::Open;
            }
            sleep(Duration::from_millis(20));
        }
    }
}

/// A page that says that nobody knows whether it was saved, keeps the words and gives a number.
pub(crate) fn assert_says_it_is_uncertain(answer: &Answer, words: &str) {
    assert!(is_uncertain(answer), "{}", answer.body);
    assert_keeps(answer, words);
}

fn is_uncertain(answer: &Answer) -> bool {
    answer.body.contains("It isn't certain") || answer.body.contains("It isn&#39;t certain")
}

/// A page that says that nothing was saved, keeps the words and gives a number.
pub(crate) fn assert_says_nothing_was_saved(answer: &Answer, words: &str) {
    assert!(answer.body.contains("Nothing was saved"), "{}", answer.body);
    assert_keeps(answer, words);
}

fn assert_keeps(answer: &Answer, words: &str) {
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert!(
        answer.body.contains(words),
        "the words are still on the page: {}",
        answer.body
    );
    assert!(
        answer.body.contains("class=\"reference\""),
        "a number to give: {}",
        answer.body
    );
    for cause in ["sqlx", "SQL", "database", "disk", "postgres", "os error"] {
        assert!(
            !answer.body.contains(cause),
            "a cause on the page: {}",
            answer.body
        );
    }
}

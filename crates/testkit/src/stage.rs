//! A whole practice in one process.

use std::sync::Arc;

use archive::{Archive, Keys, NewSession, Options};
use axum::Router;
use dialogue::{Name, PersonId};
use service::{Candor, Clock, Hasher, Hosting, RealChance, Settings, Token};
use web::App;

use crate::person::{HOST, full};
use crate::world::{FakeClock, StepChance};
use crate::{Browser, Engine, Home, Person, to_files};

/// A whole practice in one process. Its clock stands at Monday, 2026-11-23, 10:00 in Berlin until someone moves it.
pub struct Stage {
    /// Its use cases.
    pub candor: Candor,
    /// Its archive.
    pub archive: Archive,
    /// Its clock.
    pub clock: Arc<FakeClock>,
    /// Its chance.
    pub chance: Arc<StepChance>,
    /// The application.
    pub app: App,
    /// The real router.
    pub router: Router,
    home: Home,
}

impl Stage {
    /// The time at which every stage begins.
    pub const BEGINS: &'static str = "2026-11-23T09:00:00Z";

    /// A fresh practice.
    pub async fn fresh(engine: Engine) -> Self {
        to_files();
        let home = Home::fresh(engine);
        let clock = Arc::new(FakeClock::at(Self::BEGINS));
        let chance = Arc::new(StepChance::default());
        chance.step("begin");
        let keys = Keys::one([7; 32]);
        Archive::init(&home.location(), &keys, &*chance)
            .await
            .expect("the archive is made");
        let archive = Archive::open(&home.location(), keys, chance.clone(), Options::default())
            .await
            .expect("the archive opens");
        let name = Name::required("name", "Lindenhof").expect("a name");
        // The therapist among the people runs the server; see `People::arrive`.
        let hosting = Hosting {
            name: Name::required("name", &full("Ada")).expect("a name"),
            person: Some(PersonId(HOST.0)),
        };
        let practice = Settings::of(name, "Europe/Berlin", "de", hosting)
            .practice()
            .expect("settings");
        let hasher = Hasher::cheap(&*chance);
        let candor = Candor::new(
            archive.clone(),
            practice,
            clock.clone(),
            chance.clone(),
            hasher,
        );
        let app = App::new(candor.clone(), "http://candor.test").with_mail();
        let router = web::router(app.clone());
        Self {
            candor,
            archive,
            clock,
            chance,
            app,
            router,
            home,
        }
    }

    /// Where it lives.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A browser in which `person` is signed in, by a session of its own. (Through the archive: the door counts tries.)
    pub async fn browser_of(&self, person: &Person) -> Browser {
        let token = Token::fresh(&RealChance);
        let now = self.clock.now();
        let session = NewSession {
            token: token.hash(),
            account: person.visitor.account().id,
            idle_until: now.plus_days(3650),
            until: now.plus_days(3650),
        };
        self.archive
            .put_session(session, now)
            .await
            .expect("the session begins");
        let mut browser = self.browser();
        browser.hold("candor", &token.letters());
        browser
    }
}

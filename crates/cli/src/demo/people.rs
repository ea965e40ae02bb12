//! Who is in the demonstration. Nobody is real.

/// What the practice is called.
pub(super) const PRACTICE: &str = "Lindenhof, Ada Lind";
/// Its time zone.
pub(super) const ZONE: &str = "Europe/Dublin";
/// Its country.
pub(super) const COUNTRY: &str = "ie";
/// Everybody's password.
pub(super) const PASSWORD: &str = "a demo password";

/// Someone in the demonstration.
pub(super) struct Person {
    pub(super) role: &'static str,
    pub(super) name: &'static str,
    pub(super) email: &'static str,
}

const fn person(role: &'static str, name: &'static str, email: &'static str) -> Person {
    Person { role, name, email }
}

/// The therapist.
pub(super) const ADA: Person = person("therapist", "Ada", "ada@example.org");
/// Who looks after the server's accounts and sees no rooms.
pub(super) const OFFICE: Person = person("administrator", "Robin", "office@example.org");
/// Clients.
pub(super) const MARA: Person = person("client", "Mara", "mara@example.org");
pub(super) const JONAS: Person = person("client", "Jonas", "jonas@example.org");
pub(super) const NOOR: Person = person("client", "Noor", "noor@example.org");

/// Everybody, the therapist first.
pub(super) const ALL: [Person; 5] = [ADA, MARA, JONAS, NOOR, OFFICE];

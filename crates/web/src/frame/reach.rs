//! Who a route is for, and how quiet it is in the log.

/// Who a route is for, and how quiet it is in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Anyone, signed in or not.
    Public,
    /// Help pages: anyone, and no log line.
    Help,
    /// Anyone who is signed in.
    SignedIn,
    /// Members of the practice who see clients.
    Member,
    /// Administrators.
    Administrator,
    /// The two people of a relationship.
    Shared,
    /// The owner of an own room: no log line.
    Own,
}

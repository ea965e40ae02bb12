//! Every statement there is, each the same text on both engines.
//!
//! Portable by rule: parameters as `$1`, `ON CONFLICT`, `RETURNING`, common table expressions; no `now()`, no pattern
//! matching, no serial numbers, no JSON operators. Times are microseconds, ids are bound as UUIDs.

use crate::bulk::Bulk;

#[cfg(test)]
mod prepares;

// ---- the archive itself ----

pub(crate) const VERSION: &str = "SELECT version FROM schema_version";
pub(crate) const PUT_VERSION: &str = "INSERT INTO schema_version (version) VALUES ($1)";
pub(crate) const SET_VERSION: &str = "UPDATE schema_version SET version = $1";
pub(crate) const SECRET: &str = "SELECT wrapped FROM secrets WHERE name = $1";
pub(crate) const PUT_SECRET: &str = "INSERT INTO secrets (name, wrapped) VALUES ($1, $2)
  ON CONFLICT (name) DO UPDATE SET wrapped = excluded.wrapped";
pub(crate) const SETTING: &str = "SELECT sealed FROM settings WHERE name = $1";
pub(crate) const PUT_SETTING: &str = "INSERT INTO settings (name, sealed) VALUES ($1, $2)
  ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed";

// ---- accounts ----

pub(crate) const PUT_ACCOUNT: &str =
    "INSERT INTO accounts (id, lookup, email, name, password, administrator, member, since)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
pub(crate) const ACCOUNT: &str =
    "SELECT id, email, name, administrator, member, since, password FROM accounts WHERE id = $1";
pub(crate) const ACCOUNT_BY_LOOKUP: &str = "SELECT id, email, name, administrator, member, since, password FROM accounts WHERE lookup = $1";
pub(crate) const MEMBERS: &str =
    "SELECT id, email, name, administrator, member, since, password FROM accounts
  WHERE administrator OR member ORDER BY id";
pub(crate) const ACCOUNTS_AFTER: &str =
    "SELECT id, email, name, administrator, member, since, password, lookup FROM accounts
  WHERE id > $1 ORDER BY id LIMIT 256";
pub(crate) const SET_PASSWORD: &str = "UPDATE accounts SET password = $2 WHERE id = $1";
pub(crate) const JOIN_PRACTICE: &str = "UPDATE accounts SET member = $2 WHERE id = $1";

// ---- login sessions ----

pub(crate) const PUT_SESSION: &str =
    "INSERT INTO login_sessions (token, account_id, since, seen, idle_until, ends_at)
  VALUES ($1, $2, $3, $3, $4, $5)";
pub(crate) static SESSIONS: Bulk = Bulk::new(
    "WITH v(token) AS (VALUES ",
    "b",
    ") SELECT a.id, a.email, a.name, a.administrator, a.member, a.since, a.password,
    s.since, s.seen, s.idle_until, s.ends_at, s.token
  FROM v JOIN login_sessions s ON s.token = v.token JOIN accounts a ON a.id = s.account_id",
)
.or_one(
    "SELECT a.id, a.email, a.name, a.administrator, a.member, a.since, a.password,
    s.since, s.seen, s.idle_until, s.ends_at, s.token
  FROM login_sessions s JOIN accounts a ON a.id = s.account_id WHERE s.token = $1",
);
pub(crate) const TOUCH_SESSION: &str =
    "UPDATE login_sessions SET seen = $2, idle_until = $3 WHERE token = $1 AND seen <= $4";
pub(crate) const END_SESSION: &str = "DELETE FROM login_sessions WHERE token = $1";
pub(crate) const END_SESSIONS_OF: &str = "DELETE FROM login_sessions WHERE account_id = $1";
pub(crate) const PURGE_SESSIONS: &str =
    "DELETE FROM login_sessions WHERE ends_at <= $1 OR idle_until <= $1";

// ---- invitations ----

pub(crate) const PUT_INVITATION: &str =
    "INSERT INTO invitations (token, kind, relationship_id, seat, sealed, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6)";
/// A fresh link to a seat ends the ones before: they may lie with somebody they were not meant for.
pub(crate) const END_INVITATIONS_TO: &str = "UPDATE invitations SET used_at = $3
  WHERE relationship_id = $1 AND seat = $2 AND used_at IS NULL";
/// What was used or has ended holds a name and an address that nobody needs any more.
pub(crate) const PURGE_INVITATIONS: &str =
    "DELETE FROM invitations WHERE used_at IS NOT NULL OR expires_at <= $1";
pub(crate) const INVITATION: &str =
    "SELECT kind, relationship_id, seat, sealed, expires_at FROM invitations
  WHERE token = $1 AND used_at IS NULL AND expires_at > $2";
pub(crate) const USE_INVITATION: &str = "UPDATE invitations SET used_at = $2
  WHERE token = $1 AND used_at IS NULL AND expires_at > $2
  RETURNING kind, relationship_id, seat, sealed, expires_at";

// ---- reminders, and addresses of calendars ----

pub(crate) const PUT_REMINDER: &str =
    "INSERT INTO reminders (account_id, stop, sealed, since, due, tries) VALUES ($1, $2, $3, $4, $5, 0)
  ON CONFLICT (account_id) DO UPDATE SET sealed = excluded.sealed, due = excluded.due, tries = 0";
pub(crate) const REMINDER: &str = "SELECT account_id, sealed FROM reminders WHERE account_id = $1";
pub(crate) const STOP_REMINDER: &str = "DELETE FROM reminders WHERE account_id = $1";
pub(crate) const STOP_REMINDER_BY: &str = "DELETE FROM reminders WHERE stop = $1";
pub(crate) const REMINDERS_DUE: &str = "SELECT account_id, sealed, since, due, tries FROM reminders WHERE due <= $1 ORDER BY due, account_id LIMIT 64";
/// One server's, and until that time nobody else's: it is there only as long as nobody moved it since it was read.
pub(crate) const MOVE_REMINDER: &str = "UPDATE reminders SET due = $3, since = $4, tries = $5
  WHERE account_id = $1 AND due = $2";
pub(crate) const PUT_CALENDAR: &str =
    "INSERT INTO calendars (account_id, token, made) VALUES ($1, $2, $3)
  ON CONFLICT (account_id) DO UPDATE SET token = excluded.token, made = excluded.made";
pub(crate) const CALENDAR: &str = "SELECT made FROM calendars WHERE account_id = $1";
pub(crate) const CALENDAR_BY: &str = "SELECT account_id FROM calendars WHERE token = $1";
pub(crate) const END_CALENDAR: &str = "DELETE FROM calendars WHERE account_id = $1";

// ---- relationships ----

pub(crate) const PUT_SEAT: &str =
    "INSERT INTO seats (relationship_id, seat, role, account_id, name, since)
  VALUES ($1, $2, $3, $4, $5, $6)";
pub(crate) const PUT_ROOM: &str =
    "INSERT INTO rooms (relationship_id, room, wrapped_key, seq, digest, turn)
  VALUES ($1, $2, $3, $4, $5, 0)";
pub(crate) const PUT_DRAFTS: &str =
    "INSERT INTO drafts (relationship_id, room, sealed) VALUES ($1, $2, $3)";
/// Nobody sits on two seats of one relationship: that would be two own rooms for one person.
pub(crate) const FILL_SEAT: &str = "UPDATE seats SET account_id = $3, name = $5, since = $4
  WHERE relationship_id = $1 AND seat = $2 AND account_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM seats AS o WHERE o.relationship_id = $1 AND o.account_id = $3) RETURNING seat";
/// Whatever changes a seat raises its own room's turn, so that no desk from before commits.
pub(crate) const NEXT_TURN: &str =
    "UPDATE rooms SET turn = turn + 1 WHERE relationship_id = $1 AND room = $2";
pub(crate) const SEATS_OF: &str = "SELECT me.relationship_id, me.seat, me.role, ot.account_id
  FROM seats me JOIN seats ot ON ot.relationship_id = me.relationship_id AND ot.seat <> me.seat
  WHERE me.account_id = $1 ORDER BY me.relationship_id, me.seat";

// ---- desks: only ever room 0 and the room of the seat that the account sits on ----

macro_rules! sat_down {
    ($and:literal) => {
        concat!(
            "SELECT me.relationship_id, me.seat, me.role, me.since, me.until, ma.name,
    ot.seat, ot.role, ot.since, ot.until, ot.name, ot.account_id, oa.name,
    r0.wrapped_key, r0.seq, r0.digest, r0.turn, rn.wrapped_key, rn.seq, rn.digest, rn.turn
  FROM seats me
  JOIN seats ot ON ot.relationship_id = me.relationship_id AND ot.seat <> me.seat
  JOIN accounts ma ON ma.id = me.account_id
  LEFT JOIN accounts oa ON oa.id = ot.account_id
  JOIN rooms r0 ON r0.relationship_id = me.relationship_id AND r0.room = 0
  JOIN rooms rn ON rn.relationship_id = me.relationship_id AND rn.room = me.seat
  WHERE me.account_id = $1",
            $and,
            " ORDER BY me.relationship_id, me.seat"
        )
    };
}
pub(crate) const SITTINGS: &str = sat_down!("");
pub(crate) const SITTING: &str = sat_down!(" AND me.relationship_id = $2");
pub(crate) const ROOM: &str =
    "SELECT wrapped_key, seq, digest, turn FROM rooms WHERE relationship_id = $1 AND room = $2";

pub(crate) static SNAPSHOTS_OF: Bulk = Bulk::new(
    "WITH v(relationship_id, room, fold) AS (VALUES ",
    "uni",
    ") SELECT s.relationship_id, s.room, s.seq, s.sealed FROM v JOIN snapshots s
  ON s.relationship_id = v.relationship_id AND s.room = v.room AND s.fold = v.fold",
);
pub(crate) static ENTRIES_OF: Bulk = Bulk::new(
    "WITH v(relationship_id, room, after) AS (VALUES ",
    "uni",
    ") SELECT e.relationship_id, e.room, e.seq, e.sealed FROM v JOIN entries e
  ON e.relationship_id = v.relationship_id AND e.room = v.room AND e.seq > v.after
  ORDER BY e.relationship_id, e.room, e.seq",
);
pub(crate) static DRAFTS_OF: Bulk = Bulk::new(
    "WITH v(relationship_id, room) AS (VALUES ",
    "un",
    ") SELECT d.relationship_id, d.room, d.sealed FROM v JOIN drafts d
  ON d.relationship_id = v.relationship_id AND d.room = v.room",
);
pub(crate) static LETTERS_FROM: Bulk = Bulk::new(
    "WITH v(relationship_id, seat) AS (VALUES ",
    "un",
    ") SELECT l.relationship_id, l.id, l.from_seat, l.to_seat, l.release_at, l.sealed FROM v JOIN letters l
  ON l.relationship_id = v.relationship_id AND l.from_seat = v.seat",
);

// ---- the post ----

pub(crate) const LETTERS_TO: &str =
    "SELECT relationship_id, id, from_seat, to_seat, release_at, sealed FROM letters
  WHERE relationship_id = $1 AND to_seat = $2 AND release_at <= $3";
pub(crate) const LETTERS_FOR: &str =
    "SELECT l.relationship_id, l.id, l.from_seat, l.to_seat, l.release_at, l.sealed, r.wrapped_key
  FROM seats me
  JOIN letters l ON l.relationship_id = me.relationship_id AND l.to_seat = me.seat
  JOIN rooms r ON r.relationship_id = me.relationship_id AND r.room = 0
  WHERE me.account_id = $1 AND l.release_at <= $2";

// ---- commits ----

pub(crate) const SUBMISSION: &str =
    "SELECT relationship_id FROM submissions WHERE relationship_id = $1 AND token = $2";
pub(crate) static PUT_SUBMISSIONS: Bulk = Bulk::new(
    "WITH v(relationship_id, token) AS (VALUES ",
    "ub",
    ") INSERT INTO submissions (relationship_id, token)
  SELECT v.relationship_id, v.token FROM v WHERE v.relationship_id IS NOT NULL
  ON CONFLICT DO NOTHING",
)
.or_one("INSERT INTO submissions (relationship_id, token) VALUES ($1, $2) ON CONFLICT DO NOTHING")
.returning(" RETURNING token");
pub(crate) static MOVE_HEADS: Bulk = Bulk::new(
    "WITH v(relationship_id, room, was_seq, was_turn, was_digest, seq, turn, digest) AS (VALUES ",
    "uniibiib",
    ") UPDATE rooms SET seq = v.seq, turn = v.turn, digest = v.digest FROM v
  WHERE rooms.relationship_id = v.relationship_id AND rooms.room = v.room
  AND rooms.seq = v.was_seq AND rooms.turn = v.was_turn AND rooms.digest = v.was_digest",
)
.or_one(
    "UPDATE rooms SET seq = $6, turn = $7, digest = $8
  WHERE relationship_id = $1 AND room = $2 AND seq = $3 AND turn = $4 AND digest = $5",
)
.returning(" RETURNING rooms.relationship_id, rooms.room");
pub(crate) const TAKE_LETTER: &str = "DELETE FROM letters
  WHERE relationship_id = $1 AND id = $2 AND from_seat = $3 AND to_seat = $4";
pub(crate) static PUT_ENTRIES: Bulk = Bulk::new(
    "WITH v(relationship_id, room, seq, sealed, hash, digest) AS (VALUES ",
    "unibbb",
    ") INSERT INTO entries (relationship_id, room, seq, sealed, hash, digest)
  SELECT v.relationship_id, v.room, v.seq, v.sealed, v.hash, v.digest FROM v WHERE v.relationship_id IS NOT NULL",
)
.or_one(
    "INSERT INTO entries (relationship_id, room, seq, sealed, hash, digest) VALUES ($1, $2, $3, $4, $5, $6)",
);
pub(crate) static PUT_LETTERS: Bulk = Bulk::new(
    "WITH v(relationship_id, id, from_seat, to_seat, release_at, sealed) AS (VALUES ",
    "uunnib",
    ") INSERT INTO letters (relationship_id, id, from_seat, to_seat, release_at, sealed)
  SELECT v.relationship_id, v.id, v.from_seat, v.to_seat, v.release_at, v.sealed FROM v
  WHERE v.relationship_id IS NOT NULL",
)
.or_one(
    "INSERT INTO letters (relationship_id, id, from_seat, to_seat, release_at, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
);
pub(crate) static WRITE_DRAFTS: Bulk = Bulk::new(
    "WITH v(relationship_id, room, sealed) AS (VALUES ",
    "unb",
    ") UPDATE drafts SET sealed = v.sealed FROM v
  WHERE drafts.relationship_id = v.relationship_id AND drafts.room = v.room",
)
.or_one("UPDATE drafts SET sealed = $3 WHERE relationship_id = $1 AND room = $2");
pub(crate) static PUT_SNAPSHOTS: Bulk = Bulk::new(
    "WITH v(relationship_id, room, fold, seq, sealed) AS (VALUES ",
    "uniib",
    ") INSERT INTO snapshots (relationship_id, room, fold, seq, sealed)
  SELECT v.relationship_id, v.room, v.fold, v.seq, v.sealed FROM v WHERE v.relationship_id IS NOT NULL
  ON CONFLICT (relationship_id, room, fold) DO UPDATE SET seq = excluded.seq, sealed = excluded.sealed",
)
.or_one(
    "INSERT INTO snapshots (relationship_id, room, fold, seq, sealed) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (relationship_id, room, fold) DO UPDATE SET seq = excluded.seq, sealed = excluded.sealed",
);
pub(crate) const ERASE_ENTRY: &str = "UPDATE entries SET sealed = NULL
  WHERE relationship_id = $1 AND room = $2 AND seq = $3 AND sealed IS NOT NULL";
pub(crate) const DROP_SNAPSHOTS: &str =
    "DELETE FROM snapshots WHERE relationship_id = $1 AND room = $2";

// ---- verification and the change of keys ----

pub(crate) const RELATIONSHIPS_AFTER: &str = "SELECT relationship_id FROM (
    SELECT relationship_id FROM rooms UNION SELECT relationship_id FROM seats UNION
    SELECT relationship_id FROM entries UNION SELECT relationship_id FROM letters) AS r
  WHERE relationship_id > $1 ORDER BY relationship_id LIMIT 64";
pub(crate) const OPEN_INVITATIONS: &str = "SELECT kind, relationship_id, seat, sealed, expires_at, token FROM invitations WHERE used_at IS NULL";
pub(crate) const ALL_REMINDERS: &str =
    "SELECT account_id, sealed FROM reminders ORDER BY account_id";
pub(crate) const ALL_SETTINGS: &str = "SELECT name, sealed FROM settings";
pub(crate) const ROOMS_OF: &str =
    "SELECT room, wrapped_key, seq, digest FROM rooms WHERE relationship_id = $1 ORDER BY room";
pub(crate) const SEAT_NUMBERS_OF: &str =
    "SELECT seat, account_id, name FROM seats WHERE relationship_id = $1 ORDER BY seat";
pub(crate) const ALL_ENTRIES_OF: &str = "SELECT room, seq, sealed, hash, digest FROM entries
  WHERE relationship_id = $1 ORDER BY room, seq";
pub(crate) const ALL_LETTERS_OF: &str = "SELECT relationship_id, id, from_seat, to_seat, release_at, sealed FROM letters WHERE relationship_id = $1";
pub(crate) const ALL_DRAFTS_OF: &str =
    "SELECT room, sealed FROM drafts WHERE relationship_id = $1 ORDER BY room";
pub(crate) const ALL_SNAPSHOTS_OF: &str =
    "SELECT room, fold, seq, sealed FROM snapshots WHERE relationship_id = $1 ORDER BY room, fold";
pub(crate) const SET_ROOM_KEY: &str =
    "UPDATE rooms SET wrapped_key = $3 WHERE relationship_id = $1 AND room = $2";

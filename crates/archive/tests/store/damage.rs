//! Verification finds what was changed behind the archive's back, and says where.

use archive::{Archive, Damage, DamageKind, Report};
use dialogue::{Act, RelationshipId, Time};

use crate::home::{Home, Pair, Raw};

crate::on_both!(
    an_untouched_archive_is_clean,
    a_flipped_byte_is_found,
    a_missing_entry_is_found,
    swapped_entries_are_found,
    a_head_rolled_back_is_found,
    an_entry_of_someone_elses_making_is_found,
    a_text_that_nobody_erased_is_found,
    what_is_around_the_entries_is_looked_at,
    accounts_and_the_like_are_looked_at,
);

struct Scene {
    home: Home,
    pair: Pair,
    raw: Raw,
}

async fn scene(home: Home) -> Scene {
    let pair = home.pair().await;
    for n in 0..40 {
        let desk = pair.client_desk(&home.archive).await;
        let acts = [
            Act::Keep(home.keeps(desk.me().no, &format!("{n}"))),
            Act::Say(home.says(desk.me().no, 30 + n)),
        ];
        home.archive.commit(&desk, None, &acts).await.unwrap();
    }
    let desk = pair.client_desk(&home.archive).await;
    let post = [Act::Post(home.letter(&desk, Time(9)))];
    home.archive.commit(&desk, None, &post).await.unwrap();
    let raw = home.raw().await;
    Scene { home, pair, raw }
}

impl Scene {
    async fn report(&self) -> Report {
        self.home.archive.verify(|_| ()).await.unwrap()
    }

    /// What is damaged in the client's own room: places and kinds.
    async fn own_damage(&self) -> Vec<(Option<i64>, DamageKind)> {
        let found = self.report().await.damage;
        let here = |d: &Damage| d.relationship == Some(self.pair.id) && d.room == Some(2);
        assert!(found.iter().all(here), "only there: {found:?}");
        found.into_iter().map(|d| (d.seq, d.kind)).collect()
    }

    async fn run(&mut self, sql: &str) {
        let ids = vec![self.pair.id.0; sql.matches("{}").count()];
        assert_ne!(self.raw.run(sql, &ids).await, 0, "{sql}");
    }
}

async fn an_untouched_archive_is_clean(home: Home) {
    let scene = scene(home).await;
    let mut steps = Vec::new();
    let report = scene.home.archive.verify(|step| steps.push(step)).await;
    let report = report.unwrap();
    assert_eq!(report.damage, []);
    assert_eq!(
        (report.relationships, report.rooms, report.entries),
        (1, 3, 81)
    );
    assert_eq!((report.letters, report.accounts, report.erased), (1, 2, 0));
    assert_eq!(steps.len(), 1);
    assert_eq!((steps[0].relationships, steps[0].entries), (1, 81));
}

async fn a_flipped_byte_is_found(home: Home) {
    let mut scene = scene(home).await;
    let at = |seq| format!("relationship_id = {{}} AND room = 2 AND seq = {seq}");
    let id = [scene.pair.id.0];
    scene.raw.flip("entries", "sealed", &at(7), &id).await;
    let found = scene.own_damage().await;
    assert!(
        found.contains(&(Some(7), DamageKind::EntryChanged)),
        "{found:?}"
    );
    assert!(found.contains(&(Some(7), DamageKind::SealBroken)));
    assert!(found.iter().all(|(seq, _)| *seq == Some(7)), "{found:?}");
    scene.raw.flip("entries", "hash", &at(9), &id).await;
    scene.raw.flip("entries", "digest", &at(20), &id).await;
    let found = scene.own_damage().await;
    assert!(found.contains(&(Some(9), DamageKind::EntryChanged)));
    assert!(found.contains(&(Some(9), DamageKind::LinkBroken)));
    assert!(found.contains(&(Some(20), DamageKind::LinkBroken)));
}

async fn a_missing_entry_is_found(home: Home) {
    let mut scene = scene(home).await;
    scene
        .run("DELETE FROM entries WHERE relationship_id = {} AND room = 2 AND seq = 12")
        .await;
    assert_eq!(
        scene.own_damage().await[0],
        (Some(12), DamageKind::EntryMissing)
    );
    scene
        .run("DELETE FROM entries WHERE relationship_id = {} AND room = 2 AND seq = 40")
        .await;
    let found = scene.own_damage().await;
    assert!(found.contains(&(Some(40), DamageKind::EntryMissing)));
    assert!(found.contains(&(None, DamageKind::HeadWrong)));
}

async fn swapped_entries_are_found(home: Home) {
    let mut scene = scene(home).await;
    for (from, to) in [(3, 1003), (4, 3), (1003, 4)] {
        let sql = format!(
            "UPDATE entries SET seq = {to} WHERE relationship_id = {{}} AND room = 2 AND seq = {from}"
        );
        scene.run(&sql).await;
    }
    let found = scene.own_damage().await;
    for seq in [3, 4] {
        assert!(
            found.contains(&(Some(seq), DamageKind::LinkBroken)),
            "{found:?}"
        );
        assert!(found.contains(&(Some(seq), DamageKind::SealBroken)));
    }
}

async fn a_head_rolled_back_is_found(home: Home) {
    let mut scene = scene(home).await;
    scene
        .run("UPDATE rooms SET seq = 38, digest = (SELECT e.digest FROM entries e WHERE e.relationship_id = {} AND e.room = 2 AND e.seq = 38) WHERE relationship_id = {} AND room = 2")
        .await;
    let found = scene.own_damage().await;
    assert!(found.contains(&(None, DamageKind::HeadWrong)), "{found:?}");
    assert!(found.contains(&(Some(39), DamageKind::EntryExtra)));
}

async fn an_entry_of_someone_elses_making_is_found(home: Home) {
    let mut scene = scene(home).await;
    scene
        .run("INSERT INTO entries (relationship_id, room, seq, sealed, hash, digest) SELECT relationship_id, room, 41, sealed, hash, digest FROM entries WHERE relationship_id = {} AND room = 2 AND seq = 40")
        .await;
    scene
        .run("UPDATE rooms SET seq = 41 WHERE relationship_id = {} AND room = 2")
        .await;
    let found = scene.own_damage().await;
    assert!(
        found.contains(&(Some(41), DamageKind::LinkBroken)),
        "{found:?}"
    );
    assert!(found.contains(&(Some(41), DamageKind::SealBroken)));
}

async fn a_text_that_nobody_erased_is_found(home: Home) {
    let mut scene = scene(home).await;
    scene
        .run(
            "UPDATE entries SET sealed = NULL WHERE relationship_id = {} AND room = 2 AND seq = 39",
        )
        .await;
    assert_eq!(
        scene.own_damage().await,
        [(Some(39), DamageKind::TextMissing)]
    );
}

async fn what_is_around_the_entries_is_looked_at(home: Home) {
    let mut scene = scene(home).await;
    let id = [scene.pair.id.0];
    let mine = "relationship_id = {} AND room = 2";
    scene.raw.flip("snapshots", "sealed", mine, &id).await;
    scene.raw.flip("drafts", "sealed", mine, &id).await;
    let of = "relationship_id = {}";
    scene.raw.flip("letters", "sealed", of, &id).await;
    let kinds: Vec<_> = scene.own_damage().await.into_iter().map(|d| d.1).collect();
    assert_eq!(
        kinds,
        [DamageKind::Snapshot, DamageKind::Drafts, DamageKind::Letter]
    );
    scene.raw.flip("rooms", "wrapped_key", mine, &id).await;
    let kinds: Vec<_> = scene.own_damage().await.into_iter().map(|d| d.1).collect();
    assert_eq!(kinds, [DamageKind::RoomKey, DamageKind::Letter]);
    let sql = format!("DELETE FROM rooms WHERE {mine}");
    scene.run(&sql).await;
    let found = scene.own_damage().await;
    assert!(
        found.contains(&(None, DamageKind::RoomMissing)),
        "{found:?}"
    );
    assert!(found.contains(&(Some(1), DamageKind::EntryExtra)));
}

/// A letter whose release is moved forward, or that is turned round, does not open.
#[tokio::test(flavor = "multi_thread")]
async fn a_letters_row_cannot_be_rewritten() {
    for change in ["release_at = 1", "from_seat = 1, to_seat = 2"] {
        let home = Home::fresh(crate::home::Engine::Sqlite).await;
        let mut scene = scene(home).await;
        let sql = format!("UPDATE letters SET {change} WHERE relationship_id = {{}}");
        scene.run(&sql).await;
        let found = scene.report().await.damage;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, DamageKind::Letter);
        let waiting = scene
            .home
            .archive
            .waiting_for(scene.pair.therapist, Time(5));
        let waiting = waiting.await;
        assert!(waiting.is_err() || waiting.is_ok_and(|w| w.is_empty()));
    }
}

async fn accounts_and_the_like_are_looked_at(home: Home) {
    let ada = home.account("Ada").await;
    home.account("Bea").await;
    let new = archive::NewRelationship {
        id: RelationshipId(home.uuid()),
        therapist: ada,
        client_name: crate::home::name("Cleo"),
        first: Vec::new(),
        invitation: Some(archive::NewInvitation {
            token: [1; 32],
            kind: archive::InvitationKind::Member,
            inviter: ada,
            name: crate::home::name("Dora"),
            email: "d@example.org".to_owned(),
            expires: Time(9),
        }),
    };
    let archive: &Archive = &home.archive;
    archive.create_relationship(new, Time(1)).await.unwrap();
    archive.put_setting("x", b"y").await.unwrap();
    let hours = dialogue::reminder::Hours {
        days: [true; 7],
        hour: 9,
    };
    let from = (Time(1), Time(2));
    archive
        .put_reminder(ada, [1; 32], hours, from)
        .await
        .unwrap();
    assert!(archive.verify(|_| ()).await.unwrap().is_clean());
    let mut raw = home.raw().await;
    raw.flip("accounts", "lookup", "id = {}", &[ada.0]).await;
    raw.flip("invitations", "sealed", "kind = 1", &[]).await;
    raw.flip("settings", "sealed", "name = 'x'", &[]).await;
    raw.flip("reminders", "sealed", "due = 2", &[]).await;
    raw.flip("seats", "name", "seat = 2", &[]).await;
    let found = archive.verify(|_| ()).await.unwrap().damage;
    let kinds: Vec<_> = found.into_iter().map(|d| d.kind).collect();
    assert_eq!(
        kinds,
        [
            DamageKind::SeatName,
            DamageKind::Account,
            DamageKind::Invitation,
            DamageKind::Setting,
            DamageKind::Reminder
        ]
    );
}

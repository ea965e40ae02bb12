//! Relationships, seats and invitations.

use archive::{
    Accept, AccountId, Archive, ArchiveError, InvitationKind, NewInvitation, NewRelationship,
};
use dialogue::{RelationshipId, Role, SeatNo, Time};

use crate::home::{Home, name, new_account, sessions};

crate::on_both!(
    a_relationship_begins_whole,
    a_seat_is_filled_once,
    nobody_sits_on_two_seats_of_one_relationship,
    an_invitation_fills_a_seat_once,
    a_refused_acceptance_leaves_the_invitation_open,
    a_member_joins,
    many_accept_and_one_does,
    a_fresh_link_to_a_seat_ends_the_one_before,
    what_was_used_or_has_ended_is_deleted,
);

fn invitation(token: u8, kind: InvitationKind, inviter: AccountId) -> NewInvitation {
    NewInvitation {
        token: [token; 32],
        kind,
        inviter,
        name: name("Cleo"),
        email: " cleo@example.org ".to_owned(),
        expires: Time(100),
    }
}

async fn begun(home: &Home, token: u8) -> (RelationshipId, AccountId) {
    let therapist = home.account(&format!("T{token}")).await;
    let id = RelationshipId(home.uuid());
    let kind = InvitationKind::Seat(id, Archive::CLIENT);
    let new = NewRelationship {
        id,
        therapist,
        client_name: name("Cleo"),
        first: vec![home.says(SeatNo(1), 10), home.says(SeatNo(1), 20)],
        invitation: Some(invitation(token, kind, therapist)),
    };
    home.archive
        .create_relationship(new, Time(5))
        .await
        .unwrap();
    (id, therapist)
}

async fn a_relationship_begins_whole(home: Home) {
    let archive = &home.archive;
    let (id, therapist) = begun(&home, 1).await;
    let desk = archive.desk(therapist, id).await.unwrap().unwrap();
    assert_eq!(sessions(&desk), [10, 20]);
    assert_eq!((desk.me().no, desk.me().role), (SeatNo(1), Role::Therapist));
    assert_eq!(desk.me().name, name("T1"));
    assert_eq!(desk.other().name, name("Cleo"));
    assert_eq!(desk.other().role, Role::Client);
    assert_eq!((desk.me().since, desk.me().until), (Time(5), None));
    assert_eq!(desk.ours_room().head.seq, 2);
    assert!(desk.drafts().is_empty() && desk.post().is_empty());
    let seats = archive.seats_of(therapist).await.unwrap();
    assert_eq!(seats.len(), 1);
    assert_eq!((seats[0].relationship, seats[0].seat), (id, SeatNo(1)));
    assert!(!seats[0].other_is_here);
    // The same id again is refused, and changes nothing.
    let again = NewRelationship {
        id,
        therapist,
        client_name: name("X"),
        first: Vec::new(),
        invitation: None,
    };
    let refused = archive.create_relationship(again, Time(6)).await;
    assert!(matches!(refused, Err(ArchiveError::Taken)));
    assert!(archive.verify(|_| ()).await.unwrap().is_clean());
}

async fn a_seat_is_filled_once(home: Home) {
    let archive = &home.archive;
    let (id, therapist) = begun(&home, 1).await;
    let (client, late) = (home.account("Client").await, home.account("Late").await);
    // Known in memory from before.
    archive.desk(therapist, id).await.unwrap().unwrap();
    assert!(archive.desk(client, id).await.unwrap().is_none());
    let fill = |who| archive.fill_seat(id, Archive::CLIENT, who, name("Me"), Time(9));
    fill(client).await.unwrap();
    assert!(matches!(fill(late).await, Err(ArchiveError::Gone)));
    let nowhere = archive
        .fill_seat(id, SeatNo(3), late, name("Me"), Time(9))
        .await;
    assert!(matches!(nowhere, Err(ArchiveError::Gone)));
    let desk = archive.desk(therapist, id).await.unwrap().unwrap();
    // As the person calls themselves there, whatever their account is called.
    assert_eq!(desk.other().name, name("Me"));
    assert_eq!(desk.other().since, Time(9));
    assert!(archive.desk(client, id).await.unwrap().is_some());
    assert!(archive.desk(late, id).await.unwrap().is_none());
    assert!(archive.seats_of(therapist).await.unwrap()[0].other_is_here);
}

async fn nobody_sits_on_two_seats_of_one_relationship(home: Home) {
    let (id, therapist) = begun(&home, 1).await;
    let fill = home
        .archive
        .fill_seat(id, Archive::CLIENT, therapist, name("Me"), Time(9));
    assert!(matches!(fill.await, Err(ArchiveError::Gone)));
    let accept = Accept::Existing(therapist);
    let accepted = home
        .archive
        .accept(&[1; 32], accept, name("Cleo"), Time(9))
        .await;
    assert!(matches!(accepted, Err(ArchiveError::Gone)));
    assert_eq!(home.archive.seats_of(therapist).await.unwrap().len(), 1);
}

async fn an_invitation_fills_a_seat_once(home: Home) {
    let archive = &home.archive;
    let (id, therapist) = begun(&home, 1).await;
    let found = archive
        .invitation(&[1; 32], Time(99))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(found.kind, InvitationKind::Seat(id, Archive::CLIENT));
    assert_eq!((found.inviter, found.name), (therapist, name("Cleo")));
    assert_eq!(
        (found.email.as_str(), found.expires),
        ("cleo@example.org", Time(100))
    );
    assert!(
        archive
            .invitation(&[1; 32], Time(100))
            .await
            .unwrap()
            .is_none()
    );
    assert!(
        archive
            .invitation(&[2; 32], Time(9))
            .await
            .unwrap()
            .is_none()
    );

    let client = AccountId(home.uuid());
    let mut new = new_account(client, "Cleo");
    (new.administrator, new.member) = (true, true);
    let accept = Accept::New(new);
    let late = archive
        .accept(&[1; 32], accept.clone(), name("Cleo"), Time(100))
        .await;
    assert!(matches!(late, Err(ArchiveError::Gone)));
    let kind = archive
        .accept(&[1; 32], accept, name("Cleo"), Time(50))
        .await
        .unwrap();
    assert_eq!(kind, InvitationKind::Seat(id, Archive::CLIENT));
    assert!(
        archive
            .invitation(&[1; 32], Time(51))
            .await
            .unwrap()
            .is_none()
    );
    let account = archive.account(client).await.unwrap().unwrap();
    assert!(
        !account.administrator && !account.member,
        "a seat makes nobody a member"
    );
    let desk = archive.desk(client, id).await.unwrap().unwrap();
    assert_eq!((desk.me().since, desk.me().role), (Time(50), Role::Client));
}

async fn a_refused_acceptance_leaves_the_invitation_open(home: Home) {
    let archive = &home.archive;
    begun(&home, 1).await;
    home.account("Taken").await;
    let same_address = new_account(AccountId(home.uuid()), "Taken");
    let refused = archive.accept(&[1; 32], Accept::New(same_address), name("Cleo"), Time(9));
    assert!(matches!(refused.await, Err(ArchiveError::Taken)));
    assert!(
        archive
            .invitation(&[1; 32], Time(9))
            .await
            .unwrap()
            .is_some()
    );
    let free = new_account(AccountId(home.uuid()), "Free");
    let accepted = archive.accept(&[1; 32], Accept::New(free), name("Cleo"), Time(9));
    accepted.await.unwrap();
}

async fn a_member_joins(home: Home) {
    let archive = &home.archive;
    let inviter = home.account("Boss").await;
    for token in [1, 2] {
        let new = invitation(token, InvitationKind::Member, inviter);
        archive.invite(new, Time(1)).await.unwrap();
    }
    let again = invitation(1, InvitationKind::Member, inviter);
    assert!(matches!(
        archive.invite(again, Time(1)).await,
        Err(ArchiveError::Taken)
    ));
    let id = AccountId(home.uuid());
    let accept = Accept::New(new_account(id, "New"));
    let kind = archive
        .accept(&[1; 32], accept, name("Cleo"), Time(9))
        .await
        .unwrap();
    assert_eq!(kind, InvitationKind::Member);
    let old = home.account("Old").await;
    let accept = archive.accept(&[2; 32], Accept::Existing(old), name("Cleo"), Time(9));
    accept.await.unwrap();
    for id in [id, old] {
        let account = archive.account(id).await.unwrap().unwrap();
        assert!(account.member && !account.administrator);
    }
}

async fn many_accept_and_one_does(home: Home) {
    let (id, _) = begun(&home, 1).await;
    let mut all = tokio::task::JoinSet::new();
    for n in 0..12 {
        let archive = home.archive.clone();
        let new = new_account(AccountId(home.uuid()), &format!("C{n}"));
        all.spawn(async move {
            let account = new.id;
            let done = archive
                .accept(&[1; 32], Accept::New(new), name("Cleo"), Time(9))
                .await;
            (account, done)
        });
    }
    let mut winners = Vec::new();
    for (account, done) in all.join_all().await {
        match done {
            Ok(_) => winners.push(account),
            Err(ArchiveError::Gone) => {
                assert!(home.archive.account(account).await.unwrap().is_none());
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(winners.len(), 1);
    assert!(home.archive.desk(winners[0], id).await.unwrap().is_some());
}

/// A link that went astray must not stay good beside a fresh one.
async fn a_fresh_link_to_a_seat_ends_the_one_before(home: Home) {
    let archive = &home.archive;
    let (id, therapist) = begun(&home, 1).await;
    begun(&home, 9).await;
    let seat = InvitationKind::Seat(id, Archive::CLIENT);
    let fresh = invitation(2, seat, therapist);
    archive.invite(fresh.clone(), Time(20)).await.unwrap();
    let open = async |token| archive.invitation(&[token; 32], Time(21)).await.unwrap();
    assert!(open(1).await.is_none(), "the first one has ended");
    assert!(open(2).await.is_some());
    assert!(open(9).await.is_some(), "one to another seat has not");
    // The same once more is refused, and ends nothing.
    let again = archive.invite(fresh, Time(22)).await;
    assert!(matches!(again, Err(ArchiveError::Taken)));
    assert!(open(2).await.is_some());
    let new = Accept::New(new_account(AccountId(home.uuid()), "New"));
    let first = archive.accept(&[1; 32], new.clone(), name("New"), Time(23));
    assert!(matches!(first.await, Err(ArchiveError::Gone)));
    let second = archive.accept(&[2; 32], new, name("New"), Time(23));
    second.await.unwrap();
}

async fn what_was_used_or_has_ended_is_deleted(home: Home) {
    let archive = &home.archive;
    let inviter = home.account("Boss").await;
    for token in [1, 2, 3] {
        let mut new = invitation(token, InvitationKind::Member, inviter);
        new.expires = Time(100 * i64::from(token));
        archive.invite(new, Time(1)).await.unwrap();
    }
    let new = Accept::New(new_account(AccountId(home.uuid()), "New"));
    let used = archive.accept(&[3; 32], new, name("New"), Time(9));
    used.await.unwrap();
    assert_eq!(archive.purge_invitations(Time(150)).await.unwrap(), 2);
    assert_eq!(archive.purge_invitations(Time(150)).await.unwrap(), 0);
    let left = archive.invitation(&[2; 32], Time(150)).await.unwrap();
    assert!(left.is_some(), "what is open stays");
}

//! Organisations, people, members, groups, accounts, sessions and keys.

use crate::samples::{NOW, Samples};
use model::Id;
use std::collections::BTreeSet;
use store::{
    DbError, Permissions, System, accounts, audit, groups, keys, members, organisations, people, sessions,
};
use testkit::TestDatabase;

fn session(token_hash: &str, account: Id, person: &people::Person) -> sessions::Session {
    sessions::Session {
        token_hash: token_hash.into(),
        account,
        organisation: person.organisation.clone(),
        person: person.id.clone(),
        created_at: NOW,
        expires_at: NOW.plus_days(1),
        seen_at: NOW,
        device: "Firefox, Linux".into(),
        address: "192.0.2.0/24".into(),
    }
}

#[tokio::test]
async fn members_join_groups_and_leave() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(60));
        let viewer = samples.viewer();
        let (organisation, everyone) = samples.organisation();
        let slug = organisation.slug.clone();
        db.transact(organisations::insert(organisation.clone(), everyone.clone())).await.unwrap();
        assert_eq!(organisations::by_slug(db, &System, &slug).await.unwrap(), Some(organisation));
        assert_eq!(organisations::everyone(db, &viewer).await.unwrap(), Some(everyone.clone()));

        let (ada, bob) = (samples.person("Ada"), samples.person("Bob"));
        let admin = Permissions { admin: true, staff: true, ..Permissions::default() };
        let group = groups::Group {
            id: samples.id(),
            organisation: samples.organisation.clone(),
            name: "officers".into(),
            created_at: NOW,
        };
        let statements = vec![
            people::insert(ada.clone()),
            people::insert(bob.clone()),
            members::insert(&viewer, &ada.id, admin, NOW),
            members::insert(&viewer, &bob.id, Permissions::default(), NOW),
            groups::insert(group.clone()),
            groups::add(&viewer, &group.id, &ada.id),
            groups::add(&viewer, &group.id, &bob.id),
        ];
        db.transact(statements).await.unwrap();
        assert_eq!(members::get(db, &viewer, &ada.id).await.unwrap().unwrap().permissions, admin);
        let names = async || {
            let members = groups::members(db, &viewer, ["officers"].into_iter()).await.unwrap();
            members.into_iter().map(|member| member.name).collect::<Vec<_>>()
        };
        assert_eq!(names().await, ["Ada", "Bob"]);
        db.transact(vec![members::set_disabled(&viewer, &bob.id, Some(NOW))]).await.unwrap();
        assert_eq!(names().await, ["Ada"]);
        assert_eq!(members::list(db, &viewer).await.unwrap().len(), 2);
        let duplicate = groups::Group { id: samples.id(), ..group.clone() };
        let taken = DbError::Unique { table: "member_group".into() };
        assert_eq!(db.transact(vec![groups::insert(duplicate)]).await, Err(taken));

        let hr = organisations::AccessGroup {
            id: samples.id(),
            organisation: samples.organisation.clone(),
            name: "hr".into(),
            is_everyone: false,
        };
        let hr_id = hr.id.clone();
        let change =
            vec![organisations::insert_access_group(hr), organisations::add_access(&viewer, &hr_id, &ada.id)];
        db.transact(change).await.unwrap();
        let session = |person: &people::Person| session(&person.name, samples.id(), person);
        db.transact([&ada, &bob].map(session).map(sessions::insert).to_vec()).await.unwrap();
        let seen = async |token: &str| {
            let signed_in = sessions::signed_in(db, &System, token, NOW).await.unwrap();
            signed_in.map(|member| BTreeSet::from_iter(member.access))
        };
        assert_eq!(seen("Ada").await, Some(BTreeSet::from([everyone.id.clone(), hr_id])));
        assert_eq!(seen("Bob").await, None, "who is disabled is not signed in");
        db.transact(vec![members::set_disabled(&viewer, &bob.id, None)]).await.unwrap();
        assert_eq!(seen("Bob").await, Some(BTreeSet::from([everyone.id])));
    }
}

#[tokio::test]
async fn many_people_are_found_by_id_whatever_their_number() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(61));
        let viewer = samples.viewer();
        let all: Vec<_> = (0..40).map(|number| samples.person(&format!("Person{number}"))).collect();
        db.transact(all.iter().cloned().map(people::insert).collect()).await.unwrap();
        for number in [0, 1, 16, 17, 40] {
            let ids: Vec<_> = all[..number].iter().map(|person| person.id.clone()).collect();
            let mut found = people::many(db, &viewer, &ids).await.unwrap();
            found.sort_by(|a, b| a.id.cmp(&b.id));
            assert_eq!(found, all[..number]);
        }
        let foreign = store::Viewer::system(samples.id());
        assert!(people::many(db, &foreign, &[all[0].id.clone()]).await.unwrap().is_empty());
        assert!(people::by_email(db, &foreign, "person3@client.example").await.unwrap().is_empty());
        assert_eq!(people::by_email(db, &viewer, "person3@client.example").await.unwrap(), all[3..4]);
    }
}

#[tokio::test]
async fn a_password_link_works_once_and_in_time() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(62));
        let account = accounts::Account {
            id: samples.id(),
            email: "ada@firm.example".into(),
            password_hash: None,
            created_at: NOW,
        };
        let link = accounts::PasswordLink {
            token_hash: "hash".into(),
            organisation: samples.organisation.clone(),
            account: account.id.clone(),
            expires_at: NOW.plus_days(1),
            used_at: None,
        };
        db.transact(vec![accounts::insert(account.clone()), accounts::insert_password_link(link)])
            .await
            .unwrap();
        let use_at = |now| {
            vec![accounts::use_password_link("hash", now), accounts::set_password(&account.id, "argon2")]
        };
        let refused = Err(DbError::Conflict { statement: 0, rows: 0 });
        assert_eq!(db.transact(use_at(NOW.plus_days(1))).await, refused);
        assert_eq!(db.transact(use_at(NOW)).await, Ok(()));
        assert_eq!(db.transact(use_at(NOW)).await, refused);
        let found = accounts::by_email(db, &System, "ada@firm.example").await.unwrap().unwrap();
        assert_eq!(found.password_hash.as_deref(), Some("argon2"));
    }
}

#[tokio::test]
async fn an_account_acts_only_as_members_who_are_not_disabled() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(63));
        let viewer = samples.viewer();
        let (ada, account) = (samples.person("Ada"), samples.id());
        let link = accounts::AccountPerson {
            account: account.clone(),
            person: ada.id.clone(),
            organisation: samples.organisation.clone(),
        };
        let setup = vec![
            people::insert(ada.clone()),
            members::insert(&viewer, &ada.id, Permissions::default(), NOW),
            accounts::link(link.clone()),
            accounts::link(link.clone()),
        ];
        db.transact(setup).await.unwrap();
        assert_eq!(accounts::persons(db, &System, &account).await.unwrap(), [link]);
        db.transact(vec![members::set_disabled(&viewer, &ada.id, Some(NOW))]).await.unwrap();
        assert_eq!(accounts::persons(db, &System, &account).await.unwrap(), []);
    }
}

#[tokio::test]
async fn sessions_and_keys_end() {
    for database in TestDatabase::each().await {
        let (db, mut samples) = (&database.db, Samples::new(64));
        let viewer = samples.viewer();
        let session = session("session", samples.id(), &samples.person("Ada"));
        let key = keys::ApiKey {
            id: samples.id(),
            organisation: samples.organisation.clone(),
            name: "Sample".into(),
            token_hash: "key".into(),
            scopes: "[]".into(),
            created_at: NOW,
            revoked_at: None,
        };
        db.transact(vec![sessions::insert(session.clone()), keys::insert(key.clone())]).await.unwrap();
        let listed = async |now| sessions::of_account(db, &System, &session.account, now).await.unwrap();
        assert_eq!(listed(NOW).await, std::slice::from_ref(&session));
        assert_eq!(listed(NOW.plus_days(1)).await, []);
        let foreign = vec![sessions::delete_one_of_account(&samples.id(), "session")];
        assert!(matches!(db.transact(foreign).await, Err(DbError::Conflict { .. })));
        db.transact(vec![sessions::delete_others_of_account(&session.account, "session")]).await.unwrap();
        assert_eq!(listed(NOW).await.len(), 1, "the one that stays");
        assert_eq!(keys::by_hash(db, &System, "key").await.unwrap(), Some(key.clone()));
        let ends = vec![sessions::delete("session"), keys::revoke(&viewer, &key.id, NOW)];
        db.transact(ends).await.unwrap();
        assert_eq!(listed(NOW).await, []);
        assert_eq!(keys::by_hash(db, &System, "key").await.unwrap(), None);
        assert_eq!(keys::list(db, &viewer).await.unwrap()[0].revoked_at, Some(NOW));
    }
}

#[tokio::test]
async fn an_audit_row_is_written_once() {
    for database in TestDatabase::each().await {
        let (db, samples) = (&database.db, Samples::new(65));
        let viewer = samples.viewer();
        let row = |seq| audit::AuditRow {
            organisation: samples.organisation.clone(),
            seq,
            actor: "system".into(),
            at: NOW,
            act: "member.added".into(),
            subject: "x".into(),
            details: "{}".into(),
            hash: "h".into(),
            previous_hash: "0".into(),
        };
        db.transact(vec![audit::append(row(1)), audit::append(row(2))]).await.unwrap();
        let taken = Err(DbError::Unique { table: "audit_log".into() });
        assert_eq!(db.transact(vec![audit::append(row(2))]).await, taken);
        assert_eq!(audit::last(db, &viewer).await.unwrap(), Some(row(2)));
        assert_eq!(audit::list(db, &viewer, 1).await.unwrap(), [row(2)]);
    }
}

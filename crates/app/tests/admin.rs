//! Groups, keys and the audit log.

mod firm;

use app::{Caller, Problem, Scope, audit, audit::AuditQuery, groups, keys, members, members::NewMember};
use firm::Firm;
use model::Id;
use testkit::TestDatabase;

fn named(name: &str) -> NewMember {
    NewMember {
        email: format!("{}@firm.example", name.to_lowercase()),
        name: name.to_owned(),
        ..NewMember::default()
    }
}

#[tokio::test]
async fn groups_have_the_members_they_were_given() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let (ada, _) = members::add(&firm.admin(), named("Ada")).await.unwrap();
        let (bea, _) = members::add(&firm.admin(), named("Bea")).await.unwrap();
        let group = groups::create(&firm.admin(), " Approvers ").await.unwrap();
        assert!(matches!(groups::create(&firm.admin(), "Approvers").await, Err(Problem::Conflict(_))));
        let both = [ada.id.clone(), bea.id.clone()];
        groups::set_members(&firm.admin(), &group, &both).await.unwrap();
        groups::set_members(&firm.admin(), &group, &both[1..]).await.unwrap();
        let wanted = ["Approvers".to_owned(), "Nobody".to_owned()];
        let found = groups::members_by_name(&firm.admin(), &wanted).await.unwrap();
        assert_eq!(found.keys().collect::<Vec<_>>(), ["Approvers"]);
        assert_eq!(found["Approvers"].iter().map(|person| &person.id).collect::<Vec<_>>(), [&bea.id]);
        let strangers = [Id::given("nobody")];
        let refused = groups::set_members(&firm.admin(), &group, &strangers).await;
        assert!(matches!(refused, Err(Problem::Invalid(_))));
        let unknown = groups::set_members(&firm.admin(), &Id::given("x"), &both).await;
        assert!(matches!(unknown, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_key_works_until_it_is_revoked() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let key = keys::create(&firm.system(), "bench", &Scope::usual()).await.unwrap();
        assert!(key.starts_with("baton_"));
        let found = keys::authenticate(&firm.app, &key, firm.now()).await.unwrap();
        let Some(Caller::Key { id, scopes, .. }) = found else { panic!("the key is known") };
        assert_eq!(scopes, Scope::usual());
        assert!(keys::authenticate(&firm.app, "baton_other", firm.now()).await.unwrap().is_none());
        let line = &keys::list(&firm.admin()).await.unwrap()[0];
        assert_eq!((&line.id, line.name.as_str(), line.revoked_at), (&id, "bench", None));

        keys::revoke(&firm.admin(), &id).await.unwrap();
        assert!(keys::authenticate(&firm.app, &key, firm.now()).await.unwrap().is_none());
        assert!(matches!(keys::revoke(&firm.admin(), &id).await, Err(Problem::NotFound)));
        assert!(matches!(keys::create(&firm.admin(), "none", &[]).await, Err(Problem::Invalid(_))));
        let by_key = keys::create(&firm.key(&Scope::ALL), "more", &Scope::ALL).await;
        assert!(matches!(by_key, Err(Problem::NotAllowed { .. })));
    }
}

#[tokio::test]
async fn every_act_of_an_admin_stands_in_the_chained_log() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let (ada, _) = members::add(&firm.admin(), named("Ada")).await.unwrap();
        let group = groups::create(&firm.admin(), "Approvers").await.unwrap();
        groups::set_members(&firm.admin(), &group, std::slice::from_ref(&ada.id)).await.unwrap();
        members::renew_password_link(&firm.admin(), &ada.id).await.unwrap();
        keys::create(&firm.admin(), "k", &[Scope::Read]).await.unwrap();
        members::disable(&firm.admin(), &ada.id).await.unwrap();
        let page = audit::list(&firm.admin(), &AuditQuery::default()).await.unwrap();
        let acts: Vec<&str> = page.lines.iter().rev().map(|line| line.act.as_str()).collect();
        assert_eq!(
            acts,
            [
                "organisation.created",
                "member.added",
                "group.created",
                "group.members_set",
                "member.link_renewed",
                "key.created",
                "member.disabled",
            ]
        );
        let text = format!("{:?}", page.lines);
        assert!(!text.contains("ada@") && !text.contains("Ada"), "no names of people: {text}");
        let found = audit::verified(&firm.system()).await.unwrap();
        assert_eq!((found.entries, found.head, found.problem), (7, page.lines[0].hash.clone(), None));
        let by_ada = audit::list(&firm.member(&ada.id), &AuditQuery::default()).await;
        assert!(matches!(by_ada, Err(Problem::NotAllowed { .. })));
    }
}

#[tokio::test]
async fn two_admins_at_once_both_stand_in_the_log() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let contexts: Vec<_> = (0..4).map(|_| firm.admin()).collect();
        let creating = contexts
            .iter()
            .enumerate()
            .map(|(number, ctx)| async move { groups::create(ctx, &format!("Group {number}")).await });
        for created in futures::future::join_all(creating).await {
            created.unwrap();
        }
        let found = audit::verified(&firm.system()).await.unwrap();
        assert_eq!((found.entries, found.problem), (5, None));
    }
}

#[tokio::test]
async fn the_audit_log_is_read_by_page_by_person_and_by_act() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let (ada, _) = members::add(&firm.system(), named("Ada")).await.unwrap();
        let (eve, _) = members::add(&firm.system(), named("Eve")).await.unwrap();
        for number in 0..59 {
            groups::create(&firm.system(), &format!("Group {number}")).await.unwrap();
        }
        let admin = firm.admin_named(&ada.id);
        keys::create(&admin, "k", &[Scope::Read]).await.unwrap();
        let first = audit::list(&firm.admin(), &AuditQuery::default()).await.unwrap();
        assert_eq!((first.lines.len(), first.lines[0].seq), (50, 63));
        let rest = AuditQuery { before: first.next, ..AuditQuery::default() };
        let rest = audit::list(&firm.admin(), &rest).await.unwrap();
        assert_eq!((rest.lines.len(), rest.lines[12].seq, rest.next), (13, 1, None));
        for (actor, act, expected) in [
            (Some(ada.id), None, vec!["key.created"]),
            (Some(eve.id), None, vec![]),
            (Some(model::Id::given("%")), None, vec![]),
            (None, Some("organisation.created".to_owned()), vec!["organisation.created"]),
        ] {
            let query = AuditQuery { actor, act, before: None };
            let found = audit::list(&firm.admin(), &query).await.unwrap().lines;
            let acts: Vec<&str> = found.iter().map(|line| line.act.as_str()).collect();
            assert_eq!(acts, expected, "{query:?}");
        }
    }
}

#[tokio::test]
async fn an_audit_log_changed_behind_our_back_names_the_first_entry_that_is_wrong() {
    const RENUMBER: &str = "UPDATE audit_log SET seq = 99 WHERE seq = 3; \
        UPDATE audit_log SET seq = 3 WHERE seq = 4; UPDATE audit_log SET seq = 4 WHERE seq = 99;";
    const INSERT: &str = "UPDATE audit_log SET seq = seq + 100 WHERE seq > 2; \
        INSERT INTO audit_log SELECT organisation_id, 3, actor, at, act, subject, details, hash, previous_hash \
        FROM audit_log WHERE seq = 2; UPDATE audit_log SET seq = seq - 99 WHERE seq > 100;";
    let changes = [
        ("UPDATE audit_log SET details = '{}' WHERE seq = 4", 4),
        ("UPDATE audit_log SET act = 'group.changed' WHERE seq = 2", 2),
        ("UPDATE audit_log SET at = at + 1 WHERE seq = 1", 1),
        ("UPDATE audit_log SET hash = previous_hash WHERE seq = 5", 5),
        ("DELETE FROM audit_log WHERE seq = 3", 3),
        ("DELETE FROM audit_log WHERE seq < 3", 1),
        (INSERT, 3),
        (RENUMBER, 3),
    ];
    for (change, seq) in changes {
        for database in TestDatabase::each().await {
            let firm = Firm::on(database).await;
            for number in 0..5 {
                groups::create(&firm.system(), &format!("Group {number}")).await.unwrap();
            }
            let whole = audit::verified(&firm.system()).await.unwrap();
            assert_eq!((whole.entries, whole.problem), (6, None));
            firm.database.execute(change).await;
            let found = audit::verified(&firm.system()).await.unwrap();
            assert_eq!((found.entries, found.problem), (seq - 1, Some(audit::Broken { seq })), "{change}");
        }
    }
}

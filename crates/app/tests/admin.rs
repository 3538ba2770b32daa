//! Groups, keys and the audit log.

mod firm;

use app::{Caller, Problem, Scope, audit, groups, keys, members, members::NewMember};
use firm::Firm;
use model::Id;
use store::Viewer;
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
        let lines = audit::list(&firm.admin(), 0).await.unwrap();
        let acts: Vec<&str> = lines.iter().map(|line| line.act.as_str()).collect();
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
        let text = format!("{lines:?}");
        assert!(!text.contains("ada@") && !text.contains("Ada"), "no names of people: {text}");
        let rows =
            store::audit::list(&firm.app.db, &Viewer::system(firm.organisation.clone()), 0).await.unwrap();
        assert_eq!(audit::verify(&rows), Ok(()));
        assert!(matches!(audit::list(&firm.member(&ada.id), 0).await, Err(Problem::NotAllowed { .. })));
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
        let rows =
            store::audit::list(&firm.app.db, &Viewer::system(firm.organisation.clone()), 0).await.unwrap();
        assert_eq!((rows.len(), audit::verify(&rows)), (5, Ok(())));
    }
}

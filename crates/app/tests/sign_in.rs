//! Members: added, signed in and out, disabled; their passwords and one-time links.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Problem, groups,
    members::{self, NewMember},
    passwords, sessions,
    sessions::SignIn,
};
use firm::Firm;
use model::Entropy;
use testkit::TestDatabase;

const EMAIL: &str = "ada@firm.example";
const PASSWORD: &str = "correct horse battery";

fn ada() -> NewMember {
    NewMember {
        email: " Ada@Firm.Example ".to_owned(),
        name: "Ada Lovelace".to_owned(),
        groups: vec!["compliance".to_owned()],
        admin: false,
        builder: true,
    }
}

fn token(link: &passwords::OneTimeLink) -> &str {
    link.url.rsplit('/').next().unwrap()
}

async fn set_password(firm: &Firm, token: &str, password: &str) -> Result<(), Problem> {
    passwords::set(&firm.app, token, password.to_owned(), firm.now(), Entropy::from_number(900)).await
}

async fn sign_in(firm: &Firm, email: &str, password: &str) -> Result<String, Problem> {
    let entropy = Entropy::from_number(u64::try_from(firm.now().0).unwrap());
    firm.pass_seconds(1);
    let visitor = sessions::Visitor::new(Some([192, 0, 2, 77].into()), "Firefox/140.0 (X11; Linux)");
    let given = SignIn { email: email.to_owned(), password: password.to_owned(), visitor };
    let signed = sessions::sign_in(&firm.app, given, firm.now(), entropy).await;
    signed.map(|door| match door {
        sessions::Door::Open(session) => session.0,
        sessions::Door::SecondFactor { ticket } => unreachable!("no second factor was set up: {ticket}"),
    })
}

#[tokio::test]
async fn a_member_sets_a_password_once_and_signs_in() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let (member, link) = members::add(&firm.admin(), ada()).await.unwrap();
        assert_eq!((member.email.as_str(), &member.groups), (EMAIL, &vec!["compliance".to_owned()]));
        assert!(matches!(sign_in(&firm, EMAIL, PASSWORD).await, Err(Problem::Invalid(_))), "no password yet");

        let token = token(&link);
        assert_eq!(passwords::check_link(&firm.app, token, firm.now()).await.unwrap().name, "Ada Lovelace");
        assert!(matches!(set_password(&firm, token, "short").await, Err(Problem::Invalid(_))));
        set_password(&firm, token, PASSWORD).await.unwrap();
        assert!(matches!(set_password(&firm, token, "another long one").await, Err(Problem::NotFound)));
        assert!(matches!(passwords::check_link(&firm.app, token, firm.now()).await, Err(Problem::NotFound)));

        let session = sign_in(&firm, " ADA@firm.example", PASSWORD).await.unwrap();
        let (caller, info) = sessions::resume(&firm.app, &session, firm.now()).await.unwrap().unwrap();
        assert_eq!(
            (info.name.as_str(), info.initials.as_str(), info.email.as_str()),
            ("Ada Lovelace", "AL", EMAIL)
        );
        assert!(info.permissions.builder && info.permissions.staff && !info.permissions.admin);
        assert_eq!(caller.person(), Some(&member.id));

        sessions::sign_out(&firm.app, &session).await.unwrap();
        assert!(sessions::resume(&firm.app, &session, firm.now()).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn every_failed_sign_in_is_answered_alike_and_tries_are_limited() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let (_, link) = members::add(&firm.admin(), ada()).await.unwrap();
        set_password(&firm, token(&link), PASSWORD).await.unwrap();
        let unknown = sign_in(&firm, "nobody@firm.example", PASSWORD).await.unwrap_err();
        let wrong = sign_in(&firm, EMAIL, "wrong horse battery").await.unwrap_err();
        let endless = sign_in(&firm, EMAIL, &"x".repeat(10_000)).await.unwrap_err();
        let said = |problem: &Problem| format!("{problem:?}");
        assert_eq!((said(&unknown), said(&endless)), (said(&wrong), said(&wrong)));
        for _ in 2..10 {
            assert!(matches!(sign_in(&firm, EMAIL, "wrong horse battery").await, Err(Problem::Invalid(_))));
        }
        assert!(matches!(sign_in(&firm, EMAIL, PASSWORD).await, Err(Problem::TooMany { .. })));
        firm.pass_seconds(15 * 60);
        assert!(sign_in(&firm, EMAIL, PASSWORD).await.is_ok());
    }
}

#[tokio::test]
async fn sessions_and_links_end_by_themselves() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let (member, link) = members::add(&firm.admin(), ada()).await.unwrap();
        firm.pass_seconds(passwords::LINK_HOURS * 3_600);
        assert!(matches!(set_password(&firm, token(&link), PASSWORD).await, Err(Problem::NotFound)));
        let link = members::renew_password_link(&firm.admin(), &member.id).await.unwrap();
        set_password(&firm, token(&link), PASSWORD).await.unwrap();

        let session = sign_in(&firm, EMAIL, PASSWORD).await.unwrap();
        for _ in 0..59 {
            firm.pass_seconds(11 * 3_600);
            assert!(
                sessions::resume(&firm.app, &session, firm.now()).await.unwrap().is_some(),
                "used, so alive"
            );
        }
        firm.pass_seconds(80 * 3_600);
        assert!(
            sessions::resume(&firm.app, &session, firm.now()).await.unwrap().is_none(),
            "30 days are over"
        );
        let session = sign_in(&firm, EMAIL, PASSWORD).await.unwrap();
        firm.pass_seconds(12 * 3_600);
        assert!(
            sessions::resume(&firm.app, &session, firm.now()).await.unwrap().is_none(),
            "idle for 12 hours"
        );
    }
}

#[tokio::test]
async fn a_new_password_signs_out_everywhere_and_a_disabled_member_stays_out() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let (member, link) = members::add(&firm.admin(), ada()).await.unwrap();
        set_password(&firm, token(&link), PASSWORD).await.unwrap();
        let session = sign_in(&firm, EMAIL, PASSWORD).await.unwrap();
        let first = members::renew_password_link(&firm.admin(), &member.id).await.unwrap();
        let link = members::renew_password_link(&firm.admin(), &member.id).await.unwrap();
        assert!(
            matches!(set_password(&firm, token(&first), PASSWORD).await, Err(Problem::NotFound)),
            "only the newest"
        );
        set_password(&firm, token(&link), "a wholly new password").await.unwrap();
        assert!(sessions::resume(&firm.app, &session, firm.now()).await.unwrap().is_none());

        let session = sign_in(&firm, EMAIL, "a wholly new password").await.unwrap();
        members::disable(&firm.admin(), &member.id).await.unwrap();
        assert!(sessions::resume(&firm.app, &session, firm.now()).await.unwrap().is_none());
        assert!(matches!(sign_in(&firm, EMAIL, "a wholly new password").await, Err(Problem::Invalid(_))));
        assert!(matches!(members::disable(&firm.admin(), &member.id).await, Err(Problem::Conflict(_))));
        assert!(matches!(
            members::renew_password_link(&firm.admin(), &member.id).await,
            Err(Problem::NotFound)
        ));
        assert!(groups::list(&firm.admin()).await.unwrap()[0].members.is_empty());
    }
}

#[tokio::test]
async fn members_are_added_once_by_admins_alone() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let (member, _) = members::add(&firm.admin(), ada()).await.unwrap();
        assert!(matches!(members::add(&firm.admin(), ada()).await, Err(Problem::Conflict(_))));
        let staff = firm.member(&member.id);
        assert!(matches!(members::add(&staff, ada()).await, Err(Problem::NotAllowed { .. })));
        assert!(matches!(members::disable(&staff, &member.id).await, Err(Problem::NotAllowed { .. })));
        assert!(matches!(groups::create(&staff, "x").await, Err(Problem::NotAllowed { .. })));
        for (name, email) in
            [("", "b@firm.example"), ("Bea", "b@firm.example\r\nBcc: c@firm.example"), ("Bea", "b")]
        {
            let new = NewMember { name: name.to_owned(), email: email.to_owned(), ..ada() };
            assert!(
                matches!(members::add(&firm.admin(), new).await, Err(Problem::Invalid(_))),
                "{name} {email}"
            );
        }
        let all = members::list(&firm.admin()).await.unwrap();
        assert_eq!(all.iter().map(|member| member.email.as_str()).collect::<Vec<_>>(), [EMAIL]);
    }
}

#[tokio::test]
async fn sessions_are_listed_and_ended_from_elsewhere() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let mut tokens = Vec::new();
        for (email, name) in [(EMAIL, "Ada"), ("eve@firm.example", "Eve")] {
            let new = NewMember { email: email.to_owned(), name: name.to_owned(), ..ada() };
            let (_, link) = members::add(&firm.admin(), new).await.unwrap();
            set_password(&firm, token(&link), PASSWORD).await.unwrap();
            for _ in 0..3 {
                tokens.push(sign_in(&firm, email, PASSWORD).await.unwrap());
            }
        }
        let resumed = async |token: &str| sessions::resume(&firm.app, token, firm.now()).await.unwrap();
        let (ada, this) = resumed(&tokens[0]).await.unwrap();
        let (eve, of_eve) = resumed(&tokens[3]).await.unwrap();
        firm.pass_seconds(5 * 3_600);
        resumed(&tokens[0]).await.unwrap();
        let listed = sessions::list(&firm.ctx(ada.clone()), &this.session_id).await.unwrap();
        assert_eq!(listed.len(), 3, "nobody else's: {listed:?}");
        assert_eq!((listed[0].is_this, listed[1].is_this), (true, false), "last used first");
        assert_eq!(
            (listed[0].device.as_str(), listed[0].address.as_str()),
            ("Firefox, Linux", "192.0.2.0/24")
        );
        assert_eq!(listed[0].seen_at.0 % 3_600_000_000, 0, "to the hour");

        let foreign = sessions::revoke(&firm.ctx(ada.clone()), &of_eve.session_id).await;
        assert!(matches!(foreign, Err(Problem::NotFound)));
        let (_, second) = resumed(&tokens[1]).await.unwrap();
        sessions::revoke(&firm.ctx(ada.clone()), &second.session_id).await.unwrap();
        assert!(resumed(&tokens[1]).await.is_none());
        assert!(matches!(
            sessions::revoke(&firm.ctx(ada.clone()), &second.session_id).await,
            Err(Problem::NotFound)
        ));
        sessions::revoke_others(&firm.ctx(ada.clone()), &this.session_id).await.unwrap();
        assert_eq!((resumed(&tokens[0]).await.is_some(), resumed(&tokens[2]).await.is_some()), (true, false));
        assert!(resumed(&tokens[3]).await.is_some(), "others stay signed in");

        let eves = eve.person().unwrap().clone();
        assert!(sessions::revoke_of_member(&firm.ctx(ada), &eves).await.is_err(), "Ada is no admin");
        sessions::revoke_of_member(&firm.admin(), &eves).await.unwrap();
        assert!(resumed(&tokens[3]).await.is_none());
        assert!(sessions::list(&firm.system(), "").await.is_err());
    }
}

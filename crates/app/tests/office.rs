//! The organisation's own affairs: first set-up, looks, mail server, members one by one, a forgotten password.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Problem, groups, mail_server,
    mail_server::{Given, Tls},
    mails::{self, About, Writing},
    members::{self, MemberChange, NewMember},
    organisations::{self, Change, Looks, NewPicture, Place},
    passwords, sessions,
    sessions::SignIn,
    setup::{self, Beginning, Mails},
    start_links, templates,
};
use firm::{Firm, request};
use model::{Entropy, Id, PublicLinks};
use store::{Permissions, Viewer, outbox};
use testkit::TestDatabase;

const EMAIL: &str = "helen@firm.example";
const PASSWORD: &str = "a sentence is easy to keep";

async fn firms() -> Vec<Firm> {
    let mut firms = Vec::new();
    for database in TestDatabase::each().await {
        firms.push(Firm::on(database).await);
    }
    firms
}

fn entropy(firm: &Firm) -> Entropy {
    firm.pass_seconds(1);
    Entropy::from_number(u64::try_from(firm.now().0).unwrap())
}

fn beginning() -> Beginning {
    Beginning {
        organisation: Change {
            looks: Looks { name: "Sample & Co. Advisors".to_owned(), ..Looks::default() },
            zone: "Europe/Berlin".to_owned(),
            language: "de".to_owned(),
        },
        name: "Helen Brandt".to_owned(),
        email: " Helen@firm.example".to_owned(),
        password: PASSWORD.to_owned(),
    }
}

async fn begin(firm: &Firm, token: &str, given: Beginning) -> Result<String, Problem> {
    let entropy = entropy(firm);
    setup::begin(&firm.app, token, given, firm.now(), entropy).await
}

async fn link(firm: &Firm) -> String {
    let url = setup::issue_link(&firm.system()).await.unwrap().unwrap();
    url.strip_prefix("https://firm.example/setup/").unwrap().to_owned()
}

async fn signs_in(firm: &Firm, email: &str, password: &str) -> bool {
    let given = SignIn { email: email.to_owned(), password: password.to_owned(), ..SignIn::default() };
    let entropy = entropy(firm);
    sessions::sign_in(&firm.app, given, firm.now(), entropy).await.is_ok()
}

fn wrong_paths<T: std::fmt::Debug>(refused: Result<T, Problem>) -> Vec<String> {
    match refused {
        Err(Problem::Invalid(all)) => all.into_iter().map(|one| one.path).collect(),
        other => panic!("expected wrong answers, got {other:?}"),
    }
}

#[tokio::test]
async fn the_set_up_link_makes_the_first_admin_once() {
    for firm in firms().await {
        let first = link(&firm).await;
        let second = link(&firm).await;
        assert!(matches!(begin(&firm, &first, beginning()).await, Err(Problem::NotFound)), "replaced");
        assert!(matches!(begin(&firm, "made up", beginning()).await, Err(Problem::NotFound)));
        let entropy = entropy(&firm);
        assert!(setup::open(&firm.app, &second, firm.now(), entropy).await.is_ok());
        assert!(setup::is_waiting(&firm.app).await.unwrap());

        let empty = Beginning::default();
        let wrong = wrong_paths(begin(&firm, &second, empty).await);
        for path in ["name", "zone", "person", "email", "password"] {
            assert!(wrong.iter().any(|one| one == path), "{path} in {wrong:?}");
        }
        assert_eq!(begin(&firm, &second, beginning()).await.unwrap(), EMAIL);
        let organisation = organisations::default(&firm.app).await.unwrap();
        assert_eq!(organisation.name, "Sample & Co. Advisors");
        assert_eq!((organisation.zone.as_str(), organisation.language.code()), ("Europe/Berlin", "de"));
        assert_eq!(organisation.calendar.zone.name(), "Europe/Berlin", "office hours moved along");
        assert!(signs_in(&firm, EMAIL, PASSWORD).await);

        let again = Beginning { email: "eve@firm.example".to_owned(), ..beginning() };
        assert!(matches!(begin(&firm, &second, again).await, Err(Problem::NotFound)), "used");
        assert_eq!(setup::issue_link(&firm.system()).await.unwrap(), None);
        assert!(matches!(setup::issue_link(&firm.admin()).await, Err(Problem::NotAllowed { .. })));
        assert!(!setup::is_waiting(&firm.app).await.unwrap());
        assert_eq!(members::list(&firm.admin()).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_link_printed_before_an_admin_came_by_command_is_dead() {
    for firm in firms().await {
        let token = link(&firm).await;
        let admin = NewMember {
            email: EMAIL.to_owned(),
            name: "Helen".to_owned(),
            admin: true,
            ..NewMember::default()
        };
        members::add(&firm.system(), admin).await.unwrap();
        assert!(matches!(begin(&firm, &token, beginning()).await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn the_first_steps_are_counted_and_close_by_themselves() {
    for firm in firms().await {
        let token = link(&firm).await;
        begin(&firm, &token, beginning()).await.unwrap();
        let helen = members::list(&firm.admin()).await.unwrap().remove(0).id;
        let progress = setup::progress(&firm.admin_named(&helen)).await.unwrap().unwrap();
        assert_eq!(progress.mails, Mails::Wait);
        assert!(progress.template.is_none() && !progress.has_flow);
        assert_eq!((progress.members, progress.library.len()), (1, 4));
        assert!(setup::progress(&firm.member(&helen)).await.unwrap().is_none(), "no admin");

        let started = templates::use_shipped(&firm.admin_named(&helen), "kyc-review").await.unwrap();
        assert!(started.unwrap().enabled);
        templates::use_shipped(&firm.admin_named(&helen), "kyc-review").await.unwrap();
        assert!(matches!(
            templates::use_shipped(&firm.admin_named(&helen), "bench-onboarding5").await,
            Err(Problem::NotFound)
        ));
        let shown = start_links::show(&firm.admin(), "kyc-review").await.unwrap().unwrap();
        assert_eq!(shown.owner.as_ref(), Some(&helen));
        for group in groups::list(&firm.admin()).await.unwrap() {
            let ids: Vec<&Id> = group.members.iter().map(|member| &member.id).collect();
            assert_eq!(ids, [&helen], "{}", group.name);
        }
        let progress = setup::progress(&firm.admin()).await.unwrap().unwrap();
        assert_eq!(progress.template.unwrap().start_url, Some(shown.url));

        firm.group("approvers", &["Tom"]).await;
        save_server(&firm, &given()).await.unwrap();
        let key = firm.publish(include_str!("../../../templates/bench-onboarding5.yaml")).await;
        app::flows::start(&firm.admin(), request(&key, "Ann", "ann@client.example")).await.unwrap();
        assert!(setup::progress(&firm.admin()).await.unwrap().is_none(), "everything is done");
        assert!(organisations::default(&firm.app).await.unwrap().first_steps, "looking changes nothing");
        for is_first in [true, false] {
            let settled = setup::settle(&firm.app, firm.now(), Entropy::from_number(7)).await.unwrap();
            assert_eq!(settled, is_first);
        }
        assert!(!organisations::default(&firm.app).await.unwrap().first_steps);
    }
}

fn given() -> Given {
    Given {
        host: "Mail.Firm.example ".to_owned(),
        port: "587".to_owned(),
        tls: "starttls".to_owned(),
        user: "flows".to_owned(),
        password: "sesame".to_owned(),
        sender: "flows@firm.example".to_owned(),
    }
}

async fn save_server(firm: &Firm, given: &Given) -> Result<(), Problem> {
    let ctx = firm.admin();
    let server = mail_server::read(&ctx, given).await?;
    mail_server::save(&ctx, server).await
}

#[tokio::test]
async fn the_password_of_the_mail_server_is_kept_sealed_and_told_to_no_other_server() {
    for firm in firms().await {
        assert!(organisations::default(&firm.app).await.unwrap().mails_wait);
        save_server(&firm, &given()).await.unwrap();
        assert!(!organisations::default(&firm.app).await.unwrap().mails_wait);
        let kept = mail_server::current(&firm.app, &firm.organisation).await.unwrap().unwrap();
        assert_eq!((kept.host.as_str(), kept.port, kept.tls), ("mail.firm.example", 587, Tls::StartTls));
        assert_eq!(kept.password.as_deref(), Some("sesame"));
        let row = store::mail_servers::get(&firm.app.db, &Viewer::system(firm.organisation.clone())).await;
        assert!(!row.unwrap().unwrap().password_sealed.unwrap().contains("sesame"));

        let unchanged =
            Given { password: String::new(), sender: "office@firm.example".to_owned(), ..given() };
        save_server(&firm, &unchanged).await.unwrap();
        let kept = mail_server::current(&firm.app, &firm.organisation).await.unwrap().unwrap();
        assert_eq!(kept.password.as_deref(), Some("sesame"));
        for elsewhere in [
            Given { host: "mail.evil.example".to_owned(), ..unchanged.clone() },
            Given { user: "eve".to_owned(), ..unchanged.clone() },
            Given { port: "25".to_owned(), ..unchanged.clone() },
            Given { tls: "none".to_owned(), ..unchanged.clone() },
        ] {
            assert_eq!(wrong_paths(mail_server::read(&firm.admin(), &elsewhere).await), ["password"]);
        }
        let wrong = Given {
            host: "mail firm".to_owned(),
            port: "0".to_owned(),
            tls: "maybe".to_owned(),
            user: "a\r\nb".to_owned(),
            password: String::new(),
            sender: "flows".to_owned(),
        };
        let paths = wrong_paths(mail_server::read(&firm.admin(), &wrong).await);
        assert_eq!(paths, ["host", "port", "tls", "user", "sender"]);
        let staff = firm.member(&Id::given("p"));
        assert!(matches!(mail_server::read(&staff, &given()).await, Err(Problem::NotAllowed { .. })));

        mail_server::remove(&firm.admin()).await.unwrap();
        assert!(organisations::default(&firm.app).await.unwrap().mails_wait);
    }
}

#[tokio::test]
async fn looks_are_changed_and_seen_at_once() {
    for firm in firms().await {
        let look = |color: &str| Looks {
            name: "Other & Co.".to_owned(),
            color: color.to_owned(),
            privacy: "www.firm.example/privacy".to_owned(),
            footer: "Other & Co. Advisors LLP\n1 High Street".to_owned(),
            ..Looks::default()
        };
        let change =
            |looks: Looks| Change { looks, zone: "Europe/London".to_owned(), language: "en".to_owned() };
        organisations::change(&firm.admin(), change(look("#B0451F"))).await.unwrap();
        let seen = organisations::default(&firm.app).await.unwrap();
        assert_eq!(
            (seen.name.as_str(), seen.color.unwrap().to_string()),
            ("Other & Co.", "#b0451f".to_owned())
        );
        let links = PublicLinks { privacy: Some("https://www.firm.example/privacy".to_owned()), help: None };
        assert_eq!(seen.links, links);
        assert_eq!(seen.footer.as_deref(), Some("Other & Co. Advisors LLP\n1 High Street"));
        let wrong = Looks {
            name: " ".to_owned(),
            help: "javascript:alert(1)".to_owned(),
            footer: "x".repeat(501),
            host: "https://portal.firm.example".to_owned(),
            ..look("brown")
        };
        let wrong = Change { zone: "Mars/Olympus".to_owned(), ..change(wrong) };
        let wrong = wrong_paths(organisations::change(&firm.admin(), wrong).await);
        assert_eq!(wrong, ["zone", "name", "color", "help", "footer", "host"]);

        let logo = |byte: u8| NewPicture { media_type: "image/png".to_owned(), bytes: vec![byte; 100] };
        organisations::set_picture(&firm.admin(), Place::Logo, logo(1)).await.unwrap();
        let first = organisations::default(&firm.app).await.unwrap().logo.unwrap();
        assert_eq!(organisations::picture(&firm.app, &first).await.unwrap().bytes, vec![1; 100]);
        organisations::set_picture(&firm.admin(), Place::Logo, logo(2)).await.unwrap();
        let second = organisations::default(&firm.app).await.unwrap().logo.unwrap();
        assert_ne!(first, second);
        let seen = organisations::default(&firm.app).await.unwrap();
        assert_eq!(seen.color.unwrap().to_string(), "#b0451f", "the colour stays");
        organisations::remove_picture(&firm.admin(), Place::Logo).await.unwrap();
        assert_eq!(organisations::default(&firm.app).await.unwrap().logo, None);
        let beside = organisations::set_picture(&firm.admin(), Place::SignIn, logo(3)).await;
        beside.unwrap();
        organisations::set_picture(&firm.admin(), Place::Logo, logo(3)).await.unwrap();
        organisations::remove_picture(&firm.admin(), Place::Logo).await.unwrap();
        let seen = organisations::default(&firm.app).await.unwrap();
        let shown = seen.sign_in.expect("the same picture elsewhere stays");
        assert_eq!(organisations::picture(&firm.app, &shown).await.unwrap().bytes, vec![3; 100]);
        let huge = NewPicture { media_type: "image/png".to_owned(), bytes: vec![0; 500_000] };
        assert_eq!(wrong_paths(organisations::set_picture(&firm.admin(), Place::Logo, huge).await), ["logo"]);
        assert!(organisations::picture(&firm.app, "nothing").await.is_err());
    }
}

#[tokio::test]
async fn what_another_process_changed_is_seen_after_a_look() {
    for firm in firms().await {
        organisations::default(&firm.app).await.unwrap();
        assert!(!organisations::refresh(&firm.app).await.unwrap());
        let brand = store::brands::Brand {
            color: Some("#123456".to_owned()),
            ..store::brands::Brand::of(firm.organisation.clone(), firm.now())
        };
        firm.app.db.transact(vec![store::brands::put(brand)]).await.unwrap();
        assert_eq!(organisations::default(&firm.app).await.unwrap().color, None, "remembered");
        assert!(organisations::refresh(&firm.app).await.unwrap());
        assert!(organisations::default(&firm.app).await.unwrap().color.is_some());
    }
}

#[tokio::test]
async fn a_member_is_changed_disabled_and_enabled_but_never_the_last_admin() {
    for firm in firms().await {
        let token = link(&firm).await;
        begin(&firm, &token, beginning()).await.unwrap();
        let helen = members::list(&firm.admin()).await.unwrap().remove(0).id;
        let tom = firm.group("approvers", &["Tom"]).await.remove(0);
        let tax = groups::create(&firm.admin(), "tax").await.unwrap();
        let staff = Permissions { staff: true, ..Permissions::default() };

        let demoted = MemberChange { name: "Helen".to_owned(), permissions: staff, groups: vec![] };
        assert!(matches!(members::change(&firm.admin(), &helen, demoted).await, Err(Problem::Conflict(_))));
        assert!(matches!(members::disable(&firm.admin(), &helen).await, Err(Problem::Conflict(_))));
        let nothing = MemberChange { name: "Tom".to_owned(), ..MemberChange::default() };
        assert_eq!(wrong_paths(members::change(&firm.admin(), &tom, nothing).await), ["permissions"]);

        let auditor = Permissions { auditor: true, ..Permissions::default() };
        let moved = MemberChange { name: "Tom O.".to_owned(), permissions: auditor, groups: vec![tax] };
        members::change(&firm.admin(), &tom, moved).await.unwrap();
        let seen = members::show(&firm.admin(), &tom).await.unwrap();
        assert_eq!(
            (seen.name.as_str(), seen.permissions, seen.groups),
            ("Tom O.", auditor, vec!["tax".to_owned()])
        );
        assert!(!seen.has_password);

        assert!(matches!(members::enable(&firm.admin(), &tom).await, Err(Problem::Conflict(_))));
        members::disable(&firm.admin(), &tom).await.unwrap();
        assert!(members::show(&firm.admin(), &tom).await.unwrap().disabled_at.is_some());
        members::enable(&firm.admin(), &tom).await.unwrap();
        assert!(members::show(&firm.admin(), &tom).await.unwrap().disabled_at.is_none());
        assert_eq!(members::work(&firm.admin(), &tom).await.unwrap(), members::Work::default());
        assert!(matches!(members::show(&firm.admin(), &Id::given("x")).await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_forgotten_password_is_mailed_to_whoever_signs_in_here_and_to_nobody_else() {
    for firm in firms().await {
        let token = link(&firm).await;
        begin(&firm, &token, beginning()).await.unwrap();
        let forgot = async |address: &str| {
            let entropy = entropy(&firm);
            passwords::forgot(&firm.app, address, firm.now(), entropy).await.unwrap();
        };
        forgot("eve@elsewhere.example").await;
        assert!(letters(&firm).await.is_empty());
        forgot("HELEN@firm.example").await;
        let urls = letters(&firm).await;
        assert_eq!(urls.len(), 1);
        for _ in 0..5 {
            forgot(EMAIL).await;
        }
        assert_eq!(letters(&firm).await.len(), 3, "not more within an hour");

        let token = urls[0].rsplit('/').next().unwrap();
        let new = "another sentence to keep".to_owned();
        let entropy = entropy(&firm);
        passwords::set(&firm.app, token, new.clone(), firm.now(), entropy).await.unwrap();
        assert!(signs_in(&firm, EMAIL, &new).await);
        assert!(!letters(&firm).await.contains(&urls[0]), "a used link is not sent any more");
    }
}

/// The one-time links that would be mailed now.
async fn letters(firm: &Firm) -> Vec<String> {
    let viewer = Viewer::system(firm.organisation.clone());
    let mut urls = Vec::new();
    for row in outbox::recent(&firm.app.db, &viewer).await.unwrap() {
        let writing = Writing { now: firm.now(), entropy: Entropy::from_number(1) };
        let facts = mails::facts(&firm.app, &firm.organisation, &row.reference, writing).await.unwrap();
        if let Some(About::Password { url, .. }) = facts.map(|facts| facts.about) {
            assert!(!row.reference.contains(url.rsplit('/').next().unwrap()), "the outbox holds the token");
            urls.push(url);
        }
    }
    urls
}

#[tokio::test]
async fn an_invitation_is_mailed_where_mails_go_out() {
    for firm in firms().await {
        let new = |name: &str| NewMember {
            email: format!("{name}@firm.example"),
            name: name.to_owned(),
            ..NewMember::default()
        };
        let (_, link) = members::add(&firm.admin(), new("ann")).await.unwrap();
        assert!(!link.mailed && letters(&firm).await.is_empty());
        save_server(&firm, &given()).await.unwrap();
        let (_, link) = members::add(&firm.admin(), new("bea")).await.unwrap();
        assert!(link.mailed);
        assert_eq!(letters(&firm).await, [link.url]);
        let (_, link) = members::add(&firm.system(), new("cec")).await.unwrap();
        assert!(!link.mailed, "whoever runs the command hands it on");
    }
}

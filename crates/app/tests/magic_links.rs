//! Start Links and magic links: starting without an account, opening, proving a device, dying and being renewed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Caller, Ctx, Problem, files,
    links::{self, LinkOpened, Proof},
    members::{self, NewMember},
    secrets::{code, link_token::LinkToken},
    start_links::{self, StartLinkSettings, StartSubmission, Started},
};
use firm::{Firm, answers};
use model::{Entropy, Id};
use std::sync::Arc;
use store::Viewer;
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../templates/bench-onboarding5.yaml");
const EMAIL: &str = "ada@client.example";

struct StartedFirm {
    firm: Firm,
    slug: String,
}

async fn with_start_link(database: TestDatabase) -> StartedFirm {
    let firm = Firm::on(database).await;
    let template = firm.publish(TEMPLATE).await;
    let owner =
        NewMember { email: "owner@firm.example".to_owned(), name: "Olga".to_owned(), ..NewMember::default() };
    let (owner, _) = members::add(&firm.admin(), owner).await.unwrap();
    let settings = StartLinkSettings { enabled: true, owner: owner.id, origins: None };
    let link = start_links::configure(&firm.admin(), &template, settings).await.unwrap();
    assert_eq!(link.url, format!("https://firm.example/s/{}", link.slug));
    StartedFirm { firm, slug: link.slug }
}

impl StartedFirm {
    fn entropy(&self) -> Entropy {
        self.firm.pass_seconds(1);
        Entropy::from_number(u64::try_from(self.firm.now().0).unwrap())
    }

    async fn form(&self) -> StartSubmission {
        let page =
            start_links::open(&self.firm.app, &self.slug, self.firm.now(), self.entropy()).await.unwrap();
        StartSubmission {
            nonce: page.nonce,
            name: "Ada".to_owned(),
            email: EMAIL.to_owned(),
            data: answers(&[]),
            language: None,
            sending: None,
        }
    }

    async fn submit(&self, form: StartSubmission) -> Result<Started, Problem> {
        start_links::submit(&self.firm.app, &self.slug, form, self.firm.now(), self.entropy()).await
    }

    async fn open(&self, token: &str, device: Option<&str>) -> Option<LinkOpened> {
        links::open(&self.firm.app, token, device, self.firm.now()).await.unwrap()
    }

    /// References of all mails so far, newest first.
    async fn mails(&self) -> Vec<serde_json::Value> {
        let viewer = Viewer::system(self.firm.organisation.clone());
        let rows = store::outbox::recent(&self.firm.app.db, &viewer).await.unwrap();
        rows.iter().map(|row| serde_json::from_str(&row.reference).unwrap()).collect()
    }

    /// The token in the newest mail that has a link.
    async fn token(&self) -> String {
        let mails = self.mails().await;
        let link = mails.iter().find_map(|mail| mail["link"].as_str()).unwrap();
        let row =
            store::links::get(&self.firm.app.db, &store::System, &Id::given(link)).await.unwrap().unwrap();
        LinkToken { link: row.id, generation: row.generation }.write(&self.firm.app.key)
    }

    async fn code(&self) -> String {
        let mails = self.mails().await;
        let code = mails.iter().find_map(|mail| mail["code"].as_str()).unwrap();
        code::of(&self.firm.app.key, &Id::given(code))
    }
}

#[tokio::test]
async fn a_stranger_starts_a_flow_and_gets_a_link_that_opens_it() {
    for database in TestDatabase::each().await {
        let start = with_start_link(database).await;
        let form = start.form().await;
        let started = start.submit(form.clone()).await.unwrap();
        assert_eq!((started.address_masked.as_str(), started.repeated), ("a…@client.example", false));
        let again = start.submit(form.clone()).await.unwrap();
        assert_eq!((&again.flow, again.repeated), (&started.flow, true));
        assert_eq!(start.mails().await.iter().filter(|mail| mail["mail"] == "assigned").count(), 1);
        let other = StartSubmission { name: "Eve".to_owned(), ..form };
        assert!(matches!(start.submit(other).await, Err(Problem::KeyReused)));

        let opened = start.open(&start.token().await, None).await.unwrap();
        assert_eq!((&opened.flow, opened.person_name.as_str(), opened.proved), (&started.flow, "Ada", false));
        assert!(opened.assignment.is_some());
        let ctx = Ctx::new(Arc::clone(&start.firm.app), opened.caller, start.firm.now(), start.entropy());
        let done =
            app::steps::CompletionRequest { data: answers(&[("company", "Ada Ltd")]), ..Default::default() };
        app::steps::complete(&ctx, &started.flow, "s1", done).await.unwrap();
    }
}

#[tokio::test]
async fn what_does_not_fit_starts_nothing() {
    for database in TestDatabase::each().await {
        let start = with_start_link(database).await;
        let form = start.form().await;
        let wrong = [
            StartSubmission {
                email: "ada@client.example\r\nBcc: all@client.example".to_owned(),
                ..form.clone()
            },
            StartSubmission { name: " ".to_owned(), ..form.clone() },
            StartSubmission { name: "x".repeat(10_000), ..form.clone() },
            StartSubmission { nonce: "forged.1.x".to_owned(), ..form.clone() },
            StartSubmission { data: answers(&[("unknown", "x")]), ..form.clone() },
        ];
        for wrong in wrong {
            assert!(matches!(start.submit(wrong.clone()).await, Err(Problem::Invalid(_))), "{wrong:?}");
        }
        start.firm.pass_seconds(8 * 86_400);
        assert!(matches!(start.submit(form).await, Err(Problem::Invalid(_))), "the nonce is too old");
        assert!(start.submit(start.form().await).await.is_ok(), "a fresh one does it");
        let unknown = start_links::open(&start.firm.app, "unknown", start.firm.now(), start.entropy()).await;
        assert!(matches!(unknown, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_start_link_can_be_switched_off_and_keeps_its_address() {
    for database in TestDatabase::each().await {
        let start = with_start_link(database).await;
        let key = "bench-onboarding5";
        let link = start_links::show(&start.firm.admin(), key).await.unwrap().unwrap();
        let owner = link.owner.unwrap();
        let off = StartLinkSettings { enabled: false, owner: owner.clone(), origins: None };
        start_links::configure(&start.firm.admin(), key, off).await.unwrap();
        let closed = start_links::open(&start.firm.app, &start.slug, start.firm.now(), start.entropy()).await;
        assert!(matches!(closed, Err(Problem::NotFound)));
        let on = StartLinkSettings { enabled: true, owner, origins: None };
        assert_eq!(start_links::configure(&start.firm.admin(), key, on).await.unwrap().slug, start.slug);
        let nobody = StartLinkSettings { enabled: true, owner: Id::given("nobody"), origins: None };
        let refused = start_links::configure(&start.firm.admin(), key, nobody).await;
        assert!(matches!(refused, Err(Problem::Invalid(_))));
    }
}

#[tokio::test]
async fn an_unproved_address_gets_three_mails_an_hour() {
    for database in TestDatabase::each().await {
        let start = with_start_link(database).await;
        let broken = StartSubmission { data: answers(&[("unknown", "x")]), ..start.form().await };
        assert!(start.submit(broken).await.is_err(), "not counted");
        for _ in 0..3 {
            start.submit(start.form().await).await.unwrap();
        }
        assert!(matches!(start.submit(start.form().await).await, Err(Problem::TooMany { .. })));
        let other = StartSubmission { email: "bea@client.example".to_owned(), ..start.form().await };
        assert!(start.submit(other).await.is_ok());
        start.firm.pass_seconds(3_600);
        assert!(start.submit(start.form().await).await.is_ok());
    }
}

#[tokio::test]
async fn a_code_proves_the_device_after_which_the_limit_is_lifted() {
    for database in TestDatabase::each().await {
        let start = with_start_link(database).await;
        start.submit(start.form().await).await.unwrap();
        let token = start.token().await;
        let app = &start.firm.app;
        links::send_code(app, &token, start.firm.now(), start.entropy()).await.unwrap();
        let right = start.code().await;
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..4 {
            let proof = Proof { link: &token, code: wrong, device: None };
            let refused = links::prove(app, proof, start.firm.now(), start.entropy()).await;
            assert!(matches!(refused, Err(Problem::Invalid(_))));
        }
        let proof = Proof { link: &token, code: &right, device: None };
        let device = links::prove(app, proof, start.firm.now(), start.entropy()).await.unwrap();
        assert!(start.open(&token, Some(&device)).await.unwrap().proved);
        assert!(!start.open(&token, Some("another device")).await.unwrap().proved);
        let again = links::prove(app, proof, start.firm.now(), start.entropy()).await;
        assert!(matches!(again, Err(Problem::Invalid(_))), "a code works once");
        for _ in 0..4 {
            start.submit(start.form().await).await.unwrap();
        }
        start.firm.pass_seconds(links::DEVICE_DAYS * 86_400);
        assert!(start.open(&token, Some(&device)).await.is_none(), "the link has died meanwhile");
    }
}

#[tokio::test]
async fn a_code_is_over_after_five_tries_or_ten_minutes() {
    for database in TestDatabase::each().await {
        let start = with_start_link(database).await;
        start.submit(start.form().await).await.unwrap();
        let token = start.token().await;
        let app = &start.firm.app;
        links::send_code(app, &token, start.firm.now(), start.entropy()).await.unwrap();
        let right = start.code().await;
        for _ in 0..links::CODE_TRIES_MAX {
            let proof = Proof { link: &token, code: "not it", device: None };
            assert!(links::prove(app, proof, start.firm.now(), start.entropy()).await.is_err());
        }
        let proof = Proof { link: &token, code: &right, device: None };
        assert!(
            links::prove(app, proof, start.firm.now(), start.entropy()).await.is_err(),
            "five tries are over"
        );

        links::send_code(app, &token, start.firm.now(), start.entropy()).await.unwrap();
        let right = start.code().await;
        start.firm.pass_seconds(links::CODE_MINUTES * 60);
        let proof = Proof { link: &token, code: &right, device: None };
        assert!(
            links::prove(app, proof, start.firm.now(), start.entropy()).await.is_err(),
            "ten minutes are over"
        );
        let third = links::send_code(app, &token, start.firm.now(), start.entropy()).await;
        assert!(
            matches!(third, Err(Problem::TooMany { .. })),
            "with the start's own, a fourth mail within the hour"
        );
    }
}

#[tokio::test]
async fn dead_links_are_all_alike_and_renewed_by_mail_to_their_owner_only() {
    for database in TestDatabase::each().await {
        let start = with_start_link(database).await;
        start.submit(start.form().await).await.unwrap();
        let token = start.token().await;
        let viewer = Viewer::system(start.firm.organisation.clone());
        let app = &start.firm.app;
        let mails_before = start.mails().await.len();
        for foreign in ["", "x", "a.1.b", &token[..token.len() - 1]] {
            assert!(start.open(foreign, None).await.is_none(), "{foreign}");
            links::renew(app, foreign, start.firm.now(), start.entropy()).await.unwrap();
        }
        assert_eq!(start.mails().await.len(), mails_before, "nothing of ours, so nobody is told");

        start.firm.pass_seconds(links::LINK_DAYS * 86_400);
        assert!(start.open(&token, None).await.is_none(), "expired");
        links::renew(app, &token, start.firm.now(), start.entropy()).await.unwrap();
        let renewed = start.token().await;
        assert_ne!(renewed, token);
        assert!(start.open(&renewed, None).await.is_some());
        assert!(start.open(&token, None).await.is_none(), "of an earlier generation");

        let id = LinkToken::read(&app.key, &renewed).unwrap().link;
        let revoke = store::links::revoke(&viewer, &id, start.firm.now());
        app.db.transact(vec![revoke]).await.unwrap();
        let mails_before = start.mails().await.len();
        assert!(start.open(&renewed, None).await.is_none(), "revoked");
        links::renew(app, &renewed, start.firm.now(), start.entropy()).await.unwrap();
        assert_eq!(start.mails().await.len(), mails_before, "revoked for good");
        let dead = links::send_code(app, &renewed, start.firm.now(), start.entropy()).await;
        assert!(matches!(dead, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_link_opens_its_own_flow_and_no_other() {
    for database in TestDatabase::each().await {
        let start = with_start_link(database).await;
        let first = start.submit(start.form().await).await.unwrap();
        let opened = start.open(&start.token().await, None).await.unwrap();
        let other = StartSubmission { email: "bea@client.example".to_owned(), ..start.form().await };
        let second = start.submit(other).await.unwrap();
        let Caller::Outside { flow, .. } = &opened.caller else { panic!("outside") };
        assert_eq!(flow, &first.flow);
        let ctx = Ctx::new(Arc::clone(&start.firm.app), opened.caller, start.firm.now(), start.entropy());
        assert!(files::list(&ctx, &first.flow).await.unwrap().is_empty());
        assert!(matches!(files::list(&ctx, &second.flow).await, Err(Problem::NotFound)));
        let done = app::steps::CompletionRequest { data: answers(&[("company", "x")]), ..Default::default() };
        let foreign = app::steps::complete(&ctx, &second.flow, "s1", done).await;
        assert!(matches!(foreign, Err(Problem::NotFound)));
        assert!(matches!(members::list(&ctx).await, Err(Problem::NotFound)));
    }
}

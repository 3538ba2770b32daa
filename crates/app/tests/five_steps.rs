//! A flow of five steps from start to finish, on both databases.

mod firm;

use app::{
    Problem, Scope,
    flows::{self, FlowQuery},
    idempotency::Key,
    steps::{self, CompletionRequest},
};
use engine::flow::Status;
use firm::{Firm, answers, request};
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../templates/bench-onboarding5.yaml");
const SCOPES: &[Scope] = &Scope::ALL;

#[tokio::test]
async fn runs_to_its_end_and_its_log_proves_it() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let template = firm.publish(TEMPLATE).await;
        let started = flows::start(&firm.key(SCOPES), request(&template, "Ada", "ada@client.example")).await;
        let flow = started.unwrap().flow;
        for step in ["s1", "s2", "s3", "s4", "s5"] {
            let data = if step == "s1" { answers(&[("company", "Ada Ltd")]) } else { answers(&[]) };
            let completion = CompletionRequest { data, ..CompletionRequest::default() };
            let ran = steps::complete(&firm.key(SCOPES), &flow, step, completion).await.unwrap();
            assert!(!ran.repeated);
        }
        let view = flows::show(&firm.key(SCOPES), &flow).await.unwrap();
        assert_eq!(view.status, Status::Completed);
        assert_eq!(view.data["s1"]["company"], "Ada Ltd");
        let verified = flows::verified(&firm.key(SCOPES), &flow).await.unwrap();
        assert_eq!((verified.entries, verified.problem), (6, None));
        let ended = firm.key(SCOPES);
        let again = steps::complete(&ended, &flow, "s5", CompletionRequest::default()).await;
        assert!(matches!(again, Err(Problem::Refused(_))));
    }
}

#[tokio::test]
async fn the_same_key_does_it_once_and_another_body_is_refused() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let template = firm.publish(TEMPLATE).await;
        let key = Key::new("start-1", "POST /flows", b"{}");
        let mut start = request(&template, "Ada", "ada@client.example");
        start.key = Some(key.clone());
        let first = flows::start(&firm.key(SCOPES), start.clone()).await.unwrap();
        let second = flows::start(&firm.key(SCOPES), start.clone()).await.unwrap();
        assert_eq!((&first.flow, &first.body, second.repeated), (&second.flow, &second.body, true));
        start.key = Some(Key::new("start-1", "POST /flows", b"{\"other\": 1}"));
        assert!(matches!(flows::start(&firm.key(SCOPES), start).await, Err(Problem::KeyReused)));

        let completion = |body: &[u8]| CompletionRequest {
            data: answers(&[("company", "Ada Ltd")]),
            key: Some(Key::new("act-1", "s1", body)),
            ..CompletionRequest::default()
        };
        let done = steps::complete(&firm.key(SCOPES), &first.flow, "s1", completion(b"a")).await.unwrap();
        let again = steps::complete(&firm.key(SCOPES), &first.flow, "s1", completion(b"a")).await.unwrap();
        assert_eq!((done.seq, &done.command_id, false), (again.seq, &again.command_id, done.repeated));
        assert!(again.repeated);
        let other = steps::complete(&firm.key(SCOPES), &first.flow, "s1", completion(b"b")).await;
        assert!(matches!(other, Err(Problem::KeyReused)));
        assert_eq!(flows::show(&firm.key(SCOPES), &first.flow).await.unwrap().seq, 2);
    }
}

#[tokio::test]
async fn a_record_of_the_same_kind_and_address_is_reused() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let template = firm.publish(TEMPLATE).await;
        for (name, email) in
            [("Ada", "ada@client.example"), ("Ada", " ADA@client.example "), ("Bea", "bea@client.example")]
        {
            flows::start(&firm.key(SCOPES), request(&template, name, email)).await.unwrap();
        }
        let listed = flows::list(&firm.key(SCOPES), &FlowQuery::default()).await.unwrap().page.items;
        let mut records: Vec<_> = listed.iter().map(|line| line.flow.record.to_string()).collect();
        records.sort();
        records.dedup();
        assert_eq!((listed.len(), records.len()), (3, 2));
    }
}

#[tokio::test]
async fn people_outside_act_on_their_own_flow_only() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let template = firm.publish(TEMPLATE).await;
        let mut flows_of = Vec::new();
        for (name, email) in [("Ada", "ada@client.example"), ("Bea", "bea@client.example")] {
            let flow = flows::start(&firm.key(SCOPES), request(&template, name, email)).await.unwrap().flow;
            let view = flows::show(&firm.key(SCOPES), &flow).await.unwrap();
            let person = view.steps[0].assignees[0].person.as_ref().unwrap().id.clone();
            flows_of.push((flow, person));
        }
        let (ada_flow, ada) = &flows_of[0];
        let (bea_flow, _) = &flows_of[1];
        let completion =
            || CompletionRequest { data: answers(&[("company", "Ada Ltd")]), ..CompletionRequest::default() };
        let foreign = steps::complete(&firm.outside(ada, ada_flow), bea_flow, "s1", completion()).await;
        assert!(matches!(foreign, Err(Problem::NotFound)));
        assert!(matches!(flows::show(&firm.outside(ada, ada_flow), ada_flow).await, Err(Problem::NotFound)));
        let own = steps::complete(&firm.outside(ada, ada_flow), ada_flow, "s1", completion()).await.unwrap();
        assert_eq!(own.seq, 2);
        let seen = flows::outside(&firm.outside(ada, ada_flow), ada_flow).await.unwrap();
        assert!(seen.own_step("s2").is_some());
    }
}

#[tokio::test]
async fn a_key_without_the_scope_is_refused() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let template = firm.publish(TEMPLATE).await;
        let start = request(&template, "Ada", "ada@client.example");
        let refused = flows::start(&firm.key(&[Scope::Read]), start.clone()).await;
        assert!(matches!(refused, Err(Problem::NotAllowed { .. })));
        let flow = flows::start(&firm.key(&[Scope::Start]), start).await.unwrap().flow;
        let act = firm.key(&[Scope::Act]);
        let not_its_own = steps::complete(
            &act,
            &flow,
            "s1",
            CompletionRequest { data: answers(&[("company", "Ada Ltd")]), ..CompletionRequest::default() },
        );
        assert!(matches!(not_its_own.await, Err(Problem::Refused(_))));
    }
}

#[tokio::test]
async fn a_mail_never_leads_to_a_link_that_has_expired() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let template = firm.publish(TEMPLATE).await;
        let flow = flows::start(&firm.key(SCOPES), request(&template, "Ada", "ada@client.example")).await;
        let flow = flow.unwrap().flow;
        let view = flows::show(&firm.key(SCOPES), &flow).await.unwrap();
        let person = view.steps[0].assignees[0].person.as_ref().unwrap().id.clone();
        flows::cancel(&firm.admin(), &flow, "A sample ends here.", None).await.unwrap();
        let about = app::mails::Reference::Renewed { flow, person, link: model::Id::given("old") }.text();
        let mut addresses = Vec::new();
        for days in [0, 29, 2] {
            firm.pass_seconds(days * 86_400);
            let writing = app::mails::Writing {
                now: firm.now(),
                entropy: model::Entropy::from_number(900 + days.unsigned_abs()),
            };
            let facts = app::mails::facts(&firm.app, &firm.organisation, &about, writing).await.unwrap();
            let Some(app::mails::About::Renewed { url, .. }) = facts.map(|facts| facts.about) else {
                panic!("a mail with a link")
            };
            addresses.push(url);
        }
        assert_eq!(addresses[0], addresses[1], "while it opens it stays the same");
        assert_ne!(addresses[0], addresses[2], "after thirty days it is another");
    }
}

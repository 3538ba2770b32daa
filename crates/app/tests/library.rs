//! Templates that come with Baton, taken into use by somebody who is alone, and the record of the firm itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Problem,
    flows::{self, NewRecord, RecordChoice, answers::Inputs},
    members::{self, NewMember},
    organisations::{self, Change, Looks},
    records, setup,
    start_links::{self, StartSubmission},
    steps::{self, CompletionRequest},
    templates,
};
use engine::flow::StepStatus;
use firm::{Firm, answers, request};
use model::{Entropy, Id, field::FieldInput};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use testkit::TestDatabase;

async fn firms() -> Vec<Firm> {
    let mut firms = Vec::new();
    for database in TestDatabase::each().await {
        firms.push(Firm::on(database).await);
    }
    firms
}

/// The only one there is.
async fn helen(firm: &Firm) -> Id {
    let new = NewMember {
        email: "helen@firm.example".to_owned(),
        name: "Helen".to_owned(),
        admin: true,
        ..NewMember::default()
    };
    members::add(&firm.system(), new).await.unwrap().0.id
}

fn inputs(data: &Json) -> Inputs {
    let data = data.as_object().unwrap().iter();
    data.map(|(field, json)| (field.clone(), FieldInput::Json(json.clone()))).collect()
}

/// What a client answers who starts one of the templates that are offered first.
fn start_form(key: &str) -> Json {
    match key {
        "kyc-review" => json!({
            "company": "Halden Marine", "seat": {"street": "1 Harbour Road", "city": "Edinburgh"},
            "sector": "Trade", "public_office": false,
        }),
        "customer-onboarding" => json!({"company": "Halden Marine", "people": 12}),
        "support-triage" => json!({
            "subject": "It hangs", "details": "Since Monday.", "impact": "We can work around it",
        }),
        _ => json!({"year": 2025, "filing": "Alone", "income": ["Employment"]}),
    }
}

#[tokio::test]
async fn whatever_is_offered_first_runs_with_one_admin_and_nobody_else() {
    for firm in firms().await {
        let helen = helen(&firm).await;
        let offered = setup::progress(&firm.admin_named(&helen)).await.unwrap().unwrap().library;
        assert!(!offered.is_empty());
        for key in offered.iter().map(|line| line.definition.key.as_str()) {
            let link = templates::use_shipped(&firm.admin_named(&helen), key).await.unwrap().unwrap();
            let entropy = || Entropy::from_number(u64::try_from(firm.now().0).unwrap());
            let page = start_links::open(&firm.app, &link.slug, firm.now(), entropy()).await.unwrap();
            firm.pass_seconds(3_600);
            let form = StartSubmission {
                nonce: page.nonce,
                name: "Marcus".to_owned(),
                email: format!("marcus@{key}.example"),
                data: inputs(&start_form(key)),
                language: None,
                sending: None,
            };
            let started =
                start_links::submit(&firm.app, &link.slug, form, firm.now(), entropy()).await.unwrap();
            let story = firm.story(&started.flow).await;
            assert!(story.starts_with("running\n"), "{key}: {story}");
        }
    }
}

#[tokio::test]
async fn a_template_brings_those_it_starts() {
    for firm in firms().await {
        let helen = helen(&firm).await;
        templates::use_shipped(&firm.admin_named(&helen), "support-triage").await.unwrap();
        let lines = templates::list(&firm.admin_named(&helen)).await.unwrap();
        let mut keys: Vec<&str> = lines.iter().map(|line| line.key.as_str()).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["escalation", "support-triage"]);
        assert!(lines.iter().all(|line| line.published.is_some()));
    }
}

#[tokio::test]
async fn an_incident_of_the_firm_reaches_the_contacts_of_the_records_chosen() {
    for firm in firms().await {
        let helen = helen(&firm).await;
        templates::use_shipped(&firm.admin_named(&helen), "incident").await.unwrap();
        let plain = firm.publish(include_str!("../../../templates/bench-onboarding5.yaml")).await;
        for (name, address) in [("Halden", "ann@halden.example"), ("Marlow", "max@marlow.example")] {
            flows::start(&firm.admin_named(&helen), request(&plain, name, address)).await.unwrap();
        }
        let choices = records::choices(&firm.admin_named(&helen), &["client".to_owned()]).await.unwrap();
        let names: Vec<&str> = choices.iter().map(|record| record.name.as_str()).collect();
        assert_eq!(names, ["Halden", "Marlow"]);

        let firm_record =
            NewRecord { kind: "firm".to_owned(), name: "Ours".to_owned(), ..NewRecord::default() };
        let mut start = request("incident", "", "");
        start.record = RecordChoice::Given(firm_record);
        start.data = answers(&[("what", "The portal"), ("severity", "Nobody can work")]);
        let flow = flows::start(&firm.admin_named(&helen), start).await.unwrap().flow;

        let ids: Vec<&Id> = choices.iter().map(|record| &record.id).collect();
        let declare = |clients: Json| CompletionRequest {
            data: inputs(&json!({"clients": clients, "notice": "We are looking into it."})),
            ..CompletionRequest::default()
        };
        let own = records::choices(&firm.admin_named(&helen), &["firm".to_owned()]).await.unwrap();
        for wrong in [json!([own[0].id]), json!(["unknown"]), json!(["no id!"]), json!([])] {
            let refused = steps::complete(&firm.admin_named(&helen), &flow, "declare", declare(wrong)).await;
            let Err(Problem::Invalid(problems)) = refused else { panic!("taken") };
            assert_eq!(problems.iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), ["clients"]);
        }
        steps::complete(&firm.admin_named(&helen), &flow, "declare", declare(json!(ids))).await.unwrap();
        let view = flows::show(&firm.admin_named(&helen), &flow).await.unwrap();
        let shown = serde_json::to_value(&view.data["declare"]["clients"]).unwrap();
        assert_eq!(
            shown.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect::<Vec<_>>(),
            ["Halden", "Marlow"]
        );
        let status: BTreeMap<&str, StepStatus> =
            view.steps.iter().map(|step| (step.key.as_str(), step.status)).collect();
        assert_eq!((status["first_notice"], status["update"]), (StepStatus::Done, StepStatus::Open));
    }
}

#[tokio::test]
async fn the_firm_has_one_record_that_is_called_like_it() {
    for firm in firms().await {
        let own = async |expected: &str| {
            let found = records::choices(&firm.admin(), &["firm".to_owned()]).await.unwrap();
            let names: Vec<&str> = found.iter().map(|record| record.name.as_str()).collect();
            assert_eq!(names, [expected]);
        };
        own("Sample & Co.").await;
        let change = Change {
            looks: Looks { name: "Sample Partners".to_owned(), ..Looks::default() },
            zone: "Europe/London".to_owned(),
            ..Change::default()
        };
        organisations::change(&firm.admin(), change).await.unwrap();
        own("Sample Partners").await;
        let nobody = firm.outside(&Id::given("p"), &Id::given("f"));
        assert!(matches!(records::choices(&nobody, &[]).await, Err(Problem::NotFound)));
    }
}

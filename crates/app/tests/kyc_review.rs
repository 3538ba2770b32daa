//! The shipped KYC review, every branch to its end, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::flows;
use firm::{
    Do::{self, Accept, Decline, Finish, Give, Return, SendBack, Waive},
    Firm, request,
};
use model::{
    definition::Outcome::{Approved, Denied, Done, Submitted},
    field::FieldInput,
};
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../templates/kyc-review.yaml");
const START: &str = r#"{"company": "Orchard Lane Ltd", "sector": "Banking", "licence": "B 12", "public_office": false,
    "seat": {"street": "1 Orchard Lane", "postcode": "AB1 2CD", "city": "Sampleton", "country": "United Kingdom"}}"#;

const GIVEN: &[Do] = &[
    Give("identity", "id"),
    Give("identity", "address"),
    Give("identity", "register"),
    Finish("identity", Submitted, "{}"),
    Accept("identity", "id"),
    Accept("identity", "address"),
    Accept("identity", "register"),
];
const VERIFIED: &[Do] = &[Finish("verify", Approved, r#"{"risk": "Low"}"#)];
const CLEAN: &[Do] =
    &[Give("screening", "report"), Finish("screening", Done, r#"{"hits": 0, "lists": ["EU", "UN"]}"#)];
const HITS: &[Do] = &[
    Give("screening", "report"),
    Finish("screening", Done, r#"{"hits": 2, "lists": ["EU"], "findings": "Two people of that name."}"#),
];
const CLEARED: &[Do] = &[Finish("approve", Approved, "{}")];

async fn check(acts: &[&[Do]], expected: &str) {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let compliance = firm.group("compliance", &["Olga", "Otto"]).await;
        firm.group("approvers", &["Pia", "Paul"]).await;
        let template = firm.publish(TEMPLATE).await;
        let mut start = request(&template, "Nadia Ferrand", "nadia@client.example");
        let data: std::collections::BTreeMap<String, serde_json::Value> =
            serde_json::from_str(START).unwrap();
        start.data = data.into_iter().map(|(field, json)| (field, FieldInput::Json(json))).collect();
        let flow = flows::start(&firm.key(&app::Scope::ALL), start).await.unwrap().flow;
        let analyst = format!(r#"{{"analyst": "{}"}}"#, compliance[0]);
        let analyst: &'static str = Box::leak(analyst.into_boxed_str());
        for act in acts {
            firm.play(&flow, act).await;
            let view = flows::show(&firm.key(&app::Scope::ALL), &flow).await.unwrap();
            let waits = |key: &str| {
                view.steps.iter().any(|step| step.key == key && step.status == engine::flow::StepStatus::Open)
            };
            if waits("assign_analyst") {
                firm.play(&flow, &[Finish("assign_analyst", Done, analyst)]).await;
            }
        }
        assert_eq!(firm.story(&flow).await, expected.trim().replace("            ", ""));
    }
}

#[tokio::test]
async fn no_hits_and_cleared() {
    check(
        &[GIVEN, VERIFIED, CLEAN, CLEARED],
        "completed
            identity done/submitted #1
            verify done/approved #1
            assign_analyst done/done #1
            screening done/done #1
            approve done/approved #1
            welcome done/done #1",
    )
    .await;
}

#[tokio::test]
async fn a_returned_document_is_asked_for_alone() {
    let corrected: &[Do] = &[
        Give("identity", "id"),
        Give("identity", "address"),
        Decline("identity", "register"),
        Finish("identity", Submitted, "{}"),
        Accept("identity", "id"),
        Return("identity", "address"),
        Waive("identity", "register"),
        Give("identity", "address"),
        Finish("identity", Submitted, "{}"),
        Accept("identity", "address"),
    ];
    check(
        &[corrected, VERIFIED, CLEAN, CLEARED],
        "completed
            identity done/submitted #2
            verify done/approved #1
            assign_analyst done/done #1
            screening done/done #1
            approve done/approved #1
            welcome done/done #1",
    )
    .await;
}

#[tokio::test]
async fn denied_by_compliance_ends_with_a_message() {
    check(
        &[GIVEN, &[Finish("verify", Denied, "{}")]],
        "completed
            identity done/submitted #1
            verify done/denied #1
            refused_documents done/done #1
            assign_analyst done/done #1
            screening withdrawn/- #1",
    )
    .await;
}

#[tokio::test]
async fn sent_back_by_compliance_asks_for_the_documents_again() {
    check(
        &[GIVEN, &[SendBack("verify", &["identity"])], GIVEN, VERIFIED, CLEAN, CLEARED],
        "completed
            identity done/submitted #2
            verify done/approved #2
            assign_analyst done/done #1
            screening done/done #2
            approve done/approved #1
            welcome done/done #1",
    )
    .await;
}

#[tokio::test]
async fn hits_need_two_approvers() {
    let both: &[Do] =
        &[Finish("clearance_second", Approved, "{}"), Finish("clearance_second", Approved, "{}")];
    check(
        &[GIVEN, VERIFIED, HITS, both, CLEARED],
        "completed
            identity done/submitted #1
            verify done/approved #1
            assign_analyst done/done #1
            screening done/done #1
            clearance_second done/approved #1
            approve done/approved #1
            welcome done/done #1",
    )
    .await;
}

#[tokio::test]
async fn hits_denied_end_with_a_message() {
    check(
        &[GIVEN, VERIFIED, HITS, &[Finish("clearance_second", Denied, "{}")]],
        "completed
            identity done/submitted #1
            verify done/approved #1
            assign_analyst done/done #1
            screening done/done #1
            clearance_second done/denied #1
            refused_hits done/done #1",
    )
    .await;
}

#[tokio::test]
async fn hits_sent_back_are_screened_again() {
    check(
        &[GIVEN, VERIFIED, HITS, &[SendBack("clearance_second", &[])], CLEAN, CLEARED],
        "completed
            identity done/submitted #1
            verify done/approved #1
            assign_analyst done/done #1
            screening done/done #2
            clearance_second withdrawn/sent_back #1
            approve done/approved #1
            welcome done/done #1",
    )
    .await;
}

#[tokio::test]
async fn the_last_word_can_be_no() {
    check(
        &[GIVEN, VERIFIED, CLEAN, &[Finish("approve", Denied, "{}")]],
        "completed
            identity done/submitted #1
            verify done/approved #1
            assign_analyst done/done #1
            screening done/done #1
            approve done/denied #1
            refused done/done #1",
    )
    .await;
}

#[tokio::test]
async fn the_last_word_can_be_look_again() {
    check(
        &[GIVEN, VERIFIED, CLEAN, &[SendBack("approve", &["screening"])], CLEAN, CLEARED],
        "completed
            identity done/submitted #1
            verify done/approved #1
            assign_analyst done/done #1
            screening done/done #2
            approve done/approved #2
            welcome done/done #1",
    )
    .await;
}

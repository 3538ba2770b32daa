//! The shipped tax return, every branch to its end, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::flows;
use firm::{
    Do::{self, Decline, Finish, Give, Return, SendBack},
    Firm, request,
};
use model::{
    definition::Outcome::{Approved, Denied, Done, Submitted},
    field::FieldInput,
};
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../templates/tax-preparation.yaml");

const COLLECTED: &[Do] = &[
    Give("documents", "income_statement"),
    Decline("documents", "bank_statement"),
    Finish("documents", Submitted, r#"{"commute": 12.5}"#),
    Do::Accept("documents", "income_statement"),
    Do::Waive("documents", "bank_statement"),
];
const REVIEWED: &[Do] = &[Finish("review", Approved, "{}")];
const PREPARED: &[Do] = &[
    Give("prepare", "return"),
    Finish("prepare", Done, r#"{"refund": "412.50", "remarks": "Your commute counts."}"#),
    Finish("internal_review", Approved, "{}"),
];
const ALONE: &[Do] = &[Finish("approve_taxpayer", Approved, "{}")];
const BOTH: &[Do] = &[Finish("approve_spouse", Approved, "{}"), Finish("approve_taxpayer", Approved, "{}")];
const FILED: &[Do] = &[Finish("file_return", Done, r#"{"filed_on": "2026-05-04", "reference": "T 1"}"#)];

struct Case {
    together: bool,
    income: &'static [&'static str],
    acts: &'static [&'static [Do]],
    expected: &'static str,
}

async fn check(case: Case) {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        firm.group("tax", &["Tom", "Tina"]).await;
        let partner = firm.group("partners", &["Petra"]).await;
        let template = firm.publish(TEMPLATE).await;
        let mut start = request(&template, "Ada Sample", "ada@client.example");
        if let flows::RecordChoice::Given(record) = &mut start.record {
            let spouse =
                ("Bea Sample".to_owned(), "bea@client.example".to_owned(), Some("spouse".to_owned()));
            record.contacts.push(spouse);
        }
        let filing = if case.together { "Together with my spouse" } else { "Alone" };
        start.data = [
            ("year", serde_json::json!(2025)),
            ("filing", filing.into()),
            ("income", serde_json::json!(case.income)),
        ]
        .map(|(field, json)| (field.to_owned(), FieldInput::Json(json)))
        .into();
        start.roles.insert("reviewer".to_owned(), vec![flows::RolePerson::Known(partner[0].clone())]);
        let flow = flows::start(&firm.key(&app::Scope::ALL), start).await.unwrap().flow;
        for acts in case.acts {
            firm.play(&flow, acts).await;
        }
        assert_eq!(firm.story(&flow).await, case.expected.trim().replace("            ", ""));
    }
}

#[tokio::test]
async fn one_taxpayer_approves_alone() {
    check(Case {
        together: false,
        income: &["Employment"],
        acts: &[COLLECTED, REVIEWED, PREPARED, ALONE, FILED],
        expected: "completed
            documents done/submitted #1
            rental skipped/skipped #0
            review done/approved #1
            prepare done/done #1
            internal_review done/approved #1
            approve_taxpayer done/approved #1
            approve_spouse skipped/skipped #0
            file_return done/done #1
            confirmation done/done #1",
    })
    .await;
}

#[tokio::test]
async fn both_taxpayers_approve_and_the_let_property_is_asked_for() {
    let rented: &[Do] = &[Finish(
        "rental",
        Submitted,
        r#"{"property": {"street": "2 Lane", "postcode": "1", "city": "Sampleton"}, "rent": "9600.00"}"#,
    )];
    check(Case {
        together: true,
        income: &["Employment", "Rent"],
        acts: Box::leak(Box::new([COLLECTED, rented, REVIEWED, PREPARED, BOTH, FILED])),
        expected: "completed
            documents done/submitted #1
            rental done/submitted #1
            review done/approved #1
            prepare done/done #1
            internal_review done/approved #1
            approve_taxpayer done/approved #1
            approve_spouse done/approved #1
            file_return done/done #1
            confirmation done/done #1",
    })
    .await;
}

#[tokio::test]
async fn a_question_goes_back_to_the_client() {
    let again: &[Do] = &[
        Give("documents", "income_statement"),
        Give("documents", "bank_statement"),
        Finish("documents", Submitted, "{}"),
        Do::Accept("documents", "income_statement"),
        Return("documents", "bank_statement"),
        Give("documents", "bank_statement"),
        Finish("documents", Submitted, "{}"),
        Do::Accept("documents", "bank_statement"),
    ];
    check(Case {
        together: false,
        income: &["Employment"],
        acts: Box::leak(Box::new([
            COLLECTED,
            &[SendBack("review", &[])],
            again,
            REVIEWED,
            PREPARED,
            ALONE,
            FILED,
        ])),
        expected: "completed
            documents done/submitted #3
            rental skipped/skipped #0
            review done/approved #2
            prepare done/done #1
            internal_review done/approved #1
            approve_taxpayer done/approved #1
            approve_spouse skipped/skipped #0
            file_return done/done #1
            confirmation done/done #1",
    })
    .await;
}

#[tokio::test]
async fn not_taken_on() {
    check(Case {
        together: false,
        income: &["Capital"],
        acts: &[COLLECTED, &[Finish("review", Denied, "{}")]],
        expected: "completed
            documents done/submitted #1
            rental skipped/skipped #0
            review done/denied #1
            not_taken done/done #1",
    })
    .await;
}

#[tokio::test]
async fn the_partner_and_the_client_can_send_the_return_back() {
    let prepared_again: &[Do] = &[
        Give("prepare", "return"),
        Finish("prepare", Done, r#"{"refund": "-20.00"}"#),
        Finish("internal_review", Approved, "{}"),
    ];
    let to_the_partner: &[Do] =
        &[Give("prepare", "return"), Finish("prepare", Done, r#"{"refund": "1.00"}"#)];
    check(Case {
        together: true,
        income: &["Pension"],
        acts: Box::leak(Box::new([
            COLLECTED,
            REVIEWED,
            to_the_partner,
            &[SendBack("internal_review", &[])],
            PREPARED,
            &[SendBack("approve_spouse", &[])],
            prepared_again,
            BOTH,
            FILED,
        ])),
        expected: "completed
            documents done/submitted #1
            rental skipped/skipped #0
            review done/approved #1
            prepare done/done #3
            internal_review done/approved #3
            approve_taxpayer done/approved #2
            approve_spouse done/approved #2
            file_return done/done #1
            confirmation done/done #1",
    })
    .await;
}

#[tokio::test]
async fn each_denial_ends_it() {
    for (together, last) in
        [(false, Finish("approve_taxpayer", Denied, "{}")), (true, Finish("approve_spouse", Denied, "{}"))]
    {
        let acts: &'static [&'static [Do]] =
            Box::leak(Box::new([COLLECTED, REVIEWED, PREPARED, Box::leak(Box::new([last])) as &[Do]]));
        let expected: &'static str = if together {
            "completed
            documents done/submitted #1
            rental skipped/skipped #0
            review done/approved #1
            prepare done/done #1
            internal_review done/approved #1
            approve_taxpayer withdrawn/- #1
            approve_spouse done/denied #1"
        } else {
            "completed
            documents done/submitted #1
            rental skipped/skipped #0
            review done/approved #1
            prepare done/done #1
            internal_review done/approved #1
            approve_taxpayer done/denied #1
            approve_spouse skipped/skipped #0"
        };
        check(Case { together, income: &["Pension"], acts, expected }).await;
    }
    let released: &'static [Do] = &[
        Give("prepare", "return"),
        Finish("prepare", Done, r#"{"refund": "1.00"}"#),
        Finish("internal_review", Denied, "{}"),
    ];
    check(Case {
        together: false,
        income: &["Pension"],
        acts: Box::leak(Box::new([COLLECTED, REVIEWED, released])),
        expected: "completed
            documents done/submitted #1
            rental skipped/skipped #0
            review done/approved #1
            prepare done/done #1
            internal_review done/denied #1",
    })
    .await;
}

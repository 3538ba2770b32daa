//! The sample flows, each in another state.

use super::acts::{Answer, At, Sample, inputs};
use crate::failure::Failure;
use app::flows::{NewRecord, RecordChoice, StartRequest};
use engine::flow::Verdict;
use model::{Id, definition::Outcome};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Oldest first, so that ids and lists read as history does.
pub async fn all(sample: &Sample<'_>) -> Result<(), Failure> {
    cleared(sample).await?;
    refused(sample).await?;
    two_approvers_decide(sample).await?;
    checks_run(sample).await?;
    document_came_back(sample).await?;
    documents_overdue(sample).await?;
    documents_in_review(sample).await?;
    both_taxpayers_approve(sample).await?;
    return_prepared(sample).await?;
    documents_for_tax(sample).await?;
    just_started(sample).await?;
    sample.pass(At(0, 0)).await
}

fn company(name: &str, sector: &str, office: bool) -> Value {
    let mut form = json!({
        "company": name,
        "seat": {"street": "1 Sample Street", "postcode": "EX4 1MP", "city": "Sampleton", "country": "United Kingdom"},
        "sector": sector,
        "public_office": office,
    });
    if office {
        form["public_office_who"] = json!("One of the owners sits in the council of Sampleton.");
    }
    form
}

fn owner(name: &str, born: &str, percent: u32) -> Value {
    json!({"name": name, "born": born, "country": "United Kingdom", "through": "Shares", "percent": percent})
}

fn answers(data: Value) -> Answer {
    Answer { data: inputs(data), ..Answer::default() }
}

fn decided(outcome: Outcome, comment: &'static str) -> Answer {
    Answer { outcome: Some(outcome), comment: Some(comment), ..Answer::default() }
}

const DOCUMENTS: [(&str, &str); 3] =
    [("id", "Passport"), ("address", "Electricity bill"), ("register", "Register extract")];

/// The client sends everything.
async fn send_documents(sample: &Sample<'_>, flow: &Id, at: At) -> Result<(), Failure> {
    for document in DOCUMENTS {
        sample.upload(flow, "identity", None, at, document).await?;
    }
    sample.complete(flow, "identity", None, At(at.0, at.1 + 4), Answer::default()).await
}

async fn accept_documents(sample: &Sample<'_>, flow: &Id, at: At) -> Result<(), Failure> {
    for (document, _) in DOCUMENTS {
        sample.decide_document(flow, ("identity", document), "Helen", at, Verdict::Accept).await?;
    }
    Ok(())
}

async fn verify(sample: &Sample<'_>, flow: &Id, at: At) -> Result<(), Failure> {
    let data = answers(json!({"risk": "Low", "note": "All documents read well."}));
    sample.complete(flow, "verify", Some("Helen"), at, data).await
}

async fn assign_analyst(sample: &Sample<'_>, flow: &Id, at: At) -> Result<(), Failure> {
    let priya = sample.person("Priya")?;
    let data = answers(json!({"analyst": priya.as_str()}));
    sample.complete(flow, "assign_analyst", Some("Helen"), at, data).await
}

async fn screen(sample: &Sample<'_>, flow: &Id, at: At, hits: u32) -> Result<(), Failure> {
    sample.upload(flow, "screening", None, at, ("report", "Screening report")).await?;
    let mut data = json!({"hits": hits, "lists": ["EU", "UN", "OFAC", "UK"]});
    if hits > 0 {
        data["findings"] = json!("One director shares name and year of birth with a listed person.");
    }
    sample.complete(flow, "screening", None, At(at.0, at.1 + 2), answers(data)).await
}

/// Everything up to the decision.
async fn checked(sample: &Sample<'_>, flow: &Id, day: u32, hits: u32) -> Result<(), Failure> {
    send_documents(sample, flow, At(day, 0)).await?;
    accept_documents(sample, flow, At(day - 1, 10)).await?;
    verify(sample, flow, At(day - 1, 40)).await?;
    assign_analyst(sample, flow, At(day - 1, 45)).await?;
    screen(sample, flow, At(day - 2, 0), hits).await
}

async fn cleared(sample: &Sample<'_>) -> Result<(), Failure> {
    let form = company("Brightwater Schools", "Other", false);
    let flow =
        sample.start_by_link(At(18, 0), ("Aoife Kelly", "aoife@brightwater.example"), "Priya", form).await?;
    checked(sample, &flow, 17, 0).await?;
    let data = answers(json!({"review_on": "2028-01-31"}));
    sample.complete(&flow, "approve", Some("Ingrid"), At(14, 90), data).await
}

async fn refused(sample: &Sample<'_>) -> Result<(), Failure> {
    let form = company("Greywater Holdings", "Trade", false);
    let flow =
        sample.start_by_link(At(16, 30), ("Erik Bakke", "erik@greywater.example"), "Helen", form).await?;
    checked(sample, &flow, 15, 3).await?;
    for by in ["Tom", "Ingrid"] {
        let answer = decided(Outcome::Denied, "The hits could not be ruled out.");
        let answered = sample.complete(&flow, "clearance_second", Some(by), At(12, 20), answer).await;
        // One denial may already end it.
        if by == "Tom" {
            answered?;
        }
    }
    Ok(())
}

async fn two_approvers_decide(sample: &Sample<'_>) -> Result<(), Failure> {
    let form = company("Pike Joinery", "Trade", true);
    let flow = sample.start_by_link(At(9, 0), ("Dana Pike", "dana@pike.example"), "Priya", form).await?;
    checked(sample, &flow, 8, 1).await?;
    let answer = Answer { comment: Some("The office is a local one and no risk."), ..Answer::default() };
    sample.complete(&flow, "clearance_second", Some("Tom"), At(1, 0), answer).await
}

async fn checks_run(sample: &Sample<'_>) -> Result<(), Failure> {
    let form = company("Northfield Bakery", "Trade", false);
    let flow =
        sample.start_by_link(At(7, 20), ("Samir Haddad", "samir@northfield.example"), "Helen", form).await?;
    send_documents(sample, &flow, At(5, 0)).await?;
    accept_documents(sample, &flow, At(1, -30)).await?;
    assign_analyst(sample, &flow, At(0, -60)).await
}

async fn document_came_back(sample: &Sample<'_>) -> Result<(), Failure> {
    let form = company("Halden Marine Ltd", "Trade", false);
    let flow =
        sample.start_by_link(At(4, 0), ("Marcus Oyelaran", "marcus@halden.example"), "Priya", form).await?;
    send_documents(sample, &flow, At(3, 15)).await?;
    for (document, verdict) in [
        ("id", Verdict::Accept),
        ("register", Verdict::Accept),
        (
            "address",
            Verdict::Return {
                reason: "The bill is from last year. It may not be older than three months.".to_owned(),
            },
        ),
    ] {
        sample.decide_document(&flow, ("identity", document), "Helen", At(1, 30), verdict).await?;
    }
    Ok(())
}

async fn documents_overdue(sample: &Sample<'_>) -> Result<(), Failure> {
    let form = company("Tessera Robotics", "Other", false);
    sample.start_by_link(At(6, 0), ("Lena Vogt", "lena@tessera.example"), "Tom", form).await?;
    sample.pass(At(2, 0)).await
}

async fn documents_in_review(sample: &Sample<'_>) -> Result<(), Failure> {
    let mut form = company("Quayside Lettings", "Real estate", false);
    form["owners"] = json!([owner("Carla Mendes", "1979-05-17", 60), owner("Rui Mendes", "1982-11-02", 40)]);
    let flow =
        sample.start_by_link(At(2, 0), ("Carla Mendes", "carla@quayside.example"), "Helen", form).await?;
    send_documents(sample, &flow, At(1, 10)).await
}

async fn just_started(sample: &Sample<'_>) -> Result<(), Failure> {
    let form = company("Pennyroyal Nurseries", "Trade", false);
    sample.start_by_link(At(0, -50), ("Nora Finch", "nora@pennyroyal.example"), "Priya", form).await.map(drop)
}

/// A tax return, started by a member for a client.
async fn start_tax(sample: &Sample<'_>, at: At, who: (&str, &str), together: bool) -> Result<Id, Failure> {
    let (name, email) = who;
    let spouse =
        together.then(|| ("Robin Sample".to_owned(), format!("robin.{email}"), Some("spouse".to_owned())));
    let record = NewRecord {
        kind: "client".to_owned(),
        name: name.to_owned(),
        email: Some(email.to_owned()),
        contacts: spouse.into_iter().collect(),
    };
    let filing = if together { "Together with my spouse" } else { "Alone" };
    let request = StartRequest {
        template: "tax-preparation".to_owned(),
        record: RecordChoice::Given(record),
        data: inputs(json!({"year": 2025, "filing": filing, "income": ["Employment", "Capital"]})),
        uploaded: Vec::new(),
        roles: BTreeMap::new(),
        owner: Some(sample.person("Ingrid")?),
        initializer: None,
        names_record: false,
        key: None,
    };
    let ctx = sample.member("Ingrid", sample.at(at))?;
    let flow = app::flows::start(&ctx, request).await?.flow;
    sample.own_record(&flow, "Ingrid", at).await?;
    Ok(flow)
}

async fn documents_for_tax(sample: &Sample<'_>) -> Result<(), Failure> {
    start_tax(sample, At(1, 0), ("Clara Lewin", "clara@lewin.example"), false).await.map(drop)
}

/// Documents sent, accepted and read.
async fn documents_read(sample: &Sample<'_>, flow: &Id, day: u32) -> Result<(), Failure> {
    let documents = [("income_statement", "Annual statement"), ("bank_statement", "Tax certificate")];
    for document in documents {
        sample.upload(flow, "documents", None, At(day, 0), document).await?;
    }
    let data = answers(json!({"account": "GB00 SAMP 0000 0000 0000 00", "commute": "12.5"}));
    sample.complete(flow, "documents", None, At(day, 20), data).await?;
    for (document, _) in documents {
        let verdict = Verdict::Accept;
        sample.decide_document(flow, ("documents", document), "Jonas", At(day - 1, 0), verdict).await?;
    }
    sample.complete(flow, "review", Some("Jonas"), At(day - 1, 30), Answer::default()).await
}

async fn return_prepared(sample: &Sample<'_>) -> Result<(), Failure> {
    let flow = start_tax(sample, At(6, 0), ("Owen Ember", "owen@ember.example"), false).await?;
    documents_read(sample, &flow, 4).await?;
    sample.pick_up(&flow, "prepare", "Jonas", At(2, 0)).await
}

async fn both_taxpayers_approve(sample: &Sample<'_>) -> Result<(), Failure> {
    let flow = start_tax(sample, At(12, 0), ("Martha Sample", "martha@sample-family.example"), true).await?;
    documents_read(sample, &flow, 9).await?;
    sample.upload(&flow, "prepare", Some("Jonas"), At(3, 0), ("return", "Tax return 2025")).await?;
    let data = answers(json!({"refund": "1240.50", "remarks": "Most of it comes from the commute."}));
    sample.complete(&flow, "prepare", Some("Jonas"), At(3, 60), data).await?;
    sample.assign_role(&flow, "reviewer", "Ingrid", At(2, -30)).await?;
    sample.complete(&flow, "internal_review", None, At(2, 0), Answer::default()).await?;
    sample.complete(&flow, "approve_taxpayer", None, At(1, 0), Answer::default()).await
}

//! The flows: one in five is under way, the others have come to their end over the last two years.

use crate::{
    Failure,
    drawn::{draw, drawn, name},
    firm::Firm,
    said,
    templates::Template,
};
use app::{
    flows::{self, NewRecord, RecordChoice, RolePerson, StartRequest, answers::Inputs},
    steps::{self, CompletionRequest},
};
use model::{Id, Instant, field::FieldInput};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Made at the same time, so that they share commits.
const AT_ONCE: usize = 64;
const HOUR: i64 = 3_600;

pub async fn make(firm: &Arc<Firm>, templates: &[Template], flows: usize) -> Result<(), Failure> {
    let (firm, templates) = (Arc::clone(firm), Arc::new(plans(templates)));
    spread(flows, move |number| {
        let (firm, templates) = (Arc::clone(&firm), Arc::clone(&templates));
        async move { one(&firm, &templates[drawn(number, 1) % templates.len()], number).await }
    })
    .await
}

/// Makes so many, numbered from 0, many at a time.
pub async fn spread<M, F>(count: usize, make: M) -> Result<(), Failure>
where
    M: Fn(usize) -> F + Send + Sync + 'static,
    F: Future<Output = Result<(), Failure>> + Send,
{
    let (next, make) = (Arc::new(AtomicUsize::new(0)), Arc::new(make));
    let mut working = tokio::task::JoinSet::new();
    for _ in 0..AT_ONCE {
        let (next, make) = (Arc::clone(&next), Arc::clone(&make));
        working.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return Ok::<(), Failure>(());
                }
                make(number).await?;
            }
        });
    }
    while let Some(done) = working.join_next().await {
        done??;
    }
    Ok(())
}

struct Plan {
    key: String,
    members: &'static [&'static str],
    thirds: &'static [&'static str],
    steps: &'static [(&'static str, &'static str)],
}

fn plans(templates: &[Template]) -> Vec<Plan> {
    let plan = |template: &Template| Plan {
        key: template.key.clone(),
        members: template.members,
        thirds: template.thirds,
        steps: template.steps,
    };
    templates.iter().map(plan).collect()
}

/// How far a flow gets.
enum Fate {
    Running { steps: usize },
    Completed,
    Cancelled,
}

async fn one(firm: &Firm, plan: &Plan, number: usize) -> Result<(), Failure> {
    let fate = match drawn(number, 2) % 100 {
        0..20 => Fate::Running { steps: drawn(number, 3) % plan.steps.len() },
        20..92 => Fate::Completed,
        _ => Fate::Cancelled,
    };
    let steps = match fate {
        Fate::Running { steps } => steps,
        Fate::Completed => plan.steps.len(),
        Fate::Cancelled => drawn(number, 3) % plan.steps.len(),
    };
    // What runs was touched last within the last days, a little of it too long ago for its deadline.
    let hours_ago = match fate {
        Fate::Running { .. } => 1 + draw(number, 4) % 330,
        _ => 30 * 24 + draw(number, 4) % (700 * 24),
    };
    let pause = 2 + draw(number, 5) % 60;
    let began = hours_ago + pause * i64::try_from(steps)?;
    let at = |step: i64| firm.now.plus_seconds(-(began - pause * step) * HOUR + draw(number, 6) % HOUR);
    let flow = begin(firm, plan, number, at(0)).await?;
    let mut moment = 0;
    for (step, data) in &plan.steps[..steps] {
        moment += 1;
        finish(firm, &flow, (step, data), at(moment)).await?;
    }
    if matches!(fate, Fate::Cancelled) {
        let ctx = firm.key(at(moment + 1));
        flows::cancel(&ctx, &flow, "The client went elsewhere.", None).await.map_err(said)?;
    }
    Ok(())
}

async fn begin(firm: &Firm, plan: &Plan, number: usize, at: Instant) -> Result<Id, Failure> {
    // A client has three flows, more or less.
    let client = drawn(number, 7) % (number / 3 + 10);
    let member = |salt: u64| firm.members[drawn(number, salt) % firm.members.len()].clone();
    let mut roles = BTreeMap::new();
    for role in plan.members {
        roles.insert((*role).to_owned(), vec![RolePerson::Known(member(8))]);
    }
    for role in plan.thirds {
        let notary = drawn(number, 9) % 50;
        let named = RolePerson::Named {
            name: format!("Notary {notary}"),
            email: format!("notary-{notary}@elsewhere.example"),
        };
        roles.insert((*role).to_owned(), vec![named]);
    }
    let record = NewRecord {
        kind: "client".to_owned(),
        name: name(client),
        email: Some(format!("client-{client}@client.example")),
        contacts: Vec::new(),
    };
    let request = StartRequest {
        template: plan.key.clone(),
        record: RecordChoice::Given(record),
        data: Inputs::new(),
        uploaded: Vec::new(),
        roles,
        owner: Some(member(10)),
        initializer: None,
        names_record: false,
        key: None,
    };
    Ok(flows::start(&firm.key(at), request).await.map_err(said)?.flow)
}

async fn finish(firm: &Firm, flow: &Id, (step, data): (&str, &str), at: Instant) -> Result<(), Failure> {
    let data: BTreeMap<String, serde_json::Value> = serde_json::from_str(data)?;
    let completion = CompletionRequest {
        data: data.into_iter().map(|(field, value)| (field, FieldInput::Json(value))).collect(),
        ..CompletionRequest::default()
    };
    steps::complete(&firm.key(at), flow, step, completion).await.map_err(said)?;
    Ok(())
}

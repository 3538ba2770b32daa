//! Flows that wait, for `bench tick`: most of them for days, some until one and the same instant.

use crate::{Failure, arguments::Waiting, firm, firm::Firm, flows::spread, said};
use app::flows::{self, NewRecord, RecordChoice, RolePerson, StartRequest, answers::Inputs};
use model::Instant;
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

const SHAPE: &str = include_str!("shapes/waiting.yaml");
const LATER: &str = "seed-later";
const SOON: &str = "seed-soon";
const LATER_DAYS: i64 = 30;
const SOON_HOURS: i64 = 2;
const HOUR: i64 = 3_600;

/// What the benchmark needs to know: when the flows are due that are due at once.
pub async fn make(firm: &Arc<Firm>, wanted: &Waiting, clock: fn() -> Instant) -> Result<Value, Failure> {
    for (key, name, span) in [(LATER, "Waits for long", "30 days"), (SOON, "Waits for a while", "2h")] {
        let source = SHAPE.replace("KEY", key).replace("NAME", name).replace("SPAN", span);
        app::templates::create(&firm.operator(), &source).await.map_err(said)?;
        app::templates::publish(&firm.operator(), key).await.map_err(said)?;
    }
    let now = firm.now;
    let later = wanted.flows.saturating_sub(wanted.due);
    spread(later, {
        let firm = Arc::clone(firm);
        move |number| {
            let firm = Arc::clone(&firm);
            // Due in ten to thirty days.
            let days = i64::try_from(number % (20 * 24)).unwrap_or(0);
            let at = now.plus_seconds(-days * HOUR);
            async move { one(&firm, LATER, number, at).await }
        }
    })
    .await?;
    // As late as possible, so that nothing is due before the server runs.
    let due_at = clock().plus_seconds(wanted.due_in);
    spread(wanted.due, {
        let firm = Arc::clone(firm);
        move |number| {
            let firm = Arc::clone(&firm);
            let at = due_at.plus_seconds(-SOON_HOURS * HOUR);
            async move { one(&firm, SOON, later + number, at).await }
        }
    })
    .await?;
    Ok(json!({"due_at": due_at.0, "days": LATER_DAYS}))
}

async fn one(firm: &Firm, template: &str, number: usize, at: Instant) -> Result<(), Failure> {
    let handler = firm.members[number % firm::MEMBERS].clone();
    let record = NewRecord {
        kind: "client".to_owned(),
        name: format!("Waiting client {number}"),
        email: Some(format!("waiting-{number}@client.example")),
        contacts: Vec::new(),
    };
    let request = StartRequest {
        template: template.to_owned(),
        record: RecordChoice::Given(record),
        data: Inputs::new(),
        uploaded: Vec::new(),
        roles: BTreeMap::from([("handler".to_owned(), vec![RolePerson::Known(handler)])]),
        owner: None,
        initializer: None,
        names_record: false,
        key: None,
    };
    flows::start(&firm.key(at), request).await.map_err(said)?;
    Ok(())
}

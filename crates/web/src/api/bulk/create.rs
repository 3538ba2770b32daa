//! Asks for something for many records.

use super::{schema, shown};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer};
use app::{
    Problem,
    bulk::{self, Filter, Letter, Owners, Recipients, Selection, Starting, What},
    flows::RolePerson,
    idempotency::once,
    policy::{Intention, require},
};
use axum::http::StatusCode;
use model::{Id, field::FieldInput};
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use texts::{Language, Sentence};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    act: String,
    kind: String,
    records: Option<Vec<String>>,
    filter: Option<Narrowed>,
    template: Option<String>,
    #[serde(default)]
    data: BTreeMap<String, Json>,
    #[serde(default)]
    roles: BTreeMap<String, Players>,
    #[serde(default)]
    owners: Owners,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    to: Recipients,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Narrowed {
    owner: Option<String>,
    tag: Option<String>,
    name: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Players {
    One(Player),
    Several(Vec<Player>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Player {
    Known(String),
    Named { name: String, email: String },
}

/// Asks for a flow for each of many records, or for a message to their people. Needs the scope `start` or `act`.
///
/// Each record is looked at first, in the background: nothing is started or sent until the answer's status is `checked`
/// and its `running` is posted.
#[utoipa::path(post, path = "/api/v1/bulk", tag = "bulk",
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body(content = schema::BulkSent),
    responses(
        (status = 201, description = "It is being looked at", body = schema::Bulk),
        (status = 403, description = "The key has not the scope", body = Document),
        (status = 404, description = "No such kind", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn create(posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ReadRecords)?;
    let sent: Sent = json::read(&body)?;
    let kind = sent.kind.clone();
    let (selection, what) = sent.asked()?;
    let id: Id = once(&ctx, bulk::begin(&ctx, &kind, selection, what, Language::En)).await?;
    json::answer(StatusCode::CREATED, &shown(&bulk::show(&ctx, &id).await?))
}

impl Sent {
    fn asked(self) -> Result<(Selection, What), Problem> {
        let selection = match (self.records, self.filter) {
            (Some(ids), None) => Selection::Records(ids.iter().map(|id| Id::given(id)).collect()),
            (None, Some(filter)) => Selection::Filter(Filter {
                owner: filter.owner.map(|id| Id::given(&id)),
                tag: filter.tag,
                text: filter.name,
                ..Filter::default()
            }),
            _ => return Err(wrong("records", "Send either records or a filter; an empty one finds all.")),
        };
        let what = match self.act.as_str() {
            "start" => {
                let template =
                    self.template.ok_or_else(|| wrong("template", "Say which template is started."))?;
                let data = self.data.into_iter().map(|(key, value)| (key, FieldInput::Json(value))).collect();
                let roles = self.roles.into_iter().map(|(role, players)| (role, players.read())).collect();
                What::Start(Starting::new(&template, data, roles, self.owners))
            }
            "message" => What::Message(Letter { subject: self.subject, text: self.text, to: self.to }),
            _ => return Err(wrong("act", "Send start or message.")),
        };
        Ok((selection, what))
    }
}

impl Players {
    fn read(self) -> Vec<RolePerson> {
        let person = |player| match player {
            Player::Known(id) => RolePerson::Known(Id::given(&id)),
            Player::Named { name, email } => RolePerson::Named { name, email },
        };
        match self {
            Self::One(one) => vec![person(one)],
            Self::Several(all) => all.into_iter().map(person).collect(),
        }
    }
}

fn wrong(path: &str, advice: &'static str) -> Problem {
    Problem::invalid(path, Sentence::written(advice))
}

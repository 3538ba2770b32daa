//! A new flow.

use crate::api::{
    json,
    posted::Posted,
    problem::Document,
    refusal::{Answer, Refusal},
    schema,
};
use app::{
    Problem,
    flows::{self, NewRecord, RecordChoice, RolePerson, StartRequest},
    start_links::form_of_caller,
};
use axum::http::{HeaderValue, StatusCode, header};
use model::{Id, field::FieldInput};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use texts::Sentence;
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FlowStart {
    /// Key of a published template.
    template: String,
    /// Whom the flow is about; one of the same kind and address is reused. Either this or `record_id`.
    record: Option<RecordGiven>,
    record_id: Option<String>,
    /// Answers to the start form, by field; sections make no difference. A list is an array of its entries, each an
    /// object of its answers by field: `{"owners": [{"name": "Ada Lund", "role": "Chair"}]}`.
    #[serde(default)]
    #[schema(value_type = Object)]
    data: BTreeMap<String, serde_json::Value>,
    /// The name under which files were uploaded for this start.
    form: Option<String>,
    /// Who plays a role, by its key.
    #[serde(default)]
    roles: BTreeMap<String, Vec<PersonGiven>>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordGiven {
    /// `client`, `prospect`, …
    kind: String,
    name: String,
    email: Option<String>,
    #[serde(default)]
    contacts: Vec<ContactGiven>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactGiven {
    name: String,
    email: String,
    /// For example `bookkeeper`.
    role: Option<String>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum PersonGiven {
    /// Somebody known.
    Id(String),
    /// Found by name and address, or made.
    Named { name: String, email: String },
}

/// Starts a flow.
#[utoipa::path(post, path = "/api/v1/flows", tag = "flows",
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body = FlowStart,
    responses(
        (status = 201, description = "The flow", body = schema::Flow, headers(("Location" = String))),
        (status = 404, description = "No such published template", body = Document),
        (status = 422, description = "Some values do not fit", body = Document),
    ))]
pub async fn create(posted: Posted) -> Answer {
    let start: FlowStart = json::read(&posted.body)?;
    let form = start.form.as_deref().map(|form| form_of_caller(&posted.ctx, &start.template, form));
    let uploaded = match form.transpose()? {
        Some(form) => form.uploaded(&posted.ctx.app).await?,
        None => Vec::new(),
    };
    let request = StartRequest { key: posted.key, uploaded, ..request(start)? };
    let started = flows::start(&posted.ctx, request).await?;
    let mut response = json::text(StatusCode::CREATED, started.body);
    if let Ok(address) = HeaderValue::from_str(&format!("/api/v1/flows/{}", started.flow)) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    Ok(response)
}

fn request(start: FlowStart) -> Result<StartRequest, Refusal> {
    let record = match (start.record, start.record_id) {
        (Some(given), None) => RecordChoice::Given(record(given)),
        (None, Some(id)) => RecordChoice::Existing(Id::given(&id)),
        _ => {
            return Err(Problem::invalid(
                "record",
                Sentence::written("Send either `record` or `record_id`."),
            )
            .into());
        }
    };
    let people = |given: Vec<PersonGiven>| given.into_iter().map(role_person).collect();
    Ok(StartRequest {
        template: start.template,
        record,
        data: start.data.into_iter().map(|(field, value)| (field, FieldInput::Json(value))).collect(),
        uploaded: Vec::new(),
        roles: start.roles.into_iter().map(|(role, given)| (role, people(given))).collect(),
        owner: None,
        initializer: None,
        names_record: false,
        key: None,
    })
}

fn record(given: RecordGiven) -> NewRecord {
    let contacts =
        given.contacts.into_iter().map(|contact| (contact.name, contact.email, contact.role)).collect();
    NewRecord { kind: given.kind, name: given.name, email: given.email, contacts }
}

pub fn role_person(given: PersonGiven) -> RolePerson {
    match given {
        PersonGiven::Id(id) => RolePerson::Known(Id::given(&id)),
        PersonGiven::Named { name, email } => RolePerson::Named { name, email },
    }
}

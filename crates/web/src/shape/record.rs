//! Records as pages show them: what kinds and fields are called, and what has happened, in words.

use app::{
    record_kinds::Kind,
    records::{HistoryLine, RecordView, What},
};
use engine::flow::AuthorKind;
use model::{Field, Value};
use texts::Texts;
use views::{
    Local,
    pages::record::{FieldRow, HistoryEntry, KindWords, RecordStatus},
    paths, words,
};

/// As the organisation calls it, else as the language does.
pub fn kind_words(kind: &Kind, texts: Texts) -> KindWords {
    let (singular, plural) = match &kind.named {
        Some((singular, plural)) => (singular.clone(), plural.clone()),
        None => (kind_word(&kind.key, texts), kinds_word(&kind.key, texts)),
    };
    KindWords { key: kind.key.clone(), singular, plural }
}

/// What one of a kind that comes with Baton is called; another goes by its key.
pub fn kind_word(kind: &str, texts: Texts) -> String {
    match kind {
        "prospect" => texts.record_kind_prospect(),
        "client" => texts.record_kind_client(),
        "employee" => texts.record_kind_employee(),
        "partner" => texts.record_kind_partner(),
        "authorization" => texts.record_kind_authorization(),
        "firm" => texts.record_kind_firm(),
        other => other,
    }
    .to_owned()
}

fn kinds_word(kind: &str, texts: Texts) -> String {
    match kind {
        "prospect" => texts.record_kind_prospects(),
        "client" => texts.record_kind_clients(),
        "employee" => texts.record_kind_employees(),
        "partner" => texts.record_kind_partners(),
        "authorization" => texts.record_kind_authorizations(),
        "firm" => texts.record_kind_firm(),
        other => other,
    }
    .to_owned()
}

/// As an admin wrote it, else, for the fields a kind begins with, as the language does.
pub fn label(kind: &Kind, field: &Field, texts: Texts) -> String {
    let written = app::flows::plain(&field.label);
    if kind.has_own_fields { written } else { usual_label(&field.key, texts).unwrap_or(written) }
}

fn usual_label(key: &str, texts: Texts) -> Option<String> {
    let label = match key {
        "phone" => texts.record_field_phone(),
        "address" => texts.record_field_address(),
        "source" => texts.record_field_source(),
        "contract_start" => texts.record_field_contract_start(),
        "contract_end" => texts.record_field_contract_end(),
        "next_appointment" => texts.record_field_next_appointment(),
        "job_title" => texts.record_field_job_title(),
        "first_day" => texts.record_field_first_day(),
        "last_day" => texts.record_field_last_day(),
        "emergency_contact" => texts.record_field_emergency_contact(),
        "service" => texts.record_field_service(),
        "reference" => texts.record_field_reference(),
        "units" => texts.record_field_units(),
        "valid_from" => texts.record_field_valid_from(),
        "valid_until" => texts.record_field_valid_until(),
        _ => return None,
    };
    Some(label.to_owned())
}

/// What `key` is called on this record: one of its fields, or what every record has.
pub fn called(kind: &Kind, key: &str, texts: Texts) -> String {
    if let Some(field) = kind.field(key) {
        return label(kind, field, texts);
    }
    let own = match key {
        "name" => texts.record_field_name(),
        "email" => texts.record_field_email(),
        "owner" => texts.record_field_owner(),
        "tags" => texts.record_field_tags(),
        "status" => texts.record_field_status(),
        "access_group" => texts.record_field_access_group(),
        "belongs_to" => texts.record_field_belongs_to(),
        // Of the kind it was before.
        other => return usual_label(other, texts).unwrap_or_else(|| other.replace('_', " ")),
    };
    own.to_owned()
}

/// Address first, then the fields of its kind that have something in them, then what is left of a kind before.
pub fn fields(record: &RecordView, texts: Texts) -> Vec<FieldRow> {
    let mut rows = Vec::new();
    if let Some(email) = &record.email {
        let href = Some(format!("mailto:{email}"));
        rows.push(FieldRow { label: texts.record_field_email().to_owned(), value: email.clone(), href });
    }
    for field in &record.kind.fields {
        if let Some(value) = record.fields.get(&field.key) {
            rows.push(row(label(&record.kind, field, texts), value, &field.of, texts));
        }
    }
    for (key, value) in record.fields.iter().filter(|(key, _)| record.kind.field(key).is_none()) {
        rows.push(row(called(&record.kind, key, texts), value, &model::FieldType::Text, texts));
    }
    rows
}

fn row(label: String, value: &Value, of: &model::FieldType, texts: Texts) -> FieldRow {
    let said = words::value(value, texts);
    let href = match of {
        model::FieldType::Email => Some(format!("mailto:{said}")),
        model::FieldType::Phone => {
            Some(format!("tel:{}", said.chars().filter(|letter| !letter.is_whitespace()).collect::<String>()))
        }
        _ => None,
    };
    FieldRow { label, value: said, href }
}

/// "Client since 12 January 2026, prospect before"
pub fn since(record: &RecordView, local: &Local) -> String {
    let texts = local.texts();
    let (kind, day) = (kind_words(&record.kind, texts).singular, local.date(record.kind_since));
    match &record.kind_before {
        Some(before) => texts.record_since_before(kind_word(before, texts).to_lowercase(), day, kind),
        None => texts.record_since(day, kind),
    }
}

pub fn status(record: &RecordView, stands_for: Option<(String, String)>) -> RecordStatus {
    match (record.status.as_str(), stands_for) {
        (app::records::status::MERGED, Some((id, name))) => RecordStatus::Merged { id, name },
        (app::records::status::ACTIVE, _) => RecordStatus::Active,
        _ => RecordStatus::Archived,
    }
}

/// One line of the history, as a sentence.
pub fn happened(line: &HistoryLine, (record, kind): (&str, &Kind), texts: Texts) -> HistoryEntry {
    let who = match (&line.who, line.by) {
        (Some(name), _) => name.clone(),
        (None, AuthorKind::Key) => texts.record_who_key().to_owned(),
        (None, AuthorKind::System) => texts.record_who_system().to_owned(),
        (None, AuthorKind::Person) => texts.record_who_somebody().to_owned(),
    };
    let to_flow = |flow: &model::Id, template: &String| Some((template.clone(), paths::flow(flow.as_str())));
    let (said, link) = match &line.what {
        What::Act(act) => (act_said(act, who, texts), None),
        What::Edited(keys) => (texts.record_did_edited(all(keys, kind, texts), who), None),
        What::Converted { .. } => (texts.record_did_converted(who), None),
        What::Contact { act, name } => (contact_said(act, name.clone(), who, texts), None),
        What::Merged { act, other } => {
            let said = match act.as_str() {
                "merged" => texts.record_did_merged(who),
                "merged_away" => texts.record_did_merged_away(who),
                _ => texts.record_did_unmerged(who),
            };
            (said, other.as_ref().map(|(id, name)| (name.clone(), paths::record(id.as_str()))))
        }
        What::Messaged => (
            texts.record_did_messaged(who),
            Some((texts.record_tab_messages().to_owned(), paths::record_messages(record))),
        ),
        What::ByFlow { flow, template, fields } if fields.is_empty() => {
            (texts.record_did_by_flow_nothing().to_owned(), to_flow(flow, template))
        }
        What::ByFlow { flow, template, fields } => {
            (texts.record_did_by_flow(all(fields, kind, texts)), to_flow(flow, template))
        }
        What::FlowStarted { flow, template } => {
            (texts.record_did_flow_started().to_owned(), to_flow(flow, template))
        }
        What::FlowEnded { flow, template, is_cancelled: true } => {
            (texts.record_did_flow_cancelled().to_owned(), to_flow(flow, template))
        }
        What::FlowEnded { flow, template, is_cancelled: false } => {
            (texts.record_did_flow_completed().to_owned(), to_flow(flow, template))
        }
    };
    HistoryEntry { at: line.at, said, link }
}

/// "phone, tier and owner"
pub fn all(keys: &[String], kind: &Kind, texts: Texts) -> String {
    let labels: Vec<String> = keys.iter().map(|key| called(kind, key, texts)).collect();
    words::all_of(&labels, texts)
}

fn act_said(act: &str, who: String, texts: Texts) -> String {
    match act {
        "created" => texts.record_did_created(who),
        "archived" => texts.record_did_archived(who),
        "restored" => texts.record_did_restored(who),
        _ => texts.record_did_other(who),
    }
}

fn contact_said(act: &str, name: Option<String>, who: String, texts: Texts) -> String {
    let name = name.unwrap_or_else(|| texts.record_who_somebody().to_lowercase());
    match act {
        "contact_added" => texts.record_did_contact_added(name, who),
        "contact_removed" => texts.record_did_contact_removed(name, who),
        _ => texts.record_did_contact_changed(name, who),
    }
}

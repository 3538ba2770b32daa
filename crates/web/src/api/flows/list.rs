//! Flows by page, filtered and sorted as on the page of flows.

use crate::api::{json, keyed::Keyed, listed, problem::Document, refusal::Answer, schema};
use app::{
    Count, Ctx, Cursor, Problem,
    flows::{self, Alarm, FlowFilter, FlowQuery, FlowSummary, ListOrder, Sort, at_risk},
    search::Asked,
};
use axum::{extract::RawQuery, http::StatusCode};
use model::{Id, Instant, definition::Priority};
use serde_json::{Value as Json, json};
use texts::Sentence;

const ASKED_BY: [&str; 13] = [
    "status", "held_by", "template", "owner", "due", "alarm", "priority", "name", "record", "sort", "cursor",
    "before", "limit",
];
const STATUSES: [&str; 4] = ["running", "paused", "completed", "cancelled"];
const PARTIES: [&str; 4] = ["us", "client", "third_party", "waiting"];
const DUES: [&str; 2] = ["late", "risk"];
const ALARMS: [(&str, Alarm); 3] = [("none", Alarm::None), ("amber", Alarm::Amber), ("red", Alarm::Red)];
const PRIORITIES: [(&str, Priority); 4] = [
    ("low", Priority::Low),
    ("normal", Priority::Normal),
    ("high", Priority::High),
    ("urgent", Priority::Urgent),
];
const SORTS: [(&str, Sort, bool); 14] = [
    ("due", Sort::Due, false),
    ("-due", Sort::Due, true),
    ("name", Sort::Name, false),
    ("-name", Sort::Name, true),
    ("started", Sort::Started, false),
    ("-started", Sort::Started, true),
    ("updated", Sort::Updated, false),
    ("-updated", Sort::Updated, true),
    ("alarm", Sort::Alarm, false),
    ("-alarm", Sort::Alarm, true),
    ("priority", Sort::Priority, false),
    ("-priority", Sort::Priority, true),
    ("held_by", Sort::Held, false),
    ("-held_by", Sort::Held, true),
];
/// Counting stops here.
const COUNT_MAX: i64 = 1_000;

/// Flows, newest change first unless another order is asked for.
#[utoipa::path(get, path = "/api/v1/flows", tag = "flows",
    params(
        ("status" = Option<String>, Query, description = "running, paused, completed or cancelled"),
        ("held_by" = Option<String>, Query, description = "The party that has it: us, client, third_party or waiting"),
        ("template" = Option<String>, Query, description = "Key of a template"),
        ("owner" = Option<String>, Query, description = "Id of the workspace owner"),
        ("due" = Option<String>, Query, description = "Running flows whose next deadline, of a step or of a clock, is late; or those at risk: red, amber, or due within one business day"),
        ("alarm" = Option<String>, Query, description = "red: a deadline was missed; amber: a clock is past its amber mark; none: neither"),
        ("priority" = Option<String>, Query, description = "low, normal, high or urgent"),
        ("name" = Option<String>, Query, description = "Words of the record's name or the template's, in any case: every one of the first four is met by the beginning of a word"),
        ("record" = Option<String>, Query, description = "Id of a record"),
        ("sort" = Option<String>, Query, description = "due, name, started, updated, alarm (red, amber, the rest), priority (urgent first) or held_by (client, us, third party, waiting, ended), the last three by deadline within each; with - in front the other way round; -updated unless told. By due, flows without a deadline come last, either way"),
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("before" = Option<String>, Query, description = "`previous` of the page after"),
        ("limit" = Option<u32>, Query, description = "At most this many; 50 unless told, never more than 200"),
    ),
    responses(
        (status = 200, description = "A page of flows", body = schema::Flows),
        (status = 422, description = "A filter that does not fit", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed, RawQuery(query): RawQuery) -> Answer {
    let asked = listed::Asked::read(query.as_deref(), &ASKED_BY)?;
    let query = FlowQuery { filter: filter(&ctx, &asked).await?, order: order(&asked)?, page: asked.page()? };
    let found = flows::list(&ctx, &query).await?;
    let (page, count) = (found.page, found.count);
    let here = i64::try_from(page.items.len()).unwrap_or(COUNT_MAX);
    json::answer(
        StatusCode::OK,
        &json!({
            "flows": page.items.iter().map(|item| line(&item.flow)).collect::<Vec<_>>(),
            "count": count.map_or(here, |count| count.0.min(COUNT_MAX)),
            "count_stopped": count.is_none_or(Count::is_capped),
            "next": page.next.as_ref().map(Cursor::encode),
            "previous": page.previous.as_ref().map(Cursor::encode),
        }),
    )
}

async fn filter(ctx: &Ctx, asked: &listed::Asked) -> Result<FlowFilter, Problem> {
    let due = one_of(asked, "due", &DUES)?;
    Ok(FlowFilter {
        status: one_of(asked, "status", &STATUSES)?,
        template_key: asked.text("template").map(str::to_owned),
        owner: asked.text("owner").map(Id::given),
        held_by: one_of(asked, "held_by", &PARTIES)?,
        due_until: (due.as_deref() == Some("late")).then_some(ctx.now),
        risk_until: match due.as_deref() {
            Some("risk") => Some(at_risk::until(ctx).await?),
            _ => None,
        },
        alarm: named(asked, "alarm", &ALARMS)?,
        priority: named(asked, "priority", &PRIORITIES)?,
        record: asked.text("record").map(Id::given),
        words: asked.text("name").and_then(Asked::listed),
    })
}

fn order(asked: &listed::Asked) -> Result<ListOrder, Problem> {
    let words = SORTS.map(|(word, ..)| word);
    let Some(word) = one_of(asked, "sort", &words)? else { return Ok(ListOrder::default()) };
    let known = SORTS.iter().find(|(known, ..)| *known == word);
    Ok(known.map_or_else(ListOrder::default, |(_, sort, descending)| ListOrder {
        sort: *sort,
        descending: *descending,
    }))
}

fn one_of(asked: &listed::Asked, name: &str, words: &[&str]) -> Result<Option<String>, Problem> {
    match asked.text(name) {
        Some(word) if !words.contains(&word) => {
            Err(Problem::invalid(name, Sentence::written(format!("Ask for one of {}.", words.join(", ")))))
        }
        word => Ok(word.map(str::to_owned)),
    }
}

fn named<T: Copy, const N: usize>(
    asked: &listed::Asked,
    name: &str,
    known: &[(&str, T); N],
) -> Result<Option<T>, Problem> {
    let word = one_of(asked, name, &known.each_ref().map(|(word, _)| *word))?;
    Ok(word.and_then(|word| known.iter().find(|(known, _)| *known == word)).map(|(_, value)| *value))
}

fn line(flow: &FlowSummary) -> Json {
    let moment = |at: Option<Instant>| at.map(|at| at.to_string());
    json!({
        "id": flow.id,
        "status": flow.status,
        "stage": flow.stage,
        "held_by": flow.held_by,
        "holder": flow.holder.as_ref().map(|name| json!({
            "name": name,
            "is_group": flow.is_pool,
            "others": flow.holders - 1,
            "since": moment(flow.held_since),
        })),
        "next_due_at": moment(flow.next_due_at),
        "amber": flow.alarm == Alarm::Amber,
        "red": flow.alarm == Alarm::Red,
        "priority": flow.priority,
        "template": {"key": flow.template_key, "version": flow.template_version},
        "record": {"id": flow.record, "kind": flow.record_kind, "name": flow.record_name},
        "owner": flow.owner.as_ref().map(|id| json!({"id": id, "name": flow.owner_name})),
        "started_at": flow.started_at.to_string(),
        "ended_at": moment(flow.ended_at),
        "updated_at": flow.updated_at.to_string(),
    })
}

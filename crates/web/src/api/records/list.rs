//! Records of one kind by page, narrowed and sorted as on their page.

use super::{schema, shown};
use crate::api::{
    json,
    keyed::Keyed,
    listed::Asked,
    problem::Document,
    refusal::{Answer, Refusal},
};
use app::{
    Cursor, PageRequest, Problem,
    policy::{Intention, require},
    records::{self, ListQuery, Order, Sort, status},
};
use axum::{extract::RawQuery, http::StatusCode};
use model::Id;
use serde_json::json;
use texts::Sentence;

const ASKED_BY: [&str; 9] = ["kind", "status", "owner", "tag", "name", "sort", "cursor", "before", "limit"];
const SORTS: [(&str, Sort, bool); 4] = [
    ("name", Sort::Name, false),
    ("-name", Sort::Name, true),
    ("updated", Sort::Changed, false),
    ("-updated", Sort::Changed, true),
];
/// Counting stops here.
const COUNT_MAX: i64 = 1_000;

/// Records of one kind, by name unless another order is asked for.
#[utoipa::path(get, path = "/api/v1/records", tag = "records",
    params(
        ("kind" = String, Query, description = "prospect, client, employee, partner, authorization, firm, or a kind an admin defined"),
        ("status" = Option<String>, Query, description = "active (unless told) or inactive"),
        ("owner" = Option<String>, Query, description = "Id of a member"),
        ("tag" = Option<String>, Query, description = "In any case"),
        ("name" = Option<String>, Query, description = "Words of name, address, tags or contacts, in any case: every one of the first four is met by the beginning of a word"),
        ("sort" = Option<String>, Query, description = "name or updated, with - in front the other way round"),
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("before" = Option<String>, Query, description = "`previous` of the page after"),
        ("limit" = Option<u32>, Query, description = "At most this many; 50 unless told, never more than 200"),
    ),
    responses(
        (status = 200, description = "A page of records", body = schema::Records),
        (status = 404, description = "No such kind", body = Document),
        (status = 422, description = "A filter that does not fit", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed, RawQuery(query): RawQuery) -> Answer {
    require(&ctx.caller, Intention::ReadRecords)?;
    let asked = Asked::read(query.as_deref(), &ASKED_BY)?;
    let query = ListQuery { page: asked.page()?, ..narrowed(&asked)? };
    let found = records::list(&ctx, &query).await?;
    let page = found.page;
    json::answer(
        StatusCode::OK,
        &json!({
            "records": page.items.iter().map(shown::line).collect::<Vec<_>>(),
            "count": found.count.0.min(COUNT_MAX),
            "count_stopped": found.count.is_capped(),
            "next": page.next.as_ref().map(Cursor::encode),
            "previous": page.previous.as_ref().map(Cursor::encode),
        }),
    )
}

/// Kind, filters and order.
///
/// # Errors
/// 422 for what does not fit.
pub fn narrowed(asked: &Asked) -> Result<ListQuery, Refusal> {
    let text = |name: &str| asked.text(name).map(str::to_owned);
    let wrong = |name: &str, words: &str| {
        Problem::invalid(name, Sentence::written(format!("Ask for one of {words}.")))
    };
    let status = text("status").unwrap_or_else(|| status::ACTIVE.to_owned());
    if ![status::ACTIVE, status::INACTIVE].contains(&status.as_str()) {
        return Err(wrong("status", "active, inactive").into());
    }
    let order = match asked.text("sort") {
        None => Order::default(),
        Some(word) => {
            let known = SORTS.iter().find(|(known, ..)| *known == word);
            let (_, sort, descending) =
                known.ok_or_else(|| wrong("sort", "name, -name, updated, -updated"))?;
            Order { sort: *sort, descending: *descending }
        }
    };
    Ok(ListQuery {
        kind: text("kind").ok_or_else(|| Problem::invalid("kind", Sentence::written("Say which kind.")))?,
        status,
        owner: asked.text("owner").map(Id::given),
        tag: text("tag"),
        text: text("name"),
        order,
        page: PageRequest::default(),
    })
}

//! A record at a glance.

use super::head::head;
use crate::{
    kit::{Answer, Signed, page},
    shape::{
        line,
        record::{fields, kind_words},
    },
};
use app::{
    Problem,
    flows::{self, FlowFilter, FlowQuery, ListOrder, Sort},
    record_kinds,
    records::{
        self, RecordView,
        contacts::{self, ContactView, MaySee, MayStart},
        status,
    },
};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use store::PageRequest;
use texts::Texts;
use views::{
    Local,
    pages::{
        flow::FlowRow,
        record::{ContactRow, Overview, RelatedGroup, Undoable, overview},
    },
};

/// Flows shown of each part.
const FLOWS: u32 = 20;

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    let id = Id::given(&id);
    let (ctx, local) = (&signed.ctx, signed.local());
    let texts = local.texts();
    let record = records::show(ctx, &id).await?;
    let head = head(&signed, &record).await?;
    let (mut running, more_running) = of_status(&signed, &id, &["running", "paused"]).await?;
    let (mut ended, more_ended) = of_status(&signed, &id, &["completed", "cancelled"]).await?;
    running.iter_mut().chain(&mut ended).for_each(|row| by_template(row, &local));
    let merges = records::merged(ctx, &id).await?;
    let undoable = |(place, one): (usize, records::Merged)| Undoable {
        id: one.id.to_string(),
        name: one.name,
        at: one.at,
        is_last: place == 0,
    };
    let view = Overview {
        running,
        more_running,
        ended,
        more_ended,
        fields: fields(&record, texts),
        contacts: contacts::list(ctx, &id).await?.into_iter().map(|one| contact(one, texts)).collect(),
        related: related(&signed, &record, head.may_write).await?,
        merges: merges.into_iter().enumerate().map(undoable).collect(),
    };
    Ok(page(StatusCode::OK, overview(&signed.shell().await?, &head, &view)))
}

/// The newest of these statuses, and whether there are more.
async fn of_status(signed: &Signed, record: &Id, words: &[&str]) -> Result<(Vec<FlowRow>, bool), Problem> {
    let (mut rows, mut more) = (Vec::new(), false);
    for word in words {
        let filter = FlowFilter {
            record: Some(record.clone()),
            status: Some((*word).to_owned()),
            ..FlowFilter::default()
        };
        let query =
            FlowQuery { filter, order: ListOrder::usual(Sort::Started), page: PageRequest::first(FLOWS) };
        let found = flows::list(&signed.ctx, &query).await?;
        more |= found.page.next.is_some();
        rows.extend(found.page.items.into_iter().map(|flow| line::row(flow, signed.local().texts())));
    }
    rows.sort_by_key(|row: &FlowRow| std::cmp::Reverse(row.started));
    Ok((rows, more))
}

/// Whose flows they are is known here: the template says which, and since when.
fn by_template(row: &mut FlowRow, local: &Local) {
    let texts = local.texts();
    let since = match row.ended {
        Some(ended) => texts.record_ended(local.date(ended)),
        None => texts.record_started(local.date(row.started)),
    };
    row.record = std::mem::replace(&mut row.template, since);
}

fn contact(contact: ContactView, texts: Texts) -> ContactRow {
    let role = contact.role.unwrap_or_default();
    let part = match (role.is_empty(), contact.is_primary) {
        (false, true) => format!("{role}, {}", texts.record_primary()),
        (true, true) => first_large(texts.record_primary()),
        (_, false) => role,
    };
    let starts = match &contact.may_start {
        MayStart::Offered => texts.record_rights_start_offered().to_owned(),
        MayStart::Nothing => texts.record_rights_start_nothing().to_owned(),
        MayStart::Named(keys) => texts.record_rights_start_named(keys.len()),
    };
    let sees = match contact.may_see {
        MaySee::Own => texts.record_rights_see_own(),
        MaySee::All => texts.record_rights_see_all(),
    };
    ContactRow {
        id: contact.id.to_string(),
        name: contact.name,
        email: contact.email,
        part,
        rights: format!("{starts}, {sees}"),
    }
}

fn first_large(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// By kind: those that are there, and kinds that could be.
async fn related(
    signed: &Signed,
    record: &RecordView,
    may_write: bool,
) -> Result<Vec<RelatedGroup>, Problem> {
    let (ctx, texts) = (&signed.ctx, signed.local().texts());
    let all = records::belonging(ctx, &record.id).await?;
    let mut groups = Vec::new();
    for kind in record_kinds::all(ctx).await? {
        let of_kind = all.iter().filter(|one| one.kind == kind.key);
        let records: Vec<_> = of_kind.map(|one| (one.id.to_string(), one.name.clone())).collect();
        let fits = kind.belongs_to.as_deref() == Some(record.kind.key.as_str());
        if fits || !records.is_empty() {
            let may_add = fits && may_write && record.status == status::ACTIVE;
            let plural = kind_words(&kind, texts).plural;
            groups.push(RelatedGroup { kind: kind.key, plural, records, may_add });
        }
    }
    Ok(groups)
}

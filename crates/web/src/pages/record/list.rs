//! Records of one kind.

use crate::{
    kit::{Answer, Answers, Signed, page},
    pages::home::show::number,
    shape::{
        record::kind_words,
        tabs::{Now, Tried},
    },
};
use app::{
    Problem, members,
    policy::{Intention, require},
    records::{self, Line, ListQuery, Order, Sort, status},
    saved_views::{self, List},
};
use axum::{extract::Path, response::Response};
use model::Id;
use store::{Cursor, PageRequest};
use texts::Texts;
use views::{
    pages::record::{ME, RecordFilter, RecordRow, Records, list as records_page},
    paths,
};

/// Lines of a page.
const LINES: u32 = 25;

pub async fn show(signed: Signed, Path(kind): Path<String>, query: Answers) -> Answer {
    let filter = RecordFilter::parse(&kind, |name| query.text(name));
    let cursor = |name: &str| Cursor::parse(query.text(name));
    let page_asked = PageRequest { after: cursor("after"), before: cursor("before"), limit: LINES };
    Ok(render(&signed, filter, page_asked, Tried::default()).await?)
}

pub async fn render(
    signed: &Signed,
    filter: RecordFilter,
    page_asked: PageRequest,
    tried: Tried,
) -> Result<Response, Problem> {
    let (ctx, texts) = (&signed.ctx, signed.local().texts());
    let found = records::list(ctx, &asked(signed, &filter, page_asked)).await?;
    let owners = members::owners(ctx).await?;
    let own = saved_views::own(ctx, &List::Records(found.kind.key.clone())).await?;
    let now = Now { path: &paths::records_of(&found.kind.key), query: filter.query() };
    let view = Records {
        tabs: now.tabs(everybodys(&found.kind.key, texts), &own),
        saved: now.saved(&own, tried.rename),
        save: tried.save,
        may_start: !filter.archived && !records::startable_of(ctx, &found.kind).await?.is_empty(),
        may_message: !filter.archived
            && !found.kind.is_firm()
            && require(&ctx.caller, Intention::WriteMessages).is_ok(),
        may_write: !found.kind.is_firm() && require(&ctx.caller, Intention::WriteRecords).is_ok(),
        tags: records::tags(ctx, &found.kind.key).await?,
        kind: kind_words(&found.kind, texts),
        filter,
        owners: owners.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        rows: found.page.items.into_iter().map(row).collect(),
        previous: found.page.previous.map(|previous| previous.encode()),
        next: found.page.next.map(|next| next.encode()),
        count: number(found.count),
    };
    Ok(page(tried.status, records_page(&signed.shell().await?, &view)))
}

fn everybodys(kind: &str, texts: Texts) -> Vec<(&'static str, String)> {
    let all = || RecordFilter { kind: kind.to_owned(), ..RecordFilter::default() };
    let each = [
        (texts.record_view_all(), all()),
        (texts.record_view_mine(), RecordFilter { owner: Some(ME.to_owned()), ..all() }),
        (texts.record_view_archived(), RecordFilter { archived: true, ..all() }),
    ];
    each.into_iter().map(|(name, filter)| (name, filter.query())).collect()
}

/// What a filter asks for, whoever "me" is.
pub fn asked(signed: &Signed, filter: &RecordFilter, page: PageRequest) -> ListQuery {
    let id = |owner: &str| if owner == ME { signed.session.person.clone() } else { Id::given(owner) };
    ListQuery {
        kind: filter.kind.clone(),
        status: if filter.archived { status::INACTIVE } else { status::ACTIVE }.to_owned(),
        owner: filter.owner.as_deref().map(id),
        tag: filter.tag.clone(),
        text: Some(filter.text.clone()).filter(|text| !text.is_empty()),
        order: Order {
            sort: if filter.order.is_by_name() { Sort::Name } else { Sort::Changed },
            descending: filter.order.is_down(),
        },
        page,
    }
}

fn row(line: Line) -> RecordRow {
    RecordRow {
        id: line.id.to_string(),
        name: line.name,
        email: line.email,
        tags: line.tags,
        owner: line.owner.map(|(_, name)| name),
        changed: line.changed_at,
    }
}

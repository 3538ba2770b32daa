//! All flows the member may see.

use crate::{
    kit::{Answer, Answers, Signed, page},
    pages::home::show::number,
    shape::{
        line,
        tabs::{Now, Tried},
    },
};
use app::{
    Problem,
    flows::{self, Alarm, FlowFilter as Filter, FlowQuery, ListOrder, Sort, at_risk},
    saved_views,
    search::Asked,
};
use axum::response::Response;
use model::Id;
use store::{Cursor, PageRequest};
use texts::Texts;
use views::{
    pages::flow::{
        DueFilter, FlowFilter, FlowOrder, FlowStatus, Flows, ME, SortColumn, held_key, list as flows_page,
    },
    part::Holder,
    paths,
};

/// Lines of a page.
const LINES: u32 = 25;

pub async fn show(signed: Signed, query: Answers) -> Answer {
    let cursor = |name: &str| Cursor::parse(query.text(name));
    let asked = PageRequest { after: cursor("after"), before: cursor("before"), limit: LINES };
    let filter = FlowFilter::parse(|name| query.text(name));
    Ok(render(&signed, filter, asked, Tried::default()).await?)
}

pub async fn render(
    signed: &Signed,
    filter: FlowFilter,
    page_asked: PageRequest,
    tried: Tried,
) -> Result<Response, Problem> {
    let (ctx, texts) = (&signed.ctx, signed.local().texts());
    let query =
        FlowQuery { filter: asked(signed, &filter).await?, order: order(filter.order), page: page_asked };
    let found = flows::list(ctx, &query).await?;
    let choices = saved_views::choices(ctx).await?;
    let now = Now { path: paths::FLOWS, query: filter.query() };
    let view = Flows {
        saved: now.saved(&choices.views, tried.rename),
        tabs: now.tabs(everybodys(texts), &choices.views),
        save: tried.save,
        templates: choices.templates,
        owners: choices.owners,
        rows: found.page.items.into_iter().map(|flow| line::row(flow, texts)).collect(),
        previous: found.page.previous.map(|previous| previous.encode()),
        next: found.page.next.map(|next| next.encode()),
        count: found.count.map(number),
        filter,
    };
    Ok(page(tried.status, flows_page(&signed.shell().await?, &view)))
}

async fn asked(signed: &Signed, filter: &FlowFilter) -> Result<Filter, Problem> {
    let owner = filter.owner.as_deref();
    Ok(Filter {
        status: filter.status.map(|status| status.key().to_owned()),
        template_key: filter.template.clone(),
        owner: owner.map(|owner| if owner == ME { signed.session.person.clone() } else { Id::given(owner) }),
        held_by: filter.held.map(|holder| held_key(holder).to_owned()),
        due_until: (filter.due == Some(DueFilter::Late)).then_some(signed.ctx.now),
        risk_until: match filter.due {
            Some(DueFilter::Risk) => Some(at_risk::until(&signed.ctx).await?),
            _ => None,
        },
        alarm: match filter.due {
            Some(DueFilter::Red) => Some(Alarm::Red),
            Some(DueFilter::Amber) => Some(Alarm::Amber),
            _ => None,
        },
        priority: filter.priority,
        record: None,
        words: Asked::listed(&filter.text),
    })
}

fn order(order: FlowOrder) -> ListOrder {
    let sort = match order.column {
        SortColumn::Due => Sort::Due,
        SortColumn::Name => Sort::Name,
        SortColumn::Started => Sort::Started,
        SortColumn::Updated => Sort::Updated,
        SortColumn::Alarm => Sort::Alarm,
        SortColumn::Priority => Sort::Priority,
        SortColumn::Held => Sort::Held,
    };
    ListOrder { sort, descending: order.down }
}

fn everybodys(texts: Texts) -> Vec<(&'static str, String)> {
    let all = FlowFilter::default;
    let newest = FlowOrder { column: SortColumn::Updated, down: true };
    let each = [
        (texts.flows_view_running(), all()),
        (texts.flows_view_at_risk(), FlowFilter { due: Some(DueFilter::Risk), ..all() }),
        (texts.flows_view_with_clients(), FlowFilter { held: Some(Holder::Client), ..all() }),
        (texts.flows_view_mine(), FlowFilter { owner: Some(ME.to_owned()), ..all() }),
        (
            texts.flows_view_finished(),
            FlowFilter { status: Some(FlowStatus::Completed), order: newest, ..all() },
        ),
    ];
    each.into_iter().map(|(name, filter)| (name, filter.query())).collect()
}

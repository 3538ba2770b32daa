//! One act as the flow writer takes it.

use super::{
    load::Loaded,
    rows::{self, Change},
};
use crate::{app::Ctx, links::new_flow_link, problem::Problem};
use engine::{
    flow::{Holder, State},
    log::{Entry, Texts, canonical},
};
use model::Id;
use std::collections::BTreeMap;
use store::{
    flows::{Alarm, FlowRow},
    idempotency::Answer,
    people::Person,
    records::{Contact, Record},
    writer::{FlowCommit, LogEntry},
};

/// Rows that come into being with the act, besides the flow's own.
#[derive(Clone, Default)]
pub struct Extra {
    pub records: Vec<Record>,
    pub people: Vec<Person>,
    pub contacts: Vec<Contact>,
    pub answer: Option<Answer>,
    /// The start form whose draft is done with.
    pub form: Option<Id>,
    /// Gets a link to the whole flow: by it the flow is among theirs before there is anything for them to do.
    pub follower: Option<Id>,
}

/// Everything one act writes. `entry` still has its values; they are taken out here.
///
/// # Errors
/// Storage that cannot be reached when groups are looked up.
pub async fn of(
    ctx: &Ctx,
    before: &Loaded,
    after: &Loaded,
    (mut entry, texts): (Entry, Texts),
    extra: Extra,
) -> Result<FlowCommit, Problem> {
    let groups = groups_with_new_work(ctx, &before.state, &after.state).await?;
    let change = Change { ctx, before: &before.state, after, events: &entry.events, groups: &groups };
    let letters = change.letters();
    let row = flow_row(ctx, after)?;
    let same_version = before.state.template == after.state.template;
    let is_summary_same = before.state.seq > 0 && same_version && is_same(&summary_row(ctx, before)?, &row);
    let mut commit = FlowCommit::new(
        row,
        i64::try_from(before.state.seq).map_err(Problem::broken)?,
        LogEntry {
            command_id: Id::given(&entry.command_id),
            actor: texts.actor,
            at: entry.at,
            events: texts.events,
            hash: entry.hash.clone(),
            previous_hash: entry.previous_hash.clone(),
        },
    );
    commit.is_summary_same = is_summary_same;
    commit.assignments = change.assignments();
    commit.closures = change.closures();
    commit.steps = change.step_runs();
    commit.outbox = letters.outbox;
    commit.links = letters.links;
    commit.links.extend(extra.follower.map(|person| new_flow_link(ctx, after, &person)));
    commit.links_revoked = letters.links_revoked;
    commit.messages = letters.messages;
    commit.files_kept = change.files_kept();
    commit.drafts_deleted = change.drafts_done();
    commit.drafts_deleted.extend(extra.form);
    commit.records = extra.records;
    commit.people = extra.people;
    commit.contacts = extra.contacts;
    commit.answer = extra.answer;
    let values = entry.detach();
    commit.values = (!values.is_empty()).then(|| canonical(&values));
    Ok(commit)
}

fn flow_row(ctx: &Ctx, after: &Loaded) -> Result<FlowRow, Problem> {
    let row = summary_row(ctx, after)?;
    Ok(FlowRow { state: serde_json::to_string(&after.state).map_err(Problem::broken)?, ..row })
}

/// What lists are made of, without the state itself.
fn summary_row(ctx: &Ctx, of: &Loaded) -> Result<FlowRow, Problem> {
    let (state, summary) = (&of.state, of.summary());
    let record = state.record.as_ref().ok_or_else(|| Problem::broken("a flow without a record"))?;
    let held: Vec<(Id, usize)> =
        summary.holders.iter().filter_map(|id| state.assignments.get(id)).map(rows::held_in).collect();
    Ok(FlowRow {
        id: state.flow.clone(),
        organisation: of.organisation.clone(),
        access_group: of.access_group.clone(),
        record: record.id.clone(),
        template_key: of.published.definition.key.clone(),
        template_version: of.published.version,
        name: super::view::words(&record.name).unwrap_or_default(),
        owner: state.owner.clone(),
        status: super::word(&summary.status),
        stage: summary.stage.clone(),
        held_by: summary.held_by.map(|held_by| super::word(&held_by)),
        next_due_at: summary.next_due_at,
        wake_at: summary.wake_at,
        seq: i64::try_from(state.seq).map_err(Problem::broken)?,
        started_at: state.started_at.unwrap_or(ctx.now),
        ended_at: state.ended_at,
        updated_at: ctx.now,
        holder: held.first().map(|(row, _)| row.clone()),
        holders: i64::try_from(held.iter().map(|(_, rows)| rows).sum::<usize>()).unwrap_or(i64::MAX),
        due_since: summary.due_since,
        alarm: match (summary.red, summary.amber) {
            (true, _) => Alarm::Red,
            (false, true) => Alarm::Amber,
            (false, false) => Alarm::None,
        },
        priority: summary.priority,
        state: String::new(),
    })
}

fn is_same(before: &FlowRow, after: &FlowRow) -> bool {
    let FlowRow { seq, ref holder, holders, due_since, ref state, .. } = *before;
    let compared =
        FlowRow { seq, holder: holder.clone(), holders, due_since, state: state.clone(), ..after.clone() };
    *before == compared
}

/// Ids of groups whose pool is new or changed: to-do lists find pools by id.
async fn groups_with_new_work(
    ctx: &Ctx,
    before: &State,
    after: &State,
) -> Result<BTreeMap<String, Id>, Problem> {
    let mut found = BTreeMap::new();
    for (id, open) in &after.assignments {
        let Holder::Pool { group: Some(group), .. } = &open.holder else { continue };
        if before.assignments.get(id) == Some(open) || found.contains_key(group) {
            continue;
        }
        if let Some(id) = group_id(ctx, group).await? {
            found.insert(group.clone(), id);
        }
    }
    Ok(found)
}

async fn group_id(ctx: &Ctx, name: &str) -> Result<Option<Id>, Problem> {
    let key = (ctx.organisation().clone(), name.to_owned());
    if let Some(known) = ctx.app.group_ids.get(&key) {
        return Ok(Some(known));
    }
    let row = store::groups::by_name(&ctx.app.db, ctx.caller.viewer(), name).await?;
    if let Some(row) = &row {
        ctx.app.group_ids.put(key, row.id.clone());
    }
    Ok(row.map(|row| row.id))
}

//! What the list of flows is narrowed by, and what each can be set to.

use super::{
    DueFilter, FlowFilter, FlowOrder, FlowStatus, Flows,
    filter::{HOLDERS, ME, PRIORITIES},
};
use crate::{
    part::{self, Choice, Filters, Words},
    paths,
    shell::Staff,
    words,
};
use maud::Markup;

pub fn filters(staff: &Staff, flows: &Flows) -> Markup {
    let (texts, filter) = (staff.local.texts(), &flows.filter);
    let words =
        Words { typed: &filter.text, placeholder: texts.flows_search(), label: texts.flows_search_label() };
    let chips = vec![
        ("held", texts.flows_held_by(), held(staff, filter)),
        ("template", texts.flows_template(), templates(staff, flows)),
        ("owner", texts.flows_owner(), owners(staff, flows)),
        ("due", texts.flows_due(), due(staff, filter)),
        ("priority", texts.flows_priority(), priorities(staff, filter)),
        ("status", texts.flows_status(), statuses(staff, filter)),
    ];
    let all = Filters {
        path: paths::FLOWS.to_owned(),
        pairs: filter.pairs(),
        words,
        chips,
        cleared: filter.is_narrowed().then(|| filter.cleared().href()),
        orders: orders(staff, filter),
        is_down: filter.order.down,
    };
    part::filters(staff, &all)
}

fn choice(word: impl Into<String>, with: FlowFilter, chosen: bool) -> Choice {
    Choice::new(word, with.href(), chosen)
}

fn held(staff: &Staff, filter: &FlowFilter) -> Vec<Choice> {
    let texts = staff.local.texts();
    let with = |held| FlowFilter { held, ..filter.clone() };
    let mut choices = vec![choice(texts.flows_held_any(), with(None), filter.held.is_none())];
    choices.extend(HOLDERS.map(|one| choice(one.word(texts), with(Some(one)), filter.held == Some(one))));
    choices
}

fn templates(staff: &Staff, flows: &Flows) -> Vec<Choice> {
    let filter = &flows.filter;
    let with = |template: Option<&String>| FlowFilter { template: template.cloned(), ..filter.clone() };
    let any = choice(staff.local.texts().flows_template_any(), with(None), filter.template.is_none());
    let each = flows
        .templates
        .iter()
        .map(|(key, name)| choice(name, with(Some(key)), filter.template.as_ref() == Some(key)));
    std::iter::once(any).chain(each).collect()
}

fn owners(staff: &Staff, flows: &Flows) -> Vec<Choice> {
    let (texts, filter) = (staff.local.texts(), &flows.filter);
    let with = |owner: Option<&str>| FlowFilter { owner: owner.map(str::to_owned), ..filter.clone() };
    let is = |owner: &str| filter.owner.as_deref() == Some(owner);
    let mut choices = vec![
        choice(texts.flows_owner_any(), with(None), filter.owner.is_none()),
        choice(texts.flows_owner_me(), with(Some(ME)), is(ME)),
    ];
    choices.extend(flows.owners.iter().map(|(id, name)| choice(name, with(Some(id)), is(id))));
    choices
}

fn due(staff: &Staff, filter: &FlowFilter) -> Vec<Choice> {
    let texts = staff.local.texts();
    let with = |due| FlowFilter { due, ..filter.clone() };
    let mut choices = vec![choice(texts.flows_due_any(), with(None), filter.due.is_none())];
    choices
        .extend(DueFilter::ALL.map(|one| choice(one.word(texts), with(Some(one)), filter.due == Some(one))));
    choices
}

fn priorities(staff: &Staff, filter: &FlowFilter) -> Vec<Choice> {
    let texts = staff.local.texts();
    let with = |priority| FlowFilter { priority, ..filter.clone() };
    let each = PRIORITIES
        .map(|one| choice(words::priority(one, texts), with(Some(one)), filter.priority == Some(one)));
    let any = choice(texts.flows_priority_any(), with(None), filter.priority.is_none());
    std::iter::once(any).chain(each).collect()
}

/// Running is what the list is about; the others are asked for.
fn statuses(staff: &Staff, filter: &FlowFilter) -> Vec<Choice> {
    let texts = staff.local.texts();
    let with = |status| FlowFilter { status, ..filter.clone() };
    let each =
        FlowStatus::ALL.map(|one| choice(one.word(texts), with(Some(one)), filter.status == Some(one)));
    let any = choice(texts.flows_status_any(), with(None), filter.status.is_none());
    each.into_iter().chain([any]).collect()
}

fn orders(staff: &Staff, filter: &FlowFilter) -> Vec<Choice> {
    let texts = staff.local.texts();
    let offered = FlowOrder::ALL.into_iter().take(FlowOrder::OFFERED);
    let chosen = FlowOrder::ALL.into_iter().skip(FlowOrder::OFFERED).filter(|order| *order == filter.order);
    offered
        .chain(chosen)
        .map(|order| choice(order.word(texts), FlowFilter { order, ..filter.clone() }, filter.order == order))
        .collect()
}

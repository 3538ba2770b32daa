//! What a list of records is narrowed by, and what each can be set to.

use super::{
    filter::{ME, RecordFilter, RecordOrder},
    list::Records,
};
use crate::{
    part::{self, Choice, Filters, Words},
    paths,
    shell::Staff,
};
use maud::Markup;
use texts::Texts;

pub(super) fn filters(staff: &Staff, page: &Records) -> Markup {
    let (texts, filter) = (staff.local.texts(), &page.filter);
    let words =
        Words { typed: &filter.text, placeholder: texts.record_search(), label: texts.record_search_label() };
    let mut chips = vec![("owner", texts.record_field_owner(), owners(texts, page))];
    if !page.tags.is_empty() || filter.tag.is_some() {
        chips.push(("tag", texts.record_tag(), tags(texts, page)));
    }
    chips.push(("status", texts.record_field_status(), statuses(texts, filter)));
    let all = Filters {
        path: paths::records_of(&filter.kind),
        pairs: filter.pairs(),
        words,
        chips,
        cleared: filter.is_narrowed().then(|| filter.cleared().href()),
        orders: orders(texts, filter),
        is_down: filter.order.is_down(),
    };
    part::filters(staff, &all)
}

fn choice(word: impl Into<String>, with: RecordFilter, chosen: bool) -> Choice {
    Choice::new(word, with.href(), chosen)
}

fn owners(texts: Texts, page: &Records) -> Vec<Choice> {
    let filter = &page.filter;
    let with = |owner: Option<&str>| RecordFilter { owner: owner.map(str::to_owned), ..filter.clone() };
    let is = |owner: &str| filter.owner.as_deref() == Some(owner);
    let mut choices = vec![
        choice(texts.record_owner_any(), with(None), filter.owner.is_none()),
        choice(texts.record_owner_me(), with(Some(ME)), is(ME)),
    ];
    choices.extend(page.owners.iter().map(|(id, name)| choice(name, with(Some(id)), is(id))));
    choices
}

fn tags(texts: Texts, page: &Records) -> Vec<Choice> {
    let filter = &page.filter;
    let with = |tag: Option<&String>| RecordFilter { tag: tag.cloned(), ..filter.clone() };
    let any = choice(texts.record_tag_any(), with(None), filter.tag.is_none());
    let is = |tag: &String| filter.tag.as_ref().is_some_and(|set| set.to_lowercase() == tag.to_lowercase());
    std::iter::once(any).chain(page.tags.iter().map(|tag| choice(tag, with(Some(tag)), is(tag)))).collect()
}

fn statuses(texts: Texts, filter: &RecordFilter) -> Vec<Choice> {
    let with = |archived| RecordFilter { archived, ..filter.clone() };
    vec![
        choice(texts.record_status_active(), with(false), !filter.archived),
        choice(texts.record_status_inactive(), with(true), filter.archived),
    ]
}

fn orders(texts: Texts, filter: &RecordFilter) -> Vec<Choice> {
    let each = RecordOrder::ALL.into_iter();
    each.map(|order| {
        choice(order.word(texts), RecordFilter { order, ..filter.clone() }, filter.order == order)
    })
    .collect()
}

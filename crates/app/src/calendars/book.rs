//! All calendars of an organisation and who counts in which, as every start of a flow needs it: from memory.

use crate::{app::App, problem::Problem};
use engine::calendar::Calendar;
use model::Id;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{Viewer, calendars};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// The organisation's own first, then by name; never empty.
    entries: Vec<Entry>,
    /// Template → calendar, where it is not the organisation's.
    templates: BTreeMap<String, Id>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: Id,
    pub name: String,
    pub is_default: bool,
    pub calendar: Arc<Calendar>,
}

impl Book {
    /// The organisation's own.
    pub fn own(&self) -> &Entry {
        &self.entries[0]
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What flows of this template count in.
    pub fn of_template(&self, key: &str) -> &Entry {
        let chosen = self.templates.get(key);
        chosen.and_then(|id| self.entries.iter().find(|entry| entry.id == *id)).unwrap_or_else(|| self.own())
    }

    /// `None` where the template counts in the organisation's own.
    pub fn chosen_for(&self, key: &str) -> Option<&Entry> {
        self.templates.contains_key(key).then(|| self.of_template(key))
    }

    /// Templates that chose this calendar.
    pub fn choosers<'a>(&'a self, calendar: &'a Id) -> impl Iterator<Item = &'a str> {
        self.templates.iter().filter(move |(_, id)| *id == calendar).map(|(key, _)| key.as_str())
    }

    pub fn named(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// Those of these names there are; a flow whose calendar is missing counts in its own.
    pub fn all_named(&self, names: &BTreeSet<String>) -> BTreeMap<String, Arc<Calendar>> {
        let found = names.iter().filter_map(|name| self.named(name));
        found.map(|entry| (entry.name.clone(), Arc::clone(&entry.calendar))).collect()
    }

    pub fn names(&self) -> Vec<&str> {
        self.entries.iter().map(|entry| entry.name.as_str()).collect()
    }
}

/// From the store.
///
/// # Errors
/// `Broken` for an organisation without a calendar.
pub(crate) async fn book(app: &App, organisation: &Id) -> Result<Book, Problem> {
    let viewer = Viewer::system(organisation.clone());
    let mut entries = Vec::new();
    for row in calendars::list(&app.db, &viewer).await? {
        let calendar = serde_json::from_str(&row.calendar).map_err(Problem::unreadable)?;
        let calendar = Arc::new(calendar);
        entries.push(Entry { id: row.id, name: row.name, is_default: row.is_default, calendar });
    }
    if !entries.first().is_some_and(|first| first.is_default) {
        return Err(Problem::broken("an organisation without a calendar"));
    }
    let chosen = calendars::templates(&app.db, &viewer).await?;
    let templates = chosen.into_iter().map(|row| (row.template_key, row.calendar)).collect();
    Ok(Book { entries, templates })
}

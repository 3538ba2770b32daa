//! Who counts in a calendar: templates that chose it or name it, and with them their running flows.

use super::Book;
use crate::{app::Ctx, caller::Caller, problem::Problem, templates, templates::Published};
use engine::reads::reads;
use model::Definition;
use std::{collections::BTreeSet, sync::Arc};
use store::Viewer;

/// A template that keeps a calendar from being deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub template: String,
    pub template_name: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its settings chose it.
    Chosen,
    /// A step or a clock of its newest version names it.
    Named,
    /// Flows of an older version that names it are running.
    Running,
}

/// Calendars that steps and clocks name.
pub fn named_by(definition: &Definition) -> BTreeSet<String> {
    reads(definition).calendars
}

/// # Errors
/// Storage that cannot be reached.
pub(super) async fn users(ctx: &Ctx, book: &Book, entry: &super::Entry) -> Result<Vec<User>, Problem> {
    let mut users = Vec::new();
    let chosen: BTreeSet<&str> = book.choosers(&entry.id).collect();
    for (key, name, versions) in versions(ctx).await? {
        let names = |published: &&Arc<Published>| published.calendars.contains(&entry.name);
        let why = if chosen.contains(key.as_str()) {
            Some(Why::Chosen)
        } else if versions.first().as_ref().is_some_and(names) {
            Some(Why::Named)
        } else {
            let mut running = None;
            for published in versions.iter().filter(names) {
                let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
                if store::calendars::is_running(db, viewer, &key, published.version).await? {
                    running = Some(Why::Running);
                }
            }
            running
        };
        users.extend(why.map(|why| User { template: key, template_name: name, why }));
    }
    Ok(users)
}

/// Templates with a published version that reads the calendar as their flows' own, or by its name.
pub(super) async fn readers(ctx: &Ctx, book: &Book, entry: &super::Entry) -> Result<Vec<String>, Problem> {
    let reads_it = |key: &str, definition: &Definition| {
        let is_own = book.of_template(key).id == entry.id && reads(definition).calendar;
        is_own || named_by(definition).contains(&entry.name)
    };
    let mut keys = Vec::new();
    for (key, _, versions) in versions(ctx).await? {
        if versions.iter().any(|published| reads_it(&key, &published.definition)) {
            keys.push(key);
        }
    }
    Ok(keys)
}

/// Every template with its published versions, the newest first.
async fn versions(ctx: &Ctx) -> Result<Vec<(String, String, Vec<Arc<Published>>)>, Problem> {
    let caller = Caller::System(Viewer::system(ctx.organisation().clone()));
    let system = Ctx::new(Arc::clone(&ctx.app), caller, ctx.now, ctx.entropy());
    let mut all = Vec::new();
    for line in templates::list(&system).await? {
        let mut versions = Vec::new();
        for version in templates::show(&system, &line.key).await?.published {
            let organisation = system.organisation();
            versions.push(
                templates::definition::load(&system.app, organisation, &line.key, version.version).await?,
            );
        }
        all.push((line.key, line.name, versions));
    }
    Ok(all)
}

/// Whether a published version of this template is so.
pub(super) async fn any_version(
    ctx: &Ctx,
    template: &str,
    is_so: impl Fn(&Definition) -> bool,
) -> Result<bool, Problem> {
    let all = versions(ctx).await?;
    let of_template = all.into_iter().filter(|(key, ..)| key == template);
    Ok(of_template.flat_map(|(_, _, versions)| versions).any(|published| is_so(&published.definition)))
}

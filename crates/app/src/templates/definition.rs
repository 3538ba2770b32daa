//! Published versions, parsed once and kept: they never change.

use crate::{app::App, calendars::named_by, problem::Problem};
use model::{Definition, Id};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::Viewer;

pub(crate) type DefinitionKey = (Id, String, i64);

/// A version with what lists and to-do rows ask of it.
pub struct Published {
    pub version: i64,
    pub definition: Definition,
    /// Step → key of the stage it stands in.
    pub stage_of: BTreeMap<String, String>,
    /// Names of calendars that steps and clocks count in.
    pub calendars: BTreeSet<String>,
}

impl Published {
    pub(crate) fn new(version: i64, definition: Definition) -> Self {
        let mut stage_of = BTreeMap::new();
        for stage in &definition.stages {
            for step in stage.steps() {
                stage_of.insert(step.key.clone(), stage.key.clone());
            }
        }
        let calendars = named_by(&definition);
        Self { version, definition, stage_of, calendars }
    }
}

/// The newest published version: what new flows run.
///
/// # Errors
/// `NotFound` where nothing is published under this key.
pub async fn published(app: &App, organisation: &Id, key: &str) -> Result<Arc<Published>, Problem> {
    let viewer = Viewer::system(organisation.clone());
    let newest =
        store::templates::published_version(&app.db, &viewer, key).await?.ok_or(Problem::NotFound)?;
    load(app, organisation, key, newest).await
}

/// One version, from memory or the store.
///
/// # Errors
/// `Broken` if a stored source does not parse any more.
pub async fn load(app: &App, organisation: &Id, key: &str, version: i64) -> Result<Arc<Published>, Problem> {
    let cached = (organisation.clone(), key.to_owned(), version);
    if let Some(found) = app.definitions.get(&cached) {
        return Ok(found);
    }
    let viewer = Viewer::system(organisation.clone());
    let row = store::templates::version(&app.db, &viewer, key, version).await?.ok_or(Problem::NotFound)?;
    let parsed = Definition::parse(key, &row.source).map_err(|problems| {
        Problem::Broken(format!("version {version} of template {key} has {} problems", problems.len()))
    })?;
    let published = Arc::new(Published::new(version, parsed.definition));
    app.definitions.put(cached, Arc::clone(&published));
    Ok(published)
}

//! The one organisation of this server, as every page and mail needs it: from memory, read again when it changes.

use super::DEFAULT_SLUG;
use crate::{App, absences, absences::Roster, calendars, calendars::Book, problem::Problem};
use engine::calendar::Calendar;
use model::{Color, Id, PublicLinks};
use std::sync::Arc;
use store::{System, Viewer, brands, mail_servers, organisations, setups};
use texts::Language;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    pub id: Id,
    pub name: String,
    pub slug: String,
    /// IANA zone, for example `Europe/Berlin`.
    pub zone: String,
    /// For readers of whom nothing is known.
    pub language: Language,
    /// Its own.
    pub calendar: Arc<Calendar>,
    /// All of them.
    pub calendars: Arc<Book>,
    /// Who is away, now and later.
    pub absences: Arc<Roster>,
    /// The colour of its pages and mails; none is ours.
    pub color: Option<Color>,
    /// Hash of its logo.
    pub logo: Option<String>,
    /// Below its public pages and mails.
    pub links: PublicLinks,
    /// Nobody has said yet where mails go out; they are kept, and admins read them on a page.
    pub mails_wait: bool,
    /// Whoever sets it up has not finished, nor put the list of first steps away.
    pub first_steps: bool,
}

/// # Errors
/// `NotFound` on an empty store.
pub async fn default(app: &App) -> Result<Organisation, Problem> {
    if let Some(known) = app.organisation.get(&DEFAULT_SLUG) {
        return Ok(known);
    }
    let read = stored(app).await?;
    app.organisation.put(DEFAULT_SLUG, read.clone());
    Ok(read)
}

/// Reads it again: another process may have changed it. Says whether it was another than remembered.
///
/// # Errors
/// As [`default`].
pub async fn refresh(app: &App) -> Result<bool, Problem> {
    let Some(known) = app.organisation.get(&DEFAULT_SLUG) else { return Ok(false) };
    let read = stored(app).await?;
    if read == known {
        return Ok(false);
    }
    forget(app, &read.id);
    Ok(true)
}

/// After a change: who asks next reads it from the store.
pub(crate) fn forget(app: &App, organisation: &Id) {
    app.houses.forget(organisation);
    app.organisation.forget(&DEFAULT_SLUG);
}

async fn stored(app: &App) -> Result<Organisation, Problem> {
    let row = organisations::by_slug(&app.db, &System, DEFAULT_SLUG).await?;
    whole(app, row.ok_or(Problem::NotFound)?).await
}

pub(super) async fn whole(app: &App, row: organisations::Organisation) -> Result<Organisation, Problem> {
    let calendars = Arc::new(calendars::book(app, &row.id).await?);
    let absences = Arc::new(absences::roster(app, &row.id).await?);
    let viewer = Viewer::system(row.id.clone());
    let brand = brands::get(&app.db, &viewer).await?;
    let links = brand.as_ref().map(brands::Brand::links).unwrap_or_default();
    let (color, logo) = brand.map_or((None, None), |brand| (brand.color, brand.logo_hash));
    let no_server = app.settings.fixed.mail.is_none() && mail_servers::get(&app.db, &viewer).await?.is_none();
    let setup = setups::get(&app.db, &viewer).await?;
    Ok(Organisation {
        id: row.id,
        name: row.name,
        slug: row.slug,
        zone: row.zone,
        language: Language::parse(&row.language).unwrap_or_default(),
        calendar: Arc::clone(&calendars.own().calendar),
        calendars,
        absences,
        color: color.as_deref().and_then(Color::parse),
        logo,
        links,
        mails_wait: no_server && !app.settings.demo,
        first_steps: setup.is_some_and(|setup| setup.closed_at.is_none()),
    })
}

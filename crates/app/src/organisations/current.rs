//! Organisations, above all the one of this server, as every page and mail needs it: from memory, read again when it changes.

use super::{DEFAULT_SLUG, host};
use crate::{App, absences, absences::Roster, calendars, calendars::Book, problem::Problem};
use engine::calendar::Calendar;
use model::{Color, Id, PublicLinks};
use std::{collections::BTreeSet, sync::Arc};
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
    /// The same, in its own words.
    pub footer: Option<String>,
    /// Hash of the picture beside the sign-in of its portal.
    pub sign_in: Option<String>,
    /// Where its public pages answer as well.
    pub host: Option<String>,
    /// Where links for people outside begin, without a slash at the end.
    pub address: String,
    /// Nobody has said yet where mails go out; they are kept, and admins read them on a page.
    pub mails_wait: bool,
    /// Whoever sets it up has not finished, nor put the list of first steps away.
    pub first_steps: bool,
}

/// The organisation of this server.
///
/// # Errors
/// `NotFound` on an empty store.
pub async fn default(app: &App) -> Result<Organisation, Problem> {
    if let Some(id) = app.default_organisation.get() {
        return of(app, id).await;
    }
    let row = organisations::by_slug(&app.db, &System, DEFAULT_SLUG).await?;
    let read = whole(app, row.ok_or(Problem::NotFound)?).await?;
    let _ = app.default_organisation.set(read.id.clone());
    app.organisations.put(read.id.clone(), read.clone());
    Ok(read)
}

/// Any other by its id, too.
///
/// # Errors
/// `NotFound` for one that does not exist.
pub async fn of(app: &App, id: &Id) -> Result<Organisation, Problem> {
    if let Some(known) = app.organisations.get(id) {
        return Ok(known);
    }
    let read = stored(app, id).await?;
    app.organisations.put(id.clone(), read.clone());
    Ok(read)
}

/// Reads everything again: another process may have changed it. Says whether anything was another than remembered.
///
/// # Errors
/// As [`default`].
pub async fn refresh(app: &App) -> Result<bool, Problem> {
    let (hosts, mut changed) = host::refresh(app).await?;
    let ours: BTreeSet<&Id> = app.default_organisation.get().into_iter().chain(hosts.values()).collect();
    for id in ours {
        let Some(known) = app.organisations.get(id) else { continue };
        if stored(app, id).await? != known {
            forget(app, id);
            changed = true;
        }
    }
    Ok(changed)
}

/// After a change: who asks next reads it from the store.
pub(crate) fn forget(app: &App, organisation: &Id) {
    app.houses.forget(organisation);
    app.organisations.forget(organisation);
    app.hosts.forget(&());
}

async fn stored(app: &App, id: &Id) -> Result<Organisation, Problem> {
    let row = organisations::get(&app.db, &Viewer::system(id.clone())).await?;
    whole(app, row.ok_or(Problem::NotFound)?).await
}

pub(super) async fn whole(app: &App, row: organisations::Organisation) -> Result<Organisation, Problem> {
    let calendars = Arc::new(calendars::book(app, &row.id).await?);
    let absences = Arc::new(absences::roster(app, &row.id).await?);
    let viewer = Viewer::system(row.id.clone());
    let brand = brands::get(&app.db, &viewer).await?;
    let brand = brand.unwrap_or_else(|| brands::Brand::of(row.id.clone(), row.created_at));
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
        color: brand.color.as_deref().and_then(Color::parse),
        links: brand.links(),
        address: host::address(app, brand.host.as_deref()),
        logo: brand.logo_hash,
        footer: brand.footer,
        sign_in: brand.sign_in_hash,
        host: brand.host,
        mails_wait: no_server && !app.settings.demo,
        first_steps: setup.is_some_and(|setup| setup.closed_at.is_none()),
    })
}

//! What every start of an organisation needs and hardly ever changes.

use crate::{
    absences::{self, Roster},
    app::App,
    calendars::{self, Book},
    organisations,
    problem::Problem,
};
use engine::calendar::Calendar;
use model::{Color, Id, PublicLinks};
use std::sync::Arc;
use store::{Viewer, brands};
use texts::Language;

pub struct House {
    pub name: String,
    pub zone: String,
    /// For readers of whom nothing is known.
    pub language: Language,
    /// Below its mails.
    pub links: PublicLinks,
    /// The same, in its own words.
    pub footer: Option<String>,
    /// Where links for people outside begin.
    pub address: String,
    /// Of its mails; none is ours.
    pub color: Option<Color>,
    /// Its own.
    pub calendar: Arc<Calendar>,
    pub calendars: Arc<Book>,
    pub absences: Arc<Roster>,
    /// The access group new records and flows belong to.
    pub everyone: Id,
}

/// From memory, or the store the first time.
///
/// # Errors
/// `Broken` for an organisation that was not set up whole.
pub async fn house(app: &App, organisation: &Id) -> Result<Arc<House>, Problem> {
    if let Some(known) = app.houses.get(organisation) {
        return Ok(known);
    }
    let viewer = Viewer::system(organisation.clone());
    let row = store::organisations::get(&app.db, &viewer).await?.ok_or(Problem::NotFound)?;
    let everyone = store::organisations::everyone(&app.db, &viewer).await?;
    let everyone = everyone.ok_or_else(|| Problem::broken("an organisation without its access group"))?;
    let calendars = Arc::new(calendars::book(app, organisation).await?);
    let absences = Arc::new(absences::roster(app, organisation).await?);
    let brand = brands::get(&app.db, &viewer).await?;
    let links = brand.as_ref().map(brands::Brand::links).unwrap_or_default();
    let color = brand.as_ref().and_then(|brand| brand.color.as_deref()).and_then(Color::parse);
    let (footer, host) = brand.map_or((None, None), |brand| (brand.footer, brand.host));
    let language = Language::parse(&row.language).unwrap_or_default();
    let house = House {
        name: row.name,
        zone: row.zone,
        links,
        footer,
        address: organisations::address(app, host.as_deref()),
        language,
        color,
        calendar: Arc::clone(&calendars.own().calendar),
        calendars,
        absences,
        everyone: everyone.id,
    };
    let house = Arc::new(house);
    app.houses.put(organisation.clone(), Arc::clone(&house));
    Ok(house)
}

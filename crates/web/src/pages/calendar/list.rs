//! All calendars.

use crate::{
    kit::{Answer, Signed, page},
    shape::calendar::{next_holiday, place_said, view},
};
use app::{
    calendars,
    policy::{Intention, require},
};
use axum::http::StatusCode;
use views::pages::calendar::{CalendarRow, list as calendars_page};

pub async fn show(signed: Signed) -> Answer {
    require(&signed.ctx.caller, Intention::ManageCalendars)?;
    let shell = signed.shell().await?;
    let row = |line: calendars::CalendarLine| CalendarRow {
        id: line.id.to_string(),
        name: line.name,
        is_own: line.is_default,
        next: next_holiday(&line.calendar, &shell.local),
        calendar: view(&line.calendar),
        place: line.place.map(|place| place_said(&place, shell.local.texts())),
        templates: line.templates,
    };
    let rows: Vec<CalendarRow> = calendars::list(&signed.ctx).await?.into_iter().map(row).collect();
    Ok(page(StatusCode::OK, calendars_page(&shell, &rows)))
}

//! What somebody is called.

use crate::{Ctx, problem::Problem};
use model::Id;
use store::{Viewer, people};

/// Empty for nobody, and for somebody nobody knows any more.
pub(crate) async fn name_of(ctx: &Ctx, person: Option<&Id>) -> Result<String, Problem> {
    let Some(person) = person else { return Ok(String::new()) };
    let viewer = Viewer::system(ctx.organisation().clone());
    let known = people::get(&ctx.app.db, &viewer, person).await?;
    Ok(known.map(|person| person.name).unwrap_or_default())
}

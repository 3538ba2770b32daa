//! Flows are told when somebody goes away and when they are back. Doing it twice changes nothing; what a process left
//! untold is found by the next look.

use super::concern::news;
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{Order, house::house, load, run},
    organisations,
    problem::Problem,
};
use engine::flow::Act;
use model::{Entropy, Id, Instant};
use std::{collections::BTreeSet, sync::Arc};
use store::{System, Viewer, absences};

/// How many flows learned something.
///
/// # Errors
/// Storage that cannot be reached; what was told stays told.
pub async fn tell(app: &Arc<App>, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
    let begun = absences::to_tell(&app.db, &System, now).await?;
    for organisation in begun.iter().map(|row| &row.organisation).collect::<BTreeSet<_>>() {
        organisations::forget(app, organisation);
    }
    // Work that came to somebody while they were away is found here, too.
    let mut told = 0;
    let everywhere = store::organisations::list(&app.db, &System).await?;
    for organisation in everywhere {
        let caller = Caller::System(Viewer::system(organisation.id.clone()));
        let ctx = Ctx::new(Arc::clone(app), caller, now, entropy.fork());
        let away = house(app, &organisation.id).await?.absences.away(now);
        let changed = begun.iter().filter(|row| row.organisation == organisation.id);
        let concerned = changed.flat_map(|row| [row.person.clone(), row.substitute.clone()]);
        let persons: BTreeSet<Id> = away.keys().cloned().chain(concerned).collect();
        for person in &persons {
            told += of_person(&ctx, person).await?;
        }
    }
    for row in begun {
        let next = if row.is_ended { None } else { Some(row.until_at).filter(|until| now < *until) };
        app.db.transact(vec![absences::told(&row, next)]).await?;
    }
    Ok(told)
}

async fn of_person(ctx: &Ctx, person: &Id) -> Result<usize, Problem> {
    let away = house(&ctx.app, ctx.organisation()).await?.absences.away(ctx.now);
    let mut told = 0;
    let mut after = Id::given("");
    loop {
        let flows = absences::open_flows(&ctx.app.db, &System, person, &after).await?;
        let Some(last) = flows.last() else { return Ok(told) };
        after = last.flow.clone();
        for open in flows {
            let loaded = load::load(ctx, &open.flow).await?;
            let Some(absent) = news(&loaded.state, &away) else { continue };
            match run(ctx, Order::new(open.flow, Act::AbsencesChanged { absent })).await {
                Ok(_) => told += 1,
                Err(Problem::Unavailable(error)) => return Err(Problem::Unavailable(error)),
                // One damaged flow must not keep the others waiting.
                Err(problem) => tracing::warn!(%problem, "a flow could not be told who is away"),
            }
        }
    }
}

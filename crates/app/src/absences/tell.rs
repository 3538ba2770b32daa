//! Flows are told when somebody goes away and when they are back. Doing it twice changes nothing; what a process left
//! untold is found by the next look.

use super::{
    concern::news,
    seen::{OfOrganisation, Seen},
};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{Loaded, Order, house::house, load, run},
    organisations,
    problem::Problem,
};
use engine::flow::Act;
use model::{Entropy, Id, Instant, value::PersonRef};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{
    System, Viewer,
    absences::{self, OpenFlow},
};

/// How many flows learned something. `seen` is what the looks before found.
///
/// # Errors
/// Storage that cannot be reached; what was told stays told.
pub async fn tell(app: &Arc<App>, seen: &Seen, now: Instant, mut entropy: Entropy) -> Result<usize, Problem> {
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
        let known = seen.take(&organisation.id);
        let over = known.over(&away).cloned();
        let persons: BTreeSet<Id> = away.keys().cloned().chain(concerned).chain(over).collect();
        let found = OfOrganisation::new(&away);
        let mut look = Look { ctx: &ctx, away: &away, known, found, told: 0 };
        for person in &persons {
            look.at_flows_of(person).await?;
        }
        told += look.told;
        seen.keep(&organisation.id, look.found);
    }
    for row in begun {
        let next = if row.is_ended { None } else { Some(row.until_at).filter(|until| now < *until) };
        app.db.transact(vec![absences::told(&row, next)]).await?;
    }
    Ok(told)
}

/// One look at the flows of an organisation.
struct Look<'a> {
    ctx: &'a Ctx,
    away: &'a BTreeMap<Id, PersonRef>,
    known: OfOrganisation,
    found: OfOrganisation,
    told: usize,
}

impl Look<'_> {
    async fn at_flows_of(&mut self, person: &Id) -> Result<(), Problem> {
        let mut after = Id::given("");
        loop {
            let flows = absences::open_flows(&self.ctx.app.db, &System, person, &after).await?;
            let Some(last) = flows.last() else { return Ok(()) };
            after = last.flow.clone();
            for open in flows {
                if self.known.knows(&open.flow, open.seq, self.away) {
                    self.found.learn(open.flow, open.seq);
                    continue;
                }
                match self.at(&open).await {
                    Ok(seq) => self.found.learn(open.flow, seq),
                    Err(Problem::Unavailable(error)) => return Err(Problem::Unavailable(error)),
                    // One damaged flow must not keep the others waiting.
                    Err(problem) => tracing::warn!(%problem, "a flow could not be told who is away"),
                }
            }
        }
    }

    /// How many entries the log of the flow has, now that it knows.
    async fn at(&mut self, open: &OpenFlow) -> Result<i64, Problem> {
        let mut loaded = load::load(self.ctx, &open.flow).await?;
        if seq(&loaded)? < open.seq {
            loaded = load::reload(self.ctx, &open.flow).await?;
        }
        if let Some(absent) = news(&loaded.state, self.away) {
            let order = Order::new(open.flow.clone(), Act::AbsencesChanged { absent });
            loaded = run(self.ctx, order).await?.loaded;
            self.told += 1;
        }
        seq(&loaded)
    }
}

fn seq(loaded: &Loaded) -> Result<i64, Problem> {
    i64::try_from(loaded.state.seq).map_err(Problem::broken)
}

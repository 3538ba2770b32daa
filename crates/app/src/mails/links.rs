//! The address a mail leads to: a magic link for people outside, the flow's page for members.

use crate::{app::Ctx, flows::Loaded, links::LINK_DAYS, problem::Problem, secrets::link_token::LinkToken};
use model::{Id, Instant};
use store::links::{self, LinkKind, MagicLink};

pub struct Link {
    pub url: String,
    /// `None` for members, who sign in.
    pub until: Option<Instant>,
}

/// The same link as in every mail before, so that a reminder carries the same address.
/// `None` where there is none any more.
pub async fn link(
    ctx: &Ctx,
    loaded: &Loaded,
    assignment: Option<&Id>,
    person: &Id,
    outside: bool,
) -> Result<Option<Link>, Problem> {
    let address = &ctx.app.settings.public_address;
    if !outside {
        let url = format!("{address}/flows/{}", loaded.state.flow);
        return Ok(Some(Link { url, until: None }));
    }
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let (row, path) = match assignment {
        Some(assignment) => (links::of_assignment(db, viewer, assignment, person).await?, "a"),
        None => (Some(flow_link(ctx, loaded, person).await?), "f"),
    };
    Ok(row.map(|row| {
        let token = LinkToken { link: row.id, generation: row.generation }.write(&ctx.app.key);
        Link { url: format!("{address}/{path}/{token}"), until: Some(row.expires_at) }
    }))
}

/// Made with the first mail that needs it.
async fn flow_link(ctx: &Ctx, loaded: &Loaded, person: &Id) -> Result<MagicLink, Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    if let Some(known) = links::of_person(db, viewer, &loaded.state.flow, person).await? {
        return Ok(known);
    }
    let made = MagicLink {
        id: ctx.id(),
        organisation: loaded.organisation.clone(),
        kind: LinkKind::Flow,
        flow: loaded.state.flow.clone(),
        assignment: None,
        person: person.clone(),
        generation: 1,
        created_at: ctx.now,
        expires_at: ctx.now.plus_days(LINK_DAYS),
        revoked_at: None,
        proved_at: None,
    };
    db.transact(vec![links::insert(made.clone())]).await?;
    Ok(made)
}

//! The address a mail leads to: a magic link for people outside, the flow's page for members.

use crate::{
    app::Ctx,
    flows::{Loaded, house::house},
    links::flow_link,
    problem::Problem,
    secrets::link_token::LinkToken,
};
use model::{Id, Instant};
use store::links::{self, MagicLink};

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
    if !outside {
        let url = format!("{}/flows/{}", ctx.app.settings.public_address, loaded.state.flow);
        return Ok(Some(Link { url, until: None }));
    }
    let address = house(&ctx.app, &loaded.organisation).await?.address.clone();
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let (row, path) = match assignment {
        Some(assignment) => (links::of_assignment(db, viewer, assignment, person).await?, "a"),
        None => (Some(open_flow_link(ctx, loaded, person).await?), "f"),
    };
    Ok(row.map(|row| {
        let token = LinkToken { link: row.id, generation: row.generation }.write(&ctx.app.key);
        Link { url: format!("{address}/{path}/{token}"), until: Some(row.expires_at) }
    }))
}

/// Made with the first mail that needs it.
async fn open_flow_link(ctx: &Ctx, loaded: &Loaded, person: &Id) -> Result<MagicLink, Problem> {
    let (link, made) = flow_link(ctx, loaded, person).await?;
    if let Some(insert) = made {
        ctx.app.db.transact(vec![insert]).await?;
    }
    Ok(link)
}

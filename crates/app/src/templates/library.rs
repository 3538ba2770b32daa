//! The templates that come with Baton, and taking one into use.

use super::{create, publish, show};
use crate::{
    app::Ctx,
    groups,
    policy::{self, Intention},
    problem::Problem,
    start_links::{self, StartLink, StartLinkSettings},
};
use model::Definition;
use std::{collections::BTreeSet, sync::LazyLock};

/// One that comes with Baton.
#[derive(Clone, Debug)]
pub struct Shipped {
    pub key: &'static str,
    pub source: &'static str,
}

macro_rules! shipped {
    ($($key:literal),* $(,)?) => {
        [$(Shipped { key: $key, source: include_str!(concat!("../../../../templates/", $key, ".yaml")) }),*]
    };
}

/// What a client starts stands first, so that whoever is new sees one run at once.
pub const SHIPPED: [Shipped; 20] = shipped![
    "kyc-review",
    "customer-onboarding",
    "support-triage",
    "tax-preparation",
    "change-request",
    "billing-dispute",
    "order-fulfilment",
    "implementation-rollout",
    "vip-service",
    "renewal",
    "incident",
    "escalation",
    "new-prospect",
    "add-to-waitlist",
    "deactivate-prospect",
    "authorization",
    "scheduling",
    "employee-onboarding",
    "employee-offboarding",
    "employee-profile-update",
];

static PARSED: LazyLock<Vec<Definition>> = LazyLock::new(|| {
    let parsed = |shipped: &Shipped| Definition::parse(shipped.key, shipped.source).ok();
    SHIPPED.iter().filter_map(parsed).map(|parsed| parsed.definition).collect()
});

/// A shipped template, and whether there is one of its key here already.
#[derive(Clone, Debug)]
pub struct LibraryLine {
    pub definition: &'static Definition,
    pub in_use: bool,
}

/// # Errors
/// `NotAllowed` without the right to write templates.
pub async fn library(ctx: &Ctx) -> Result<Vec<LibraryLine>, Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    let used: BTreeSet<String> = show::list(ctx).await?.into_iter().map(|line| line.key).collect();
    let line =
        |definition: &'static Definition| LibraryLine { in_use: used.contains(&definition.key), definition };
    Ok(PARSED.iter().map(line).collect())
}

/// Publishes a shipped template and those whose flows it starts, makes the groups they name, with whoever asks in those
/// that were empty, and switches its Start Link on in their name. Each part that is there already stays, so doing it
/// again goes on where it broke off.
///
/// # Errors
/// `NotFound` for one that does not come with Baton.
pub async fn use_shipped(ctx: &Ctx, key: &str) -> Result<Option<StartLink>, Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    let definition = take(ctx, key).await?;
    for started in definition.started_templates() {
        match take(ctx, started).await {
            // It starts one that the firm has to write itself.
            Err(Problem::NotFound) => {}
            taken => drop(taken?),
        }
    }
    open_start_link(ctx, definition).await
}

async fn take(ctx: &Ctx, key: &str) -> Result<&'static Definition, Problem> {
    let shipped = SHIPPED.iter().find(|shipped| shipped.key == key).ok_or(Problem::NotFound)?;
    let definition = PARSED.iter().find(|known| known.key == key).ok_or(Problem::NotFound)?;
    match create(ctx, shipped.source).await {
        Ok(_) | Err(Problem::Conflict(_)) => {}
        Err(problem) => return Err(problem),
    }
    if show::show(ctx, key).await?.published.is_empty() {
        publish(ctx, key).await?;
    }
    fill_groups(ctx, definition).await?;
    Ok(definition)
}

/// Where whoever asks may not manage members, steps of missing groups wait for the owner, as the template's page says.
async fn fill_groups(ctx: &Ctx, definition: &Definition) -> Result<(), Problem> {
    if policy::require(&ctx.caller, Intention::ManageMembers).is_err() {
        return Ok(());
    }
    let Some(me) = ctx.caller.person().cloned() else { return Ok(()) };
    let known = groups::list(ctx).await?;
    for name in definition.groups() {
        let id = match known.iter().find(|group| group.name == name) {
            Some(group) if !group.members.is_empty() => continue,
            Some(group) => group.id.clone(),
            None => groups::create(ctx, name).await?,
        };
        groups::set_members(ctx, &id, std::slice::from_ref(&me)).await?;
    }
    Ok(())
}

async fn open_start_link(ctx: &Ctx, definition: &Definition) -> Result<Option<StartLink>, Problem> {
    let known = start_links::show(ctx, &definition.key).await?;
    if known.is_some() || definition.start.initializer.is_none() {
        return Ok(known);
    }
    let Some(me) = ctx.caller.person().cloned() else { return Ok(None) };
    let wanted = StartLinkSettings { enabled: true, owner: me, origins: None };
    start_links::configure(ctx, &definition.key, wanted).await.map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_shipped_is_whole() {
        let keys: Vec<&str> = PARSED.iter().map(|definition| definition.key.as_str()).collect();
        assert_eq!(keys, SHIPPED.map(|shipped| shipped.key));
        let files = std::fs::read_dir("../../templates").unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let unshipped: Vec<String> = names
            .filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned))
            .filter(|name| !keys.contains(&name.as_str()))
            .collect();
        assert_eq!(unshipped, ["bench-onboarding5"]);
    }

    #[test]
    fn what_is_shipped_starts_what_is_shipped() {
        let keys: BTreeSet<&str> = PARSED.iter().map(|definition| definition.key.as_str()).collect();
        let started: BTreeSet<&str> = PARSED.iter().flat_map(Definition::started_templates).collect();
        assert_eq!(started.difference(&keys).count(), 0, "{started:?}");
    }
}

//! One template: its newest draft, else its newest version, to read; its Start Link; its versions.

use crate::{
    kit::{Answer, Signed, page},
    pages::flow::new::member_choices,
};
use app::{
    Ctx, Problem, groups, start_links, start_links::StartLink as Stored, templates, templates::TemplateState,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Definition;
use texts::Texts;
use views::pages::template::{StartLink, TemplatePage, VersionRow, VersionState, show as template_page};

pub async fn show(signed: Signed, Path(key): Path<String>) -> Answer {
    Ok(render(&signed, &key, StatusCode::OK, None).await?)
}

/// The settings of a Start Link that were not taken.
pub struct Refused {
    pub on: bool,
    pub owner: String,
    pub why: String,
}

pub async fn render(
    signed: &Signed,
    key: &str,
    status: StatusCode,
    refused: Option<Refused>,
) -> Result<Response, Problem> {
    let ctx = &signed.ctx;
    let state = templates::show(ctx, key).await?;
    let source = templates::source(ctx, key).await?;
    let parsed = Definition::parse(key, &source.source).map_err(Problem::Definition)?;
    let warnings = warnings(ctx, &parsed.definition, signed.local().texts()).await?;
    let link = match start_links::show(ctx, key).await {
        Ok(link) => Some(link),
        Err(Problem::NotAllowed { .. }) => None,
        Err(problem) => return Err(problem),
    };
    let view = TemplatePage {
        version: u32::try_from(source.version).unwrap_or(0),
        state: if state.draft.is_some() { VersionState::Draft } else { VersionState::Published },
        versions: versions(&state),
        warnings,
        can_configure: link.is_some(),
        start_link: start_link(signed, &state, link.flatten(), refused).await?,
        definition: parsed.definition,
    };
    Ok(page(status, template_page(&signed.shell().await?, &view)))
}

async fn warnings(ctx: &Ctx, definition: &Definition, texts: Texts) -> Result<Vec<String>, Problem> {
    let known: Vec<String> = groups::list(ctx).await?.into_iter().map(|group| group.name).collect();
    let missing = definition.groups().into_iter().filter(|group| !known.iter().any(|name| name == group));
    let said = missing.map(|group| texts.template_warning_group(group));
    Ok(said.collect())
}

fn versions(state: &TemplateState) -> Vec<VersionRow> {
    let row = |line: &templates::VersionLine, state: VersionState| VersionRow {
        number: u32::try_from(line.version).unwrap_or(0),
        state,
        at: line.published_at.unwrap_or(line.updated_at),
        by: None,
    };
    let draft = state.draft.iter().map(|line| row(line, VersionState::Draft));
    draft.chain(state.published.iter().map(|line| row(line, VersionState::Published))).collect()
}

async fn start_link(
    signed: &Signed,
    state: &TemplateState,
    stored: Option<Stored>,
    refused: Option<Refused>,
) -> Result<StartLink, Problem> {
    let me = signed.session.person.to_string();
    let owner = stored.as_ref().and_then(|link| link.owner.as_ref()).map_or(me, ToString::to_string);
    let (on, owner, why) = match refused {
        Some(refused) => (refused.on, refused.owner, Some(refused.why)),
        None => (stored.as_ref().is_some_and(|link| link.enabled), owner, None),
    };
    Ok(StartLink {
        on,
        url: stored.as_ref().map(|link| link.url.clone()),
        owner,
        members: member_choices(&signed.ctx).await?,
        owner_error: why,
        unpublished: state.published.is_empty(),
    })
}

//! One template: its newest draft, else its newest version, to read; its Start Link; its versions.

use crate::{
    kit::{Answer, Signed, page},
    pages::flow::new::member_choices,
};
use app::{
    Ctx, Problem, calendars, groups, start_links, start_links::StartLink as Stored, templates,
    templates::TemplateState,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Definition;
use texts::Texts;
use views::{
    form::Choice,
    pages::template::{
        StartLink, TemplateCalendar, TemplatePage, TemplatePlace, VersionRow, VersionState,
        show as template_page,
    },
};

pub async fn show(signed: Signed, Path(key): Path<String>) -> Answer {
    Ok(render(&signed, &key, StatusCode::OK, None).await?)
}

/// Settings that were not taken.
pub enum Refused {
    StartLink { on: bool, owner: String, why: String },
    Calendar(String),
    Place(TemplatePlace),
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
    let refused_calendar = match &refused {
        Some(Refused::Calendar(why)) => Some(why.clone()),
        _ => None,
    };
    let calendar = calendar(ctx, key, refused_calendar).await?;
    let place = match (&refused, link.is_some(), state.published.is_empty()) {
        (Some(Refused::Place(typed)), ..) => Some(typed.clone()),
        (_, true, false) => Some(place(ctx, key).await?),
        _ => None,
    };
    let view = TemplatePage {
        place,
        calendar: link.is_some().then_some(calendar),
        version: u32::try_from(source.version).unwrap_or(0),
        state: match (&state.draft, state.published.is_empty()) {
            (Some(_), _) => VersionState::Draft,
            (None, false) => VersionState::Published,
            (None, true) => VersionState::Archived,
        },
        versions: versions(&state),
        warnings,
        can_configure: link.is_some(),
        start_link: start_link(signed, &state, link.flatten(), refused).await?,
        definition: parsed.definition,
    };
    Ok(page(status, template_page(&signed.shell().await?, &view)))
}

async fn place(ctx: &Ctx, key: &str) -> Result<TemplatePlace, Problem> {
    let known = app::portal::template_place(ctx, key).await?;
    Ok(TemplatePlace {
        folder: known.folder.unwrap_or_default(),
        is_private: known.is_private,
        folder_error: None,
    })
}

async fn calendar(ctx: &Ctx, key: &str, error: Option<String>) -> Result<TemplateCalendar, Problem> {
    let known = calendars::chosen(ctx, key).await?;
    let (own, others): (Vec<_>, Vec<_>) = known.all.into_iter().partition(|one| one.is_default);
    let choice = |one: calendars::Choice| Choice { value: one.id.to_string(), label: one.name };
    Ok(TemplateCalendar {
        others: others.into_iter().map(choice).collect(),
        own: own.into_iter().next().map(|one| one.name).unwrap_or_default(),
        chosen: known.chosen.map(|id| id.to_string()).unwrap_or_default(),
        error,
    })
}

async fn warnings(ctx: &Ctx, definition: &Definition, texts: Texts) -> Result<Vec<String>, Problem> {
    let known: Vec<String> = groups::list(ctx).await?.into_iter().map(|group| group.name).collect();
    let missing = definition.groups().into_iter().filter(|group| !known.iter().any(|name| name == group));
    let mut said: Vec<String> = missing.map(|group| texts.template_warning_group(group)).collect();
    let calendars = calendars::chosen(ctx, &definition.key).await?.all;
    for name in calendars::named_by(definition) {
        if !calendars.iter().any(|known| known.name == name) {
            said.push(texts.calendar_warning(name));
        }
    }
    Ok(said)
}

fn versions(state: &TemplateState) -> Vec<VersionRow> {
    let row = |line: &templates::VersionLine, state: VersionState| VersionRow {
        number: u32::try_from(line.version).unwrap_or(0),
        state,
        at: line.published_at.unwrap_or(line.updated_at),
        by: None,
        running: u64::try_from(line.running).unwrap_or(0),
    };
    let draft = state.draft.iter().map(|line| row(line, VersionState::Draft));
    let published = state.published.iter().map(|line| row(line, VersionState::Published));
    let archived = state.archived.iter().map(|line| row(line, VersionState::Archived));
    let mut all: Vec<VersionRow> = draft.chain(published).chain(archived).collect();
    all.sort_by_key(|version| std::cmp::Reverse(version.number));
    all
}

/// As the form of a Start Link shows it, with what was not taken.
pub async fn start_link(
    signed: &Signed,
    state: &TemplateState,
    stored: Option<Stored>,
    refused: Option<Refused>,
) -> Result<StartLink, Problem> {
    let me = signed.session.person.to_string();
    let owner = stored.as_ref().and_then(|link| link.owner.as_ref()).map_or(me, ToString::to_string);
    let (on, owner, why) = match refused {
        Some(Refused::StartLink { on, owner, why }) => (on, owner, Some(why)),
        _ => (stored.as_ref().is_some_and(|link| link.enabled), owner, None),
    };
    Ok(StartLink {
        uses: stored.as_ref().map_or(0, |link| link.uses),
        used_at: stored.as_ref().and_then(|link| link.used_at),
        on,
        url: stored.as_ref().map(|link| link.url.clone()),
        owner,
        members: member_choices(&signed.ctx).await?,
        owner_error: why,
        unpublished: state.published.is_empty(),
    })
}

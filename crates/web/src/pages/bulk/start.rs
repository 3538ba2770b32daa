//! A template for each of many records: which, and what is asked once for all.

use super::{begin, selection};
use crate::{
    kit::{Answer, Answers, Posted, Signed, failure, page, see_other},
    pages::flow::{
        new::{choices_of, fill, people_of},
        start::{in_place, roles},
    },
    shape::input::inputs,
};
use app::{
    Problem,
    bulk::{Owners, Starting, What, askable, files_needed},
    policy::{Intention, require},
    record_kinds::{self, Kind},
    records, templates,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::field::FieldProblem;
use std::sync::Arc;
use templates::Published;
use views::{
    form::views_of,
    pages::bulk::{BulkStart, BulkTemplate, BulkTemplates, choose, start as start_page},
    paths, words,
};

pub async fn show(signed: Signed, Path(kind): Path<String>, query: Answers) -> Answer {
    let kind = kind_of(&signed, &kind).await?;
    match offered(&signed, &kind, query.text("template")).await? {
        Some(published) if files_needed(&published.definition).is_empty() => {
            Ok(render(&signed, (&kind, &published), StatusCode::OK, &query, &[]).await?)
        }
        _ => {
            let chosen = selection::chosen(&signed, &kind, &query).await?;
            let view = BulkTemplates { chosen, templates: templates_of(&signed, &kind).await? };
            Ok(page(StatusCode::OK, choose(&signed.shell().await?, &view)))
        }
    }
}

pub async fn submit(mut signed: Signed, Path(kind): Path<String>, posted: Posted) -> Answer {
    let kind = kind_of(&signed, &kind).await?;
    let answers = &posted.answers;
    let published = offered(&signed, &kind, answers.text("template")).await?.ok_or(Problem::NotFound)?;
    let definition = &published.definition;
    let data = inputs(&definition.start.form, answers, signed.local().language);
    let owners = if answers.text("owners") == "record" { Owners::Record } else { Owners::Starter };
    let what = What::Start(Starting::new(&definition.key, data, roles(&definition.roles, answers), owners));
    let selected = selection::selection(&signed, &kind.key, answers);
    match begin(&mut signed, &posted, &kind.key, (selected, what)).await {
        Ok(id) => Ok(see_other(&paths::bulk(id.as_str()))),
        Err(problem) => {
            let (status, wait) = (failure::status(&problem), failure::wait(&problem));
            let problems = in_place(problem)?;
            let page = render(&signed, (&kind, &published), status, answers, &problems).await?;
            Ok(failure::after(wait, page))
        }
    }
}

/// Those that need files at their start say so.
async fn templates_of(signed: &Signed, kind: &Kind) -> Result<Vec<BulkTemplate>, Problem> {
    let (ctx, texts) = (&signed.ctx, signed.local().texts());
    let mut all = Vec::new();
    for one in records::startable_of(ctx, kind).await? {
        let published = templates::published(&ctx.app, ctx.organisation(), &one.key).await?;
        let files = files_needed(&published.definition);
        let why_not = (!files.is_empty()).then(|| texts.bulk_template_files(words::all_of(&files, texts)));
        all.push(BulkTemplate { key: one.key, name: one.name, description: one.description, why_not });
    }
    Ok(all)
}

async fn kind_of(signed: &Signed, key: &str) -> Result<Kind, Problem> {
    require(&signed.ctx.caller, Intention::StartFlows)?;
    record_kinds::find(&signed.ctx, key).await
}

/// Nothing for what these records do not offer.
async fn offered(signed: &Signed, kind: &Kind, template: &str) -> Result<Option<Arc<Published>>, Problem> {
    let all = records::startable_of(&signed.ctx, kind).await?;
    match all.into_iter().find(|one| one.key == template) {
        Some(one) => {
            Ok(Some(templates::published(&signed.ctx.app, signed.ctx.organisation(), &one.key).await?))
        }
        None => Ok(None),
    }
}

async fn render(
    signed: &Signed,
    (kind, published): (&Kind, &Published),
    status: StatusCode,
    typed: &Answers,
    problems: &[FieldProblem],
) -> Result<Response, Problem> {
    let (local, definition) = (signed.local(), &published.definition);
    let asked = askable(definition, kind);
    let posted: Vec<(String, String)> =
        typed.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let fields: Vec<_> = asked.fields.iter().map(|(field, _)| field.clone()).collect();
    let mut views = views_of("start", &fields, app::flows::plain, local.texts());
    for (view, (field, known)) in views.iter_mut().zip(&asked.fields) {
        view.required &= !known;
        choices_of(signed, view, field).await?;
    }
    fill(&mut views, &posted, problems, local.language);
    let mut people = people_of(signed, &asked.roles).await?;
    fill(&mut people, &posted, problems, local.language);
    let of = |paths: &[&str]| {
        let found = problems.iter().find(|one| paths.contains(&one.path.as_str()));
        found.map(|one| one.message.to(local.language))
    };
    let view = BulkStart {
        chosen: selection::chosen(signed, kind, typed).await?,
        template: definition.key.clone(),
        name: definition.name.clone(),
        people,
        fields: views,
        files: asked.files,
        owners_of_records: typed.text("owners") == "record",
        refusal: of(&["", "records", "template"]),
    };
    Ok(page(status, start_page(&signed.shell().await?, &view)))
}

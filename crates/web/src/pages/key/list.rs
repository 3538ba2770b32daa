//! The keys there are, and the form that makes one.

use crate::kit::{Answer, Signed, page};
use app::{Problem, Scope, keys, keys::KeyLine};
use axum::{http::StatusCode, response::Response};
use texts::Texts;
use views::{
    form::Choice,
    pages::key::{CreatedKey, KeyForm, KeyRow, Keys, list as keys_page},
};

pub async fn show(signed: Signed) -> Answer {
    let usual = KeyForm {
        scopes: Scope::usual().into_iter().map(|scope| scope.word().to_owned()).collect(),
        ..KeyForm::default()
    };
    Ok(render(&signed, StatusCode::OK, usual, None).await?)
}

pub async fn render(
    signed: &Signed,
    status: StatusCode,
    form: KeyForm,
    created: Option<CreatedKey>,
) -> Result<Response, Problem> {
    let texts = signed.local().texts();
    let scope =
        |scope: Scope| Choice { value: scope.word().to_owned(), label: words(scope, texts).to_owned() };
    let view = Keys {
        keys: keys::list(&signed.ctx).await?.into_iter().map(|line| row(line, texts)).collect(),
        scopes: Scope::ALL.into_iter().map(scope).collect(),
        form,
        created,
    };
    Ok(page(status, keys_page(&signed.shell().await?, &view)))
}

fn row(line: KeyLine, texts: Texts) -> KeyRow {
    KeyRow {
        id: line.id.to_string(),
        name: line.name,
        scopes: line.scopes.into_iter().map(|scope| words(scope, texts).to_owned()).collect(),
        created: line.created_at,
        revoked: line.revoked_at,
    }
}

fn words(scope: Scope, texts: Texts) -> &'static str {
    match scope {
        Scope::Read => texts.key_scope_read(),
        Scope::Templates => texts.key_scope_templates(),
        Scope::Start => texts.key_scope_start(),
        Scope::Act => texts.key_scope_act(),
        Scope::Records => texts.key_scope_records(),
        Scope::ActForOthers => texts.key_scope_act_for_others(),
        Scope::Audit => texts.key_scope_audit(),
        Scope::Admin => texts.key_scope_admin(),
    }
}

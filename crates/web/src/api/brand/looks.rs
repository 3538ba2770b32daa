//! Name, colour, words, addresses and host name.

use crate::api::{json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{
    Ctx,
    organisations::{self, Looks, Organisation},
    policy::{Intention, require},
};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    name: String,
    color: Option<String>,
    #[serde(default)]
    color_as_it_is: bool,
    privacy_url: Option<String>,
    help_url: Option<String>,
    footer: Option<String>,
    host: Option<String>,
}

/// How the organisation shows itself. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/brand", tag = "brand",
    responses(
        (status = 200, description = "Its looks", body = schema::Brand),
        (status = 403, description = "The key has not the scope admin", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed) -> Answer {
    require(&ctx.caller, Intention::ManageBrand)?;
    answer(&organisations::of(&ctx.app, ctx.organisation()).await?)
}

/// Changes how the organisation shows itself. What is not said is empty. Needs the scope `admin`.
///
/// A colour in which words cannot be read on white is refused, and the nearest one named, unless `color_as_it_is` is
/// true: pages darken it then where they must.
#[utoipa::path(put, path = "/api/v1/brand", tag = "brand",
    request_body(content = schema::BrandChange),
    responses(
        (status = 200, description = "Its looks", body = schema::Brand),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 422, description = "Something does not fit, or the host name is another organisation's", body = Document),
    ))]
pub async fn change(posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManageBrand)?;
    let sent: Sent = json::read(&body)?;
    let looks = Looks {
        name: sent.name,
        color: sent.color.unwrap_or_default(),
        color_as_it_is: sent.color_as_it_is,
        privacy: sent.privacy_url.unwrap_or_default(),
        help: sent.help_url.unwrap_or_default(),
        footer: sent.footer.unwrap_or_default(),
        host: sent.host.unwrap_or_default(),
    };
    changed(&ctx, looks).await
}

async fn changed(ctx: &Ctx, looks: Looks) -> Answer {
    answer(&organisations::change_looks(ctx, looks).await?)
}

fn answer(organisation: &Organisation) -> Answer {
    json::answer(StatusCode::OK, &shown(organisation))
}

pub fn shown(organisation: &Organisation) -> Json {
    let picture = |hash: &Option<String>| {
        let address = |hash: &String| format!("{}{}", organisation.address, views::paths::logo(hash));
        hash.as_ref().map(address)
    };
    let readable = organisation.color.map(|color| color.offered().unwrap_or(color).to_string());
    json!({
        "name": organisation.name,
        "color": organisation.color.map(|color| color.to_string()),
        "color_readable": readable,
        "privacy_url": organisation.links.privacy,
        "help_url": organisation.links.help,
        "footer": organisation.footer,
        "host": organisation.host,
        "address": organisation.address,
        "logo_url": picture(&organisation.logo),
        "sign_in_picture_url": picture(&organisation.sign_in),
    })
}

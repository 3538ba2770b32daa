//! The head of a page and the drawings at its end.

use crate::{Brand, part::sprite_of};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use texts::Language;

/// A page's own parts. No script and no style stands in a page itself; both are files.
pub struct Head<'a> {
    pub title: &'a str,
    pub brand: &'a Brand,
    pub language: Language,
    pub stylesheet: &'a str,
    pub script: &'a str,
    pub description: Option<&'a str>,
    pub body_class: &'a str,
    /// It can be installed as an app.
    pub manifest: bool,
}

pub fn document(head: &Head<'_>, body: Markup) -> Markup {
    let body = body.into_string();
    let sprite = sprite_of(&body);
    html! {
        (DOCTYPE)
        html lang=(head.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (head.title) " · " (head.brand.name) }
                @if let Some(description) = head.description { meta name="description" content=(description); }
                link rel="icon" href=(assets::url("icon.svg")) type="image/svg+xml";
                @if head.manifest { link rel="manifest" href=(crate::paths::PORTAL_MANIFEST) crossorigin="use-credentials"; }
                link rel="stylesheet" href=(assets::url(head.stylesheet)) data-turbo-track="reload";
                @if let Some(brand) = head.brand.stylesheet() { link rel="stylesheet" href=(brand) data-turbo-track="reload"; }
                script type="module" src=(assets::url(head.script)) data-turbo-track="reload" {}
            }
            body class=(head.body_class) {
                (PreEscaped(body))
                (sprite)
            }
        }
    }
}

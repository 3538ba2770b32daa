//! The error page: what happened, an id for whoever helps, one way on.

use crate::shell::{Public, Width, title};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Trouble {
    /// "We cannot find this page"
    pub title: String,
    /// What to do about it.
    pub text: String,
    /// Id of the request, as in the log; `None` where there is nothing to look up.
    pub id: Option<String>,
    /// Words and address of the one way on.
    pub on: Option<(String, String)>,
}

impl Trouble {
    /// Also for what the reader may not know to exist.
    pub fn not_found(texts: Texts) -> Self {
        Self {
            title: texts.error_not_found_title().to_owned(),
            text: texts.error_not_found_text().to_owned(),
            id: None,
            on: Some((texts.error_to_the_start().to_owned(), "/".to_owned())),
        }
    }

    /// Something broke on our side.
    pub fn failed(id: &str, texts: Texts) -> Self {
        Self {
            title: texts.error_failed_title().to_owned(),
            text: texts.error_failed_text().to_owned(),
            id: Some(id.to_owned()),
            on: Some((texts.error_to_the_start().to_owned(), "/".to_owned())),
        }
    }
}

pub fn show(shell: &Public, page: &Trouble) -> Markup {
    shell.page(
        &page.title,
        Width::Column,
        html! {
            (title(&page.title))
            p."mt-2" { (page.text) }
            @if let Some(id) = &page.id { p."mt-3"."text-muted"."wrap-anywhere" { (shell.local.texts().error_number(id)) } }
            @if let Some((words, href)) = &page.on {
                p."mt-6" { a."btn"."btn-primary"."btn-lg"."max-sm:w-full" href=(href) { (words) } }
            }
        },
    )
}

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
    pub again: Option<Again>,
}

/// A form as it was posted, to be sent again when what was in the way is over.
#[derive(Clone, Debug)]
pub struct Again {
    pub address: String,
    pub fields: Vec<(String, String)>,
    /// There were files too, which are lost.
    pub files: bool,
    /// Words and address of what has to be done before, in another tab.
    pub first: Option<(String, String)>,
}

impl Trouble {
    /// Also for what the reader may not know to exist.
    pub fn not_found(texts: Texts) -> Self {
        Self {
            title: texts.error_not_found_title().to_owned(),
            text: texts.error_not_found_text().to_owned(),
            id: None,
            on: Some((texts.error_to_the_start().to_owned(), "/".to_owned())),
            again: None,
        }
    }

    /// Something broke on our side.
    pub fn failed(id: &str, texts: Texts) -> Self {
        Self {
            title: texts.error_failed_title().to_owned(),
            text: texts.error_failed_text().to_owned(),
            id: Some(id.to_owned()),
            on: Some((texts.error_to_the_start().to_owned(), "/".to_owned())),
            again: None,
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
            @if let Some(again) = &page.again { (send_again(again, shell.local.texts())) }
            @else if let Some((words, href)) = &page.on {
                p."mt-6" { a."btn"."btn-primary"."btn-lg"."max-sm:w-full" href=(href) { (words) } }
            }
        },
    )
}

fn send_again(again: &Again, texts: Texts) -> Markup {
    html! {
        p."mt-4" {
            (texts.error_again_kept()) @if again.files { " " (texts.error_again_files()) }
        }
        @if let Some((words, href)) = &again.first {
            p."mt-4" { a."link-brand" href=(href) target="_blank" rel="noopener" { (words) } }
        }
        form."mt-6" method="post" action=(again.address) data-turbo="false" {
            @for (name, text) in &again.fields { input type="hidden" name=(name) value=(text); }
            button."btn"."btn-primary"."btn-lg"."max-sm:w-full" { (texts.error_again_send()) }
        }
    }
}

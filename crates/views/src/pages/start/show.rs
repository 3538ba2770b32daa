//! The start page: name and e-mail first, then the template's own questions.

use crate::{
    form::{self, FieldView, FormPlace, Line, Problem},
    part::{Next, hand_over},
    shell::{Public, Width},
};
use maud::{Markup, html};

/// Posted: `nonce`, `your_name`, `your_email`, and the fields under `data.`.
#[derive(Clone, Debug)]
pub struct Start {
    /// Where the form is posted: the page's own address.
    pub action: String,
    pub nonce: String,
    pub title: String,
    pub description: Option<String>,
    pub name: String,
    pub name_error: Option<String>,
    pub email: String,
    pub email_error: Option<String>,
    pub fields: Vec<FieldView>,
    /// What happens then, in order; may be empty.
    pub next: Vec<Next>,
    /// Something not tied to a field: the page was open too long, the link was switched off meanwhile.
    pub refusal: Option<String>,
}

pub fn show(shell: &Public, start: &Start) -> Markup {
    let place = FormPlace::page(true, shell.local.texts());
    let has_files = start.fields.iter().any(|field| matches!(field.of, model::FieldType::File { .. }));
    shell.page(
        &start.title,
        Width::Wide,
        html! {
            div."grid"."gap-x-16"."gap-y-8"."lg:grid-cols-[20rem_minmax(0,1fr)]" {
                div {
                    h1."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere"."sm:text-3xl" { (start.title) }
                    @if let Some(description) = &start.description {
                        div."mt-3"."flex"."flex-col"."gap-3" { (crate::part::prose(description)) }
                    }
                    @if !start.next.is_empty() {
                        section."mt-8"."max-lg:hidden" aria-labelledby="next" {
                            h2 #next."font-semibold" { "What happens then" }
                            (hand_over(&start.next))
                        }
                    }
                }
                form."flex"."max-w-xl"."flex-col"."gap-6" method="post" action=(start.action) novalidate
                    enctype=[has_files.then_some("multipart/form-data")] {
                    input type="hidden" name="nonce" value=(start.nonce);
                    (form::refusal(start.refusal.as_deref()))
                    (form::summary(&problems(start, place), place.texts))
                    (who(start))
                    (form::fields(&start.fields, place))
                    div {
                        button."btn"."btn-primary"."btn-lg"."max-sm:w-full" { "Send" }
                        p."mt-3"."text-sm"."text-muted" { "We use your answers only for this. A personal link comes by mail; you need no password." }
                    }
                }
            }
        },
    )
}

fn problems(start: &Start, place: FormPlace<'_>) -> Vec<Problem> {
    let own = [("your-name", "Your name", &start.name_error), ("your-email", "E-mail", &start.email_error)];
    let mut all: Vec<Problem> = own
        .into_iter()
        .filter_map(|(id, label, error)| {
            error.as_ref().map(|error| Problem { id: id.to_owned(), text: format!("{label}: {error}") })
        })
        .collect();
    all.extend(form::problems_of(&start.fields, place));
    all
}

fn who(start: &Start) -> Markup {
    html! {
        (form::line(&Line {
            id: "your-name",
            name: "your_name",
            label: "Your name",
            hint: None,
            of: "text",
            autocomplete: "name",
            value: &start.name,
            error: start.name_error.as_deref(),
            large: true,
        }))
        (form::line(&Line {
            id: "your-email",
            name: "your_email",
            label: "E-mail",
            hint: Some("We send your personal link here."),
            of: "email",
            autocomplete: "email",
            value: &start.email,
            error: start.email_error.as_deref(),
            large: true,
        }))
    }
}

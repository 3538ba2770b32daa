//! The start page: name and e-mail first, then the template's own questions.

use crate::{
    form::{self, FieldView, FormPlace, Line, Problem},
    pages::action::offline,
    part::{Next, hand_over},
    shell::{Public, Width},
};
use maud::{Markup, html};
use model::FieldType;
use texts::Texts;

/// Posted: `nonce`, `your_name`, `your_email`, and the fields under `data.`. Uploads go to `{files}/KEY`, removals to
/// `{files}/KEY/removal`.
#[derive(Clone, Debug)]
pub struct Start {
    /// Where the form is posted: the page's own address.
    pub action: String,
    /// Where this very form's uploads go.
    pub files: String,
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
    /// Names what is typed in the browser. Nobody is known yet, so it stays in this one window: the address is
    /// public, and so may be the computer.
    pub draft_key: String,
    /// The form was sent and comes back: what it shows is newer than what the browser kept.
    pub is_answer: bool,
    /// Shown in a frame of another website: the origins that may, with blanks between them.
    pub frame: Option<String>,
    /// The mail it was come by, as its link says; counted when the form is sent.
    pub sending: Option<String>,
}

/// What robots fill in and people neither see nor reach.
pub const TRAP: &str = "your_website";

pub fn show(shell: &Public, start: &Start) -> Markup {
    let texts = shell.local.texts();
    let place = FormPlace {
        ids: "",
        files: Some(&start.files),
        file_bytes_max: shell.file_bytes_max,
        large: true,
        in_entry: false,
        texts,
    };
    let has_files = start.fields.iter().any(|field| matches!(field.of, FieldType::File { .. }));
    let main = html! {
            div."grid"."gap-x-16"."gap-y-8"."lg:grid-cols-[20rem_minmax(0,1fr)]" {
                (words(shell, start))
                form."flex"."w-full"."max-w-xl"."min-w-0"."flex-col"."gap-6" method="post" action=(start.action) novalidate
                    enctype=[has_files.then_some("multipart/form-data")] data-draft-key=(start.draft_key) data-draft-window
                    data-draft-hidden="nonce" data-draft-answered[start.is_answer] data-draft-checks {
                    input type="hidden" name="nonce" value=(start.nonce);
                    // Enter in a field presses the first button of a form; it must not be an Upload button.
                    @if has_files { button."sr-only" tabindex="-1" aria-hidden="true" { (texts.start_send()) } }
                    (form::refusal(start.refusal.as_deref()))
                    (form::summary(&problems(shell, start, place), texts))
                    (who(shell, start))
                    (trap(texts))
                    @if let Some(sending) = &start.sending { input type="hidden" name="sent" value=(sending); }
                    @if start.frame.is_some() { input type="hidden" name="frame" value="yes"; }
                    (form::fields(&start.fields, place))
                    (offline(texts.start_offline_means(), texts))
                    div {
                        button."btn"."btn-primary"."btn-lg"."max-sm:w-full" data-sending=(texts.act_sending()) { (texts.start_send()) }
                        p."mt-3"."text-sm"."text-muted" { (texts.start_means()) }
                    }
                }
            }
    };
    match &start.frame {
        Some(origins) => shell.frame_page(&start.title, origins, main),
        None => shell.described_page(&start.title, start.description.as_deref(), Width::Wide, main),
    }
}

/// Not `hidden`: a program that skips what is hidden would fill the rest in.
fn trap(texts: Texts) -> Markup {
    html! {
        div."sr-only" aria-hidden="true" {
            label for="your-website" { (texts.start_leave_empty()) }
            input #your-website type="text" name=(TRAP) tabindex="-1" autocomplete="off";
        }
    }
}

fn words(shell: &Public, start: &Start) -> Markup {
    html! {
        div."min-w-0" {
            h1."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere"."sm:text-3xl" { (start.title) }
            @if let Some(description) = &start.description {
                div."mt-3"."flex"."flex-col"."gap-3" { (crate::part::prose(description)) }
            }
            @if !start.next.is_empty() {
                section."mt-8"."max-lg:hidden" aria-labelledby="next" {
                    h2 #next."font-semibold" { (shell.local.texts().start_next()) }
                    (hand_over(&start.next))
                }
            }
        }
    }
}

fn problems(shell: &Public, start: &Start, place: FormPlace<'_>) -> Vec<Problem> {
    let texts = shell.local.texts();
    let name = start.name_error.as_ref().map(|error| ("your-name", texts.start_problem_name(error)));
    let email = start.email_error.as_ref().map(|error| ("your-email", texts.start_problem_email(error)));
    let own = [name, email].into_iter().flatten();
    let mut all: Vec<Problem> = own.map(|(id, text)| Problem { id: id.to_owned(), text }).collect();
    all.extend(form::problems_of(&start.fields, place));
    all
}

fn who(shell: &Public, start: &Start) -> Markup {
    let texts = shell.local.texts();
    html! {
        (form::line(&Line {
            id: "your-name",
            name: "your_name",
            label: texts.start_name(),
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
            label: texts.start_email(),
            hint: Some(texts.start_email_hint()),
            of: "email",
            autocomplete: "email",
            value: &start.email,
            error: start.email_error.as_deref(),
            large: true,
        }))
    }
}

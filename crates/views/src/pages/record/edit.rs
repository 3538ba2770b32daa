//! The form of a record, new or known.

use super::{list::KindWords, place};
use crate::{
    form::{self, Choice, FieldView, FormPlace, Line, Problem, Select, problem_words},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use texts::Texts;

/// Posted: `name`, `email`, `owner`, `access_group`, `belongs_to`, `tags` (with commas between), fields under `data.`,
/// `version`, and `alike` where another may have the same address.
#[derive(Clone, Debug, Default)]
pub struct EditPage {
    /// None for a new one.
    pub id: Option<String>,
    /// As it is called now; of a new one what kind it is.
    pub title: String,
    pub name: String,
    pub name_error: Option<String>,
    /// Its name comes from elsewhere.
    pub name_is_fixed: bool,
    pub email: String,
    pub email_error: Option<String>,
    /// Another has the address: whether to keep both is asked.
    pub asks_alike: bool,
    pub owners: Vec<Choice>,
    pub owner: String,
    pub owner_error: Option<String>,
    pub access_groups: Vec<Choice>,
    pub access_group: String,
    /// Of kinds that belong to another: what it is called and what there is.
    pub belongs_to: Option<(String, Vec<Choice>)>,
    pub belongs_to_chosen: String,
    pub belongs_to_error: Option<String>,
    pub tags: String,
    pub tags_error: Option<String>,
    pub known_tags: Vec<String>,
    pub fields: Vec<FieldView>,
    /// When it was changed last, as the form was made of it.
    pub version: Option<i64>,
    /// What others changed meanwhile, a line each: what and by whom, and what it is now.
    pub meanwhile: Vec<String>,
    pub refusal: Option<String>,
}

pub fn edit(staff: &Staff, kind: &KindWords, page: &EditPage) -> Markup {
    let texts = staff.local.texts();
    let place_of_form = FormPlace { file_bytes_max: staff.file_bytes_max, ..FormPlace::page(false, texts) };
    let (action, back) = match &page.id {
        Some(id) => (paths::record_edit(id), paths::record(id)),
        None => (paths::record_new(&kind.key), paths::records_of(&kind.key)),
    };
    let mut problems = own_problems(page, staff);
    problems.extend(form::problems_of(&page.fields, place_of_form));
    staff.page(
        &page.title,
        place(&kind.key),
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) {
                    a."link-quiet" href=(paths::records_of(&kind.key)) { (kind.plural) }
                }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (page.title) }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(action) novalidate data-controller="form" {
                    (staff.hidden_inputs("record"))
                    @if let Some(version) = page.version { input type="hidden" name="version" value=(version); }
                    (form::refusal(page.refusal.as_deref()))
                    (meanwhile(&page.meanwhile, texts.record_meanwhile_hint(), texts))
                    (form::summary(&problems, texts))
                    (whose(staff, page))
                    (form::fields(&page.fields, place_of_form))
                    (tags(staff, page))
                    div."flex"."flex-wrap"."gap-3" {
                        button."btn"."btn-primary" data-turbo-submits-with=(texts.record_saving()) { (if page.id.is_some() { texts.record_save() } else { texts.record_add() }) }
                        a."btn"."btn-ghost" href=(back) { (texts.record_leave()) }
                    }
                }
            }
        },
    )
}

fn own_problems(page: &EditPage, staff: &Staff) -> Vec<Problem> {
    let texts = staff.local.texts();
    let all = [
        ("name", texts.record_field_name(), &page.name_error),
        ("email", texts.record_field_email(), &page.email_error),
        ("owner", texts.record_field_owner(), &page.owner_error),
        ("belongs_to", texts.record_field_belongs_to(), &page.belongs_to_error),
        ("tags", texts.record_field_tags(), &page.tags_error),
    ];
    let wrong =
        all.into_iter().filter_map(|(id, label, error)| error.as_ref().map(|error| (id, label, error)));
    wrong
        .map(|(id, label, error)| Problem { id: id.to_owned(), text: problem_words(label, error, texts) })
        .collect()
}

/// Nothing is overwritten unseen: what others did stands above what is typed here.
pub(super) fn meanwhile(lines: &[String], hint: &str, texts: Texts) -> Markup {
    html! {
        @if !lines.is_empty() {
            div."rounded-box"."border-2"."border-warning"."p-4" role="alert" tabindex="-1" {
                h2."text-lg"."font-semibold" { (texts.record_meanwhile()) }
                ul."mt-1"."list-disc"."ps-5" { @for line in lines { li."wrap-anywhere" { (line) } } }
                p."mt-2"."text-sm" { (hint) }
            }
        }
    }
}

fn whose(staff: &Staff, page: &EditPage) -> Markup {
    let texts = staff.local.texts();
    html! {
        @if page.name_is_fixed {
            div."field"."field-small" { span."font-medium" { (texts.record_field_name()) } p { (page.name) ". " (texts.record_name_fixed()) } }
        } @else {
            (form::line(&Line {
                id: "name", name: "name", label: texts.record_field_name(), hint: Some(texts.record_name_hint()), of: "text",
                autocomplete: "off", value: &page.name, error: page.name_error.as_deref(), large: false,
            }))
            (form::line(&Line {
                id: "email", name: "email", label: texts.record_field_email(), hint: Some(texts.record_email_hint()), of: "email",
                autocomplete: "off", value: &page.email, error: page.email_error.as_deref(), large: false,
            }))
            @if page.asks_alike {
                label."check-row" { input type="checkbox" name="alike" value="yes" class="checkbox checkbox-sm checkbox-primary"; span { (texts.record_alike()) } }
            }
        }
        @if let Some((label, choices)) = &page.belongs_to {
            (form::select(&Select {
                name: "belongs_to", label, hint: None, choices, chosen: &page.belongs_to_chosen,
                empty: Some(texts.record_choose()), error: page.belongs_to_error.as_deref(), large: false,
            }))
        }
        (form::select(&Select {
            name: "owner", label: texts.record_field_owner(), hint: Some(texts.record_owner_hint()), choices: &page.owners,
            chosen: &page.owner, empty: Some(texts.record_owner_nobody()), error: page.owner_error.as_deref(), large: false,
        }))
        @if page.access_groups.len() > 1 {
            (form::select(&Select {
                name: "access_group", label: texts.record_field_access_group(), hint: Some(texts.record_access_group_hint()),
                choices: &page.access_groups, chosen: &page.access_group, empty: None, error: None, large: false,
            }))
        }
    }
}

fn tags(staff: &Staff, page: &EditPage) -> Markup {
    let texts = staff.local.texts();
    let hint = match page.known_tags.is_empty() {
        true => texts.record_tags_hint().to_owned(),
        false => texts
            .record_tags_hint_known(page.known_tags.iter().take(8).cloned().collect::<Vec<_>>().join(", ")),
    };
    form::line(&Line {
        id: "tags",
        name: "tags",
        label: texts.record_field_tags(),
        hint: Some(&hint),
        of: "text",
        autocomplete: "off",
        value: &page.tags,
        error: page.tags_error.as_deref(),
        large: false,
    })
}

//! The form of a kind: names, what it belongs to, and its fields, one row each.

use crate::{
    form::{self, Choice, Line, Problem, Select, error_line, frame_class, problem_words},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

/// Posted: `key` of a new one, `singular`, `plural`, `belongs_to`, `launches` (ticked), `version`, and for each field
/// `field.N.key`, `.label`, `.type`, `.details`, `.required` (ticked), `.gone` (ticked).
#[derive(Clone, Debug, Default)]
pub struct KindForm {
    /// None for a new one.
    pub known: Option<String>,
    pub title: String,
    pub is_built_in: bool,
    /// One that comes with Baton and was changed: it can be as it began.
    pub can_reset: bool,
    pub key: String,
    pub key_error: Option<String>,
    pub singular: String,
    pub singular_error: Option<String>,
    pub plural: String,
    pub plural_error: Option<String>,
    pub kinds: Vec<Choice>,
    pub belongs_to: String,
    pub belongs_to_error: Option<String>,
    pub launches: bool,
    pub fields: Vec<FieldLine>,
    /// Words of the types a field can have.
    pub types: Vec<Choice>,
    pub version: Option<i64>,
    pub refusal: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct FieldLine {
    pub key: String,
    pub label: String,
    /// A value of `types`.
    pub of: String,
    /// Options, currency, decimals or kinds.
    pub details: String,
    pub required: bool,
    pub error: Option<String>,
}

pub fn edit(staff: &Staff, page: &KindForm) -> Markup {
    let texts = staff.local.texts();
    let action = page.known.as_ref().map_or(paths::RECORD_KIND_NEW.to_owned(), |key| paths::record_kind(key));
    staff.page(
        &page.title,
        Place::RecordKinds,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::RECORD_KINDS) { (texts.record_kinds_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (page.title) }
                form."mt-6"."flex"."max-w-3xl"."flex-col"."gap-5" method="post" action=(action) novalidate data-controller="form" {
                    (staff.hidden_inputs("kind"))
                    @if let Some(version) = page.version { input type="hidden" name="version" value=(version); }
                    (form::refusal(page.refusal.as_deref()))
                    (form::summary(&problems(page, texts), texts))
                    (names(page, texts))
                    h2."mt-3"."text-lg"."font-semibold" { (texts.record_fields()) }
                    p."max-w-[64ch]"."text-sm"."text-muted" { (texts.record_kind_fields_hint()) }
                    @for (place, line) in page.fields.iter().enumerate() { (field(place, line, page, texts)) }
                    div."flex"."flex-wrap"."gap-3" {
                        button."btn"."btn-primary" name="act" value="save" data-turbo-submits-with=(texts.record_saving()) { (texts.record_save()) }
                        button."btn"."btn-outline"."border-edge" name="act" value="more" { (texts.record_kind_more_fields()) }
                        a."btn"."btn-ghost" href=(paths::RECORD_KINDS) { (texts.record_leave()) }
                    }
                }
                (away(staff, page))
            }
        },
    )
}

fn problems(page: &KindForm, texts: Texts) -> Vec<Problem> {
    let own = [
        ("key".to_owned(), texts.record_kind_key_label(), &page.key_error),
        ("singular".to_owned(), texts.record_kind_singular(), &page.singular_error),
        ("plural".to_owned(), texts.record_kind_plural(), &page.plural_error),
        ("belongs_to".to_owned(), texts.record_field_belongs_to(), &page.belongs_to_error),
    ];
    let fields = page.fields.iter().enumerate();
    let of_fields =
        fields.map(|(place, line)| (format!("field-{place}-label"), texts.record_kind_field(), &line.error));
    let wrong = own.into_iter().chain(of_fields);
    let wrong = wrong.filter_map(|(id, label, error)| error.as_ref().map(|error| (id, label, error)));
    wrong.map(|(id, label, error)| Problem { id, text: problem_words(label, error, texts) }).collect()
}

fn names(page: &KindForm, texts: Texts) -> Markup {
    let name_hint = page.is_built_in.then(|| texts.record_kind_usual_name());
    html! {
        (form::line(&Line {
            id: "singular", name: "singular", label: texts.record_kind_singular(), hint: name_hint, of: "text", autocomplete: "off",
            value: &page.singular, error: page.singular_error.as_deref(), large: false,
        }))
        (form::line(&Line {
            id: "plural", name: "plural", label: texts.record_kind_plural(), hint: None, of: "text", autocomplete: "off",
            value: &page.plural, error: page.plural_error.as_deref(), large: false,
        }))
        @if page.known.is_none() {
            (form::line(&Line {
                id: "key", name: "key", label: texts.record_kind_key_label(), hint: Some(texts.record_kind_key_hint()), of: "text",
                autocomplete: "off", value: &page.key, error: page.key_error.as_deref(), large: false,
            }))
        }
        @if !page.is_built_in {
            (form::select(&Select {
                name: "belongs_to", label: texts.record_field_belongs_to(), hint: Some(texts.record_kind_belongs_to_hint()),
                choices: &page.kinds, chosen: &page.belongs_to, empty: Some(texts.record_kind_belongs_to_none()),
                error: page.belongs_to_error.as_deref(), large: false,
            }))
            label."check-row" {
                input type="checkbox" name="launches" value="yes" class="checkbox checkbox-sm checkbox-primary" checked[page.launches];
                span { (texts.record_kind_launches_label()) }
            }
        }
    }
}

fn field(place: usize, line: &FieldLine, page: &KindForm, texts: Texts) -> Markup {
    let id = |part: &str| format!("field-{place}-{part}");
    let name = |part: &str| format!("field.{place}.{part}");
    let error_id = id("error");
    html! {
        fieldset class=(frame_class(line.error.is_some(), false)) {
            legend."sr-only" { (texts.record_kind_field_number(place + 1)) }
            @if let Some(error) = &line.error { (error_line(&error_id, error)) }
            div."grid"."gap-x-3"."gap-y-2"."sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]" {
                (input(&id("label"), &name("label"), texts.record_kind_field_label(), &line.label))
                (input(&id("key"), &name("key"), texts.record_kind_field_key(), &line.key))
                div {
                    label."text-sm"."font-normal"."text-muted" for=(id("type")) { (texts.record_kind_field_type()) }
                    select."select"."h-9"."w-full" id=(id("type")) name=(name("type")) {
                        @for of in &page.types { option value=(of.value) selected[of.value == line.of] { (of.label) } }
                    }
                }
                div."sm:col-span-2" { (input(&id("details"), &name("details"), texts.record_kind_field_details(), &line.details)) }
                div."flex"."flex-wrap"."items-end"."gap-x-4" {
                    (tick(&name("required"), texts.record_kind_field_required(), line.required))
                    @if !line.key.is_empty() { (tick(&name("gone"), texts.record_kind_field_gone(), false)) }
                }
            }
        }
    }
}

fn input(id: &str, name: &str, label: &str, value: &str) -> Markup {
    html! {
        div."min-w-0" {
            label."text-sm"."font-normal"."text-muted" for=(id) { (label) }
            input."input"."h-9"."w-full" id=(id) name=(name) value=(value) autocomplete="off";
        }
    }
}

fn tick(name: &str, label: &str, checked: bool) -> Markup {
    html! {
        label."check-row" { input type="checkbox" name=(name) value="yes" class="checkbox checkbox-sm checkbox-primary" checked[checked]; span { (label) } }
    }
}

/// Taking a kind away, or its changes back.
fn away(staff: &Staff, page: &KindForm) -> Markup {
    let texts = staff.local.texts();
    let Some(key) = &page.known else { return Markup::default() };
    html! {
        @if page.can_reset {
            form."mt-10"."max-w-3xl"."border-t"."border-rule"."pt-5" method="post" action=(paths::record_kind_reset(key)) {
                (staff.hidden_inputs("reset"))
                p."max-w-[64ch]"."text-sm"."text-muted" { (texts.record_kind_reset_means()) }
                button."btn"."btn-outline"."mt-2"."border-edge" { (texts.record_kind_reset()) }
            }
        } @else if !page.is_built_in {
            form."mt-10"."max-w-3xl"."border-t"."border-rule"."pt-5" method="post" action=(paths::record_kind_deletion(key)) {
                (staff.hidden_inputs("delete"))
                p."max-w-[64ch]"."text-sm"."text-muted" { (texts.record_kind_delete_means()) }
                button."btn"."btn-outline"."mt-2"."border-error"."text-error" { (texts.record_kind_delete()) }
            }
        }
    }
}

//! The act: who asks, what, by when, why; then what happens next. Nothing else.

use crate::{
    act::{self, Act, Post},
    form::FormPlace,
    part::{self, Custody, Holder, Next, hand_over},
    shell::{Public, Width, title},
};
use maud::{Markup, html};

/// Posted to `{base}`: `nonce` and what `act::Act` says. Uploads go to `{base}/files/KEY`, removals to
/// `{base}/files/KEY/removal` (`file` is the id), "I don't have this" to `{base}/files/KEY/decline`.
#[derive(Clone, Debug)]
pub struct ActionPage {
    /// The page's own address, with its token.
    pub base: String,
    pub nonce: String,
    /// Name of the person asked.
    pub name: Option<String>,
    /// Who asks, as outside people may know them.
    pub asked_by: Option<String>,
    /// The flow's name: "KYC and compliance review".
    pub flow: String,
    /// The holder, as the asked person reads it.
    pub holder: Holder,
    pub act: Act,
    pub next: Vec<Next>,
    /// The page that shows the whole flow, if this person may see it.
    pub progress: Option<String>,
    /// Where a code is asked for, if files given before could be opened after it.
    pub code: Option<String>,
}

pub fn show(shell: &Public, page: &ActionPage) -> Markup {
    let files = format!("{}/files", page.base);
    let place = FormPlace { ids: "", files: Some(&files), large: true, texts: shell.local.texts() };
    let post = Post {
        action: page.base.clone(),
        files: files.clone(),
        hidden: vec![("nonce".to_owned(), page.nonce.clone())],
    };
    shell.page(
        &page.act.title,
        Width::Column,
        html! {
            (heading(shell, page))
            form."mt-6"."flex"."flex-col"."gap-6" method="post" action=(post.action) enctype=[page.act.enctype()] novalidate {
                (act::body(&page.act, &post, place))
                (act::send_back_choices(&page.act.back_to, place))
                div."flex"."flex-wrap"."gap-3" { (act::buttons(&page.act, None, place)) }
                @if page.act.has_files() {
                    p."-mt-3"."text-sm"."text-muted" { "You can stop and come back, what you uploaded is kept." }
                }
            }
            (after(page))
        },
    )
}

fn heading(shell: &Public, page: &ActionPage) -> Markup {
    let custody = Custody { holder: page.holder, who: None, since: None };
    let asked = page.asked_by.as_ref().map(|who| format!("asked by {who}"));
    let with_you = Custody { holder: Holder::Client, ..custody };
    html! {
        p."text-base" { (part::held_by_for_client(&with_you, asked.as_deref(), shell.local.texts())) }
        (title(&page.act.title))
        @if let Some(name) = &page.name { p."mt-2" { "Hello " (name) "," } }
        @if let Some(text) = &page.act.text { div."mt-2"."flex"."flex-col"."gap-3" { (part::prose(text)) } }
        dl."mt-4"."grid"."grid-cols-[4.5rem_1fr]"."gap-y-1.5"."border-y"."border-rule"."py-4" {
            @if let Some(due) = &page.act.due { dt."text-muted" { "By" } dd."font-semibold" { (part::due(due, &shell.local)) } }
            dt."text-muted" { "For" } dd { (page.flow) }
            @if let Some(so_far) = &page.act.so_far { dt."text-muted" { "So far" } dd { (so_far) } }
        }
    }
}

fn after(page: &ActionPage) -> Markup {
    html! {
        @if !page.next.is_empty() {
            section."mt-9"."border-t"."border-rule"."pt-6" aria-labelledby="next" {
                h2 #next."text-lg"."font-semibold" { "What happens next" }
                (hand_over(&page.next))
            }
        }
        @if page.progress.is_some() || page.code.is_some() {
            p."mt-8"."flex"."flex-wrap"."gap-x-6"."gap-y-1" {
                @if let Some(progress) = &page.progress { a."link-brand"."py-1" href=(progress) { "See the whole process" } }
                @if let Some(code) = &page.code { a."link-brand"."py-1" href=(code) { "Open what you gave before" } }
            }
        }
    }
}

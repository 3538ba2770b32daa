//! The act: who asks, what, by when, why; then what happens next. Nothing else.

use super::{
    kept::{Keeping, kept_words, offline, saved_elsewhere},
    lending::{self, Lending},
};
use crate::{
    act::{self, Act, Post},
    form::{self, FormPlace},
    part::{self, Custody, Holder, Next, hand_over},
    shell::{Public, Width, title},
};
use maud::{Markup, html};

/// Posted to `{base}`: `nonce`, `draft` and what `act::Act` says. Uploads go to `{base}/files/KEY`, removals to
/// `{base}/files/KEY/removal` (`file` is the id), "I don't have this" to `{base}/files/KEY/decline`, "Not for me" with
/// `note` to `{base}/hand-back`, what is typed so far to `{base}/draft`.
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
    pub act: Act,
    pub keeping: Keeping,
    pub next: Vec<Next>,
    /// "Not for me" is offered: work of one person, not of a group.
    pub may_hand_back: bool,
    pub lending: Option<Lending>,
    /// The page that shows the whole flow, if this person may see it.
    pub progress: Option<String>,
    /// Where a code is asked for, if files given before could be opened after it.
    pub code: Option<String>,
}

pub fn show(shell: &Public, page: &ActionPage) -> Markup {
    let texts = shell.local.texts();
    let files = format!("{}/files", page.base);
    let place = FormPlace {
        ids: "",
        files: Some(&files),
        file_bytes_max: shell.file_bytes_max,
        large: true,
        in_entry: false,
        texts,
    };
    let hidden =
        vec![("nonce".to_owned(), page.nonce.clone()), ("draft".to_owned(), page.keeping.ticket.clone())];
    let post = Post { action: page.base.clone(), files: files.clone(), hidden };
    let keeping = &page.keeping;
    shell.page(
        &page.act.title,
        Width::Column,
        html! {
            (heading(shell, page))
            (saved_elsewhere(keeping, texts))
            form."mt-6"."flex"."flex-col"."gap-6" method="post" action=(post.action) enctype=[page.act.enctype()] novalidate
                data-draft=(keeping.save_at) data-draft-key=(keeping.key) data-draft-at=[keeping.at]
                data-draft-hidden="draft" data-draft-checks {
                (act::body(&page.act, &post, place))
                (act::send_back_choices(&page.act.back_to, place))
                (offline(texts.action_offline_means(), texts))
                div {
                    div."flex"."flex-wrap"."gap-3" { (act::buttons(&page.act, None, place)) }
                    @if page.act.asks() { (kept_words(keeping, texts)) }
                }
            }
            (after(shell, page))
        },
    )
}

fn heading(shell: &Public, page: &ActionPage) -> Markup {
    let texts = shell.local.texts();
    let with_you = Custody { holder: Holder::Client, who: None, since: None };
    let asked = page.asked_by.as_ref().map(|who| texts.action_asked_by(who));
    html! {
        p."text-base" { (part::held_by_for_client(&with_you, asked.as_deref(), texts)) }
        (title(&page.act.title))
        @if let Some(lending) = &page.lending { (lending::said(shell, lending, &page.nonce)) }
        @if let Some(name) = &page.name { p."mt-2" { (texts.action_hello(name)) } }
        @if let Some(text) = &page.act.text { div."mt-2"."flex"."flex-col"."gap-3" { (part::prose(text)) } }
        @if let Some(prepared) = &page.act.prepared { div."mt-3" { (crate::act::prepared(prepared)) } }
        dl."facts"."mt-4"."border-y"."border-rule"."py-4" {
            @if let Some(due) = &page.act.due { dt { (texts.action_by()) } dd."font-semibold" { (part::due(due, &shell.local)) } }
            dt { (texts.action_for()) } dd."wrap-anywhere" { (page.flow) }
            @if let Some(so_far) = &page.act.so_far { dt { (texts.action_so_far()) } dd { (so_far) } }
        }
    }
}

fn after(shell: &Public, page: &ActionPage) -> Markup {
    let texts = shell.local.texts();
    html! {
        @if !page.next.is_empty() {
            section."mt-9"."border-t"."border-rule"."pt-6" aria-labelledby="next" {
                h2 #next."text-lg"."font-semibold" { (texts.action_next()) }
                (hand_over(&page.next))
            }
        }
        div."mt-8"."flex"."flex-wrap"."items-start"."gap-x-6"."gap-y-1" {
            @if let Some(progress) = &page.progress { a."link-brand"."my-1" href=(progress) { (texts.action_progress()) } }
            @if let Some(code) = &page.code { a."link-brand"."my-1" href=(code) { (texts.action_open_given()) } }
            @if let Some(Lending::Offered { href }) = &page.lending { a."link-brand"."my-1" href=(href) { (texts.action_lend()) } }
            @if page.may_hand_back { (not_mine(shell, page)) }
        }
    }
}

fn not_mine(shell: &Public, page: &ActionPage) -> Markup {
    let texts = shell.local.texts();
    let means = match (&page.lending, &page.asked_by) {
        (Some(Lending::For { whose, .. }), _) => texts.action_lent_give_back_means(whose),
        (_, Some(who)) => texts.action_not_mine_means(who),
        (_, None) => texts.action_not_mine_means_us().to_owned(),
    };
    let is_lent = matches!(page.lending, Some(Lending::For { .. }));
    html! {
        details."min-w-0"."open:w-full" {
            summary."link-brand"."my-1"."inline-block" { (texts.action_not_mine()) }
            form."mt-3"."flex"."flex-col"."gap-4" method="post" action={ (page.base) "/hand-back" } {
                input type="hidden" name="nonce" value=(page.nonce);
                p { (means) }
                @if !is_lent {
                    div class=(form::frame_class(false, true)) {
                        label for="note" { (texts.action_not_mine_note()) " " span."font-normal"."text-muted" { (texts.form_optional()) } }
                        textarea #note."textarea"."textarea-lg"."w-full" name="note" rows="2" {}
                    }
                }
                button."btn"."btn-outline"."btn-lg"."self-start"."border-edge"."max-sm:w-full" data-sending=(texts.act_sending()) {
                    (texts.action_not_mine_send())
                }
            }
        }
    }
}

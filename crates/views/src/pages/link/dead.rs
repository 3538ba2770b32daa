//! A link that works no more. The same words for every reason, so that nothing can be learned from it.

use crate::shell::{Public, Width, title};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Dead {
    /// Where a new link is asked for (POST).
    pub renewal: String,
    /// It was just asked for.
    pub asked: bool,
}

/// Something that was lent, whose time is over.
#[derive(Clone, Debug)]
pub struct LendingOver {
    /// Name of whose it is.
    pub of: Option<String>,
    /// By them, or given back; else its time is over.
    pub taken_back: bool,
}

/// Nothing is offered here: whose it is may lend it again.
pub fn lending_over(shell: &Public, page: &LendingOver) -> Markup {
    let texts = shell.local.texts();
    let said = if page.taken_back { texts.link_lent_back_title() } else { texts.link_lent_over_title() };
    let of = page.of.as_deref().unwrap_or(texts.link_lent_somebody());
    shell.page(
        said,
        Width::Column,
        html! {
            (title(said))
            p."mt-2"."wrap-anywhere" {
                @if page.taken_back { (texts.link_lent_back(of)) } @else { (texts.link_lent_over(of)) }
            }
            p."mt-2" { (texts.link_lent_ask()) }
        },
    )
}

pub fn dead(shell: &Public, page: &Dead) -> Markup {
    let texts = shell.local.texts();
    let said = if page.asked { texts.link_dead_asked_title() } else { texts.link_dead_title() };
    shell.page(
        said,
        Width::Column,
        html! {
            (title(said))
            @if page.asked {
                p."mt-2" { (texts.link_dead_asked()) }
            } @else {
                p."mt-2" { (texts.link_dead()) }
                form."mt-6" method="post" action=(page.renewal) {
                    button."btn"."btn-primary"."btn-lg"."max-sm:w-full" data-sending=(texts.act_sending()) { (texts.link_dead_send()) }
                }
            }
        },
    )
}

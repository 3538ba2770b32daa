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

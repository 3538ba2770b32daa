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
    shell.page(
        "This link works no more",
        Width::Column,
        html! {
            (title(if page.asked { "Look into your mail" } else { "This link works no more" }))
            @if page.asked {
                p."mt-2" { "If the link was ours and something is still to do, a new one is on its way to the address it was first sent to." }
            } @else {
                p."mt-2" { "Links end after a while, or when a newer one was sent. We can mail you a new one, to the address this one was sent to." }
                form."mt-6" method="post" action=(page.renewal) {
                    button."btn"."btn-primary"."btn-lg"."max-sm:w-full" { "Mail me a new link" }
                }
            }
        },
    )
}

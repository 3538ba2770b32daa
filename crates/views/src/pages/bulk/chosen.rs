//! What the reader has chosen, as every page about it says it and takes it along.

use crate::{
    pages::record::{KindWords, place},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Chosen {
    pub kind: KindWords,
    /// "3 clients: Ann Lee, Bo Ek and Cy Ito", "All clients that match".
    pub said: String,
    /// Names and values of the inputs that stand for it.
    pub pairs: Vec<(String, String)>,
}

impl Chosen {
    pub(super) fn inputs(&self) -> Markup {
        html! { @for (name, value) in &self.pairs { input type="hidden" name=(name) value=(value); } }
    }

    /// The page around what is asked for them.
    pub(super) fn page(&self, staff: &Staff, title: &str, body: &Markup) -> Markup {
        let texts = staff.local.texts();
        staff.page(
            title,
            place(&self.kind.key),
            html! {
                div."px-4"."pt-5"."pb-12"."lg:px-8" {
                    nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) {
                        a."link-quiet" href=(paths::records_of(&self.kind.key)) { (self.kind.plural) }
                    }
                    h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (title) }
                    p."mt-1"."max-w-[64ch]"."text-muted"."wrap-anywhere" { (self.said) }
                    (body)
                }
            },
        )
    }
}

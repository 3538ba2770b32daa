//! The page around clients and sign-in: brand, one column, nothing else.

use super::head::{Head, document};
use crate::{Brand, Local};
use maud::{Markup, html};

/// Who speaks to a visitor, and when.
#[derive(Clone, Debug)]
pub struct Public {
    pub brand: Brand,
    pub local: Local,
    /// Largest file that is taken.
    pub file_bytes_max: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Sign-in.
    Narrow,
    /// One act.
    Column,
    /// Words beside a form.
    Wide,
}

impl Width {
    fn classes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Narrow => (
                "mx-auto flex h-16 w-full max-w-sm items-center gap-3 px-5",
                "mx-auto w-full max-w-sm flex-1 px-5 pt-7 pb-12 sm:pt-10",
                "mx-auto w-full max-w-sm px-5 py-4 text-sm text-muted",
            ),
            Self::Column => (
                "mx-auto flex h-16 w-full max-w-xl items-center gap-3 px-5",
                "mx-auto w-full max-w-xl flex-1 px-5 pt-7 pb-12 sm:pt-10",
                "mx-auto w-full max-w-xl px-5 py-4 text-sm text-muted",
            ),
            Self::Wide => (
                "mx-auto flex h-16 w-full max-w-5xl items-center gap-3 px-5",
                "mx-auto w-full max-w-5xl flex-1 px-5 pt-7 pb-12 sm:pt-10",
                "mx-auto w-full max-w-5xl px-5 py-4 text-sm text-muted",
            ),
        }
    }
}

impl Public {
    /// The whole page; `main` holds its one `h1`.
    pub fn page(&self, title: &str, width: Width, main: Markup) -> Markup {
        let (header_class, main_class, footer_class) = width.classes();
        let head = Head {
            title,
            brand: &self.brand,
            language: self.local.language,
            stylesheet: "public.css",
            script: "public.js",
            body_class: "flex min-h-screen flex-col text-md",
        };
        document(
            &head,
            html! {
                header."border-b"."border-rule" {
                    div class=(header_class) {
                        (self.brand.mark(true))
                        span."min-w-0"."truncate"."font-semibold" { (self.brand.name) }
                    }
                }
                main class=(main_class) { (main) }
                footer."border-t"."border-rule" { p class=(footer_class) { (self.brand.name) } }
            },
        )
    }
}

/// The one heading of a page for clients.
pub fn title(said: &str) -> Markup {
    html! { h1."mt-2"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere"."sm:text-3xl" { (said) } }
}

//! The page around clients and sign-in: brand, one column, nothing else.

use super::{
    head::{Head, document},
    portal::PortalBar,
};
use crate::{Brand, Local, paths};
use maud::{Markup, html};
use texts::Language;

/// Who speaks to a visitor, and when.
#[derive(Clone, Debug)]
pub struct Public {
    pub brand: Brand,
    pub local: Local,
    /// Largest file that is taken.
    pub file_bytes_max: u64,
    /// Address of the page itself, where it can be asked for again: then its language can be chosen.
    pub here: Option<String>,
    /// The menu of whoever is signed in to the portal.
    pub portal: Option<PortalBar>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Sign-in.
    Narrow,
    /// The same, beside a picture where the screen is large and there is one.
    Door,
    /// One act.
    Column,
    /// Words beside a form.
    Wide,
    /// Lists of the portal.
    Lists,
}

impl Width {
    fn classes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Narrow => (
                "mx-auto flex h-16 w-full max-w-sm items-center gap-3 px-5",
                "mx-auto w-full max-w-sm flex-1 px-5 pt-7 pb-12 sm:pt-10",
                "mx-auto w-full max-w-sm px-5 py-4 text-sm text-muted",
            ),
            Self::Door => (
                "mx-auto flex h-16 w-full max-w-sm items-center gap-3 px-5",
                "mx-auto w-full max-w-sm flex-1 px-5 pt-7 pb-12 sm:pt-10 lg:pt-16",
                "mx-auto w-full max-w-sm px-5 py-4 text-sm text-muted",
            ),
            Self::Column => (
                "mx-auto flex h-16 w-full max-w-xl items-center gap-3 px-5",
                "mx-auto w-full max-w-xl flex-1 px-5 pt-7 pb-12 sm:pt-10",
                "mx-auto w-full max-w-xl px-5 py-4 text-sm text-muted",
            ),
            Self::Lists => (
                "mx-auto flex h-16 w-full max-w-4xl items-center gap-3 px-5",
                "mx-auto w-full max-w-4xl flex-1 px-5 pt-7 pb-12 sm:pt-10",
                "mx-auto w-full max-w-4xl px-5 py-4 text-sm text-muted",
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
        self.described_page(title, None, width, main)
    }

    /// The same, with the words a list of results or a chat shows below its title.
    pub fn described_page(
        &self,
        title: &str,
        description: Option<&str>,
        width: Width,
        main: Markup,
    ) -> Markup {
        let (header_class, main_class, footer_class) = width.classes();
        let picture = self.brand.sign_in.as_deref().filter(|_| width == Width::Door);
        let head = Head {
            title,
            brand: &self.brand,
            language: self.local.language,
            stylesheet: "public.css",
            script: "public.js",
            description,
            body_class: match (&self.portal, picture) {
                (Some(_), _) => "flex min-h-screen flex-col text-md max-sm:pb-16",
                (None, Some(_)) => "flex min-h-screen flex-col text-md lg:pe-[50vw]",
                (None, None) => "flex min-h-screen flex-col text-md",
            },
            manifest: self.portal.is_some(),
        };
        document(
            &head,
            html! {
                @match &self.portal {
                    Some(bar) => (bar.head(self)),
                    None => header."border-b"."border-rule" {
                        div class=(header_class) {
                            (self.brand.mark(true))
                            span."min-w-0"."truncate"."font-semibold" { (self.brand.name) }
                        }
                    },
                }
                main #main class=(main_class) { (main) }
                footer."border-t"."border-rule" { div class=(footer_class) { (self.foot()) } }
                @if let Some(bar) = &self.portal { (bar.dock(self)) }
                // Lazy: who does not see it does not load it.
                @if let Some(picture) = picture { img."hidden"."fixed"."inset-y-0"."end-0"."h-screen"."w-1/2"."object-cover"."lg:block" src=(picture) alt="" loading="lazy"; }
            },
        )
    }

    fn foot(&self) -> Markup {
        let texts = self.local.texts();
        html! {
            @if self.brand.footer.is_some() {
                p."mb-2"."wrap-anywhere" { @for (at, line) in self.brand.footer_lines().enumerate() { @if at > 0 { br; } (line) } }
            }
            div."flex"."flex-wrap"."items-center"."gap-x-5"."gap-y-1" {
                @for (name, address) in self.brand.named_links(texts) { a."link-quiet"."py-1" href=(address) { (name) } }
                span."py-1"."max-sm:order-1"."max-sm:basis-full" { (self.brand.name) }
                @if let Some(here) = &self.here { (self.other_languages(here)) }
            }
        }
    }

    /// Each in its own words, so that whoever needs it can read it.
    fn other_languages(&self, here: &str) -> Markup {
        let others = Language::ALL.into_iter().filter(|language| *language != self.local.language);
        html! {
            form."ms-auto"."flex"."gap-x-4"."print:hidden" method="post" action=(paths::LANGUAGE) {
                input type="hidden" name="back" value=(here);
                @for language in others {
                    button."link-quiet"."cursor-pointer"."py-1" name="language" value=(language.code()) lang=(language.code()) { (language.name()) }
                }
            }
        }
    }
}

/// The one heading of a page for clients.
pub fn title(said: &str) -> Markup {
    html! { h1."mt-2"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere"."sm:text-3xl" { (said) } }
}

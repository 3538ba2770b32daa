//! The menu of the portal: at the top, on a phone at the bottom within reach of the thumb.

use super::Public;
use crate::{
    part::{icon, icon_of, initials},
    paths,
};
use maud::{Markup, html};

/// Whoever is signed in to the portal, and what its menu offers them.
#[derive(Clone, Debug)]
pub struct PortalBar {
    /// Name of whoever is signed in.
    pub me: String,
    pub place: PortalPlace,
    /// There is something they may start.
    pub may_start: bool,
    /// In the order an admin put them.
    pub tabs: Vec<PortalPlace>,
    /// They may act as others too.
    pub has_choice: bool,
    /// Of the form that signs out.
    pub nonce: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortalPlace {
    Home,
    Messages,
    Files,
    /// Not in the menu.
    Elsewhere,
}

impl PortalBar {
    pub(super) fn head(&self, shell: &Public) -> Markup {
        let texts = shell.local.texts();
        html! {
            a."btn"."btn-primary"."absolute"."-top-20"."start-4"."z-50"."focus:top-4" href="#main" { (texts.shell_skip()) }
            header."sticky"."top-0"."z-20"."border-b"."border-rule"."bg-base-100"."print:hidden" {
                div."mx-auto"."flex"."h-16"."w-full"."max-w-4xl"."items-center"."gap-3"."px-5" {
                    a."flex"."min-w-0"."items-center"."gap-3"."font-semibold" href=(paths::PORTAL) {
                        (shell.brand.mark(true))
                        span."truncate" { (shell.brand.name) }
                    }
                    nav."ms-6"."hidden"."h-full"."items-stretch"."gap-1"."text-base"."sm:flex" aria-label=(texts.shell_main()) {
                        @for place in self.places() {
                            a."portal-tab" href=(place.address()) aria-current=[self.current(place)] { (place.name(shell)) }
                        }
                    }
                    @if self.may_start {
                        a."btn"."btn-primary"."ms-auto" href=(paths::PORTAL_START) { (icon("plus")) (texts.portal_start()) }
                    }
                    details."relative"."flex-none" .ms-auto[!self.may_start] {
                        summary."btn"."btn-ghost"."btn-circle"."list-none" {
                            span."person"."size-9" aria-hidden="true" { (initials(&self.me)) }
                            span."sr-only" { (texts.shell_account(&self.me)) }
                        }
                        (self.account(shell))
                    }
                }
            }
        }
    }

    fn account(&self, shell: &Public) -> Markup {
        let texts = shell.local.texts();
        html! {
            div."absolute"."end-0"."z-30"."mt-1.5"."w-60"."rounded-box"."border"."border-rule"."bg-base-100"."p-1.5"."text-base"."shadow-lg" {
                p."px-3"."pt-1.5"."pb-1"."font-semibold"."wrap-anywhere" { (self.me) }
                @if self.has_choice { (row(paths::PORTAL_ACTING, "users", texts.portal_acting_change())) }
                (row(paths::PORTAL_PROFILE, "user-round", texts.portal_profile()))
                form method="post" action=(paths::PORTAL_SIGN_OUT) {
                    input type="hidden" name="nonce" value=(self.nonce);
                    button."flex"."min-h-11"."w-full"."cursor-pointer"."items-center"."gap-2.5"."rounded-md"."px-3"."hover:bg-base-200" { (icon("log-out")) (texts.shell_sign_out()) }
                }
            }
        }
    }

    pub(super) fn dock(&self, shell: &Public) -> Markup {
        html! {
            nav."fixed"."inset-x-0"."bottom-0"."z-20"."flex"."border-t"."border-rule"."bg-base-100"."text-xs"."sm:hidden"."print:hidden" aria-label=(shell.local.texts().portal_sections()) {
                @for place in self.places() {
                    a."dock-tab" href=(place.address()) aria-current=[self.current(place)] { (icon_of(place.drawing(), "icon size-5")) span."max-w-full"."truncate" { (place.name(shell)) } }
                }
            }
        }
    }

    fn places(&self) -> impl Iterator<Item = PortalPlace> {
        std::iter::once(PortalPlace::Home).chain(self.tabs.clone())
    }

    fn current(&self, place: PortalPlace) -> Option<&'static str> {
        (self.place == place).then_some("page")
    }
}

impl PortalPlace {
    fn address(self) -> &'static str {
        match self {
            Self::Home | Self::Elsewhere => paths::PORTAL,
            Self::Messages => paths::PORTAL_MESSAGES,
            Self::Files => paths::PORTAL_FILES,
        }
    }

    fn drawing(self) -> &'static str {
        match self {
            Self::Home | Self::Elsewhere => "house",
            Self::Messages => "message-square",
            Self::Files => "folder",
        }
    }

    fn name(self, shell: &Public) -> &'static str {
        let texts = shell.local.texts();
        match self {
            Self::Home | Self::Elsewhere => texts.portal_home(),
            Self::Messages => texts.portal_messages(),
            Self::Files => texts.portal_files(),
        }
    }
}

fn row(href: &str, drawing: &str, name: &str) -> Markup {
    html! { a."flex"."min-h-11"."items-center"."gap-2.5"."rounded-md"."px-3"."hover:bg-base-200" href=(href) { (icon(drawing)) (name) } }
}

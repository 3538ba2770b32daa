//! What a member's page carries so that it follows what others do: how far it has come, and the bar that says so where
//! the page cannot simply change under somebody's hands.

use super::{Place, Staff};
use crate::paths;
use maud::{Markup, html};

/// What a page shows: everything the reader may see, or, where nothing says otherwise, nothing that others change.
pub(super) fn subject(place: Place) -> Option<&'static str> {
    match place {
        Place::Home | Place::Todo | Place::Flows => Some("*"),
        _ => None,
    }
}

/// `ts/live.ts` reads the attributes.
pub(super) fn bar(staff: &Staff) -> Markup {
    let texts = staff.local.texts();
    html! {
        div #live data-stream=(paths::LIVE) data-mark=(staff.mark) hidden {}
        div #live-bar."sticky"."top-14"."z-10"."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2"."border-b"."border-rule"."bg-brand-soft"."px-4"."py-2"."lg:px-8"
            role="status" data-turbo-permanent data-changed=(texts.live_changed()) data-gone=(texts.live_gone()) hidden {
            span."min-w-0" data-live-words {}
            button."btn"."btn-outline"."h-8"."border-edge"."px-3" type="button" { (texts.live_show()) }
        }
    }
}

//! Who holds it: the mark with its word, always both.

use super::icon_of;
use maud::{Markup, html};
use model::{Instant, definition::Party};
use texts::Texts;

/// The party that holds the work at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    Client,
    Us,
    ThirdParty,
    /// Paused, or the flow has ended.
    Waiting,
}

impl From<Party> for Holder {
    fn from(party: Party) -> Self {
        match party {
            Party::Us => Self::Us,
            Party::Client => Self::Client,
            Party::ThirdParty => Self::ThirdParty,
        }
    }
}

impl Holder {
    /// Sets the holder's colour for every device inside.
    pub fn class(self) -> &'static str {
        match self {
            Self::Client => "held-client",
            Self::Us => "held-us",
            Self::ThirdParty => "held-third",
            Self::Waiting => "held-nobody",
        }
    }

    /// The border of the thing to act on.
    pub fn border(self) -> &'static str {
        match self {
            Self::Client => "border-client",
            Self::Us => "border-us",
            Self::ThirdParty => "border-third",
            Self::Waiting => "border-edge",
        }
    }

    /// As staff read it.
    pub fn word(self, texts: Texts) -> &'static str {
        match self {
            Self::Client => texts.part_holder_client(),
            Self::Us => texts.part_holder_us(),
            Self::ThirdParty => texts.part_holder_third_party(),
            Self::Waiting => texts.part_holder_waiting(),
        }
    }
}

/// Who holds a flow or a step, and since when.
#[derive(Clone, Debug)]
pub struct Custody {
    pub holder: Holder,
    /// The person, the group, or what is waited for.
    pub who: Option<String>,
    pub since: Option<Instant>,
}

/// The mark alone: three places, the baton in the holder's.
pub fn mark(holder: Holder) -> Markup {
    let (class, drawing) = match holder {
        Holder::Client => ("baton held-client", "#baton-client"),
        Holder::Us => ("baton held-us", "#baton-us"),
        Holder::ThirdParty => ("baton held-third", "#baton-third"),
        Holder::Waiting => ("baton held-nobody", "#baton-nobody"),
    };
    html! { svg class=(class) aria-hidden="true" { use href=(drawing) {} } }
}

/// For staff: "Client Ingrid Solheim".
pub fn held_by(holder: Holder, who: Option<&str>, texts: Texts) -> Markup {
    said(holder, holder.word(texts), who)
}

/// For clients: "With you", "With us", "With Lewin Notaries". Somebody with whom the client has it is not who reads, and
/// is not named. `detail` stands behind in plain text.
pub fn held_by_for_client(custody: &Custody, detail: Option<&str>, texts: Texts) -> Markup {
    let word = match (custody.holder, &custody.who) {
        (Holder::Client, None) => texts.part_with_you().to_owned(),
        (Holder::Us, _) => texts.part_with_us().to_owned(),
        (Holder::ThirdParty, Some(who)) => texts.part_with(who),
        (Holder::Client, Some(_)) | (Holder::ThirdParty, None) => texts.part_with_somebody_else().to_owned(),
        (Holder::Waiting, _) => texts.part_holder_waiting().to_owned(),
    };
    said(custody.holder, &word, detail)
}

fn said(holder: Holder, word: &str, detail: Option<&str>) -> Markup {
    html! {
        span class={ "custody " (holder.class()) } {
            (mark(holder)) b { (word) }
            @if let Some(detail) = detail { span { (detail) } }
        }
    }
}

/// One line of "what happens next": who carries it, and what they do with it.
#[derive(Clone, Debug)]
pub struct Next {
    pub holder: Holder,
    /// "Tom Okafor at Sample & Co.", "You", "We"
    pub who: String,
    /// "checks both documents, within one working day."
    pub what: String,
}

/// What happens next, in order.
pub fn hand_over(next: &[Next]) -> Markup {
    html! {
        ol.handover."mt-3" {
            @for line in next { li { (mark(line.holder)) p { b { (line.who) } " " (line.what) } } }
        }
    }
}

/// The baton passes from the client to whoever has it now; the words beside it say the same.
pub fn handed_over(to: Holder) -> Markup {
    html! {
        p.pass aria-hidden="true" {
            span."opacity-60" { (mark(Holder::Client)) } (icon_of("arrow-right", "icon text-muted")) (mark(to))
        }
    }
}

//! Start Links.

use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct StartLink {
    enabled: bool,
    /// Where the start form is; the same for ever.
    url: String,
    /// Id of the member who owns the flows it starts.
    owner: Option<String>,
    /// Key of the role that whoever starts a flow plays.
    initializer: Option<String>,
    /// Websites that may show the form in a frame.
    origins: Vec<String>,
    /// HTML that shows it there.
    snippet: String,
    /// Flows it has started.
    uses: u64,
    /// When it last started one.
    used_at: Option<String>,
}

#[derive(ToSchema)]
pub struct StartLinkSettings {
    enabled: bool,
    /// Id of a member.
    owner: String,
    /// Scheme, host and port of each, for example `https://www.firm.example`; `http` on one's own machine only.
    origins: Option<Vec<String>>,
}

#[derive(ToSchema)]
pub struct StartLinkMails {
    /// At most 20.
    to: Vec<String>,
    /// Above the link; at most 2 000 characters.
    message: Option<String>,
    /// `en` or `de`; without it, the organisation's.
    language: Option<String>,
}

#[derive(ToSchema)]
pub struct StartLinkMailsSent {
    /// How many mails are on their way.
    mails: u64,
}

#[derive(ToSchema)]
pub struct SentStartLinks {
    mails: Vec<SentStartLink>,
    /// Where the list goes on; nothing at its end.
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct SentStartLink {
    to: String,
    /// Nothing for a key.
    sender: Option<String>,
    at: String,
    /// `waiting`, `retried`, `sent`, `failed`, or `dropped` where the Start Link was off.
    #[schema(example = "sent")]
    state: String,
    /// What the mail server said where it did not take it.
    why: Option<String>,
    /// Flows that were started from it.
    uses: u64,
}

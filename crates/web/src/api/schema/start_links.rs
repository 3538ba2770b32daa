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

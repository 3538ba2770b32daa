//! How the organisation shows itself.

use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct Brand {
    name: String,
    #[schema(example = "#14655a")]
    color: Option<String>,
    /// The same, or the nearest shade in which words can be read on white (4.5 : 1).
    color_readable: Option<String>,
    privacy_url: Option<String>,
    help_url: Option<String>,
    /// Lines below public pages and mails.
    footer: Option<String>,
    /// Host name of its own.
    host: Option<String>,
    /// Where links for people outside begin.
    address: String,
    logo_url: Option<String>,
    sign_in_picture_url: Option<String>,
}

#[derive(ToSchema)]
pub struct BrandChange {
    /// Stays as it is where the settings of the server say it.
    name: String,
    #[schema(example = "#14655a")]
    color: Option<String>,
    /// Takes a colour in which words cannot be read on white.
    color_as_it_is: Option<bool>,
    privacy_url: Option<String>,
    help_url: Option<String>,
    /// At most six lines and 500 characters.
    footer: Option<String>,
    /// For example `portal.firm.example`.
    host: Option<String>,
}

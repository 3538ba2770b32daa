//! What the settings of this server say about the organisation. Pages show it, and where it stands, and do not change
//! it.

/// Each names the place: `--organisation`, `BATON_ORGANISATION`, `baton.toml:3`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    pub name: Option<String>,
    /// By a zone or by a calendar, which has one.
    pub zone: Option<String>,
    pub public_address: Option<String>,
    pub mail: Option<FixedMail>,
    pub sender: Option<FixedSender>,
}

/// A mail server by settings; its password is never shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedMail {
    pub place: String,
    /// `mail.firm.example:587`
    pub server: String,
    pub user: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedSender {
    pub place: String,
    /// An address, with a name or without.
    pub sender: String,
}

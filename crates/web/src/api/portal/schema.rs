//! Shapes of the portal's answers and bodies, for the document.
#![expect(dead_code, reason = "read by the document only")]

use utoipa::ToSchema;

/// Something clients may start by themselves.
#[derive(ToSchema)]
pub struct PortalEntry {
    pub id: String,
    /// Key of the template.
    pub template: String,
    pub title: String,
    pub description: String,
    /// Ids of client groups; null for everybody who signs in.
    pub groups: Option<Vec<String>>,
    /// Why nobody can start it now: `private`, `in_folder` or `start_link_off`.
    pub unfit: Option<String>,
}

#[derive(ToSchema)]
pub struct PortalEntries {
    /// In the order people see them.
    pub entries: Vec<PortalEntry>,
}

#[derive(ToSchema)]
pub struct PortalEntryCreated {
    /// Key of a template whose Start Link is on, which is shared and in no folder.
    pub template: String,
    pub title: String,
    pub description: Option<String>,
    /// Ids of client groups; left out for everybody who signs in.
    pub groups: Option<Vec<String>>,
}

#[derive(ToSchema)]
pub struct PortalEntryChanged {
    pub title: String,
    pub description: Option<String>,
    /// Ids of client groups; left out for everybody who signs in.
    pub groups: Option<Vec<String>>,
}

#[derive(ToSchema)]
pub struct PortalEntryPlaced {
    /// Counted from 0.
    pub to: u32,
}

#[derive(ToSchema)]
pub struct ClientGroup {
    pub id: String,
    pub name: String,
    /// How many records are in it.
    pub records: i64,
    /// How many entries of the portal are for it.
    pub entries: i64,
}

#[derive(ToSchema)]
pub struct ClientGroups {
    pub groups: Vec<ClientGroup>,
}

#[derive(ToSchema)]
pub struct ClientGroupNamed {
    pub name: String,
}

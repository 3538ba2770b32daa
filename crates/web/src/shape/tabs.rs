//! Views of a list as its tabs: those everybody has, then the member's own. The first that is as the list is now is open.

use app::saved_views::ViewChoice;
use axum::http::StatusCode;
use views::part::{SaveView, SavedView, Tab};

/// What became of keeping or renaming a view.
#[derive(Default)]
pub struct Tried {
    pub status: StatusCode,
    pub save: SaveView,
    /// Id of the view, the name it was to get, and why not.
    pub rename: Option<(String, SaveView)>,
}

/// A list as it is now.
pub struct Now<'a> {
    /// Its address without what it is narrowed to.
    pub path: &'a str,
    /// What it is narrowed to.
    pub query: String,
}

impl Now<'_> {
    /// `everybodys` are names and what they narrow to.
    pub fn tabs(&self, everybodys: Vec<(&str, String)>, own: &[ViewChoice]) -> Vec<Tab> {
        let mut is_taken = false;
        let own = own.iter().map(|view| (view.name.as_str(), view.query.clone()));
        let tab = |(name, query): (&str, String)| {
            let is_open = !is_taken && query == self.query;
            is_taken |= is_open;
            Tab { name: name.to_owned(), href: format!("{}?{query}", self.path), is_open }
        };
        everybodys.into_iter().chain(own).map(tab).collect()
    }

    /// The member's own that is open.
    pub fn saved(&self, own: &[ViewChoice], rename: Option<(String, SaveView)>) -> Option<SavedView> {
        let open = own.iter().find(|view| view.query == self.query)?;
        let tried = rename.filter(|(id, _)| id == open.id.as_str()).map(|(_, tried)| tried);
        Some(match tried {
            Some(SaveView { name, error }) => SavedView { id: open.id.to_string(), name, error },
            None => SavedView { id: open.id.to_string(), name: open.name.clone(), error: None },
        })
    }
}

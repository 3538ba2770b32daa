//! Search over records, flows, messages and files.

pub mod palette;
pub mod show;

use app::search::{Kind, Question};
use store::PageRequest;
use views::paths;

/// What is asked for; a text that is too long is read to where it may go.
fn question(text: &str, kind: Option<Kind>, page: PageRequest) -> Question {
    Question { text: text.chars().take(paths::SEARCH_LETTERS_MAX).collect(), kind, page }
}

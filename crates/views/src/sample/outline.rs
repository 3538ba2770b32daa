//! A sample template with every block, clock and rule, read from its file.

use super::text;
use crate::pages::template::TemplatePage;
use model::Definition;

const SOURCE: &str = include_str!("outline.yaml");

/// `page` with that definition.
pub(super) fn with_everything(page: TemplatePage) -> TemplatePage {
    let definition = Definition::parse("outline.yaml", SOURCE).map(|read| read.definition);
    TemplatePage {
        definition: definition.unwrap_or(page.definition),
        warnings: vec![text("No group is called leads: steps for it wait for the owner.")],
        ..page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_holds() {
        assert_eq!(Definition::parse("outline.yaml", SOURCE).map(|read| read.warnings), Ok(Vec::new()));
    }
}

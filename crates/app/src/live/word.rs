//! What one process tells the others: ids, nothing else.

use model::Id;
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Word {
    pub node: Id,
    /// Organisation and flow.
    pub flows: Vec<(Id, Id)>,
    pub anything: bool,
}

impl Word {
    /// `None` when there is nothing to say.
    pub fn said(node: Id, flows: Vec<(Id, Id)>, anything: bool) -> Option<String> {
        if flows.is_empty() && !anything {
            return None;
        }
        let whole = serde_json::to_string(&Self { node: node.clone(), flows, anything }).ok()?;
        if whole.len() <= store::notices::BYTES_MAX {
            return Some(whole);
        }
        serde_json::to_string(&Self { node, flows: Vec::new(), anything: true }).ok()
    }

    /// What another version says and this one does not understand is passed over.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_told_and_never_too_long() {
        let node = Id::given("node");
        assert_eq!(Word::said(node.clone(), Vec::new(), false), None);
        let flows = vec![(Id::given("organisation"), Id::given("flow"))];
        let told = Word::said(node.clone(), flows.clone(), false).unwrap();
        assert_eq!(Word::read(&told), Some(Word { node: node.clone(), flows, anything: false }));
        let many = (0..1_000).map(|number| (Id::given("organisation"), Id::given(&format!("flow{number}"))));
        let told = Word::said(node.clone(), many.collect(), false).unwrap();
        assert_eq!(Word::read(&told), Some(Word { node, flows: Vec::new(), anything: true }));
        assert_eq!(Word::read("{}"), None);
    }
}

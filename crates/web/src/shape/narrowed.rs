//! A list of flows or records with what it is narrowed to, as it stands in its address.

use crate::kit::Answers;
use app::saved_views::List;
use views::pages::{flow::FlowFilter, record::RecordFilter};

pub enum Narrowed {
    Flows(FlowFilter),
    Records(RecordFilter),
}

impl Narrowed {
    /// What is not understood filters nothing.
    pub fn parse(list: &List, answers: &Answers) -> Self {
        match list {
            List::Flows => Self::Flows(FlowFilter::parse(|name| answers.text(name))),
            List::Records(kind) => Self::Records(RecordFilter::parse(kind, |name| answers.text(name))),
        }
    }

    /// # Errors
    /// The parts that are not understood, each as `name=value`.
    pub fn read(list: &List, answers: &Answers) -> Result<Self, Vec<String>> {
        let read = Self::parse(list, answers);
        let understood = read.pairs();
        let given = answers.pairs().map(|(name, value)| (name, value.trim()));
        let unknown: Vec<String> = given
            .filter(|part| !part.1.is_empty() && !understood.contains(part))
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if unknown.is_empty() { Ok(read) } else { Err(unknown) }
    }

    /// As it stands behind the question mark: the same filter is the same text.
    pub fn query(&self) -> String {
        match self {
            Self::Flows(filter) => filter.query(),
            Self::Records(filter) => filter.query(),
        }
    }

    /// The list's address, its first page.
    pub fn href(&self) -> String {
        match self {
            Self::Flows(filter) => filter.href(),
            Self::Records(filter) => filter.href(),
        }
    }

    fn pairs(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::Flows(filter) => filter.pairs(),
            Self::Records(filter) => filter.pairs(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_filter_is_kept_as_the_same_text() {
        let clients = List::Records("client".to_owned());
        let cases = [
            (&List::Flows, "", Ok("status=running&sort=due")),
            (&List::Flows, "due=late&held=&text=+a%2Bb", Ok("status=running&due=late&text=a%2Bb&sort=due")),
            (&List::Flows, "status=any&sort=-name", Ok("status=any&sort=-name")),
            (&List::Flows, "status=gone&due=late&colour=red", Err("status=gone colour=red")),
            (&List::Flows, "owner=me&owner=you", Err("owner=me")),
            (&clients, "sort=-changed&owner=me", Ok("owner=me&sort=-changed")),
            (&clients, "due=late", Err("due=late")),
        ];
        for (list, given, expected) in cases {
            let read = Narrowed::read(list, &Answers::from_urlencoded(given.as_bytes()));
            let read = read.map(|read| read.query()).map_err(|unknown| unknown.join(" "));
            assert_eq!(read.as_deref().map_err(String::as_str), expected, "{given}");
        }
    }
}

//! What a list of records is narrowed to, as it stands in its address.

use crate::{pages::flow::encoded, paths};
use texts::Texts;

/// Means the member who asks.
pub const ME: &str = "me";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordFilter {
    pub kind: String,
    /// Those that were archived, instead of those in use.
    pub archived: bool,
    /// Id of a member, or `me`.
    pub owner: Option<String>,
    pub tag: Option<String>,
    /// Words it is found by.
    pub text: String,
    pub order: RecordOrder,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RecordOrder {
    #[default]
    Name,
    NameDown,
    Newest,
    Oldest,
}

impl RecordOrder {
    pub const ALL: [Self; 4] = [Self::Name, Self::NameDown, Self::Newest, Self::Oldest];

    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::NameDown => "-name",
            Self::Newest => "-changed",
            Self::Oldest => "changed",
        }
    }

    pub fn word(self, texts: Texts) -> &'static str {
        match self {
            Self::Name => texts.record_sort_name(),
            Self::NameDown => texts.record_sort_name_down(),
            Self::Newest => texts.record_sort_newest(),
            Self::Oldest => texts.record_sort_oldest(),
        }
    }

    pub fn is_down(self) -> bool {
        matches!(self, Self::NameDown | Self::Newest)
    }

    pub fn is_by_name(self) -> bool {
        matches!(self, Self::Name | Self::NameDown)
    }
}

impl RecordFilter {
    /// Reads the parts of an address; what is not understood filters nothing.
    pub fn parse<'a>(kind: &str, part: impl Fn(&'static str) -> &'a str) -> Self {
        let given = |name| Some(part(name)).filter(|text| !text.is_empty()).map(str::to_owned);
        let order = RecordOrder::ALL.into_iter().find(|order| order.key() == part("sort"));
        Self {
            kind: kind.to_owned(),
            archived: part("status") == "archived",
            owner: given("owner"),
            tag: given("tag"),
            text: part("text").to_owned(),
            order: order.unwrap_or_default(),
        }
    }

    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = Vec::new();
        pairs.extend(self.archived.then_some(("status", "archived")));
        pairs.extend(self.owner.as_deref().map(|owner| ("owner", owner)));
        pairs.extend(self.tag.as_deref().map(|tag| ("tag", tag)));
        pairs.extend((!self.text.is_empty()).then_some(("text", self.text.as_str())));
        pairs.push(("sort", self.order.key()));
        pairs
    }

    /// As it stands behind the question mark of the list's address.
    pub fn query(&self) -> String {
        let pairs: Vec<String> =
            self.pairs().into_iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        pairs.join("&")
    }

    /// The list's address with this filter, its first page.
    pub fn href(&self) -> String {
        self.at(&paths::records_of(&self.kind))
    }

    /// All its records as a table.
    pub fn export(&self) -> String {
        self.at(&paths::records_export(&self.kind))
    }

    fn at(&self, path: &str) -> String {
        format!("{path}?{}", self.query())
    }

    pub fn is_narrowed(&self) -> bool {
        self.owner.is_some() || self.tag.is_some() || !self.text.is_empty()
    }

    /// Status and order alone.
    #[must_use]
    pub fn cleared(&self) -> Self {
        let (kind, archived, order) = (self.kind.clone(), self.archived, self.order);
        Self { kind, archived, order, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_it_was_made_of() {
        let filter = RecordFilter {
            kind: "client".to_owned(),
            archived: true,
            owner: Some(ME.to_owned()),
            tag: Some("A & B".to_owned()),
            text: "hal".to_owned(),
            order: RecordOrder::Newest,
        };
        assert_eq!(
            filter.href(),
            "/records/of/client?status=archived&owner=me&tag=A%20%26%20B&text=hal&sort=-changed"
        );
        let pairs = filter.pairs();
        let part = |name| pairs.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value);
        assert_eq!(RecordFilter::parse("client", part), filter);
        assert!(filter.is_narrowed() && !filter.cleared().is_narrowed());
    }
}

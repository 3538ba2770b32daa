//! What a form sent: names and texts in their order; a name may come more than once.

/// Fields of a posted form or of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(String, String)>);

impl Answers {
    pub fn push(&mut self, name: &str, text: String) {
        self.0.push((name.to_owned(), text));
    }

    /// The last answer of this name: browsers send a hidden default before the real one.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// The same; absent reads as empty. Without the blanks around it.
    pub fn text(&self, name: &str) -> &str {
        self.one(name).unwrap_or_default().trim()
    }

    /// The same; empty reads as absent.
    pub fn given(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A box that was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.one(name).is_some()
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Reads `a=b&c=d`.
    pub fn from_urlencoded(bytes: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(bytes).into_owned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_repeats_and_takes_the_last() {
        let answers = Answers::from_urlencoded(b"a=1&b=%26+x&a=2&empty=++");
        assert_eq!(answers.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((answers.one("a"), answers.one("b")), (Some("2"), Some("& x")));
        assert_eq!((answers.given("empty"), answers.given("none")), (None, None));
        assert!(answers.ticked("empty") && !answers.ticked("none"));
    }
}

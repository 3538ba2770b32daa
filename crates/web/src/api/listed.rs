//! Lists by page: `cursor` (or `before`, where a list goes both ways) and `limit` in, `next` (and `previous`) out.

use super::refusal::Refusal;
use app::{Cursor, PageRequest, Problem};
use std::collections::HashMap;
use texts::Sentence;

/// Parameters of an address; an empty one is absent.
#[derive(Debug, Default)]
pub struct Asked(HashMap<String, String>);

impl Asked {
    /// # Errors
    /// 422 for a parameter that is not `known`: a misspelt filter must not list everything.
    pub fn read(query: Option<&str>, known: &[&str]) -> Result<Self, Refusal> {
        let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned();
        let mut asked = HashMap::new();
        for (name, value) in pairs {
            if !known.contains(&name.as_str()) {
                return Err(Problem::invalid(
                    &name,
                    Sentence::written(format!("Ask by {}.", known.join(", "))),
                )
                .into());
            }
            if !value.is_empty() {
                asked.insert(name, value);
            }
        }
        Ok(Self(asked))
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// # Errors
    /// 422 for a cursor that is not ours or a limit that is no number.
    pub fn page(&self) -> Result<PageRequest, Refusal> {
        let after = self.cursor("cursor", "Send back `next` of the page before.")?;
        let before = self.cursor("before", "Send back `previous` of the page after.")?;
        Ok(PageRequest { after, before, limit: self.number("limit")?.unwrap_or(0) })
    }

    fn cursor(&self, name: &str, wrong: &str) -> Result<Option<Cursor>, Problem> {
        let read = |text: &str| {
            Cursor::parse(text).ok_or_else(|| Problem::invalid(name, Sentence::written(wrong.to_owned())))
        };
        self.text(name).map(read).transpose()
    }

    /// # Errors
    /// 422 for anything but a whole number.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Problem> {
        let number = |text: &str| {
            text.parse().map_err(|_| Problem::invalid(name, Sentence::written("Send a whole number.")))
        };
        self.text(name).map(number).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_known_and_refuses_the_rest() {
        let known = ["status", "cursor", "limit"];
        let asked = Asked::read(Some("status=running&cursor=&limit=7"), &known).unwrap();
        assert_eq!((asked.text("status"), asked.text("cursor")), (Some("running"), None));
        assert_eq!(asked.page().unwrap(), PageRequest::first(7));
        assert!(Asked::read(Some("state=running"), &known).is_err());
        for wrong in ["limit=many", "limit=-1", "cursor=x"] {
            assert!(Asked::read(Some(wrong), &known).unwrap().page().is_err(), "{wrong}");
        }
    }
}

//! What members look for in lists: words of whoever is erased are taken out of the filters and names they keep.

use super::preview::Preview;
use crate::{Ctx, problem::Problem};
use model::words::{Word, words};
use std::collections::BTreeSet;
use store::{
    Statement,
    saved_views::{self, SavedView},
};
use url::form_urlencoded;

/// The part of a filter that people type.
const TYPED: &str = "text";
/// In place of a word in a name.
const GONE: &str = "…";
/// Shorter ones name nobody.
const LETTERS_MIN: usize = 3;

/// For every view that repeats one of their words, what takes it out. A filter that had no others is no filter any more:
/// its view goes.
///
/// # Errors
/// Storage that cannot be reached.
pub(super) async fn clearing(ctx: &Ctx, found: &Preview) -> Result<Vec<Statement>, Problem> {
    let theirs = Theirs::of(found);
    let (mut statements, mut after) = (Vec::new(), String::new());
    loop {
        let views = saved_views::of_firm(&ctx.app.db, ctx.caller.viewer(), &after).await?;
        let Some(last) = views.last() else { return Ok(statements) };
        after = last.id.to_string();
        for view in views {
            statements.extend(match theirs.taken_out_of(&view) {
                Left::All => None,
                Left::Some(left) => Some(saved_views::rewrite(&left)),
                Left::Nothing => Some(saved_views::delete(ctx.caller.viewer(), &view.person, &view.id)),
            });
        }
    }
}

/// Words of names.
struct Theirs {
    words: BTreeSet<String>,
    ids: BTreeSet<String>,
}

enum Left {
    All,
    Some(SavedView),
    Nothing,
}

impl Theirs {
    fn of(found: &Preview) -> Self {
        let along = || found.persons.iter().chain(&found.records);
        // An address says nothing of somebody that their name does not: `office@` is everybody's.
        let forms = |word: Word| [Some(word.folded), word.spelled_out].into_iter().flatten();
        let words = along().flat_map(|one| words(&one.name)).flat_map(forms).collect();
        Self { words, ids: along().map(|one| one.id.to_string()).collect() }
    }

    fn taken_out_of(&self, view: &SavedView) -> Left {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut is_cut = false;
        for (key, value) in form_urlencoded::parse(view.query.as_bytes()) {
            if self.ids.contains(&*value) {
                return Left::Nothing;
            }
            // Beginnings of names are everybody's words as well.
            let kept =
                if key == TYPED { without(&value, |typed| self.words.contains(typed), "") } else { None };
            match kept.as_deref().map(str::trim) {
                Some("") => return Left::Nothing,
                Some(kept) => {
                    is_cut = true;
                    query.append_pair(&key, kept);
                }
                None => {
                    query.append_pair(&key, &value);
                }
            }
        }
        let name = without(&view.name, |word| self.words.contains(word), GONE);
        if !is_cut && name.is_none() {
            return Left::All;
        }
        // Blanks as the pages write them.
        let query = if is_cut { query.finish().replace('+', "%20") } else { view.query.clone() };
        Left::Some(SavedView { name: name.unwrap_or_else(|| view.name.clone()), query, ..view.clone() })
    }
}

/// Nothing where the text has no such word.
fn without(text: &str, is_theirs: impl Fn(&str) -> bool, instead: &str) -> Option<String> {
    let (mut left, mut from) = (String::new(), 0);
    for word in words(text) {
        let forms = [Some(&word.folded), word.spelled_out.as_ref()];
        let is_long = word.folded.chars().count() >= LETTERS_MIN;
        if is_long && forms.into_iter().flatten().any(|form| is_theirs(form)) {
            left.push_str(&text[from..word.range.start]);
            left.push_str(instead);
            from = word.range.end;
        }
    }
    left.push_str(&text[from..]);
    (from > 0).then(|| left.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Id, Instant};

    /// Name and query as they are left; nothing for a view that goes.
    fn check(name: &str, query: &str, expected: Option<(&str, &str)>) {
        let theirs = Theirs {
            words: ["wilhelmina", "quarz", "muller", "mueller", "ltd"].map(str::to_owned).into(),
            ids: BTreeSet::from(["r1".to_owned()]),
        };
        let view = SavedView {
            id: Id::given("v"),
            organisation: Id::given("o"),
            person: Id::given("p"),
            list: "flows".to_owned(),
            name: name.to_owned(),
            query: query.to_owned(),
            created_at: Instant(0),
        };
        let left = match theirs.taken_out_of(&view) {
            Left::All => Some((view.name, view.query)),
            Left::Some(left) => Some((left.name, left.query)),
            Left::Nothing => None,
        };
        let expected = expected.map(|(name, query)| (name.to_owned(), query.to_owned()));
        assert_eq!(left, expected, "{name} {query}");
    }

    #[test]
    fn their_words_go_and_others_stay() {
        check(
            "Mine",
            "status=running&text=gran&sort=due",
            Some(("Mine", "status=running&text=gran&sort=due")),
        );
        check("Quarz", "status=running&text=quarz&sort=due", None);
        check(
            "Mine",
            "text=qu%20invoice%20wilhelmina&sort=due",
            Some(("Mine", "text=qu%20invoice&sort=due")),
        );
        check("Flows of Quarz", "status=any", Some(("Flows of …", "status=any")));
        check("Müller’s", "text=M%C3%BCller", None);
        check("Mueller", "text=invoice", Some(("…", "text=invoice")));
        check("Mine", "status=ltd&record=r2", Some(("Mine", "status=ltd&record=r2")));
        check("Mine", "record=r1", None);
    }
}

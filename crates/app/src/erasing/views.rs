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
/// Shorter ones name nobody by themselves: `de`, `of`, `Ng`.
const LETTERS_MIN: usize = 3;
/// First of the scripts whose letters are syllables or words (Hangul and what comes after it).
const SYLLABLES_FROM: char = '\u{1100}';

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
                Left::Some { name, query } => Some(saved_views::rewrite(&view, &name, &query)),
                Left::Nothing => Some(saved_views::delete_as_is(&view)),
            });
        }
    }
}

/// Words of names.
#[derive(Default)]
struct Theirs {
    /// Long ones, and all of a name that has no others.
    words: BTreeSet<String>,
    /// Those that count beside one of the former only.
    short: BTreeSet<String>,
    /// Two that stand together without a blank, as in Chinese: alone each is everybody's.
    pairs: BTreeSet<(String, String)>,
    ids: BTreeSet<String>,
}

enum Left {
    All,
    Some { name: String, query: String },
    Nothing,
}

impl Theirs {
    fn of(found: &Preview) -> Self {
        let mut theirs = Self::default();
        for one in found.persons.iter().chain(&found.records) {
            // An address says nothing of somebody that their name does not: `office@` is everybody's.
            theirs.add(&one.name);
            theirs.ids.insert(one.id.to_string());
        }
        theirs
    }

    fn add(&mut self, name: &str) {
        let words = words(name);
        let pairs: Vec<_> = words.windows(2).filter_map(pair).collect();
        let is_short = pairs.is_empty() && !words.iter().any(is_long);
        for word in &words {
            let of_it = if is_short || is_long(word) { &mut self.words } else { &mut self.short };
            of_it.extend(forms(word).map(str::to_owned));
        }
        self.pairs.extend(pairs);
    }

    fn taken_out_of(&self, view: &SavedView) -> Left {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut is_cut = false;
        for (key, value) in form_urlencoded::parse(view.query.as_bytes()) {
            if self.ids.contains(&*value) {
                return Left::Nothing;
            }
            // Beginnings of names are everybody's words as well.
            let kept = if key == TYPED { self.without(&value, "") } else { None };
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
        let name = self.without(&view.name, GONE);
        if !is_cut && name.is_none() {
            return Left::All;
        }
        // Blanks as the pages write them.
        let query = if is_cut { query.finish().replace('+', "%20") } else { view.query.clone() };
        Left::Some { name: name.unwrap_or_else(|| view.name.clone()), query }
    }

    /// Nothing where the text has none of their words.
    fn without(&self, text: &str, instead: &str) -> Option<String> {
        let words = words(text);
        let theirs = self.among(&words);
        let (mut left, mut from, mut is_open) = (String::new(), 0, false);
        for (word, is_theirs) in words.iter().zip(theirs) {
            if is_theirs {
                if !is_open {
                    left.push_str(&text[from..word.range.start]);
                    left.push_str(instead);
                }
                from = word.range.end;
            }
            is_open = is_theirs;
        }
        left.push_str(&text[from..]);
        (from > 0).then(|| left.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn among(&self, words: &[Word]) -> Vec<bool> {
        let is_in = |all: &BTreeSet<String>, word: &Word| forms(word).any(|form| all.contains(form));
        let mut theirs: Vec<bool> = words.iter().map(|word| is_in(&self.words, word)).collect();
        for (at, two) in words.windows(2).enumerate() {
            if pair(two).is_some_and(|pair| self.pairs.contains(&pair)) {
                theirs[at..at + 2].fill(true);
            }
        }
        let beside = |at: usize, theirs: &[bool]| theirs[at] || is_in(&self.short, &words[at]);
        for at in 1..words.len() {
            theirs[at] |= theirs[at - 1] && beside(at, &theirs);
        }
        for at in (1..words.len()).rev() {
            theirs[at - 1] |= theirs[at] && beside(at - 1, &theirs);
        }
        theirs
    }
}

fn forms(word: &Word) -> impl Iterator<Item = &str> {
    std::iter::once(word.folded.as_str()).chain(word.spelled_out.as_deref())
}

fn is_long(word: &Word) -> bool {
    let letters = word.folded.chars().count();
    letters >= LETTERS_MIN || letters == 2 && word.folded.chars().all(|letter| letter >= SYLLABLES_FROM)
}

/// Two words without a blank between them.
fn pair(two: &[Word]) -> Option<(String, String)> {
    match two {
        [one, next] if one.range.end == next.range.start => Some((one.folded.clone(), next.folded.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Id, Instant};

    /// Name and query as they are left; nothing for a view that goes.
    fn check(name: &str, query: &str, expected: Option<(&str, &str)>) {
        let mut theirs = Theirs { ids: BTreeSet::from(["r1".to_owned()]), ..Theirs::default() };
        for name in ["Wilhelmina de Quarz", "Müller Ltd", "Bo Ng", "王小明", "김 민준"] {
            theirs.add(name);
        }
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
            Left::Some { name, query } => Some((name, query)),
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

    #[test]
    fn short_words_go_where_they_name_somebody() {
        check("Maison de Paris", "text=de", Some(("Maison de Paris", "text=de")));
        check("Mrs de Quarz, Wilhelmina", "status=any", Some(("Mrs …", "status=any")));
        check("Of Ng", "text=bo", None);
        check("Of Ng", "status=any", Some(("Of …", "status=any")));
        check("王小明的案件", "text=%E7%8E%8B", Some(("…的案件", "text=%E7%8E%8B")));
        check("明", "text=%E5%B0%8F%E6%98%8E", None);
        check("김 민준, 김", "status=any", Some(("…", "status=any")));
    }
}

//! What was chosen in a list: boxes that were ticked, or everything the list finds.

use crate::{
    kit::{Answers, Signed},
    pages::record::list::asked,
    shape::record::kind_words,
};
use app::{
    PageRequest, Problem,
    bulk::{Filter, Selection},
    record_kinds::Kind,
    records,
};
use model::Id;
use views::{
    pages::{bulk::Chosen, record::RecordFilter},
    words,
};

/// Records named before "and more".
const NAMED: usize = 5;

pub fn selection(signed: &Signed, kind: &str, answers: &Answers) -> Selection {
    if !answers.ticked("all") {
        return Selection::Records(answers.all("record").map(Id::given).collect());
    }
    let filter = RecordFilter::parse(kind, |name| answers.text(name));
    let query = asked(signed, &filter, PageRequest::default());
    Selection::Filter(Filter { owner: query.owner, tag: query.tag, text: query.text, ..Filter::default() })
}

/// In words, and as inputs that bring it here again.
pub async fn chosen(signed: &Signed, kind: &Kind, answers: &Answers) -> Result<Chosen, Problem> {
    let (ctx, texts) = (&signed.ctx, signed.local().texts());
    let mut pairs: Vec<(String, String)> = Vec::new();
    let said = match selection(signed, &kind.key, answers) {
        Selection::Records(ids) => {
            pairs.extend(ids.iter().map(|id| ("record".to_owned(), id.to_string())));
            let mut names = Vec::new();
            for id in ids.iter().take(NAMED) {
                names.extend(records::find(ctx, id).await?.map(|record| record.name));
            }
            match ids.len() {
                0 => texts.bulk_nothing_chosen().to_owned(),
                count if count > NAMED => texts.bulk_chosen_more(count, names.join(", ")),
                count => texts.bulk_chosen(count, words::all_of(&names, texts)),
            }
        }
        Selection::Filter(filter) => {
            let parsed = RecordFilter::parse(&kind.key, |name| answers.text(name));
            pairs.push(("all".to_owned(), "yes".to_owned()));
            let kept = parsed.pairs().into_iter().filter(|(name, _)| *name != "sort" && *name != "status");
            pairs.extend(kept.map(|(name, value)| (name.to_owned(), value.to_owned())));
            let found = records::list(ctx, &filter.query(&kind.key, PageRequest::first(1))).await?;
            let kinds = kind_words(kind, texts).plural;
            match found.count.is_capped() {
                true => texts.bulk_chosen_filter_many(found.count.0 - 1, kinds),
                false => texts.bulk_chosen_filter(found.count.0, kinds),
            }
        }
    };
    Ok(Chosen { kind: kind_words(kind, texts), said, pairs })
}

//! What would become of two records that are one and the same.

use super::{
    contacts::{self, ContactView},
    merge::Versions,
    show::{RecordView, belonging, show},
    status,
};
use crate::{
    Ctx,
    flows::FlowFilter,
    policy::{Intention, require},
    problem::Problem,
};
use model::{Id, Value};
use std::collections::BTreeSet;
use store::Count;
use texts::Sentence;

/// One thing of which each may have something else.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeLine {
    /// `name`, `email`, `owner`, or the key of a field.
    pub key: String,
    pub kept: Option<Value>,
    pub gone: Option<Value>,
    /// That of the other is taken: because it was asked for, or because there is none here.
    pub takes_other: bool,
}

#[derive(Clone, Debug)]
pub struct MergePreview {
    pub kept: RecordView,
    pub gone: RecordView,
    /// Where they differ.
    pub lines: Vec<MergeLine>,
    /// Of the other, which come along.
    pub contacts: Vec<ContactView>,
    pub flows: Count,
    /// Records that belong to the other.
    pub belonging: usize,
    /// Tags of the two.
    pub tags: Vec<String>,
}

impl MergePreview {
    pub fn versions(&self) -> Versions {
        Versions { kept: self.kept.version, gone: self.gone.version }
    }
}

/// `take` names what is taken from the one that goes.
///
/// # Errors
/// `NotFound` for hidden ones; `Conflict` for two kinds, for one and the same, and for what stands for another already.
pub async fn preview(
    ctx: &Ctx,
    kept: &Id,
    gone: &Id,
    take: &BTreeSet<String>,
) -> Result<MergePreview, Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    let (kept, gone) = (show(ctx, kept).await?, show(ctx, gone).await?);
    can_merge(&kept, &gone)?;
    let filter = FlowFilter { record: Some(gone.id.clone()), ..FlowFilter::default() };
    let flows = store::flows::list::count(&ctx.app.db, ctx.caller.viewer(), &filter).await?;
    let known = contacts::list(ctx, &kept.id).await?;
    let is_new = |contact: &ContactView| {
        !known.iter().any(|other| other.person == contact.person && other.role == contact.role)
    };
    let contacts = contacts::list(ctx, &gone.id).await?.into_iter().filter(is_new).collect();
    Ok(MergePreview {
        lines: lines(&kept, &gone, take),
        contacts,
        flows,
        belonging: belonging(ctx, &gone.id).await?.len(),
        tags: tags(&kept, &gone),
        kept,
        gone,
    })
}

fn can_merge(kept: &RecordView, gone: &RecordView) -> Result<(), Problem> {
    let refusal = if kept.id == gone.id {
        Sentence::record_merge_same()
    } else if kept.status == status::MERGED || gone.status == status::MERGED {
        Sentence::record_is_merged()
    } else if kept.kind.is_firm() || kept.kind.key != gone.kind.key {
        Sentence::record_merge_kinds()
    } else {
        return Ok(());
    };
    Err(Problem::Conflict(refusal))
}

fn lines(kept: &RecordView, gone: &RecordView, take: &BTreeSet<String>) -> Vec<MergeLine> {
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    let email = |record: &RecordView| record.email.clone().map(Value::Text);
    let owner = |record: &RecordView| record.owner.clone().map(|(_, name)| Value::Text(name));
    let mut pairs = vec![
        ("name".to_owned(), text(&kept.name), text(&gone.name)),
        ("email".to_owned(), email(kept), email(gone)),
        ("owner".to_owned(), owner(kept), owner(gone)),
    ];
    let keys: BTreeSet<&String> = kept.fields.keys().chain(gone.fields.keys()).collect();
    let of = |record: &RecordView, key: &String| record.fields.get(key).cloned();
    pairs.extend(keys.into_iter().map(|key| (key.clone(), of(kept, key), of(gone, key))));
    let differ = pairs.into_iter().filter(|(_, kept, gone)| kept != gone && gone.is_some());
    let line = |(key, kept, gone): (String, Option<Value>, Option<Value>)| MergeLine {
        takes_other: kept.is_none() || take.contains(&key),
        key,
        kept,
        gone,
    };
    differ.map(line).collect()
}

fn tags(kept: &RecordView, gone: &RecordView) -> Vec<String> {
    let mut tags = kept.tags.clone();
    for tag in &gone.tags {
        if !tags.iter().any(|known| known.to_lowercase() == tag.to_lowercase()) {
            tags.push(tag.clone());
        }
    }
    tags.truncate(super::TAGS_MAX);
    tags
}

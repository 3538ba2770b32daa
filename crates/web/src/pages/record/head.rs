//! What all tabs of a record show.

use crate::{
    kit::Signed,
    shape::record::{kind_words, since, status as status_of},
};
use app::{
    Problem,
    policy::{Intention, require},
    record_kinds::PROSPECT,
    records::{self, RecordView, status},
};
use views::pages::record::{RecordHead, StartChoice};

pub async fn head(signed: &Signed, record: &RecordView) -> Result<RecordHead, Problem> {
    let (ctx, local) = (&signed.ctx, signed.local());
    let starts = records::startable(ctx, record).await?;
    let may_write = require(&ctx.caller, Intention::WriteRecords).is_ok();
    let stands_for = match &record.merged_into {
        Some(id) => {
            let other = records::show(ctx, id).await?;
            Some((other.id.to_string(), other.name))
        }
        None => None,
    };
    let is_merged = record.status == status::MERGED;
    let may_more = may_write && !is_merged && !record.kind.is_firm();
    Ok(RecordHead {
        id: record.id.to_string(),
        kind: kind_words(&record.kind, local.texts()),
        name: record.name.clone(),
        since: since(record, &local),
        owner: record.owner.as_ref().map(|(_, name)| name.clone()),
        status: status_of(record, stands_for),
        tags: record.tags.clone(),
        belongs_to: record.belongs_to.as_ref().map(|owner| (owner.id.to_string(), owner.name.clone())),
        starts: starts.into_iter().map(|one| StartChoice { key: one.key, name: one.name }).collect(),
        may_write,
        can_convert: may_more && record.kind.key == PROSPECT,
        can_merge: may_more,
        can_archive: may_more,
        can_erase: may_more && require(&ctx.caller, Intention::Erase).is_ok(),
    })
}

//! Holidays out of an uploaded calendar file. The file itself is never kept.

use crate::{
    Server,
    kit::{Posted, Signed, upload::Uploaded},
};
use app::{
    Problem,
    calendars::ical::{self, BYTES_MAX},
};
use futures::TryStreamExt as _;
use std::collections::BTreeSet;
use texts::{Sentence, Texts};
use views::pages::calendar::FileRead;

/// Adds those that are not there yet to `holidays`, in order.
///
/// # Errors
/// `Invalid` at `file` for what is no calendar, with the line that shows it.
pub async fn take(
    server: &Server,
    signed: &Signed,
    posted: &Posted,
    holidays: &mut String,
) -> Result<FileRead, Problem> {
    let read = found(server, signed, posted).await;
    for file in &posted.files {
        if let Err(error) = server.files.delete(&file.id).await {
            tracing::warn!(%error, "an uploaded calendar could not be deleted; it goes with the next sweep");
        }
    }
    let (name, found) = read?;
    let known: BTreeSet<String> =
        holidays.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    let mut lines: Vec<String> = holidays.lines().map(str::to_owned).collect();
    let (mut added, mut there) = (0, 0);
    for (date, holiday) in found.holidays {
        if known.contains(&date.to_string()) {
            there += 1;
            continue;
        }
        added += 1;
        lines.push(format!("{date} {holiday}").trim_end().to_owned());
    }
    lines.retain(|line| !line.trim().is_empty());
    lines.sort();
    *holidays = lines.join("\n");
    let texts = signed.local().texts();
    let left_out = found.left_out.iter().map(|event| left_out(event, texts)).collect();
    Ok(FileRead { name, added, there, left_out })
}

fn left_out(event: &ical::LeftOut, texts: Texts) -> String {
    let why = event.why.to(texts.0);
    if event.name.is_empty() {
        return texts.calendar_file_left_unnamed(event.line, why);
    }
    texts.calendar_file_left_line(event.line, event.name.as_str(), why)
}

async fn found(server: &Server, signed: &Signed, posted: &Posted) -> Result<(String, ical::Found), Problem> {
    if let Some((_, why)) = posted.not_kept.first() {
        return Err(wrong(why.said.clone()));
    }
    let file = posted.files.first().ok_or_else(|| wrong(Sentence::calendar_file_missing()))?;
    if file.stored.size > BYTES_MAX as u64 {
        return Err(wrong(Sentence::calendar_file_large(BYTES_MAX / 1_000_000)));
    }
    let found = ical::read(&bytes(server, file).await?, signed.local().today().year()).map_err(wrong)?;
    Ok((file.name.clone(), found))
}

fn wrong(said: Sentence) -> Problem {
    Problem::invalid("file", said)
}

async fn bytes(server: &Server, file: &Uploaded) -> Result<Vec<u8>, Problem> {
    let opened = server.files.get(&file.id).await.map_err(Problem::broken)?;
    let pieces: Vec<_> = opened.bytes.try_collect().await.map_err(Problem::broken)?;
    Ok(pieces.concat())
}

//! The archive of an organisation, streamed: its pieces as they were packed, then its documents, then what it holds. One
//! piece is in memory at a time.

use super::download;
use crate::Server;
use app::{
    Ctx, Problem,
    organisation_exports::{ExportFile, ExportPiece, OrganisationExport, contents, documents, show},
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use futures::SinkExt as _;
use futures::{StreamExt as _, TryStreamExt as _, channel::mpsc, stream};
use gateways::{
    archive::{Contents, Passing},
    files::FileError,
};
use model::Id;
use std::{io, sync::Arc};

/// # Errors
/// `NotFound` for one that is not there, not finished, or not kept any more.
pub async fn of(server: Arc<Server>, ctx: Ctx, id: &Id) -> Result<Response, Problem> {
    let export = show(&ctx, id).await?;
    // Known to be there before the first byte is sent.
    let first = contents(&ctx, &export, 0).await?;
    if let Some(piece) = first.first() {
        download::opened(&server, &piece.file).await?;
    }
    let date = export.created_at.to_string();
    let name = format!("baton-export-{}.zip", date.split('T').next().unwrap_or_default());
    let (sender, receiver) = mpsc::channel::<io::Result<Bytes>>(1);
    let mut writer = Writer { server, ctx, export, contents: Contents::default(), sender };
    let writing = async move {
        if let Err(problem) = writer.write(first).await {
            let _ = writer.sender.send(Err(io::Error::other(problem.to_string()))).await;
        } else {
            let end = std::mem::take(&mut writer.contents).finish();
            let _ = writer.sender.send(Ok(end.into())).await;
        }
    };
    // Written as far as it is read: both are one stream, so that nothing goes on for a reader who has left.
    let bytes = stream::select(receiver.map(Some), stream::once(writing).map(|()| None));
    let bytes = bytes.filter_map(std::future::ready);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, download::plain_disposition("attachment", &name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Body::from_stream(bytes)).into_response())
}

struct Writer {
    server: Arc<Server>,
    ctx: Ctx,
    export: OrganisationExport,
    contents: Contents,
    sender: mpsc::Sender<io::Result<Bytes>>,
}

impl Writer {
    async fn write(&mut self, first: Vec<ExportPiece>) -> Result<(), Problem> {
        let mut pieces = first;
        while let Some(last) = pieces.last().map(|piece| piece.piece) {
            for piece in &pieces {
                self.piece(piece).await?;
            }
            pieces = contents(&self.ctx, &self.export, last).await?;
        }
        let mut after = String::new();
        loop {
            let files = documents(&self.ctx, &self.export, &after).await?;
            let Some(last) = files.last() else { return Ok(()) };
            after = last.id.to_string();
            for file in &files {
                self.document(file).await?;
            }
        }
    }

    async fn piece(&mut self, piece: &ExportPiece) -> Result<(), Problem> {
        let opened = download::opened(&self.server, &piece.file).await?;
        let size = |bytes: i64| u64::try_from(bytes).unwrap_or_default();
        let crc = u32::try_from(piece.crc).map_err(Problem::broken)?;
        let head = self.contents.packed(&piece.name, crc, (size(piece.size_bytes), size(piece.packed_bytes)));
        self.send(head.into()).await?;
        let mut bytes = opened.bytes;
        while let Some(chunk) = bytes.try_next().await.map_err(Problem::broken)? {
            self.send(chunk).await?;
        }
        Ok(())
    }

    /// One that was erased meanwhile is left out.
    async fn document(&mut self, file: &ExportFile) -> Result<(), Problem> {
        let mut bytes = match self.server.files.get(&file.id).await {
            Ok(opened) => opened.bytes,
            Err(FileError::NotFound(_)) => return Ok(()),
            Err(error) => return Err(Problem::broken(error)),
        };
        let head = self.contents.begin(&format!("files/{} {}", file.id, plain(&file.name)));
        self.send(head.into()).await?;
        let mut passing = Passing::default();
        while let Some(chunk) = bytes.try_next().await.map_err(Problem::broken)? {
            passing.see(&chunk);
            self.send(chunk).await?;
        }
        let end = self.contents.end(&passing);
        self.send(end.into()).await
    }

    async fn send(&mut self, bytes: Bytes) -> Result<(), Problem> {
        self.sender.send(Ok(bytes)).await.map_err(Problem::broken)
    }
}

/// A name that stays in its folder, wherever the archive is opened.
fn plain(name: &str) -> String {
    let safe =
        |letter: char| if letter.is_control() || "/\\:*?\"<>|".contains(letter) { '_' } else { letter };
    let name: String = name.chars().map(safe).collect();
    name.trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_stays_in_its_folder() {
        for (name, expected) in
            [("a b.pdf", "a b.pdf"), ("../../etc/passwd", "_.._etc_passwd"), ("c:\\x\n", "c__x_"), ("..", "")]
        {
            assert_eq!(plain(name), expected, "{name:?}");
        }
    }
}

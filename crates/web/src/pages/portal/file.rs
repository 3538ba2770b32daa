//! Documents somebody gave or was given; each opens below its flow.

use super::flows::{about, more, request};
use crate::kit::{Answer, Answers, SignedGuest, page};
use app::{
    Problem,
    portal::{self, Module},
};
use axum::http::StatusCode;
use views::{
    PortalPlace,
    pages::portal::{FileLine, Files, files as files_page},
    paths,
};

pub async fn list(signed: SignedGuest, query: Answers) -> Answer {
    signed.module(Module::Files).ok_or(Problem::NotFound)?;
    let shell = signed.shell(PortalPlace::Files).await?;
    let texts = shell.local.texts();
    let found = portal::files(&signed.ctx, &signed.guest, request(&query)).await?;
    let files = found.items.into_iter().map(|file| FileLine {
        href: format!("{}/given/{}", paths::portal_flow(file.flow.as_str()), file.id),
        name: file.name,
        bytes: file.size_bytes,
        at: file.given_at,
        about: about(&file.flow_name, Some(&file.record_name), texts),
    });
    let view = Files { files: files.collect(), more: more(paths::PORTAL_FILES, found.next) };
    Ok(page(StatusCode::OK, files_page(&shell, &view)))
}

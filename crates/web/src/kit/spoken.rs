//! The language of an answer: what its reader chose, else what their browser asks for, else the organisation's.

use super::cookie::Cookie;
use crate::Server;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use std::{
    convert::Infallible,
    sync::{Arc, OnceLock},
};
use texts::Language;

/// Goes with a request from the first layer on, so that the page of a failure speaks as its handler would have.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    browser: Option<Language>,
    chosen: Arc<OnceLock<Language>>,
}

impl Spoken {
    /// What was chosen below a public page counts for more than what the browser asks for.
    pub fn asked_for(server: &Server, headers: &HeaderMap) -> Self {
        let chosen = Cookie::Language.read(server, headers).and_then(Language::parse);
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Self { browser: chosen.or_else(|| wanted.and_then(Language::accepted)), chosen: Arc::default() }
    }

    /// A setting of whoever reads; the first one counts.
    pub fn choose(&self, language: Language) {
        let _ = self.chosen.set(language);
    }

    /// What the browser says, if it is spoken here.
    pub fn browser(&self) -> Option<Language> {
        self.browser
    }

    pub fn or(&self, fallback: Language) -> Language {
        self.chosen.get().copied().or(self.browser).unwrap_or(fallback)
    }
}

impl FromRequestParts<Arc<Server>> for Spoken {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<Self>().cloned();
        Ok(known.unwrap_or_else(|| Self::asked_for(server, &parts.headers)))
    }
}

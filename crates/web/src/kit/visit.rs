//! Somebody who is not signed in: what stands around their pages, in which language; and the query of an address.

use super::{Answers, Failure, Spoken};
use crate::{Server, shape};
use app::{Problem, organisations};
use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
};
use std::{convert::Infallible, sync::Arc};
use texts::Language;
use views::{Brand, Local, Public};

/// What a public page needs before it knows whose it is.
#[derive(Clone)]
pub struct Visit {
    pub server: Arc<Server>,
    pub spoken: Spoken,
    /// What was asked for, where it can be asked for again.
    pub here: Option<String>,
}

impl Visit {
    /// The organisation as it shows itself to visitors.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn shell(&self) -> Result<Public, Problem> {
        let organisation = organisations::default(&self.server.app).await?;
        let language = self.spoken.or(organisation.language);
        Ok(Public {
            brand: shape::brand(&organisation),
            local: Local::new(self.server.now(), &organisation.zone, language),
            file_bytes_max: self.server.app.settings.file_bytes_max,
            here: self.here.clone(),
            portal: None,
        })
    }

    /// Of their pages.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn language(&self) -> Result<Language, Problem> {
        Ok(self.spoken.or(organisations::default(&self.server.app).await?.language))
    }

    /// Around a page for which nothing can be assumed to work.
    pub async fn shell_or_plain(&self) -> Public {
        self.shell().await.unwrap_or_else(|_| Public {
            brand: Brand::new("Baton"),
            local: Local::new(self.server.now(), "UTC", self.spoken.or(Language::default())),
            file_bytes_max: self.server.app.settings.file_bytes_max,
            here: self.here.clone(),
            portal: None,
        })
    }
}

impl FromRequestParts<Arc<Server>> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Infallible> {
        let reads = parts.method == Method::GET;
        let here = parts.uri.path_and_query().filter(|_| reads).map(ToString::to_string);
        Ok(Self {
            server: Arc::clone(server),
            spoken: Spoken::from_request_parts(parts, server).await?,
            here,
        })
    }
}

impl FromRequestParts<Arc<Server>> for Answers {
    type Rejection = Infallible;

    /// What stands behind the question mark.
    async fn from_request_parts(parts: &mut Parts, _server: &Arc<Server>) -> Result<Self, Infallible> {
        Ok(Self::from_urlencoded(parts.uri.query().unwrap_or_default().as_bytes()))
    }
}

impl From<Infallible> for Failure {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

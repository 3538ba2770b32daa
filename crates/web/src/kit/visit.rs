//! What stands around public pages, and the query of an address.

use super::{Answers, Failure};
use crate::Server;
use app::{Problem, organisations};
use axum::{extract::FromRequestParts, http::request::Parts};
use std::{convert::Infallible, sync::Arc};
use views::{Brand, Local, Public};

/// The organisation as it shows itself to visitors.
pub async fn shell(server: &Server) -> Result<Public, Problem> {
    let organisation = organisations::default(&server.app).await?;
    Ok(Public {
        brand: Brand::new(&organisation.name),
        local: Local::new(server.now(), &organisation.zone, texts::Language::En),
    })
}

impl FromRequestParts<Arc<Server>> for Answers {
    type Rejection = Infallible;

    /// What stands behind the question mark.
    async fn from_request_parts(parts: &mut Parts, _server: &Arc<Server>) -> Result<Self, Infallible> {
        Ok(Self::from_urlencoded(parts.uri.query().unwrap_or_default().as_bytes()))
    }
}

/// A page around which nothing can be assumed to work.
pub async fn shell_or_plain(server: &Server) -> Public {
    shell(server).await.unwrap_or_else(|_| Public {
        brand: Brand::new("Baton"),
        local: Local::new(server.now(), "UTC", texts::Language::En),
    })
}

impl From<Infallible> for Failure {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

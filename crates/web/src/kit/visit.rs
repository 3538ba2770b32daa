//! Somebody who is not signed in: what stands around their pages, in which language; and the query of an address.

use super::{Answers, Failure, Spoken, at_host::AtHost};
use crate::{Server, shape};
use app::{Problem, organisations, organisations::Organisation};
use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
};
use model::Id;
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
    /// Whose the page is: by the host name it was asked for at, else by what was opened. Nothing is the organisation of
    /// this server.
    pub of: Option<Id>,
}

impl Visit {
    /// Whose the page is.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn organisation(&self) -> Result<Organisation, Problem> {
        match &self.of {
            Some(id) => organisations::of(&self.server.app, id).await,
            None => organisations::default(&self.server.app).await,
        }
    }

    /// Whose what was opened is. At the host name of one organisation nothing of another is found.
    ///
    /// # Errors
    /// `NotFound` there.
    pub fn opened(&mut self, organisation: &Id) -> Result<(), Problem> {
        match &self.of {
            Some(host) if host != organisation => Err(Problem::NotFound),
            _ => {
                self.of = Some(organisation.clone());
                Ok(())
            }
        }
    }

    /// The organisation as it shows itself to visitors.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn shell(&self) -> Result<Public, Problem> {
        let organisation = self.organisation().await?;
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
        Ok(self.spoken.or(self.organisation().await?.language))
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
            of: parts.extensions.get::<AtHost>().map(|host| host.0.clone()),
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

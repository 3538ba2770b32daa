//! Every route with who may see it, recorded as it is made: the authorisation walk of the tests reads this list,
//! so a route cannot be left out of it.

use crate::Server;
use axum::{
    Router,
    handler::Handler,
    http::Method,
    routing::{MethodRouter, get, post},
};
use std::sync::Arc;

/// Who gets more than a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Anyone,
    /// Whoever holds the token in the address.
    Holder,
    /// Signed in to the portal; `app` decides about the thing itself.
    Guest,
    /// Signed in; `app` decides about the thing itself.
    Member,
    /// Signed in, with the permission to write templates.
    Builder,
    Admin,
    /// Signed in, with the permission to read the audit log: an admin or an auditor.
    Auditor,
    /// A program with a key; `app` decides about the thing itself.
    Key,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    /// As axum writes it, for example `/flows/{id}`.
    pub path: String,
    pub who: Who,
}

#[derive(Default)]
pub struct Routes {
    pub router: Router<Arc<Server>>,
    pub table: Vec<Route>,
}

impl Routes {
    #[must_use]
    pub fn get<H, T>(self, who: Who, path: impl Into<String>, handler: H) -> Self
    where
        H: Handler<T, Arc<Server>>,
        T: 'static,
    {
        self.add(Method::GET, who, path.into(), get(handler))
    }

    #[must_use]
    pub fn post<H, T>(self, who: Who, path: impl Into<String>, handler: H) -> Self
    where
        H: Handler<T, Arc<Server>>,
        T: 'static,
    {
        self.add(Method::POST, who, path.into(), post(handler))
    }

    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    fn add(mut self, method: Method, who: Who, path: String, handler: MethodRouter<Arc<Server>>) -> Self {
        self.router = self.router.route(&path, handler);
        self.table.push(Route { method, path, who });
        self
    }
}

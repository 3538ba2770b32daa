//! How many requests were answered, how, and how fast, by route. Never here: addresses, ids, who asked.

use axum::http::Method;
use meters::{Counter, Histogram, Reading};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// Microseconds.
const SPANS: &[u64] = &[
    1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000,
];
/// A request to an address that is no route of ours.
const NO_ROUTE: &str = "none";

#[derive(Default)]
pub struct Requests {
    routes: RwLock<HashMap<String, Arc<Route>>>,
    pub under_way: UnderWay,
}

struct Route {
    methods: RwLock<Vec<Arc<Answers>>>,
}

struct Answers {
    method: &'static str,
    micros: Histogram,
    statuses: RwLock<Vec<(u16, Counter)>>,
}

/// Answers of one route to one method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// As the router writes it, with names in place of what differs.
    pub route: String,
    pub method: &'static str,
    pub micros: Reading,
    /// By status, growing.
    pub statuses: Vec<(u16, u64)>,
}

/// Requests not answered yet.
#[derive(Default)]
pub struct UnderWay {
    begun: Counter,
    ended: Counter,
}

impl UnderWay {
    pub fn get(&self) -> u64 {
        let ended = self.ended.get();
        self.begun.get().saturating_sub(ended)
    }

    /// Ends when it is dropped, also where the sender has gone away.
    pub(crate) fn begin(&self) -> impl Drop + '_ {
        self.begun.add(1);
        Ended(&self.ended)
    }
}

struct Ended<'c>(&'c Counter);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.add(1);
    }
}

impl Requests {
    pub(crate) fn record(&self, route: Option<&str>, method: &Method, status: u16, micros: u64) {
        let answers = self.route(route.unwrap_or(NO_ROUTE)).answers(known(method));
        answers.micros.record(micros);
        answers.count(status);
    }

    /// In order of route and method.
    pub fn read(&self) -> Vec<Answered> {
        let mut all = Vec::new();
        for (route, of) in self.routes.read().unwrap_or_else(PoisonError::into_inner).iter() {
            for answers in of.methods.read().unwrap_or_else(PoisonError::into_inner).iter() {
                all.push(answers.read(route));
            }
        }
        all.sort_by(|one, other| (&one.route, one.method).cmp(&(&other.route, other.method)));
        all
    }

    fn route(&self, name: &str) -> Arc<Route> {
        let known = self.routes.read().unwrap_or_else(PoisonError::into_inner).get(name).map(Arc::clone);
        known.unwrap_or_else(|| {
            let mut routes = self.routes.write().unwrap_or_else(PoisonError::into_inner);
            let made = || Arc::new(Route { methods: RwLock::default() });
            Arc::clone(routes.entry(name.to_owned()).or_insert_with(made))
        })
    }
}

impl Route {
    fn answers(&self, method: &'static str) -> Arc<Answers> {
        let find = |all: &[Arc<Answers>]| all.iter().find(|answers| answers.method == method).map(Arc::clone);
        if let Some(known) = find(&self.methods.read().unwrap_or_else(PoisonError::into_inner)) {
            return known;
        }
        let mut methods = self.methods.write().unwrap_or_else(PoisonError::into_inner);
        find(&methods).unwrap_or_else(|| {
            let made =
                Arc::new(Answers { method, micros: Histogram::new(SPANS), statuses: RwLock::default() });
            methods.push(Arc::clone(&made));
            made
        })
    }
}

impl Answers {
    fn count(&self, status: u16) {
        let add = |all: &[(u16, Counter)]| match all.binary_search_by_key(&status, |(known, _)| *known) {
            Ok(place) => {
                all[place].1.add(1);
                Ok(())
            }
            Err(place) => Err(place),
        };
        if add(&self.statuses.read().unwrap_or_else(PoisonError::into_inner)).is_ok() {
            return;
        }
        let mut statuses = self.statuses.write().unwrap_or_else(PoisonError::into_inner);
        if let Err(place) = add(&statuses) {
            let counter = Counter::default();
            counter.add(1);
            statuses.insert(place, (status, counter));
        }
    }

    fn read(&self, route: &str) -> Answered {
        let statuses = self.statuses.read().unwrap_or_else(PoisonError::into_inner);
        let statuses = statuses.iter().map(|(status, counter)| (*status, counter.get())).collect();
        Answered { route: route.to_owned(), method: self.method, micros: self.micros.read(), statuses }
    }
}

/// Anybody may invent a method; none of theirs makes a series of its own.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_route_method_and_status() {
        let requests = Requests::default();
        let invented = Method::from_bytes(b"INVENTED").unwrap();
        for (route, method, status, micros) in [
            (Some("/flows/{id}"), &Method::GET, 404, 900),
            (Some("/flows/{id}"), &Method::GET, 200, 3_000),
            (Some("/flows/{id}"), &Method::GET, 200, 20_000_000),
            (Some("/flows/{id}"), &Method::POST, 303, 10),
            (None, &invented, 405, 1),
        ] {
            requests.record(route, method, status, micros);
        }
        let read = requests.read();
        let named: Vec<_> = read
            .iter()
            .map(|one| (one.route.as_str(), one.method, one.micros.count, one.statuses.clone()))
            .collect();
        assert_eq!(
            named,
            [
                ("/flows/{id}", "GET", 3, vec![(200, 2), (404, 1)]),
                ("/flows/{id}", "POST", 1, vec![(303, 1)]),
                ("none", "other", 1, vec![(405, 1)]),
            ]
        );
        assert_eq!((read[0].micros.spans[0], read[0].micros.spans[11]), ((1_000, 1), (10_000_000, 2)));
    }

    #[test]
    fn a_request_that_is_dropped_is_no_longer_under_way() {
        let requests = Requests::default();
        let begun = requests.under_way.begin();
        assert_eq!(requests.under_way.get(), 1);
        drop(begun);
        assert_eq!(requests.under_way.get(), 0);
    }
}

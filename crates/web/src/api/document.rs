//! The OpenAPI document: what holds for every address. The addresses add themselves.

use super::problem::Document;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Spec,
        security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme},
    },
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Baton",
        description = "Start flows, act in them, and read what happened. Every problem is a problem document \
            (RFC 9457). Every POST takes an `Idempotency-Key`: the same key with the same body gets the same answer \
            again, with another body it is refused.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(Document)),
    modifiers(&BearerKeys)
)]
struct Api;

struct BearerKeys;

impl Modify for BearerKeys {
    fn modify(&self, spec: &mut Spec) {
        let components = spec.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        spec.security = Some(vec![SecurityRequirement::new("key", Vec::<String>::new())]);
    }
}

pub fn document() -> Spec {
    Api::openapi()
}

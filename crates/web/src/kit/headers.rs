//! Security headers of every answer. A handler that needs another value sets it itself; here nothing is overwritten.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// No inline script or style, nothing from elsewhere, no frame around us. The one hash is that of the stylesheet which
/// Turbo puts into a page as it loads, for its progress bar; it changes with Turbo's version and the browser journey
/// notices.
const POLICY: &str = "default-src 'none'; script-src 'self'; \
    style-src 'self' 'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same, for a page that these origins may show in a frame. They were read by `app`, which lets nothing in that
/// would begin another rule.
pub fn framed_by(headers: &mut HeaderMap, origins: &[String]) {
    let ancestors = format!("frame-ancestors {}", origins.join(" "));
    if let Ok(policy) = HeaderValue::from_str(&POLICY.replace("frame-ancestors 'none'", &ancestors)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// For bytes that came from people: nothing in them may run or load.
pub const POLICY_OF_FILES: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// The same, for a frame on a page of ours.
pub const POLICY_OF_FRAMED_FILES: &str = "default-src 'none'; sandbox; frame-ancestors 'self'";

/// For a mail shown in a frame of our own mailbox page: its styles stand in its elements.
pub const POLICY_OF_MAILS: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation; \
    frame-ancestors 'self'";

/// For answers whose address changes with what they say.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// `is_link`: the address is itself a secret.
pub fn secure(headers: &mut HeaderMap, is_link: bool) {
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, if is_link { "no-referrer" } else { "strict-origin" });
    set(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(header::CACHE_CONTROL, "no-store");
}

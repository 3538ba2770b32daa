//! Who may do what: a row for every route of the router.

use Expected::{Forbidden, Hidden, May, Refused, Unmoved};
use app::Scope;

/// What an answer must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Neither hidden nor forbidden nor broken.
    May,
    /// 404, and nothing changed: it is not there for them.
    Hidden,
    /// 403, and nothing changed: that there is such a page is no secret.
    Forbidden,
    /// To the sign-in page, or 401; nothing changed.
    Away,
    /// Their own page, and nothing changed.
    Unmoved,
    /// Forbidden, or not possible as it is asked; nothing changed.
    Refused,
}

pub struct Row {
    /// As the router writes it.
    pub route: &'static str,
    pub who: Whose,
}

pub enum Whose {
    /// Open to all.
    Everybody,
    /// By the link in the address: a link that was made up, the link of another flow on a proved device of its client,
    /// and the link to the attempt before.
    Link { made_up: Expected, other: Expected, before: Expected },
    /// By session: staff outside the access group, admin of another organisation, auditor, admin. Nobody, links and
    /// keys are sent away from every one of these.
    Session { outside: Expected, elsewhere: Expected, auditor: Expected, admin: Expected },
    /// By key: without this scope it is forbidden, with a key of another organisation it is as given. Nobody, links
    /// and sessions are sent away from every one of these.
    Key { without: Scope, elsewhere: Expected },
}

const fn everybody(route: &'static str) -> Row {
    Row { route, who: Whose::Everybody }
}

const fn link(route: &'static str, [made_up, other, before]: [Expected; 3]) -> Row {
    Row { route, who: Whose::Link { made_up, other, before } }
}

const fn staff(route: &'static str, [outside, elsewhere, auditor, admin]: [Expected; 4]) -> Row {
    Row { route, who: Whose::Session { outside, elsewhere, auditor, admin } }
}

const fn key(route: &'static str, without: Scope, elsewhere: Expected) -> Row {
    Row { route, who: Whose::Key { without, elsewhere } }
}

#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    everybody("GET /s/{slug}"),
    everybody("POST /s/{slug}"),
    everybody("GET /s/{slug}/started"),
    everybody("GET /s/{slug}/forms/{token}"),
    everybody("POST /s/{slug}/forms/{token}/files/{field}"),
    everybody("POST /s/{slug}/forms/{token}/files/{field}/removal"),
    everybody("POST /language"),
    everybody("GET /brand/{file}"),
    everybody("GET /brand/logo/{hash}"),
    everybody("GET /password-forgotten"),
    everybody("POST /password-forgotten"),
    everybody("GET /assets/{name}"),
    everybody("GET /sign-in"),
    everybody("POST /sign-in"),
    everybody("GET /mailbox"),
    everybody("GET /mailbox/{id}"),
    everybody("GET /mailbox/{id}/html"),
    everybody("GET /api/v1/openapi.json"),
    everybody("GET /healthz"),
    everybody("GET /readyz"),
    everybody("POST /a/{token}/renewal"),
    everybody("POST /f/{token}/renewal"),

    //                                                   made up  other    attempt before
    link("GET /a/{token}",                              [Hidden,  Unmoved, Unmoved]),
    link("POST /a/{token}",                             [Hidden,  Unmoved, Unmoved]),
    link("POST /a/{token}/files/{document}",            [Hidden,  Unmoved, Unmoved]),
    link("POST /a/{token}/files/{document}/removal",    [Hidden,  Unmoved, Unmoved]),
    link("POST /a/{token}/files/{document}/decline",    [Hidden,  Unmoved, Unmoved]),
    link("POST /a/{token}/draft",                       [Hidden,  Unmoved, Unmoved]),
    link("POST /a/{token}/hand-back",                   [Hidden,  Unmoved, Unmoved]),
    link("GET /a/{token}/given/{file}",                 [Hidden,  Hidden,  Hidden]),
    link("GET /a/{token}/code",                         [Hidden,  Unmoved, Unmoved]),
    link("POST /a/{token}/code",                        [Hidden,  Unmoved, Unmoved]),
    link("GET /f/{token}",                              [Hidden,  Unmoved, Hidden]),
    link("GET /f/{token}/steps/{assignment}",           [Hidden,  Hidden,  Hidden]),
    link("POST /f/{token}/messages",                    [Hidden,  Unmoved, Hidden]),
    link("GET /f/{token}/given/{file}",                 [Hidden,  Hidden,  Hidden]),
    link("GET /f/{token}/code",                         [Hidden,  Unmoved, Hidden]),
    link("POST /f/{token}/code",                        [Hidden,  Unmoved, Hidden]),
    link("GET /password/{token}",                       [Hidden,  Hidden,  Hidden]),
    link("POST /password/{token}",                      [Hidden,  Hidden,  Hidden]),
    link("GET /setup/{token}",                          [Hidden,  Hidden,  Hidden]),
    link("POST /setup/{token}",                         [Hidden,  Hidden,  Hidden]),

    //                                                   outside    elsewhere auditor    admin
    staff("GET /",                                      [May,       May,      May,       May]),
    staff("GET /todo",                                  [May,       May,      May,       May]),
    staff("GET /live",                                  [May,       May,      May,       May]),
    staff("GET /profile",                               [May,       May,      May,       May]),
    staff("GET /flows",                                 [May,       May,      May,       May]),
    staff("GET /flows/new",                             [May,       May,      Forbidden, May]),
    staff("POST /flows/new/search", [May, Hidden, Forbidden, May]),
    staff("POST /flow-views",                          [May,       May,      May,       May]),
    staff("POST /flow-views/{id}/name",                [Hidden,    Hidden,   Hidden,    Hidden]),
    staff("POST /flow-views/{id}/deletion", [Unmoved, Unmoved, Unmoved, Unmoved]),
    staff("POST /flows/new", [May, Hidden, Forbidden, May]),
    staff("GET /flows/{id}",                            [Hidden,    Hidden,   May,       May]),
    staff("GET /flows/{id}/latest",                     [Hidden,    Hidden,   May,       May]),
    staff("GET /flows/{id}/messages",                   [Hidden,    Hidden,   May,       May]),
    staff("POST /flows/{id}/messages",                  [Hidden,    Hidden,   Forbidden, May]),
    staff("GET /flows/{id}/files",                      [Hidden,    Hidden,   May,       May]),
    staff("GET /flows/{id}/history",                    [Hidden,    Hidden,   May,       May]),
    staff("GET /flows/{id}/cancellation",               [Hidden,    Hidden,   Forbidden, May]),
    staff("POST /flows/{id}/cancellation",              [Hidden,    Hidden,   Forbidden, May]),
    staff("GET /flows/{id}/roles/{role}",               [Hidden,    Hidden,   Forbidden, May]),
    staff("GET /flows/{id}/roles", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/roles/{role}",              [Hidden,    Hidden,   Forbidden, May]),
    staff("GET /flows/{id}/pause", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/pause", [Hidden, Hidden, Forbidden, May]),
    staff("GET /flows/{id}/resumption", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/resumption", [Hidden, Hidden, Forbidden, May]),
    staff("GET /flows/{id}/priority", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/priority", [Hidden, Hidden, Forbidden, May]),
    staff("GET /flows/{id}/steps/{step}/following", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/steps/{step}/following", [Hidden, Hidden, Forbidden, May]),
    staff("GET /flows/{id}/steps/{step}/skip", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/steps/{step}/skip", [Hidden, Hidden, Forbidden, May]),
    staff("GET /flows/{id}/steps/{step}/reopening", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/steps/{step}/reopening", [Hidden, Hidden, Forbidden, May]),
    staff("GET /flows/{id}/steps/{step}/deadline", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/steps/{step}/deadline", [Hidden, Hidden, Forbidden, May]),
    staff("GET /flows/{id}/steps/{step}/reassignment", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/steps/{step}/reassignment", [Hidden, Hidden, Forbidden, May]),
    staff("GET /flows/{id}/steps/{step}/delegation", [Hidden, Hidden, Refused, Refused]),
    staff("POST /flows/{id}/steps/{step}/delegation", [Hidden, Hidden, Refused, Refused]),
    staff("POST /flows/{id}/steps/{step}/preparation", [Hidden, Hidden, Refused, Refused]),
    staff("GET /flows/{id}/clocks/{clock}/deadline", [Hidden, Hidden, Forbidden, Hidden]),
    staff("POST /flows/{id}/clocks/{clock}/deadline", [Hidden, Hidden, Refused, Refused]),
    staff("POST /flows/{id}/steps/{step}/draft",        [Hidden,    Hidden,   Unmoved,   May]),
    staff("POST /flows/{id}/steps/{step}/completion",   [Hidden,    Hidden,   Forbidden, May]),
    staff("POST /flows/{id}/steps/{step}/pick-up", [Hidden, Hidden, Refused, May]),
    staff("POST /flows/{id}/steps/{step}/put-back", [Hidden, Hidden, Refused, May]),
    staff("GET /flows/{id}/steps/{step}/send-back", [Hidden, Hidden, Refused, May]),
    staff("GET /flows/{id}/steps/{step}/recording/{person}", [Hidden, Hidden, Refused, May]),
    staff("POST /flows/{id}/steps/{step}/recording/{person}", [Hidden, Hidden, Forbidden, May]),
    staff("POST /flows/{id}/steps/{step}/recording/{person}/files/{field}", [Hidden, Hidden, Refused, May]),
    staff("POST /flows/{id}/steps/{step}/recording/{person}/files/{field}/removal", [Hidden, Hidden, Refused, Refused]),
    staff("POST /flows/{id}/steps/{step}/recording/{person}/files/{field}/decline", [Hidden, Hidden, Refused, May]),
    staff("POST /flows/{id}/steps/{step}/files/{field}/decision", [Hidden, Hidden, Refused, May]),
    staff("POST /flows/{id}/steps/{step}/files/{field}", [Hidden, Hidden, Refused, May]),
    staff("POST /flows/{id}/steps/{step}/files/{field}/removal", [Hidden, Hidden, Refused, May]),
    staff("POST /flows/{id}/steps/{step}/files/{field}/decline", [Hidden, Hidden, Refused, May]),
    staff("GET /files/{id}",                            [Hidden,    Hidden,   May,       May]),
    staff("GET /files/{id}/picture",                    [Hidden,    Hidden,   Hidden,    Hidden]),
    staff("GET /files/{id}/inline",                     [Hidden,    Hidden,   May,       May]),
    staff("GET /templates",                             [May,       May,      May,       May]),
    staff("GET /templates/{key}",                       [May,       Hidden,   May,       May]),
    staff("GET /templates/new",                         [Forbidden, May,      Forbidden, May]),
    staff("GET /templates/library",                     [Forbidden, May,      Forbidden, May]),
    staff("POST /templates/library/{key}",              [Forbidden, Hidden,   Forbidden, Hidden]),
    staff("POST /templates/new",                        [Forbidden, May,      Forbidden, May]),
    staff("GET /templates/{key}/source",                [Forbidden, Hidden,   Forbidden, May]),
    staff("POST /templates/{key}/source", [Forbidden, Hidden, Forbidden, May]),
    staff("POST /templates/{key}/publication",          [Forbidden, Hidden,   Forbidden, May]),
    staff("POST /templates/{key}/start-link",           [Forbidden, Hidden,   Forbidden, May]),
    staff("GET /admin/members",                         [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/members",                        [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/members/{id}/link",              [Forbidden, Hidden,   Forbidden, May]),
    staff("GET /admin/members/{id}",                    [Forbidden, Hidden,   Forbidden, May]),
    staff("POST /admin/members/{id}",                   [Forbidden, Hidden,   Forbidden, May]),
    staff("GET /admin/members/{id}/disabling",          [Forbidden, Hidden,   Forbidden, May]),
    staff("POST /admin/members/{id}/disabling",         [Forbidden, Hidden,   Forbidden, May]),
    staff("POST /admin/members/{id}/sessions/end",      [Forbidden, Hidden,   Forbidden, May]),
    staff("POST /admin/members/{id}/enabling",          [Forbidden, Hidden,   Forbidden, May]),
    staff("GET /admin/organisation",                    [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/organisation",                   [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/organisation/logo",              [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/organisation/logo/removal",      [Forbidden, May,      Forbidden, May]),
    staff("GET /admin/mail",                            [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/mail",                           [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/mail/test",                      [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/mail/removal",                   [Forbidden, May,      Forbidden, May]),
    staff("POST /first-steps/end",                      [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/groups",                         [Forbidden, May,      Forbidden, May]),
    staff("GET /admin/groups/{id}",                     [Forbidden, Hidden,   Forbidden, May]),
    staff("POST /admin/groups/{id}",                    [Forbidden, Hidden,   Forbidden, May]),
    staff("GET /admin/keys",                            [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/keys",                           [Forbidden, May,      Forbidden, May]),
    staff("POST /admin/keys/{id}/revocation",           [Forbidden, Hidden,   Forbidden, May]),
    staff("GET /admin/audit",                           [Forbidden, May,      May,       May]),
    staff("POST /profile",                              [May,       May,      May,       May]),
    staff("POST /profile/password",                     [May,       May,      May,       May]),
    staff("POST /profile/sessions/{id}/end",            [Hidden,    Hidden,   Hidden,    Hidden]),
    staff("POST /profile/sessions/end",                 [May,       May,      May,       May]),
    staff("POST /sign-out",                             [May,       May,      May,       May]),

    //                                                                              without            elsewhere
    key("GET /api/v1/templates",                                                   Scope::Read,       May),
    key("GET /api/v1/templates/{key}",                                             Scope::Read,       Hidden),
    key("POST /api/v1/templates",                                                  Scope::Templates,  May),
    key("POST /api/v1/templates/{key}/publication",                                Scope::Templates,  Hidden),
    key("GET /api/v1/flows",                                                       Scope::Read,       May),
    key("POST /api/v1/templates/{key}/forms/{form}/files/{field}",                 Scope::Start,      Hidden),
    key("POST /api/v1/flows",                                                      Scope::Start,      Hidden),
    key("GET /api/v1/flows/{id}",                                                  Scope::Read,       Hidden),
    key("GET /api/v1/flows/{id}/log",                                              Scope::Read,       Hidden),
    key("POST /api/v1/flows/{id}/signals/{name}",                                  Scope::Act,        Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/hand-back",                           Scope::Act,        Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/completion",                          Scope::Act,        Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/files/{field}",                       Scope::Act,        Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/files/{field}/decision",              Scope::Act,        Hidden),
    key("POST /api/v1/flows/{id}/pause", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/resumption", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/priority", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/cancellation", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/steps", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/roles/{role}", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/clocks/{clock}/deadline", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/skip", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/reopening", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/deadline", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/reassignment", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/delegation", Scope::Act, Hidden),
    key("POST /api/v1/flows/{id}/steps/{key}/preparation", Scope::Act, Hidden),
    key("GET /api/v1/flows/{id}/steps/{key}/reopening", Scope::Act, Hidden),
    key("GET /api/v1/audit",                                                       Scope::Audit,      May),
];

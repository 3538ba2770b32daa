//! Changing the password.

use crate::{
    form::{self, Line},
    paths,
    shell::Staff,
};
use maud::{Markup, html};

/// What was wrong; passwords are never shown again.
#[derive(Clone, Debug, Default)]
pub struct PasswordForm {
    pub now_error: Option<String>,
    pub new_error: Option<String>,
    pub again_error: Option<String>,
    /// Characters of the shortest.
    pub length_min: usize,
}

pub(super) fn section(staff: &Staff, email: &str, page: &PasswordForm) -> Markup {
    let texts = staff.local.texts();
    let hint = texts.profile_password_hint(page.length_min);
    html! {
        section aria-labelledby="password-title" {
            h2 #password-title."text-lg"."font-semibold" { (texts.profile_password_title()) }
            form."mt-3"."flex"."flex-col"."gap-4" method="post" action=(paths::PROFILE_PASSWORD) novalidate {
                (staff.hidden_inputs("password"))
                // For managers of passwords.
                input type="hidden" name="username" autocomplete="username" value=(email);
                (line("now", texts.profile_password_now(), ("current-password", None), page.now_error.as_deref()))
                (line("password", texts.profile_password_new(), ("new-password", Some(&hint)), page.new_error.as_deref()))
                (line("again", texts.profile_password_again(), ("new-password", None), page.again_error.as_deref()))
                div."flex"."flex-wrap"."items-center"."gap-3" {
                    button."btn"."btn-outline"."border-edge" { (texts.profile_password_save()) }
                    p."text-sm"."text-muted" { (texts.profile_password_signs_out()) }
                }
            }
        }
    }
}

fn line(name: &str, label: &str, (autocomplete, hint): (&str, Option<&str>), error: Option<&str>) -> Markup {
    let (of, value, large) = ("password", "", false);
    form::line(&Line { id: name, name, label, hint, of, autocomplete, value, error, large })
}

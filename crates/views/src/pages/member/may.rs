//! What a member may do, as words in a list and as boxes in a form.

use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    pub admin: bool,
    pub builder: bool,
    pub staff: bool,
    pub auditor: bool,
}

struct Box {
    /// Posted as `may`.
    value: &'static str,
    word: &'static str,
    hint: &'static str,
    ticked: bool,
}

impl May {
    /// What somebody new may do unless told otherwise.
    pub fn usual() -> Self {
        Self { staff: true, ..Self::default() }
    }

    /// Of what was posted as `may`.
    pub fn from_words<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut may = Self::default();
        for word in words {
            match word {
                "admin" => may.admin = true,
                "builder" => may.builder = true,
                "staff" => may.staff = true,
                "auditor" => may.auditor = true,
                _ => {}
            }
        }
        may
    }

    /// "Admin" alone says the most an admin may do.
    pub(super) fn said(self, texts: Texts) -> String {
        if self.admin {
            return texts.member_may_admin().to_owned();
        }
        let words: Vec<&str> =
            self.boxes(texts).iter().filter(|one| one.ticked).map(|one| one.word).collect();
        words.join(", ")
    }

    fn boxes(self, texts: Texts) -> [Box; 4] {
        let one = |value, word, hint, ticked| Box { value, word, hint, ticked };
        [
            one("staff", texts.member_may_staff(), texts.member_may_staff_hint(), self.staff),
            one("builder", texts.member_may_builder(), texts.member_may_builder_hint(), self.builder),
            one("auditor", texts.member_may_auditor(), texts.member_may_auditor_hint(), self.auditor),
            one("admin", texts.member_may_admin(), texts.member_may_admin_hint(), self.admin),
        ]
    }

    pub(super) fn fieldset(self, texts: Texts, error: Option<&str>) -> Markup {
        html! {
            fieldset class=(crate::form::frame_class(error.is_some(), false)) {
                legend { (texts.member_permissions()) }
                @if let Some(error) = error { (crate::form::error_line("permissions-error", error)) }
                div."mt-1.5"."flex"."flex-col"."gap-2" { @for one in self.boxes(texts) {
                    label."check-row" {
                        input type="checkbox" name="may" value=(one.value) class="checkbox checkbox-sm checkbox-primary" checked[one.ticked];
                        span { (one.word) span."block"."text-sm"."text-muted" { (one.hint) } }
                    }
                } }
            }
        }
    }
}

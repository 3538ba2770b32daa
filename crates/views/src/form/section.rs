//! All questions of a form, under the headings of their sections; what is asked under a condition.

use super::{FieldView, FormPlace, SectionView, ShownIf, described_by, field};
use maud::{Markup, html};

/// All questions of a form.
pub fn fields(all: &[FieldView], place: FormPlace<'_>) -> Markup {
    html! {
        @for group in all.chunk_by(|one, next| one.section == next.section) {
            @match group.first().and_then(|first| Some((first, first.section.as_ref()?))) {
                Some((first, of)) => (section(of, &place.id(&first.name), group, place)),
                None => @for one in group { (field(one, place)) },
            }
        }
    }
}

/// `first` is the id of its first question.
fn section(of: &SectionView, first: &str, group: &[FieldView], place: FormPlace<'_>) -> Markup {
    let hint_id = format!("{first}-section");
    let described = described_by(&[(of.hint.is_some(), &hint_id)]);
    let class = if place.large { "part-of-form" } else { "part-of-form part-small" };
    let rules = of.shown_if.as_ref().and_then(|shown_if| shown_if.rules.as_ref());
    html! {
        fieldset class=(class) aria-describedby=[described] data-shown-if=[rules] {
            legend { (of.title) }
            div {
                @if let Some(hint) = &of.hint { p id=(hint_id) { (hint) } }
                @if let Some(shown_if) = &of.shown_if { (sentence(shown_if)) }
            }
            @for one in group { (field(one, place)) }
        }
    }
}

fn sentence(shown_if: &ShownIf) -> Markup {
    html! { p."mb-1"."text-sm"."text-muted" data-shown-if-hint[shown_if.rules.is_some()] { (shown_if.said) } }
}

/// What is asked under a condition carries its sentence, and its rule for the script.
pub(super) fn shown_if(shown_if: Option<&ShownIf>, inner: Markup) -> Markup {
    let Some(shown_if) = shown_if else { return inner };
    html! {
        div data-shown-if=[shown_if.rules.as_ref()] {
            (sentence(shown_if))
            (inner)
        }
    }
}

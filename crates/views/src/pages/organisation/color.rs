//! Choosing a colour: what words in it look like on white is said at once, and the nearest that can be read is offered.
//! Without a script it is said after saving.

use super::OrganisationForm;
use crate::{
    brand::OURS,
    form::{self, frame_class},
};
use maud::{Markup, html};
use model::Color;
use texts::{Language, Texts};

pub(super) fn color(form: &OrganisationForm, language: Language) -> Markup {
    let texts = Texts(language);
    let chosen = Color::parse(&form.color);
    let value = chosen.unwrap_or(OURS);
    let offered = value.offered();
    // What cannot be read as a colour has its own words.
    let wrong = form.color_error.as_deref().filter(|_| chosen.is_none());
    let asks = form.color_error.is_some() && offered.is_some();
    html! {
        div class=(frame_class(wrong.is_some() || asks, false)) {
            label for="color" { (texts.organisation_color()) }
            p #color-hint { (texts.organisation_color_hint()) }
            @if let Some(error) = wrong { (form::error_line("color-error", error)) }
            input #color."mt-1.5"."block"."h-9"."w-16"."cursor-pointer"."rounded-field"."border"."border-edge"."bg-base-100"."p-1" type="color" name="color" value=(value)
                aria-describedby="color-hint color-said" data-brand-target="color" data-action="input->brand#show";
            p #color-said."mt-2" aria-live="polite" data-brand-target="said"
                data-readable=(texts.organisation_color_readable("{ratio}")) data-pale=(texts.organisation_color_pale("{color}", "{offered}", "{ratio}")) {
                (said(value, asks, texts))
            }
            div."mt-2"."flex"."flex-col"."items-start"."gap-2" data-brand-target="pale" hidden[offered.is_none()] {
                @let offered = offered.unwrap_or(value);
                button."btn"."btn-outline"."h-9"."gap-2"."border-edge"."px-3" name="color" value=(offered) data-brand-target="take" data-action="brand#take" data-take=(texts.organisation_color_take("{offered}")) {
                    (texts.organisation_color_take(offered.to_string()))
                }
                label."check-row" {
                    input type="checkbox" name="color_as_it_is" value="yes" class="checkbox checkbox-sm checkbox-primary" checked[form.color_as_it_is];
                    span { (texts.organisation_color_keep()) }
                }
            }
        }
    }
}

fn said(color: Color, asks: bool, texts: Texts) -> String {
    let ratio = ratio(color, texts.0);
    match color.offered() {
        None => texts.organisation_color_readable(ratio),
        Some(offered) if asks => texts.organisation_color_pale(color.to_string(), offered.to_string(), ratio),
        Some(offered) => texts.organisation_color_pale_kept(offered.to_string(), ratio),
    }
}

/// With white, as its reader writes numbers.
fn ratio(color: Color, language: Language) -> String {
    let tenths = color.contrast_tenths();
    let point = match language {
        Language::En => '.',
        Language::De => ',',
    };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contrast_is_written_as_its_reader_writes_numbers() {
        for (language, expected) in [(Language::En, "1.6"), (Language::De, "1,6")] {
            assert_eq!(ratio(Color::parse("#f5c400").expect("a colour"), language), expected);
        }
    }
}

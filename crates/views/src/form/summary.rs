//! What is wrong, said first, each line leading to its field.

use super::{FieldView, FormPlace, choice, list};
use maud::{Markup, html};
use model::FieldType;
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Problem {
    /// Id of the input.
    pub id: String,
    pub text: String,
}

/// The errors of `fields`, in reading order.
pub fn problems_of(fields: &[FieldView], place: FormPlace<'_>) -> Vec<Problem> {
    fields.iter().flat_map(|field| problems_of_one(field, place)).collect()
}

fn problems_of_one(field: &FieldView, place: FormPlace<'_>) -> Vec<Problem> {
    let own = field.error.as_ref().map(|error| Problem {
        id: first_input(field, place),
        text: problem_words(&field.label, error, place.texts),
    });
    let FieldType::List { entry, min, max, .. } = &field.of else { return own.into_iter().collect() };
    let entries = list::entries(field, (*min, *max));
    let within = entries.iter().enumerate().flat_map(|(at, questions)| {
        let title = list::title(entry, at, place.texts);
        questions.iter().filter_map(move |question| {
            let label = place.texts.form_in_entry(&title, &question.label);
            let text = problem_words(&label, question.error.as_ref()?, place.texts);
            Some(Problem { id: first_input(question, FormPlace { in_entry: true, ..place }), text })
        })
    });
    own.into_iter().chain(within).collect()
}

/// "Company: write its name."; a question loses its mark.
pub(crate) fn problem_words(label: &str, error: &str, texts: Texts) -> String {
    texts.form_problem(label.trim_end_matches(['?', ':', '.', ' ']), error)
}

fn first_input(field: &FieldView, place: FormPlace<'_>) -> String {
    let id = place.id(&field.name);
    match &field.of {
        FieldType::YesNo | FieldType::Rating { .. } if place.in_entry => id,
        FieldType::Choice { options, .. } if choice::is_select(options.len(), place) => id,
        FieldType::Choice { .. }
        | FieldType::Several { .. }
        | FieldType::YesNo
        | FieldType::Rating { .. } => {
            format!("{id}-0")
        }
        FieldType::Address => format!("{id}-street"),
        _ => id,
    }
}

/// Nothing if there are no problems.
pub fn summary(problems: &[Problem], texts: Texts) -> Markup {
    html! {
        @if !problems.is_empty() {
            div."rounded-box"."border-2"."border-error"."p-4" role="alert" tabindex="-1" {
                h2."text-lg"."font-semibold" { (texts.form_correct(problems.len())) }
                ul."mt-1" { @for problem in problems {
                    li { a."font-medium"."text-error"."underline"."underline-offset-3" href={ "#" (problem.id) } { (problem.text) } }
                } }
            }
        }
    }
}

/// A refused act: what, why, and what would be accepted.
pub fn refusal(said: Option<&str>) -> Markup {
    html! {
        @if let Some(said) = said {
            div."rounded-box"."border-2"."border-error"."p-4" role="alert" { p."font-medium" { (said) } }
        }
    }
}

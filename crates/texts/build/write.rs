//! Rust for all messages: a method of `Texts`, which says it now, and of `Sentence`, which says it later.

use crate::{
    catalogue::Catalogue,
    message::{Case, Pattern, Piece, fixed, variables},
};
use std::fmt::Write as _;

const PLURAL_CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

pub fn rust(english: &Catalogue, german: &Catalogue) -> String {
    let mut texts = String::new();
    let mut sentences = String::new();
    let mut writers = String::new();
    for (id, pattern) in english {
        let Some(translated) = german.get(id) else { continue };
        let name = id.replace('-', "_");
        let documentation = documentation(pattern);
        let names: Vec<String> = variables(pattern).into_iter().map(|name| name.replace('-', "_")).collect();
        let parameters: Vec<String> = names.iter().map(|name| format!("{name}: impl Into<Arg>")).collect();
        let parameters = parameters.join(", ");
        let arguments: Vec<String> = names.iter().map(|name| format!("{name}.into()")).collect();
        let arguments = arguments.join(", ");
        let _ = match (fixed(pattern), fixed(translated)) {
            (Some(english), Some(german)) => {
                let _ = writeln!(
                    writers,
                    "fn {name}(language: Language, _: &[Arg]) -> Cow<'static, str> {{ Cow::Borrowed(match language {{ \
                     Language::En => {english:?}, Language::De => {german:?} }}) }}"
                );
                writeln!(
                    texts,
                    "{documentation}pub fn {name}(self) -> &'static str {{ match self.0 {{ Language::En => {english:?}, \
                     Language::De => {german:?} }} }}"
                )
            }
            _ => {
                let _ = writeln!(
                    writers,
                    "fn {name}(language: Language, arguments: &[Arg]) -> Cow<'static, str> {{ let mut said = String::new(); \
                     match language {{ Language::En => {{ {} }} Language::De => {{ {} }} }} Cow::Owned(said) }}",
                    pieces(pattern, &names),
                    pieces(translated, &names)
                );
                writeln!(
                    texts,
                    "{documentation}pub fn {name}(self, {parameters}) -> String {{ \
                     messages::{name}(self.0, &[{arguments}]).into_owned() }}"
                )
            }
        };
        let _ = writeln!(
            sentences,
            "{documentation}pub fn {name}({parameters}) -> Self {{ Self::new({id:?}, messages::{name}, vec![{arguments}]) }}"
        );
    }
    format!(
        "impl Texts {{\n{texts}}}\nimpl Sentence {{\n{sentences}}}\nmod messages {{\nuse super::{{Arg, Language, push}};\n\
         use std::borrow::Cow;\n{}}}\n",
        writers.replace("\nfn ", "\npub(super) fn ").replacen(
            "fn ",
            "pub(super) fn ",
            usize::from(!writers.starts_with('\n'))
        )
    )
}

fn documentation(pattern: &Pattern) -> String {
    let said: String = pattern
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.replace('\n', " "),
            Piece::Variable(name) => format!("{{{name}}}"),
            Piece::Choice { variable, .. } => format!("{{{variable} → …}}"),
        })
        .collect();
    format!("#[doc = {said:?}]\n")
}

fn pieces(pattern: &[Piece], names: &[String]) -> String {
    let place = |variable: &str| {
        let variable = variable.replace('-', "_");
        names.iter().position(|name| *name == variable).unwrap_or(0)
    };
    let mut code = String::new();
    for piece in pattern {
        let _ = match piece {
            Piece::Text(text) => write!(code, "{}", words(text)),
            Piece::Variable(name) => {
                write!(code, "push(&mut said, language, {});", argument(place(name)))
            }
            Piece::Choice { variable, cases, otherwise } => {
                let argument = argument(place(variable));
                for (case, pattern) in cases {
                    let condition = match case {
                        Case::Number(number) => format!("is_number({number})"),
                        Case::Word(word) if PLURAL_CATEGORIES.contains(&word.as_str()) => {
                            format!("is_plural(language, {word:?})")
                        }
                        Case::Word(word) => format!("is_word({word:?})"),
                    };
                    let _ = write!(
                        code,
                        "if {argument}.is_some_and(|of| of.{condition}) {{ {} }} else ",
                        pieces(pattern, names)
                    );
                }
                write!(code, "{{ {} }}", pieces(otherwise, names))
            }
        };
    }
    code
}

fn argument(place: usize) -> String {
    if place == 0 { "arguments.first()".to_owned() } else { format!("arguments.get({place})") }
}

fn words(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => format!("said.push({letter:?});"),
        _ => format!("said.push_str({text:?});"),
    }
}

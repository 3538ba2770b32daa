//! A message as the product uses Fluent: text, variables, and a choice by a variable. Nothing else is accepted.

use fluent_syntax::ast;
use std::collections::BTreeSet;

pub type Pattern = Vec<Piece>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Variable(String),
    /// The first case that fits, else the last.
    Choice {
        variable: String,
        cases: Vec<(Case, Pattern)>,
        otherwise: Pattern,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Case {
    /// A plural category, or the word itself.
    Word(String),
    Number(i64),
}

pub fn read(pattern: &ast::Pattern<&str>) -> Result<Pattern, String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            ast::PatternElement::TextElement { value } => Ok(Piece::Text((*value).to_owned())),
            ast::PatternElement::Placeable { expression } => placeable(expression),
        })
        .collect()
}

fn placeable(expression: &ast::Expression<&str>) -> Result<Piece, String> {
    match expression {
        ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }) => {
            Ok(Piece::Text((*value).to_owned()))
        }
        ast::Expression::Inline(inline) => variable(inline).map(Piece::Variable),
        ast::Expression::Select { selector, variants } => {
            let mut cases = Vec::new();
            let mut otherwise = None;
            for variant in variants {
                let pattern = read(&variant.value)?;
                if variant.default {
                    otherwise = Some(pattern);
                } else {
                    cases.push((case(&variant.key)?, pattern));
                }
            }
            let otherwise = otherwise.ok_or("a choice without a default")?;
            Ok(Piece::Choice { variable: variable(selector)?, cases, otherwise })
        }
    }
}

fn variable(inline: &ast::InlineExpression<&str>) -> Result<String, String> {
    match inline {
        ast::InlineExpression::VariableReference { id } => Ok(id.name.to_owned()),
        other => Err(format!("only variables and quoted text can stand in braces, found {other:?}")),
    }
}

fn case(key: &ast::VariantKey<&str>) -> Result<Case, String> {
    match key {
        ast::VariantKey::Identifier { name } => Ok(Case::Word((*name).to_owned())),
        ast::VariantKey::NumberLiteral { value } => {
            value.parse().map(Case::Number).map_err(|_| format!("{value} is not a whole number"))
        }
    }
}

/// Names of everything the pattern needs to know, sorted.
pub fn variables(pattern: &[Piece]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for piece in pattern {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable(name) => {
                found.insert(name.clone());
            }
            Piece::Choice { variable, cases, otherwise } => {
                found.insert(variable.clone());
                found.extend(cases.iter().flat_map(|(_, pattern)| variables(pattern)));
                found.extend(variables(otherwise));
            }
        }
    }
    found
}

/// The text, where nothing varies.
pub fn fixed(pattern: &[Piece]) -> Option<String> {
    pattern
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => Some(text.as_str()),
            Piece::Variable(_) | Piece::Choice { .. } => None,
        })
        .collect()
}

//! The language as a JSON Schema (2020-12), for editors that check while one types.

use super::{
    ACTION, BRANCH, CHOICE, CHOICE_BRANCH, CLOCK, COMPLIANCE, ESCALATION, FIELD, FILE, ITEM, MILESTONE,
    OUTCOMES, PARALLEL, PRIORITIES, PRIORITY_RULE, REMINDER, REPEAT, ROLE, RUN, SECTION, STAGE, START, STEP,
    SUB_FLOW, Shape, TEMPLATE, Thing, WAIT,
};
use crate::{limits, target};
use serde_json::{Map, Value, json};

/// What has a name of its own in the schema.
static MAPS: [(&Thing, &str); 23] = [
    (&ROLE, "role"),
    (&START, "start"),
    (&STAGE, "stage"),
    (&ITEM, "item"),
    (&STEP, "step"),
    (&PARALLEL, "parallel"),
    (&BRANCH, "branch"),
    (&CHOICE, "choice"),
    (&CHOICE_BRANCH, "choice_branch"),
    (&REPEAT, "repeat"),
    (&WAIT, "wait"),
    (&SUB_FLOW, "flow"),
    (&MILESTONE, "milestone"),
    (&RUN, "run"),
    (&FIELD, "field"),
    (&SECTION, "section"),
    (&FILE, "file"),
    (&CLOCK, "clock"),
    (&COMPLIANCE, "target"),
    (&PRIORITY_RULE, "priority_rule"),
    (&REMINDER, "reminder"),
    (&ESCALATION, "escalation"),
    (&ACTION, "action"),
];

/// The schema `baton template schema` prints. What names mean and whether conditions fit is beyond a schema;
/// `baton template check` tells.
pub fn schema() -> Value {
    let mut definitions = Map::new();
    for (thing, name) in MAPS {
        definitions.insert(name.to_owned(), map_schema(thing));
    }
    definitions.insert("item".to_owned(), item_schema());
    let mut root = map_schema(&TEMPLATE);
    if let Some(root) = root.as_object_mut() {
        root.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        root.insert("title".to_owned(), json!("Template of a Baton flow"));
        root.insert("$defs".to_owned(), Value::Object(definitions));
    }
    root
}

/// By address, since two things may have the same words.
fn definition_name(thing: &'static Thing) -> String {
    let name = MAPS.iter().find(|(known, _)| std::ptr::eq(*known, thing));
    name.map_or_else(|| "template".to_owned(), |(_, name)| (*name).to_owned())
}

fn reference(thing: &'static Thing) -> Value {
    json!({ "$ref": format!("#/$defs/{}", definition_name(thing)) })
}

fn map_schema(thing: &Thing) -> Value {
    let mut properties = Map::new();
    for word in thing.words {
        let mut property = shape_schema(&word.shape);
        if let Some(property) = property.as_object_mut() {
            property.insert("description".to_owned(), json!(word.about));
        }
        properties.insert(word.name.to_owned(), property);
    }
    let needed: Vec<&str> = thing.words.iter().filter(|word| word.needed).map(|word| word.name).collect();
    json!({ "type": "object", "properties": properties, "required": needed, "additionalProperties": false })
}

/// A step and a milestone are an item themselves; the other blocks are one word with a map behind it.
fn item_schema() -> Value {
    let alternatives: Vec<Value> = ITEM
        .words
        .iter()
        .map(|word| match &word.shape {
            Shape::Of(thing) if thing.words.iter().any(|inner| inner.name == word.name) => reference(thing),
            shape => json!({
                "type": "object",
                "properties": { word.name: shape_schema(shape) },
                "required": [word.name],
                "additionalProperties": false,
            }),
        })
        .collect();
    json!({ "oneOf": alternatives })
}

fn shape_schema(shape: &Shape) -> Value {
    match shape {
        Shape::Format => json!({ "const": 1 }),
        Shape::TemplateKey => json!({ "type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$" }),
        Shape::Name => json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]{0,63}$" }),
        Shape::Data => json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$" }),
        Shape::Line => json!({ "type": ["string", "number", "boolean"] }),
        Shape::Text => {
            json!({ "type": ["string", "number", "boolean"], "maxLength": limits::LONG_TEXT_CHARS_MAX })
        }
        Shape::Condition => json!({ "type": "string", "examples": ["screening.hits > 0"] }),
        Shape::Target => json!({ "type": "string", "examples": [target::TARGET_EXPECTED] }),
        Shape::ClockTarget => clock_target_schema(),
        Shape::Span => json!({ "type": "string", "examples": ["2 business days"] }),
        Shape::Trigger => json!({ "type": "string", "examples": ["approve.done"] }),
        Shape::Percent => json!({ "type": "string", "pattern": "^([1-9][0-9]?|100)%$" }),
        Shape::YesNo => json!({ "type": "boolean" }),
        Shape::Whole { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Shape::Decimal => json!({ "type": ["number", "string"] }),
        Shape::OneOf(words) => json!({ "enum": words() }),
        Shape::OneOfOrNumber(words) => {
            json!({ "anyOf": [{ "enum": words() }, { "type": "integer", "minimum": 1 }] })
        }
        Shape::ListOf(inner) => json!({ "type": "array", "items": shape_schema(inner) }),
        Shape::OneOrList(inner) => {
            let one = shape_schema(inner);
            json!({ "anyOf": [one.clone(), { "type": "array", "items": one }] })
        }
        Shape::OneOrMap(thing) => json!({ "anyOf": [{ "type": "string" }, reference(thing)] }),
        Shape::Of(thing) => reference(thing),
        Shape::Either(one, other) => json!({ "anyOf": [reference(one), reference(other)] }),
        Shape::Keyed(thing) => json!({
            "type": "object",
            "propertyNames": { "pattern": "^[a-z][a-z0-9_]{0,63}$" },
            "additionalProperties": reference(thing),
        }),
        Shape::Texts => json!({
            "type": "object",
            "propertyNames": { "pattern": "^[a-z][a-z0-9_]{0,63}$" },
            "additionalProperties": shape_schema(&Shape::Text),
        }),
        Shape::Outcomes => outcomes_schema(),
    }
}

fn clock_target_schema() -> Value {
    let one = shape_schema(&Shape::Target);
    let each: Map<String, Value> =
        PRIORITIES.words().into_iter().map(|word| (word.to_owned(), one.clone())).collect();
    json!({ "anyOf": [one, { "type": "object", "properties": each, "additionalProperties": false }] })
}

fn outcomes_schema() -> Value {
    let rule = json!({ "anyOf": [
        { "enum": ["end", "continue"] },
        { "type": "array", "items": { "type": "string" }, "minItems": 1 },
        reference(&RUN),
    ] });
    let properties: Map<String, Value> =
        OUTCOMES.words().into_iter().map(|word| (word.to_owned(), rule.clone())).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

//! The schema and the parser know the same words, and the parser ignores none of them.

use model::{Definition, definition::schema};
use serde_json::{Value, json};

/// A file in which every map of the language stands once.
fn everything() -> Value {
    json!({
        "baton": 1, "key": "t", "name": "T", "started_from": ["client"],
        "roles": {"r": {"name": "R", "party": "us", "fill": "later"}},
        "start": {"initializer": "r", "form": [
            {"key": "f", "label": "F", "type": "text"},
            {"section": "S", "fields": [{"key": "l", "label": "L", "type": "list", "entry": "E", "min": 1, "max": 3,
                "fields": [{"key": "g", "label": "G", "type": "text", "shown_if": "start.f is given"}]}]}
        ]},
        "stages": [{"stage": "one", "steps": [
            {"step": "a", "kind": "file_request", "role": "r", "title": "A", "files": [{"key": "d", "label": "D"}]},
            {"milestone": "m", "name": "M"},
            {"parallel": {"join": "all", "branches": [{"name": "B", "steps": []}]}},
            {"choice": {"name": "C", "branches": [{"if": "a.outcome is given", "steps": []}, {"otherwise": true, "steps": []}]}},
            {"step": "b", "kind": "approval", "role": "r", "title": "B", "decided_by": 2, "outcome": {"denied": {"steps": []}, "sent_back": ["a"]}},
            {"step": "c", "kind": "approval", "role": "r", "title": "C", "decided_by": "all", "outcome": {"denied": "end"},
                "due": "3 days", "remind": ["1 day before", {"after": "1 day", "every": "1 day", "at_most": 2}],
                "escalate": [{"after": "2 days", "notify": "r"}]},
            {"parallel": {"join": 1, "branches": [{"steps": []}, {"steps": []}]}},
            {"repeat": {"name": "R", "until": "d.outcome is given", "at_most": 3, "steps": [
                {"step": "d", "kind": "task", "role": "r", "title": "D", "prepared_by": "r"}]}},
            {"wait": {"for": "2 business days"}},
            {"flow": {"template": "other", "wait": false}},
            {"choice": {"key": "way", "name": "Way", "by": "r", "due": "1 day", "branches": [
                {"name": "X", "steps": []}, {"name": "Y", "steps": []}]}}
        ]}],
        "clocks": [{"clock": "k", "starts": "flow.started", "stops": ["c.done", "milestone.m"], "target": {"normal": "24h", "high": "4h"},
            "amber": "2h", "pause": ["client", "paused"], "on_amber": [{"remind": "assignees"}]}],
        "targets": [{"clock": "k", "met": "95%"}],
        "priority": [{"if": "start.f is given", "is": "high"}]
    })
}

/// Where in that file each map of the schema stands.
const PLACES: [(&str, &str); 24] = [
    ("role", "/roles/r"),
    ("start", "/start"),
    ("stage", "/stages/0"),
    ("step", "/stages/0/steps/0"),
    ("parallel", "/stages/0/steps/2/parallel"),
    ("branch", "/stages/0/steps/2/parallel/branches/0"),
    ("choice", "/stages/0/steps/3/choice"),
    ("choice_branch", "/stages/0/steps/3/choice/branches/0"),
    ("milestone", "/stages/0/steps/1"),
    ("run", "/stages/0/steps/4/outcome/denied"),
    ("field", "/start/form/0"),
    ("section", "/start/form/1"),
    ("field", "/start/form/1/fields/0/fields/0"),
    ("file", "/stages/0/steps/0/files/0"),
    ("repeat", "/stages/0/steps/7/repeat"),
    ("wait", "/stages/0/steps/8/wait"),
    ("flow", "/stages/0/steps/9/flow"),
    ("clock", "/clocks/0"),
    ("target", "/targets/0"),
    ("priority_rule", "/priority/0"),
    ("reminder", "/stages/0/steps/5/remind/1"),
    ("escalation", "/stages/0/steps/5/escalate/0"),
    ("action", "/clocks/0/on_amber/0"),
    ("", ""),
];

/// `/stages/0/steps` as `stages[0].steps`.
fn problem_path(pointer: &str) -> String {
    pointer.split('/').skip(1).fold(String::new(), |path, part| {
        if part.parse::<usize>().is_ok() {
            format!("{path}[{part}]")
        } else if path.is_empty() {
            part.to_owned()
        } else {
            format!("{path}.{part}")
        }
    })
}

#[test]
fn every_word_of_the_schema_is_read_and_no_other() {
    let schema = schema();
    let holds = Definition::parse("file", &everything().to_string());
    assert!(holds.is_ok(), "{holds:?}");
    for name in schema["$defs"].as_object().expect("defs").keys().filter(|name| *name != "item") {
        assert!(PLACES.iter().any(|(known, _)| known == name), "no place for {name}");
    }
    for (name, pointer) in PLACES {
        let map = if name.is_empty() { &schema } else { &schema["$defs"][name] };
        let words = map["properties"].as_object().expect("properties").keys();
        for word in words.map(String::as_str).chain(["nonsense"]) {
            let mut file = everything();
            file.pointer_mut(pointer).expect(pointer)[word] = json!({"nonsense": [["x"]]});
            let problems = Definition::parse("file", &file.to_string()).expect_err(word);
            let path = problem_path(&format!("{pointer}/{word}"));
            assert!(problems.iter().any(|problem| problem.path.starts_with(&path)), "{path}: {problems:?}");
            let unknown = problems
                .iter()
                .any(|problem| problem.what.contains("has no word `nonsense`") && problem.path == path);
            assert_eq!(unknown, word == "nonsense", "{path}: {problems:?}");
        }
    }
}

/// As much of JSON Schema as ours uses.
fn fits(schema: &Value, root: &Value, value: &Value) -> bool {
    let keyword = |name: &str| schema.get(name);
    let list = |name: &str| keyword(name).and_then(Value::as_array).cloned().unwrap_or_default();
    if let Some(reference) = keyword("$ref").and_then(Value::as_str) {
        return root.pointer(reference.trim_start_matches('#')).is_some_and(|inner| fits(inner, root, value));
    }
    let of = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        _ => value.is_number(),
    };
    let type_fits = match keyword("type") {
        Some(Value::String(name)) => of(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(of),
        _ => true,
    };
    let matching = |name: &str| list(name).iter().filter(|inner| fits(inner, root, value)).count();
    let properties = keyword("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let map_fits = value.as_object().is_none_or(|map| {
        map.iter().all(|(key, inner)| match (properties.get(key), keyword("additionalProperties")) {
            (Some(property), _) => fits(property, root, inner),
            (None, Some(Value::Bool(false))) => false,
            (None, Some(other)) => fits(other, root, inner),
            (None, None) => true,
        }) && list("required").iter().all(|word| word.as_str().is_some_and(|word| map.contains_key(word)))
    });
    let items_fit = match (keyword("items"), value.as_array()) {
        (Some(items), Some(values)) => values.iter().all(|inner| fits(items, root, inner)),
        _ => true,
    };
    type_fits
        && map_fits
        && items_fit
        && keyword("const").is_none_or(|only| only == value)
        && keyword("enum").is_none_or(|_| list("enum").contains(value))
        && (keyword("oneOf").is_none() || matching("oneOf") == 1)
        && (keyword("anyOf").is_none() || matching("anyOf") > 0)
}

#[test]
fn what_the_parser_takes_fits_the_schema() {
    let schema = schema();
    assert!(fits(&schema, &schema, &everything()));
    for (pointer, value) in [
        ("/baton", json!(2)),
        ("/roles/r/party", json!("them")),
        ("/stages/0/steps/0/kind", json!("signature")),
        ("/stages/0/steps/0", json!({"repeat": {}})),
        ("/stages/0/steps/0", json!({"sleep": {"for": "2 days"}})),
        ("/stages/0/steps/6/parallel/join", json!("most")),
        ("/targets/0/met", json!(95)),
        ("/priority/0/is", json!("higher")),
        ("/clocks/0/target", json!({"soon": "2h"})),
        ("/clocks/0/pause", json!(["holidays"])),
        ("/stages/0/steps/4/outcome/denied", json!("stop")),
        ("/stages/0/steps/4/decided_by", json!("many")),
        ("/start/form/0/type", json!("txt")),
        ("/start/form/1/fields", json!({})),
        ("/start/form/1/fields/0/fields/0/type", json!("txt")),
    ] {
        let mut file = everything();
        *file.pointer_mut(pointer).expect(pointer) = value;
        assert!(!fits(&schema, &schema, &file), "{pointer}");
        assert!(Definition::parse("file", &file.to_string()).is_err(), "{pointer}");
    }
}

//! Files nobody would write: they are refused in bounded time, and nothing panics.

use model::{Definition, condition::Condition, limits, names, target::Target, text::Text};
use proptest::prelude::*;
use std::fmt::Write;

const KYC: &str = include_str!("../../../templates/kyc-review.yaml");
const TAX: &str = include_str!("../../../templates/tax-preparation.yaml");

/// Parses and holds what is said against the file.
fn refuse_or_read(source: &str) -> bool {
    match Definition::parse("file", source) {
        Ok(_) => true,
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            let lines = source.chars().filter(|letter| matches!(letter, '\n' | '\r')).count() + 1;
            for problem in &problems {
                assert!((1..=lines).contains(&problem.line), "{problem} in {lines} lines");
                assert!(problem.column >= 1, "{problem}");
            }
            let sorted =
                problems.windows(2).all(|two| (two[0].line, two[0].column) <= (two[1].line, two[1].column));
            assert!(sorted, "not in the order of the file");
            false
        }
    }
}

#[test]
fn cut_off_anywhere() {
    for cut in (0..KYC.len()).filter(|cut| KYC.is_char_boundary(*cut) && cut % 7 == 0) {
        refuse_or_read(&KYC[..cut]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        refuse_or_read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_signs(source in "[a-z0-9 :,{}\\[\\]\\-\"'#&*!|>%@`~?\\\\\n\t]{0,200}") {
        refuse_or_read(&source);
        refuse_or_read(&format!("baton: 1\nkey: t\nname: T\nstages:\n  - stage: one\n    steps: {source}\n"));
    }

    /// A piece of a real file replaced by a piece of another.
    #[test]
    fn pieces_moved(at in 0usize..8_000, length in 0usize..200, from in 0usize..8_000, with in 0usize..200) {
        let letters: Vec<char> = KYC.chars().collect();
        let other: Vec<char> = TAX.chars().collect();
        let within = |place: usize, all: &[char]| place.min(all.len());
        let (start, end) = (within(at, &letters), within(at + length, &letters));
        let (first, last) = (within(from, &other), within(from + with, &other));
        let moved: String = letters[..start].iter().chain(&other[first..last]).chain(&letters[end..]).collect();
        refuse_or_read(&moved);
    }

    #[test]
    fn any_condition(source in "(start\\.a|b\\.c|and|or|not|in|is|given|contains|[()\\[\\],<>=!\"'\\\\ ]|[0-9.\\-]{1,12}|\\PC){0,40}") {
        let _ = Condition::parse(&source, &Anything);
        let _ = Text::parse(&source, &Anything);
        let _ = Text::parse(&format!("a {{{{{source}}}}} b"), &Anything);
    }

    #[test]
    fn any_target(source in "([0-9]{1,12}|business|days?|h|min|before|record\\.x|[ ,:.]|\\PC){0,12}") {
        if let Ok(target) = Target::parse(&source) {
            prop_assert_eq!(Target::parse(&target.to_string()), Ok(target));
        }
    }

    /// What a text reads back as is what was read.
    #[test]
    fn texts_read_back(source in "([a-z ]|\\{\\{ ?start\\.a ?\\}\\}|\\}|\n){0,20}") {
        let text = Text::parse(&source, &Anything).expect("reads");
        prop_assert_eq!(Text::parse(&text.to_string(), &Anything), Ok(text));
    }
}

struct Anything;

impl names::Names for Anything {
    fn resolve(
        &self,
        owner: &str,
        name: &str,
    ) -> Result<(model::DataPath, names::DataType), names::UnknownName> {
        let path = model::DataPath::Step { step: owner.to_owned(), field: name.to_owned() };
        Ok((path, names::DataType::Any))
    }
}

const HEAD: &str =
    "baton: 1\nkey: t\nname: T\nroles: {r: {party: us}}\nstages:\n  - stage: one\n    steps:\n";

fn only_problem(source: &str) -> String {
    let problems = Definition::parse("file", source).err().unwrap_or_default();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].to_string()
}

#[test]
fn a_file_over_its_size() {
    let source = format!("{HEAD}#{}", "x".repeat(limits::DEFINITION_BYTES_MAX));
    assert!(only_problem(&source).contains("expected at most 1 MiB"));
}

#[test]
fn steps_over_their_number() {
    let steps = |count: usize| {
        (0..count).fold(HEAD.to_owned(), |mut file, number| {
            let _ = writeln!(file, "      - {{step: s{number}, kind: task, role: r, title: S}}");
            file
        })
    };
    assert!(Definition::parse("file", &steps(500)).is_ok());
    assert!(only_problem(&steps(501)).ends_with("one step too many, expected at most 500 steps"));
}

#[test]
fn roles_over_their_number() {
    let roles = |count: usize| {
        let roles: String = (0..count).map(|number| format!("r{number}: {{party: us}}, ")).collect();
        format!(
            "baton: 1\nkey: t\nname: T\nroles: {{r: {{party: us}}, {roles}}}\nstages: [{{stage: one, steps: [{{step: s, kind: task, role: r, title: S}}]}}]\n"
        )
    };
    assert!(Definition::parse("file", &roles(49)).is_ok());
    assert!(only_problem(&roles(50)).ends_with("51 roles, expected at most 50"));
}

#[test]
fn fields_over_their_number() {
    let fields = |count: usize| {
        let fields: String =
            (0..count).map(|number| format!("{{key: f{number}, label: F, type: text}}, ")).collect();
        format!("{HEAD}      - {{step: s, kind: form, role: r, title: S, form: [{fields}]}}\n")
    };
    assert!(Definition::parse("file", &fields(200)).is_ok());
    assert!(only_problem(&fields(201)).ends_with("201 fields, expected at most 200"));
}

#[test]
fn blocks_over_their_depth() {
    let nested = |depth: usize| {
        let open = "{parallel: {branches: [{steps: [".repeat(depth);
        let close = "]}]}}".repeat(depth);
        format!("{HEAD}      - {open}{{step: s, kind: task, role: r, title: S}}{close}\n")
    };
    assert!(Definition::parse("file", &nested(12)).is_ok());
    assert!(only_problem(&nested(13)).ends_with("blocks nested too deep, expected at most 12 levels"));
    assert!(
        only_problem(&nested(40)).ends_with("lists and maps nested too deep, expected at most 128 levels")
    );
}

#[test]
fn nesting_and_names_without_end() {
    for source in [
        "[".repeat(limits::DEFINITION_BYTES_MAX),
        "{".repeat(limits::DEFINITION_BYTES_MAX),
        "- ".repeat(limits::DEFINITION_BYTES_MAX / 2),
        "a: ".repeat(limits::DEFINITION_BYTES_MAX / 3),
        "? ".repeat(limits::DEFINITION_BYTES_MAX / 2),
        (0..30_000).map(|number| format!("k{number}: 1\n")).collect(),
        (0..30_000).map(|_| "k: 1\n").collect(),
        format!("a: &a [{}]", "*a,".repeat(300_000)),
        format!("{HEAD}      - {{step: s, kind: task, role: r, title: '{}'}}\n", "{{a.b}}".repeat(140_000)),
        format!(
            "{HEAD}      - {{step: s, kind: task, role: r, title: S, when: '{}'}}\n",
            "(".repeat(1_000_000)
        ),
        format!("\"{}", "\\u".repeat(500_000)),
        format!(
            "{HEAD}      [{}]\n",
            "{step: s, kind: task, role: r, title: '{{a.b}}', when: a.b > 1},".repeat(14_000)
        ),
    ] {
        assert!(!refuse_or_read(&source), "{}…", source.chars().take(40).collect::<String>());
    }
}

#[test]
fn script_and_length_in_every_text() {
    let script = "<script>alert(1)</script>";
    let file = KYC.replace("Legal name of your company", script).replace("Clear {{start.company}}", script);
    assert!(refuse_or_read(&file), "text is text");
    let long = KYC.replace("name: KYC and compliance review", &format!("name: {}", "x".repeat(10_000)));
    assert!(only_problem(&long).ends_with("a text that long, expected at most 500 characters"));
}

#[test]
fn json_is_read_as_yaml() {
    let json = "\u{feff}{\r\n\t\"baton\": 1, \"key\": \"t\", \"name\": \"M\\u00fcller \\ud83d\\ude00 \\/ \\\"S\\u00f6hne\\\"\",\r\n\t\
        \"roles\": {\"r\": {\"party\": \"us\"}},\r\n\t\"stages\": [{\"stage\": \"one\", \"steps\": \
        [{\"step\": \"s\", \"kind\": \"task\", \"role\": \"r\", \"title\": \"S\", \"due\": null}]}]\r\n}";
    let checked = Definition::parse("file", json).expect("reads");
    assert_eq!(checked.definition.name, "Müller 😀 / \"Söhne\"");
    assert_eq!(checked.definition.roles[0].name, "R");
}

//! Shipped templates and every example of the docs hold.

use model::Definition;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    PathBuf::from("../..")
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

/// What the file is called and everything that is said about it.
fn said(name: &str, source: &str) -> Vec<String> {
    match Definition::parse(name, source) {
        Ok(checked) => checked.warnings.iter().map(ToString::to_string).collect(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn shipped_templates_have_neither_problems_nor_warnings() {
    let shipped = files(&root().join("templates"), "yaml");
    assert!(shipped.len() >= 3, "{shipped:?}");
    for file in shipped {
        let source = fs::read_to_string(&file).expect("readable");
        let name = file.file_stem().expect("name").to_string_lossy().into_owned();
        assert_eq!(said(&name, &source), Vec::<String>::new());
        let key = Definition::parse(&name, &source).expect("holds").definition.key;
        assert_eq!(key, name, "a shipped template is called by its key");
    }
}

#[test]
fn shipped_templates_survive_storage() {
    for file in files(&root().join("templates"), "yaml") {
        let definition =
            Definition::parse("t", &fs::read_to_string(&file).expect("readable")).expect("holds").definition;
        let stored = serde_json::to_string(&definition).expect("writes");
        assert_eq!(serde_json::from_str::<Definition>(&stored).expect("reads"), definition);
    }
}

#[test]
fn groups_are_told() {
    let source = fs::read_to_string(root().join("templates/kyc-review.yaml")).expect("readable");
    let definition = Definition::parse("t", &source).expect("holds").definition;
    assert_eq!(definition.groups().into_iter().collect::<Vec<_>>(), ["approvers", "compliance"]);
}

/// Fenced blocks of YAML, with the line each begins at.
fn examples(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (line, words) in text.lines().enumerate() {
        match &mut open {
            None if words.trim() == "```yaml" => open = Some((line + 2, String::new())),
            None => {}
            Some(_) if words.trim() == "```" => found.extend(open.take()),
            Some((_, example)) => {
                example.push_str(words);
                example.push('\n');
            }
        }
    }
    assert!(open.is_none(), "an example that does not end");
    found
}

#[test]
fn examples_are_found_in_markdown() {
    let text = "a\n```yaml\nb: 1\n```\n```sh\nc\n```\n```yaml\nd\n```\n";
    assert_eq!(examples(text), [(3, "b: 1\n".to_owned()), (9, "d\n".to_owned())]);
}

/// An example that begins with `baton:` (comments aside) is a whole definition. Others are parts of one or files of
/// another language, and say which in their first line: `# part` or `# calendar`, …
#[test]
fn examples_of_the_docs_hold() {
    let mut documents = files(&root().join("docs"), "md");
    documents.extend([root().join("README.md")].into_iter().filter(|file| file.exists()));
    let mut wrong = Vec::new();
    for file in documents {
        let name = file.file_name().expect("name").to_string_lossy().into_owned();
        for (line, example) in examples(&fs::read_to_string(&file).expect("readable")) {
            let first = example.lines().find(|words| !words.trim().is_empty()).unwrap_or_default();
            let whole = example.lines().any(|words| words.starts_with("baton:"));
            if whole {
                wrong.extend(said(&format!("{name}, example at {line}"), &example));
            } else if !first.starts_with("# ") {
                wrong.push(format!(
                    "{name}:{line}: an example that is no definition and does not say what it is"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_worth_a_thought_is_a_warning() {
    let source = "baton: 1
key: t
name: T
roles:
  client: {party: client}
  analyst: {party: us, fill: later}
  idle: {party: us}
stages:
  - stage: one
    steps:
      - parallel:
          branches:
            - steps: [{step: a, kind: task, role: client, title: A}]
            - steps: [{step: b, kind: task, role: analyst, title: B, sees: [a]}]
";
    assert_eq!(
        said("file", source),
        [
            "file:6:3 roles.analyst: no person field binds the role `analyst`: its steps wait for the owner",
            "file:7:3 roles.idle: nobody needs the role `idle`: no step is theirs",
            "file:14:77 stages[0].steps[0].parallel.branches[1].steps[0].sees[0]: `a` runs beside this step and may not be done when it is seen",
        ]
    );
}

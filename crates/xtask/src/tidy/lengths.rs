//! No file over 500 lines, no function over 70.

use crate::repository::Repository;

const FILE_LINES_MAX: usize = 500;
const FUNCTION_LINES_MAX: usize = 70;

const WRITTEN: [&str; 4] = [".rs", ".ts", ".mjs", ".css"];

pub fn files(repository: &Repository) -> Vec<String> {
    let written = repository.all().filter(|(path, _)| WRITTEN.iter().any(|ending| path.ends_with(ending)));
    let long = written.filter(|(_, text)| text.lines().count() > FILE_LINES_MAX);
    let told = |(path, text): (&str, &str)| {
        format!("{path}: {} lines, at most {FILE_LINES_MAX}: split it by noun or verb", text.lines().count())
    };
    long.map(told).collect()
}

pub fn functions(repository: &Repository) -> Vec<String> {
    let mut long = Vec::new();
    for (path, text) in repository.rust() {
        let lines: Vec<&str> = text.lines().collect();
        for (first, line) in lines.iter().enumerate() {
            let Some(name) = function_name(line) else { continue };
            let length = function_length(&lines[first..]);
            if length > FUNCTION_LINES_MAX {
                let place = first + 1;
                long.push(format!("{path}:{place}: {name} has {length} lines, at most {FUNCTION_LINES_MAX}"));
            }
        }
    }
    long
}

fn function_name(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once("fn ")?;
    let qualifiers = ["pub", "async", "const", "unsafe", "extern", "\"C\""];
    let declares =
        before.split_whitespace().all(|word| qualifiers.contains(&word) || word.starts_with("pub("));
    let declares = declares || before.trim_start().starts_with("pub(in ");
    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
    (declares && end > 0).then(|| &rest[..end])
}

/// Up to the closing brace that stands as far in as the function: rustfmt puts it there.
fn function_length(lines: &[&str]) -> usize {
    let Some(first) = lines.first() else { return 0 };
    if first.ends_with('}') || first.ends_with(';') {
        return 1;
    }
    let indent = first.len() - first.trim_start().len();
    let same_depth = |line: &str| line.len() - line.trim_start().len() == indent;
    let closes = |line: &&str| same_depth(line) && (line.trim() == "}" || line.trim_end().ends_with(';'));
    lines[1..].iter().position(closes).map_or(lines.len(), |place| place + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::of;

    #[test]
    fn long_files_and_functions_are_named() {
        let body = "    step();\n".repeat(69);
        let long = format!("//! x\npub(crate) async fn long() {{\n{body}}}\n");
        let fits = format!(
            "impl X {{\n    fn fits(\n        &self,\n    ) {{\n{}    }}\n}}\n",
            "        a();\n".repeat(66)
        );
        let repository = of(&[("a.rs", &long), ("b.rs", &fits), ("c.rs", &"// x\n".repeat(501))]);
        assert_eq!(functions(&repository), ["a.rs:2: long has 71 lines, at most 70"]);
        assert_eq!(files(&repository).len(), 1);
    }
}

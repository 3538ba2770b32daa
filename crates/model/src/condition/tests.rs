//! Conditions as data: how they are read, and what is wrong with the others.

use super::Condition;
use crate::{
    DataPath,
    names::{DataType, Names, UnknownName},
};

struct Fields;

impl Names for Fields {
    fn resolve(&self, owner: &str, name: &str) -> Result<(DataPath, DataType), UnknownName> {
        let options = || vec!["Banking".to_owned(), "Insurance".to_owned()];
        let of = match (owner, name) {
            ("start", "company") => DataType::Text,
            ("start", "sector") => DataType::Choice(options()),
            ("start", "areas") => DataType::Several(options()),
            ("start", "hits" | "staff") => DataType::Number,
            ("start", "fee") => DataType::Money("EUR".to_owned()),
            ("start", "fee_usd") => DataType::Money("USD".to_owned()),
            ("start", "until") => DataType::Date,
            ("start", "vip") => DataType::YesNo,
            ("start", "home") => DataType::Address,
            ("record", _) => DataType::Any,
            _ => {
                let what = format!("`{owner}.{name}` is unknown");
                return Err(UnknownName { what, expected: "a field".to_owned() });
            }
        };
        let path = if owner == "record" {
            DataPath::Record(name.to_owned())
        } else {
            DataPath::Start(name.to_owned())
        };
        Ok((path, of))
    }
}

fn check(source: &str, expected: &str) {
    let got = match Condition::parse(source, &Fields) {
        Ok(condition) => {
            let written = condition.to_string();
            assert_eq!(Condition::parse(&written, &Fields).as_ref(), Ok(&condition), "{source} -> {written}");
            written
        }
        Err(problem) => format!("{}: {problem}", problem.offset),
    };
    assert_eq!(got, expected, "{source}");
}

#[test]
fn conditions_read_as_written() {
    for (source, expected) in [
        ("start.hits > 0", "start.hits > 0"),
        ("start.hits==1.50", "start.hits = 1.50"),
        ("0 < start.hits", "0 < start.hits"),
        ("start.sector in [\"Banking\", 'Insurance']", "start.sector in [\"Banking\", \"Insurance\"]"),
        ("start.sector not in [\"Banking\"]", "not (start.sector in [\"Banking\"])"),
        ("start.areas contains 'Banking'", "start.areas contains \"Banking\""),
        ("start.company contains start.sector", "start.company contains start.sector"),
        ("start.home is given", "start.home is given"),
        ("start.home is not given", "start.home is not given"),
        ("start.vip", "start.vip"),
        ("not start.vip", "not (start.vip)"),
        ("not not start.vip", "start.vip"),
        ("start.vip = no", "start.vip = false"),
        ("start.fee >= 10000 and not record.vip", "start.fee >= 10000.00 and not (record.vip)"),
        ("start.fee >= -12.5", "start.fee >= -12.50"),
        ("start.until < 2026-12-31", "start.until < 2026-12-31"),
        ("start.until < \"2026-12-31\"", "start.until < 2026-12-31"),
        ("record.end < start.until", "record.end < start.until"),
        ("start.vip or start.vip and start.vip", "start.vip or (start.vip and start.vip)"),
        ("(start.vip or start.vip) and start.vip", "(start.vip or start.vip) and start.vip"),
        ("start.company = \"a \\\"b\\\" \\\\\"", "start.company = \"a \\\"b\\\" \\\\\""),
        ("start.company = start.sector", "start.company = start.sector"),
    ] {
        check(source, expected);
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (source, expected) in [
        (
            "",
            "0: the condition ends here, expected a name such as `start.company`, a text in quotes, a number or a date",
        ),
        (
            "start.hits >",
            "12: the condition ends here, expected a name such as `start.company`, a text in quotes, a number or a date",
        ),
        ("start.hits > 'a'", "13: a text, expected a number"),
        ("start.hits > start.until", "13: a date, expected a number"),
        ("start.fee > start.fee_usd", "12: money in USD, expected money in EUR"),
        ("start.fee > 1.234", "12: `1.234`, expected an amount in EUR"),
        ("start.company > 'a'", "0: `>` on text, expected `=` or `!=`"),
        ("start.sector = 'Bankin'", "15: \"Bankin\" is not among the options, expected \"Banking\""),
        (
            "start.sector in ['Farming']",
            "17: \"Farming\" is not among the options, expected one of \"Banking\", \"Insurance\"",
        ),
        ("start.areas = 'Banking'", "0: a comparison of several choices, expected `contains`"),
        ("start.home = 'x'", "0: a comparison of an address, expected `is given` or `is not given`"),
        (
            "start.hits",
            "0: `start.hits` is a number and stands alone, expected a comparison, or a yes/no field",
        ),
        ("1 = 1", "0: a fixed value, expected a name such as `start.company`"),
        ("1 in [1]", "0: a fixed value, expected a name such as `start.company`"),
        (
            "start.hits in []",
            "15: `]`, expected a name such as `start.company`, a text in quotes, a number or a date",
        ),
        ("start.hits in [start.staff]", "15: a name in a list, expected a fixed value"),
        ("start.hits contains 1", "0: `contains` on a number, expected several choices or text on the left"),
        ("nobody.knows = 1", "0: `nobody.knows` is unknown, expected a field"),
        ("start.vip start.vip", "10: `start.vip` after the condition, expected `and`, `or` or the end"),
        ("(start.vip", "10: the condition ends here, expected `)`"),
        (
            "start.vip && start.vip",
            "10: `&` has no meaning here, expected a condition such as `screening.hits > 0`, `start.sector in [\"Banking\"]` or `identity.address is given`",
        ),
        (
            "start.until < 2026-13-01",
            "14: `2026-13-01` is neither a number nor a date, expected for example 1250, 12.50 or 2026-12-31",
        ),
        ("start.company = \"x", "16: a text without its end, expected a closing \""),
        ("start.vip is empty", "13: `empty`, expected `given` or `not given`"),
        ("Start.vip", "0: `Start.vip` is no name, expected a name such as `start.company`"),
    ] {
        check(source, expected);
    }
}

#[test]
fn depth_and_length_are_bounded() {
    let nested = |depth: usize| format!("{}start.vip{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Condition::parse(&nested(31), &Fields).is_ok());
    for source in [nested(32), nested(1900), format!("start.vip{}", " or start.vip".repeat(1000))] {
        assert!(Condition::parse(&source, &Fields).is_err());
    }
    assert!(Condition::parse(&format!("{}start.vip", "not ".repeat(900)), &Fields).is_ok());
}

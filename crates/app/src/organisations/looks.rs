//! How an organisation shows itself: its name, colour, the words and addresses below public pages and mails, its host.

use super::{Organisation, current, host, statements_of};
use crate::{
    Ctx, audit, names,
    policy::{Intention, require},
    problem::Problem,
};
use model::{Color, field::FieldProblem, public_links};
use serde_json::{Value as Json, json};
use store::{DbError, Statement, brands};
use texts::Sentence;

#[derive(Clone, Debug, Default)]
pub struct Looks {
    pub name: String,
    /// `#rrggbb`; empty for ours.
    pub color: String,
    /// Taken even where words in it cannot be read on white; pages darken it there.
    pub color_as_it_is: bool,
    /// Addresses below pages and mails; empty for none.
    pub privacy: String,
    pub help: String,
    /// A few lines; empty for none.
    pub footer: String,
    /// Empty for none.
    pub host: String,
}

const FOOTER_CHARS_MAX: usize = 500;
const FOOTER_LINES_MAX: usize = 6;

/// For programs: what is no look stays as it is.
///
/// # Errors
/// `Invalid` with everything that does not fit.
pub async fn change_looks(ctx: &Ctx, wanted: Looks) -> Result<Organisation, Problem> {
    require(&ctx.caller, Intention::ManageBrand)?;
    let statements = statements_of(ctx, &wanted, None).await?;
    let act = audit::Act::new("organisation.changed", ctx.organisation(), wanted.told());
    write(ctx, act, statements).await
}

pub(super) async fn write(
    ctx: &Ctx,
    act: audit::Act,
    statements: Vec<Statement>,
) -> Result<Organisation, Problem> {
    match audit::write(ctx, act, statements).await {
        Err(DbError::Unique { .. }) => return Err(host::wrong(Sentence::organisation_own_host_taken())),
        written => written?,
    }
    current::forget(&ctx.app, ctx.organisation());
    current::of(&ctx.app, ctx.organisation()).await
}

impl Looks {
    /// For the audit log.
    pub(super) fn told(&self) -> Json {
        json!({"name": self.name, "color": self.color, "privacy": self.privacy, "help": self.help,
            "footer": self.footer, "host": self.host})
    }

    /// The name as it is to be, and the row; everything that does not fit is added to `problems`. `fixed_name` stands
    /// whatever was given.
    pub(super) fn read(
        &self,
        ctx: &Ctx,
        fixed_name: Option<&str>,
        known: brands::Brand,
        problems: &mut Vec<FieldProblem>,
    ) -> Result<(String, brands::Brand), Problem> {
        let mut or_problem = |read: Result<String, Problem>| match read {
            Ok(value) => Ok(value),
            Err(Problem::Invalid(wrong)) => {
                problems.extend(wrong);
                Ok(String::new())
            }
            Err(problem) => Err(problem),
        };
        let name = or_problem(
            fixed_name.map_or_else(|| names::read(&self.name, "name"), |name| Ok(name.to_owned())),
        )?;
        let given = |text: String| (!text.is_empty()).then_some(text);
        let brand = brands::Brand {
            color: given(or_problem(self.color(known.color.as_deref()))?),
            privacy_url: given(or_problem(link("privacy", &self.privacy))?),
            help_url: given(or_problem(link("help", &self.help))?),
            footer: given(or_problem(footer(&self.footer))?),
            host: given(or_problem(host::read(&ctx.app, &self.host))?),
            updated_at: ctx.now,
            ..known
        };
        Ok((name, brand))
    }

    /// One that stands already is not asked about again.
    fn color(&self, known: Option<&str>) -> Result<String, Problem> {
        if self.color.trim().is_empty() {
            return Ok(String::new());
        }
        let wrong = |said| Problem::invalid("color", said);
        let color = Color::parse(&self.color).ok_or_else(|| wrong(Sentence::organisation_color_wrong()))?;
        let stays = self.color_as_it_is || known == Some(color.to_string().as_str());
        if let (Some(offered), false) = (color.offered(), stays) {
            return Err(wrong(Sentence::organisation_color_pale(
                color.to_string(),
                offered.to_string(),
                format!("{}.{}", color.contrast_tenths() / 10, color.contrast_tenths() % 10),
            )));
        }
        Ok(color.to_string())
    }
}

fn link(path: &str, given: &str) -> Result<String, Problem> {
    if given.trim().is_empty() {
        return Ok(String::new());
    }
    public_links::read(given).ok_or_else(|| Problem::invalid(path, Sentence::organisation_link_wrong()))
}

/// Lines without what ends them, none empty.
fn footer(given: &str) -> Result<String, Problem> {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = given.lines().map(line).filter(|line| !line.is_empty()).collect();
    let footer = lines.join("\n");
    let is_plain = footer.chars().all(|letter| letter == '\n' || !letter.is_control());
    if lines.len() > FOOTER_LINES_MAX || footer.chars().count() > FOOTER_CHARS_MAX || !is_plain {
        let said = Sentence::organisation_footer_wrong(FOOTER_CHARS_MAX, FOOTER_LINES_MAX);
        return Err(Problem::invalid("footer", said));
    }
    Ok(footer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_is_a_few_lines() {
        for (given, expected) in [
            ("", Some("")),
            (" Sample & Co.  Advisors \r\n\r\n1 High Street\n", Some("Sample & Co. Advisors\n1 High Street")),
            ("<script>alert(1)</script>", Some("<script>alert(1)</script>")),
            ("a\nb\nc\nd\ne\nf\ng", None),
            ("a\u{7}b", None),
        ] {
            assert_eq!(footer(given).ok().as_deref(), expected, "{given:?}");
        }
        assert!(footer(&"a".repeat(FOOTER_CHARS_MAX + 1)).is_err());
    }

    #[test]
    fn a_pale_colour_is_taken_only_by_whoever_insists() {
        for (color, as_it_is, taken) in [
            ("#14655a", false, true),
            ("#f5c400", false, false),
            ("#f5c400", true, true),
            ("yellow", true, false),
            ("", false, true),
        ] {
            let looks = Looks { color: color.to_owned(), color_as_it_is: as_it_is, ..Looks::default() };
            assert_eq!(looks.color(None).is_ok(), taken, "{color}");
            assert!(!taken || looks.color(Some(color)).is_ok(), "{color} stays");
        }
    }
}

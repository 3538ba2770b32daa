//! What happened in a flow, in a sentence without its subject where somebody did it.

use app::home::{News, What};
use engine::flow::{AuthorKind, DocumentStatus};
use model::definition::Outcome;
use texts::Texts;
use views::pages::home::NewsLine;

pub fn line(news: News, texts: Texts) -> NewsLine {
    let who = match news.by {
        AuthorKind::Person => news.by_name,
        AuthorKind::Key => Some(texts.home_by_key().to_owned()),
        AuthorKind::System => None,
    };
    // That time has passed is nobody's doing.
    let who = who.filter(|_| news.what != What::Overdue);
    let said = if who.is_some() { did(&news.what, texts) } else { happened(&news.what, texts) };
    NewsLine { at: news.at, who, said, flow: news.flow.to_string(), record: news.name }
}

fn did(what: &What, texts: Texts) -> String {
    let quoted = |words: &str| texts.word_quoted(words);
    match what {
        What::Completed => texts.home_news_completed().to_owned(),
        What::Cancelled => texts.home_news_cancelled().to_owned(),
        What::Started { template } => texts.home_news_started(quoted(template)),
        What::SentBack { step } => texts.home_news_sent_back(quoted(step)),
        What::Milestone { name } => texts.home_news_milestone(quoted(name)),
        What::Overdue => texts.home_news_overdue().to_owned(),
        What::StageFinished { stage } => texts.home_news_stage(quoted(stage)),
        What::Answered { step, outcome } => answered(*outcome, quoted(step), texts),
        What::Decided { step, verdict: DocumentStatus::Accepted } => texts.home_news_accepted(quoted(step)),
        What::Decided { step, verdict: DocumentStatus::Waived } => texts.home_news_waived(quoted(step)),
        What::Decided { step, .. } => texts.home_news_returned(quoted(step)),
    }
}

fn answered(outcome: Outcome, step: String, texts: Texts) -> String {
    match outcome {
        Outcome::Submitted => texts.home_news_submitted(step),
        Outcome::Approved => texts.home_news_approved(step),
        Outcome::Denied => texts.home_news_denied(step),
        Outcome::SentBack => texts.home_news_sent_back(step),
        Outcome::Acknowledged => texts.home_news_acknowledged(step),
        Outcome::Done => texts.home_news_done(step),
        Outcome::Skipped => texts.home_news_skipped(step),
    }
}

/// The system's own doing.
fn happened(what: &What, texts: Texts) -> String {
    match what {
        What::Completed => texts.home_news_completed_alone().to_owned(),
        What::Cancelled => texts.home_news_cancelled_alone().to_owned(),
        What::Started { template } => texts.home_news_started_alone(texts.word_quoted(template)),
        What::Overdue => texts.home_news_overdue().to_owned(),
        _ => texts.home_news_changed().to_owned(),
    }
}

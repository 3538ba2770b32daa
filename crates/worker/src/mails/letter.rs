//! Which mail of `views` says what the facts are.

use super::collected;
use app::mails::{About, AssignmentFacts, LentFacts, MailFacts, NotStarted, SignInChange, Stalled};
use model::Instant;
use views::{
    Brand, Local,
    mails::{self, Envelope, Mail},
};

/// The words of a mail, as written at `now`.
pub fn letter(facts: &MailFacts, now: Instant) -> Mail {
    let envelope = envelope(facts, now);
    match facts.about.clone() {
        About::Assignment(facts) => mails::assignment(&envelope, &assignment(facts)),
        About::ToPrepare { title, whose, flow, pool, url } => {
            mails::to_prepare(&envelope, &mails::ToPrepare { title, whose, flow, pool, url })
        }
        About::Returned { flow, documents, due, url, until } => {
            mails::returned(&envelope, &mails::Returned { flow, documents, due, url, until })
        }
        About::Overdue { title, flow, kind, due, url, until } => {
            mails::overdue(&envelope, &mails::Overdue { title, flow, kind, due, url, until })
        }
        About::Reminder { title, flow, kind, due, url, until } => {
            mails::reminder(&envelope, &mails::Reminder { title, flow, kind, due, url, until })
        }
        About::Escalated { title, flow, due, holder, nobody, url } => {
            mails::escalated(&envelope, &mails::Escalated { title, flow, due, holder, nobody, url })
        }
        About::Stalled { title, why, flow, url } => {
            let cause = stalled_by(why);
            mails::stalled(&envelope, &mails::Stalled { title, cause, flow, waits: true, url })
        }
        About::NotStarted { template, why, flow, url } => {
            let (title, cause) = (template, cause(why));
            mails::stalled(&envelope, &mails::Stalled { title, cause, flow, waits: false, url })
        }
        About::Milestone { name, flow, url, until } => {
            mails::milestone(&envelope, &mails::Milestone { name, flow, url, until })
        }
        About::Collected { items, more, url } => {
            let items = items.into_iter().filter_map(collected::item).collect();
            mails::collected(&envelope, &mails::Collected { items, more, url })
        }
        About::Message { from, flow, text, url } => {
            mails::message(&envelope, &mails::MessageMail { from, flow, text, url })
        }
        About::Renewed { flow, url, until } => {
            mails::renewed(&envelope, &mails::Renewed { flow, url, until })
        }
        About::OwnerNeeded { title, role, handed_back, flow, url } => {
            let handed_back = handed_back.map(|by| (by.name, by.note));
            mails::owner_needed(&envelope, &mails::OwnerNeeded { title, role, handed_back, flow, url })
        }
        About::Recorded { title, flow, documents, at, url } => {
            mails::recorded(&envelope, &mails::Recorded { title, flow, documents, at, url })
        }
        About::RecordMessage { from, subject, text, .. } => {
            mails::record_message(&envelope, &mails::RecordMessageMail { from, subject, text })
        }
        About::Lent(facts) => mails::lent(&envelope, &lent(*facts)),
        About::GivenBack { is_recalled, who, title, flow, url, until } => {
            mails::given_back(&envelope, &mails::GivenBack { is_recalled, who, title, flow, url, until })
        }
        About::DoneForYou { who, title, flow, at, url } => {
            mails::done_for_you(&envelope, &mails::DoneForYou { who, title, flow, at, url })
        }
        About::SignInChanged { what, at, url } => {
            mails::sign_in_changed(&envelope, &mails::SignInChanged { what: changed(what), at, url })
        }
        About::Code { code } => mails::code(&envelope, &mails::CodeMail { code }),
        About::StartLink { name, from, url } => {
            mails::start_link(&envelope, &mails::StartLinkMail { name, from, url })
        }
        About::Password { url, until } => mails::password(&envelope, &mails::PasswordLink { url, until }),
    }
}

fn envelope(facts: &MailFacts, now: Instant) -> Envelope {
    Envelope {
        brand: Brand::new(&facts.organisation)
            .with(facts.color, None)
            .with_links(facts.links.clone())
            .with_footer(facts.footer.clone()),
        local: Local::new(now, &facts.zone, facts.language),
        name: (!facts.to_name.is_empty()).then(|| facts.to_name.clone()),
    }
}

fn stalled_by(why: Stalled) -> mails::Cause {
    match why {
        Stalled::NoDate => mails::Cause::NoDate,
        Stalled::Cancelled => mails::Cause::Cancelled,
        Stalled::NotStarted(why) => cause(why),
    }
}

fn lent(facts: LentFacts) -> mails::Lent {
    let LentFacts { from, title, flow, note, due, url, until } = facts;
    mails::Lent { from, title, flow, note, due, url, until }
}

fn changed(what: SignInChange) -> mails::SignInChange {
    match what {
        SignInChange::Password => mails::SignInChange::Password,
        SignInChange::FactorOn => mails::SignInChange::FactorOn,
        SignInChange::FactorOff => mails::SignInChange::FactorOff,
        SignInChange::RecoveryCodes => mails::SignInChange::RecoveryCodes,
    }
}

fn cause(why: NotStarted) -> mails::Cause {
    match why {
        NotStarted::TemplateMissing => mails::Cause::TemplateMissing,
        NotStarted::StartRefused => mails::Cause::StartRefused,
        NotStarted::TooDeep => mails::Cause::TooDeep,
    }
}

fn assignment(facts: AssignmentFacts) -> mails::Assignment {
    let AssignmentFacts { title, text, flow, kind, documents, due, url, until, pool, again } = facts;
    mails::Assignment { title, text, flow, kind, documents, due, url, until, pool, again, comment: None }
}

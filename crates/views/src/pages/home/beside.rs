//! The narrow column: who holds how much, and what changed.

use crate::{
    Local,
    pages::flow::FlowFilter,
    part::{COUNT_MAX, Holder, counted, held_by, split},
    paths,
};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

/// How many flows each party holds, each exact up to a thousand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    pub client: usize,
    pub us: usize,
    pub third: usize,
    pub waiting: usize,
}

/// What happened in one flow.
#[derive(Clone, Debug)]
pub struct NewsLine {
    pub at: Instant,
    /// Whoever did it, if somebody did.
    pub who: Option<String>,
    /// Goes on after the name, or stands alone without one.
    pub said: String,
    pub flow: String,
    pub record: String,
}

impl Held {
    fn parts(&self) -> [(Holder, usize); 4] {
        [
            (Holder::Client, self.client),
            (Holder::Us, self.us),
            (Holder::ThirdParty, self.third),
            (Holder::Waiting, self.waiting),
        ]
    }

    /// `None` if it is not known exactly.
    pub fn total(&self) -> Option<usize> {
        let parts = self.parts();
        let exact = parts.iter().all(|(_, count)| *count <= COUNT_MAX);
        exact.then(|| parts.iter().map(|(_, count)| count).sum())
    }

    fn sum(&self) -> usize {
        self.parts().iter().map(|(_, count)| count).sum()
    }
}

pub(super) fn holders(held: &Held, texts: Texts) -> Markup {
    let said = |count: usize| counted(count, texts);
    let label =
        texts.home_holders_said(said(held.client), said(held.third), said(held.us), said(held.waiting));
    html! {
        section aria-labelledby="holders" {
            h2 #holders."text-lg"."font-semibold" { (texts.home_holders()) }
            @if held.sum() == 0 { p."mt-3"."text-sm"."text-muted" { (texts.home_no_flows()) } } @else {
                (split(&label, &held.parts().map(|(holder, count)| (holder.class(), count))))
                ul."mt-3"."text-sm" {
                    @for (holder, count) in held.parts() {
                        @let filter = FlowFilter { status: None, held: Some(holder), ..FlowFilter::default() };
                        li { a."holder-row" href=(filter.href()) { (held_by(holder, None, texts)) span { (said(count)) } } }
                    }
                }
            }
        }
    }
}

pub(super) fn news(lines: &[NewsLine], local: &Local) -> Markup {
    let texts = local.texts();
    html! {
        section aria-labelledby="news" {
            h2 #news."text-lg"."font-semibold" { (texts.home_since_yesterday()) }
            @if lines.is_empty() { p."mt-3"."text-sm"."text-muted" { (texts.home_no_news()) } } @else {
                ol."news"."mt-3" { @for line in lines { li {
                    time datetime=(line.at) title=(local.exact(line.at)) { (when(line.at, local)) }
                    p."wrap-anywhere" {
                        @if let Some(who) = &line.who { b { (who) } " " }
                        (line.said) ". "
                        a."link-quiet" href=(paths::flow(&line.flow)) { (line.record) }
                    }
                } } }
            }
        }
    }
}

/// "10:04" today, else "Mon 17:30".
fn when(at: Instant, local: &Local) -> String {
    let texts = local.texts();
    if local.days_from_today(at) == 0 {
        return local.time(at);
    }
    let day = texts.time_weekday_short(local.zoned(at).weekday().to_monday_one_offset());
    texts.time_day_and_time(day, local.time(at))
}

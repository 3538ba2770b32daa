//! Where the time went: who held the work how long, of the whole time up to now or to the end.

use super::{Holder, mark, moment_within, split};
use crate::local::{Local, hours};
use maud::{Markup, html};
use model::Instant;

/// Minutes; together they are the time since `since`.
#[derive(Clone, Copy, Debug)]
pub struct TimeWent {
    pub since: Instant,
    pub client: i64,
    /// In business hours.
    pub us: i64,
    pub us_outside_hours: i64,
    pub third_party: i64,
    pub waiting: i64,
}

impl TimeWent {
    /// Holder, whether outside hours, minutes.
    fn parts(&self) -> [(Holder, bool, i64); 5] {
        [
            (Holder::Client, false, self.client),
            (Holder::Us, false, self.us),
            (Holder::Us, true, self.us_outside_hours),
            (Holder::ThirdParty, false, self.third_party),
            (Holder::Waiting, false, self.waiting),
        ]
    }
}

pub fn time_went(went: &TimeWent, local: &Local) -> Markup {
    let texts = local.texts();
    let parts = went.parts();
    let named = |holder: Holder, outside: bool| match outside {
        true => texts.custody_us_outside_hours(),
        false => holder.word(texts),
    };
    let said: Vec<String> = parts
        .iter()
        .filter(|(_, _, minutes)| *minutes > 0)
        .map(|(holder, outside, minutes)| {
            texts.custody_part(hours(*minutes, texts), named(*holder, *outside))
        })
        .collect();
    let drawn = parts.map(|(holder, outside, minutes)| {
        let class = if outside { "held-nobody" } else { holder.class() };
        (class, usize::try_from(minutes).unwrap_or(0))
    });
    let whole = parts.iter().map(|(_, _, minutes)| minutes).sum();
    html! {
        section."min-w-0" aria-labelledby="time-went" {
            h2 #time-went."text-lg"."font-semibold" { (texts.custody_time_went()) }
            // A flow begun within this minute has nothing to divide yet.
            @if whole > 0 { (split(&said.join(", "), &drawn)) }
            ul."mt-3"."text-sm"."tabular-nums" {
                @for (holder, outside, minutes) in parts { @if minutes > 0 {
                    li."holder-row" {
                        span class={ "custody " (holder.class()) } {
                            (mark(holder)) b { (holder.word(texts)) }
                            @if outside { span { (texts.custody_outside_hours()) } }
                        }
                        span { (hours(minutes, texts)) }
                    }
                } }
                li."holder-row"."border-t"."border-rule"."font-medium" {
                    span { (texts.custody_since()) " " (moment_within(went.since, local)) }
                    span { (hours(whole, texts)) }
                }
            }
        }
    }
}

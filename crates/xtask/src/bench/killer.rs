//! Kills the server under load, at moments drawn from a seed, and starts it again.

use super::{arguments::Arguments, server::Server};
use crate::{failure::Outcome, stopwatch::Stopwatch};
use std::time::Duration;
use tokio::sync::watch;

/// What callers are told, so that they need not try in vain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Upness {
    Up,
    Down,
}

/// Returns after the last kill and restart.
pub async fn kill(
    server: &mut Server,
    arguments: &Arguments,
    watch: Stopwatch,
    upness: &watch::Sender<Upness>,
) -> Outcome {
    for moment in moments(arguments) {
        super::server::pause(moment.saturating_sub(watch.elapsed())).await;
        upness.send_replace(Upness::Down);
        server.kill().await?;
        server.restart().await?;
        upness.send_replace(Upness::Up);
    }
    Ok(())
}

/// One moment somewhere in each of as many equal parts of the run as there are kills.
fn moments(arguments: &Arguments) -> Vec<Duration> {
    let mut state = arguments.seed;
    let part = arguments.duration.checked_div(arguments.kills).unwrap_or_default();
    let moment = |number: u32| {
        let thousandths = u32::try_from(drawn(&mut state) % 1_000).unwrap_or(0);
        part * number + part * thousandths / 1_000
    };
    (0..arguments.kills).map(moment).collect()
}

/// SplitMix64: spreads a counter over all numbers.
fn drawn(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

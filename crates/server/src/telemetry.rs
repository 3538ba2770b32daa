//! Logs: structured, on standard error.

use crate::settings::{LogFormat, Settings};
use std::io;
use tracing_subscriber::EnvFilter;

/// Must be called once, before anything worth logging happens.
pub fn start(settings: &Settings) {
    let filter = EnvFilter::builder().parse_lossy(&settings.log);
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let started = match settings.log_format {
        LogFormat::Text => logs.with_ansi(false).try_init(),
        LogFormat::Json => logs.json().flatten_event(true).try_init(),
    };
    if let Err(error) = started {
        crate::output::note(&format!("baton: no logs: {error}"));
    }
}

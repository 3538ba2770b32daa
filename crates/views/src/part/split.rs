//! A bar of how much each holds of a whole; the numbers stand below it.

use maud::{Markup, html};

/// Parts as class and amount, in order; `label` says all of it to readers who listen.
pub fn split(label: &str, parts: &[(&'static str, usize)]) -> Markup {
    let whole = parts.iter().map(|(_, amount)| amount).sum();
    html! {
        div."split"."mt-4" role="img" aria-label=(label) {
            @for (class, amount) in parts {
                @if *amount > 0 { i class={ (class) " " (twentieths(*amount, whole)) } {} }
            }
        }
    }
}

/// A style of its own would need a style in the page, which none may have.
fn twentieths(amount: usize, of: usize) -> &'static str {
    const PARTS: [&str; 20] = [
        "part-1", "part-2", "part-3", "part-4", "part-5", "part-6", "part-7", "part-8", "part-9", "part-10",
        "part-11", "part-12", "part-13", "part-14", "part-15", "part-16", "part-17", "part-18", "part-19",
        "part-20",
    ];
    let part = amount.saturating_mul(PARTS.len()).div_ceil(of.max(1)).clamp(1, PARTS.len());
    PARTS[part - 1]
}

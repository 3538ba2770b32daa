//! Admin: erasing what is known of somebody.

pub mod list;
pub mod preview;

use app::erasing::Ground;
use texts::Texts;

fn ground_words(ground: Ground, texts: Texts) -> &'static str {
    match ground {
        Ground::Request => texts.erasing_ground_request(),
        Ground::Retention => texts.erasing_ground_retention(),
        Ground::Mistake => texts.erasing_ground_mistake(),
    }
}

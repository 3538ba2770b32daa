//! Property 9: The outside view of a flow contains no internal value: everything internal carries a marker, or one of our
//! people's names, and neither may come out.

use super::{cases, play};
use crate::random::{MARKER, tapes};
use engine::flow::outside_view;
use proptest::prelude::*;

const OURS: [&str; 8] = ["olga", "omar", "alma", "axel", "aziz", "sara", "owen", "nora"];

proptest! {
    #![proptest_config(cases(1_200))]

    #[test]
    fn nothing_internal_is_seen_outside(tapes in tapes(40)) {
        play(tapes, |played| {
            let run = played.after;
            for role in ["client", "third", "officer", "nobody"] {
                let view = serde_json::to_string(&outside_view(&run.definition, &run.state, role)).unwrap();
                prop_assert!(!view.contains(MARKER), "{role} sees {view}");
                for name in OURS {
                    prop_assert!(!view.contains(name), "{role} sees {view}");
                }
            }
            Ok(())
        })?;
    }
}

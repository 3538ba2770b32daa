//! Sample data: an invented firm on Tuesday 17 March 2026, 10:20, in London.

//! Counting what a server does, cheaply and from many threads, and saying it as Prometheus reads it.
//! Never here: what is counted; names, addresses or ids as labels.

mod counter;
mod exposition;
mod histogram;

pub use counter::Counter;
pub use exposition::{Exposition, Kind};
pub use histogram::{Histogram, Reading};

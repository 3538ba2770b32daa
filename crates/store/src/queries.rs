//! How many statements a piece of work sends to the database, for tests and benchmarks that hold pages to a number.

use std::{cell::Cell, future::Future};

tokio::task_local! {
    static SENT: Cell<u32>;
}

/// Does the work and answers how many statements it sent; what it hands to other tasks does not count.
pub async fn counted<T>(work: impl Future<Output = T>) -> (T, u32) {
    let counting = async {
        let done = work.await;
        (done, SENT.with(Cell::get))
    };
    SENT.scope(Cell::new(0), counting).await
}

/// One more, if anybody counts.
pub(crate) fn note() {
    let _ = SENT.try_with(|sent| sent.set(sent.get() + 1));
}

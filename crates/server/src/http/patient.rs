//! The body of a request, waited for with patience that ends.

use crate::clock::{self, Wait};
use hyper::body::{Body, Frame, SizeHint};
use std::{
    error::Error,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

/// Fails when nothing comes for too long. The timer runs only while something is waited for.
pub struct Patient<B> {
    body: B,
    gap: Duration,
    waiting: Option<Wait>,
}

#[derive(Debug, thiserror::Error)]
#[error("nothing came for {} s", .0.as_secs())]
struct Silent(Duration);

impl<B> Patient<B> {
    pub fn new(body: B, gap: Duration) -> Self {
        Self { body, gap, waiting: None }
    }
}

impl<B: Body + Unpin> Body for Patient<B>
where
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    type Data = B::Data;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, Self::Error>>> {
        let this = &mut *self;
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) {
            this.waiting = None;
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        let gap = this.gap;
        ready!(this.waiting.get_or_insert_with(|| clock::wait(gap)).as_mut().poll(context));
        Poll::Ready(Some(Err(Silent(gap).into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

//! Pictures made small and written anew, one at a time: decoding a hostile one costs a second and 200 MB, and never
//! more than once at a moment. The last few are kept, because a page of files asks for all of its pictures again.

use app::Problem;
use gateways::pictures::{Picture, PictureError, rewrite};
use model::Id;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::Semaphore;

/// Longest side, sharp on a card of a page.
const SIDE_PX_MAX: u32 = 640;
/// Who waits beyond these is asked to come back.
const WAITING_MAX: usize = 40;
/// At half a megabyte each, 30 MB at most.
const KEPT_MAX: usize = 60;

pub struct Pictures {
    inside: Semaphore,
    waiting: Semaphore,
    kept: Mutex<VecDeque<(Id, Arc<Picture>)>>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { inside: Semaphore::new(1), waiting: Semaphore::new(WAITING_MAX), kept: Mutex::default() }
    }
}

impl Pictures {
    /// The picture of this file, where it was made lately.
    pub fn known(&self, id: &Id) -> Option<Arc<Picture>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == id).map(|(_, picture)| Arc::clone(picture))
    }

    /// Another picture, written anew at its own size and not kept here.
    ///
    /// # Errors
    /// `TooMany` where too many wait; inside, why it cannot be done.
    pub async fn rewrite(
        &self,
        bytes: Vec<u8>,
        side_px_max: u32,
    ) -> Result<Result<Picture, PictureError>, Problem> {
        let _place = self.waiting.try_acquire().map_err(|_| Problem::TooMany { wait_minutes: 1 })?;
        let _turn = self.inside.acquire().await.map_err(Problem::broken)?;
        tokio::task::spawn_blocking(move || rewrite(&bytes, side_px_max)).await.map_err(Problem::broken)
    }

    /// Writes it anew.
    ///
    /// # Errors
    /// `NotFound` for what is no picture, or one nobody should decode; `TooMany` where too many wait.
    pub async fn make(&self, id: &Id, bytes: Vec<u8>) -> Result<Arc<Picture>, Problem> {
        let _place = self.waiting.try_acquire().map_err(|_| Problem::TooMany { wait_minutes: 1 })?;
        let _turn = self.inside.acquire().await.map_err(Problem::broken)?;
        if let Some(known) = self.known(id) {
            return Ok(known);
        }
        let made = tokio::task::spawn_blocking(move || rewrite(&bytes, SIDE_PX_MAX)).await;
        let picture = match made.map_err(Problem::broken)? {
            Ok(picture) => Arc::new(picture),
            Err(PictureError::NotAPicture | PictureError::Damaged | PictureError::TooLarge) => {
                return Err(Problem::NotFound);
            }
        };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front((id.clone(), Arc::clone(&picture)));
        kept.truncate(KEPT_MAX);
        Ok(picture)
    }
}

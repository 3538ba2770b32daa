//! Pictures made small and written anew, one at a time: decoding a hostile one costs a second and 200 MB, and never
//! more than once at a moment. The last few are kept, because a page of files asks for all of its pictures again.

use app::{
    Problem,
    organisations::{NewPicture, PICTURE_BYTES_MAX, Place},
};
use gateways::pictures::{Picture, PictureError, photo, rewrite};
use model::Id;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};
use texts::Sentence;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Of a logo or another picture of the looks, as it is sent.
pub const LOOKS_BYTES_MAX: usize = 5 * 1024 * 1024;

/// Longest side, sharp on a card of a page.
const SIDE_PX_MAX: u32 = 640;
/// Who waits beyond these is asked to come back.
const WAITING_MAX: usize = 40;
/// At half a megabyte each, 30 MB at most.
const KEPT_MAX: usize = 60;

pub struct Pictures {
    inside: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    kept: Mutex<VecDeque<(Id, Arc<Picture>)>>,
}

impl Default for Pictures {
    fn default() -> Self {
        let places = |count| Arc::new(Semaphore::new(count));
        Self { inside: places(1), waiting: places(WAITING_MAX), kept: Mutex::default() }
    }
}

impl Pictures {
    /// The picture of this file, where it was made lately.
    pub fn known(&self, id: &Id) -> Option<Arc<Picture>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == id).map(|(_, picture)| Arc::clone(picture))
    }

    /// A picture of an organisation's looks, written anew and not kept here.
    ///
    /// # Errors
    /// `TooMany` where too many wait; `Invalid` at the field of its place, with why it cannot be taken.
    pub async fn of_looks(&self, place: Place, bytes: Vec<u8>) -> Result<NewPicture, Problem> {
        let wrong = |said| Problem::invalid(place.field(), said);
        if bytes.len() > LOOKS_BYTES_MAX {
            return Err(wrong(Sentence::organisation_logo_too_large()));
        }
        if is_svg(&bytes) {
            return Err(wrong(Sentence::organisation_logo_svg()));
        }
        let turn = self.turn().await?;
        let made = work(turn, move || match place {
            Place::Logo => rewrite(&bytes, place.side_px_max()),
            Place::SignIn => photo(&bytes, place.side_px_max(), PICTURE_BYTES_MAX),
        });
        match made.await?.0 {
            Ok(picture) => Ok(NewPicture { media_type: picture.media_type.to_owned(), bytes: picture.bytes }),
            Err(PictureError::NotAPicture) => Err(wrong(Sentence::organisation_logo_not_a_picture())),
            Err(PictureError::Damaged) => Err(wrong(Sentence::organisation_logo_damaged())),
            Err(PictureError::TooLarge) => Err(wrong(Sentence::organisation_logo_too_large())),
        }
    }

    /// # Errors
    /// `TooMany` where too many wait.
    async fn turn(&self) -> Result<Turn, Problem> {
        let busy = |_| Problem::TooMany { wait_minutes: 1 };
        let place = Arc::clone(&self.waiting).try_acquire_owned().map_err(busy)?;
        Ok((place, Arc::clone(&self.inside).acquire_owned().await.map_err(Problem::broken)?))
    }

    /// Writes it anew.
    ///
    /// # Errors
    /// `NotFound` for what is no picture, or one nobody should decode; `TooMany` where too many wait.
    pub async fn make(&self, id: &Id, bytes: Vec<u8>) -> Result<Arc<Picture>, Problem> {
        let turn = self.turn().await?;
        if let Some(known) = self.known(id) {
            return Ok(known);
        }
        // With its turn: whoever waits for the same picture finds it kept.
        let (rewritten, _turn) = work(turn, move || rewrite(&bytes, SIDE_PX_MAX)).await?;
        let picture = match rewritten {
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

/// One after the other.
type Turn = (OwnedSemaphorePermit, OwnedSemaphorePermit);

/// Whoever goes away meanwhile leaves the work running, so it keeps its turn to its end, and gives it back with its result.
async fn work<T: Send + 'static>(
    turn: Turn,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<(T, Turn), Problem> {
    let task = tokio::task::spawn_blocking(move || (work(), turn));
    task.await.map_err(Problem::broken)
}

/// By its first words; nothing in it is read.
fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..1_024).unwrap_or(bytes)).to_ascii_lowercase();
    head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with('<') && head.contains("<svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_hangs_up_keeps_the_turn_until_the_work_is_done() {
        let pictures = Pictures::default();
        let (go_on, told) = std::sync::mpsc::channel::<()>();
        let mut asked = Box::pin(work(pictures.turn().await.unwrap(), move || told.recv()));
        assert!(futures::poll!(&mut asked).is_pending());
        drop(asked);
        let mut next = Box::pin(pictures.turn());
        assert!(futures::poll!(&mut next).is_pending(), "the work goes on");
        go_on.send(()).unwrap();
        assert!(next.await.is_ok());
    }

    #[test]
    fn drawings_are_known_by_their_first_words() {
        for (bytes, expected) in [
            ("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", true),
            ("\u{feff} <?xml version=\"1.0\"?>\n<!-- x --><SVG>", true),
            ("<html>", false),
            ("a <svg>", false),
            ("", false),
        ] {
            assert_eq!(is_svg(bytes.as_bytes()), expected, "{bytes}");
        }
    }
}

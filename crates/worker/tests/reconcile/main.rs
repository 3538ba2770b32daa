//! The reconcilers against both databases, on a clock the tests move.

#[cfg(test)]
mod cleanup;
#[cfg(test)]
mod clock;
#[cfg(test)]
mod deadlines;
#[cfg(test)]
mod firm;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod post;

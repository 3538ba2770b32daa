//! The reconcilers against both databases, on a clock the tests move.

#[cfg(test)]
mod attention;
#[cfg(test)]
mod cleanup;
#[cfg(test)]
mod clock;
#[cfg(test)]
mod deadlines;
#[cfg(test)]
mod escalations;
#[cfg(test)]
mod firm;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod month;
#[cfg(test)]
mod post;
#[cfg(test)]
mod reminders;
#[cfg(test)]
mod starts;
#[cfg(test)]
mod sweep;

//! The reconcilers against both databases, on a clock the tests move.

#[cfg(test)]
mod absences;
#[cfg(test)]
mod attention;
#[cfg(test)]
mod calendars;
#[cfg(test)]
mod cleanup;
#[cfg(test)]
mod clock;
#[cfg(test)]
mod deadlines;
#[cfg(test)]
mod erasing;
#[cfg(test)]
mod escalations;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod firm;
#[cfg(test)]
mod idle;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod month;
#[cfg(test)]
mod post;
#[cfg(test)]
mod preparing;
#[cfg(test)]
mod records;
#[cfg(test)]
mod reminders;
#[cfg(test)]
mod starts;
#[cfg(test)]
mod sweep;

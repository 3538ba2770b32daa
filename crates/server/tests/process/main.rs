//! The binary from outside: what it prints, how it starts, how it ends.

#[cfg(test)]
mod backups;
#[cfg(test)]
mod baton;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod errands;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod following;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod house;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod logs;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod metrics;
#[cfg(test)]
mod postgres;
#[cfg(test)]
mod serving;
#[cfg(test)]
mod smtp;
#[cfg(test)]
mod upgrade;

//! The binary `baton`: reads its settings, opens the house, and runs one command.
//! Never here: logic worth testing without a process.

mod clock;
mod entropy;
mod settings;

fn main() {}

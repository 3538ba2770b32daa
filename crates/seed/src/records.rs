//! Records without flows, so that there are as many records as flows: prospects, employees and clients, with tags and
//! owners, read in from a table as a firm would.

use crate::{
    Failure,
    drawn::{drawn, name},
    firm::{self, Firm},
    said,
};
use app::imports::{self, ImportStatus, Known, Seen, Uploaded};
use std::fmt::Write as _;
use texts::Language;

/// Of each hundred flows so many; flows have about twenty-five of their own.
const KINDS: [(&str, usize); 3] = [("prospect", 35), ("employee", 20), ("client", 20)];
const TAGS: usize = 24;

pub async fn make(firm: &Firm, flows: usize) -> Result<(), Failure> {
    for (place, (kind, in_a_hundred)) in KINDS.into_iter().enumerate() {
        let first = flows * (place + 1);
        read_in(firm, kind, &table(first, flows * in_a_hundred / 100)?).await?;
    }
    Ok(())
}

fn table(first: usize, rows: usize) -> Result<String, Failure> {
    let mut table = "Name;E-Mail;Tags;Owner\n".to_owned();
    for number in first..first + rows {
        let tag = |salt| format!("Sample {}", drawn(number, salt) % TAGS);
        let tags = match drawn(number, 31) % 4 {
            0 => String::new(),
            1 | 2 => tag(32),
            _ => format!("{}, {}", tag(32), tag(33)),
        };
        let owner = match drawn(number, 34) % 2 {
            0 => String::new(),
            _ => firm::email(drawn(number, 35) % firm::MEMBERS),
        };
        writeln!(table, "{};record-{number}@client.example;{tags};{owner}", name(number))?;
    }
    Ok(table)
}

async fn read_in(firm: &Firm, kind: &str, table: &str) -> Result<(), Failure> {
    let file = Uploaded {
        kind,
        file_name: "records.csv",
        bytes: table.as_bytes(),
        language: Language::En,
        called: Vec::new(),
    };
    let (ctx, seen) = (firm.operator(), Seen::default());
    let id = imports::upload(&ctx, file).await.map_err(said)?;
    imports::check(&ctx, &id, None, Known::Stay).await.map_err(said)?;
    while imports::go_on(&firm.app, &seen, firm.now, firm.entropy()).await.map_err(said)? > 0 {}
    imports::run(&ctx, &id).await.map_err(said)?;
    while imports::go_on(&firm.app, &seen, firm.now, firm.entropy()).await.map_err(said)? > 0 {}
    let read = imports::show(&ctx, &id).await.map_err(said)?;
    if read.status != ImportStatus::Done || read.failed > 0 {
        return Err(format!("{kind}: {} of {} rows were not read in", read.failed, read.total).into());
    }
    Ok(())
}

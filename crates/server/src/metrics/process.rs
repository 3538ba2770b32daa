//! What the operating system says of this process. Nothing where there is no `/proc`.

use std::fs;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Process {
    pub resident_bytes: Option<u64>,
    pub threads: Option<u64>,
    pub open_files: Option<u64>,
}

pub fn read() -> Process {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let open_files = fs::read_dir("/proc/self/fd").ok().map(|entries| entries.count() as u64);
    Process { open_files, ..parse(&status) }
}

fn parse(status: &str) -> Process {
    let number = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        line.split_whitespace().next()?.parse::<u64>().ok()
    };
    Process {
        resident_bytes: number("VmRSS").map(|kib| kib * 1024),
        threads: number("Threads"),
        open_files: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_of_a_process_is_read() {
        let status = "Name:\tbaton\nVmHWM:\t 99999 kB\nVmRSS:\t   81920 kB\nThreads:\t14\n";
        let expected = Process { resident_bytes: Some(83_886_080), threads: Some(14), open_files: None };
        assert_eq!(parse(status), expected);
        assert_eq!(parse(""), Process::default());
    }
}

//! Streams of members who watch: they begin, tell, and do not hold up the end.

use super::baton::{Folder, Running, csrf};
use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
};

const SERVE: [&str; 5] = ["serve", "--data", "data", "--listen", "127.0.0.1:0"];

/// A member who has just chosen a password; the header that says so.
fn signed_in(folder: &Folder, server: &Running) -> String {
    let link = folder.printed(&["member", "add", "ann@firm.example", "--name", "Ann", "--data", "data"]);
    let path = format!("/password/{}", link.trim().rsplit('/').next().unwrap());
    let (_, page) = server.get(&path, "");
    let form = format!("csrf={}&password=a+sentence+is+easy&again=a+sentence+is+easy", csrf(&page));
    let headers = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    let (status, head, page) = server.ask("POST", &path, headers, &form);
    assert_eq!(status, 303, "{page}");
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    format!("Cookie: {}\r\n", cookie.split(';').next().unwrap())
}

#[test]
fn open_streams_end_when_the_server_is_told_to_stop() {
    let folder = Folder::new();
    let server = Running::start(&folder, &SERVE);
    let cookie = signed_in(&folder, &server);
    assert_eq!(server.get("/live", "").0, 303, "nobody else hears anything");
    let streams: Vec<_> = (0..5)
        .map(|_| {
            let mut stream = TcpStream::connect(&server.address).unwrap();
            write!(stream, "GET /live HTTP/1.1\r\nHost: {}\r\n{cookie}\r\n", server.address).unwrap();
            let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
            assert!(lines.any(|line| line.starts_with("data: ")), "it says at once how far it is");
            lines
        })
        .collect();
    server.signal("TERM");
    let (status, _) = server.wait();
    assert!(status.success());
    for stream in streams {
        // Ends; a stream that was cut off would fail.
        assert!(stream.count() < 10);
    }
}

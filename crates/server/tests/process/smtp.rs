//! A mail server on loopback that behaves as a test tells it to.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::Duration,
};

/// How long a test waits for anything.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What a mail server does with a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Take,
    /// Has it, and never says so.
    Swallow,
    /// Takes a long time over every line.
    Slow,
    Later,
    Never,
}

#[derive(Clone, Debug)]
pub struct Arrived {
    pub message_id: String,
    pub to: String,
}

/// What to do with this mail, told those that came before it.
type Decide = Box<dyn Fn(&Arrived, &[Arrived]) -> Act + Send>;

pub struct MailServer {
    pub port: u16,
    /// Every mail whose bytes have come, in order.
    pub mails: Receiver<Arrived>,
    /// Connections, greeted or not.
    pub callers: Receiver<()>,
}

struct Desk {
    decide: Decide,
    had: Vec<Arrived>,
}

impl MailServer {
    pub fn start(decide: impl Fn(&Arrived, &[Arrived]) -> Act + Send + 'static) -> Self {
        Self::on(&TcpListener::bind("127.0.0.1:0").unwrap(), Some(Box::new(decide)))
    }

    /// Lets them connect and says nothing.
    pub fn mute() -> Self {
        Self::on(&TcpListener::bind("127.0.0.1:0").unwrap(), None)
    }

    fn on(listener: &TcpListener, decide: Option<Decide>) -> Self {
        let port = listener.local_addr().unwrap().port();
        let (mails, arrived) = channel();
        let (calls, callers) = channel();
        let desk = decide.map(|decide| Arc::new(Mutex::new(Desk { decide, had: Vec::new() })));
        let listener = listener.try_clone().unwrap();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (desk, mails) = (desk.clone(), mails.clone());
                let silent = desk.is_none().then(|| stream.try_clone().unwrap());
                if calls.send(()).is_err() {
                    return;
                }
                std::thread::spawn(move || match desk {
                    Some(desk) => converse(stream, &desk, &mails),
                    None => hold(silent),
                });
            }
        });
        Self { port, mails: arrived, callers }
    }
}

/// Until the other side goes.
fn hold(stream: Option<TcpStream>) -> Option<()> {
    let mut line = String::new();
    BufReader::new(stream?).read_line(&mut line).ok().map(|_| ())
}

fn converse(stream: TcpStream, desk: &Mutex<Desk>, mails: &Sender<Arrived>) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let say = |words: &str| (&stream).write_all(format!("{words}\r\n").as_bytes()).ok();
    say("220 loopback")?;
    let mut to = String::new();
    loop {
        let line = lines.next()?.ok()?;
        match line.get(..4).unwrap_or_default() {
            "EHLO" => say("250-loopback\r\n250 8BITMIME")?,
            "RCPT" => {
                to = line.split(['<', '>']).nth(1)?.to_owned();
                match verdict(desk, &to) {
                    Some(refusal) => say(refusal)?,
                    None => say("250 fine")?,
                }
            }
            "DATA" => {
                say("354 go on")?;
                let mut message_id = String::new();
                loop {
                    let line = lines.next()?.ok()?;
                    if let Some(id) = line.strip_prefix("Message-ID: ") {
                        message_id = id.to_owned();
                    }
                    if line == "." {
                        break;
                    }
                }
                let act = file(desk, Arrived { message_id, to: to.clone() }, mails)?;
                match act {
                    Act::Swallow => return hold(Some(stream.try_clone().ok()?)),
                    Act::Slow => drip(&stream, "250 taken at last\r\n")?,
                    Act::Take | Act::Later | Act::Never => say("250 taken")?,
                }
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 fine")?,
        }
    }
}

/// Refused at the address, as mail servers do.
fn verdict(desk: &Mutex<Desk>, to: &str) -> Option<&'static str> {
    let mut desk = desk.lock().unwrap();
    let asked = Arrived { message_id: String::new(), to: to.to_owned() };
    let act = (desk.decide)(&asked, &desk.had);
    let refusal = match act {
        Act::Later => "451 try again later",
        Act::Never => "550 no such box",
        Act::Take | Act::Swallow | Act::Slow => return None,
    };
    desk.had.push(asked);
    Some(refusal)
}

fn file(desk: &Mutex<Desk>, arrived: Arrived, mails: &Sender<Arrived>) -> Option<Act> {
    let mut desk = desk.lock().unwrap();
    let act = (desk.decide)(&arrived, &desk.had);
    desk.had.push(arrived.clone());
    mails.send(arrived).ok()?;
    Some(act)
}

/// Byte by byte, so that only a limit on the whole would notice.
fn drip(stream: &TcpStream, words: &str) -> Option<()> {
    let (_never, pause) = channel::<()>();
    for byte in words.bytes() {
        let _ = pause.recv_timeout(Duration::from_millis(20));
        { stream }.write_all(&[byte]).ok()?;
    }
    Some(())
}

/// Looks until it is so.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let (_never, pause) = std::sync::mpsc::channel::<()>();
    for _ in 0..PATIENCE.as_millis() / 20 {
        if is_so() {
            return;
        }
        assert_eq!(pause.recv_timeout(Duration::from_millis(20)), Err(RecvTimeoutError::Timeout));
    }
    panic!("{what} did not happen");
}

//! The mailer against a mail server that does what a script says.

use super::*;
use model::Instant;
use std::time::Duration;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

/// What the server does at a point of the conversation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Say(&'static str),
    Cut,
    Hang,
}

/// One connection: how it behaves. What is not told is answered well.
#[derive(Clone, Copy)]
struct Script {
    greeting: Act,
    hello: &'static str,
    mail: Act,
    recipient: Act,
    taken: Act,
    /// Mails after which the server closes the connection without a word.
    closes_after: usize,
}

const KIND: Script = Script {
    greeting: Act::Say("220 test\r\n"),
    hello: "250-test\r\n250-PIPELINING\r\n250 8BITMIME\r\n",
    mail: Act::Say("250 ok\r\n"),
    recipient: Act::Say("250 ok\r\n"),
    taken: Act::Say("250 taken\r\n"),
    closes_after: usize::MAX,
};
const PLAIN: Script = Script { hello: "250 test\r\n", ..KIND };

struct Server {
    port: u16,
    /// Every line that came in, bodies included.
    lines: mpsc::UnboundedReceiver<String>,
}

/// The n-th connection follows the n-th script; more connections are not accepted.
async fn serve(scripts: Vec<Script>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, lines) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        for script in scripts {
            let Ok((stream, _)) = listener.accept().await else { return };
            stream.set_nodelay(true).unwrap();
            tokio::spawn(converse(stream, script, sender.clone()));
        }
    });
    Server { port, lines }
}

async fn converse(stream: TcpStream, script: Script, lines: mpsc::UnboundedSender<String>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    perform(&mut stream, script.greeting).await?;
    let mut taken = 0;
    while let Some(line) = next_line(&mut stream, &lines).await {
        let act = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => Act::Say(script.hello),
            "MAIL" => script.mail,
            "RCPT" => script.recipient,
            "DATA" => {
                perform(&mut stream, Act::Say("354 go on\r\n")).await?;
                while next_line(&mut stream, &lines).await? != "." {}
                taken += 1;
                script.taken
            }
            _ => Act::Say("500 what?\r\n"),
        };
        perform(&mut stream, act).await?;
        if taken == script.closes_after {
            return None;
        }
    }
    Some(())
}

async fn next_line(
    stream: &mut BufReader<TcpStream>,
    lines: &mpsc::UnboundedSender<String>,
) -> Option<String> {
    let mut line = String::new();
    if stream.read_line(&mut line).await.ok()? == 0 {
        return None;
    }
    let line = line.trim_end_matches("\r\n").to_owned();
    lines.send(line.clone()).ok()?;
    Some(line)
}

async fn perform(stream: &mut BufReader<TcpStream>, act: Act) -> Option<()> {
    match act {
        Act::Say(words) => stream.get_mut().write_all(words.as_bytes()).await.ok(),
        Act::Cut => None,
        Act::Hang => std::future::pending().await,
    }
}

fn mailer(port: u16) -> Smtp {
    Smtp::new(format!("smtp://127.0.0.1:{port}").parse().unwrap())
}

/// For servers that never answer.
fn impatient(port: u16) -> Smtp {
    let mut settings: SmtpSettings = format!("smtp://127.0.0.1:{port}").parse().unwrap();
    settings.timeout = Duration::from_millis(50);
    Smtp::new(settings)
}

fn mail(number: u32) -> Mail {
    Mail {
        message_id: format!("m{number}@baton.example"),
        at: Instant::parse("2026-03-19T16:00:00Z").unwrap(),
        from: "Example Firm <mail@firm.example>".parse().unwrap(),
        to: "ann@client.example".parse().unwrap(),
        reply_to: None,
        subject: "Please sign".to_owned(),
        text: "Dear Ann,\n.\n..two dots\nbye".to_owned(),
        html: "<p>Dear Ann</p>".to_owned(),
    }
}

fn everything(server: &mut Server) -> Vec<String> {
    let mut lines = Vec::new();
    while let Ok(line) = server.lines.try_recv() {
        lines.push(line);
    }
    lines
}

#[tokio::test]
async fn a_mail_arrives_whole_with_and_without_pipelining() {
    for script in [KIND, PLAIN] {
        let mut server = serve(vec![script]).await;
        mailer(server.port).send(&mail(1)).await.unwrap();
        let lines = everything(&mut server);
        let start = lines.iter().position(|line| line.starts_with("MAIL")).unwrap();
        let expected = ["MAIL FROM:<mail@firm.example>", "RCPT TO:<ann@client.example>", "DATA"];
        assert_eq!(&lines[start..start + 3], &expected);
        assert!(lines.contains(&"Message-ID: <m1@baton.example>".to_owned()), "{lines:#?}");
        let body = lines.iter().position(|line| line == "Dear Ann,").unwrap();
        assert_eq!(&lines[body + 1..body + 4], &["..", "...two dots", "bye"]);
        assert_eq!(lines.last().unwrap(), ".");
    }
}

#[tokio::test]
async fn one_connection_carries_many_mails() {
    let mut server = serve(vec![KIND]).await;
    let mailer = mailer(server.port);
    for number in 0..20 {
        mailer.send(&mail(number)).await.unwrap();
    }
    let bodies = everything(&mut server).into_iter().filter(|line| line == ".").count();
    assert_eq!(bodies, 20);
}

#[tokio::test]
async fn a_kept_connection_closed_meanwhile_is_replaced() {
    let mut server = serve(vec![Script { closes_after: 1, ..KIND }, KIND]).await;
    let mailer = mailer(server.port);
    mailer.send(&mail(1)).await.unwrap();
    mailer.send(&mail(2)).await.unwrap();
    let lines = everything(&mut server);
    for number in 1..=2 {
        let id = format!("Message-ID: <m{number}@baton.example>");
        assert_eq!(lines.iter().filter(|line| **line == id).count(), 1, "{id}");
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Away,
    Temporary,
    Permanent,
}

async fn failure(script: Script) -> (Kind, String) {
    let server = serve(vec![script]).await;
    let hangs = [script.greeting, script.mail, script.recipient, script.taken].contains(&Act::Hang);
    let mailer = if hangs { impatient(server.port) } else { mailer(server.port) };
    match mailer.send(&mail(1)).await {
        Ok(()) => panic!("the mail went out"),
        Err(MailError::Away(says)) => (Kind::Away, says),
        Err(MailError::Temporary(says)) => (Kind::Temporary, says),
        Err(MailError::Permanent(says)) => (Kind::Permanent, says),
    }
}

#[tokio::test]
async fn failures_say_whether_to_try_again() {
    use Kind::{Away, Permanent, Temporary};
    let say = Act::Say;
    let cases = [
        (Script { greeting: say("421 busy\r\n"), ..KIND }, Away, "busy"),
        (Script { greeting: say("554 no mail here\r\n"), ..KIND }, Away, "no mail here"),
        (Script { greeting: Act::Cut, ..KIND }, Away, "cannot send"),
        (Script { greeting: Act::Hang, ..KIND }, Away, "did not answer within 0.05 s"),
        (Script { mail: say("421 closing\r\n"), ..KIND }, Away, "closing"),
        (Script { mail: say("530 sign in first\r\n"), ..KIND }, Away, "sign in first"),
        (Script { mail: say("550 you may not\r\n"), ..KIND }, Permanent, "you may not"),
        (Script { recipient: say("451 greylisted\r\n"), ..KIND }, Temporary, "greylisted"),
        (Script { recipient: say("550 no such box\r\n"), ..KIND }, Permanent, "no such box"),
        (Script { recipient: say("550 no such box\r\n"), ..PLAIN }, Permanent, "no such box"),
        (Script { recipient: Act::Hang, ..KIND }, Away, "did not answer within 0.05 s"),
        (Script { recipient: Act::Cut, ..PLAIN }, Temporary, "broke"),
        (Script { taken: say("452 disk full\r\n"), ..KIND }, Temporary, "disk full"),
        (Script { taken: say("552 too large\r\n"), ..KIND }, Permanent, "too large"),
        (Script { taken: Act::Hang, ..KIND }, Away, "did not answer within 0.05 s"),
        (Script { taken: Act::Cut, ..KIND }, Temporary, "broke"),
        (Script { taken: say("what is this\r\n"), ..KIND }, Temporary, "broke"),
    ];
    for (number, (script, kind, words)) in cases.into_iter().enumerate() {
        let (found, says) = failure(script).await;
        assert_eq!(found, kind, "case {number}: {says}");
        assert!(says.contains(words), "case {number}: {says:?} does not say {words:?}");
    }
}

#[tokio::test]
async fn a_server_that_refuses_connections_is_away() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let error = mailer(port).send(&mail(1)).await.unwrap_err();
    assert!(matches!(&error, MailError::Away(says) if says.contains("cannot send")), "{error:?}");
}

#[tokio::test]
async fn nothing_is_said_in_the_clear_when_encryption_is_asked_for() {
    let mut server = serve(vec![KIND]).await;
    let address = format!("smtp://ann:hidden@127.0.0.1:{}?tls=starttls", server.port);
    let error = Smtp::new(address.parse().unwrap()).send(&mail(1)).await.unwrap_err();
    assert!(matches!(error, MailError::Away(_)), "{error:?}");
    let lines = everything(&mut server);
    assert!(lines.iter().all(|line| line.starts_with("EHLO") || line.starts_with("QUIT")), "{lines:?}");
}

#[tokio::test]
async fn a_broken_mail_does_not_spoil_the_next() {
    let refusing = Script { recipient: Act::Say("550 no such box\r\n"), ..KIND };
    let server = serve(vec![refusing, KIND]).await;
    let mailer = mailer(server.port);
    assert!(mailer.send(&mail(1)).await.is_err());
    mailer.send(&mail(2)).await.unwrap();
}

//! Files made to be taken for something else: none is ever shown by our own address as what it pretends to be.

use crate::browser::{Browser, hidden};
use crate::desk::Answered;
use crate::house::{House, PDF};
use app::members::NewMember;
use axum::http::header;
use testkit::TestDatabase;

const SCRIPT: &str = "<script>alert(1)</script>";

/// One pixel, with a chunk of text that holds a script, and a script after its end.
fn png_with_script() -> Vec<u8> {
    let mut png = png(1, 1);
    let mut text = b"tEXt".to_vec();
    text.extend_from_slice(format!("Comment\0{SCRIPT}").as_bytes());
    let length = u32::try_from(text.len() - 4).unwrap().to_be_bytes();
    let mut chunk = length.to_vec();
    chunk.extend_from_slice(&text);
    chunk.extend_from_slice(&crc(&text).to_be_bytes());
    png.splice(33..33, chunk);
    png.extend_from_slice(SCRIPT.as_bytes());
    png
}

/// A picture of one colour, as small as can be: `width` and `height` are what it claims.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], body: &[u8]| {
        let mut whole = kind.to_vec();
        whole.extend_from_slice(body);
        bytes.extend_from_slice(&u32::try_from(body.len()).unwrap().to_be_bytes());
        bytes.extend_from_slice(&whole);
        bytes.extend_from_slice(&crc(&whole).to_be_bytes());
    };
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend_from_slice(&[8, 0, 0, 0, 0]);
    chunk(b"IHDR", &head);
    // A stored block of zlib: filter byte and one grey pixel.
    chunk(b"IDAT", &[0x78, 0x01, 0x01, 0x02, 0x00, 0xfd, 0xff, 0x00, 0x80, 0x00, 0x82, 0x00, 0x81]);
    chunk(b"IEND", &[]);
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

async fn given(house: &House, name: &str, bytes: &[u8]) -> Answered {
    let mut client = house.browser();
    let nonce = hidden(&client.get(&house.second).await.text, "nonce");
    client.upload(&format!("{}/files/id", house.second), &nonce, ("file.id", name, bytes)).await
}

/// Gives it by the API, so that it is kept in the flow, and asks for it as a member in every way there is.
async fn shown(house: &House, name: &str, bytes: &[u8]) -> Option<[Answered; 3]> {
    let path = format!("/api/v1/flows/{}/steps/papers/files/id", house.flow);
    let answered = house.desk.upload(&path, None, (name, bytes)).await;
    if answered.status != 201 {
        return None;
    }
    let id = answered.json()["id"].as_str().unwrap().to_owned();
    let done = format!("/api/v1/flows/{}/steps/papers/completion", house.flow);
    house.desk.post(&done, &serde_json::json!({})).await.expect(200);
    let mut member = Browser::member(&house.desk, "Ada", NewMember::default()).await;
    let paths = [format!("/files/{id}"), format!("/files/{id}/picture"), format!("/files/{id}/inline")];
    let [download, picture, inline] = paths;
    Some([member.get(&download).await, member.get(&picture).await, member.get(&inline).await])
}

fn is_only_downloaded(download: &Answered) {
    assert_eq!(download.status, 200);
    assert_eq!(download.header(header::CONTENT_TYPE), "application/octet-stream");
    assert!(download.header(header::CONTENT_DISPOSITION).starts_with("attachment;"));
    assert!(download.header(header::CONTENT_SECURITY_POLICY).contains("sandbox"));
    assert_eq!(download.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
}

#[tokio::test]
async fn what_is_no_document_is_refused_by_its_bytes_and_not_by_its_name() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{SCRIPT}</svg>");
    let cases: [(&str, &[u8]); 6] = [
        ("picture.svg", svg.as_bytes()),
        ("picture.png", svg.as_bytes()),
        ("page.pdf", b"<!doctype html><script>alert(1)</script>"),
        ("page.html", SCRIPT.as_bytes()),
        ("archive.pdf", b"PK\x03\x04 not a document"),
        ("gif.png", b"GIF89a/*<svg/onload=alert(1)>*/=1;"),
    ];
    for (name, bytes) in cases {
        let answered = given(&house, name, bytes).await;
        assert_eq!(answered.status, 422, "{name}");
        assert!(!answered.text.contains(SCRIPT), "{name}");
    }
}

#[tokio::test]
async fn a_picture_comes_out_without_what_was_hidden_in_it() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let hostile = png_with_script();
    assert!(String::from_utf8_lossy(&hostile).contains(SCRIPT));
    let [download, picture, inline] = shown(&house, "passport.png", &hostile).await.unwrap();
    is_only_downloaded(&download);
    assert_eq!((picture.status.as_u16(), picture.header(header::CONTENT_TYPE)), (200, "image/png"));
    assert!(!picture.text.contains("script"), "nothing of it is left");
    assert!(picture.header(header::CONTENT_SECURITY_POLICY).contains("sandbox"));
    assert_eq!(inline.status, 404, "a picture is no document");
}

#[tokio::test]
async fn a_polyglot_is_shown_as_a_pdf_in_a_sandbox_or_not_at_all() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let polyglot = [PDF, format!("<html>{SCRIPT}</html>").as_bytes()].concat();
    let [download, picture, inline] = shown(&house, "both.pdf.html", &polyglot).await.unwrap();
    is_only_downloaded(&download);
    assert_eq!(picture.status, 404);
    assert_eq!((inline.status.as_u16(), inline.header(header::CONTENT_TYPE)), (200, "application/pdf"));
    let policy = inline.header(header::CONTENT_SECURITY_POLICY);
    assert!(policy.contains("sandbox;") && !policy.contains("allow-"), "{policy}");
    assert_eq!(inline.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
}

#[tokio::test]
async fn a_picture_that_unfolds_without_end_is_not_unfolded() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let [download, picture, inline] = shown(&house, "bomb.png", &png(60_000, 60_000)).await.unwrap();
    is_only_downloaded(&download);
    assert_eq!((picture.status.as_u16(), inline.status.as_u16()), (404, 404));
}

#[tokio::test]
async fn a_picture_that_is_damaged_is_only_downloaded() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let [download, picture, _] = shown(&house, "half.png", &png(40, 40)).await.unwrap();
    is_only_downloaded(&download);
    assert_eq!(picture.status, 404);
}

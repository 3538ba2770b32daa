//! The archive of everything as an admin fetches it: whole, as it was, nothing of anybody else's, and for admins alone.

use crate::{
    browser::Browser,
    desk::{Answered, Desk},
    house::{House, PDF, SECRET},
};
use app::{
    Scope,
    members::NewMember,
    organisation_exports::{self, Written},
};
use axum::http::header;
use bytes::Bytes;
use futures::{StreamExt as _, stream};
use gateways::{archive, files::FileStore as _};
use model::Entropy;
use serde_json::{Value as Json, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read as _,
};
use store::exports::parts::PARTS;
use testkit::TestDatabase;

/// A name of a record, and one of a document, that want to be something else.
const FORMULA: &str = "=HYPERLINK(\"//x\")\",\"id\":\"y";
const ELSEWHERE_NAME: &str = "../../etc/passwd";

/// As the worker does.
async fn write(desk: &Desk) {
    for turn in 0.. {
        let now = desk.system().now;
        let pieces =
            organisation_exports::next(&desk.app, now, Entropy::from_number(700 + turn)).await.unwrap();
        if pieces.is_empty() {
            return;
        }
        for piece in pieces {
            let packed = archive::pack(&piece.text).unwrap();
            let facts = Written { crc: packed.crc, packed_bytes: packed.bytes.len() as u64 };
            let bytes = stream::once(std::future::ready(Ok(Bytes::from(packed.bytes)))).boxed();
            desk.files.put(&piece.file, bytes, u64::MAX).await.unwrap();
            assert!(organisation_exports::settle(&desk.app, piece, facts).await.unwrap());
        }
    }
}

fn number(bytes: &[u8], at: usize) -> usize {
    usize::try_from(u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())).unwrap()
}

fn short(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()))
}

/// What an archive holds, read from its table of contents, each file against its checksum.
fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let record = number(zip, zip.len() - 22 - 20 + 8);
    let (files, mut at) = (number(zip, record + 24), number(zip, record + 48));
    let mut all = BTreeMap::new();
    for _ in 0..files {
        assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
        let (method, length) = (short(zip, at + 10), short(zip, at + 28));
        let crc = u32::from_le_bytes(zip[at + 16..at + 20].try_into().unwrap());
        let name = String::from_utf8(zip[at + 46..at + 46 + length].to_vec()).unwrap();
        let extra = at + 46 + length + 4;
        let (size, packed, offset) = (number(zip, extra), number(zip, extra + 8), number(zip, extra + 16));
        let begin = offset + 30 + short(zip, offset + 26) + short(zip, offset + 28);
        let stored = &zip[begin..begin + packed];
        let mut bytes = Vec::new();
        match method {
            0 => bytes.extend(stored),
            _ => drop(flate2::read::DeflateDecoder::new(stored).read_to_end(&mut bytes).unwrap()),
        }
        let mut sum = flate2::Crc::new();
        sum.update(&bytes);
        assert_eq!((bytes.len(), sum.sum()), (size, crc), "{name}");
        assert!(all.insert(name, bytes).is_none(), "each name once");
        at += 46 + length + short(zip, at + 30);
    }
    all
}

/// Lines of a folder.
fn lines(files: &BTreeMap<String, Vec<u8>>, folder: &str) -> Vec<Json> {
    let of_folder = files.iter().filter(|(name, _)| name.split('/').next() == Some(folder));
    let text: String = of_folder.map(|(_, bytes)| std::str::from_utf8(bytes).unwrap()).collect();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

async fn firm(database: TestDatabase) -> House {
    let house = House::on(database).await;
    let desk = &house.desk;
    let named = json!({"kind": "client", "name": FORMULA, "email": "f@formula.example"});
    desk.post("/api/v1/records", &named).await.expect(201);
    let renamed = format!("UPDATE file SET name = '{ELSEWHERE_NAME}' WHERE id = '{}'", house.file);
    desk.database.execute(&renamed).await;
    let admin = || NewMember { admin: true, ..NewMember::default() };
    Browser::member(desk, "Ada", admin()).await;
    house.open_elsewhere().await;
    house
}

fn assert_whole(house: &House, files: &BTreeMap<String, Vec<u8>>) {
    let folders: BTreeSet<&str> =
        files.keys().filter_map(|name| name.split_once('/')).map(|at| at.0).collect();
    let known = PARTS.iter().map(|part| part.name).chain(["files"]);
    assert!(folders.is_subset(&known.collect()), "{folders:?}");
    assert!(files.contains_key("README.txt"));
    for folder in
        ["records", "contacts", "flows", "flow_log", "flow_values", "messages", "file_list", "audit_log"]
    {
        assert!(!lines(files, folder).is_empty(), "{folder}");
    }
    let records = lines(files, "records");
    let formula: Vec<&Json> = records.iter().filter(|record| record["name"] == FORMULA).collect();
    assert_eq!(formula.len(), 1, "a name is a name");
    assert_ne!(formula[0]["id"], "y");
    assert!(records.iter().any(|record| record["id"] == house.record.as_str() && record["name"] == SECRET));
    let log = lines(files, "flow_log");
    let of_flow: Vec<&Json> = log.iter().filter(|row| row["flow_id"] == house.flow.as_str()).collect();
    for (before, after) in of_flow.iter().zip(&of_flow[1..]) {
        assert_eq!(before["hash"], after["previous_hash"], "in order, and chained");
    }
    let document = format!("files/{} _.._etc_passwd", house.file);
    assert_eq!(files.get(&document).map(Vec::as_slice), Some(PDF), "{:?}", files.keys());
    let listed = lines(files, "file_list");
    assert!(listed.iter().any(|file| file["id"] == house.file.as_str() && file["name"] == ELSEWHERE_NAME));
}

/// Neither what lets anybody in, nor anything of the other firm.
fn assert_nothing_else(house: &House, files: &BTreeMap<String, Vec<u8>>) {
    let links = [&house.first, &house.second, &house.whole, &house.other_whole];
    let secrets = links.into_iter().map(|link| link.rsplit('/').next().unwrap());
    let hidden: Vec<&str> =
        secrets.chain([house.desk.key.as_str(), "$argon2", "elsewhere", "Mallory"]).collect();
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        for word in &hidden {
            assert!(!text.contains(word) && !name.contains(word), "{word} in {name}");
        }
    }
}

fn assert_zip(answered: &Answered) {
    assert_eq!(answered.status, 200, "{}", answered.text);
    assert_eq!(answered.header(header::CONTENT_TYPE), "application/zip");
    assert!(answered.header(header::CONTENT_DISPOSITION).starts_with("attachment; filename=\"baton-export-"));
    assert_eq!(answered.header(header::CACHE_CONTROL), "no-store");
}

#[tokio::test]
async fn an_admin_fetches_everything_and_nobody_else_anything() {
    for database in TestDatabase::each().await {
        let house = firm(database).await;
        let desk = &house.desk;
        let new = |admin| NewMember { admin, ..NewMember::default() };
        let mut admin = Browser::member(desk, "Berta", new(true)).await;
        let mut staff = Browser::member(desk, "Stan", new(false)).await;
        let mut stranger = Browser::member(desk, "Mallory", new(true)).await;
        house.move_away("Mallory").await;

        assert_eq!(staff.post_as_member("/admin/exports", &[]).await.status, 403);
        assert_eq!(admin.post_as_member("/admin/exports", &[]).await.status, 303);
        let listed = desk.get("/api/v1/organisation-exports").await.expect(200);
        let id = listed["exports"][0]["id"].as_str().unwrap().to_owned();
        let page = format!("/admin/exports/{id}/archive");
        let api = format!("/api/v1/organisation-exports/{id}/archive");
        assert_eq!(admin.get(&page).await.status, 404, "not before it is whole");
        assert!(!admin.get("/admin/exports").await.text.contains(&page));
        write(desk).await;
        assert!(admin.get("/admin/exports").await.text.contains(&page));

        let fetched = admin.get(&page).await;
        assert_zip(&fetched);
        let files = unpacked(&fetched.bytes);
        assert_whole(&house, &files);
        assert_nothing_else(&house, &files);
        let again = desk.get(&api).await;
        assert_zip(&again);
        assert!(again.bytes == fetched.bytes, "the API gives the same");

        assert_eq!(staff.get(&page).await.status, 403);
        assert_eq!(stranger.get(&page).await.status, 404);
        assert_eq!(house.browser().get(&page).await.status, 303, "signing in comes first");
        let reader = desk.new_key(&[Scope::Read]).await;
        for (key, status) in [(reader, 403), (house.key_elsewhere().await, 404)] {
            let bearer = format!("Bearer {key}");
            desk.ask("GET", &api, &[("authorization", &bearer)], "").await.expect(status);
        }
        desk.pass_days(8);
        desk.get(&api).await.expect(404);
    }
}

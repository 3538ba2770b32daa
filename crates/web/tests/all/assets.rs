//! Stylesheets and scripts as browsers ask for them: each encoding is told from the others, and not sent twice.

use crate::desk::{Answered, Desk};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Request, header},
};
use testkit::TestDatabase;

async fn ask(desk: &Desk, accepted: &str, known: &str) -> Answered {
    let mut request = Request::get(assets::url("app.css")).body(Body::empty()).unwrap();
    let given = [(header::ACCEPT_ENCODING, accepted), (header::IF_NONE_MATCH, known)];
    let given = given.into_iter().filter(|(_, value)| !value.is_empty());
    *request.headers_mut() =
        given.map(|(name, value)| (name, HeaderValue::from_str(value).unwrap())).collect::<HeaderMap>();
    desk.send(request).await
}

fn tag(answered: &Answered) -> String {
    answered.header(header::ETAG).to_owned()
}

#[tokio::test]
async fn each_encoding_has_a_tag_of_its_own() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let mut tags = Vec::new();
    for (accepted, coding) in [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip;q=0.000", ""),
        ("br;q=0.000, gzip; q=1", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("gzip, *;q=0", "gzip"),
    ] {
        let whole = ask(&desk, accepted, "").await;
        assert_eq!(whole.status, 200);
        let said = whole.headers.get(header::CONTENT_ENCODING).map_or("", |coding| coding.to_str().unwrap());
        assert_eq!(said, coding, "{accepted}");
        assert_eq!(whole.header(header::VARY), "accept-encoding");
        tags.push(tag(&whole));
    }
    let [plain, gzip, brotli] = [&tags[0], &tags[1], &tags[2]];
    assert!(plain != gzip && gzip != brotli && brotli != plain, "{tags:?}");
    for known in [brotli.clone(), format!("W/{brotli}"), format!("{plain}, {brotli}"), "*".to_owned()] {
        let answered = ask(&desk, "gzip, br", &known).await;
        assert_eq!((answered.status.as_u16(), answered.text.as_str()), (304, ""), "{known}");
        assert_eq!(tag(&answered), *brotli);
        assert!(answered.header(header::CACHE_CONTROL).contains("immutable"));
    }
    // What the browser has cannot stand for another encoding.
    for known in [plain, gzip, &format!("\"{}\"", "old")] {
        assert_eq!(ask(&desk, "gzip, br", known).await.status, 200, "{known}");
    }
}

//! What admins decide about the portal: what is offered, for whom, in which order, and what is not.

use crate::{
    browser::{Browser, enter},
    house::{House, VICTIM},
};
use app::{
    members::NewMember,
    portal::{self, EntryChange, NewEntry},
};
use testkit::TestDatabase;

async fn admin(house: &House) -> Browser<'_> {
    let new = NewMember { admin: true, builder: true, ..NewMember::default() };
    Browser::member(&house.desk, "Ada", new).await
}

#[tokio::test]
async fn only_templates_with_a_start_link_are_offered_and_the_others_say_why() {
    for database in TestDatabase::each().await {
        let house = House::on(database).await;
        let mut ada = admin(&house).await;
        let offered = ada.get("/admin/portal/flows/new").await.text;
        assert!(offered.contains("value=\"papers\"") && !offered.contains("value=\"papers\" disabled"));
        for (place, why) in [
            (portal::Place { folder: Some("Old".to_owned()), is_private: false }, "In the folder Old"),
            (portal::Place { folder: None, is_private: true }, "Private"),
        ] {
            portal::place_template(&house.desk.system(), "papers", place).await.unwrap();
            let offered = ada.get("/admin/portal/flows/new").await.text;
            assert!(offered.contains("value=\"papers\" disabled") && offered.contains(why), "{offered}");
            let form = [("template", "papers"), ("title", "Papers"), ("audience", "all")];
            let refused = ada.post_as_member("/admin/portal/flows/new", &form).await;
            assert_eq!(refused.status, 422);
            assert!(refused.text.contains("value=\"Papers\""), "what was typed is still there");
        }
        portal::place_template(&house.desk.system(), "papers", portal::Place::default()).await.unwrap();
        let form = [("template", "papers"), ("title", "Papers"), ("audience", "all")];
        assert_eq!(ada.post_as_member("/admin/portal/flows/new", &form).await.status, 303);
        assert_eq!(ada.post_as_member("/admin/portal/flows/new", &form).await.status, 422, "once each");
    }
}

#[tokio::test]
async fn a_group_in_use_says_where_before_it_goes() {
    for database in TestDatabase::each().await {
        let house = House::on(database).await;
        let mut ada = admin(&house).await;
        let system = house.desk.system();
        let group = portal::create_group(&system, "Dentists").await.unwrap();
        let twice = ada.post_as_member("/admin/portal/groups", &[("name", "Dentists")]).await;
        assert_eq!(twice.status, 422);
        let change = EntryChange {
            title: "Send us papers".to_owned(),
            description: String::new(),
            groups: Some(vec![group.clone()]),
        };
        let new = NewEntry { template: "papers".to_owned(), change };
        portal::create_entry(&system, new).await.unwrap();
        let deletion = format!("/admin/portal/groups/{group}/deletion");
        let asked = ada.get(&deletion).await.text;
        assert!(asked.contains("Send us papers"), "{asked}");
        assert_eq!(ada.post_as_member(&deletion, &[]).await.status, 303);
        let overview = ada.get("/admin/portal").await.text;
        assert!(overview.contains("nobody, until you choose groups"), "{overview}");
    }
}

#[tokio::test]
async fn modules_are_switched_and_put_in_order() {
    for database in TestDatabase::each().await {
        let house = House::on(database).await;
        let mut ada = admin(&house).await;
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        let wrong = [("on", "on"), ("content", "Click javascript:alert(1)")];
        let refused = ada.post_as_member("/admin/portal/modules/links", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Click javascript:alert(1)"), "what was typed is still there");
        let links = [("on", "on"), ("content", "Prices https://firm.example/prices")];
        assert_eq!(ada.post_as_member("/admin/portal/modules/links", &links).await.status, 303);
        let words = [("on", "on"), ("content", "Closed on Friday.")];
        assert_eq!(ada.post_as_member("/admin/portal/modules/announcement", &words).await.status, 303);
        let home = guest.get("/portal").await.text;
        assert!(home.contains("https://firm.example/prices") && home.contains("Closed on Friday."), "{home}");
        let place = |text: &str, of: &str| text.find(&format!("portal-tab\" href=\"/portal/{of}\"")).unwrap();
        assert!(place(&home, "messages") < place(&home, "files"));
        assert_eq!(ada.post_as_member("/admin/portal/modules/files/move", &[("to", "0")]).await.status, 303);
        let home = guest.get("/portal").await.text;
        assert!(place(&home, "files") < place(&home, "messages"));
        assert_eq!(ada.post_as_member("/admin/portal/modules/files", &[]).await.status, 303);
        assert_eq!(guest.get("/portal/files").await.status, 404);
    }
}

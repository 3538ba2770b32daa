//! Views of lists that members keep.

mod firm;

use app::{
    Problem,
    saved_views::{self, List, NewView},
};
use firm::Firm;
use testkit::TestDatabase;

/// Two who press at the same moment keep no more than one alone.
#[tokio::test]
async fn nobody_keeps_more_than_twenty_of_a_list() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let member = firm.group("advisers", &["Ada"]).await.remove(0);
        let save = async |number: usize, list: List| {
            let name = format!("View {number}");
            let new = NewView { list: &list, name: &name, query: "status=any" };
            saved_views::save(&firm.member(&member), &member, new).await
        };
        let saved = futures::future::join_all((0..26).map(|number| save(number, List::Flows))).await;
        let (saved, refused): (Vec<_>, Vec<_>) = saved.into_iter().partition(Result::is_ok);
        assert_eq!((saved.len(), refused.len()), (20, 6));
        assert!(refused.iter().all(|refused| matches!(refused, Err(Problem::Invalid(_)))), "{refused:?}");
        let ctx = firm.member(&member);
        assert_eq!(saved_views::own(&ctx, &List::Flows).await.unwrap().len(), 20);
        save(27, List::Records("client".to_owned())).await.unwrap();
        let one = saved.into_iter().next().unwrap().unwrap();
        saved_views::delete(&ctx, &member, &one).await.unwrap();
        save(28, List::Flows).await.unwrap();
    }
}

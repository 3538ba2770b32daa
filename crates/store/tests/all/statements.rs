//! Every statement of the store is accepted by both databases.

use testkit::TestDatabase;

#[tokio::test]
async fn both_databases_accept_every_statement() {
    for database in TestDatabase::each().await {
        if let Err((sql, error)) = database.db.check_statements().await {
            panic!("postgres: {} refused {sql}\n{error}", database.is_postgres());
        }
    }
}

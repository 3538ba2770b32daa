//! Out of office: work goes to the substitute when somebody leaves, new work too, and stays theirs when they are back.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Problem,
    absences::{self, NewAbsence, Seen},
    flows, members,
    steps::CompletionRequest,
};
use firm::{Firm, request};
use model::{Entropy, Id};
use testkit::TestDatabase;

const TASKS: &str = "
baton: 1
key: tasks
name: Two tasks
started_from: [client]
roles:
  doer: {name: Doer, party: us}
  helper: {name: Helper, party: us}
stages:
  - stage: work
    name: Work
    steps:
      - {step: first, kind: task, role: helper, title: First}
      - {step: second, kind: task, role: doer, title: Second}
";

async fn firms() -> Vec<Firm> {
    let mut firms = Vec::new();
    for database in TestDatabase::each().await {
        firms.push(Firm::on(database).await);
    }
    firms
}

fn away(from: &str, until: &str, substitute: &Id) -> NewAbsence {
    NewAbsence { first_day: from.to_owned(), last_day: until.to_owned(), substitute: substitute.to_string() }
}

async fn start(firm: &Firm, doer: &Id, helper: &Id) -> Id {
    let mut request = request("tasks", "Client Ltd", "ann@client.example");
    for (role, person) in [("doer", doer), ("helper", helper)] {
        request.roles.insert(role.to_owned(), vec![flows::RolePerson::Known(person.clone())]);
    }
    flows::start(&firm.admin(), request).await.unwrap().flow
}

/// Who has the open step.
async fn holder(firm: &Firm, flow: &Id) -> Option<Id> {
    let state = flows::workspace(&firm.admin(), flow).await.unwrap().state.clone();
    state.assignments.values().next().and_then(|open| open.person().cloned())
}

async fn tell(firm: &Firm) -> usize {
    absences::tell(&firm.app, &Seen::default(), firm.now(), Entropy::from_number(7)).await.unwrap()
}

fn wrong<T: std::fmt::Debug>(refused: Result<T, Problem>) -> (String, String) {
    match refused {
        Err(Problem::Invalid(all)) => (all[0].path.clone(), all[0].message.to_string()),
        other => panic!("expected wrong answers, got {other:?}"),
    }
}

#[tokio::test]
async fn work_goes_to_the_substitute_and_new_work_comes_back_with_the_person() {
    for firm in firms().await {
        firm.publish(TASKS).await;
        let people = firm.group("staff", &["Ada", "Bob", "Cyd"]).await;
        let (ada, bob, cyd) = (&people[0], &people[1], &people[2]);
        let before = start(&firm, ada, ada).await;
        assert_eq!(holder(&firm, &before).await.as_ref(), Some(ada));
        // It is Tuesday 17 March 2026.
        absences::add(&firm.member(ada), ada, &away("2026-03-18", "2026-03-19", bob)).await.unwrap();
        assert_eq!(tell(&firm).await, 0, "not yet");

        firm.pass_seconds(86_400);
        assert_eq!((tell(&firm).await, tell(&firm).await), (1, 0));
        assert_eq!(holder(&firm, &before).await.as_ref(), Some(bob));
        let during = start(&firm, cyd, ada).await;
        assert_eq!(holder(&firm, &during).await.as_ref(), Some(bob), "new work goes there at once");

        firm.pass_seconds(2 * 86_400);
        tell(&firm).await;
        let after = start(&firm, cyd, ada).await;
        assert_eq!(holder(&firm, &after).await.as_ref(), Some(ada), "she is back");
        assert_eq!(tell(&firm).await, 0);
        for flow in [&before, &during] {
            assert_eq!(flows::verified(&firm.admin(), flow).await.unwrap().problem, None);
        }
    }
}

#[tokio::test]
async fn whoever_only_plays_a_role_is_known_to_be_away_with_the_next_act() {
    for firm in firms().await {
        firm.publish(TASKS).await;
        let people = firm.group("staff", &["Ada", "Bob", "Cyd"]).await;
        let (ada, bob, cyd) = (&people[0], &people[1], &people[2]);
        let flow = start(&firm, ada, cyd).await;
        let absence =
            absences::add(&firm.member(ada), ada, &away("2026-03-16", "2026-03-20", bob)).await.unwrap();
        tell(&firm).await;
        let ctx = firm.member(cyd);
        app::steps::complete(&ctx, &flow, "first", CompletionRequest::default()).await.unwrap();
        assert_eq!(holder(&firm, &flow).await.as_ref(), Some(bob), "never Ada's");
        absences::end(&firm.member(ada), ada, &absence).await.unwrap();
        tell(&firm).await;
        let state = flows::workspace(&firm.admin(), &flow).await.unwrap().state.clone();
        assert!(state.absent.is_empty(), "taken back, and told");
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_beside_its_field() {
    for firm in firms().await {
        let people = firm.group("staff", &["Ada", "Bob", "Cyd"]).await;
        let (ada, bob, cyd) = (&people[0], &people[1], &people[2]);
        let cases = [
            (away("soon", "2026-03-20", bob), "first_day"),
            (away("2026-03-18", "2026-02-30", bob), "last_day"),
            (away("2026-03-20", "2026-03-18", bob), "last_day"),
            (away("2026-03-10", "2026-03-11", bob), "last_day"),
            (away("2026-03-18", "2029-03-18", bob), "last_day"),
            (away("2026-03-18", "2026-03-20", ada), "substitute"),
            (away("2026-03-18", "2026-03-20", &Id::given("nobody")), "substitute"),
            (away("2026-03-18", "2026-03-20", &Id::given("")), "substitute"),
        ];
        for (new, path) in cases {
            assert_eq!(wrong(absences::add(&firm.member(ada), ada, &new).await).0, path, "{new:?}");
        }
        absences::add(&firm.member(ada), ada, &away("2026-03-18", "2026-03-20", bob)).await.unwrap();
        let overlapping = absences::add(&firm.member(ada), ada, &away("2026-03-20", "2026-03-25", cyd)).await;
        assert_eq!(wrong(overlapping).0, "first_day");
        absences::add(&firm.member(bob), bob, &away("2026-03-19", "2026-03-30", cyd)).await.unwrap();
        let circle = absences::add(&firm.member(cyd), cyd, &away("2026-03-20", "2026-03-21", ada)).await;
        let (path, said) = wrong(circle);
        assert_eq!(path, "substitute");
        assert!(said.contains("Cyd → Ada → Bob → Cyd"), "{said}");
        // On other days there is none.
        absences::add(&firm.member(cyd), cyd, &away("2026-04-01", "2026-04-02", ada)).await.unwrap();
    }
}

#[tokio::test]
async fn ones_own_are_ones_own_and_an_admin_may_enter_others() {
    for firm in firms().await {
        let people = firm.group("staff", &["Ada", "Bob"]).await;
        let (ada, bob) = (&people[0], &people[1]);
        let new = away("2026-03-18", "2026-03-20", ada);
        let others = absences::add(&firm.member(ada), bob, &new).await;
        assert!(matches!(others, Err(Problem::NotAllowed { .. })));
        let id = absences::add(&firm.admin_named(ada), bob, &new).await.unwrap();
        assert!(matches!(absences::of_person(&firm.member(ada), bob).await, Err(Problem::NotAllowed { .. })));
        let own = absences::of_person(&firm.member(bob), bob).await.unwrap();
        assert_eq!(own.iter().map(|absence| absence.substitute.name.as_str()).collect::<Vec<_>>(), ["Ada"]);
        assert!(matches!(
            absences::end(&firm.member(bob), bob, &Id::given("x")).await,
            Err(Problem::NotFound)
        ));
        absences::end(&firm.member(bob), bob, &id).await.unwrap();
        assert!(matches!(absences::end(&firm.member(bob), bob, &id).await, Err(Problem::NotFound)));
        assert!(absences::of_person(&firm.member(bob), bob).await.unwrap().is_empty());
        let named = absences::may_be_named(&firm.member(bob), bob).await.unwrap();
        assert_eq!(named.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Ada"]);
        members::disable(&firm.admin(), ada).await.unwrap();
        assert!(absences::may_be_named(&firm.member(bob), bob).await.unwrap().is_empty());
    }
}

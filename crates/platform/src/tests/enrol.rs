//! People without a password: known, named, and never let in.

use super::{AGENCY, Home, OTHER_AGENCY, Role, agency, on_both};
use crate::{Actor, NewAccount, Person, SessionKind, limits};
use kernel::ProblemKind;

fn person(login: &str) -> Person {
    Person {
        login: login.to_owned(),
        name: "Phan Thị Mai".to_owned(),
        role: Role::Officer,
        agency: Some(agency(AGENCY)),
        demo: false,
    }
}

async fn enrol(home: &Home, people: &[Person]) -> Result<Vec<Actor>, kernel::Problem> {
    home.platform.enrol(&Actor::system(), people).await
}

on_both! {
    async fn who_is_enrolled_is_known_by_login_and_name(home) {
        let known = enrol(home, &[person("Mai ")]).await.unwrap();
        assert_eq!((known[0].login.as_str(), known[0].name.as_str()), ("mai", "Phan Thị Mai"));
        assert_eq!(home.platform.account("mai").await.unwrap().as_ref(), Some(&known[0]));
        let audited = home.lines("select body from audit where name = 'account.enrol'").await;
        assert_eq!(audited.len(), 1);
        assert!(audited[0].contains("\"mai\""), "{audited:?}");
    }

    async fn nobody_signs_in_without_a_password(home) {
        enrol(home, &[person("mai")]).await.unwrap();
        let unknown = home.platform.sign_in("unknown", "x", SessionKind::Cookie).await.err().unwrap();
        for password in ["", "!", "mai", "$argon2id$", "motcua-test-password"] {
            let refused = home.platform.sign_in("mai", password, SessionKind::Cookie).await.err().unwrap();
            assert_eq!(refused, unknown, "{password:?} is told what an unknown login is told");
        }
        assert_eq!(home.number("select count(*) from session").await, 0);
    }

    async fn enrolling_the_same_again_changes_nothing(home) {
        let once = enrol(home, &[person("mai"), person("lan")]).await.unwrap();
        let twice = enrol(home, &[person("lan"), person("mai"), person("hue")]).await.unwrap();
        assert_eq!((&twice[0], &twice[1]), (&once[1], &once[0]));
        assert_eq!(home.number("select count(*) from account").await, 3);
    }

    async fn a_login_of_somebody_else_is_refused_and_nobody_of_the_part_is_made(home) {
        let hoa = NewAccount {
            login: "hoa".to_owned(),
            name: "Lê Thị Hoa".to_owned(),
            role: Role::Officer,
            agency: Some(agency(AGENCY)),
            password: "motcua-test-password".to_owned(),
            demo: false,
        };
        home.platform.create_account(&Actor::system(), hoa).await.unwrap();
        enrol(home, &[person("mai")]).await.unwrap();
        let elsewhere = Person { agency: Some(agency(OTHER_AGENCY)), ..person("mai") };
        for taken in [person("hoa"), elsewhere, Person { role: Role::Leader, ..person("mai") }] {
            let problem = enrol(home, &[person("new"), taken]).await.unwrap_err();
            assert_eq!(problem.kind, ProblemKind::Conflict);
        }
        assert_eq!(home.number("select count(*) from account").await, 2);
        assert!(home.platform.sign_in("hoa", "motcua-test-password", SessionKind::Cookie).await.is_ok());
    }

    async fn more_than_a_transaction_takes_are_enrolled_in_parts(home) {
        let all: Vec<Person> = (0..=limits::ENROL_ROWS_MAX).map(|n| person(&format!("p{n}"))).collect();
        let known = enrol(home, &all).await.unwrap();
        assert!(known.iter().zip(&all).all(|(actor, person)| actor.login == person.login));
        assert_eq!(home.number("select count(*) from audit where name = 'account.enrol'").await, 2);
    }
}

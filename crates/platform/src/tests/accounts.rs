//! Who signs in, for how long, and what of it is stored.

use super::{AGENCY, DAY_MS, Home, Role, agency, on_both, start, told};
use crate::{Actor, NewAccount, SessionKind, limits};
use kernel::ProblemKind;

const PASSWORD: &str = "motcua-test-password";

fn new(login: &str) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        name: "Lê Thị Hoa".to_owned(),
        role: Role::Desk,
        agency: Some(agency(AGENCY)),
        password: PASSWORD.to_owned(),
        demo: false,
    }
}

async fn with(home: &Home, account: NewAccount) {
    home.platform.create_account(&Actor::system(), account).await.unwrap();
}

/// Who a token is, by login.
async fn whose(home: &Home, token: &str, kind: SessionKind) -> Option<String> {
    home.platform.actor_of(token, kind).await.unwrap().map(|actor| actor.login)
}

on_both! {
    async fn a_known_person_signs_in(home) {
        with(home, new("Hoa ")).await;
        let (token, actor) = home.platform.sign_in(" HOA", PASSWORD, SessionKind::Cookie).await.unwrap();
        assert_eq!((actor.login.as_str(), actor.role, actor.agency.clone()), ("hoa", Role::Desk, Some(agency(AGENCY))));
        assert_eq!(home.platform.actor_of(token.reveal(), SessionKind::Cookie).await.unwrap(), Some(actor.clone()));
        assert_eq!(home.platform.account("hoa").await.unwrap(), Some(actor));
    }

    async fn a_wrong_password_and_an_unknown_login_are_told_the_same(home) {
        with(home, new("hoa")).await;
        with(home, new("gone")).await;
        with(home, NewAccount { demo: true, ..new("demo") }).await;
        home.tamper("update account set disabled_at = created_at where login = 'gone'").await;
        let long = "x".repeat(limits::PASSWORD_BYTES_MAX + 1);
        let nobody = "x".repeat(limits::LOGIN_CHARS_MAX + 1);
        let wrong = home.platform.sign_in("hoa", "wrong", SessionKind::Cookie).await.err().unwrap();
        assert_eq!(wrong.kind, ProblemKind::Unauthenticated);
        for (login, password) in [
            ("hoa", ""),
            ("hoa", long.as_str()),
            ("hoa", "motcua-test-passworD"),
            ("unknown", PASSWORD),
            ("", PASSWORD),
            ("gone", PASSWORD),
            ("demo", "wrong"),
            (nobody.as_str(), PASSWORD),
            ("' or 1=1 --", PASSWORD),
        ] {
            let problem = home.platform.sign_in(login, password, SessionKind::Cookie).await.err().unwrap();
            assert_eq!(problem, wrong, "{login:?} with {} bytes of password", password.len());
        }
        assert_eq!(home.number("select count(*) from session").await, 0);
    }

    async fn demo_accounts_are_refused_outside_the_demo(home) {
        with(home, NewAccount { demo: true, ..new("demo") }).await;
        with(home, new("hoa")).await;
        let problem = home.platform.sign_in("demo", PASSWORD, SessionKind::Cookie).await.err().unwrap();
        assert_eq!(problem.kind, ProblemKind::Forbidden);
        assert_eq!(home.number("select count(*) from session").await, 0);
        let demo = home.beside("demo", true);
        let (token, actor) = demo.sign_in("demo", PASSWORD, SessionKind::Cookie).await.unwrap();
        assert!(actor.demo && demo.actor_of(token.reveal(), SessionKind::Cookie).await.unwrap().is_some());
        assert_eq!(whose(home, token.reveal(), SessionKind::Cookie).await, None, "nor does its session outlive the demo");
        let (token, actor) = demo.sign_in("hoa", PASSWORD, SessionKind::Cookie).await.unwrap();
        assert!(actor.demo, "everybody in a demo knows that it is one");
        let hoa = home.platform.actor_of(token.reveal(), SessionKind::Cookie).await.unwrap().unwrap();
        assert!(!hoa.demo, "and nobody thinks so elsewhere");
    }

    async fn sessions_expire_by_the_machines_clock(home) {
        with(home, new("hoa")).await;
        for (kind, lasts) in [(SessionKind::Cookie, limits::SESSION_COOKIE_MS), (SessionKind::Bearer, limits::SESSION_BEARER_MS)] {
            home.clock.set_real(start());
            let (token, _) = home.platform.sign_in("hoa", PASSWORD, kind).await.unwrap();
            home.clock.set_civil(start().plus_millis(400 * DAY_MS));
            assert!(whose(home, token.reveal(), kind).await.is_some(), "the law's clock does not matter");
            home.clock.set_real(start().plus_millis(lasts - 1));
            assert!(whose(home, token.reveal(), kind).await.is_some());
            home.clock.set_real(start().plus_millis(lasts));
            assert_eq!(whose(home, token.reveal(), kind).await, None, "{kind:?}");
        }
        home.platform.sign_in("hoa", PASSWORD, SessionKind::Cookie).await.unwrap();
        assert_eq!(home.number("select count(*) from session").await, 1, "signing in sweeps what has expired");
    }

    async fn a_cookies_token_is_no_bearer_token(home) {
        with(home, new("hoa")).await;
        let (cookie, _) = home.platform.sign_in("hoa", PASSWORD, SessionKind::Cookie).await.unwrap();
        let (bearer, _) = home.platform.sign_in("hoa", PASSWORD, SessionKind::Bearer).await.unwrap();
        assert!(cookie != bearer);
        assert_eq!(whose(home, cookie.reveal(), SessionKind::Bearer).await, None);
        assert_eq!(whose(home, bearer.reveal(), SessionKind::Cookie).await, None);
        assert_eq!(whose(home, cookie.reveal(), SessionKind::Cookie).await.as_deref(), Some("hoa"));
        assert_eq!(whose(home, bearer.reveal(), SessionKind::Bearer).await.as_deref(), Some("hoa"));
        for wrong in ["", "x", &cookie.reveal()[1..], &format!("{} ", cookie.reveal())] {
            assert_eq!(whose(home, wrong, SessionKind::Cookie).await, None, "{wrong:?}");
        }
    }

    async fn only_hashes_are_stored(home) {
        with(home, new("hoa")).await;
        let (token, _) = home.platform.sign_in("hoa", PASSWORD, SessionKind::Cookie).await.unwrap();
        assert!(token.reveal().len() >= 43, "32 bytes and more of randomness");
        let mut stored = home.lines("select token_hash || ' ' || account || ' ' || kind from session").await;
        assert_eq!(stored.len(), 1);
        stored.extend(home.lines("select id || ' ' || login || ' ' || name || ' ' || password_hash from account").await);
        stored.extend(home.lines("select name || ' ' || body from audit").await);
        for line in &stored {
            assert!(!line.contains(token.reveal()) && !line.contains(PASSWORD), "{line}");
        }
        let hash = stored[0].split(' ').next().unwrap();
        assert_eq!(whose(home, hash, SessionKind::Cookie).await, None, "what is stored opens nothing");
        assert!(home.lines("select password_hash from account").await[0].starts_with("$argon2id$"));
    }

    async fn signing_out_ends_this_session_alone(home) {
        with(home, new("hoa")).await;
        let (here, _) = home.platform.sign_in("hoa", PASSWORD, SessionKind::Cookie).await.unwrap();
        let (there, _) = home.platform.sign_in("hoa", PASSWORD, SessionKind::Cookie).await.unwrap();
        home.platform.sign_out(here.reveal()).await.unwrap();
        assert_eq!(whose(home, here.reveal(), SessionKind::Cookie).await, None);
        assert!(whose(home, there.reveal(), SessionKind::Cookie).await.is_some());
        home.platform.sign_out(here.reveal()).await.unwrap();
        home.platform.sign_out("never there").await.unwrap();
    }

    async fn a_disabled_account_is_out_at_once(home) {
        with(home, new("hoa")).await;
        let (token, _) = home.platform.sign_in("hoa", PASSWORD, SessionKind::Cookie).await.unwrap();
        home.tamper("update account set disabled_at = created_at").await;
        assert_eq!(whose(home, token.reveal(), SessionKind::Cookie).await, None);
        assert_eq!(home.platform.accounts(10).await.unwrap().len(), 0);
    }

    async fn a_taken_login_is_refused(home) {
        with(home, new("hoa")).await;
        for login in ["hoa", "HOA", " hoa "] {
            let problem = home.platform.create_account(&Actor::system(), new(login)).await.unwrap_err();
            assert_eq!(problem.kind, ProblemKind::Conflict, "{login:?}");
        }
        assert_eq!(home.number("select count(*) from account").await, 1);
        assert_eq!(home.number("select count(*) from audit").await, 1, "a refusal leaves no line");
    }

    async fn of_many_who_want_a_login_at_once_one_gets_it(home) {
        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let platform = home.platform.clone();
                tokio::spawn(async move { platform.create_account(&Actor::system(), new("hoa")).await })
            })
            .collect();
        let mut refused = Vec::new();
        for task in tasks {
            refused.extend(task.await.unwrap().err());
        }
        assert_eq!(refused.len(), 5);
        let taken = home.platform.create_account(&Actor::system(), new("hoa")).await.unwrap_err();
        assert!(refused.iter().all(|problem| told(problem) == told(&taken)), "{refused:?}");
        assert_eq!(home.number("select count(*) from account").await, 1);
    }

    async fn a_new_account_leaves_a_line_with_its_maker(home) {
        let admin = super::actor(9, Role::Admin, None);
        let id = home.platform.create_account(&admin, new("hoa")).await.unwrap();
        let lines = home.lines("select actor || ' ' || name || ' ' || body from audit").await;
        assert_eq!(lines.len(), 1);
        assert!(lines[0].starts_with(&format!("{} account.create ", admin.id)), "{lines:?}");
        assert!(lines[0].contains(&id.to_string()), "{lines:?}");
    }
}

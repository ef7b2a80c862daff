//! What is declared holds: every statement can be prepared on both databases.

use super::on_both;
use crate::{MIGRATIONS, Reason, Role, STATEMENTS};
use kernel::Lang;

on_both! {
    async fn every_statement_is_prepared(home) {
        let store = home.platform.store().clone();
        let faults = tokio::task::spawn_blocking(move || store.prepare_check(STATEMENTS)).await.unwrap().unwrap();
        assert_eq!(faults, [""; 0]);
    }

    async fn every_migration_is_applied_once(home) {
        assert_eq!(home.platform.migrate().await.unwrap(), [""; 0], "a second time there is nothing to do");
        let known = home.platform.migrations();
        assert_eq!(known.len(), MIGRATIONS.len() + 1, "platform's own and the counter's");
    }

    async fn a_setting_is_kept_and_its_change_leaves_a_line(home) {
        assert_eq!(home.platform.setting("demo").await.unwrap(), None);
        home.platform.set_setting("demo", "yes").await.unwrap();
        home.platform.set_setting("demo", "no").await.unwrap();
        assert_eq!(home.platform.setting("demo").await.unwrap().as_deref(), Some("no"));
        let lines = home.lines("select name || ' ' || body from audit order by at, id").await;
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines.iter().all(|line| line.starts_with("setting.set ")), "{lines:?}");
    }
}

#[test]
fn every_role_is_read_as_it_was_written() {
    for role in Role::ALL.into_iter().chain([Role::System]) {
        assert_eq!(Role::from_code(role.code()), Some(role));
    }
    assert_eq!(Role::from_code("king"), None);
}

#[test]
fn every_reason_has_a_sentence_of_its_own_in_each_language() {
    let all = [Reason::Own, Reason::Handle, Reason::List, Reason::Sign, Reason::Print, Reason::AdminDemo];
    let mut said: Vec<&str> = Lang::ALL.into_iter().flat_map(|lang| all.map(|reason| reason.said(lang))).collect();
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), all.len() * Lang::ALL.len());
}

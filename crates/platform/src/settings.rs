//! What an installation remembers about itself: the demo's marker, the civil clock's offset.

use crate::Platform;
use store::{Sql, StoreError, audit::Line, sql};

pub(crate) const SETTING_GET: Sql = sql!("setting_get");
pub(crate) const SETTING_SET: Sql = sql!("setting_set");

impl Platform {
    /// The stored value of a setting.
    ///
    /// # Errors
    /// Only when the store cannot answer.
    pub async fn setting(&self, name: &'static str) -> Result<Option<String>, StoreError> {
        self.store()
            .read("setting get", move |tx| {
                tx.opt(&SETTING_GET, &[name.into()])?.map(|row| row.text(0).map(str::to_owned)).transpose()
            })
            .await
    }

    /// Stores a setting, in an audited transaction.
    ///
    /// # Errors
    /// Only when the store cannot.
    pub async fn set_setting(&self, name: &'static str, value: &str) -> Result<(), StoreError> {
        let id = kernel::new_id(self.clock().real(), self.entropy());
        let (civil, value) = (self.clock().civil(), value.to_owned());
        self.store()
            .write("setting set", move |tx| {
                tx.run(&SETTING_SET, &[name.into(), value.as_str().into(), civil.into()])?;
                let body = serde_json::json!({ "name": name, "value": value });
                store::audit::write(
                    tx,
                    &Line { id, at: civil, actor: kernel::AccountId::nil(), name: "setting.set".into(), body },
                )
            })
            .await
    }
}

//! The way back from a case: to the list it was opened from, with its filter, its search and its page.

use serde::Deserialize;
use web::with_query;

/// The word for the leader's page.
const LEADER: &str = "lanh-dao";

/// `?tu=&loc=&q=&after=`: where the reader came from.
#[derive(Clone, Debug, Default, Deserialize)]
pub(in crate::pages) struct Back {
    #[serde(default)]
    tu: String,
    #[serde(default)]
    loc: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

impl Back {
    /// To a page of a list, or of what a search found.
    pub(in crate::pages) fn to_list(loc: &str, q: &str, after: &str) -> Self {
        Self { tu: String::new(), loc: loc.to_owned(), q: q.to_owned(), after: after.to_owned() }
    }

    /// To the leader's page.
    pub(in crate::pages) fn to_leader() -> Self {
        Self { tu: LEADER.to_owned(), ..Self::default() }
    }

    /// Where it leads.
    pub(in crate::pages) fn href(&self) -> String {
        if self.tu == LEADER {
            return "/lanh-dao".to_owned();
        }
        with_query("/can-bo", &self.pairs())
    }

    /// The same way back from another address.
    pub(in crate::pages) fn on(&self, address: &str) -> String {
        self.with(address, &[])
    }

    /// The same, besides something else to say.
    pub(in crate::pages) fn with(&self, address: &str, first: &[(&str, &str)]) -> String {
        let mut pairs = first.to_vec();
        if self.tu == LEADER {
            pairs.push(("tu", LEADER));
        }
        pairs.extend(self.pairs());
        if pairs.is_empty() { address.to_owned() } else { with_query(address, &pairs) }
    }

    fn pairs(&self) -> Vec<(&str, &str)> {
        let all = [("loc", self.loc.as_str()), ("q", self.q.as_str()), ("after", self.after.as_str())];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}

//! The test kit's keeper of cases, and where its cases are rated.

pub(super) use testkit::keeper::*;

/// Where a case is rated.
pub(super) trait Rated {
    /// By its applicant.
    fn rate(&self) -> String;
    /// By whoever holds the receipt.
    fn rate_with_key(&self) -> String;
}

impl Rated for Held {
    fn rate(&self) -> String {
        format!("/danh-gia/{}", self.code)
    }

    fn rate_with_key(&self) -> String {
        format!("/danh-gia/{}?key={KEY}", self.code)
    }
}

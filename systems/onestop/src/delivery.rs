//! How the result reaches the applicant: asked when applying, kept with the application, said wherever it is waited for.

use crate::{cases::pack_channel, limits::DELIVERY_ADDRESS_CHARS_MAX, state::Channel, state::ReturnHow, text::T};
use kernel::{FieldProblem, Said};
use pack::ProcedureVersion;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The question how, in forms; its place in a body is `/delivery/how`.
pub const HOW: &str = "delivery";
/// The question where to.
pub const ADDRESS: &str = "delivery_address";

/// How the applicant wants the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// `direct`: fetched at the one-stop desk; `post`: brought by the public post.
    #[schema(value_type = String)]
    pub how: ReturnHow,
    /// Where the post brings it; left out at the desk. Left out with the post, it is the applicant's residence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

impl Delivery {
    /// At the desk: what holds when nothing was said.
    #[must_use]
    pub const fn at_desk() -> Self {
        Self { how: ReturnHow::Direct, address: String::new() }
    }

    /// By post to that address, as typed.
    #[must_use]
    pub fn by_post(address: &str) -> Self {
        Self { how: ReturnHow::Post, address: address.trim().to_owned() }
    }

    /// Whether the post brings it.
    #[must_use]
    pub fn is_by_post(&self) -> bool {
        self.how == ReturnHow::Post
    }

    /// As a form sent it; `None` when nothing offered was chosen.
    #[must_use]
    pub fn read(version: &ProcedureVersion, how: &str, address: &str) -> Option<Self> {
        let how = offered(version).into_iter().find(|offered| offered.code() == how)?;
        Some(if how == ReturnHow::Post { Self::by_post(address) } else { Self::at_desk() })
    }

    /// The address tidied; with the post, that of the residence when none was given.
    ///
    /// # Errors
    /// What is wrong with it, under [`HOW`] and [`ADDRESS`].
    pub fn checked(self, version: &ProcedureVersion, residence: &str) -> Result<Self, FieldProblem> {
        let refuse = |path: &str, said: &dyn Fn(T) -> String| FieldProblem {
            path: path.to_owned(),
            said: Said::both(|lang| said(T::new(lang))),
        };
        if !offered(version).contains(&self.how) {
            return Err(refuse(HOW, &|t| t.delivery_not_offered().to_owned()));
        }
        if !self.is_by_post() {
            return Ok(Self::at_desk());
        }
        let given = self.address.trim();
        let address = if given.is_empty() { residence.trim() } else { given };
        if address.is_empty() {
            return Err(refuse(ADDRESS, &|t| t.delivery_address_missing().to_owned()));
        }
        if address.chars().count() > DELIVERY_ADDRESS_CHARS_MAX {
            return Err(refuse(ADDRESS, &|t| t.words_too_long(DELIVERY_ADDRESS_CHARS_MAX)));
        }
        Ok(Self::by_post(address))
    }
}

/// What can be chosen: the desk always, the post where the procedure is open to it.
#[must_use]
pub fn offered(version: &ProcedureVersion) -> Vec<ReturnHow> {
    let post = version.channels.contains(&pack_channel(Channel::Post));
    [ReturnHow::Direct].into_iter().chain(post.then_some(ReturnHow::Post)).collect()
}

/// How the result of a case can be handed over: as it could be chosen, and electronically where it came so.
#[must_use]
pub fn ways(post: bool, channel: Channel) -> Vec<ReturnHow> {
    let online = channel == Channel::Online;
    let open = |how: &ReturnHow| match how {
        ReturnHow::Direct => true,
        ReturnHow::Post => post || channel == Channel::Post,
        ReturnHow::Online => online,
    };
    ReturnHow::ALL.iter().copied().filter(open).collect()
}

/// In one line; nothing said means the desk.
#[must_use]
pub fn said(t: T, delivery: Option<&Delivery>) -> String {
    match delivery {
        Some(delivery) if delivery.is_by_post() => t.delivery_post(&delivery.address),
        _ => t.delivery_direct().to_owned(),
    }
}

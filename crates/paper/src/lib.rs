//! The printing press: Typst templates and JSON in, PDF/A-2a and PDF/UA-1 out. The only crate with Typst.
//!
//! A template is a main file that reads its data with `json("/data.json")` and usually begins with
//! `#import "/official.typ": *`, the house style of an official paper (`typ/official.typ`). Data is never spliced into
//! source, so nothing a citizen types can be code. There is no file system, no package and no network:
//! a template sees its data, the files given with it, the house style and the language, and the civil date.
//! It names its files in so many words, never by its data: Typst numbers each path it hears of, for good, and has
//! 65,535 numbers.
//!
//! A pack may put a template of its own in the place of a system's ([`Override`]); docs/papers.md says what it is given.

pub mod limits;

mod fault;
mod overrides;
mod press;
mod printable;
mod qr;
mod world;

pub use fault::Mistake;
pub use overrides::{Override, Trial};
pub use press::Press;

/// The house style of an official paper, which a template imports as `/official.typ`.
pub const HOUSE_STYLE: &str = include_str!("../typ/official.typ");

#[cfg(test)]
mod tests;

//! The electronic one-stop desk (một cửa): catalogue, application, cases, and the answers signed and returned.

pub mod limits;
pub mod rows;
pub mod state;
mod text;

#[cfg(test)]
mod tests;

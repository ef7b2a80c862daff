//! Tests of the web edge: small parts alone, the rest over HTTP with a made-up system.

mod http;
mod probe;
mod security;
mod slots;
mod units;

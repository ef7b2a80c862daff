//! PostgreSQL: a pool of connections, each on a plain thread, one transaction a closure.

mod conn;
mod worker;

use std::str::FromStr;
use std::sync::Arc;

pub(crate) use conn::Conn;

use crate::blobs::Blobs;
use crate::engine::{Shared, spawn};
use crate::error::StoreError;
use crate::limits::{LOCK_WAIT_MS_MAX, PG_CONNECT_MS_MAX, PG_READERS, PG_STATEMENT_MS_MAX, PG_WRITERS};
use crate::store::{Opened, Options};
use crate::watch;
use worker::Purpose;

/// Connects to the database at `url` and starts its threads.
pub(crate) fn open(url: &str, options: Options, shared: &Shared) -> Result<Opened, StoreError> {
    let config = Arc::new(config(url, options.schema.as_deref())?);
    let mut threads = Vec::new();
    let writers = options.writers.unwrap_or(PG_WRITERS).max(1);
    let readers = options.readers.unwrap_or(PG_READERS).max(1);
    for number in 0..writers + readers {
        let purpose = if number < writers { Purpose::Write } else { Purpose::Read };
        let (to, config) = (shared.clone(), Arc::clone(&config));
        let opening = move || {
            let mut conn = Conn::connect(&config)?;
            if number == 0 {
                conn.check_database()?;
            }
            Ok(((conn, config), ()))
        };
        let running = move |(conn, config)| worker::Worker::new(conn, config, to, purpose, number).run();
        let name = if number < writers { "store-pg-write" } else { "store-pg-read" };
        threads.push(spawn(name, opening, running)?.0);
    }
    let blobs = options.blobs.map_or_else(Blobs::nowhere, Blobs::folder);
    Ok(Opened { threads, blobs })
}

/// The address, with the limits that every session lives under.
pub(crate) fn config(url: &str, schema: Option<&str>) -> Result<postgres::Config, StoreError> {
    let (url, from_url) = take_schema(url);
    // The parser's message may repeat the address, and the address may hold a password.
    let mut config = postgres::Config::from_str(&url)
        .map_err(|_| StoreError::Config("the postgres:// address cannot be read".to_owned()))?;
    // Every list is made to be walked along an index until the page is full. With the limit as a parameter PostgreSQL plans
    // for a fraction of an unknown whole, and would rather fetch and sort all that an agency ever had (5 ms instead of 1).
    let mut settings = format!(
        "-c enable_bitmapscan=off -c client_encoding=UTF8 -c timezone=UTC -c default_transaction_isolation=read\\ committed \
         -c lock_timeout={LOCK_WAIT_MS_MAX} -c statement_timeout={PG_STATEMENT_MS_MAX} \
         -c idle_in_transaction_session_timeout={PG_STATEMENT_MS_MAX}"
    );
    if let Some(schema) = schema.map(str::to_owned).or(from_url) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if schema.is_empty() || schema.len() > 63 || !schema.chars().all(plain) {
            return Err(StoreError::Config("a schema's name has small letters, digits and _ only".to_owned()));
        }
        settings = format!("{settings} -c search_path={schema}");
    }
    if let Some(own) = config.get_options() {
        settings = format!("{settings} {own}");
    }
    config.options(&settings).application_name("motcua").connect_timeout(watch::ms(PG_CONNECT_MS_MAX));
    Ok(config)
}

/// Cuts `schema=…` out of the address: it is ours, not PostgreSQL's.
fn take_schema(url: &str) -> (String, Option<String>) {
    let Some((base, query)) = url.split_once('?') else { return (url.to_owned(), None) };
    let (ours, theirs): (Vec<&str>, Vec<&str>) = query.split('&').partition(|pair| pair.starts_with("schema="));
    let schema = ours.first().and_then(|pair| pair.strip_prefix("schema=")).map(str::to_owned);
    let rest = if theirs.is_empty() { String::new() } else { format!("?{}", theirs.join("&")) };
    (format!("{base}{rest}"), schema)
}

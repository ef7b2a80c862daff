//! The network address that a request came from, for slowing down whoever guesses; never logged, never kept.

use crate::{App, limits::PEER_CHARS_MAX};
use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderMap,
};
use std::net::SocketAddr;

/// Behind our own proxy the last hop that it noted; else the connection's other end.
pub(crate) fn of(app: &App, request: &Request) -> String {
    let forwarded = app.config.behind_proxy.then(|| last_hop(request.headers())).flatten();
    let direct = request.extensions().get::<ConnectInfo<SocketAddr>>();
    forwarded.unwrap_or_else(|| direct.map_or_else(String::new, |ConnectInfo(address)| address.ip().to_string()))
}

fn last_hop(headers: &HeaderMap) -> Option<String> {
    let line = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    line.rsplit(',').next().map(|hop| hop.trim().chars().take(PEER_CHARS_MAX).collect())
}

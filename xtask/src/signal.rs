//! Ctrl-C and its relatives: noted here, looked at by whoever waits, so that nothing is left running behind.

use std::sync::atomic::{AtomicBool, Ordering};

static STOP: AtomicBool = AtomicBool::new(false);

extern "C" fn note(_signal: libc::c_int) {
    STOP.store(true, Ordering::Relaxed);
}

/// From now on SIGINT, SIGTERM and SIGHUP do not end this program; `stopped` tells of them.
#[expect(unsafe_code, reason = "the standard library has no signals; the handler only stores to an atomic")]
pub fn listen() {
    for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGHUP] {
        // SAFETY: `note` is async-signal-safe: one relaxed store, no allocation, no lock.
        unsafe { libc::signal(signal, note as *const () as libc::sighandler_t) };
    }
}

/// Whether somebody asked for the end.
pub fn stopped() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// Asks a process group to end; with `hard` it has no choice.
#[expect(unsafe_code, reason = "the standard library kills single processes only, and cargo has children")]
pub fn end_group(leader: u32, hard: bool) {
    let Ok(group) = libc::pid_t::try_from(leader) else { return };
    if group <= 1 {
        return;
    }
    // SAFETY: a plain system call without memory; a group that is already gone is an error we do not need.
    unsafe { libc::killpg(group, if hard { libc::SIGKILL } else { libc::SIGTERM }) };
}

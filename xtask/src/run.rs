//! Starts other programs, each in a process group of its own, and never leaves one behind.

use crate::{say, signal};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often a long step says that it lives.
const HEARTBEAT: Duration = Duration::from_secs(60);

/// How long a group may take to end by itself.
const GRACE: Duration = Duration::from_secs(8);

/// How often a waiting loop looks.
pub const LOOK: Duration = Duration::from_millis(50);

/// How many lines of a child may wait to be read.
const LINES_MAX: usize = 1024;

/// A child with its whole group; dropping it ends them all.
pub struct Group {
    child: Child,
    done: bool,
}

impl Group {
    /// Starts a program in a group of its own.
    pub fn start(command: &mut Command) -> Result<Group, String> {
        let child = command.process_group(0).spawn();
        let child = child.map_err(|e| format!("cannot start {}: {e}", command.get_program().to_string_lossy()))?;
        Ok(Group { child, done: false })
    }

    /// The child itself.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Whether it has ended.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        let status = self.child.try_wait().ok().flatten();
        self.done |= status.is_some();
        status
    }

    /// Ends the group: politely, then not.
    pub fn end(&mut self) {
        let id = self.child.id();
        if !self.done {
            signal::end_group(id, false);
            let since = Instant::now();
            while self.ended().is_none() && since.elapsed() < GRACE {
                thread::sleep(LOOK);
            }
        }
        // Also when the leader is gone: its children may not be.
        signal::end_group(id, true);
        if !self.done {
            let _ = self.child.wait();
            self.done = true;
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end();
    }
}

/// Runs a program to its end, with its output where ours is.
pub fn run(name: &str, command: &mut Command, limit: Duration) -> Result<(), String> {
    let group = Group::start(command.stdin(Stdio::null()))?;
    finish(name, group, limit, None)
}

/// Runs a program to its end, shows its standard output and hands each line to `look`.
pub fn run_reading(
    name: &str,
    command: &mut Command,
    limit: Duration,
    look: &mut dyn FnMut(&str),
) -> Result<(), String> {
    let mut group = Group::start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let lines = lines(&mut group)?;
    let look = &mut |line: &str| {
        say::line(line);
        look(line);
    };
    finish(name, group, limit, Some((lines, look)))
}

/// Runs a program to its end and hands each line of its standard output to `look`, without showing it.
pub fn run_listening(
    name: &str,
    command: &mut Command,
    limit: Duration,
    look: &mut dyn FnMut(&str),
) -> Result<(), String> {
    let mut group = Group::start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let lines = lines(&mut group)?;
    finish(name, group, limit, Some((lines, look)))
}

/// Runs a program silently and returns what it printed; its errors become ours.
pub fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command.stdin(Stdio::null()).output().map_err(|e| format!("cannot start {name}: {e}"))?;
    if !done.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&done.stderr).trim()));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// The lines of a child's standard output, read by a thread of their own.
pub fn lines(group: &mut Group) -> Result<Receiver<String>, String> {
    let stdout = group.child().stdout.take().ok_or("its output was not asked for")?;
    let (sender, receiver) = sync_channel(LINES_MAX);
    thread::spawn(move || {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            line.clear();
            if sender.send(text).is_err() {
                break;
            }
        }
    });
    Ok(receiver)
}

type Reading<'a> = Option<(Receiver<String>, &'a mut dyn FnMut(&str))>;

fn finish(name: &str, mut group: Group, limit: Duration, mut reading: Reading<'_>) -> Result<(), String> {
    let since = Instant::now();
    let mut spoke = Instant::now();
    let status = loop {
        if let Some((lines, look)) = &mut reading {
            while let Ok(line) = lines.recv_timeout(LOOK) {
                look(&line);
                spoke = Instant::now();
            }
        } else {
            thread::sleep(LOOK);
        }
        if let Some(status) = group.ended() {
            break status;
        }
        if signal::stopped() {
            return Err(format!("{name} was stopped"));
        }
        if since.elapsed() > limit {
            return Err(format!("{name} took longer than {}", minutes(limit)));
        }
        if spoke.elapsed() >= HEARTBEAT {
            say::line(&format!("   … {name}: {} so far", minutes(since.elapsed())));
            spoke = Instant::now();
        }
    };
    if let Some((lines, look)) = &mut reading {
        // What the child wrote last is still on its way; a grandchild that keeps the pipe open must not hold us.
        while let Ok(line) = lines.recv_timeout(Duration::from_millis(300)) {
            look(&line);
        }
    }
    if status.success() { Ok(()) } else { Err(format!("{name} ended with {status}")) }
}

/// A duration as a person says it.
pub fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {:02} s", seconds / 60, seconds % 60) }
}

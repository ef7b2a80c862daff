//! The server under measurement: the release binary as `motcua demo`, a process that can be asked, stopped and killed.

use crate::say;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

/// How long a start may take, with recovery.
const START_MAX: Duration = Duration::from_secs(120);
/// How long a polite stop may take.
const STOP_MAX: Duration = Duration::from_secs(20);
/// How often a rebuild is tried again.
const LEASE_LOOK: Duration = Duration::from_secs(2);
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// Clock ticks of a second, as Linux counts processor time for everybody.
const TICKS_PER_SECOND: f64 = 100.0;

/// How it is started.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Its data folder.
    pub data: PathBuf,
    /// Its database.
    pub url: String,
}

/// A running server. Dropping it kills it.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to `ready`.
    pub started_in: Duration,
}

/// The binary that is measured.
pub fn binary() -> Result<PathBuf, String> {
    let named = std::env::var("MOTCUA_BENCH_BINARY").unwrap_or_else(|_| "target/release/motcua".to_owned());
    let path = PathBuf::from(&named);
    path.canonicalize().map_err(|e| format!("{named}: {e}; `cargo build --release -p app` makes it"))
}

impl Setup {
    fn command(&self, word: &str) -> Result<Command, String> {
        std::fs::create_dir_all(&self.data).map_err(|e| format!("{}: {e}", self.data.display()))?;
        let mut command = Command::new(binary()?);
        // Not where a motcua.toml could lie.
        command
            .current_dir(&self.data)
            .args(word.split(' '))
            .arg("--data")
            .arg(&self.data)
            .arg("--database")
            .arg(&self.url);
        command.stdin(Stdio::null());
        Ok(command)
    }

    /// Starts the server and waits until it says that it is ready.
    pub fn start(&self) -> Result<Server, String> {
        self.start_with_cases(0)
    }

    /// The same, having it play synthetic cases first.
    pub fn start_with_cases(&self, cases: u32) -> Result<Server, String> {
        let mut command = self.command("demo")?;
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.log());
        let log = log.map_err(|e| format!("{}: {e}", self.log().display()))?;
        let clock = Instant::now();
        command.args(["--port", "0", "--cases", &cases.to_string()]).stdout(Stdio::piped()).stderr(log);
        let mut child = command.spawn().map_err(|e| format!("cannot start the server: {e}"))?;
        let stdout = child.stdout.take().ok_or("its output was not asked for")?;
        let (tell, told) = sync_channel(1);
        // Reads to the end, so that the server never waits for somebody to listen.
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Some(address) = line.strip_prefix("ready http://") {
                    let _ = tell.send((address.parse::<SocketAddr>(), clock.elapsed()));
                }
            }
        });
        match told.recv_timeout(START_MAX) {
            Ok((Ok(address), started_in)) => Ok(Server { child, address, started_in }),
            other => {
                let _ = child.kill();
                let _ = child.wait();
                let why = format!("the server did not start ({other:?})");
                Err(format!("{why}; the end of its log:\n{}", self.log_end()))
            }
        }
    }

    /// Runs `motcua bench seed`; gives how long it took.
    pub fn seed(&self, cases: u32) -> Result<Duration, String> {
        let clock = Instant::now();
        let mut command = self.command("bench seed")?;
        let output = command.args(["--cases", &cases.to_string()]).output().map_err(|e| e.to_string())?;
        let said = || format!("bench seed: {}", String::from_utf8_lossy(&output.stderr));
        if output.status.success() { Ok(clock.elapsed()) } else { Err(said()) }
    }

    /// Runs `motcua doctor`; gives what it said when something is wrong.
    pub fn doctor(&self) -> Result<(), String> {
        let output = self.command("doctor")?.output().map_err(|e| e.to_string())?;
        if output.status.success() {
            return Ok(());
        }
        // Good lines begin with the same word as the first, which is about the packs and always good.
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let good = said.split(' ').next().unwrap_or_default();
        let bad: Vec<&str> = said.lines().filter(|line| !line.starts_with(good)).collect();
        Err(format!("doctor: {}{}", bad.join("\n"), String::from_utf8_lossy(&output.stderr)))
    }

    /// Runs `motcua rebuild`; on PostgreSQL a server that was killed counts as running for a while.
    pub fn rebuild(&self) -> Result<(), String> {
        let clock = Instant::now();
        loop {
            let output = self.command("rebuild")?.output().map_err(|e| e.to_string())?;
            if output.status.success() {
                return Ok(());
            }
            if clock.elapsed() > STOP_MAX {
                return Err(format!("rebuild: {}", String::from_utf8_lossy(&output.stderr)));
            }
            std::thread::sleep(LEASE_LOOK);
        }
    }

    fn log(&self) -> PathBuf {
        self.data.join("server.log")
    }

    /// The last lines of what the server logged.
    pub fn log_end(&self) -> String {
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = text.lines().rev().take(12).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }
}

impl Server {
    /// Ends it as a power cut ends a process: SIGKILL, no word.
    pub fn kill(mut self) -> Result<(), String> {
        self.child.kill().and_then(|()| self.child.wait()).map(drop).map_err(|e| format!("cannot kill the server: {e}"))
    }

    /// Whether it still runs.
    pub fn lives(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Asks it to stop, and kills it when it does not.
    pub fn stop(mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let clock = Instant::now();
        while self.lives() && clock.elapsed() < STOP_MAX {
            std::thread::sleep(LOOK_EVERY);
        }
        if self.lives() {
            say::trouble("the server did not stop when asked");
        }
    }

    /// Memory in use, MB.
    pub fn memory_mb(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    }

    /// Processor time so far, seconds.
    pub fn processor_seconds(&self) -> f64 {
        processor_seconds(Path::new(&format!("/proc/{}/stat", self.child.id())))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.lives() {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// Processor time of this program so far, seconds.
pub fn own_processor_seconds() -> f64 {
    processor_seconds(Path::new("/proc/self/stat"))
}

fn processor_seconds(stat: &Path) -> f64 {
    let text = std::fs::read_to_string(stat).unwrap_or_default();
    // The name may hold spaces; fields are counted behind its bracket.
    let after = text.rsplit_once(')').map_or("", |(_, after)| after);
    let ticks = after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS_PER_SECOND
}

//! The machine that measured: without it a number says nothing.

use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Small synchronous writes that the disk is asked to keep, to know what one costs here.
const DISK_PROBES: usize = 200;
const DISK_PROBE_BYTES: usize = 4096;
/// How long the processors are watched before a measurement.
const QUIET_LOOK: Duration = Duration::from_secs(2);

/// What it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Machine {
    /// Processors that this program may use.
    pub cores: usize,
    /// Main memory.
    pub memory_mb: u64,
    /// The processor, as it calls itself.
    pub cpu: String,
    /// The file system under the databases.
    pub file_system: String,
    /// Median time of a small write with fdatasync.
    pub fsync_micros: f64,
    /// The operating system.
    pub system: String,
}

impl Machine {
    /// Looks around.
    pub fn look() -> Result<Machine, String> {
        let folder = work_folder("probe")?;
        let memory = read("/proc/meminfo");
        let cpu = read("/proc/cpuinfo");
        let field = |text: &str, name: &str| {
            let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
            line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let kib: u64 = field(&memory, "MemTotal").split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        Ok(Machine {
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory_mb: kib / 1024,
            cpu: field(&cpu, "model name"),
            file_system: file_system(folder.path()),
            fsync_micros: fsync_micros(folder.path())?,
            system: format!("Linux {}", read("/proc/sys/kernel/osrelease").trim()),
        })
    }

    /// In one line.
    pub fn line(&self) -> String {
        format!(
            "{} cores ({}), {} MB, {}, fdatasync {:.0} µs, {}",
            self.cores, self.cpu, self.memory_mb, self.file_system, self.fsync_micros, self.system
        )
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// A folder for one measurement, on the disk that builds are on; memory that calls itself a disk is refused.
pub fn work_folder(name: &str) -> Result<tempfile::TempDir, String> {
    let parent = PathBuf::from("target/bench");
    fs::create_dir_all(&parent).map_err(|e| format!("cannot make {}: {e}", parent.display()))?;
    let parent = parent.canonicalize().map_err(|e| e.to_string())?;
    let kind = file_system(&parent);
    if kind == "tmpfs" || kind == "ramfs" {
        return Err(format!("{} is in memory ({kind}): nothing durable can be measured there", parent.display()));
    }
    let made = tempfile::Builder::new().prefix(&format!("{name}-")).tempdir_in(&parent);
    made.map_err(|e| format!("cannot make a folder in {}: {e}", parent.display()))
}

/// The kind of file system that a folder is on: the longest mount point above it.
fn file_system(folder: &Path) -> String {
    let mounts = read("/proc/mounts");
    let above = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let (point, kind) = (words.next()?, words.next()?);
        folder.starts_with(point).then_some((point.len(), kind))
    });
    above.max_by_key(|(length, _)| *length).map_or("unknown", |(_, kind)| kind).to_owned()
}

fn fsync_micros(folder: &Path) -> Result<f64, String> {
    let trouble = |e: std::io::Error| format!("the disk cannot be tried: {e}");
    let mut file = fs::File::create(folder.join("probe")).map_err(trouble)?;
    let mut took = Vec::new();
    for _ in 0..DISK_PROBES {
        let clock = Instant::now();
        file.write_all(&[7; DISK_PROBE_BYTES]).map_err(trouble)?;
        file.sync_data().map_err(trouble)?;
        took.push(clock.elapsed().as_secs_f64() * 1e6);
    }
    Ok(median(&took))
}

/// How much of the processors others use, in percent, over a moment in which we do nothing.
pub fn busy_percent() -> f64 {
    // user nice system idle iowait irq softirq steal, in ticks since the machine started.
    let ticks = || -> Vec<f64> {
        let line = read("/proc/stat").lines().next().unwrap_or_default().to_owned();
        line.split_whitespace().skip(1).take(8).filter_map(|field| field.parse().ok()).collect()
    };
    let before = ticks();
    std::thread::sleep(QUIET_LOOK);
    let passed: Vec<f64> = ticks().iter().zip(&before).map(|(after, before)| after - before).collect();
    let idle: f64 = passed.iter().skip(3).take(2).sum();
    let all: f64 = passed.iter().sum();
    if all > 0.0 { 100.0 * (all - idle) / all } else { 0.0 }
}

/// Now, on the machine's clock.
pub fn now() -> kernel::Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    kernel::Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The commit that is measured, with a star when files differ from it.
pub fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let Some(commit) = git(&["rev-parse", "--short", "HEAD"]) else { return "unknown".to_owned() };
    let clean = git(&["status", "--porcelain", "--", "crates", "systems", "packs"]).is_some_and(|text| text.is_empty());
    if clean { commit } else { format!("{commit}*") }
}

/// The middle; 0 of nothing.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.len(), sorted.len() / 2) {
        (0, _) => 0.0,
        (n, middle) if n % 2 == 1 => sorted[middle],
        (_, middle) => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// The value below which `share` of them lie; 0 of nothing.
pub fn quantile(sorted: &[u32], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    // Rounded to the nearest rank: far below 2⁵³.
    let rank = (last as f64 * share).round() as usize;
    sorted.get(rank).copied().map_or(0.0, f64::from)
}

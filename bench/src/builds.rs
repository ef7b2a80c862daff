//! Changes one line in a crate at the bottom, in a system and at the top, and waits for the linked binary.

use crate::report::{Budget, Report, Row};
use crate::say;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// From a changed line to a linked binary.
const SECONDS_MAX: f64 = 4.0;

/// What is changed, and what it stands for.
const FILES: [(&str, &str); 3] = [
    ("crates/kernel/src/limits.rs", "kernel, below everything"),
    ("systems/onestop/src/state.rs", "a system"),
    ("crates/app/src/main.rs", "the binary"),
];

/// The line that comes and goes.
const LINE: &str = "// A line that a measurement added and takes away again.\n";

/// `bench build`
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// Changes of each file; each is taken back, which is another build.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

impl Default for Arguments {
    fn default() -> Self {
        Self { rounds: 3 }
    }
}

/// A file that is put back as it was, whatever happens.
struct Changed {
    path: PathBuf,
    original: Vec<u8>,
}

impl Changed {
    fn new(path: &Path) -> Result<Changed, String> {
        let original = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let changed = Changed { path: path.to_owned(), original };
        let text = [changed.original.as_slice(), LINE.as_bytes()].concat();
        std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(changed)
    }
}

impl Drop for Changed {
    fn drop(&mut self) {
        if let Err(e) = std::fs::write(&self.path, &self.original) {
            say::trouble(&format!("{} could not be put back: {e}", self.path.display()));
        }
    }
}

/// Measures; needs nobody else to build at the same time.
pub fn run(given: &Arguments) -> Result<Report, String> {
    // From here Ctrl-C ends cargo, which is noticed, and not this program, which has files to put back.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
    let _listening = runtime.block_on(async {
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt()).map_err(|e| e.to_string())
    })?;
    say::line("build: bringing the development build up to date");
    build()?;
    let mut rows = Vec::new();
    for (path, what) in FILES {
        let mut took = Vec::new();
        for _ in 0..given.rounds {
            let changed = Changed::new(Path::new(path))?;
            took.push(build()?);
            drop(changed);
            took.push(build()?);
        }
        say::line(&format!("  {path}: {took:.1?} s"));
        rows.push(Row::new(&format!("{what} (`{path}`)"), "s", &took).budget(Budget::AtMost(SECONDS_MAX)));
    }
    let how = vec![
        "`cargo build -p app` (dev) after a comment was added at the end of the file, and again after it was taken away; \
         everything else was up to date."
            .to_owned(),
    ];
    Report::new("build", "One line changed, until the binary is linked", how, rows)
}

fn build() -> Result<f64, String> {
    let clock = Instant::now();
    let mut command = Command::new("cargo");
    command.args(["build", "--quiet", "--package", "app"]).stdin(Stdio::null());
    let status = command.status().map_err(|e| format!("cannot start cargo: {e}"))?;
    if status.success() { Ok(clock.elapsed().as_secs_f64()) } else { Err("it does not build".to_owned()) }
}

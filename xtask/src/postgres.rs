//! A PostgreSQL of our own: fresh, on a free loopback port, under a user without rights, gone when we are gone.

use crate::run::{self, Group};
use crate::{install, say};
use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The account it runs under when we are root: PostgreSQL refuses to run as root.
const USER: &str = "motcua-test";

/// Its only role.
const ROLE: &str = "motcua";

/// How many connections: every test binary has its own pool.
const CONNECTIONS_MAX: u32 = 300;

/// How long it may take to come up, or to go.
const START_LIMIT: Duration = Duration::from_secs(60);
const END_LIMIT: Duration = Duration::from_secs(20);

/// How often another port is tried when somebody was faster.
const TRIES_MAX: u32 = 3;

/// Starts the server and waits for the end of its own input, which comes however we end, even killed: then it stops
/// the server and deletes the folder.
const KEEPER: &str = r#"folder=$1; shift
"$@" >>"$folder/log" 2>&1 &
server=$!
while read -r _; do :; done
kill -INT $server 2>/dev/null
wait $server
rm -rf "$folder""#;

/// What it is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Tests: nothing needs to survive a power cut, so nothing waits for the disk.
    Tests,
    /// Measurements: as an administrator would run it.
    Bench,
}

/// A running server; dropping it stops it and deletes its data.
pub struct Postgres {
    keeper: Group,
    port: u16,
    password: String,
    bin: PathBuf,
    folder: PathBuf,
    account: Option<(u32, u32)>,
}

impl Postgres {
    /// Makes and starts one.
    pub fn start(purpose: Use) -> Result<Postgres, String> {
        let bin = install::postgres_bin().ok_or("there is no initdb; on Debian: apt-get install postgresql")?;
        let account = if install::is_root() { Some(account()?) } else { None };
        let started = Instant::now();
        let mut last = String::new();
        for _ in 0..TRIES_MAX {
            match Postgres::attempt(&bin, account, purpose) {
                Ok(server) => {
                    let took = started.elapsed().as_secs_f32();
                    say::line(&format!("PostgreSQL is up on 127.0.0.1:{} ({took:.1} s)", server.port));
                    return Ok(server);
                }
                Err(e) => last = e,
            }
        }
        Err(format!("PostgreSQL does not start: {last}"))
    }

    fn attempt(bin: &Path, account: Option<(u32, u32)>, purpose: Use) -> Result<Postgres, String> {
        let folder = folder(account, purpose)?;
        let password = secret()?;
        let port = free_port()?;
        let made = Postgres::init(bin, account, &folder, &password);
        let keeper = made.and_then(|()| keep(bin, account, &folder, port, purpose)).inspect_err(|_| {
            let _ = fs::remove_dir_all(&folder);
        })?;
        let mut server = Postgres { keeper, port, password, bin: bin.to_path_buf(), folder, account };
        let since = Instant::now();
        while server.ask("select 1").is_err() {
            let log = fs::read_to_string(server.folder.join("log")).unwrap_or_default();
            let fatal = log.lines().find(|line| line.contains("FATAL") && !line.contains("starting up"));
            if fatal.is_some() || since.elapsed() > START_LIMIT || server.keeper.ended().is_some() {
                let tail: Vec<&str> = log.lines().rev().take(5).collect();
                return Err(tail.into_iter().rev().collect::<Vec<_>>().join("\n"));
            }
            thread::sleep(run::LOOK);
        }
        Ok(server)
    }

    fn init(bin: &Path, account: Option<(u32, u32)>, folder: &Path, password: &str) -> Result<(), String> {
        let file = folder.join("password");
        let mut options = fs::OpenOptions::new();
        let mut opened = options.write(true).create_new(true).mode(0o600).open(&file).map_err(|e| e.to_string())?;
        opened.write_all(password.as_bytes()).map_err(|e| e.to_string())?;
        own(&file, account)?;
        let mut command = under(account, folder, &bin.join("initdb"));
        command.arg("-D").arg(folder.join("data")).args(["-U", ROLE, "--auth=password", "--encoding=UTF8"]);
        command.args(["--locale=C", "--no-sync"]).arg(format!("--pwfile={}", file.display()));
        run::output(&mut command).map(drop)
    }

    /// A database of this name, made now.
    pub fn create(&self, name: &str) -> Result<String, String> {
        self.ask(&format!("create database {name}"))?;
        Ok(self.url(name))
    }

    /// How to reach a database.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{ROLE}:{}@127.0.0.1:{}/{database}", self.password, self.port)
    }

    fn ask(&self, statement: &str) -> Result<String, String> {
        let mut command = under(self.account, Path::new("/"), &self.bin.join("psql"));
        command.env("PGPASSWORD", &self.password).env("PGCONNECT_TIMEOUT", "5");
        command.args(["-h", "127.0.0.1", "-U", ROLE, "-X", "-q", "-A", "-t", "-d", "postgres", "-p"]);
        run::output(command.arg(self.port.to_string()).args(["-c", statement]))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.child().stdin.take());
        let since = Instant::now();
        while self.keeper.ended().is_none() && since.elapsed() < END_LIMIT {
            thread::sleep(run::LOOK);
        }
        self.keeper.end();
        // The keeper has done it, unless it had to be killed.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn keep(bin: &Path, account: Option<(u32, u32)>, folder: &Path, port: u16, purpose: Use) -> Result<Group, String> {
    let mut command = under(account, folder, Path::new("/bin/sh"));
    command.args(["-c", KEEPER, "keeper"]).arg(folder).arg(bin.join("postgres")).arg("-D").arg(folder.join("data"));
    command.args(["-h", "127.0.0.1", "-p", &port.to_string()]);
    let mut settings = vec!["unix_socket_directories=".to_owned(), "timezone=UTC".to_owned()];
    settings.push(format!("max_connections={CONNECTIONS_MAX}"));
    if purpose == Use::Tests {
        settings.extend(["fsync=off", "synchronous_commit=off", "full_page_writes=off"].map(str::to_owned));
    }
    for setting in settings {
        command.arg("-c").arg(setting);
    }
    Group::start(command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()))
}

/// A command under the account, in a folder it may be in.
fn under(account: Option<(u32, u32)>, folder: &Path, program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env("LC_ALL", "C").env_remove("PGHOST").env_remove("PGPORT").env_remove("PGDATA");
    if let Some((user, group)) = account {
        command.uid(user).gid(group).env("HOME", folder);
    }
    command
}

/// The user and group of the account without rights, made when it is not there.
fn account() -> Result<(u32, u32), String> {
    let find = || -> Option<(u32, u32)> {
        let text = fs::read_to_string("/etc/passwd").ok()?;
        let line = text.lines().find(|line| line.split(':').next() == Some(USER))?.to_owned();
        let mut numbers = line.split(':').skip(2);
        Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    say::line(&format!("Making the user {USER} (PostgreSQL does not run as root)"));
    let arguments = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", USER];
    run::output(Command::new("useradd").args(arguments))?;
    find().ok_or(format!("useradd made no user {USER}"))
}

fn folder(account: Option<(u32, u32)>, purpose: Use) -> Result<PathBuf, String> {
    let name = format!("motcua-postgres-{}-{}", std::process::id(), nanoseconds());
    // `/tmp` may be memory: right for tests, a lie for a measurement.
    let parent = if purpose == Use::Bench { PathBuf::from("/var/tmp") } else { std::env::temp_dir() };
    let folder = parent.join(name);
    let made = fs::DirBuilder::new().mode(0o700).create(&folder);
    made.map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    own(&folder, account)?;
    Ok(folder)
}

fn own(path: &Path, account: Option<(u32, u32)>) -> Result<(), String> {
    match account {
        Some((user, group)) => chown(path, Some(user), Some(group)).map_err(|e| format!("{}: {e}", path.display())),
        None => Ok(()),
    }
}

fn free_port() -> Result<u16, String> {
    let taken = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    Ok(taken.map_err(|e| format!("no free port: {e}"))?.port())
}

fn nanoseconds() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos())
}

/// A password for minutes, so that no other user of this machine is its superuser.
fn secret() -> Result<String, String> {
    use std::io::Read as _;
    let mut bytes = [0_u8; 16];
    let read = fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut bytes));
    read.map_err(|e| format!("no randomness: {e}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

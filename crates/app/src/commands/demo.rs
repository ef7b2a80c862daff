//! `motcua demo`: a province to try, on a folder of its own, with a clock of its own.

use super::{
    Trouble, instant_of, load, runtime, say, say_both,
    seed::{self, Wanted},
    serve,
};
use crate::{
    cli::{DemoArgs, InstallArgs, SeedArgs},
    config::Config,
    install::{self, Install},
};
use kernel::Clock;
use platform::{Actor, NewAccount, Role};
use std::{path::PathBuf, process::ExitCode};

/// Where a demo keeps its things unless told otherwise.
const DATA_DEFAULT: &str = "data/demo";
/// The password of every demo account; refused outside the demo.
pub const PASSWORD: &str = "motcua-demo";
/// Monday 2024-12-30, 07:30 in Vietnam: the last working days of a year, with all of it to look back on.
const STARTS_AT: &str = "2024-12-30T07:30:00+07:00";
/// The stored distance of the civil clock from the machine's, in milliseconds.
pub const OFFSET_SETTING: &str = "demo.clock_offset_ms";
/// The stored number of synthetic cases that were played.
const CASES_SETTING: &str = "demo.cases";
/// What is being played, stored before the first of it.
const PLAN_SETTING: &str = "demo.plan";

/// Starts, or goes on with, a demo.
pub fn run(args: &DemoArgs) -> Result<ExitCode, Trouble> {
    let config = config(&args.install)?;
    serve::log_as(&config);
    runtime()?.block_on(async {
        let listener = serve::listen_on(&format!("127.0.0.1:{}", args.port)).await?;
        let address = listener.local_addr().map_err(|e| Trouble::plain(|t| t.internal(&e)))?;
        let _held = install::hold(&config)?;
        let install = open(&config, args.as_of.as_deref()).await?;
        play(&install, args.cases).await?;
        let when = install.clock.civil();
        say_both(|t| t.demo_clock(web::show::weekday_instant(t.lang(), when)));
        print_packs(&install);
        print_accounts(&install)?;
        serve::serve(install.platform, listener, format!("http://localhost:{}", address.port()), || {}).await
    })?;
    Ok(ExitCode::SUCCESS)
}

/// `motcua bench seed`: plays so many cases and says how fast; the folder is a demo's afterwards.
pub fn seed(args: &SeedArgs) -> Result<ExitCode, Trouble> {
    let config = config(&args.install)?;
    serve::log_as(&config);
    runtime()?.block_on(async {
        let _held = install::hold(&config)?;
        let install = open(&config, None).await?;
        let began = install.clock.real();
        if let Some(cases) = play(&install, args.cases).await? {
            let took_ms = install.clock.real().since_ms(began).max(1);
            let rate = i64::from(cases) * 1_000 / took_ms;
            say_both(|t| t.seed_rate(cases, took_ms / 1_000, rate));
        }
        Ok::<_, Trouble>(())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn config(args: &InstallArgs) -> Result<Config, Trouble> {
    let mut config = load(args)?;
    if args.data.is_none() && args.config.is_none() {
        config.data = PathBuf::from(DATA_DEFAULT);
    }
    Ok(config)
}

/// A demo with its tables, its clock and its accounts.
async fn open(config: &Config, as_of: Option<&str>) -> Result<Install, Trouble> {
    let install = install::open(config, true)?;
    install.platform.migrate().await.map_err(|e| Trouble::plain(|t| t.database_migrate(&e)))?;
    claim(&install, config).await?;
    set_clock(&install, as_of).await?;
    make_accounts(&install).await?;
    Ok(install)
}

/// Marks a new database as a demo's; a database of real work is never touched.
async fn claim(install: &Install, config: &Config) -> Result<(), Trouble> {
    let platform = &install.platform;
    if platform.setting(serve::DEMO_SETTING).await?.is_some() {
        return Ok(());
    }
    if !platform.accounts(1).await?.is_empty() {
        return Err(Trouble::plain(|t| t.not_a_demo(config.data.display())));
    }
    platform.set_setting(serve::DEMO_SETTING, "yes").await?;
    Ok(())
}

/// The clock of a demo starts once and then goes on, also while nobody looks; `--as-of` sets it anew.
async fn set_clock(install: &Install, as_of: Option<&str>) -> Result<(), Trouble> {
    let stored = install.platform.setting(OFFSET_SETTING).await?.and_then(|text| text.parse::<i64>().ok());
    let start = match (as_of, stored) {
        (Some(given), _) => instant_of(given)?,
        (None, Some(offset_ms)) => {
            install.clock.set_offset_ms(offset_ms);
            return Ok(());
        }
        (None, None) => instant_of(STARTS_AT)?,
    };
    let offset_ms = install.clock.set_civil(start);
    install.platform.set_setting(OFFSET_SETTING, &offset_ms.to_string()).await?;
    Ok(())
}

/// Makes the accounts that the packs name for a demonstration, those that are not there yet.
async fn make_accounts(install: &Install) -> Result<(), Trouble> {
    let platform = &install.platform;
    for person in seed::people(platform)? {
        if platform.account(&person.login).await?.is_some() {
            continue;
        }
        let role = Role::from_code(&person.role).unwrap_or(Role::Citizen);
        let account = NewAccount {
            login: person.login.clone(),
            name: person.name.clone(),
            role,
            agency: if role.is_staff() { Some(seed::agency_of(platform, person)?) } else { None },
            password: PASSWORD.into(),
            demo: true,
        };
        platform.create_account(&Actor::system(), account).await?;
    }
    Ok(())
}

/// Plays the synthetic cases once: a folder that holds them already plays nothing again, one in which they were cut off
/// goes on with them. Gives how many were wanted, when something was played.
async fn play(install: &Install, cases: u32) -> Result<Option<u32>, Trouble> {
    let platform = &install.platform;
    if let Some(count) = platform.setting(CASES_SETTING).await? {
        say_both(|t| t.demo_played(&count));
        return Ok(None);
    }
    let fresh = Wanted::new(platform, cases);
    let wanted = match platform.setting(PLAN_SETTING).await? {
        Some(begun) => {
            // As it was begun, whatever is asked for now.
            let begun = Wanted::read(&begun).filter(|begun| begun.made_by == fresh.made_by);
            let begun = begun.ok_or_else(|| Trouble::plain(|t| t.demo_plan_changed().to_owned()))?;
            say_both(|t| t.demo_goes_on(begun.cases));
            begun
        }
        None if cases == 0 => return Ok(None),
        None => {
            platform.set_setting(PLAN_SETTING, &fresh.text()).await?;
            say_both(|t| t.demo_playing(cases));
            fresh
        }
    };
    let left_out = seed::play(install, &wanted, || say_both(|t| t.demo_counting().to_owned())).await?;
    if !left_out.is_empty() {
        say_both(|t| t.demo_left_out(left_out.join(", ")));
    }
    platform.set_setting(CASES_SETTING, &wanted.cases.to_string()).await?;
    Ok(Some(wanted.cases))
}

/// What the demo runs on, so that nobody looks for a pack that was not loaded.
fn print_packs(install: &Install) {
    let packs = install.platform.packs();
    for info in packs.infos() {
        say_both(|t| t.demo_pack(&info.id, &info.version, info.name.get(t.lang())));
    }
    for own in packs.papers() {
        say_both(|t| t.demo_paper(&own.name, &own.file));
    }
}

fn print_accounts(install: &Install) -> Result<(), Trouble> {
    say_both(|t| t.accounts_heading(PASSWORD));
    for person in seed::people(&install.platform)? {
        let agency = person.agency.as_deref().and_then(|key| install.platform.packs().agency_keyed(key));
        let staff = Role::from_code(&person.role).is_some_and(Role::is_staff);
        let where_at = agency.filter(|_| staff).map_or_else(String::new, |agency| format!(" · {}", agency.name.vi));
        say(format_args!("  {:<10}  {}{where_at}", person.login, person.name));
    }
    Ok(())
}

//! `motcua demo`: a province to try, on a folder of its own, with a clock of its own.

use super::{Trouble, instant_of, load, runtime, say, say_both, seed, serve};
use crate::{
    cli::DemoArgs,
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
const OFFSET_SETTING: &str = "demo.clock_offset_ms";
/// The stored number of synthetic cases that were played.
const CASES_SETTING: &str = "demo.cases";

/// Starts, or goes on with, a demo.
pub fn run(args: &DemoArgs) -> Result<ExitCode, Trouble> {
    let mut config = load(&args.install)?;
    if args.install.data.is_none() && args.install.config.is_none() {
        config.data = PathBuf::from(DATA_DEFAULT);
    }
    serve::log_as(&config);
    runtime()?.block_on(async {
        let listener = serve::listen_on(&format!("127.0.0.1:{}", args.port)).await?;
        let address = listener.local_addr().map_err(|e| Trouble::plain(|t| t.internal(&e)))?;
        let install = install::open(&config, true)?;
        install.platform.migrate().await.map_err(|e| Trouble::plain(|t| t.database_migrate(&e)))?;
        claim(&install, &config).await?;
        set_clock(&install, args.as_of.as_deref()).await?;
        make_accounts(&install).await?;
        play(&install, args.cases).await?;
        let when = install.clock.civil();
        say_both(|t| t.demo_clock(web::show::weekday_instant(t.lang(), when)));
        print_accounts(&install)?;
        serve::serve(install.platform, listener, format!("http://localhost:{}", address.port()), || {}).await
    })?;
    Ok(ExitCode::SUCCESS)
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
    let agency = seed::agency(platform)?;
    for person in seed::people(platform)? {
        if platform.account(&person.login).await?.is_some() {
            continue;
        }
        let role = Role::from_code(&person.role).unwrap_or(Role::Citizen);
        let account = NewAccount {
            login: person.login.clone(),
            name: person.name.clone(),
            role,
            agency: role.is_staff().then(|| agency.clone()),
            password: PASSWORD.into(),
            demo: true,
        };
        platform.create_account(&Actor::system(), account).await?;
    }
    Ok(())
}

/// Plays the synthetic cases once; a folder that holds them already plays nothing again.
async fn play(install: &Install, cases: u32) -> Result<(), Trouble> {
    let before = install.platform.setting(CASES_SETTING).await?;
    match before {
        Some(count) => say_both(|t| t.demo_played(&count)),
        None if cases == 0 => {}
        None => {
            say_both(|t| t.demo_playing(cases));
            seed::play(install, cases).await?;
            install.platform.set_setting(CASES_SETTING, &cases.to_string()).await?;
        }
    }
    Ok(())
}

fn print_accounts(install: &Install) -> Result<(), Trouble> {
    say_both(|t| t.accounts_heading(PASSWORD));
    for person in seed::people(&install.platform)? {
        say(format_args!("  {:<8}  {}", person.login, person.name));
    }
    Ok(())
}

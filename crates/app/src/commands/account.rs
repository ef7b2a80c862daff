//! `motcua account`: the accounts of a real installation, the first administrator's among them.

use super::{Trouble, load, runtime, say_both};
use crate::{cli::AccountArgs, install};
use pack::{Agency, Packs};
use platform::{Actor, NewAccount, Role};
use std::process::ExitCode;
use web::show;

/// Shortest password, in characters.
const PASSWORD_CHARS_MIN: usize = 12;

/// Reads the password and creates the account.
pub fn run(args: &AccountArgs) -> Result<ExitCode, Trouble> {
    let config = load(&args.install)?;
    let role = Role::from_code(&args.role).filter(|role| *role != Role::System);
    let role = role.ok_or_else(|| Trouble::plain(|t| t.role_unknown(&args.role)))?;
    let agency = match (&args.agency, role.is_staff()) {
        (Some(given), true) => Some(given.clone()),
        (None, false) => None,
        _ => return Err(Trouble::plain(|t| t.agency_for_staff().to_owned())),
    };
    say_both(|t| t.account_password(PASSWORD_CHARS_MIN));
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).map_err(|e| Trouble::plain(|t| t.internal(&e)))?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    if password.chars().count() < PASSWORD_CHARS_MIN {
        return Err(Trouble::plain(|t| t.account_password_short(PASSWORD_CHARS_MIN)));
    }
    runtime()?.block_on(async {
        let platform = install::open(&config, false)?.platform;
        let today = platform.clock().civil().local().date();
        let agency = agency.map(|given| agency_of(platform.packs(), &given)).transpose()?;
        if let Some(agency) = agency.as_ref().filter(|agency| !agency.valid.holds(today)) {
            say_both(|t| t.agency_not_now(agency.name.get(t.lang()), show::date(t.lang(), today)));
        }
        platform.migrate().await.map_err(|e| Trouble::plain(|t| t.database_migrate(&e)))?;
        let account = NewAccount {
            login: args.login.clone(),
            name: args.name.clone(),
            role,
            agency: agency.map(|agency| agency.code),
            password,
            demo: false,
        };
        platform.create_account(&Actor::system(), account).await?;
        Ok::<_, Trouble>(())
    })?;
    say_both(|t| t.account_made(&args.login));
    Ok(ExitCode::SUCCESS)
}

/// The agency of that key or national code, the latest that had it.
pub fn agency_of(packs: &Packs, given: &str) -> Result<Agency, Trouble> {
    let fits = |agency: &&Agency| agency.key == given || agency.code.as_str() == given;
    let found = packs.agencies().iter().filter(fits).max_by_key(|agency| agency.valid.from);
    found.cloned().ok_or_else(|| Trouble::plain(|t| t.agency_unknown(given)))
}

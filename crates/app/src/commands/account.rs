//! `motcua account`: the accounts of a real installation, the first administrator's among them.

use super::{Trouble, load, runtime, say_both};
use crate::{cli::AccountArgs, install};
use kernel::AgencyCode;
use platform::{Actor, NewAccount, Role};
use std::process::ExitCode;

/// Shortest password, in characters.
const PASSWORD_CHARS_MIN: usize = 12;

/// Reads the password and creates the account.
pub fn run(args: &AccountArgs) -> Result<ExitCode, Trouble> {
    let config = load(&args.install)?;
    let role = Role::from_code(&args.role).filter(|role| *role != Role::System);
    let role = role.ok_or_else(|| Trouble::plain(|t| t.role_unknown(&args.role)))?;
    let agency: Option<AgencyCode> = match (&args.agency, role.is_staff()) {
        (Some(code), true) => Some(code.parse().map_err(|_| Trouble::plain(|t| t.agency_unknown(code)))?),
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
        if let Some(code) = &agency
            && platform.packs().agencies().iter().all(|known| known.code != *code)
        {
            return Err(Trouble::plain(|t| t.agency_unknown(code)));
        }
        platform.migrate().await.map_err(|e| Trouble::plain(|t| t.database_migrate(&e)))?;
        let account = NewAccount {
            login: args.login.clone(),
            name: args.name.clone(),
            role,
            agency: agency.clone(),
            password,
            demo: false,
        };
        platform.create_account(&Actor::system(), account).await?;
        Ok::<_, Trouble>(())
    })?;
    say_both(|t| t.account_made(&args.login));
    Ok(ExitCode::SUCCESS)
}

//! `motcua admin`: the first administrator of a real installation.

use super::{Trouble, load, runtime, say_both};
use crate::{cli::AdminArgs, install};
use platform::{Actor, NewAccount, Role};
use std::process::ExitCode;

/// Shortest password of an administrator, in characters.
const PASSWORD_CHARS_MIN: usize = 12;

/// Reads the password and creates the account.
pub fn run(args: &AdminArgs) -> Result<ExitCode, Trouble> {
    let config = load(&args.install)?;
    say_both(|t| t.admin_password(PASSWORD_CHARS_MIN));
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).map_err(|e| Trouble::plain(|t| t.internal(&e)))?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    if password.chars().count() < PASSWORD_CHARS_MIN {
        return Err(Trouble::plain(|t| t.admin_password_short(PASSWORD_CHARS_MIN)));
    }
    runtime()?.block_on(async {
        let platform = install::open(&config, false)?.platform;
        platform.migrate().await.map_err(|e| Trouble::plain(|t| t.database_migrate(&e)))?;
        let account = NewAccount {
            login: args.login.clone(),
            name: args.name.clone(),
            role: Role::Admin,
            agency: None,
            password,
            demo: false,
        };
        platform.create_account(&Actor::system(), account).await?;
        Ok::<_, Trouble>(())
    })?;
    say_both(|t| t.admin_made(&args.login));
    Ok(ExitCode::SUCCESS)
}

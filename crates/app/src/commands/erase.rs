//! `motcua erase`: what a closed case holds of a person is erased, on a ground that is written down.

use super::{Trouble, load, runtime, say_both};
use crate::{cli::EraseArgs, install};
use kernel::CaseCode;
use onestop::erasure;
use platform::Actor;
use std::process::ExitCode;

/// Says what would be erased; with `--yes` erases it.
pub fn run(args: &EraseArgs) -> Result<ExitCode, Trouble> {
    let config = load(&args.install)?;
    let code: CaseCode = args.code.parse().map_err(|_| Trouble::plain(|t| t.case_code_shape(&args.code)))?;
    runtime()?.block_on(async {
        install::exists(&config)?;
        let platform = install::open(&config, false)?.platform;
        platform.migrate().await.map_err(|e| Trouble::plain(|t| t.database_migrate(&e)))?;
        let found = erasure::look(&platform, &code).await?;
        if !args.yes {
            say_both(|t| t.erase_would(&code, found.pieces, found.files.len()));
            return Ok::<_, Trouble>(());
        }
        let erased = erasure::erase(&platform, &Actor::system(), &code, &args.basis).await?;
        say_both(|t| t.erased(erased.pieces, erased.files, &code));
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

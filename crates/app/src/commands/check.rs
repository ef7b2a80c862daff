//! `motcua doctor`: looks at everything that can be looked at, and says which part is not as it should be.

use super::{Trouble, runtime, say};
use crate::{config::Config, install, systems::SYSTEMS, text::T};
use kernel::Lang;
use std::process::ExitCode;

/// Prints one line a part; fails when a part needs looking at.
pub fn doctor(config: &Config) -> Result<ExitCode, Trouble> {
    let t = T::new(Lang::Vi);
    let mut good = true;
    let mut line = |what: &str, fine: bool, said: &str| {
        good &= fine;
        let mark = if fine { t.doctor_good() } else { t.doctor_bad() };
        say(format_args!("{mark:<8} {what:<20} {said}"));
    };
    let install = install::open(config, false)?;
    let packs = install.platform.packs();
    line(t.doctor_packs(), true, &t.doctor_packs_said(packs.procedures().len(), packs.agencies().len()));
    let store = install.platform.store().clone();
    runtime()?.block_on(async {
        match store::doctor::database(&store).await {
            Ok(said) => line(t.doctor_database(), true, &said),
            Err(error) => line(t.doctor_database(), false, &error.to_string()),
        }
        match store::doctor::chains(&store).await {
            Ok(checked) if checked.broken.is_empty() => {
                line(t.doctor_chains(), true, &t.doctor_chains_said(checked.streams, checked.events));
            }
            Ok(checked) => line(t.doctor_chains(), false, &checked.broken.join(", ")),
            Err(error) => line(t.doctor_chains(), false, &error.to_string()),
        }
        match store::doctor::queue(&store).await {
            Ok(queue) => line(t.doctor_queue(), queue.dead == 0, &t.doctor_queue_said(queue.waiting, queue.dead)),
            Err(error) => line(t.doctor_queue(), false, &error.to_string()),
        }
    });
    for system in SYSTEMS {
        let module = system.module;
        let said = format!(
            "{} · {} migrations · {} statements · {} permissions · {} jobs · {} followers",
            module.name,
            module.migrations.len(),
            module.statements.len(),
            module.permissions.len(),
            module.jobs.len(),
            module.follows.len()
        );
        line(t.doctor_systems(), true, &said);
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

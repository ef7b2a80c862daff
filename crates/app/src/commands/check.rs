//! `motcua doctor`: looks at everything that can be looked at, and says which part is not as it should be.

use super::{Trouble, say};
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
    let said = t.doctor_packs_said(packs.versions_count(), packs.agencies().len());
    line(t.doctor_packs(), true, &said);
    line(t.doctor_packs(), true, &t.doctor_packs_notices(packs.notices().len()));
    for own in packs.papers() {
        line(t.doctor_papers(), true, &t.doctor_papers_said(&own.name, &own.file));
    }
    let checkup = install.platform.store().doctor(&install.platform.migrations())?;
    line(
        t.doctor_database(),
        checkup.is_well(),
        &t.doctor_schema_said(
            format!("{:?}", checkup.engine),
            checkup.schema.applied.len(),
            checkup.schema.pending.len() + checkup.schema.unknown.len() + checkup.schema.edited.len(),
        ),
    );
    line(t.doctor_chains(), checkup.faults_count == 0, &t.doctor_chains_said(checkup.streams, checkup.events));
    for fault in &checkup.faults {
        line(t.doctor_chains(), false, fault);
    }
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

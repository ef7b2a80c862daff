//! `motcua doctor`: looks at everything that can be looked at, and says which part is not as it should be.

use super::{Trouble, demo, runtime, say};
use crate::{config::Config, install, systems::SYSTEMS, text::T};
use kernel::{Date, Lang, ProcedureCode};
use onestop::lists;
use platform::Platform;
use std::process::ExitCode;
use web::show;

/// Prints one line a part; fails when a part needs looking at.
pub fn doctor(config: &Config) -> Result<ExitCode, Trouble> {
    let t = T::new(Lang::Vi);
    let mut good = true;
    let mut line = |what: &str, fine: bool, said: &str| {
        good &= fine;
        let mark = if fine { t.doctor_good() } else { t.doctor_bad() };
        say(format_args!("{mark:<8} {what:<20} {said}"));
    };
    install::exists(config)?;
    let install = install::open(config, false)?;
    let packs = install.platform.packs();
    let said = t.doctor_packs_said(packs.versions_count(), packs.agencies().len());
    line(t.doctor_packs(), true, &said);
    line(t.doctor_packs(), true, &t.doctor_packs_notices(packs.notices().len()));
    let (in_force, missing) = runtime()?.block_on(practice(&install.platform))?;
    let (all, day) = (packs.versions_count(), show::date(Lang::Vi, in_force.day));
    line(t.doctor_packs(), in_force.procedures > 0, &t.doctor_in_force(in_force.procedures, all, day));
    for (code, cases) in missing {
        line(t.doctor_packs(), false, &t.procedure_missing(cases, code));
    }
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
    if !checkup.schema.pending.is_empty() {
        line(t.doctor_database(), false, &t.doctor_pending(checkup.schema.pending.len()));
    }
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

/// How much of the packs is in force.
struct InForce {
    /// On which day: today, a demo's own.
    day: Date,
    procedures: usize,
}

/// What is in force, and which procedures of cases under way are unknown. Before the first migration there are no cases.
async fn practice(platform: &Platform) -> Result<(InForce, Vec<(ProcedureCode, u64)>), Trouble> {
    let migrated = platform.store().schema_state(&platform.migrations())?.pending.is_empty();
    let offset = if migrated { platform.setting(demo::OFFSET_SETTING).await? } else { None };
    let offset_ms = offset.and_then(|text| text.parse().ok()).unwrap_or(0);
    let day = platform.clock().real().plus_millis(offset_ms).local().date();
    let missing = if migrated { lists::procedures_missing(platform).await? } else { Vec::new() };
    Ok((InForce { day, procedures: platform.packs().procedures(day).count() }, missing))
}

/// Says at the start of a server what the doctor would: cases whose procedure is in no pack show their codes only.
pub async fn warn_of_missing(platform: &Platform) -> Result<(), Trouble> {
    for (code, cases) in lists::procedures_missing(platform).await? {
        super::say_both(|t| t.procedure_missing(cases, &code));
    }
    Ok(())
}

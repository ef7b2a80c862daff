//! `motcua samples DIR`: every page of the registry with its made-up content, one file a page and language.

use super::{Trouble, say_both};
use crate::{systems::SYSTEMS, text::T};
use kernel::Lang;
use std::{fs, io::Write, path::Path, process::ExitCode};
use web::registry::Registry;

/// Writes `DIR/{vi,en}/NAME.html`; a file that is there already is not touched but told.
pub fn run(dir: &Path) -> Result<ExitCode, Trouble> {
    let mut count = 0;
    for lang in Lang::ALL {
        let folder = dir.join(lang.to_string());
        fs::create_dir_all(&folder).map_err(|e| refused(&folder, &e))?;
        for (_, sample) in Registry::of(SYSTEMS).samples() {
            let path = folder.join(file_name(sample.name));
            let page = (sample.render)(lang).map_err(|e| refused(&path, &e))?;
            // Two samples whose names give one file would hide one of them.
            let mut file = fs::File::create_new(&path).map_err(|e| refused(&path, &e))?;
            file.write_all(page.as_bytes()).map_err(|e| refused(&path, &e))?;
            count += 1;
        }
    }
    say_both(|t| t.samples_written(count, dir.display()));
    Ok(ExitCode::SUCCESS)
}

/// `onestop/home, signed in` → `onestop-home-signed-in.html`.
fn file_name(sample: &str) -> String {
    let words = sample.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    format!("{}.html", words.collect::<Vec<_>>().join("-"))
}

fn refused(path: &Path, why: &dyn std::fmt::Display) -> Trouble {
    Trouble::plain(|t: T| t.samples_refused(path.display(), why))
}

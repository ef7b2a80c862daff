//! What Typst may see while it sets one paper: nothing but what is in memory here.

use crate::limits::CACHE_RENDERS_MAX;
use kernel::Instant;
use std::{collections::BTreeMap, sync::Arc};
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// The house style, importable by every template.
pub(crate) const HOUSE: &str = "official.typ";

const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];

/// What all papers share; built once.
pub(crate) struct Kit {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
    main: FileId,
    house: Source,
}

impl Kit {
    pub(crate) fn new() -> Kit {
        let fonts: Vec<Font> = FONTS.iter().filter_map(|data| Font::new(Bytes::new(*data), 0)).collect();
        Kit {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: id("main.typ"),
            house: Source::new(id(HOUSE), crate::HOUSE_STYLE.to_owned()),
        }
    }
}

/// The id of one of our own few paths. Ids are never freed and run out at 65,535: a caller's path must never come here.
fn id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("our own paths are plain names")).intern()
}

/// One paper being set.
pub(crate) struct Job {
    kit: Arc<Kit>,
    main: Source,
    files: BTreeMap<String, Bytes>,
    at: Instant,
}

impl Job {
    /// `files` by path without a leading slash; one named like the house style replaces it.
    pub(crate) fn new(kit: Arc<Kit>, source: String, files: BTreeMap<String, Bytes>, at: Instant) -> Job {
        let main = Source::new(kit.main, source);
        Job { kit, main, files, at }
    }

    /// The file a message is about, unless it is the template itself.
    pub(crate) fn other_path(&self, id: FileId) -> Option<&'static str> {
        (id != self.kit.main).then(|| id.get().vpath().get_without_slash())
    }

    fn given(&self, id: FileId) -> FileResult<&Bytes> {
        let path = id.get();
        if !matches!(path.root(), VirtualRoot::Project) {
            return Err(FileError::Other(Some("a paper uses no packages".into())));
        }
        let name = path.vpath().get_without_slash();
        self.files.get(name).ok_or_else(|| FileError::NotFound(name.into()))
    }
}

impl Drop for Job {
    /// Typst's memory is global; without this it would keep every paper ever printed.
    fn drop(&mut self) {
        typst::comemo::evict(CACHE_RENDERS_MAX);
    }
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &self.kit.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.kit.book
    }

    fn main(&self) -> FileId {
        self.kit.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.kit.main {
            return Ok(self.main.clone());
        }
        match self.given(id) {
            Ok(bytes) => Ok(Source::new(id, bytes.as_str().map_err(|_| FileError::InvalidUtf8)?.to_owned())),
            Err(_) if id == self.kit.house.id() => Ok(self.kit.house.clone()),
            Err(fault) => Err(fault),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.given(id).cloned()
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.kit.fonts.get(index).cloned()
    }

    /// The civil date; a template that asks for another zone gets that zone's date.
    fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
        let at = match offset {
            None => self.at,
            Some(zone) => {
                let minutes = i64::from(kernel::LOCAL_OFFSET_MINUTES);
                self.at.plus_millis((zone.seconds() * 1000.0) as i64 - minutes * 60_000)
            }
        };
        let day = datetime(at)?;
        Datetime::from_ymd(day.year()?, day.month()?, day.day()?)
    }
}

/// The instant as Typst writes it, at +07:00.
pub(crate) fn datetime(at: Instant) -> Option<Datetime> {
    let local = at.local();
    Datetime::from_ymd_hms(
        i32::from(local.year()),
        u8::try_from(local.month()).ok()?,
        u8::try_from(local.day()).ok()?,
        u8::try_from(local.hour()).ok()?,
        u8::try_from(local.minute()).ok()?,
        u8::try_from(local.second()).ok()?,
    )
}

//! The press: fonts, library and standards once; then one PDF after another.

use crate::{
    fault::{self, Mistake},
    limits::{
        DATA_BYTES_MAX, FILE_BYTES_MAX, FILES_MAX, OVERRIDE_SECONDS_MAX, PAGES_MAX, PDF_BYTES_MAX, RENDER_SECONDS_MAX,
        SOURCE_BYTES_MAX, STACK_BYTES,
    },
    overrides::{Installed, Override},
    printable::Printable,
    qr,
    world::{Job, Kit, datetime},
};
use kernel::{Instant, Lang};
use platform::{Paper, PaperFault, PaperFile, PaperTemplate};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};
use typst::{
    diag::Warned,
    foundations::{Bytes, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Prints papers. Building one takes milliseconds and 2 MB of fonts; share it.
pub struct Press {
    kit: Arc<Kit>,
    printable: Printable,
    overrides: BTreeMap<String, Installed>,
    /// What the papers can do without, by name, once it was asked ([`Press::trial`]).
    pub(crate) bare: Mutex<BTreeMap<String, Arc<Vec<Value>>>>,
    /// How long a pack's template may take.
    patience: Duration,
}

/// A finished paper, and what it was made from.
#[derive(Debug)]
pub(crate) struct Proofsheet {
    #[cfg_attr(not(test), expect(dead_code, reason = "tests read what stands on the pages"))]
    pub(crate) document: PagedDocument,
    /// What Typst found odd, such as a font that is missing; tests want none.
    pub(crate) warnings: Vec<Mistake>,
    pub(crate) pdf: Vec<u8>,
}

/// One order to the press.
pub(crate) struct Order<'a> {
    pub(crate) name: &'a str,
    pub(crate) source: &'a str,
    pub(crate) data: &'a Value,
    pub(crate) files: &'a [PaperFile],
    pub(crate) at: Instant,
    pub(crate) lang: Lang,
}

/// Why an order was not printed.
#[derive(Debug)]
pub(crate) enum Failed {
    /// The template is wrong, or does not take this data.
    Template(Vec<Mistake>),
    /// It was not done in time and is left to itself.
    Endless(String),
    /// A limit was passed, or the machine has no thread left.
    Other(String),
}

impl Default for Press {
    fn default() -> Self {
        Press::new()
    }
}

impl Press {
    /// Loads the fonts and the library.
    #[must_use]
    pub fn new() -> Press {
        let kit = Arc::new(Kit::new());
        let printable = Printable::of(&kit.fonts);
        let patience = Duration::from_secs(OVERRIDE_SECONDS_MAX);
        Press { kit, printable, overrides: BTreeMap::new(), bare: Mutex::default(), patience }
    }

    /// The same press with templates of packs in the place of the systems' own. Try them first ([`Press::trial`]).
    #[must_use]
    pub fn with(mut self, overrides: impl IntoIterator<Item = Override>) -> Press {
        self.overrides.extend(overrides.into_iter().map(|own| (own.name.clone(), Installed::new(own))));
        self
    }

    /// The same press with another patience for packs, for tests.
    #[cfg(test)]
    pub(crate) fn waiting(mut self, patience: Duration) -> Press {
        self.patience = patience;
        self
    }

    /// Prints the template with its own sample: for the walk over all templates, and for the bench
    /// (`limits::RENDER_MILLIS_BUDGET`).
    ///
    /// # Errors
    /// When the sample is not JSON or does not print.
    pub fn sample(&self, template: &PaperTemplate, at: Instant, lang: Lang) -> Result<Vec<u8>, PaperFault> {
        let data =
            serde_json::from_str(template.sample).map_err(|e| PaperFault(format!("{}: sample: {e}", template.name)))?;
        self.pdf(template, &data, &[], at, lang)
    }

    /// Sets and writes one paper on a thread of its own: a panic inside Typst is a fault, its stack is deep enough, and
    /// what never ends is left behind. Typst cannot be interrupted: such a thread runs until the program ends.
    pub(crate) fn print(&self, order: &Order<'_>) -> Result<Proofsheet, Failed> {
        self.printed(order, Duration::from_secs(RENDER_SECONDS_MAX))
    }

    /// The same for a pack's template, with less patience.
    pub(crate) fn print_own(&self, order: &Order<'_>) -> Result<Proofsheet, Failed> {
        self.printed(order, self.patience)
    }

    fn printed(&self, order: &Order<'_>, patience: Duration) -> Result<Proofsheet, Failed> {
        let data = self.data(order)?;
        let options = options(order, &data);
        self.beside(order, data, patience, move |job| typeset(job, &options))
    }

    /// Sets one paper and throws it away: whether the template takes the data.
    pub(crate) fn takes(&self, order: &Order<'_>) -> bool {
        let patience = Duration::from_secs(RENDER_SECONDS_MAX);
        let set = self.data(order).and_then(|data| self.beside(order, data, patience, |job| set(job).map(|_| ())));
        set.is_ok()
    }

    /// Works on a thread of its own, as far as patience goes.
    fn beside<R: Send + 'static>(
        &self,
        order: &Order<'_>,
        data: Vec<u8>,
        patience: Duration,
        work: impl FnOnce(&Job) -> Result<R, Failed> + Send + 'static,
    ) -> Result<R, Failed> {
        let files = self.files(order, data)?;
        let job = Job::new(Arc::clone(&self.kit), order.source.to_owned(), files, order.at);
        let (send, receive) = mpsc::sync_channel(1);
        let typesetter = thread::Builder::new().name("press".to_owned()).stack_size(STACK_BYTES);
        // Nobody listens any more when it comes too late.
        let work = move || drop(send.send(work(&job)));
        typesetter.spawn(work).map_err(|e| Failed::Other(format!("no thread to print on: {e}")))?;
        match receive.recv_timeout(patience) {
            Ok(done) => done,
            Err(RecvTimeoutError::Disconnected) => Err(Failed::Other("Typst panicked".to_owned())),
            Err(RecvTimeoutError::Timeout) => {
                Err(Failed::Endless(format!("not printed within {} s", patience.as_secs_f32())))
            }
        }
    }

    fn data(&self, order: &Order<'_>) -> Result<Vec<u8>, Failed> {
        within("source bytes", order.source.len(), SOURCE_BYTES_MAX)?;
        let printable = self.printable.value(order.data).map_err(|fault| Failed::Other(fault.0))?;
        let bytes = serde_json::to_vec(&printable).map_err(|e| Failed::Other(format!("data: {e}")))?;
        within("data bytes", bytes.len(), DATA_BYTES_MAX)?;
        Ok(bytes)
    }

    /// The files given, the data, the language, and the QR code that the data asks for.
    fn files(&self, order: &Order<'_>, data: Vec<u8>) -> Result<BTreeMap<String, Bytes>, Failed> {
        within("files", order.files.len(), FILES_MAX)?;
        let mut files = BTreeMap::new();
        if let Some(payload) = order.data.get("qr").and_then(Value::as_str) {
            let code = qr::svg(payload).map_err(|fault| Failed::Other(fault.0))?;
            files.insert("qr.svg".to_owned(), Bytes::new(code));
        }
        for file in order.files {
            within(&file.path, file.bytes.len(), FILE_BYTES_MAX)?;
            files.insert(file.path.trim_start_matches('/').to_owned(), Bytes::new(file.bytes.clone()));
        }
        files.insert("data.json".to_owned(), Bytes::new(data));
        files
            .insert("press.json".to_owned(), Bytes::new(json!({ "lang": order.lang.code() }).to_string().into_bytes()));
        Ok(files)
    }

    /// The pack's template, when there is one that can be trusted and takes this data.
    fn overridden(&self, order: &Order<'_>) -> Option<Vec<u8>> {
        let installed = self.overrides.get(order.name).filter(|one| one.is_trusted())?;
        match self.print_own(&Order { source: &installed.own.source, ..*order }) {
            Ok(sheet) => Some(sheet.pdf),
            Err(failed) => {
                installed.failed(&failed);
                let PaperFault(inside) = failed.fault(&installed.own.file);
                tracing::error!(paper = order.name, "a pack's template failed, the carried one is printed: {inside}");
                None
            }
        }
    }
}

fn set(job: &Job) -> Result<(PagedDocument, Vec<Mistake>), Failed> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(job);
    let document = output.map_err(|mistakes| Failed::Template(fault::of(job, &mistakes)))?;
    within("pages", document.pages().len(), PAGES_MAX)?;
    Ok((document, fault::of(job, &warnings)))
}

fn typeset(job: &Job, options: &PdfOptions) -> Result<Proofsheet, Failed> {
    let (document, warnings) = set(job)?;
    let pdf = typst_pdf::pdf(&document, options).map_err(|mistakes| Failed::Template(fault::of(job, &mistakes)))?;
    within("PDF bytes", pdf.len(), PDF_BYTES_MAX)?;
    Ok(Proofsheet { document, warnings, pdf })
}

/// The same order gives the same identifier (only its hash is written), hence the same bytes.
fn options(order: &Order<'_>, data: &[u8]) -> PdfOptions {
    let zone = i32::from(kernel::LOCAL_OFFSET_MINUTES);
    PdfOptions {
        ident: Smart::Custom(format!("{}\n{}\n{}", order.name, order.at, String::from_utf8_lossy(data))),
        creator: Smart::Custom(Some("Motcua".to_owned())),
        timestamp: datetime(order.at).and_then(|at| Timestamp::new_local(at, zone)),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .expect("both standards are of PDF 1.7, and one may hold beside the other"),
        ..PdfOptions::default()
    }
}

impl Paper for Press {
    /// A PDF/A-2a and PDF/UA-1. When the data has a text `qr`, the template finds its code as `/qr.svg`. A pack's
    /// template goes before the carried one; if it fails, the carried one is printed and the log says why: whoever
    /// stands at the desk gets a receipt.
    fn pdf(
        &self,
        template: &PaperTemplate,
        data: &Value,
        files: &[PaperFile],
        at: Instant,
        lang: Lang,
    ) -> Result<Vec<u8>, PaperFault> {
        let order = Order { name: template.name, source: template.source, data, files, at, lang };
        if let Some(pdf) = self.overridden(&order) {
            return Ok(pdf);
        }
        self.print(&order).map(|sheet| sheet.pdf).map_err(|failed| failed.fault(template.name))
    }

    fn qr_svg(&self, payload: &str) -> Result<Vec<u8>, PaperFault> {
        qr::svg(payload)
    }
}

fn within(what: &str, is: usize, max: usize) -> Result<(), Failed> {
    if is > max { Err(Failed::Other(format!("{is} {what}; the limit is {max}"))) } else { Ok(()) }
}

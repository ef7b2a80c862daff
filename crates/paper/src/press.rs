//! The press: fonts, library and standards once; then one PDF after another.

use crate::{
    fault,
    limits::{DATA_BYTES_MAX, FILE_BYTES_MAX, FILES_MAX, PAGES_MAX, PDF_BYTES_MAX, SOURCE_BYTES_MAX, STACK_BYTES},
    printable::Printable,
    qr,
    world::{Job, Kit, datetime},
};
use kernel::{Instant, Lang};
use platform::{Paper, PaperFault, PaperFile, PaperTemplate};
use serde_json::{Value, json};
use std::{collections::BTreeMap, thread};
use typst::{
    diag::Warned,
    foundations::{Bytes, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Prints papers. Building one takes milliseconds and 2 MB of fonts; share it.
pub struct Press {
    kit: Kit,
    printable: Printable,
    standards: PdfStandards,
}

/// A finished paper, and what it was made from.
#[cfg_attr(not(test), expect(dead_code, reason = "tests read what stands on the pages"))]
pub(crate) struct Proofsheet {
    pub(crate) document: PagedDocument,
    /// What Typst found odd, such as a font that is missing; tests want none.
    pub(crate) warnings: Vec<String>,
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

impl Default for Press {
    fn default() -> Self {
        Press::new()
    }
}

impl Press {
    /// Loads the fonts and the library.
    #[must_use]
    pub fn new() -> Press {
        let kit = Kit::new();
        let printable = Printable::of(&kit.fonts);
        let standards =
            PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).expect("both standards are of PDF 1.7");
        Press { kit, printable, standards }
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

    /// Sets and writes one paper on a thread of its own: a panic inside Typst is a fault, and its stack is deep enough.
    ///
    /// # Errors
    /// When the template does not compile with this data, or a limit is passed.
    pub(crate) fn print(&self, order: &Order<'_>) -> Result<Proofsheet, PaperFault> {
        let data = self.data(order)?;
        let files = self.files(order, data.clone())?;
        thread::scope(|scope| {
            let typesetter = thread::Builder::new().name("press".to_owned()).stack_size(STACK_BYTES);
            let worker = typesetter.spawn_scoped(scope, || self.typeset(order, &data, files));
            let worker = worker.map_err(|e| PaperFault(format!("{}: no thread to print on: {e}", order.name)))?;
            worker.join().unwrap_or_else(|_| Err(PaperFault(format!("{}: Typst panicked", order.name))))
        })
    }

    fn data(&self, order: &Order<'_>) -> Result<Vec<u8>, PaperFault> {
        let name = order.name;
        within(name, "source bytes", order.source.len(), SOURCE_BYTES_MAX)?;
        let printable = self.printable.value(order.data).map_err(|f| PaperFault(format!("{name}: {}", f.0)))?;
        let bytes = serde_json::to_vec(&printable).map_err(|e| PaperFault(format!("{name}: data: {e}")))?;
        within(name, "data bytes", bytes.len(), DATA_BYTES_MAX)?;
        Ok(bytes)
    }

    /// The files given, the data, the language, and the QR code that the data asks for.
    fn files(&self, order: &Order<'_>, data: Vec<u8>) -> Result<BTreeMap<String, Bytes>, PaperFault> {
        within(order.name, "files", order.files.len(), FILES_MAX)?;
        let mut files = BTreeMap::new();
        if let Some(payload) = order.data.get("qr").and_then(Value::as_str) {
            files.insert("qr.svg".to_owned(), Bytes::new(qr::svg(payload)?));
        }
        for file in order.files {
            within(order.name, &file.path, file.bytes.len(), FILE_BYTES_MAX)?;
            files.insert(file.path.trim_start_matches('/').to_owned(), Bytes::new(file.bytes.clone()));
        }
        files.insert("data.json".to_owned(), Bytes::new(data));
        files
            .insert("press.json".to_owned(), Bytes::new(json!({ "lang": order.lang.code() }).to_string().into_bytes()));
        Ok(files)
    }

    fn typeset(
        &self,
        order: &Order<'_>,
        data: &[u8],
        files: BTreeMap<String, Bytes>,
    ) -> Result<Proofsheet, PaperFault> {
        let job = Job::new(&self.kit, order.source, files, order.at);
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&job);
        let document = output.map_err(|mistakes| fault::of(order.name, &job, &mistakes))?;
        within(order.name, "pages", document.pages().len(), PAGES_MAX)?;
        let options = self.options(order, data);
        let pdf = typst_pdf::pdf(&document, &options).map_err(|mistakes| fault::of(order.name, &job, &mistakes))?;
        within(order.name, "PDF bytes", pdf.len(), PDF_BYTES_MAX)?;
        let warnings = warnings.iter().map(|w| fault::of(order.name, &job, std::slice::from_ref(w)).0).collect();
        Ok(Proofsheet { document, warnings, pdf })
    }

    /// The same order gives the same identifier (only its hash is written), hence the same bytes.
    fn options(&self, order: &Order<'_>, data: &[u8]) -> PdfOptions {
        let zone = i32::from(kernel::LOCAL_OFFSET_MINUTES);
        PdfOptions {
            ident: Smart::Custom(format!("{}\n{}\n{}", order.name, order.at, String::from_utf8_lossy(data))),
            creator: Smart::Custom(Some("Motcua".to_owned())),
            timestamp: datetime(order.at).and_then(|at| Timestamp::new_local(at, zone)),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        }
    }
}

impl Paper for Press {
    /// A PDF/A-2a and PDF/UA-1. When the data has a text `qr`, the template finds its code as `/qr.svg`.
    fn pdf(
        &self,
        template: &PaperTemplate,
        data: &Value,
        files: &[PaperFile],
        at: Instant,
        lang: Lang,
    ) -> Result<Vec<u8>, PaperFault> {
        let order = Order { name: template.name, source: template.source, data, files, at, lang };
        self.print(&order).map(|sheet| sheet.pdf)
    }

    fn qr_svg(&self, payload: &str) -> Result<Vec<u8>, PaperFault> {
        qr::svg(payload)
    }
}

fn within(name: &str, what: &str, is: usize, max: usize) -> Result<(), PaperFault> {
    if is > max { Err(PaperFault(format!("{name}: {is} {what}; the limit is {max}"))) } else { Ok(()) }
}

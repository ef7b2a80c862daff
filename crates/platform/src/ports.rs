//! What platform asks of the leaves: paper now, mail and other systems later.

use kernel::{Instant, Lang};
use serde_json::Value;

/// A document that a system can print: its Typst source and a sample of its data.
#[derive(Clone, Copy, Debug)]
pub struct PaperTemplate {
    /// `system/name`, unique over all systems.
    pub name: &'static str,
    /// The Typst source; a pack may override it by name.
    pub source: &'static str,
    /// A JSON document of the shape the template expects; rendered by a test.
    pub sample: &'static str,
}

/// A file that the template may show (a QR code as SVG, say), by virtual path.
#[derive(Clone, Debug)]
pub struct PaperFile {
    /// The path the template names, such as `qr.svg`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a paper could not be printed; for the log.
#[derive(Clone, Debug)]
pub struct PaperFault(pub String);

/// The printing press, behind a port so that no system links Typst.
pub trait Paper: Send + Sync {
    /// Renders the template to a PDF stamped with the civil instant `at`.
    ///
    /// # Errors
    /// When the template does not compile with this data, or a limit is passed.
    fn pdf(
        &self,
        template: &PaperTemplate,
        data: &Value,
        files: &[PaperFile],
        at: Instant,
        lang: Lang,
    ) -> Result<Vec<u8>, PaperFault>;

    /// A QR code of `payload` as SVG.
    ///
    /// # Errors
    /// When the payload is too long for a QR code.
    fn qr_svg(&self, payload: &str) -> Result<Vec<u8>, PaperFault>;
}

/// A press that prints nothing: for tests of systems, which must not link Typst.
#[derive(Clone, Copy, Debug, Default)]
pub struct BlankPaper;

impl Paper for BlankPaper {
    fn pdf(
        &self,
        template: &PaperTemplate,
        data: &Value,
        _: &[PaperFile],
        at: Instant,
        lang: Lang,
    ) -> Result<Vec<u8>, PaperFault> {
        Ok(format!("%PDF-blank {} {at} {} {data}", template.name, lang.code()).into_bytes())
    }

    fn qr_svg(&self, payload: &str) -> Result<Vec<u8>, PaperFault> {
        Ok(format!("<svg><!-- {payload} --></svg>").into_bytes())
    }
}

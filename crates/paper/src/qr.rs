//! QR codes as SVG.

use crate::limits::QR_BYTES_MAX;
use platform::PaperFault;
use qrcode::{EcLevel, QrCode, render::svg};

/// A QR code of `payload` as SVG, one unit a module, with its quiet zone; level M bears a stamp over a corner.
///
/// # Errors
/// When the payload is longer than `QR_BYTES_MAX`.
pub(crate) fn svg(payload: &str) -> Result<Vec<u8>, PaperFault> {
    if payload.len() > QR_BYTES_MAX {
        return Err(PaperFault(format!("a QR code of {} bytes; the limit is {QR_BYTES_MAX}", payload.len())));
    }
    let code =
        QrCode::with_error_correction_level(payload, EcLevel::M).map_err(|e| PaperFault(format!("QR code: {e}")))?;
    Ok(code.render::<svg::Color<'_>>().module_dimensions(1, 1).quiet_zone(true).build().into_bytes())
}

//! Forms with files: read whole, within limits, into fields and files.

use crate::{
    csrf::CSRF_FIELD,
    fault::Fault,
    form::{Form, broken_body},
    limits::{MULTIPART_BYTES_MAX, MULTIPART_FILES_MAX},
    texts::problem,
};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, multipart::MultipartError},
    http::StatusCode,
};
use kernel::Problem;

/// A file as sent. What it says about itself is not believed: `Platform::upload` looks at its bytes. It may be larger
/// than a file may be: who takes it in refuses it, so that the page can say so beside that file and keep the others.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// The form field it came in.
    pub field: String,
    /// The name on the sender's own machine.
    pub name: String,
    /// Its content.
    pub bytes: Bytes,
}

/// A form that may carry files: its fields and its files.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// What was typed.
    pub form: Form,
    /// What was attached; a file field left empty is not here.
    pub files: Vec<SentFile>,
}

impl<S: Send + Sync> FromRequest<S> for Parts {
    type Rejection = Fault;

    /// A form without files comes in another media type; the guard has read it already.
    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        if let Some(form) = request.extensions().get::<Form>() {
            return Ok(Self { form: form.clone(), files: Vec::new() });
        }
        let address = request.uri().path().to_owned();
        let mut sent = axum::extract::Multipart::from_request(request, state)
            .await
            .map_err(|_| Fault::media_type("multipart/form-data"))?;
        let mut parts = Parts { form: Form::at(&address), files: Vec::new() };
        while let Some(field) = sent.next_field().await.map_err(|error| refused(&error))? {
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().map(str::to_owned);
            let bytes = field.bytes().await.map_err(|error| refused(&error))?;
            match file_name {
                Some(file_name) => parts.add_file(name, &file_name, bytes)?,
                None if name == CSRF_FIELD => {}
                None => {
                    let text = std::str::from_utf8(&bytes).map_err(|_| broken_body("a form field is not UTF-8"))?;
                    parts.form.push(&name, text)?;
                }
            }
        }
        Ok(parts)
    }
}

impl Parts {
    fn add_file(&mut self, field: String, name: &str, bytes: Bytes) -> Result<(), Fault> {
        // A browser sends a file field in which nothing was chosen as a nameless, empty file.
        if name.is_empty() && bytes.is_empty() {
            return Ok(());
        }
        if self.files.len() >= MULTIPART_FILES_MAX {
            let max = MULTIPART_FILES_MAX;
            let hint = |t: crate::text::T| t.too_many_files_hint(max);
            return Err(problem(Problem::too_large, |t| t.too_many_files_title().into(), hint).into());
        }
        self.files.push(SentFile { field, name: crate::form::tidied(name), bytes });
        Ok(())
    }
}

fn refused(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Fault::too_large(MULTIPART_BYTES_MAX)
    } else {
        broken_body(&error.body_text()).into()
    }
}

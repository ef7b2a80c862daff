//! Files are what their bytes are, have a name that can be one, and belong to who sent them.

use super::{Home, Role, actor, on_both};
use crate::limits;
use bytes::Bytes;
use kernel::{Problem, ProblemKind};
use store::{
    StoreError,
    faults::{Fault, Kind, Moment},
};

/// One transparent pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\rIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9";

fn citizen() -> crate::Actor {
    actor(1, Role::Citizen, None)
}

async fn send(home: &Home, name: &str, bytes: impl Into<Bytes>) -> Result<crate::Upload, Problem> {
    home.platform.upload(&citizen(), name, bytes.into()).await
}

/// Nothing was recorded.
async fn nothing(home: &Home) {
    assert_eq!(home.number("select count(*) from upload").await, 0);
    assert_eq!(home.number("select count(*) from personal").await, 0);
}

on_both! {
    async fn a_files_kind_is_told_by_its_bytes(home) {
        for (name, bytes, kind) in [
            ("ảnh.png", PNG, "image/png"),
            ("ảnh.exe", PNG, "image/png"),
            ("ảnh", JPEG, "image/jpeg"),
            ("giấy khai sinh.pdf", PDF, "application/pdf"),
            ("tờ khai.png", PDF, "application/pdf"),
        ] {
            let upload = send(home, name, bytes).await.unwrap();
            assert_eq!((upload.media_type.as_str(), upload.name.as_str()), (kind, name));
            assert_eq!(upload.bytes, bytes.len() as u64);
            let (media_type, back) = home.platform.upload_bytes(upload.id).await.unwrap().unwrap();
            assert_eq!((media_type.as_str(), &back[..]), (kind, bytes));
        }
    }

    async fn what_only_calls_itself_a_pdf_is_refused(home) {
        let wrong: [&[u8]; 8] = [
            b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0",
            b"<html><script>alert(1)</script></html>",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
            b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0",
            b"GIF89a\x01\0\x01\0\x80\0\0",
            b"just text",
            b"\x7fELF\x02\x01\x01\0",
            b"\0",
        ];
        for bytes in wrong {
            let problem = send(home, "a.pdf", bytes).await.unwrap_err();
            assert_eq!(problem.kind, ProblemKind::BadInput, "{bytes:?}");
        }
        nothing(home).await;
    }

    async fn an_empty_file_is_refused(home) {
        let empty = send(home, "a.pdf", Bytes::new()).await.unwrap_err();
        let kind = send(home, "a.pdf", "text").await.unwrap_err();
        assert_eq!(empty.kind, ProblemKind::BadInput);
        assert_ne!(empty.title, kind.title, "and it is said why");
        nothing(home).await;
    }

    async fn a_file_over_the_limit_is_refused(home) {
        let mut large = PDF.to_vec();
        large.resize(limits::UPLOAD_BYTES_MAX + 1, b' ');
        assert_eq!(send(home, "a.pdf", large.clone()).await.unwrap_err().kind, ProblemKind::TooLarge);
        nothing(home).await;
        large.truncate(limits::UPLOAD_BYTES_MAX);
        assert_eq!(send(home, "a.pdf", large).await.unwrap().bytes, limits::UPLOAD_BYTES_MAX as u64);
    }

    async fn a_name_that_cannot_be_one_is_refused(home) {
        let long = "ạ".repeat(limits::UPLOAD_NAME_CHARS_MAX + 1);
        for wrong in [
            "", " ", "/", "\\", ".", "..", "../..", "a/", "a\0.pdf", "a\r\nSet-Cookie: b.pdf", "\u{7f}", "a\u{85}.pdf",
            "a\u{202e}fdp.exe", "\u{2066}a.pdf", &long,
        ] {
            let problem = send(home, wrong, PDF).await.unwrap_err();
            assert_eq!(problem.kind, ProblemKind::BadInput, "{wrong:?}");
        }
        nothing(home).await;
    }

    async fn of_a_path_the_last_part_is_kept(home) {
        let longest = "ạ".repeat(limits::UPLOAD_NAME_CHARS_MAX);
        for (sent, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\Lan\\giấy tờ.pdf", "giấy tờ.pdf"),
            (" a.pdf ", "a.pdf"),
            ("\"><script>.pdf", "\"><script>.pdf"),
            ("..a", "..a"),
            (longest.as_str(), longest.as_str()),
        ] {
            let upload = send(home, sent, PDF).await.unwrap();
            assert_eq!(upload.name, kept);
            assert_eq!(home.platform.upload_of(&citizen(), upload.id).await.unwrap(), Some(upload));
        }
    }

    async fn somebody_elses_upload_does_not_exist(home) {
        let upload = send(home, "a.pdf", PDF).await.unwrap();
        for other in [actor(2, Role::Citizen, None), actor(3, Role::Admin, None)] {
            assert_eq!(home.platform.upload_of(&other, upload.id).await.unwrap(), None);
        }
        let unknown = kernel::new_id(super::start(), home.platform.entropy());
        assert_eq!(home.platform.upload_of(&citizen(), unknown).await.unwrap(), None);
        assert_eq!(home.platform.upload_bytes(unknown).await.unwrap(), None);
    }

    async fn the_same_bytes_twice_are_two_uploads(home) {
        let first = send(home, "a.pdf", PDF).await.unwrap();
        let second = home.platform.upload(&actor(2, Role::Citizen, None), "b.pdf", Bytes::from(PDF)).await.unwrap();
        assert_ne!(first.id, second.id);
        assert_eq!(home.platform.upload_of(&citizen(), first.id).await.unwrap().unwrap().name, "a.pdf");
        assert_eq!(home.platform.upload_of(&citizen(), second.id).await.unwrap(), None);
        assert_eq!(home.number("select count(distinct digest) from upload").await, 1);
    }

    async fn a_files_name_is_personal(home) {
        let upload = send(home, "giấy khai sinh cháu Lan.pdf", PDF).await.unwrap();
        let row = home.lines("select id || ' ' || name_digest || ' ' || media_type from upload").await;
        assert!(!row[0].contains("Lan"), "{row:?}");
        let (id, at) = (upload.id.into(), super::start());
        let erase = home.store.write::<_, StoreError, _>("erase", move |tx| store::personal::erase_stream(tx, id, at));
        assert_eq!(erase.await.unwrap(), 1);
        let left = home.platform.upload_of(&citizen(), upload.id).await.unwrap().unwrap();
        assert_eq!((left.name.as_str(), left.bytes), ("", upload.bytes));
        home.is_well().await;
    }

    async fn a_name_and_its_row_come_together(home) {
        for k in 1..=2 {
            home.faults.add(Fault::once("upload", Moment::Statement(k), Kind::Error));
            assert!(send(home, "a.pdf", PDF).await.is_err());
            nothing(home).await;
        }
        send(home, "a.pdf", PDF).await.unwrap();
    }
}

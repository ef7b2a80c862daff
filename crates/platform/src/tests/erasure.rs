//! What the law wants erased is gone, words and bytes; the record still verifies, and says who erased it and why.

use super::{AGENCY, Home, Role, actor, officer, on_both, start};
use crate::{Erased, Erasure, Personal, Reason, Viewer, limits};
use bytes::Bytes;
use kernel::{Id, ProblemKind, StreamId};
use store::faults::{Fault, Kind, Moment};

use super::counter::Counter;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const OTHER_PDF: &[u8] = b"%PDF-1.7\n2 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 2 0 R>>\n%%EOF\n";
const BASIS: &str = "Nghị định 13/2023/NĐ-CP, Điều 16; đơn ngày 27/12/2024";
const LEFT: &str = "select count(*) from personal where body is not null or salt is not null";
const LINES: &str = "select count(*) from audit where name = 'personal.erase'";

fn admin() -> crate::Actor {
    actor(9, Role::Admin, None)
}

fn order(stream: StreamId, uploads: &[Id]) -> Erasure {
    Erasure { stream, uploads: uploads.to_vec(), basis: format!("  {BASIS} ") }
}

/// Somebody sends a file.
async fn send(home: &Home, n: u64, bytes: &'static [u8]) -> Id {
    let sender = actor(n, Role::Citizen, None);
    home.platform.upload(&sender, "giấy khai sinh cháu Lan.pdf", Bytes::from_static(bytes)).await.unwrap().id
}

async fn has_bytes(home: &Home, upload: Id) -> bool {
    home.platform.upload_bytes(upload).await.unwrap().is_some()
}

on_both! {
    async fn words_and_files_are_gone_and_the_record_verifies(home) {
        let (officer, upload) = (officer(), send(home, 5, PDF).await);
        let id = home.counter(&officer).await;
        let other = home.counter(&officer).await;
        home.platform.drain().await.unwrap();
        let before = home.rebuilt().await;
        assert_eq!(home.platform.erasable(id, &[upload]).await.unwrap(), 2, "the note and the name of the file");
        let erased = home.platform.erase(&admin(), order(id, &[upload])).await.unwrap();
        assert_eq!(erased, Erased { pieces: 2, files: 1 });
        assert_eq!(home.platform.erasable(id, &[upload]).await.unwrap(), 0);
        assert!(!has_bytes(home, upload).await);
        let viewer = Viewer::new(&officer, Reason::Handle);
        let viewed = home.platform.view::<Counter>(&viewer, id).await.unwrap();
        assert_eq!(viewed.personal(&viewed.state.note), Some(&Personal::Erased(start())));
        assert_eq!(home.number(LEFT).await, 1, "of the other counter");
        let viewed = home.platform.view::<Counter>(&viewer, other).await.unwrap();
        assert!(viewed.personal(&viewed.state.note).and_then(Personal::body).is_some());
        home.is_well().await;
        home.platform.rebuild().await.unwrap();
        assert_eq!(home.rebuilt().await, before, "the tables are the same after an erasure");
    }

    async fn it_is_written_down_with_its_ground(home) {
        let id = home.counter(&officer()).await;
        home.platform.erase(&admin(), order(id, &[])).await.unwrap();
        let lines = home.lines("select body from audit where name = 'personal.erase'").await;
        let line: serde_json::Value = serde_json::from_str(&lines[0]).unwrap();
        assert_eq!((line["basis"].as_str(), line["pieces"].as_u64()), (Some(BASIS), Some(1)));
        assert_eq!(line["stream"], id.to_string());
        let who = home.lines("select actor from audit where name = 'personal.erase'").await;
        assert_eq!(who, [admin().id.to_string()]);
    }

    async fn a_second_time_finishes_and_finds_nothing_more(home) {
        let upload = send(home, 5, PDF).await;
        let id = home.counter(&officer()).await;
        // As after a crash between the commit and the bytes: the words are gone, the file is still there.
        assert_eq!(home.platform.erase(&admin(), order(id, &[])).await.unwrap(), Erased { pieces: 1, files: 0 });
        assert!(has_bytes(home, upload).await, "nobody named the file");
        assert_eq!(home.platform.erase(&admin(), order(id, &[upload])).await.unwrap(), Erased { pieces: 1, files: 1 });
        assert_eq!(home.platform.erase(&admin(), order(id, &[upload])).await.unwrap(), Erased { pieces: 0, files: 0 });
        home.is_well().await;
    }

    async fn bytes_that_somebody_else_sent_as_well_stay(home) {
        let (mine, theirs, alone) = (send(home, 5, PDF).await, send(home, 6, PDF).await, send(home, 5, OTHER_PDF).await);
        let id = home.counter(&officer()).await;
        let erased = home.platform.erase(&admin(), order(id, &[mine, alone])).await.unwrap();
        assert_eq!(erased, Erased { pieces: 3, files: 1 });
        assert!(!has_bytes(home, mine).await && !has_bytes(home, alone).await);
        assert!(has_bytes(home, theirs).await);
        // Who sends the same bytes later has them: the erased upload does not come back with them.
        let again = send(home, 7, OTHER_PDF).await;
        assert!(has_bytes(home, again).await && !has_bytes(home, alone).await);
    }

    async fn who_may_not_or_gives_no_ground_is_refused_and_nothing_changes(home) {
        let id = home.counter(&officer()).await;
        for role in [Role::Citizen, Role::Desk, Role::Officer, Role::Leader] {
            let refused = home.platform.erase(&actor(3, role, Some(AGENCY)), order(id, &[])).await.unwrap_err();
            assert_eq!(refused.kind, ProblemKind::Forbidden, "{role:?}");
        }
        let long = "x".repeat(limits::ERASURE_BASIS_CHARS_MAX + 1);
        for basis in ["", "  \n", long.as_str()] {
            let order = Erasure { basis: basis.to_owned(), ..order(id, &[]) };
            assert_eq!(home.platform.erase(&admin(), order).await.unwrap_err().kind, ProblemKind::BadInput);
        }
        let nowhere = home.new_stream();
        assert_eq!(home.platform.erase(&admin(), order(nowhere, &[])).await.unwrap_err().kind, ProblemKind::NotFound);
        assert_eq!(home.platform.erasable(nowhere, &[]).await.unwrap_err().kind, ProblemKind::NotFound);
        assert_eq!((home.number(LEFT).await, home.number(LINES).await), (1, 0));
    }

    async fn all_of_it_or_nothing(home) {
        let upload = send(home, 5, PDF).await;
        let id = home.counter(&officer()).await;
        for k in 1..=4 {
            home.faults.add(Fault { times: 2, ..Fault::once("erase", Moment::Statement(k), Kind::Error) });
            assert!(home.platform.erase(&admin(), order(id, &[upload])).await.is_err(), "statement {k}");
            home.faults.clear();
            assert_eq!((home.number(LEFT).await, home.number(LINES).await), (2, 0), "statement {k}");
            assert!(has_bytes(home, upload).await);
        }
        home.platform.erase(&admin(), order(id, &[upload])).await.unwrap();
        assert_eq!((home.number(LEFT).await, home.number(LINES).await), (0, 1));
    }
}

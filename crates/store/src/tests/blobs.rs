//! Files by digest: durable, checked when read, bounded.

use trust::Digest;

use crate::limits::BLOB_BYTES_MAX;
use crate::{Blobs, StoreError};

fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test)
}

#[test]
fn what_is_put_comes_back_under_its_digest() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::folder(folder.path().join("blobs"));
    run(async {
        for bytes in [Vec::new(), b"abc".to_vec(), vec![9; 300_000]] {
            let wanted = Digest::of(&bytes);
            assert_eq!(blobs.has(&wanted).await, Ok(false));
            assert_eq!(blobs.put(bytes.clone()).await, Ok(wanted));
            // Once more changes nothing.
            assert_eq!(blobs.put(bytes.clone()).await, Ok(wanted));
            assert_eq!(blobs.has(&wanted).await, Ok(true));
            assert_eq!(blobs.get(&wanted).await.unwrap(), bytes);
        }
    });
    let text = Digest::of(b"abc").to_string();
    assert!(folder.path().join("blobs").join(&text[..2]).join(&text[2..]).is_file());
}

#[test]
fn a_changed_file_is_never_given_out() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::folder(folder.path().to_owned());
    run(async {
        let digest = blobs.put(&b"abc"[..]).await.unwrap();
        let text = digest.to_string();
        let file = folder.path().join(&text[..2]).join(&text[2..]);
        std::fs::write(&file, b"abd").unwrap();
        let error = blobs.get(&digest).await.unwrap_err();
        assert_eq!(error, StoreError::Damaged(format!("the file {digest} is not what was put there")));
        // Cut short by somebody; put again it is whole again.
        std::fs::write(&file, b"ab").unwrap();
        blobs.put(&b"abc"[..]).await.unwrap();
        assert_eq!(blobs.get(&digest).await.unwrap(), &b"abc"[..]);
    });
}

#[test]
fn an_erased_file_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::folder(folder.path().to_owned());
    run(async {
        let digest = blobs.put(&b"abc"[..]).await.unwrap();
        blobs.erase(&digest).await.unwrap();
        blobs.erase(&digest).await.unwrap();
        assert_eq!(blobs.has(&digest).await, Ok(false));
        assert!(matches!(blobs.get(&digest).await, Err(StoreError::Blob(_))));
    });
}

#[test]
fn a_file_has_a_limit_and_a_place() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::folder(folder.path().to_owned());
        assert!(matches!(blobs.put(vec![0; BLOB_BYTES_MAX + 1]).await, Err(StoreError::Limit(_))));
        assert!(matches!(Blobs::nowhere().put(&b"abc"[..]).await, Err(StoreError::Config(_))));
    });
}

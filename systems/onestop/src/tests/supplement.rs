//! What the office asks for may come in several goes: what was sent is kept until all of it is there.

use super::apply::{MARITAL, PROOF, fill, send};
use crate::SYSTEM;
use testkit::Person;
use web::System;

const SYSTEMS: &[&System] = &[&SYSTEM];
const HOME: &str = "proof_of_residence";

/// A case of this citizen for which the desk asks for two papers.
async fn asked(citizen: &Person<'_>, desk: &Person<'_>) -> String {
    fill(citizen).await;
    let done = send(citizen, MARITAL, 9, &[("confirm", "yes"), ("key", "one")]).await;
    let code = done.split_once("ho-so=").expect("its code").1.to_owned();
    let asked = [("kinds", PROOF), ("kinds", HOME), ("reason", "Ảnh mờ"), ("key", "ask")];
    desk.post_form(&format!("/can-bo/ho-so/{code}/request-supplement"), &asked).await.see_other();
    format!("/ho-so/{code}")
}

testkit::on_both! { SYSTEMS;
    async fn it_comes_in_several_goes(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        let case = asked(&citizen, &desk).await;
        citizen.get("/").await.expect(200).shows("Hồ sơ của tôi (1 cần bổ sung)");
        citizen.get(&case).await.expect(200).shows("Gửi được làm nhiều lần");
        let to = format!("{case}/supplement");
        let again = format!("{case}?xem-lai=supplement");
        assert_eq!(citizen.post_files(&to, &[("key", "none")], &[]).await.see_other(), again);
        citizen.get(&again).await.expect(422).shows(&format!("href=\"#supplement-{HOME}\""));
        let home: [(&str, &str, &[u8]); 2] = [(HOME, "cu-tru.png", b"\x89PNG\r\n\x1a\nhome"), (PROOF, "x.txt", b"none")];
        assert_eq!(citizen.post_files(&to, &[("key", "first")], &home).await.see_other(), again);
        for _ in 0..2 {
            let told = citizen.get(&again).await.expect(422).shows("cu-tru.png)").shows("Còn thiếu: ").shows("x.txt: ");
            assert!(!told.text().contains(&format!("supplement-{HOME}-error")), "{}", told.text());
        }
        // It is not taken for an application that was begun, neither on the list nor where one is begun.
        let list = citizen.get("/ho-so").await.expect(200);
        assert!(!list.text().contains("Hồ sơ đang điền dở"), "{}", list.text());
        let proof: [(&str, &str, &[u8]); 2] =
            [(PROOF, "ly-hon.png", b"\x89PNG\r\n\x1a\nproof"), (PROOF, "ly-hon-2.png", b"\x89PNG\r\n\x1a\nproof")];
        let done = citizen.post_files(&to, &[("key", "second")], &proof).await.see_other();
        assert_eq!(done, format!("{case}?xong=supplement"));
        assert!(!citizen.get("/").await.expect(200).text().contains("cần bổ sung)"));
        // The same photo twice is there once.
        let page = citizen.get(&done).await.expect(200).shows("cu-tru.png").shows("ly-hon.png");
        assert!(!page.text().contains("ly-hon-2.png"), "{}", page.text());
        // Asked for once more, nothing of it is left over.
        let asked = [("kinds", HOME), ("reason", "Vẫn mờ"), ("override_reason", "Ảnh mờ"), ("key", "again")];
        desk.post_form(&format!("/can-bo{case}/request-supplement"), &asked).await.see_other();
        citizen.get(&case).await.expect(200).shows("Gửi được làm nhiều lần");
    }

    async fn what_was_sent_can_be_taken_away_and_is_its_senders_alone(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        let case = asked(&citizen, &desk).await;
        let to = format!("{case}/supplement");
        let home: [(&str, &str, &[u8]); 1] = [(HOME, "cu-tru.png", b"\x89PNG\r\n\x1a\nhome")];
        let again = citizen.post_files(&to, &[("key", "first")], &home).await.see_other();
        let told = citizen.get(&again).await.expect(422);
        let told = told.text();
        let drop = told.split("name=\"drop\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let drop = drop.expect("a way to take it away").to_owned();
        app.person("other", platform::Role::Citizen, None).await.post_files(&to, &[("drop", &drop)], &[]).await.expect(404);
        citizen.get(&case).await.expect(200).shows("cu-tru.png");
        citizen.post_files(&to, &[("drop", &drop), ("key", "away")], &[]).await.see_other();
        let told = citizen.get(&case).await.expect(200);
        assert!(!told.text().contains("cu-tru.png"), "{}", told.text());
    }
}

//! Comments: parted from their ballots, read by somebody outside first, then by the agency that they are about.

use super::{
    SYSTEMS,
    keeper::{BIRTH, How, Rated, case_of},
};
use platform::Role;
use testkit::{OTHER_AGENCY, TestApp};

const WORDS: &str = "Chỗ ngồi chờ <ít>";
const ESCAPED: &str = "Chỗ ngồi chờ &#60;ít&#62;";

/// One rated case with a comment, the box opened.
async fn left(app: &TestApp) {
    let case = case_of(app, 1, BIRTH, How::Returned, None).await;
    let fields = [("key", "f"), ("overall", "2"), ("comment", WORDS)];
    app.visitor().post_form(&case.rate_with_key(), &fields).await.expect(303);
    assert_eq!(crate::open(&app.platform, crate::Opening::All).await.expect("it opens"), 1);
    app.drain().await;
}

testkit::on_both! { SYSTEMS;
    async fn an_agency_reads_what_has_been_let_through(app) {
        left(app).await;
        let (admin, leader) = (app.admin().await, app.leader().await);
        leader.get("/gop-y").await.expect(200).shows("Không có góp ý nào");
        leader.get("/gop-y?loc=waiting").await.expect(200).shows("Không có góp ý nào");
        let page = admin.get("/gop-y").await.expect(200).shows(ESCAPED).shows("tháng 12/2024");
        let text = page.text();
        let (_, rest) = text.split_once("action=\"/gop-y/").expect("something to be done");
        let stream = rest.split('/').next().expect("the comment").to_owned();
        let (show, strike) = (format!("/gop-y/{stream}/shown"), format!("/gop-y/{stream}/struck"));
        leader.post_form(&show, &[]).await.expect(403);
        app.citizen().await.post_form(&show, &[]).await.expect(403);
        app.citizen().await.get("/gop-y").await.expect(403);

        admin.post_form(&show, &[]).await.expect(303);
        admin.post_form(&show, &[]).await.expect(303);
        let seen = leader.get("/gop-y").await.expect(200).shows(ESCAPED);
        assert!(!seen.text().contains("action=\"/gop-y"), "an agency judges nothing");
        app.desk().await.in_english().get("/gop-y").await.expect(200).shows(ESCAPED).shows("What applicants wrote");
        let other = app.person("far", Role::Leader, Some(OTHER_AGENCY)).await;
        other.get("/gop-y").await.expect(200).shows("Không có góp ý nào");
        // Whoever opened the words left a line.
        let readers = app.platform.readers(stream.parse().expect("a stream"), kernel::Lang::Vi).await.expect("readers");
        let names: Vec<&str> = readers.iter().map(|line| line.viewer.as_str()).collect();
        assert!(names.contains(&"Nguyễn Thị leader") && !names.contains(&"Nguyễn Thị far"), "{names:?}");

        admin.post_form(&strike, &[]).await.expect(303);
        leader.get("/gop-y").await.expect(200).shows("Không có góp ý nào");
        admin.get("/gop-y?loc=struck").await.expect(200).shows(ESCAPED).shows("Đã giữ lại");
        admin.post_form(&format!("/gop-y/{stream}/waiting"), &[]).await.expect(404);
        admin.post_form("/gop-y/00000000-0000-4000-8000-000000000000/shown", &[]).await.expect(404);
    }

    async fn erased_words_show_as_erased(app) {
        left(app).await;
        let admin = app.admin().await;
        let text = admin.get("/gop-y").await.expect(200).text();
        let (_, rest) = text.split_once("action=\"/gop-y/").expect("something to be done");
        let stream = rest.split('/').next().expect("the comment").parse().expect("a stream");
        let erasure = platform::Erasure { stream, uploads: Vec::new(), basis: "test".to_owned() };
        let erased = app.platform.erase(&app.actor("admin").await, erasure).await.expect("it can be erased");
        assert_eq!(erased.pieces, 1);
        admin.get("/gop-y").await.expect(200).shows("(đã xóa)");
    }
}

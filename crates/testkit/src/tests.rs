//! The kit itself: an installation without systems starts, answers and ends clean.

use crate::TestApp;

#[tokio::test]
async fn an_empty_installation_answers() {
    let app = TestApp::new(&[]).await;
    app.drain().await;
    let live = app.visitor().get("/health/live").await;
    assert_eq!(live.expect(200).json()["status"], "live");
}

#[tokio::test]
async fn a_person_signs_in_once_and_stays_signed_in() {
    let app = TestApp::new(&[]).await;
    let admin = app.admin().await;
    admin.get("/quan-tri").await.expect(200);
    let again = app.admin().await;
    again.get("/quan-tri").await.expect(200);
    app.citizen().await.get("/quan-tri").await.expect(403);
}

#[test]
fn a_sound_page_has_no_faults() {
    let page = "<!doctype html><html lang=\"vi\"><body><form method=\"post\" action=\"/x\">\
                <input type=\"hidden\" name=\"csrf\" value=\"t\"><label for=\"a\">A</label><input id=\"a\" name=\"a\">\
                <img src=\"/tinh/a.svg?v=1\" alt=\"\"></form></body></html>";
    assert_eq!(crate::html::faults(page), Vec::<String>::new());
}

#[test]
fn each_slip_of_a_page_is_found() {
    let slips = [
        ("<p>", "not closed"),
        ("<p></b>", "closes what is not open"),
        ("<p style=\"x\"></p>", "a style or a script"),
        ("<script>1</script>", "a script within the page"),
        ("<img src=\"/tinh/a.svg?v=1\">", "no alt"),
        ("<img alt=\"\" src=\"/tinh/a.svg\">", "does not exist"),
        ("<input name=\"a\">", "has no label"),
        ("<label for=\"a\"></label>", "which is not there"),
        ("<p id=\"a\"></p><p id=\"a\"></p>", "twice"),
        ("<form method=\"post\"><input type=\"hidden\" name=\"key\"></form>", "does not begin with the field csrf"),
        ("<p class=a></p>", "no quotes"),
    ];
    for (page, wanted) in slips {
        let found = crate::html::faults(page);
        assert!(found.iter().any(|fault| fault.contains(wanted)), "{page}: {found:?}");
    }
}

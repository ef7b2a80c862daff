//! What people see: every page in both languages, for everybody or for staff, and nothing of any person in public.

use super::{AGENCY, PROCEDURE, SYSTEMS, tell, told};

/// Addresses that anybody may open.
const PUBLIC: [&str; 6] = [
    "/chi-tieu",
    "/chi-tieu?ngay=2024-12-29&ky=month",
    "/chi-tieu/T03",
    "/chi-tieu/T02?theo=procedure",
    "/chi-tieu/T07?theo=level&ky=quarter",
    "/chi-tieu/T04?theo=agency",
];

testkit::on_both! { SYSTEMS;
    async fn everybody_sees_the_figures_and_nobody_a_case(app) {
        tell(app, told()).await;
        app.pass_days(1);
        for address in PUBLIC {
            let vi = app.visitor().get(address).await.expect(200).text();
            let en = app.visitor().in_english().get(address).await.expect(200).text();
            assert_ne!(vi, en, "{address}");
            for page in [&vi, &en] {
                assert!(!page.contains("-241230-0"), "{address} names a case");
                assert!(!page.contains("/ho-so"), "{address} leads to records that its reader may not open");
            }
            assert!(vi.contains("lang=\"vi\"") && en.contains("lang=\"en\""), "{address}");
        }
        let page = app.visitor().get("/chi-tieu?ngay=2024-12-30").await.expect(200).text();
        assert!(page.contains("60\u{a0}%"), "3 of 5 on time:\n{page}");
        assert!(page.contains("Chưa có số liệu"), "what is not known is said");
    }

    async fn a_part_opens_to_its_parts_and_records(app) {
        tell(app, told()).await;
        app.pass_days(1);
        let leader = app.leader().await;
        let page = leader.get("/chi-tieu/T03?ngay=2024-12-30").await.expect(200).text();
        let link = format!("/chi-tieu/T03?ngay=2024-12-30&#38;co-quan={AGENCY}&#38;theo=procedure");
        assert!(page.contains(&link), "{link}\n{page}");
        let inner = leader.get(&format!("/chi-tieu/T03?ngay=2024-12-30&co-quan={AGENCY}&theo=procedure")).await.expect(200);
        let _ = inner.shows(PROCEDURE);
        let address = format!("/chi-tieu/T03/ho-so?ngay=2024-12-30&co-quan={AGENCY}&loc=missing");
        let records = leader.get(&address).await.expect(200).text();
        assert!(records.contains("-241230-0003") && records.contains("-241230-0006"), "the two that are late");
        assert!(!records.contains("-241230-0002"), "not the one on time");
        for id in ["T01", "T02", "T04", "T05", "T06", "T07", "T08", "T09"] {
            leader.get(&format!("/chi-tieu/{id}/ho-so")).await.expect(200);
        }
    }

    async fn leaders_see_what_is_late_where_and_why(app) {
        tell(app, told()).await;
        app.pass_days(3);
        let page = app.leader().await.get("/chi-tieu/dieu-hanh").await.expect(200).text();
        // In 2025: 2 was answered late on 2 January by 09:00, which is now; 5 is overdue since 30 December.
        assert!(page.contains("-241230-0006"), "the oldest overdue case is named:\n{page}");
        assert!(page.contains("loc=open") && page.contains(PROCEDURE), "{page}");
        app.leader().await.get(&format!("/chi-tieu/dieu-hanh?co-quan={AGENCY}&ky=month")).await.expect(200);
        app.leader().await.in_english().get("/chi-tieu/dieu-hanh").await.expect(200).shows("Overview");
        app.officer().await.get("/chi-tieu/dieu-hanh").await.expect(403);
    }

    async fn a_table_can_be_taken_along(app) {
        tell(app, told()).await;
        app.pass_days(1);
        let answer = app.visitor().get("/chi-tieu/T03/bang.csv?ngay=2024-12-30&theo=agency").await.expect(200);
        assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(answer.header("content-disposition"), "attachment; filename=\"T03-agency-2024-12-30.csv\"");
        let text = answer.text();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        let head = "Chỉ tiêu;Từ ngày;Đến ngày;Chia theo;Mã;Tên;Tỷ lệ (%);Đạt;Chưa đạt;Trong đó giải quyết trễ;";
        assert!(lines[0].starts_with(head), "{text}");
        assert!(lines[1].starts_with(&format!("T03;2024-01-01;2024-12-30;Cơ quan;{AGENCY};")), "{text}");
        assert!(lines[1].ends_with(";60,00;3;2;0;2;0"), "{text}");
        let english = app.visitor().in_english().get("/chi-tieu/T03/bang.csv?ngay=2024-12-30").await.expect(200).text();
        assert!(english.contains(",60.00,3,2,0,2,0"), "{english}");
        let unknown = app.visitor().get("/chi-tieu/T06/bang.csv").await.expect(200).text();
        assert!(unknown.contains(";Chưa có số liệu;0;0;1;0"), "unknown is not zero percent:\n{unknown}");
        // T02 counts procedures, not hundredths of their time.
        let times = app.visitor().get("/chi-tieu/T02/bang.csv").await.expect(200).text();
        assert!(times.contains(";So sánh được;Chưa rõ;Không tính;Luật định;Cam kết;Thực tế\r\n"), "{times}");
        assert!(times.contains(";Chưa có số liệu;0;1;0;trong ngày;Chưa rõ;"), "{times}");
        assert!(!times.contains("10000"), "{times}");
        app.visitor().get("/chi-tieu/T03/bang.csv?theo=%3Cb%3E").await.expect(422);
    }

    async fn the_cases_behind_a_figure_can_be_taken_along(app) {
        tell(app, told()).await;
        app.pass_days(1);
        let leader = app.leader().await;
        let page = leader.get("/chi-tieu/T03/ho-so?ngay=2024-12-30&loc=open").await.expect(200);
        page.shows("/chi-tieu/T03/ho-so.csv?ngay=2024-12-30&#38;loc=open").shows("<h2>2 hồ sơ");
        let answer = leader.get("/chi-tieu/T03/ho-so.csv?ngay=2024-12-30&loc=open").await.expect(200);
        assert_eq!(answer.header("content-disposition"), "attachment; filename=\"T03-open-2024-12-30.csv\"");
        let text = answer.text();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert!(lines[0].starts_with("Hồ sơ;Mã thủ tục;Thủ tục;Mã cơ quan;Cơ quan;Cách nộp;Tiếp nhận;"), "{text}");
        assert_eq!(lines.len(), 3, "{text}");
        assert!(lines[1].contains(&format!(";{PROCEDURE};")) && lines[1].contains(";Chưa xong;"), "{text}");
        leader.get("/chi-tieu/T09/ho-so.csv").await.expect(404);
        app.citizen().await.get("/chi-tieu/T03/ho-so.csv").await.expect(403);
    }

    async fn what_cannot_be_is_told_on_the_page(app) {
        let wrong = [
            ("/chi-tieu?ngay=30-12-2024", "2024-12-30"),
            ("/chi-tieu?ky=century", "quarter"),
            ("/chi-tieu/T03?theo=nguoi-nop", "agency"),
            ("/chi-tieu/T03?co-quan=000.99.99.H99", "000.99.99.H99"),
            ("/chi-tieu/T03?thu-tuc=%3Cscript%3E", "1.001193"),
        ];
        for (address, told) in wrong {
            let answer = app.visitor().get(address).await.expect(422).shows(told);
            assert!(!answer.text().contains("<script>"), "{address}");
            assert!(!answer.text().contains("href=\"/chi-tieu?ngay=30-12"), "no link leads back to the refusal");
        }
        for year in ["24", "0024"] {
            let address = format!("/chi-tieu?ngay-day=15&ngay-month=6&ngay-year={year}");
            app.visitor().get(&address).await.expect(422).shows("Năm phải có 4 chữ số, ví dụ 2024.");
        }
        app.visitor().get("/chi-tieu/T10").await.expect(404);
        app.visitor().get("/chi-tieu/khong-co").await.expect(404);
        let leader = app.leader().await;
        leader.get("/chi-tieu/T03/ho-so?loc=moi-thu").await.expect(422).shows("missing");
        leader.get("/chi-tieu/T03/ho-so?after=1").await.expect(422);
        app.citizen().await.get("/chi-tieu/T03/ho-so").await.expect(403);
    }
}

//! Forms 02, 03 and 05, and every form with what life puts into it: long names, many papers, erased data.

use super::{
    letters,
    papers::{Template, keep, sheet, template},
    rightmost_mm, words,
};
use crate::press::Proofsheet;
use kernel::Lang;
use serde_json::{Value, json};

const FORMS: [&str; 5] =
    ["onestop/receipt", "onestop/supplement", "onestop/refusal", "onestop/apology", "onestop/control"];

const LONG_NAME: &str = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Ngọc Bích Phương Trinh Quỳnh Anh";
const LONG_REQUEST: &str = "Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất lần đầu đối với tài sản gắn liền với đất mà chủ sở hữu không đồng thời là người sử dụng đất";

fn printed(template: &Template, data: &Value) -> String {
    words(&sheet(template, data, Lang::Vi))
}

#[track_caller]
fn says(text: &str, all: &[&str]) {
    for expected in all {
        assert!(text.contains(expected), "no {expected:?} in\n{text}");
    }
}

#[track_caller]
fn lacks(text: &str, all: &[&str]) {
    for absent in all {
        assert!(!text.contains(absent), "{absent:?} in\n{text}");
    }
}

fn pages(sheet: &Proofsheet) -> usize {
    sheet.document.pages().len()
}

#[test]
fn the_request_for_papers_says_what_form_02_asks_for() {
    let template = template("onestop/supplement");
    let text = printed(&template, &template.sample);
    says(
        &text,
        &[
            "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
            "Số: 0003/HDHS",
            "Hải An, ngày 30 tháng 12 năm 2024",
            "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
            "Mã hồ sơ: 000.04.28.H50-241230-0007",
            "Hồ sơ của: Nguyễn Thị Thu Hương",
            "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
            "Địa chỉ: Thôn Thuận Đầu",
            "Số điện thoại: 0905 000 000",
            "thu.huong@example.vn",
            "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
            "1 Giấy chứng sinh 01 – –",
            "2 Văn bản ủy quyền",
            "Lý do: Giấy chứng sinh chưa có dấu",
            "Thời hạn giải quyết được tính từ khi hồ sơ đầy đủ",
            "nếu có vướng mắc, Ông (Bà) liên hệ với Lê Văn Bình",
            "0233 000 0000 để được hướng dẫn./.",
            "NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Lê Văn Bình",
        ],
    );
    lacks(&text, &["lần thứ", "none"]);
    let mut again = template.sample.clone();
    again["round"] = json!(2);
    again["again"] = json!("Giấy chứng sinh bổ sung không phải của trẻ này.");
    again["clock"] = json!("paused");
    let text = printed(&template, &again);
    says(
        &text,
        &[
            "lần thứ 2",
            "Lý do yêu cầu bổ sung thêm lần nữa: Giấy chứng sinh bổ sung",
            "Thời gian chờ bổ sung không tính",
        ],
    );
    again["clock"] = json!("restarts");
    says(&printed(&template, &again), &["được tính lại từ đầu"]);
    let english = words(&sheet(&template, &template.sample, Lang::En));
    says(
        &english,
        &[
            "(Request to supplement and complete an application)",
            "(The time limit begins when",
            "Hồ sơ của (applicant) :",
        ],
    );
}

#[test]
fn the_refusal_says_what_form_03_asks_for() {
    let template = template("onestop/refusal");
    let text = printed(&template, &template.sample);
    says(
        &text,
        &[
            "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
            "Mã hồ sơ: 000.04.28.H50-241230-0007",
            "Hồ sơ của: Nguyễn Thị Thu Hương",
            "Địa chỉ: Thôn Thuận Đầu",
            "Số điện thoại: 0905 000 000",
            "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
            "Thời gian nộp: 20 giờ 15 phút , ngày 29 tháng 12 năm 2024 (nộp trực tuyến)",
            "Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: Trẻ đã được",
            "Xin thông báo để Ông (Bà) được biết và thực hiện.",
            "NGƯỜI NỘP HỒ SƠ",
            "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Lê Văn Bình",
        ],
    );
    lacks(&text, &["else", "none", "thẩm định"]);
    let mut denied = template.sample.clone();
    denied["handled"] = json!(true);
    denied["received_at"] = json!("2024-12-30T00:42:00.000Z");
    denied["signer"] = json!({ "title": "Chủ tịch", "name": "Trần Quốc Hùng" });
    let sheet = sheet(&template, &denied, Lang::Vi);
    keep("onestop/refusal-denied", &sheet);
    let text = words(&sheet);
    says(
        &text,
        &[
            "PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ",
            "Thời gian tiếp nhận: 07 giờ 42 phút , ngày 30 tháng 12 năm 2024",
            "Qua thẩm định, Ủy ban nhân dân xã Hải An thông báo không giải quyết hồ sơ này",
            "CHỦ TỊCH (Ký, ghi rõ họ tên và đóng dấu) Trần Quốc Hùng",
        ],
    );
    lacks(&text, &["TIẾP NHẬN GIẢI QUYẾT", "NGƯỜI TIẾP NHẬN"]);
}

#[test]
fn the_control_slip_has_a_row_for_each_hand_over() {
    let template = template("onestop/control");
    let text = printed(&template, &template.sample);
    says(
        &text,
        &[
            "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
            "Kèm theo hồ sơ của: Nguyễn Thị Thu Hương",
            "Thời gian hẹn trả kết quả: 17 giờ 00 phút , ngày 03 tháng 01 năm 2025",
            "Cơ quan (bộ phận) giải quyết hồ sơ: Ủy ban nhân dân xã Hải An",
            "Cơ quan phối hợp giải quyết hồ sơ: không có",
            "1. Giao: Bộ phận Tiếp nhận và Trả kết quả 2. Nhận: Công chức Tư pháp - Hộ tịch 09 giờ 10 phút , ngày 30 tháng 12 năm 2024",
            "Đúng hạn",
            "Trước hạn",
            "Trình ký",
            "… giờ … phút,",
        ],
    );
    assert_eq!(text.matches("1. Giao:").count(), 4, "three that were, and one to be filled in");
    let mut closed = template.sample.clone();
    closed["closed"] = json!(true);
    closed["hand_overs"][2]["result"] = json!("late");
    closed["omitted"] = json!(12);
    closed["others"] = json!(["Sở Tư pháp", "Công an xã"]);
    let text = printed(&template, &closed);
    says(&text, &["Quá hạn", "Không in 12 lần giao nhận đầu tiên", "Sở Tư pháp; Công an xã"]);
    assert_eq!(text.matches("1. Giao:").count(), 3);
    // A busy file goes on overleaf under the headings of the table.
    let row = template.sample["hand_overs"][0].clone();
    closed["hand_overs"] = vec![row; 12].into();
    let sheet = sheet(&template, &closed, Lang::Vi);
    keep("onestop/control-long", &sheet);
    let text = words(&sheet);
    assert!(pages(&sheet) >= 2 && text.matches("GHI CHÚ").count() == pages(&sheet), "{} pages", pages(&sheet));
    assert_eq!(text.matches("1. Giao:").count(), 12);
}

#[test]
fn long_names_and_many_papers_stay_on_the_page_and_whole() {
    for name in FORMS {
        let template = template(name);
        let mut data = template.sample.clone();
        data["applicant"]["name"] = json!(LONG_NAME);
        data["applicant"]["address"] = json!(
            "Số nhà 1234 ngách 56 ngõ 78 đường Nguyễn Thị Minh Khai kéo dài, khu phố 12, phường Đông Lương, thành phố Đông Hà, tỉnh Quảng Trị"
        );
        data["applicant"]["email"] = json!(format!("{}@quangtri.example.vn", "rat.dai.".repeat(8)));
        data["agency"]["upper"] = json!("Sở Nông nghiệp và Phát triển nông thôn tỉnh Quảng Trị");
        data["agency"]["desk"] = json!("Trung tâm Phục vụ hành chính công tỉnh Quảng Trị, quầy số 12 và 13");
        for key in ["request", "procedure"] {
            data[key] = json!(LONG_REQUEST);
        }
        if !data["reason"].is_null() {
            data["reason"] = json!("Hồ sơ chưa có bản vẽ hiện trạng được xác nhận của đơn vị đo đạc. ".repeat(12));
        }
        if !data["documents"].is_null() {
            let paper = |n| json!({ "name": format!("Giấy tờ số {n} về quyền sử dụng đất theo Điều 100 Luật Đất đai"), "copies": n });
            data["documents"] = (1..=14).map(paper).collect();
        }
        let sheet = sheet(&template, &data, Lang::Vi);
        keep(&format!("{name}-long-names"), &sheet);
        let all = letters(&sheet);
        for whole in [LONG_NAME, LONG_REQUEST] {
            let squeezed: String = whole.split_whitespace().collect();
            assert!(all.contains(&squeezed), "{name}: {whole}");
        }
        assert_eq!(sheet.warnings, Vec::new(), "{name}");
        // Full stops of justified lines hang a little way into the margin.
        assert!(rightmost_mm(&sheet) <= 148.0 - 12.0 + 1.0, "{name}: it ends at {} mm", rightmost_mm(&sheet));
        assert!((1..=3).contains(&pages(&sheet)), "{name}: {} pages", pages(&sheet));
    }
}

#[test]
fn erased_data_says_so_in_its_place_and_nothing_is_left_to_fill_in_there() {
    for name in FORMS {
        let template = template(name);
        let mut data = template.sample.clone();
        data["applicant"] = json!({
            "name": "(dữ liệu cá nhân đã xóa ngày 05/02/2025)", "address": "(đã xóa)", "phone": "(đã xóa)",
        });
        data["qr"] = Value::Null;
        data["track"] =
            json!({ "url": "https://motcua.example.vn/theo-doi", "page": "motcua.example.vn/theo-doi", "key": null });
        if !data["reason"].is_null() {
            data["reason"] = json!("(nội dung đã xóa theo yêu cầu bảo vệ dữ liệu cá nhân)");
        }
        let sheet = sheet(&template, &data, Lang::Vi);
        keep(&format!("{name}-erased"), &sheet);
        let text = words(&sheet);
        says(&text, &["đã xóa ngày 05/02/2025"]);
        lacks(&text, &["Nguyễn Thị Thu Hương", "0905", "7QK2", "Quét mã"]);
        if name != "onestop/control" && name != "onestop/apology" {
            says(&text, &["Địa chỉ: (đã xóa)", "Số điện thoại: (đã xóa)"]);
        }
    }
}

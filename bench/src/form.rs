//! A birth to register, as a citizen would fill it in. Made-up people.

use serde_json::{Map, Value, json};

/// The procedure that everything here is about.
pub const PROCEDURE: &str = "1.001193";
/// Communes that take births in, one after the other, so that no counter is the only one.
pub const COMMUNES: usize = 100;
/// The document that a birth registration wants besides the form.
pub const PROOF: &str = "birth_notification";

/// The first communes of those that register births.
///
/// # Errors
/// When there are not enough of them.
pub fn in_turn<T>(mut all: Vec<T>) -> Result<Vec<T>, String> {
    if all.len() < COMMUNES {
        return Err(format!("{} communes take births in, {COMMUNES} are needed", all.len()));
    }
    all.truncate(COMMUNES);
    Ok(all)
}

/// The answers.
pub fn answers() -> Map<String, Value> {
    let address = "Khu phố 3, phường Đông Lương, thành phố Đông Hà, tỉnh Quảng Trị";
    let answers = json!({
        "child_name": "Nguyễn Thị Bình An",
        "child_sex": "female",
        "child_birth_date": "2024-12-20",
        "child_birth_place": "Bệnh viện Đa khoa tỉnh Quảng Trị, thành phố Đông Hà",
        "child_ethnicity": "Kinh",
        "child_nationality": "Việt Nam",
        "child_home_town": "Xã Cam Hiếu, huyện Cam Lộ, tỉnh Quảng Trị",
        "mother_name": "Lê Thị Thu Hà",
        "mother_birth_date": "1996-05-14",
        "mother_id_number": "045196001234",
        "mother_ethnicity": "Kinh",
        "mother_nationality": "Việt Nam",
        "mother_address": address,
        "father_name": "Nguyễn Văn Hòa",
        "father_birth_date": "1994-02-03",
        "father_id_number": "045094004321",
        "father_ethnicity": "Kinh",
        "father_nationality": "Việt Nam",
        "father_address": address,
        "requester_name": "Lê Thị Thu Hà",
        "requester_relationship": "mother",
        "requester_id_number": "045196001234",
        "requester_phone": "0912345678",
        "requester_address": address,
    });
    match answers {
        Value::Object(answers) => answers,
        _ => Map::new(),
    }
}

/// What `POST /api/v1/cases` is sent.
pub fn submission(agency: &str) -> Vec<u8> {
    let body = json!({
        "procedure": PROCEDURE,
        "agency": agency,
        "channel": "online",
        "applicant": { "name": "Lê Thị Thu Hà", "id_number": "045196001234", "phone": "0912345678" },
        "form": answers(),
        "documents": [{ "kind": PROOF }],
    });
    body.to_string().into_bytes()
}

/// Whether the form that the server speaks of is the one that is filled in here.
///
/// # Errors
/// The questions that were not answered and the answers that nobody asked for.
pub fn check(schema: &Value) -> Result<(), String> {
    let ours = answers();
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let missing: Vec<&str> = required.iter().filter_map(Value::as_str).filter(|key| !ours.contains_key(*key)).collect();
    let asked = |key: &&String| schema["properties"].get(key.as_str()).is_none();
    let unknown: Vec<&String> = ours.keys().filter(asked).collect();
    if missing.is_empty() && unknown.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the form of {PROCEDURE} has changed: not answered {missing:?}, not asked {unknown:?}; see bench/src/form.rs"
    ))
}

//! Is a page sound? A small reader of HTML as our templates write it: no repair, every slip is a fault.

use std::collections::{BTreeMap, BTreeSet};

/// Elements without an end.
const VOID: [&str; 10] = ["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// One start or end of an element.
struct Tag<'a> {
    name: &'a str,
    end: bool,
    attributes: BTreeMap<&'a str, &'a str>,
}

/// Everything that is wrong with the page, in words.
pub(crate) fn faults(page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let tags = match tags(page) {
        Ok(tags) => tags,
        Err(fault) => return vec![fault],
    };
    nesting(&tags, &mut faults);
    let labelled: BTreeSet<&str> = tags.iter().filter_map(|tag| tag.attributes.get("for").copied()).collect();
    let mut ids = BTreeSet::new();
    let mut post_form = None;
    for tag in tags.iter().filter(|tag| !tag.end) {
        let get = |name: &str| tag.attributes.get(name).copied().unwrap_or_default();
        if let Some(id) = tag.attributes.get("id")
            && !ids.insert(*id)
        {
            faults.push(format!("the id `{id}` is there twice"));
        }
        if tag.attributes.keys().any(|name| *name == "style" || name.starts_with("on")) {
            faults.push(format!("<{}> has a style or a script in an attribute", tag.name));
        }
        for name in ["src", "href"] {
            if get(name).starts_with("/tinh/") && !get(name).contains("?v=") {
                faults.push(format!("the file {} does not exist", get(name)));
            }
        }
        match tag.name {
            "script" if get("src").is_empty() => faults.push("a script within the page".to_owned()),
            "style" => faults.push("styles within the page".to_owned()),
            "img" if !tag.attributes.contains_key("alt") => faults.push(format!("no alt on {}", get("src"))),
            "form" if get("method") == "post" => post_form = Some(get("action")),
            "input" | "select" | "textarea" => {
                if let Some(action) = post_form.take()
                    && get("name") != "csrf"
                {
                    faults.push(format!("the form to {action} does not begin with the field csrf"));
                }
                let hidden = matches!(get("type"), "hidden" | "submit" | "button");
                let named =
                    labelled.contains(get("id")) || !get("aria-label").is_empty() || !get("aria-labelledby").is_empty();
                if !hidden && !named {
                    faults.push(format!("the field `{}` has no label", get("name")));
                }
            }
            _ => {}
        }
    }
    let dangling = labelled.difference(&ids);
    faults.extend(dangling.map(|id| format!("a label is for `{id}`, which is not there")));
    faults
}

fn nesting(tags: &[Tag<'_>], faults: &mut Vec<String>) {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags.iter().filter(|tag| !VOID.contains(&tag.name)) {
        if !tag.end {
            open.push(tag.name);
        } else if open.pop() != Some(tag.name) {
            faults.push(format!("</{}> closes what is not open there", tag.name));
            return;
        }
    }
    if !open.is_empty() {
        faults.push(format!("not closed: {open:?}"));
    }
}

fn tags(page: &str) -> Result<Vec<Tag<'_>>, String> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").ok_or("a comment does not end")?.1;
            continue;
        }
        if rest.starts_with('!') {
            continue;
        }
        let end = rest.starts_with('/');
        let body = rest.trim_start_matches('/');
        let name_ends = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(body.len());
        let (name, mut inner) = body.split_at(name_ends);
        if name.is_empty() {
            return Err(format!("`<` without an element near {:?}", &rest.chars().take(20).collect::<String>()));
        }
        let mut attributes = BTreeMap::new();
        loop {
            inner = inner.trim_start().trim_start_matches('/');
            if let Some(after) = inner.strip_prefix('>') {
                rest = after;
                break;
            }
            let key_ends =
                inner.find(|c: char| c.is_whitespace() || "=>".contains(c)).ok_or(format!("<{name} does not end"))?;
            let (key, after) = inner.split_at(key_ends);
            let (value, after) = match after.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').ok_or(format!("an attribute of <{name}> does not end"))?,
                None if after.starts_with('=') => return Err(format!("the attribute {key} of <{name}> has no quotes")),
                None => ("", after),
            };
            if attributes.insert(key, value).is_some() {
                return Err(format!("<{name}> has the attribute {key} twice"));
            }
            inner = after;
        }
        tags.push(Tag { name, end, attributes });
    }
    Ok(tags)
}

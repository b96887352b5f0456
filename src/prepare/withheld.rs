//! The tables of a package whose small counts are held back: written anew, so that they are not in the files either.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::model::{AreaIx, Count, Lang, Programme, Text};
use crate::package::{Files, Finding, role};
use crate::words::Fault;

const DESCRIPTOR: &str = "datapackage.json";

/// Replaces `coverage`, and `areas` where both stand in one file. A finding where another table would still hold the counts.
pub fn withhold(files: &mut Files, programme: &Programme) -> Vec<Finding> {
    let descriptor = files.get(DESCRIPTOR).and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let Some(mut descriptor) = descriptor.filter(|_| programme.suppress_below.is_some()) else { return Vec::new() };
    let Some(resources) = descriptor.get_mut("resources").and_then(Value::as_array_mut) else { return Vec::new() };
    let role_of = |resource: &Value| {
        let said = resource["noticeboard"]["role"].as_str().or(resource["name"].as_str());
        said.unwrap_or_default().to_owned()
    };
    let counted: BTreeSet<String> =
        resources.iter().filter(|resource| role_of(resource) == "coverage").flat_map(paths).collect();
    if counted.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut written = BTreeSet::new();
    resources.retain_mut(|resource| {
        let role_name = role_of(resource);
        if !paths(resource).iter().any(|path| counted.contains(path)) {
            return true;
        }
        let table = match role_name.as_str() {
            "coverage" => coverage(programme),
            "areas" => areas(programme),
            _ => {
                let expected =
                    format!("a file of its own, apart from {}", counted.iter().next().map_or("", String::as_str));
                let finding = Finding::of_file(DESCRIPTOR, Fault::BadProperty { expected });
                findings.push(Finding { column: Some(format!("{role_name}: path")), ..finding });
                return true;
            }
        };
        // several files became one table
        if !written.insert(role_name.clone()) {
            return false;
        }
        let path = format!("{role_name}.csv");
        files.insert(path.clone(), table);
        let kept = ["title", "description", "licenses", "sources"];
        if let Some(resource) = resource.as_object_mut() {
            resource.retain(|name, _| kept.iter().any(|kept| name == *kept || name.starts_with(&format!("{kept}@"))));
            resource.insert("name".to_owned(), json!(role_name));
            resource.insert("path".to_owned(), json!(path));
        }
        true
    });
    for path in counted.iter().filter(|path| !written.contains(path.trim_end_matches(".csv"))) {
        files.remove(path);
    }
    let mut bytes = serde_json::to_vec_pretty(&descriptor).unwrap_or_default();
    bytes.push(b'\n');
    files.insert(DESCRIPTOR.to_owned(), bytes);
    findings
}

fn paths(resource: &Value) -> Vec<String> {
    match &resource["path"] {
        Value::String(path) => vec![path.clone()],
        Value::Array(paths) => paths.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// A text and its translations, as cells of `name`, `name@en`, ...
fn cells(text: &Text, languages: &[Lang]) -> Vec<String> {
    let others = languages.iter().skip(1).map(|&lang| text.get(lang).to_owned());
    std::iter::once(text.original().to_owned()).chain(others).collect()
}

fn header(name: &str, languages: &[Lang]) -> Vec<String> {
    let others = languages.iter().skip(1).map(|lang| format!("{name}@{}", lang.tag()));
    std::iter::once(name.to_owned()).chain(others).collect()
}

fn table(header: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // writing to memory does not fail
    let _ = writer.write_record(&header);
    for row in rows {
        let _ = writer.write_record(&row);
    }
    writer.into_inner().unwrap_or_default()
}

fn coverage(programme: &Programme) -> Vec<u8> {
    let languages = &programme.languages;
    let plain = ["indicator_id", "area_id", "group", "date", "covered", "total", "percent", "published"];
    debug_assert!(role("coverage").is_some_and(|role| plain.iter().all(|column| role.knows(column))));
    let columns = plain.iter().map(|column| (*column).to_owned()).chain(header("note", languages)).collect();
    let count = |count: Option<Count>| count.map_or(String::new(), |count| count.0.to_string());
    let several = programme.indicators.len() > 1;
    let rows = programme.coverage.iter().map(|row| {
        let at = &row.observation;
        let indicator = if several { programme.indicator(row.indicator).id.clone() } else { String::new() };
        let mut cell = vec![
            indicator,
            programme.areas.get(row.area).id.clone(),
            row.group.clone().unwrap_or_default(),
            at.date.to_string(),
            count(at.coverage.covered),
            count(at.coverage.total),
            // in percent with the digits of a double, not more
            at.coverage.percent.map_or(String::new(), |share| format!("{}", (share.0 * 1e8).round() / 1e6)),
            at.published.map_or(String::new(), |day| day.to_string()),
        ];
        cell.extend(cells(&at.note, languages));
        cell
    });
    table(columns, rows)
}

fn areas(programme: &Programme) -> Vec<u8> {
    let languages = &programme.languages;
    let columns = std::iter::once("area_id".to_owned())
        .chain(header("name", languages))
        .chain(["level", "parent_id", "tile"].map(str::to_owned))
        .collect();
    let rows = programme.areas.all().map(|(ix, area)| {
        let parent = |parent: AreaIx| programme.areas.get(parent).id.clone();
        let tile = area.tile.map_or(String::new(), |(column, row)| format!("{column},{row}"));
        let mut cell = vec![area.id.clone()];
        cell.extend(cells(&area.name, languages));
        cell.extend([programme.areas.level(ix).id.clone(), area.parent.map(parent).unwrap_or_default(), tile]);
        cell
    });
    table(columns, rows)
}

//! Whole packages: each in `packages/invalid/` gives exactly the findings of its `expected.json`, and nothing that a file
//! may hold makes the reader fall over.

mod support;

use noticeboard::map::{Options, area_map};
use noticeboard::measure::{Measures, contradictions, headline};
use noticeboard::model::{IndicatorIx, Lang, Programme, Shape};
use noticeboard::package::{Files, Finding, Reading, read};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use support::{files_below, invalid_packages, name_of, path, valid_packages};

/// Fewer would mean that packages are lost.
const INVALID_PACKAGES: usize = 70;

#[test]
fn each_invalid_package_gives_its_findings() {
    let packages = invalid_packages();
    let mut differences = String::new();
    for folder in &packages {
        let mut files = files_below(folder);
        let expected = files.remove("expected.json").unwrap_or_else(|| panic!("{} expects nothing", folder.display()));
        let expected: Vec<Value> =
            serde_json::from_slice(&expected).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let reading = read(&files);
        for fault in unsound(&reading) {
            differences += &format!("{}\n  {fault}\n", name_of(folder));
        }
        let found: Vec<Value> = reading.findings.iter().map(place_of).collect();
        if found != expected {
            differences += &format!("{}\n{}", name_of(folder), difference(&expected, &found));
        }
    }
    println!("{} invalid packages checked", packages.len());
    assert!(packages.len() >= INVALID_PACKAGES, "only {} invalid packages are there", packages.len());
    assert!(differences.is_empty(), "expected (-) and found (+):\n{differences}");
}

#[test]
fn valid_packages_have_no_errors() {
    for folder in valid_packages() {
        let reading = read(&files_below(&folder));
        let errors: Vec<String> = reading.findings.iter().filter(|f| is_error(f)).map(line_of).collect();
        assert!(errors.is_empty(), "{}:\n{}", folder.display(), errors.join("\n"));
        assert!(reading.programme().is_some(), "{}", folder.display());
        assert_eq!(unsound(&reading), Vec::<String>::new(), "{}", folder.display());
    }
}

/// What a resource says of the publisher's own columns, the table, and what is read: area, date, covered, total, percent.
const MAPPINGS: [(&str, &str, &[&str]); 12] = [
    (
        r#""noticeboard": {"columns": {"area_id": "编号", "date": "截至", "covered": "完成", "total": "应完成"}}"#,
        "编号,截至,完成,应完成,备注\n01,2024年1月31日,8,10,好\n",
        &["01 2024-01-31 8 10 -"],
    ),
    (
        r#""noticeboard": {"columns": {"date": {"column": "Week", "format": "%m/%d/%Y"}, "covered": "n"}}"#,
        "area_id,Week,n\n01,1/31/2024,8\n",
        &["01 2024-01-31 8 - -"],
    ),
    (
        r#""noticeboard": {"columns": {"date": {"format": "excel"}}}"#,
        "area_id,date,covered,total\n01,45322,8,10\n",
        &["01 2024-01-31 8 10 -"],
    ),
    (
        r#""dialect": {"delimiter": ";"}, "schema": {"fields": [{"name": "total", "decimalChar": ",", "groupChar": "."}]}"#,
        "area_id;date;covered;total\n01;31.1.2024;8;1.234,5\n",
        &["01 2024-01-31 8 1234.5 -"],
    ),
    (
        r#""schema": {"missingValues": ["-", "k.A."]}"#,
        "area_id,date,covered,total\n01,2024-01-31,-,10\n02,2024-01-31,8,k.A.\n",
        &["01 2024-01-31 - 10 -", "02 2024-01-31 8 - -"],
    ),
    (
        r#""noticeboard": {"columns": {"percent": {"column": "share", "times": 100}}}"#,
        "area_id,date,share\n01,2024-01-31,0.5\n",
        &["01 2024-01-31 - - 50"],
    ),
    (
        r#""noticeboard": {"columns": {"percent": {"bareNumber": false}}}"#,
        "area_id,date,percent\n01,2024-01-31,50.5 %\n",
        &["01 2024-01-31 - - 50.5"],
    ),
    (
        r#""noticeboard": {"filter": {"group": ["all"]}, "columns": {"note": "group"}}"#,
        "area_id,date,covered,group\n01,2024-01-31,8,all\n01,2024-01-31,3,young\n",
        &["01 2024-01-31 8 - -"],
    ),
    (
        r#""noticeboard": {"unpivot": {"name": "date", "value": "covered"}, "columns": {"total": {"value": "10"}}}"#,
        "area_id,2024-01-31,2024-02-29\n01,8,9\n02,,7\n",
        &["01 2024-01-31 8 10 -", "01 2024-02-29 9 10 -", "02 2024-02-29 7 10 -"],
    ),
    (
        r#""noticeboard": {"series": "incremental"}"#,
        "area_id,date,covered,total\n01,2024-02-29,3,10\n01,2024-01-31,5,10\n01,2024-03-31,,10\n01,2024-04-30,1,10\n",
        &["01 2024-01-31 5 10 -", "01 2024-02-29 8 10 -", "01 2024-03-31 - 10 -", "01 2024-04-30 - 10 -"],
    ),
    (
        r#""dialect": {"headerRows": [3]}"#,
        "示例镇通水情况\n单位：户\narea_id,date,covered\n01,2024-01-31,8\n",
        &["01 2024-01-31 8 - -"],
    ),
    (
        r#""noticeboard": {"columns": {"area_id": {"column": "village", "values": {"East": "01", "West": "02"}}}}"#,
        "village,date,covered\r\nWest,2024-01-31,8\r\n",
        &["02 2024-01-31 8 - -"],
    ),
];

#[test]
fn publishers_own_columns_are_mapped() {
    for (resource, table, expected) in MAPPINGS {
        let descriptor = format!(
            r#"{{"name": "t", "title": "T", "resources": [{{"name": "areas", "path": "areas.csv"}},
                {{"name": "coverage", "path": "coverage.csv", {resource}}}]}}"#
        );
        let areas = "area_id,name,level,parent_id\n00,Town,town,\n01,East,village,00\n02,West,village,00\n";
        let files = [("datapackage.json", descriptor.as_str()), ("areas.csv", areas), ("coverage.csv", table)];
        let files: Files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
        let reading = read(&files);
        let findings: Vec<String> = reading.findings.iter().map(line_of).collect();
        let programme = reading.programme().unwrap_or_else(|| panic!("{resource}\n{}", findings.join("\n")));
        let number = |number: Option<f64>| number.map_or("-".to_owned(), |number| number.to_string());
        let rows = programme.coverage.iter().map(|row| {
            let (area, at) = (&programme.areas.get(row.area).id, &row.observation);
            let [covered, total] =
                [at.coverage.covered, at.coverage.total].map(|count| number(count.map(|count| count.0)));
            let percent = number(at.coverage.percent.map(|share| (share.0 * 1e6).round() / 1e4));
            format!("{area} {} {covered} {total} {percent}", at.date)
        });
        assert_eq!(rows.collect::<Vec<_>>(), expected, "{resource}");
    }
}

/// A package of one area with these tables, each a name and its text.
fn package(tables: &[(&str, &str)]) -> Files {
    let resources: Vec<Value> =
        tables.iter().map(|(name, _)| json!({ "name": name, "path": format!("{name}.csv") })).collect();
    let descriptor = json!({ "name": "t", "title": "T", "resources": resources }).to_string();
    let mut files = Files::from([("datapackage.json".to_owned(), descriptor.into_bytes())]);
    files.extend(tables.iter().map(|(name, text)| (format!("{name}.csv"), text.as_bytes().to_vec())));
    files
}

#[test]
fn places_count_as_many_as_the_column_that_weighs_them() {
    let places = "place_id,name,households\np1,A,100\np2,B,300\np3,C,50\n";
    let status = "place_id,status,date\np1,covered,2026-01-31\np2,not_covered,2026-01-31\n";
    for (weight, expected) in [("", (1.0, 3.0, 1.0)), ("households", (100.0, 450.0, 50.0))] {
        let indicators = format!("indicator_id,name,unit,weight\nw,Water,home,{weight}\n");
        let files = package(&[("places", places), ("status", status), ("indicators", &indicators)]);
        let reading = read(&files);
        let programme = reading.programme().expect("it has no errors");
        let measures = Measures::new(programme);
        let root = programme.areas.root().expect("the whole programme");
        let last = measures.series(IndicatorIx(0), root).last().expect("a figure").coverage;
        let counts = (last.covered.map(|c| c.0), last.total.map(|c| c.0), last.unknown.0);
        assert_eq!(counts, (Some(expected.0), Some(expected.1), expected.2), "by {weight}");
    }
}

/// One column awry is told ten thousand times, and then how many more there are.
#[test]
fn of_faults_alike_ten_thousand_are_told_and_the_rest_counted() {
    let rows: String = (0..11_500).map(|i| format!("01,2024-01-31,{i}x,10\n")).collect();
    let reading = read(&package(&[
        ("areas", "area_id,name\n01,A\n"),
        ("coverage", &format!("area_id,date,covered,total\n{rows}")),
    ]));
    let counts = |code: &str| reading.findings.iter().filter(|finding| finding.code() == code).count();
    assert_eq!(counts("bad-number"), 10_000);
    let is_more =
        |finding: &&Finding| finding.code() == "more-of-the-same" && finding.column.as_deref() == Some("covered");
    let more: Vec<Value> = reading.findings.iter().filter(is_more).map(|finding| finding.json(Lang::En)).collect();
    assert_eq!(more.len(), 1, "{more:?}");
    assert_eq!(more[0]["message"], "1500 more rows have the same fault: bad-number");
}

#[test]
fn a_file_that_is_one_long_line_is_refused_and_not_read() {
    let table = format!("place_id,name\n1,{}", "x".repeat(20 << 20));
    let reading = read(&package(&[("places", &table)]));
    assert_eq!(reading.findings.iter().map(Finding::code).collect::<Vec<_>>(), ["too-large"]);
    let deep = format!("{{\"name\": {}", "[".repeat(100_000));
    let reading = read(&Files::from([("datapackage.json".to_owned(), deep.into_bytes())]));
    assert_eq!(reading.findings.iter().map(Finding::code).collect::<Vec<_>>(), ["bad-json"]);
}

/// A finding as `expected.json` has it: all but its words.
fn place_of(finding: &Finding) -> Value {
    json!({
        "code": finding.code(), "severity": finding.severity().as_str(), "file": finding.file,
        "row": finding.row, "column": finding.column, "value": finding.value,
    })
}

fn line_of(finding: &Finding) -> String {
    place_of(finding).to_string()
}

fn is_error(finding: &Finding) -> bool {
    finding.is_error()
}

/// What breaks the promises that hold for every reading.
fn unsound(reading: &Reading) -> Vec<String> {
    let mut faults = Vec::new();
    for finding in &reading.findings {
        for lang in Lang::ALL {
            let (message, help) = finding.fault.words(lang);
            if message.trim().is_empty() || help.trim().is_empty() {
                faults.push(format!("no words in {}: {}", lang.tag(), line_of(finding)));
            }
        }
    }
    let has_error = reading.findings.iter().any(is_error);
    if has_error == reading.programme().is_some() {
        faults.push(format!("an error: {has_error}, a programme: {}", reading.programme().is_some()));
    }
    faults
}

fn difference(expected: &[Value], found: &[Value]) -> String {
    let mut out = String::new();
    for i in 0..expected.len().max(found.len()) {
        let (expected, found) = (expected.get(i), found.get(i));
        if expected == found {
            continue;
        }
        for (sign, line) in [('-', expected), ('+', found)] {
            if let Some(line) = line {
                out += &format!("  {sign} {}. {line}\n", i + 1);
            }
        }
    }
    out
}

fn small() -> Files {
    files_below(&path("tests/packages/valid/small"))
}

/// Reads a package with one file changed, and goes on with what was read as the other modules would.
fn read_with(file: Index, change: impl FnOnce(&mut Vec<u8>)) -> Result<(), TestCaseError> {
    let mut files = small();
    let name = file.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
    change(files.entry(name).or_default());
    let reading = read(&files);
    prop_assert_eq!(unsound(&reading), Vec::<String>::new());
    if let Some(programme) = reading.programme() {
        measure_and_draw(programme);
    }
    Ok(())
}

fn measure_and_draw(programme: &Programme) {
    let measures = Measures::new(programme);
    for i in 0..programme.indicators.len() {
        for (area, _) in programme.areas.all() {
            headline(programme, &measures, IndicatorIx(i as u32), area, None);
        }
    }
    contradictions(programme);
    let shapes: Vec<Shape> = programme.boundaries.iter().flat_map(|b| &b.shapes).map(|(_, s)| s.clone()).collect();
    let _ = area_map(&shapes, &Options { width: 200, max_bytes: 2_000 });
}

/// Cells that readers of tables stumble on.
fn awkward_cell() -> impl Strategy<Value = String> {
    let words = [
        "",
        " ",
        "\"",
        "\"\"",
        "a\"b",
        "a,b",
        "\r",
        "\n",
        "\u{feff}",
        "-",
        "0",
        "-0",
        "1e308",
        "NaN",
        "inf",
        "0x10",
        "٣",
        "1/0",
        "/",
        "2024",
        "2024-00",
        "-999-01-01",
        "9999-12-31",
        "2024-01-01/",
        "二〇二四",
        "😀",
        "00",
        "tap",
    ];
    prop_oneof![proptest::sample::select(words.to_vec()).prop_map(str::to_owned), any::<String>()]
}

/// Values that readers of JSON stumble on.
fn awkward_value() -> impl Strategy<Value = Value> {
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1e300),
        json!(""),
        json!("00"),
        json!("../x"),
        json!([]),
        json!({}),
        json!([1.5]),
        json!([[]]),
        json!([[1, 2]]),
        json!({ "type": "Point", "coordinates": [] }),
    ];
    proptest::sample::select(values.to_vec())
}

/// The value that stands `nth` in a document, itself being first.
fn nth_value<'a>(value: &'a mut Value, nth: &mut usize) -> Option<&'a mut Value> {
    if *nth == 0 {
        return Some(value);
    }
    *nth -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|inner| nth_value(inner, nth)),
        Value::Object(map) => map.values_mut().find_map(|inner| nth_value(inner, nth)),
        _ => None,
    }
}

fn count_values(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count_values).sum(),
        Value::Object(map) => map.values().map(count_values).sum(),
        _ => 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_can_be_read(file: Index, bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_with(file, |content| *content = bytes)?;
    }

    #[test]
    fn any_text_below_a_header_can_be_read(file: Index, text in "[0-9a-z\"',;|/@ .+\\-\t\r\n示例]{0,80}") {
        read_with(file, |content| {
            let header = content.iter().position(|&byte| byte == b'\n').map_or(0, |end| end + 1);
            content.truncate(header);
            content.extend(text.bytes());
        })?;
    }

    #[test]
    fn a_changed_byte_can_be_read(file: Index, at: Index, byte: u8) {
        read_with(file, |content| {
            let at = at.index(content.len());
            content[at] = byte;
        })?;
    }

    #[test]
    fn a_file_cut_short_can_be_read(file: Index, at: Index) {
        read_with(file, |content| content.truncate(at.index(content.len())))?;
    }

    #[test]
    fn an_awkward_cell_can_be_read(file: Index, at: Index, cell in awkward_cell()) {
        read_with(file, |content| {
            let text = String::from_utf8_lossy(content).into_owned();
            let cells: Vec<&str> = text.split_inclusive([',', '\n']).collect();
            let changed = at.index(cells.len());
            let end = cells[changed].chars().last().filter(|end| [',', '\n'].contains(end));
            let cell: String = cell.chars().chain(end).collect();
            let cells: Vec<&str> =
                cells.iter().enumerate().map(|(i, kept)| if i == changed { cell.as_str() } else { kept }).collect();
            *content = cells.concat().into_bytes();
        })?;
    }

    #[test]
    fn an_awkward_value_in_json_can_be_read(descriptor: bool, at: Index, value in awkward_value()) {
        let name = if descriptor { "datapackage.json" } else { "boundaries.geojson" };
        let mut files = small();
        let mut document: Value = serde_json::from_slice(&files[name]).expect("the valid package is JSON");
        let mut nth = at.index(count_values(&document));
        if let Some(place) = nth_value(&mut document, &mut nth) {
            *place = value;
        }
        files.insert(name.to_owned(), document.to_string().into_bytes());
        let reading = read(&files);
        prop_assert_eq!(unsound(&reading), Vec::<String>::new());
        if let Some(programme) = reading.programme() {
            measure_and_draw(programme);
        }
    }
}

//! A package out of one table that clerks have: it passes `check`, and its headline is what a person reads in the table.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;

use command::{CANNOT_RUN, GOOD, code, json_of, run, said, scratch, text};
use encoding_rs::GB18030;

/// A table, arguments for `init`, and what `summary` says then: covered, total, share in thousandths, areas.
struct Case {
    file: &'static str,
    table: &'static str,
    arguments: &'static [&'static str],
    covered: Option<f64>,
    total: Option<f64>,
    share: i64,
    areas: usize,
}

const CASES: [Case; 10] = [
    Case {
        file: "meters.csv",
        table: "Ward no;Ward name;Report month;Meters installed;Homes\n01;Lakeview;01/2026;63;1.000\n\
                02;Old Mill;01/2026;72;1.100\n01;Lakeview;02/2026;127;1.000\n02;Old Mill;02/2026;145;1.100\n",
        arguments: &["--share", "1", "--due", "2026-12-31", "--announced", "2026-01-15", "--unit", "homes"],
        covered: Some(272.0),
        total: Some(2100.0),
        share: 130,
        areas: 2,
    },
    Case {
        file: "台账.csv",
        table: "序号,区县,小区名称,是否接管,接管日期,户数\n1,示例东区,示例小区 001,是,2026年3月5日,120\n\
                2,示例东区,示例小区 002,否,,80\n3,示例西区,示例小区 003,,,60\n4,示例西区,示例小区 001,是,2026年4月1日,90\n",
        arguments: &[],
        covered: Some(2.0),
        total: Some(4.0),
        share: 500,
        areas: 2,
    },
    Case {
        file: "lead-pipes.csv",
        table: "School,District,Pipe replaced on\nSample school 1,East,2025-01-15\nSample school 2,East,\n\
                Sample school 3,West,2025-02-15\nSample school 4,West,2025-03-01\n",
        arguments: &["--title", "Lead pipes in schools", "--unit", "schools"],
        covered: Some(3.0),
        total: Some(4.0),
        share: 750,
        areas: 2,
    },
    Case {
        file: "broadband.csv",
        table: "Week,Neighborhood,Households connected,Households total\n1/31/2025,Harbor,300,\"1,200\"\n\
                1/31/2025,Hill,400,900\n2/28/2025,Harbor,600,\"1,200\"\n2/28/2025,Hill,450,900\n",
        arguments: &["--share", "0.9", "--due", "2025-12-31", "--announced", "2025-01-10"],
        covered: Some(1050.0),
        total: Some(2100.0),
        share: 500,
        areas: 2,
    },
    Case {
        file: "anschluss.csv",
        table: "Bezirk;Einwohner;31.01.2025;28.02.2025;31.03.2025\nNord;3.000;500;900;1.200\nSüd;4.000;600;1.000;1.300\n",
        arguments: &[],
        covered: Some(2500.0),
        total: Some(7000.0),
        share: 357,
        areas: 2,
    },
    Case {
        file: "quote.csv",
        table: "Kreis;Anteil;Stichtag\nNord;75,8 %;31.1.2025\nSüd;80,1 %;31.1.2025\n",
        arguments: &["--column", "percent=Anteil"],
        covered: None,
        total: None,
        share: -1,
        areas: 2,
    },
    Case {
        file: "fractions.csv",
        table: "region,date,share\nA,2025-01-31,0.758\nB,2025-01-31,0.801\nA,2025-02-28,0.812\nB,2025-02-28,0.833\n",
        arguments: &[],
        covered: None,
        total: None,
        share: -1,
        areas: 2,
    },
    Case {
        file: "snapshot.csv",
        table: "County,Covered,Total\nNorth,10,40\nSouth,20,40\n",
        arguments: &["--as-of", "2025-06-30"],
        covered: Some(30.0),
        total: Some(80.0),
        share: 375,
        areas: 2,
    },
    Case {
        file: "places-alone.csv",
        table: "Station;Done\nSample station 1;yes\nSample station 2;no\nSample station 3;yes\n",
        arguments: &["--as-of", "2025-06-30"],
        covered: Some(2.0),
        total: Some(3.0),
        share: 667,
        areas: 0,
    },
    Case {
        file: "months.csv",
        table: "区县,2025年1月31日,2025年2月28日,2025年3月31日\n示例东区,45.5%,50.1%,61.0%\n示例西区,40%,,55%\n",
        arguments: &[],
        covered: None,
        total: None,
        share: -1,
        areas: 2,
    },
];

#[test]
fn a_table_becomes_a_package_that_passes_check() {
    let folder = scratch("init");
    for Case { file, table, arguments, covered, total, share, areas } in &CASES {
        let (from, package) = (folder.join(file), folder.join(format!("{file}.package")));
        // a clerk's office writes Chinese in GB 18030
        let is_chinese = table.contains('区');
        let bytes = if is_chinese { GB18030.encode(table).0.into_owned() } else { table.as_bytes().to_vec() };
        fs::write(&from, bytes).expect("a table");
        let mut init = vec!["init", text(&package), "--from", text(&from), "--json"];
        init.extend(arguments.iter());
        let output = run(&init);
        assert_eq!(code(&output), GOOD, "{file}: {}{}", said(&output.stdout), said(&output.stderr));
        let report = json_of(&output);
        assert!(report["assumed"].as_array().is_some_and(|list| !list.is_empty()), "{file} says what it assumed");
        assert_eq!(report["errors"], 0, "{file}: {report:#}");
        let summary = json_of(&run(&["summary", text(&package), "--json"]));
        assert_eq!(summary["covered"].as_f64(), *covered, "{file}: {summary:#}");
        assert_eq!(summary["total"].as_f64(), *total, "{file}: {summary:#}");
        let found = summary["share"].as_f64().map_or(-1, |share| (share * 1000.0).round() as i64);
        assert_eq!(found, *share, "{file}");
        assert_eq!(summary["areas"].as_array().map(Vec::len), Some(*areas), "{file}");
    }
    let promise = json_of(&run(&["summary", text(&folder.join("broadband.csv.package")), "--json"]));
    assert_eq!(promise["target"]["due"], "2025-12-31");
    // shares as fractions come out in percent
    let fractions = json_of(&run(&["summary", text(&folder.join("fractions.csv.package")), "--json"]));
    assert_eq!(fractions["areas"][0]["share"], 0.812);
}

#[test]
fn a_workbook_becomes_a_package() {
    let folder = scratch("init-workbook");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("说明").expect("a name").write(0, 0, "填表说明").expect("a cell");
    let sheet = book.add_worksheet().set_name("台账").expect("a name");
    for (row, cells) in
        [["社区", "街道", "是否覆盖"], ["示例社区 01", "示例街道", "是"], ["示例社区 02", "示例街道", "否"]]
            .iter()
            .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write(row as u32, column as u16, *cell).expect("a cell");
        }
    }
    let from = folder.join("台账.xlsx");
    book.save(&from).expect("a workbook");
    let package = folder.join("package");
    let arguments =
        ["init", text(&package), "--from", text(&from), "--sheet", "台账", "--as-of", "2025-06-30", "--json"];
    let output = run(&arguments);
    assert_eq!(code(&output), GOOD, "{}{}", said(&output.stdout), said(&output.stderr));
    let summary = json_of(&run(&["summary", text(&package), "--json"]));
    assert_eq!((summary["covered"].as_f64(), summary["total"].as_f64()), (Some(1.0), Some(2.0)));
}

#[test]
fn what_cannot_be_recognised_is_asked_for() {
    let folder = scratch("init-unknown");
    let from = folder.join("poem.csv");
    fs::write(&from, "line\nroses are red\nviolets are blue\n").expect("a table");
    let package = folder.join("package");
    let output = run(&["init", text(&package), "--from", text(&from)]);
    assert_eq!(code(&output), CANNOT_RUN);
    assert!(said(&output.stderr).contains("--column"), "{}", said(&output.stderr));
    assert!(!package.exists());
    let unknown = run(&["init", text(&package), "--from", text(&from), "--column", "area=verse"]);
    assert!(code(&unknown) == CANNOT_RUN && said(&unknown.stderr).contains("no column verse"));
}

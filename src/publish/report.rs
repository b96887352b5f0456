//! Findings for a terminal and for a pipeline.

use std::fmt::Write;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use serde_json::json;

use crate::measure::{Changes, Counts, Figure};
use crate::model::{Lang, Programme, Share};
use crate::package::Finding;
use crate::prepare::{counts, groups, place};
use crate::release::changes_in_words;
use crate::words;

/// Places of one kind of finding that are shown; the rest are counted.
const SHOWN: usize = 5;

/// Kinds of findings, worst first, each with what is wrong, where, and what to do.
pub fn report(findings: &[Finding], lang: Lang) -> String {
    let mut out = String::new();
    for group in groups(findings) {
        let first = group[0];
        let (message, help) = first.fault.words(lang);
        let is_one_message = group.iter().all(|finding| finding.fault == first.fault);
        let of = if group.len() > 1 { format!(" × {}", group.len()) } else { String::new() };
        let said = if is_one_message { format!(": {message}") } else { String::new() };
        let _ = writeln!(out, "{} {}{of}{said}", first.severity().word(lang), first.code());
        for finding in group.iter().take(SHOWN) {
            let said = if is_one_message { String::new() } else { format!(": {}", finding.fault.words(lang).0) };
            let _ = writeln!(out, "    {}{said}", place(finding, lang));
        }
        if group.len() > SHOWN {
            let _ = writeln!(out, "    {}", words::and_more(group.len() - SHOWN, lang));
        }
        let _ = writeln!(out, "  → {help}");
    }
    let [errors, warnings, notes] = counts(findings);
    let _ = writeln!(out, "{}", words::tally(errors, warnings, notes, lang));
    out
}

/// What readers will see change: in words, then row by row what was altered of the past.
pub fn report_changes(changes: &Changes, programme: Option<&Programme>, lang: Lang) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", words::words(lang).readers_will_see);
    for line in changes_in_words(changes, programme, lang) {
        let _ = writeln!(out, "  {line}");
    }
    let figure = |counts: &Counts| words::figure_at(counts.covered, counts.total, counts.share.map(Share), None, lang);
    for altered in changes.altered.iter().take(SHOWN * 4) {
        let Figure { indicator_id, area_id, group, date } = &altered.figure;
        let group = group.as_deref().map(|group| format!(" {group}")).unwrap_or_default();
        let (from, to) = (figure(&altered.from), figure(&altered.to));
        let _ = writeln!(out, "    {indicator_id} {area_id}{group} {date}: {from} → {to}");
    }
    if changes.altered.len() > SHOWN * 4 {
        let _ = writeln!(out, "    {}", words::and_more(changes.altered.len() - SHOWN * 4, lang));
    }
    out
}

/// `{"errors": n, "warnings": n, "notes": n, "findings": [...]}`.
pub fn report_json(findings: &[Finding], lang: Lang) -> serde_json::Value {
    let [errors, warnings, notes] = counts(findings);
    let findings: Vec<_> = findings.iter().map(|finding| finding.json(lang)).collect();
    json!({ "errors": errors, "warnings": warnings, "notes": notes, "findings": findings })
}

/// As JUnit's XML, which pipelines show: a case for each kind of finding, failed where it is an error.
pub fn report_junit(package: &str, findings: &[Finding], lang: Lang) -> Result<String, String> {
    let mut suite = TestSuite::new(package);
    for group in groups(findings) {
        let line = |finding: &&Finding| format!("{}: {}", place(finding, lang), finding.fault.words(lang).0);
        let lines = group.iter().map(line).collect::<Vec<_>>().join("\n");
        let (message, help) = group[0].fault.words(lang);
        let case = if group[0].is_error() {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(message).set_type(group[0].code()).set_description(format!("{lines}\n{help}"));
            TestCase::new(group[0].code(), status)
        } else {
            let mut case = TestCase::new(group[0].code(), TestCaseStatus::success());
            case.set_system_out(lines);
            case
        };
        suite.add_test_case(case);
    }
    if findings.is_empty() {
        suite.add_test_case(TestCase::new("check", TestCaseStatus::success()));
    }
    let mut report = Report::new("noticeboard check");
    report.add_test_suite(suite);
    report.to_string().map_err(|error| error.to_string())
}

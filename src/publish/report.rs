//! Findings for a terminal and for a pipeline.

use std::fmt::Write;

use serde_json::json;

use crate::model::Lang;
use crate::package::Finding;
use crate::words::Severity;

pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Worst first, each with its place, what stands there and what to do.
pub fn report(findings: &[Finding], lang: Lang) -> String {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.severity);
    let mut out = String::new();
    for finding in sorted {
        let mut place = finding.file.clone();
        if let Some(row) = finding.row {
            let _ = write!(place, ":{row}");
        }
        if let Some(column) = &finding.column {
            let _ = write!(place, " [{column}]");
        }
        let value = finding.value.as_ref().map(|value| format!(" \"{value}\"")).unwrap_or_default();
        let _ = writeln!(
            out,
            "{} {}: {place}{value}\n  {}. {}.",
            finding.severity.as_str(),
            finding.code,
            finding.message.get(lang),
            finding.help.get(lang)
        );
    }
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    let _ = writeln!(out, "{} errors, {} warnings, {} notes", counts[0], counts[1], counts[2]);
    out
}

/// `{"findings": [...], "errors": n, "warnings": n}`.
pub fn report_json(findings: &[Finding]) -> String {
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let report =
        json!({ "errors": count(Severity::Error), "warnings": count(Severity::Warning), "findings": findings });
    format!("{report:#}\n")
}

//! Findings, grouped and counted, as a terminal, a pipeline and a page tell them.

use crate::model::Lang;
use crate::package::Finding;
use crate::words::{self, Severity};

pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::is_error)
}

/// Where a finding stands, and what stands there.
pub fn place(finding: &Finding, lang: Lang) -> String {
    let place = words::place_in_file(&finding.file, finding.row, finding.column.as_deref(), lang);
    match &finding.value {
        Some(value) => format!("{place}: \"{}\"", shortened(value)),
        None => place,
    }
}

/// A cell may hold a whole file.
fn shortened(value: &str) -> String {
    let one_line: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).take(80).collect();
    if one_line.len() < value.len() { format!("{one_line}…") } else { one_line }
}

/// Findings of one code and severity, in the order in which they were found; errors first.
pub fn groups(findings: &[Finding]) -> Vec<Vec<&Finding>> {
    let key = |finding: &Finding| (finding.severity(), finding.code());
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|group| key(group[0]) == key(finding)) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups.sort_by_key(|group| group[0].severity());
    groups
}

/// How many errors, warnings and notes.
pub fn counts(findings: &[Finding]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| findings.iter().filter(|finding| finding.severity() == severity).count())
}

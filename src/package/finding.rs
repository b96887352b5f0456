//! A fault, and where it stands.

use serde_json::{Value, json};

use crate::model::Lang;
use crate::words::{Fault, Severity};

/// A fault in a package: where it stands, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub file: String,
    /// line of the file, the header being 1; None where the fault is of the whole file
    pub row: Option<u64>,
    pub column: Option<String>,
    /// what stands there
    pub value: Option<String>,
    pub fault: Fault,
    /// told by its code to be let pass
    pub allowed: bool,
}

impl Finding {
    pub fn of_file(file: &str, fault: Fault) -> Finding {
        Finding { file: file.to_owned(), row: None, column: None, value: None, fault, allowed: false }
    }

    pub fn at(file: &str, row: u64, column: Option<&str>, value: &str, fault: Fault) -> Finding {
        Finding {
            row: Some(row),
            column: column.map(str::to_owned),
            value: (!value.is_empty()).then(|| value.to_owned()),
            ..Finding::of_file(file, fault)
        }
    }

    pub fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// An error that was allowed by name is a warning.
    pub fn severity(&self) -> Severity {
        match self.fault.severity() {
            Severity::Error if self.allowed => Severity::Warning,
            severity => severity,
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// As `{code, severity, file, row, column, value, message, help}`.
    pub fn json(&self, lang: Lang) -> Value {
        let (message, help) = self.fault.words(lang);
        json!({
            "code": self.code(), "severity": self.severity().as_str(), "file": self.file, "row": self.row,
            "column": self.column, "value": self.value, "message": message, "help": help,
        })
    }
}

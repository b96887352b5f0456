//! A fault, and where it stands.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::model::Text;
use crate::words::{Fault, Severity};

/// A fault in a package: where it stands, what it is, what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub code: &'static str,
    pub severity: Severity,
    pub file: String,
    /// line of the file, the header being 1; None where the fault is of the whole file
    pub row: Option<u64>,
    pub column: Option<String>,
    /// what stands there
    pub value: Option<String>,
    pub message: Text,
    pub help: Text,
}

impl Finding {
    pub fn of_file(file: &str, fault: Fault) -> Finding {
        let (message, help) = fault.words();
        Finding {
            code: fault.code(),
            severity: fault.severity(),
            file: file.to_owned(),
            row: None,
            column: None,
            value: None,
            message,
            help,
        }
    }

    pub fn at(file: &str, row: u64, column: Option<&str>, value: &str, fault: Fault) -> Finding {
        Finding {
            row: Some(row),
            column: column.map(str::to_owned),
            value: (!value.is_empty()).then(|| value.to_owned()),
            ..Finding::of_file(file, fault)
        }
    }
}

/// As `{code, severity, file, row, column, value, message, help}`, in English.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 8)?;
        out.serialize_field("code", self.code)?;
        out.serialize_field("severity", self.severity.as_str())?;
        out.serialize_field("file", &self.file)?;
        out.serialize_field("row", &self.row)?;
        out.serialize_field("column", &self.column)?;
        out.serialize_field("value", &self.value)?;
        out.serialize_field("message", &self.message.en)?;
        out.serialize_field("help", &self.help.en)?;
        out.end()
    }
}

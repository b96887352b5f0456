//! A package as a clerk has it, made plain and checked: workbooks and GB18030 become UTF-8 CSV, TopoJSON becomes GeoJSON,
//! outlines are mended, small counts are held back. The same on a publisher's machine and in a reader's browser.

mod check;
mod decode;
mod excel;
mod findings;
mod outlines;
mod pictures;
mod plain;
mod withheld;

pub use check::{Checked, check};
pub use decode::{Dialect, decode, is_workbook};
pub use excel::for_excel;
pub use findings::{counts, groups, has_errors, place};

//! A table as it will be written: named columns, rows of text.

/// Rows of text under named columns.
pub(super) struct Table {
    pub name: &'static str,
    pub title: [&'static str; 2],
    pub columns: &'static [&'static str],
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(name: &'static str, title: [&'static str; 2], columns: &'static [&'static str]) -> Table {
        Table { name, title, columns, rows: Vec::new() }
    }

    /// Rows of fixed words.
    pub fn of(
        name: &'static str,
        title: [&'static str; 2],
        columns: &'static [&'static str],
        rows: &[&[&str]],
    ) -> Table {
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        Table { rows, ..Table::new(name, title, columns) }
    }

    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        // writing to memory does not fail
        let _ = writer.write_record(self.columns);
        for row in &self.rows {
            let _ = writer.write_record(row);
        }
        writer.into_inner().unwrap_or_default()
    }
}

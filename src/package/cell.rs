//! How publishers write dates and numbers, and what a spreadsheet makes of ids.

use jiff::fmt::strtime::BrokenDownTime;

use crate::model::{CivilDate, When};
use crate::words::{Fault, Mangled};

/// How a column writes its dates.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum DateFormat {
    /// ISO 8601, and what else cannot be misread: `2022/1/31`, `31.1.2022`, `2022年1月31日`, `2019年12月`
    #[default]
    Plain,
    /// days since 1900 as Excel counts them
    Excel,
    /// by a pattern such as `%m/%d/%Y`
    Pattern(String),
    /// a column that changed its ways: the first that reads a cell
    OneOf(Vec<DateFormat>),
}

/// How a column writes its numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NumberFormat {
    pub decimal: char,
    pub group: Option<char>,
    /// a unit or a percent sign may stand beside it
    pub bare: bool,
    /// what each number is to be multiplied by
    pub times: f64,
}

impl Default for NumberFormat {
    fn default() -> NumberFormat {
        NumberFormat { decimal: '.', group: None, bare: true, times: 1.0 }
    }
}

impl DateFormat {
    pub fn from_property(format: &str) -> DateFormat {
        match format {
            "" | "default" | "any" => DateFormat::Plain,
            "excel" => DateFormat::Excel,
            pattern => DateFormat::Pattern(pattern.to_owned()),
        }
    }

    pub fn read(&self, text: &str) -> Result<When, Fault> {
        let when = match self {
            DateFormat::Plain => plain(text)?,
            DateFormat::Excel => excel(text),
            DateFormat::Pattern(pattern) => by_pattern(pattern, text),
            DateFormat::OneOf(formats) => formats.iter().find_map(|format| format.read(text).ok()),
        };
        when.ok_or(Fault::BadDate)
    }
}

impl NumberFormat {
    pub fn is_plain(&self) -> bool {
        *self == NumberFormat::default()
    }

    /// None if it is no finite number.
    pub fn read(&self, text: &str) -> Option<f64> {
        let number = if self.is_plain() { plain_number(text)? } else { plain_number(&self.as_plain(text)?)? };
        Some(number * self.times).filter(|number| number.is_finite())
    }

    fn as_plain(&self, text: &str) -> Option<String> {
        let digits = |c: char| c.is_ascii_digit() || "+-".contains(c);
        let trimmed = if self.bare { text } else { text.trim_matches(|c: char| !digits(c)) };
        let mut out = String::with_capacity(trimmed.len());
        for c in trimmed.chars() {
            match c {
                _ if Some(c) == self.group => {}
                // a publisher's thousands are often parted by some kind of space
                '\u{a0}' | '\u{202f}' if self.group == Some(' ') => {}
                _ if c == self.decimal => out.push('.'),
                '.' => return None,
                _ => out.push(c),
            }
        }
        Some(out)
    }
}

/// Digits with one decimal point at most, and an exponent: what Rust reads, but none of its words for what is no number.
fn plain_number(text: &str) -> Option<f64> {
    let is_number = text.bytes().all(|c| c.is_ascii_digit() || b"+-.eE".contains(&c));
    text.parse().ok().filter(|_| is_number)
}

fn plain(text: &str) -> Result<Option<When>, Fault> {
    // without its time of day
    let date = match text.split_once(['T', ' ']) {
        Some((date, time)) if time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':') => date,
        _ => text,
    };
    if let Some(when) = When::parse(date) {
        return Ok(Some(when));
    }
    let chinese = date.trim_end_matches('日');
    if let Some((year, rest)) = chinese.split_once('年') {
        let (month, day) = rest.split_once('月').unwrap_or((rest, ""));
        return Ok(period(year, month, day));
    }
    for mark in ['/', '.'] {
        let parts: Vec<&str> = date.split(mark).collect();
        match parts[..] {
            [year, month, day] if year.len() == 4 => return Ok(period(year, month, day)),
            // day first: nobody writes the month first with dots
            [day, month, year] if year.len() == 4 && mark == '.' => return Ok(period(year, month, day)),
            [a, b, year] if year.len() == 4 && [a, b, year].iter().all(|part| is_digits(part)) => {
                return Err(Fault::AmbiguousDate);
            }
            _ => {}
        }
    }
    Ok(None)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit())
}

/// A year, a month or a day; what is finer may be empty.
fn period(year: &str, month: &str, day: &str) -> Option<When> {
    let parts = [year, month, day].map(str::trim);
    if parts.iter().any(|part| !part.is_empty() && !is_digits(part)) {
        return None;
    }
    match parts {
        [year, "", ""] => When::parse(year),
        [year, month, ""] => When::parse(&format!("{year}-{month:0>2}")),
        [_, "", _] => None,
        [year, month, day] => When::parse(&format!("{year}-{month:0>2}-{day:0>2}")),
    }
}

fn excel(text: &str) -> Option<When> {
    let days: f64 = plain_number(text)?;
    // before March 1900 its calendar is wrong; behind 2199 it is hardly a date
    if !(61.0..109_575.0).contains(&days) {
        return None;
    }
    let date = CivilDate::constant(1899, 12, 30).checked_add(jiff::Span::new().days(days.trunc() as i64)).ok()?;
    Some(When::day(date))
}

fn by_pattern(pattern: &str, text: &str) -> Option<When> {
    let time = BrokenDownTime::parse(pattern, text).ok()?;
    if let Ok(date) = time.to_date() {
        return Some(When::day(date));
    }
    let year = time.year()?;
    match time.month() {
        Some(month) => When::parse(&format!("{year:04}-{month:02}")),
        None => When::parse(&format!("{year:04}")),
    }
}

/// A date that hardly any programme has. Systems write 1900 or 1901 where they have none.
pub(super) fn is_unlikely(date: CivilDate) -> bool {
    !(1902..=2200).contains(&date.year())
}

/// What a spreadsheet leaves of an id that it took for a number or a date.
pub(super) fn mangled(id: &str) -> Option<Mangled> {
    let lower = id.to_ascii_lowercase();
    if let Some((digits, exponent)) = lower.split_once("e+") {
        let number = digits.bytes().all(|c| c.is_ascii_digit() || b".,".contains(&c)) && !digits.is_empty();
        return (number && is_digits(exponent)).then_some(Mangled::Scientific);
    }
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut parts = lower.split('-');
    let english = match (parts.next(), parts.next(), parts.next()) {
        (Some(a), Some(b), None) => (is_digits(a) && MONTHS.contains(&b)) || (MONTHS.contains(&a) && is_digits(b)),
        _ => false,
    };
    let chinese = id
        .strip_suffix('日')
        .and_then(|id| id.split_once('月'))
        .is_some_and(|(month, day)| is_digits(day) && is_digits(month.rsplit('年').next().unwrap_or(month)));
    (english || chinese).then_some(Mangled::Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_ways_that_cannot_be_misread() {
        let cases = [
            ("2022-01-31", Ok(("2022-01-31", "2022-01-31"))),
            ("2018-05-14T00:00:00", Ok(("2018-05-14", "2018-05-14"))),
            ("2018-05-14 09:30", Ok(("2018-05-14", "2018-05-14"))),
            ("2022/1/31", Ok(("2022-01-31", "2022-01-31"))),
            ("2022.1.3", Ok(("2022-01-03", "2022-01-03"))),
            ("31.1.2022", Ok(("2022-01-31", "2022-01-31"))),
            ("2022年1月31日", Ok(("2022-01-31", "2022-01-31"))),
            ("2019年12月", Ok(("2019-12-01", "2019-12-31"))),
            ("2019年", Ok(("2019-01-01", "2019-12-31"))),
            ("2018/2020", Ok(("2018-01-01", "2020-12-31"))),
            ("1/2/2022", Err(Fault::AmbiguousDate)),
            ("31/01/2022", Err(Fault::AmbiguousDate)),
            ("2022年13月", Err(Fault::BadDate)),
            ("年月日", Err(Fault::BadDate)),
            ("44592", Err(Fault::BadDate)),
            ("soon", Err(Fault::BadDate)),
        ];
        for (text, expected) in cases {
            assert_eq!(read(&DateFormat::Plain, text), expected.map(owned), "{text}");
        }
    }

    #[test]
    fn dates_in_a_format_that_is_given() {
        let cases = [
            ("%m/%d/%Y", "2/13/2022", Ok(("2022-02-13", "2022-02-13"))),
            ("%d/%m/%Y", "2/13/2022", Err(Fault::BadDate)),
            ("%b %Y", "Dec 2019", Ok(("2019-12-01", "2019-12-31"))),
            ("%Y", "2019", Ok(("2019-01-01", "2019-12-31"))),
            ("%Y%m%d", "20220131", Ok(("2022-01-31", "2022-01-31"))),
            ("excel", "44592", Ok(("2022-01-31", "2022-01-31"))),
            ("excel", "61", Ok(("1900-03-01", "1900-03-01"))),
            ("excel", "44592.75", Ok(("2022-01-31", "2022-01-31"))),
            ("excel", "60", Err(Fault::BadDate)),
            ("excel", "NaN", Err(Fault::BadDate)),
        ];
        for (format, text, expected) in cases {
            assert_eq!(read(&DateFormat::from_property(format), text), expected.map(owned), "{format} {text}");
        }
    }

    fn read(format: &DateFormat, text: &str) -> Result<(String, String), Fault> {
        let when = format.read(text)?;
        let day = |day: Option<CivilDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Ok((day(when.earliest), day(when.latest)))
    }

    fn owned((first, last): (&str, &str)) -> (String, String) {
        (first.to_owned(), last.to_owned())
    }

    #[test]
    fn numbers_as_they_are_written() {
        let plain = NumberFormat::default();
        let german = NumberFormat { decimal: ',', group: Some('.'), ..plain.clone() };
        let spaced = NumberFormat { group: Some(' '), ..plain.clone() };
        let percent = NumberFormat { bare: false, ..plain.clone() };
        let fraction = NumberFormat { times: 100.0, ..plain.clone() };
        let cases = [
            (&plain, "1234.5", Some(1234.5)),
            (&plain, "-3", Some(-3.0)),
            (&plain, "1,234", None),
            (&plain, "NaN", None),
            (&plain, "inf", None),
            (&plain, "1e400", None),
            (&plain, "", None),
            (&german, "1.234,5", Some(1234.5)),
            (&german, "83.155.031", Some(83_155_031.0)),
            (&spaced, "27\u{a0}613.09", Some(27_613.09)),
            (&percent, "75.8 %", Some(75.8)),
            (&percent, "€ 12", Some(12.0)),
            (&fraction, "0.758", Some(75.8)),
        ];
        for (format, text, expected) in cases {
            assert_eq!(format.read(text), expected, "{text}");
        }
    }

    #[test]
    fn ids_that_a_spreadsheet_has_mangled() {
        let cases = [
            ("1.3E+11", Some(Mangled::Scientific)),
            ("1,30102E+11", Some(Mangled::Scientific)),
            ("2-Jan", Some(Mangled::Date)),
            ("Jan-02", Some(Mangled::Date)),
            ("1月2日", Some(Mangled::Date)),
            ("2022年1月2日", Some(Mangled::Date)),
            ("130102000000", None),
            ("E+1", None),
            ("may-day", None),
            ("SW1-A", None),
        ];
        for (id, expected) in cases {
            assert_eq!(mangled(id), expected, "{id}");
        }
    }
}

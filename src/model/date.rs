//! Dates as programmes publish them: a day, or only a month, a year, a span.

pub use jiff::civil::Date as CivilDate;

/// A date known to the day or only within bounds, both inclusive. A bound that was not published is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    pub earliest: Option<CivilDate>,
    pub latest: Option<CivilDate>,
}

impl When {
    pub const UNKNOWN: When = When { earliest: None, latest: None };

    pub fn day(date: CivilDate) -> When {
        When { earliest: Some(date), latest: Some(date) }
    }

    /// Reads `2022-01-31`, `2022-01`, `2022`, or two of these with `/` between. `None` if it is none of them.
    pub fn parse(text: &str) -> Option<When> {
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let (earliest, latest) = (bounds(first)?.0, bounds(last)?.1);
        (earliest <= latest).then_some(When { earliest: Some(earliest), latest: Some(latest) })
    }

    /// The day, where it is known to the day.
    pub fn exact(&self) -> Option<CivilDate> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }

    /// The year, where the span is that calendar year.
    pub fn whole_year(&self) -> Option<i16> {
        let (first, last) = (self.earliest?, self.latest?);
        let year = first.year();
        (first == CivilDate::constant(year, 1, 1) && last == CivilDate::constant(year, 12, 31)).then_some(year)
    }

    /// The month (its first day), where the span is that calendar month.
    pub fn whole_month(&self) -> Option<CivilDate> {
        let (first, last) = (self.earliest?, self.latest?);
        (first == first.first_of_month() && last == first.last_of_month()).then_some(first)
    }

    /// Neither bound is known.
    pub fn is_unknown(&self) -> bool {
        *self == When::UNKNOWN
    }
}

fn bounds(text: &str) -> Option<(CivilDate, CivilDate)> {
    // numbers of two and four digits; a parser of all of ISO 8601 would be half of what the explorer's reader downloads
    let digits = |text: &str, count: usize| {
        let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i16>().ok().filter(|_| is_number)
    };
    let mut parts = text.trim().splitn(3, '-');
    let year = digits(parts.next()?, 4)?;
    let Some(month) = parts.next() else {
        return Some((CivilDate::new(year, 1, 1).ok()?, CivilDate::new(year, 12, 31).ok()?));
    };
    let month = digits(month, 2)? as i8;
    let Some(day) = parts.next() else {
        let first = CivilDate::new(year, month, 1).ok()?;
        return Some((first, first.last_of_month()));
    };
    let day = CivilDate::new(year, month, digits(day, 2)? as i8).ok()?;
    Some((day, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_months_years_and_spans() {
        let cases = [
            ("2022-01-31", Some(("2022-01-31", "2022-01-31"))),
            ("2019-12", Some(("2019-12-01", "2019-12-31"))),
            ("2019", Some(("2019-01-01", "2019-12-31"))),
            ("2018/2020", Some(("2018-01-01", "2020-12-31"))),
            ("2020-03-15/2020-04-26", Some(("2020-03-15", "2020-04-26"))),
            ("2020-04-26/2020-03-15", None),
            ("2022-02-30", None),
            ("20220131", None),
            ("2022-1", None),
            ("2022-13", None),
            ("+202", None),
            ("2022-01-31-01", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let read = When::parse(text)
                .map(|when| (when.earliest.map(|d| d.to_string()), when.latest.map(|d| d.to_string())));
            let expected = expected.map(|(a, b)| (Some(a.to_owned()), Some(b.to_owned())));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn tells_a_year_from_a_span() {
        assert_eq!(When::parse("2020").and_then(|w| w.whole_year()), Some(2020));
        assert_eq!(When::parse("2018/2020").and_then(|w| w.whole_year()), None);
        assert_eq!(When::parse("2020-02").and_then(|w| w.whole_month()), Some(CivilDate::constant(2020, 2, 1)));
    }
}

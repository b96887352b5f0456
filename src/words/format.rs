//! Numbers and dates, written the same in prerendered pages, charts and files.

use crate::model::{CivilDate, Count, Coverage, Lang, Share, When};

/// A count with commas in the thousands, so that it can be pasted into a spreadsheet; a fraction keeps one decimal.
pub fn count(count: Count) -> String {
    number(count.0)
}

pub fn number(value: f64) -> String {
    let tenths = (value.abs() * 10.0).round() as u64;
    let digits = (tenths / 10).to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if value < 0.0 && tenths > 0 {
        out.push('\u{2212}');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !tenths.is_multiple_of(10) {
        out.push('.');
        out.push_str(&(tenths % 10).to_string());
    }
    out
}

/// A share in percent with one decimal, from counts where there are any. "100%" only where covered equals total, and
/// "0%" only where nothing is covered.
pub fn share(coverage: &Coverage) -> Option<String> {
    let share = coverage.share()?;
    if coverage.is_complete() {
        return Some("100%".to_owned());
    }
    if share.0 == 0.0 {
        return Some("0%".to_owned());
    }
    Some(match percent(share) {
        text if text == "100.0%" && share.0 < 1.0 => ">99.9%".to_owned(),
        text if text == "0.0%" => "<0.1%".to_owned(),
        text => text,
    })
}

pub(super) fn percent(share: Share) -> String {
    format!("{:.1}%", share.0 * 100.0)
}

/// A target, without needless decimals: 80%, 99.5%.
pub(super) fn target_share(share: Share) -> String {
    let percent = (share.0 * 1000.0).round() / 10.0;
    format!("{percent}%")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub fn date(date: CivilDate, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        Lang::ZhCn => format!("{year}年{month}月{day}日"),
        Lang::En => format!("{day} {} {year}", month_name(month)),
    }
}

/// For narrow places: 31 Jan 2022.
pub fn short_date(day: CivilDate, lang: Lang) -> String {
    match lang {
        Lang::ZhCn => date(day, lang),
        Lang::En => format!("{} {} {}", day.day(), &month_name(day.month())[..3], day.year()),
    }
}

pub fn month(first: CivilDate, lang: Lang) -> String {
    match lang {
        Lang::ZhCn => format!("{}年{}月", first.year(), first.month()),
        Lang::En => format!("{} {}", month_name(first.month()), first.year()),
    }
}

/// A month on an axis.
pub fn short_month(day: CivilDate, lang: Lang) -> String {
    match lang {
        Lang::ZhCn => format!("{}月", day.month()),
        Lang::En => month_name(day.month())[..3].to_owned(),
    }
}

/// A year on an axis.
pub fn year(day: CivilDate, lang: Lang) -> String {
    match lang {
        Lang::ZhCn => format!("{}年", day.year()),
        Lang::En => day.year().to_string(),
    }
}

fn month_name(month: i8) -> &'static str {
    MONTHS[(month - 1).rem_euclid(12) as usize]
}

/// A date as exact as it is known.
pub fn when(when: &When, lang: Lang) -> String {
    if let Some(day) = when.exact() {
        return date(day, lang);
    }
    if let Some(year) = when.whole_year() {
        return match lang {
            Lang::ZhCn => format!("{year}年"),
            Lang::En => year.to_string(),
        };
    }
    if let Some(first) = when.whole_month() {
        return month(first, lang);
    }
    if let (Some(first), Some(last)) = (when.earliest, when.latest)
        && (first.month(), first.day(), last.month(), last.day()) == (1, 1, 12, 31)
    {
        return match lang {
            Lang::ZhCn => format!("{}—{}年", first.year(), last.year()),
            Lang::En => format!("{} to {}", first.year(), last.year()),
        };
    }
    match (when.earliest, when.latest, lang) {
        (Some(first), Some(last), Lang::ZhCn) => format!("{}至{}之间", date(first, lang), date(last, lang)),
        (Some(first), Some(last), Lang::En) => format!("between {} and {}", date(first, lang), date(last, lang)),
        (None, Some(last), Lang::ZhCn) => format!("不晚于{}", date(last, lang)),
        (None, Some(last), Lang::En) => format!("{} at the latest", date(last, lang)),
        (Some(first), None, Lang::ZhCn) => format!("{}或以后", date(first, lang)),
        (Some(first), None, Lang::En) => format!("{} or later", date(first, lang)),
        (None, None, Lang::ZhCn) => "日期没有公布".to_owned(),
        (None, None, Lang::En) => "date not published".to_owned(),
    }
}

/// The size of a file.
pub fn bytes(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", number((bytes as f64 / 1e3).round())),
        _ => format!("{} MB", number(bytes as f64 / 1e6)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_counts() {
        let cases = [
            (0.0, "0"),
            (628.0, "628"),
            (83_155_031.0, "83,155,031"),
            (1234.5, "1,234.5"),
            (-1490.0, "\u{2212}1,490"),
            (999.96, "1,000"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn a_hundred_percent_only_where_nothing_is_left() {
        let cases = [
            (63_027_665.0, 83_155_031.0, Some("75.8%")),
            (2_399.0, 2_400.0, Some(">99.9%")),
            (2_400.0, 2_400.0, Some("100%")),
            (1.0, 2_400.0, Some("<0.1%")),
            (0.0, 2_400.0, Some("0%")),
            (2_500.0, 2_400.0, Some("104.2%")),
            (0.0, 0.0, None),
        ];
        for (covered, total, expected) in cases {
            let coverage = Coverage { covered: Some(Count(covered)), total: Some(Count(total)), ..Coverage::default() };
            assert_eq!(share(&coverage).as_deref(), expected, "{covered} of {total}");
        }
    }

    #[test]
    fn writes_dates_as_exactly_as_they_are_known() {
        let cases = [
            ("2022-01-31", "2022年1月31日", "31 January 2022"),
            ("2019-12", "2019年12月", "December 2019"),
            ("2019", "2019年", "2019"),
            ("2018/2020", "2018—2020年", "2018 to 2020"),
            ("2020-03-15/2020-04-26", "2020年3月15日至2020年4月26日之间", "between 15 March 2020 and 26 April 2020"),
        ];
        for (text, zh, en) in cases {
            let parsed = When::parse(text).unwrap_or(When::UNKNOWN);
            assert_eq!((when(&parsed, Lang::ZhCn).as_str(), when(&parsed, Lang::En).as_str()), (zh, en));
        }
    }
}

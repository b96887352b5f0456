//! Numbers and dates as each language writes them, by the rules of the Unicode CLDR.

use std::sync::LazyLock;

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter as DateFormat;
use icu_datetime::fieldsets::{M, Y, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};

use super::catalogue::{Span, catalogue, words};
use crate::model::{CivilDate, Count, Coverage, Lang, Share, When};

/// The rules of one language.
struct Rules {
    decimal: Option<DecimalFormatter>,
    plurals: Option<PluralRules>,
    day: Option<DateFormat<Gregorian, YMD>>,
    short_day: Option<DateFormat<Gregorian, YMD>>,
    month: Option<DateFormat<Gregorian, YM>>,
    short_month: Option<DateFormat<Gregorian, M>>,
    year: Option<DateFormat<Gregorian, Y>>,
}

/// They are made once; the data of every language is compiled in, so that none is missing.
static RULES: LazyLock<[Rules; Lang::ALL.len()]> = LazyLock::new(|| {
    Lang::ALL.map(|lang| {
        let locale = locale_of(lang);
        Rules {
            decimal: DecimalFormatter::try_new(locale.clone().into(), Default::default()).ok(),
            plurals: PluralRules::try_new(locale.clone().into(), Default::default()).ok(),
            day: DateFormat::try_new(locale.clone().into(), YMD::long()).ok(),
            short_day: DateFormat::try_new(locale.clone().into(), YMD::medium()).ok(),
            month: DateFormat::try_new(locale.clone().into(), YM::long()).ok(),
            short_month: DateFormat::try_new(locale.clone().into(), M::medium()).ok(),
            year: DateFormat::try_new(locale.into(), Y::medium()).ok(),
        }
    })
});

fn rules(lang: Lang) -> &'static Rules {
    &RULES[lang as usize]
}

/// English writes the day before the month.
fn locale_of(lang: Lang) -> Locale {
    match lang {
        Lang::ZhCn => locale!("zh-CN"),
        Lang::En => locale!("en-GB"),
        Lang::De => locale!("de"),
    }
}

/// A count with its thousands grouped; a fraction keeps one decimal.
pub fn count(count: Count, lang: Lang) -> String {
    number(count.0, lang)
}

/// At most one decimal, and none where it would be 0.
pub fn number(value: f64, lang: Lang) -> String {
    let mut digits = decimal(value, 1);
    digits.absolute.trim_end();
    write(&digits, lang)
}

/// With exactly so many decimals.
pub(super) fn with_decimals(value: f64, decimals: usize, lang: Lang) -> String {
    write(&decimal(value, decimals), lang)
}

/// With a sign, or without one where it is nothing.
pub(super) fn signed(value: f64, decimals: usize, lang: Lang) -> String {
    let written = with_decimals(value, decimals, lang);
    if value > 0.0 { format!("+{written}") } else { written }
}

fn decimal(value: f64, decimals: usize) -> Decimal {
    let mut digits = Decimal::from((value * 10_f64.powi(decimals as i32)).round() as i64);
    digits.multiply_pow10(-(decimals as i16));
    digits
}

fn write(digits: &Decimal, lang: Lang) -> String {
    match &rules(lang).decimal {
        Some(format) => format.format(digits).to_string().replace('-', "\u{2212}"),
        None => digits.to_string(),
    }
}

/// One form of a word or another, by a count.
pub fn plural<'a>(count: usize, lang: Lang, one: &'a str, other: &'a str) -> &'a str {
    let category = rules(lang).plurals.as_ref().map(|plurals| plurals.category_for(count));
    if category == Some(PluralCategory::One) { one } else { other }
}

/// A share in percent with one decimal, from counts where there are any. "100%" only where covered equals total, and
/// "0%" only where nothing is covered.
pub fn share(coverage: &Coverage, lang: Lang) -> Option<String> {
    let share = coverage.share()?;
    let whole = |number: &str| Some(catalogue(lang).percent(number));
    if coverage.is_complete() {
        return whole("100");
    }
    if share.0 == 0.0 {
        return whole("0");
    }
    Some(percent(share, lang))
}

/// With one decimal; what is not quite everything, or not quite nothing, is never rounded to it. What is not quite a whole
/// ten percent, of which promises and classes of maps are made, has a second decimal: 79.97% is not 80.0%.
pub fn percent(share: Share, lang: Lang) -> String {
    let write = |share: f64, decimals| catalogue(lang).percent(&with_decimals(share * 100.0, decimals, lang));
    match (share.0 * 1000.0).round() {
        1000.0 if share.0 < 1.0 => format!(">{}", write(0.999, 1)),
        0.0 if share.0 > 0.0 => format!("<{}", write(0.001, 1)),
        tenths if tenths % 100.0 == 0.0 && share.0 * 1000.0 < tenths - 0.05 => write(share.0, 2),
        _ => write(share.0, 1),
    }
}

/// What stands behind a number in percent.
pub fn percent_sign(lang: Lang) -> String {
    catalogue(lang).percent("")
}

/// Without needless decimals: 80%, 99.5%.
pub fn plain_percent(share: Share, lang: Lang) -> String {
    catalogue(lang).percent(&number(share.0 * 100.0, lang))
}

fn gregorian(date: CivilDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(date.year().into(), date.month() as u8, date.day() as u8).ok()
}

/// Writes a date by a format; in ISO should there be none.
macro_rules! write_date {
    ($format:expr, $date:expr) => {
        match (&$format, gregorian($date)) {
            (Some(format), Some(date)) => format.format(&date).to_string(),
            _ => $date.to_string(),
        }
    };
}

/// 31 January 2022.
pub fn date(date: CivilDate, lang: Lang) -> String {
    write_date!(rules(lang).day, date)
}

/// For narrow places: 31 Jan 2022.
pub fn short_date(date: CivilDate, lang: Lang) -> String {
    write_date!(rules(lang).short_day, date)
}

/// January 2022.
pub fn month(first: CivilDate, lang: Lang) -> String {
    write_date!(rules(lang).month, first)
}

/// A month on an axis.
pub fn short_month(day: CivilDate, lang: Lang) -> String {
    write_date!(rules(lang).short_month, day)
}

/// A year, as on an axis.
pub fn year(day: CivilDate, lang: Lang) -> String {
    write_date!(rules(lang).year, day)
}

/// A date as exact as it is known.
pub fn when(when: &When, lang: Lang) -> String {
    if let Some(day) = when.exact() {
        return date(day, lang);
    }
    if let Some(first) = when.earliest.filter(|_| when.whole_year().is_some()) {
        return year(first, lang);
    }
    if let Some(first) = when.whole_month() {
        return month(first, lang);
    }
    let [earliest, latest] = [when.earliest, when.latest].map(|day| day.map(|day| date(day, lang)));
    let span = match (when.earliest.zip(when.latest), &earliest, &latest) {
        (Some((first, last)), ..) if (first.month(), first.day(), last.month(), last.day()) == (1, 1, 12, 31) => {
            Span::Years(first.year(), last.year())
        }
        (_, Some(first), Some(last)) => Span::Between(first, last),
        (_, None, Some(last)) => Span::Until(last),
        (_, Some(first), None) => Span::From(first),
        (_, None, None) => Span::Unknown,
    };
    catalogue(lang).span(span)
}

/// The size of a file.
pub fn bytes(bytes: u64, lang: Lang) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", number((bytes as f64 / 1e3).round(), lang)),
        _ => format!("{} MB", number(bytes as f64 / 1e6, lang)),
    }
}

/// Things in a row.
pub fn list(items: &[String], lang: Lang) -> String {
    items.join(words(lang).list_separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_counts() {
        let cases = [
            (0.0, "0", "0"),
            (628.0, "628", "628"),
            (83_155_031.0, "83,155,031", "83.155.031"),
            (1234.5, "1,234.5", "1.234,5"),
            (-1490.0, "\u{2212}1,490", "\u{2212}1.490"),
            (999.96, "1,000", "1.000"),
        ];
        for (value, english, german) in cases {
            assert_eq!([number(value, Lang::En).as_str(), &number(value, Lang::De)], [english, german]);
            assert_eq!(number(value, Lang::ZhCn), english);
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
            (2_400.5, 2_400.0, Some("100.0%")),
            (0.0, 0.0, None),
        ];
        for (covered, total, expected) in cases {
            let coverage = Coverage { covered: Some(Count(covered)), total: Some(Count(total)), ..Coverage::default() };
            assert_eq!(share(&coverage, Lang::En).as_deref(), expected, "{covered} of {total}");
        }
    }

    #[test]
    fn writes_dates_as_exactly_as_they_are_known() {
        let cases = [
            ("2022-01-31", "2022年1月31日", "31 January 2022", "31. Januar 2022"),
            ("2019-12", "2019年12月", "December 2019", "Dezember 2019"),
            ("2019", "2019年", "2019", "2019"),
            ("2018/2020", "2018—2020年", "2018 to 2020", "2018 bis 2020"),
            (
                "2020-03-15/2020-04-26",
                "2020年3月15日至2020年4月26日之间",
                "between 15 March 2020 and 26 April 2020",
                "zwischen dem 15. März 2020 und dem 26. April 2020",
            ),
        ];
        for (text, zh, en, de) in cases {
            let parsed = When::parse(text).unwrap_or(When::UNKNOWN);
            assert_eq!(Lang::ALL.map(|lang| when(&parsed, lang)), [zh, en, de].map(str::to_owned));
        }
    }
}

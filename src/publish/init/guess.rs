//! What the columns of an unknown table hold, by their headers and cells.

use std::collections::{BTreeMap, HashSet};

use jiff::fmt::strtime::BrokenDownTime;

use crate::model::When;

/// A table as it came: its header, and cells by column.
pub struct Columns {
    pub names: Vec<String>,
    pub cells: Vec<Vec<String>>,
}

/// What a column seems to hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Empty,
    /// dates, in this format
    Date(&'static str),
    Number(Numbers),
    /// words for done and not done
    YesNo {
        yes: Vec<String>,
        no: Vec<String>,
    },
    Text,
}

/// How a column writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    pub decimal: char,
    pub group: Option<char>,
    pub has_percent_sign: bool,
    pub min: f64,
    pub max: f64,
    pub are_whole: bool,
}

/// What a column may be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    PlaceId,
    PlaceName,
    AreaId,
    AreaName,
    Date,
    Status,
    Covered,
    Total,
    Percent,
    Lon,
    Lat,
}

/// Words in headers, small letters: for each use in the order in which they count.
const WORDS: [(Use, &[&str]); 11] = [
    (Use::Lon, &["longitude", "lon", "lng", "long", "经度", "längengrad"]),
    (Use::Lat, &["latitude", "lat", "纬度", "breitengrad"]),
    (
        Use::Percent,
        &[
            "percent",
            "perc",
            "pct",
            "share",
            "rate",
            "quote",
            "anteil",
            "%",
            "百分比",
            "比例",
            "覆盖率",
            "完成率",
            "率",
        ],
    ),
    (
        Use::Total,
        &[
            "total",
            "population",
            "pop_",
            "pop ",
            "denominator",
            "households",
            "eligible",
            "target",
            "gesamt",
            "einwohner",
            "总数",
            "总量",
            "应",
            "合计",
            "人口",
            "户数",
        ],
    ),
    (
        Use::Covered,
        &[
            "covered",
            "done",
            "completed",
            "connected",
            "vaccinated",
            "fully",
            "count",
            "cumulative",
            "erreicht",
            "abgedeckt",
            "angeschlossen",
            "已",
            "完成数",
            "覆盖数",
            "完成",
            "覆盖",
        ],
    ),
    (Use::Status, &["status", "state", "covered", "done", "stand", "状态", "是否", "进度", "情况", "完成"]),
    (
        Use::Date,
        &[
            "date", "day", "week", "month", "year", "datum", "tag", "stichtag", "日期", "时间", "年月", "截至", "年份",
            "月份",
        ],
    ),
    (
        Use::AreaId,
        &[
            "area_id",
            "area code",
            "district_id",
            "region_id",
            "ags",
            "zip",
            "postcode",
            "区划代码",
            "行政代码",
            "区县代码",
        ],
    ),
    (
        Use::AreaName,
        &[
            "area",
            "district",
            "region",
            "borough",
            "county",
            "state",
            "ward",
            "neighborhood",
            "neighbourhood",
            "city",
            "gemeinde",
            "kreis",
            "bezirk",
            "land",
            "区县",
            "行政区",
            "街道",
            "地区",
            "所属",
            "区",
            "县",
            "市",
        ],
    ),
    (Use::PlaceId, &["place_id", "id", "code", "number", "no", "nr", "nummer", "编号", "代码", "编码"]),
    (
        Use::PlaceName,
        &[
            "name",
            "place",
            "site",
            "school",
            "building",
            "compound",
            "community",
            "station",
            "address",
            "ort",
            "小区",
            "社区",
            "名称",
            "单位",
            "学校",
            "项目",
            "地点",
        ],
    ),
];

const YES: [&str; 22] = [
    "yes",
    "y",
    "true",
    "1",
    "done",
    "covered",
    "completed",
    "complete",
    "ja",
    "x",
    "ok",
    "是",
    "有",
    "已",
    "√",
    "✓",
    "✔",
    "已完成",
    "已覆盖",
    "完成",
    "已接通",
    "已改造",
];
const NO: [&str; 19] = [
    "no",
    "n",
    "false",
    "0",
    "not done",
    "open",
    "pending",
    "not covered",
    "incomplete",
    "nein",
    "否",
    "无",
    "未",
    "×",
    "✗",
    "未完成",
    "未覆盖",
    "未接通",
    "未改造",
];

const DATE_FORMATS: [&str; 11] =
    ["default", "%m/%Y", "%m.%Y", "%Y/%m", "%m/%d/%Y", "%d/%m/%Y", "%Y%m%d", "%b %Y", "%B %Y", "%d %b %Y", "%m/%d/%y"];

impl Columns {
    pub fn len(&self) -> usize {
        self.names.len()
    }

    pub fn rows(&self) -> usize {
        self.cells.first().map_or(0, Vec::len)
    }

    /// Different cells that are not empty.
    pub fn distinct(&self, column: usize) -> HashSet<&str> {
        self.filled(column).collect()
    }

    pub fn filled(&self, column: usize) -> impl Iterator<Item = &str> {
        self.cells[column].iter().map(String::as_str).filter(|cell| !cell.is_empty())
    }

    pub fn is_unique(&self, column: usize) -> bool {
        let filled = self.filled(column).count();
        filled == self.rows() && filled > 0 && self.distinct(column).len() == filled
    }

    pub fn content(&self, column: usize) -> Content {
        let cells: Vec<&str> = self.filled(column).collect();
        if cells.is_empty() {
            return Content::Empty;
        }
        if let Some(content) = yes_no(&self.distinct(column)) {
            return content;
        }
        // a year or a number of eight digits may be either: the header decides
        let is_named_date = self.is_called(column, Use::Date);
        let numbers = numbers(&cells);
        let is_number = numbers.is_some() && !is_named_date;
        if !is_number && let Some(format) = date_format(&cells) {
            return Content::Date(format);
        }
        if is_named_date && numbers.is_some_and(|n| (20_000.0..80_000.0).contains(&n.min) && n.max < 80_000.0) {
            return Content::Date("excel");
        }
        numbers.map_or(Content::Text, Content::Number)
    }

    /// Whether the header has a word for this use.
    pub fn is_called(&self, column: usize, wanted: Use) -> bool {
        self.rank(column, wanted).is_some()
    }

    /// How early in the list of words for a use the header has one; 0 is best.
    pub fn rank(&self, column: usize, wanted: Use) -> Option<usize> {
        let name = self.names[column].to_lowercase();
        let (_, words) = WORDS.iter().find(|(of, _)| *of == wanted)?;
        words.iter().position(|word| {
            // short Latin words must stand alone: "lat" is not in "plate"
            match word.is_ascii() && word.len() <= 4 && word.chars().all(|c| c.is_ascii_alphabetic()) {
                true => name.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word),
                false => name.contains(word),
            }
        })
    }

    /// The column that is best called so, among those that fit.
    pub fn best(&self, wanted: Use, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let named = (0..self.len()).filter(|&i| fits(i)).filter_map(|i| Some((self.rank(i, wanted)?, i)));
        named.min().map(|(_, i)| i)
    }

    /// Whether two columns always go together, one value of the one with one of the other.
    pub fn go_together(&self, a: usize, b: usize) -> bool {
        let pairs: HashSet<(&str, &str)> =
            self.cells[a].iter().zip(&self.cells[b]).map(|(a, b)| (a.as_str(), b.as_str())).collect();
        pairs.len() == self.distinct(a).len() && pairs.len() == self.distinct(b).len()
    }

    /// Columns whose headers are dates, and the format of these; three or more make a wide table.
    pub fn wide(&self) -> Option<(Vec<usize>, &'static str)> {
        let columns =
            |format: &str| -> Vec<usize> { (0..self.len()).filter(|&i| reads(format, &self.names[i])).collect() };
        DATE_FORMATS.iter().map(|format| (columns(format), *format)).find(|(columns, _)| columns.len() >= 3)
    }
}

fn reads(format: &str, text: &str) -> bool {
    match format {
        // four digits alone are a number as often as a year
        "default" => {
            let date = text.split(['T', ' ']).next().unwrap_or(text);
            let has_mark = date.contains(['-', '/', '.', '年']);
            let is_plain = |text: &str| When::parse(text).is_some();
            has_mark && (is_plain(date) || is_plain(&plain_date(date)))
        }
        pattern => {
            BrokenDownTime::parse(pattern, text).is_ok_and(|time| time.to_date().is_ok() || time.year().is_some())
        }
    }
}

/// `2022年1月31日`, `2022/1/31` and `31.1.2022` as ISO has them.
fn plain_date(text: &str) -> String {
    let parts: Vec<&str> = text.split(['年', '月', '日', '/', '.']).filter(|part| !part.is_empty()).collect();
    let pad = |parts: Vec<&str>| parts.iter().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-");
    match parts.first() {
        Some(first) if first.len() == 4 => pad(parts),
        // day first with dots alone; with slashes nobody can tell
        Some(_) if text.contains('.') => pad(parts.into_iter().rev().collect()),
        _ => String::new(),
    }
}

/// The first format that reads every cell.
fn date_format(cells: &[&str]) -> Option<&'static str> {
    DATE_FORMATS.into_iter().find(|format| cells.iter().all(|cell| reads(format, cell)))
}

fn yes_no(distinct: &HashSet<&str>) -> Option<Content> {
    let is_in = |words: &[&str], cell: &str| words.contains(&cell.to_lowercase().as_str());
    let known = distinct.iter().all(|cell| is_in(&YES, cell) || is_in(&NO, cell));
    // a column of noughts and ones, or of one word, says too little
    let says_yes = distinct.iter().any(|cell| is_in(&YES, cell) && *cell != "1" && *cell != "0");
    if !known || !says_yes || distinct.len() > 6 {
        return None;
    }
    let mut words: BTreeMap<bool, Vec<String>> = BTreeMap::new();
    for cell in distinct {
        words.entry(is_in(&YES, cell)).or_default().push((*cell).to_owned());
    }
    for list in words.values_mut() {
        list.sort();
    }
    Some(Content::YesNo { yes: words.remove(&true).unwrap_or_default(), no: words.remove(&false).unwrap_or_default() })
}

fn numbers(cells: &[&str]) -> Option<Numbers> {
    let has_percent_sign = cells.iter().any(|cell| cell.ends_with(['%', '％']));
    let bare: Vec<&str> = cells.iter().map(|cell| cell.trim_end_matches(['%', '％']).trim()).collect();
    // points before three digits everywhere part thousands, unless a nought stands before one
    let parts_thousands = |cell: &&str| {
        let mut parts = cell.split('.');
        let first = parts.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && first != "0" && parts.all(|part| part.len() == 3)
    };
    let mut pointed = bare.iter().filter(|cell| cell.contains('.')).peekable();
    let german = pointed.peek().is_some() && pointed.all(parts_thousands);
    let ways = [('.', None), ('.', Some(',')), (',', Some('.')), (',', None), ('.', Some(' '))];
    ways.into_iter().filter(|way| !german || *way == (',', Some('.'))).find_map(|(decimal, group)| {
        let read = |cell: &&str| {
            let mut text = String::new();
            for c in cell.chars() {
                match c {
                    _ if Some(c) == group => {}
                    _ if c == decimal => text.push('.'),
                    '0'..='9' | '-' | '+' => text.push(c),
                    _ => return None,
                }
            }
            // thousands stand in threes
            let whole = cell.split(decimal).next().unwrap_or(cell);
            let in_threes = group.is_none_or(|group| whole.split(group).skip(1).all(|part| part.len() == 3));
            text.parse::<f64>().ok().filter(|_| in_threes)
        };
        let numbers: Vec<f64> = bare.iter().map(read).collect::<Option<_>>()?;
        Some(Numbers {
            decimal,
            group,
            has_percent_sign,
            min: numbers.iter().copied().fold(f64::INFINITY, f64::min),
            max: numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            are_whole: numbers.iter().all(|number| number.fract() == 0.0),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(name: &str, cells: &[&str]) -> Content {
        let cells = vec![cells.iter().map(|cell| (*cell).to_owned()).collect()];
        Columns { names: vec![name.to_owned()], cells }.content(0)
    }

    #[test]
    fn contents_are_told_by_cells_and_header() {
        let date = Content::Date;
        let kinds = [
            ("日期", vec!["2022-01-31", "", "2022-02-28"], date("default")),
            ("完成日期", vec!["2022年1月", "2022年2月"], date("default")),
            ("date", vec!["1/31/2022", "2/1/2022"], date("%m/%d/%Y")),
            ("date", vec!["31/1/2022", "1/2/2022"], date("%d/%m/%Y")),
            ("Datum", vec!["31.1.2022"], date("default")),
            ("日期", vec!["44592", "44620"], date("excel")),
            ("是否完成", vec!["是", "否", ""], Content::YesNo { yes: vec!["是".into()], no: vec!["否".into()] }),
            ("done", vec!["Yes", "no"], Content::YesNo { yes: vec!["Yes".into()], no: vec!["no".into()] }),
            ("name", vec!["示例小区 001", "示例小区 002"], Content::Text),
            ("note", vec!["", ""], Content::Empty),
        ];
        for (name, cells, expected) in kinds {
            assert_eq!(content(name, &cells), expected, "{name}: {cells:?}");
        }
        let numbers = [
            ("count", vec!["1234", "5"], ('.', None, false)),
            ("count", vec!["1,234", "5"], ('.', Some(','), false)),
            ("Anzahl", vec!["1.234.567", "5"], (',', Some('.'), false)),
            ("Einwohner", vec!["3.000", "12.000", "500"], (',', Some('.'), false)),
            ("share", vec!["0.758", "0.801"], ('.', None, false)),
            ("Anteil", vec!["75,8", "80"], (',', Some('.'), false)),
            ("rate", vec!["75.8%", "80%"], ('.', None, true)),
        ];
        for (name, cells, (decimal, group, percent)) in numbers {
            let Content::Number(found) = content(name, &cells) else { unreachable!("{name} holds numbers") };
            assert_eq!((found.decimal, found.has_percent_sign), (decimal, percent), "{name}");
            assert_eq!(found.group.is_some(), group.is_some(), "{name}");
        }
    }
}

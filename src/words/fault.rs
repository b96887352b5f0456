//! What can be wrong with a data package, in words that say what to do.

use crate::model::{Lang, Text};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    Note,
}

impl Severity {
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A kind of fault, with what its sentence needs beside the value found.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    MissingFile,
    NotUtf8,
    BadJson { reason: String },
    BadGeoJson { reason: String },
    NothingToShow,
    MissingProperty { property: &'static str },
    BadProperty { expected: &'static str },
    BadName,
    BadId,
    OpenQuote,
    MissingColumn { column: String },
    DuplicateColumn,
    RowTooLong { expected: usize, found: usize },
    RowTooShort { expected: usize, found: usize },
    EmptyTable,
    EmptyCell,
    BadDate,
    BadNumber,
    NegativeCount,
    ShareOutOfRange,
    ScoreOutOfRange { min: String, max: String },
    UnknownId { table: &'static str },
    UnknownWord { known: String },
    DuplicateKey { first_row: u64 },
    Circular,
    BadPosition,
    BadLink,
    CoveredAboveTotal { total: String },
    CountsAndPercent,
    DatesReversed,
    NotAPicture,
    NoMapApproval,
    NoOutline { areas: usize },
    OutlineNotDrawn { area: String },
    PartsDiffer { parts: String, date: String },
    StatusDiffers { counted: String, date: String },
}

impl Fault {
    pub const fn code(&self) -> &'static str {
        match self {
            Fault::MissingFile => "missing-file",
            Fault::NotUtf8 => "not-utf8",
            Fault::BadJson { .. } => "bad-json",
            Fault::BadGeoJson { .. } => "bad-geojson",
            Fault::NothingToShow => "nothing-to-show",
            Fault::MissingProperty { .. } => "missing-property",
            Fault::BadProperty { .. } => "bad-property",
            Fault::BadName => "bad-name",
            Fault::BadId => "bad-id",
            Fault::OpenQuote => "open-quote",
            Fault::MissingColumn { .. } => "missing-column",
            Fault::DuplicateColumn => "duplicate-column",
            Fault::RowTooLong { .. } => "row-too-long",
            Fault::RowTooShort { .. } => "row-too-short",
            Fault::EmptyTable => "empty-table",
            Fault::EmptyCell => "empty-cell",
            Fault::BadDate => "bad-date",
            Fault::BadNumber => "bad-number",
            Fault::NegativeCount => "negative-count",
            Fault::ShareOutOfRange => "share-out-of-range",
            Fault::ScoreOutOfRange { .. } => "score-out-of-range",
            Fault::UnknownId { .. } => "unknown-id",
            Fault::UnknownWord { .. } => "unknown-word",
            Fault::DuplicateKey { .. } => "duplicate-key",
            Fault::Circular => "circular",
            Fault::BadPosition => "bad-position",
            Fault::BadLink => "bad-link",
            Fault::CoveredAboveTotal { .. } => "covered-above-total",
            Fault::CountsAndPercent => "counts-and-percent",
            Fault::DatesReversed => "dates-reversed",
            Fault::NotAPicture => "not-a-picture",
            Fault::NoMapApproval => "no-map-approval",
            Fault::NoOutline { .. } => "no-outline",
            Fault::OutlineNotDrawn { .. } => "outline-not-drawn",
            Fault::PartsDiffer { .. } => "parts-differ",
            Fault::StatusDiffers { .. } => "status-differs",
        }
    }

    pub const fn severity(&self) -> Severity {
        match self {
            Fault::CoveredAboveTotal { .. }
            | Fault::NoMapApproval
            | Fault::OutlineNotDrawn { .. }
            | Fault::PartsDiffer { .. }
            | Fault::StatusDiffers { .. } => Severity::Warning,
            Fault::NoOutline { .. } => Severity::Note,
            _ => Severity::Error,
        }
    }

    /// What is wrong, and what to do about it.
    pub fn words(&self) -> (Text, Text) {
        let [(zh, zh_help), (en, en_help)] = [self.in_language(Lang::ZhCn), self.in_language(Lang::En)];
        (Text { zh, en }, Text { zh: zh_help, en: en_help })
    }

    fn in_language(&self, lang: Lang) -> (String, String) {
        let zh = lang == Lang::ZhCn;
        let pick = |zh_words: (&str, &str), en_words: (&str, &str)| {
            let (message, help) = if zh { zh_words } else { en_words };
            (message.to_owned(), help.to_owned())
        };
        match self {
            Fault::MissingFile => pick(
                ("找不到这个文件", "把文件放回数据包，或从 datapackage.json 的 resources 中删去这一项"),
                ("this file is not in the package", "put the file back, or take its resource out of datapackage.json"),
            ),
            Fault::NotUtf8 => pick(
                ("文件不是 UTF-8 编码", "在 Excel 中另存为“CSV UTF-8”"),
                ("the file is not UTF-8 text", "save it from Excel as \"CSV UTF-8\""),
            ),
            Fault::BadJson { reason } => pick(
                (&format!("JSON 读不通：{reason}"), "改正这一处；常见的是多了或少了逗号、引号"),
                (
                    &format!("the JSON does not parse: {reason}"),
                    "mend it there; often a comma or a quote is missing or too many",
                ),
            ),
            Fault::BadGeoJson { reason } => pick(
                (
                    &format!("GeoJSON 读不通：{reason}"),
                    "须为 FeatureCollection，几何为 Polygon 或 MultiPolygon，每个要素有属性 area_id",
                ),
                (
                    &format!("the GeoJSON cannot be read: {reason}"),
                    "it must be a FeatureCollection of Polygons or MultiPolygons, each with the property area_id",
                ),
            ),
            Fault::NothingToShow => pick(
                ("既没有 areas，也没有 places", "至少提供其中一个资源"),
                ("there is neither an areas nor a places table", "give at least one of these resources"),
            ),
            Fault::MissingProperty { property } => pick(
                (&format!("缺少属性 {property}"), "在 datapackage.json 中补上"),
                (&format!("the property {property} is missing"), "add it to datapackage.json"),
            ),
            Fault::BadProperty { expected } => pick(
                (&format!("这里应当是 {expected}"), "true 和 false 不加引号；语言写 zh-CN 或 en"),
                (&format!("this should be {expected}"), "true and false take no quotes; a language is zh-CN or en"),
            ),
            Fault::BadName => pick(
                ("这个名称不能作文件夹名", "只用小写字母、数字、点、横线和下划线；assets、data、embed 另有用处"),
                (
                    "this name cannot be a folder of the site",
                    "use small letters, digits, dots, hyphens and underscores; assets, data and embed are taken",
                ),
            ),
            Fault::BadId => pick(
                ("这个编号不能作网址的一部分", "去掉斜线、反斜线、？、#、%，也不要以点开头"),
                ("this id cannot be part of an address", "leave out / \\ ? # %, and do not begin it with a dot"),
            ),
            Fault::OpenQuote => pick(
                ("引号没有成对，后面的内容都会并进这一格", "补上缺的英文双引号；格内的双引号要写成两个"),
                (
                    "a quote is opened and not closed, so all that follows would fall into this cell",
                    "add the missing double quote; a quote inside a cell is written twice",
                ),
            ),
            Fault::DuplicateColumn => pick(
                ("有两列同名", "改名或删去其中一列"),
                ("two columns have this name", "rename one of them or take it out"),
            ),
            Fault::ScoreOutOfRange { min, max } => pick(
                (&format!("得分应在 {min} 到 {max} 之间"), "核对得分，或改正 dimensions 中的分值范围"),
                (&format!("the score should lie between {min} and {max}"), "correct it, or the scale in dimensions"),
            ),
            Fault::MissingColumn { column } => pick(
                (&format!("缺少列 {column}"), "补上这一列；列名须与表头完全一致"),
                (
                    &format!("the column {column} is missing"),
                    "add the column; its name must stand in the header exactly so",
                ),
            ),
            Fault::RowTooLong { expected, found } => pick(
                (&format!("这一行有 {found} 格，表头只有 {expected} 列"), "含逗号的内容要加英文双引号"),
                (
                    &format!("this row has {found} cells, the header {expected}"),
                    "put double quotes round a cell that contains a comma",
                ),
            ),
            Fault::RowTooShort { expected, found } => pick(
                (&format!("这一行只有 {found} 格，表头有 {expected} 列"), "补足空格：没有公布的内容留空，但逗号不能少"),
                (
                    &format!("this row has {found} cells, the header {expected}"),
                    "keep the commas: what is not published is an empty cell",
                ),
            ),
            Fault::EmptyTable => pick(
                ("表中没有数据行", "补上数据，或从 datapackage.json 中删去这个资源：没有公布的，不必列出"),
                (
                    "the table has no rows",
                    "add rows, or take the resource out of datapackage.json: what is not published need not be listed",
                ),
            ),
            Fault::EmptyCell => pick(
                ("这一格不能空", "填上内容，或删去整行"),
                ("this cell must not be empty", "fill it in, or delete the row"),
            ),
            Fault::BadDate => pick(
                ("不是日期", "写成 2022-01-31；允许时段的列还可写 2022、2022-01 或 2022-01-01/2022-01-31"),
                (
                    "this is not a date",
                    "write 2022-01-31; where a period is allowed also 2022, 2022-01 or 2022-01-01/2022-01-31",
                ),
            ),
            Fault::BadNumber => pick(
                ("不是数字", "只写数字和小数点，不带单位、空格和千分位逗号；没有公布就留空"),
                (
                    "this is not a number",
                    "write digits and a decimal point only, without unit, space or thousands separator; leave it empty if not published",
                ),
            ),
            Fault::NegativeCount => pick(
                ("数量不能小于零", "核对这一格；没有公布就留空"),
                ("a count cannot be below zero", "check the cell; leave it empty if not published"),
            ),
            Fault::ShareOutOfRange => pick(
                ("比例须大于 0、不超过 1", "80% 写成 0.8"),
                ("a share must be above 0 and at most 1", "write 80% as 0.8"),
            ),
            Fault::UnknownId { table } => pick(
                (
                    &format!("{table} 中没有这个编号"),
                    &format!("改正编号，或在 {table} 中补上它；用 Excel 打开过的文件，留意开头的 0 是否丢了"),
                ),
                (
                    &format!("there is no such id in {table}"),
                    &format!("correct it, or add it to {table}; Excel may have taken leading zeros away"),
                ),
            ),
            Fault::UnknownWord { known } => pick(
                (&format!("这里只能写：{known}"), "换成其中之一"),
                (&format!("this must be one of: {known}"), "use one of these words"),
            ),
            Fault::DuplicateKey { first_row } => pick(
                (&format!("与第 {first_row} 行重复"), "删去多余的一行，或改正编号或日期"),
                (&format!("this repeats row {first_row}"), "delete one of the two, or correct its id or date"),
            ),
            Fault::Circular => pick(
                ("上级关系绕成了圈", "改正 parent_id，使每个地区最终归到最上一级"),
                (
                    "this area is, through its parents, its own parent",
                    "correct parent_id so that every area ends at the top one",
                ),
            ),
            Fault::BadPosition => pick(
                ("经纬度不对", "经度在 -180 到 180 之间，纬度在 -90 到 90 之间，两者要么都填要么都空"),
                ("this is no position", "longitude is from -180 to 180, latitude from -90 to 90; give both or neither"),
            ),
            Fault::BadLink => pick(
                ("不是网址", "须以 http:// 或 https:// 开头；名称写在 source_name 列"),
                ("this is not a link", "it must begin with http:// or https://; a name belongs in source_name"),
            ),
            Fault::CoveredAboveTotal { total } => pick(
                (&format!("已覆盖多于总数（{total}）"), "核对；若确系如此（例如总数是估计的），页面会照登并说明"),
                (
                    &format!("more are covered than the total of {total}"),
                    "check it; if it is so (the total may be an estimate), the page shows it and says why",
                ),
            ),
            Fault::CountsAndPercent => pick(
                ("同一行既有数量又有百分比", "有数量时不要再填 percent，比例由数量算出"),
                (
                    "this row has both counts and a percentage",
                    "leave percent empty where counts are given: the share follows from them",
                ),
            ),
            Fault::DatesReversed => pick(
                ("先后颠倒", "较早的日期须不晚于较晚的日期"),
                ("the dates are the wrong way round", "the earlier must not be after the later"),
            ),
            Fault::NotAPicture => pick(
                ("不是可用的图片", "用 SVG、JPEG、PNG 或 WebP;SVG 须有 viewBox"),
                ("this is not a picture that can be used", "use SVG, JPEG, PNG or WebP; an SVG needs a viewBox"),
            ),
            Fault::NoMapApproval => pick(
                (
                    "中国地图没有审图号",
                    "在 boundaries 的 noticeboard.map_approval 中填写审图号，或设 layout 为 tiles 只用方格图；页面会注明没有审图号",
                ),
                (
                    "boundaries in China carry no map approval number",
                    "give it as noticeboard.map_approval of the resource, or set layout to tiles; until then the page says that there is none",
                ),
            ),
            Fault::NoOutline { areas } => pick(
                (&format!("有 {areas} 个地区没有边界"), "页面会把它们列在地图旁边；有边界后补上即可"),
                (
                    &format!("{areas} areas have no outline"),
                    "the page lists them beside the map; add outlines when you have them",
                ),
            ),
            Fault::OutlineNotDrawn { area } => pick(
                (&format!("{area} 的边界画不出来"), "检查这个多边形：每个环至少要有四个不同的点"),
                (
                    &format!("the outline of {area} cannot be drawn"),
                    "check the polygon: a ring needs at least four positions",
                ),
            ),
            Fault::PartsDiffer { parts, date } => pick(
                (&format!("{date}：下级合计为 {parts}，与本行不符"), "核对；两者都会照登"),
                (
                    &format!("on {date} the parts add up to {parts}, not to this"),
                    "check it; both are shown as published",
                ),
            ),
            Fault::StatusDiffers { counted, date } => pick(
                (&format!("{date}：按逐个状态数得 {counted}，与本行不符"), "核对；两者都会照登"),
                (
                    &format!("on {date} the statuses of places give {counted}, not this"),
                    "check it; both are shown as published",
                ),
            ),
        }
    }
}

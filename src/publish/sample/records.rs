//! Everything beside the places: the promise, what was said, companies, ratings and awards.

use super::Dice;
use super::history::{self, Event};
use super::places::Place;
use super::table::Table;

pub(super) const PROVIDERS: usize = 40;

pub(super) fn provider_id(i: usize) -> String {
    format!("C{:02}", i + 1)
}

pub(super) fn kinds() -> Table {
    Table::of(
        "kinds",
        ["类别", "Kinds"],
        &["id", "name", "name@en"],
        &[
            &["old", "老旧小区", "Old compound"],
            &["commercial", "商品房小区", "Commercial housing"],
            &["yard", "独楼独院", "Single yard"],
        ],
    )
}

pub(super) fn modes() -> Table {
    Table::of(
        "modes",
        ["管理方式", "Modes"],
        &["id", "name", "name@en", "definition", "definition@en"],
        &[
            &[
                "regular",
                "常规",
                "Regular",
                "小区自己聘请一家物业公司",
                "The compound has a property company of its own",
            ],
            &["joined", "连片", "Joined", "拆掉院墙，几个小院连成一个", "Walls taken down, several yards become one"],
            &[
                "merged",
                "并入",
                "Merged",
                "小院并入相邻的大小区，一并管理",
                "A yard becomes part of a larger neighbour",
            ],
            &["entrusted", "托管", "Entrusted", "交给邻近的大公司代管", "A large company nearby looks after it"],
            &[
                "shared",
                "合作",
                "Run together",
                "公司、产权单位和居民分工管理",
                "Company, owning unit and residents share the work",
            ],
        ],
    )
}

pub(super) fn indicators() -> Table {
    let columns = &[
        "indicator_id",
        "name",
        "name@en",
        "unit",
        "unit@en",
        "units@en",
        "covered_means",
        "covered_means@en",
        "counted",
        "counted@en",
        "next_release",
    ];
    Table::of(
        "indicators",
        ["指标", "Indicators"],
        columns,
        &[&[
            "property",
            "物业管理",
            "Property management",
            "小区",
            "compound",
            "compounds",
            "有物业公司进驻，并已按 5+3 标准开始服务",
            "A property company has moved in and works to the 5+3 standard",
            "地区的数字是其中各小区之和；并入别处的小院不再单独计数；没有公布状态的算情况不明",
            "An area is the sum of its compounds; a yard that was merged is no longer counted; one without a published status is unknown",
            "2025-04-30",
        ]],
    )
}

pub(super) fn targets() -> Table {
    let columns = &["area_id", "share", "due", "announced", "announced_by", "announced_by@en", "source"];
    Table::of(
        "targets",
        ["承诺", "Promises"],
        columns,
        &[
            &[
                "S",
                "1",
                "2024-06-30",
                "2023-03-15",
                "示例市政府",
                "Shili city government",
                "https://example.org/promise",
            ],
            &["S", "1", "2024-12-31", "2024-06-10", "示例市政府", "Shili city government", "https://example.org/moved"],
        ],
    )
}

pub(super) fn claims() -> Table {
    let columns = &[
        "statement",
        "statement@en",
        "kind",
        "said_by",
        "said_by@en",
        "stated_on",
        "refers_to",
        "area_id",
        "value",
        "unit",
        "unit@en",
        "source",
        "source_name",
        "source_name@en",
        "grade",
    ];
    Table::of(
        "claims",
        ["说法（演示数据）", "Claims (illustrative)"],
        columns,
        &[
            &[
                "2024年6月底前全市小区物业管理全覆盖",
                "Every compound of the city will be managed by the end of June 2024",
                "target",
                "示例市政府",
                "Shili city government",
                "2023-03-15",
                "2024-06-30",
                "S",
                "100",
                "百分比",
                "percent",
                "https://example.org/promise",
                "示例日报",
                "Shili Daily",
                "press",
            ],
            &[
                "期限改到2024年底",
                "The deadline moves to the end of 2024",
                "target",
                "示例市政府",
                "Shili city government",
                "2024-06-10",
                "2024-12-31",
                "S",
                "100",
                "百分比",
                "percent",
                "https://example.org/moved",
                "示例日报",
                "Shili Daily",
                "press",
            ],
            &[
                "全市已实现全覆盖",
                "The whole city is covered",
                "claimed",
                "示例物业协会",
                "Shili property association",
                "2025-01-05",
                "2024-12-31",
                "S",
                "100",
                "百分比",
                "percent",
                "https://example.org/all-covered",
                "示例物业协会网站",
                "Website of the association",
                "official",
            ],
            &[
                "湖区还没有交付的小区",
                "The Lake District has no finished compounds yet",
                "actual",
                "示例湖区办事处",
                "Lake District office",
                "2024-11",
                "2024",
                "S08",
                "0",
                "小区",
                "compounds",
                "https://example.org/lake",
                "示例市网站",
                "City website",
                "official",
            ],
            &[
                "有网友说自己的小院没人管",
                "Somebody says that nobody looks after their yard",
                "actual",
                "论坛网友",
                "A forum user",
                "2025-02",
                "2025-02",
                "S03",
                "",
                "",
                "",
                "https://example.org/forum",
                "示例论坛",
                "Shili forum",
                "forum",
            ],
        ],
    )
}

pub(super) fn providers() -> Table {
    let columns = &["provider_id", "name", "name@en", "form", "form@en"];
    let mut table = Table::new("providers", ["企业（演示数据）", "Companies (illustrative)"], columns);
    let forms = [
        ["单独组建", "its own Party branch"],
        ["联合组建", "a branch shared with others"],
        ["挂靠组建", "attached to another's branch"],
        ["选派党建指导员", "an instructor sent to it"],
    ];
    table.rows.extend((0..PROVIDERS).map(|i| {
        let [form, english] = forms[i % forms.len()].map(str::to_owned);
        vec![provider_id(i), format!("示例物业 {:02}", i + 1), format!("Sample Property {:02}", i + 1), form, english]
    }));
    table
}

/// The heads of 5+3, with their scale: the fifth is in hours and runs backwards.
const DIMENSIONS: [(&str, f64, f64, bool); 8] = [
    ("refuse", 0.0, 100.0, true),
    ("structures", 0.0, 100.0, true),
    ("safety", 0.0, 100.0, true),
    ("parking", 0.0, 100.0, true),
    ("repairs", 0.0, 72.0, false),
    ("party", 0.0, 100.0, true),
    ("morals", 0.0, 100.0, true),
    ("culture", 0.0, 100.0, true),
];

pub(super) fn dimensions() -> Table {
    let columns = &[
        "dimension_id",
        "name",
        "name@en",
        "definition",
        "definition@en",
        "min",
        "max",
        "direction",
        "threshold",
        "sampling",
        "sampling@en",
    ];
    let sampling = [
        "每个小区随机抽取的住户，每户一份答卷（虚构）",
        "Households drawn at random in each compound, one answer each (invented)",
    ];
    let names = [
        ["垃圾当日清", "Refuse cleared the same day", "住户问卷，满分 100", "Residents' survey, out of 100"],
        ["违建全拆除", "Unauthorised structures removed", "住户问卷，满分 100", "Residents' survey, out of 100"],
        ["安全有保障", "Safety", "住户问卷，满分 100", "Residents' survey, out of 100"],
        ["停车有秩序", "Orderly parking", "住户问卷，满分 100", "Residents' survey, out of 100"],
        ["维修要及时", "Timely repairs", "从报修到修好的小时数", "Hours from report to repair"],
        ["突出党建引领", "Party-building leads", "住户问卷，满分 100", "Residents' survey, out of 100"],
        ["凝聚道德力量", "Moral strength", "住户问卷，满分 100", "Residents' survey, out of 100"],
        ["涵养社区文化", "Community culture", "住户问卷，满分 100", "Residents' survey, out of 100"],
    ];
    let mut table = Table::new("dimensions", ["评分项目", "Dimensions"], columns);
    table.rows.extend(DIMENSIONS.iter().zip(names).map(|((id, min, max, up), [zh, en, def_zh, def_en])| {
        let direction = if *up { "higher_is_better" } else { "lower_is_better" };
        let [min, max] = [min, max].map(f64::to_string);
        let [how_zh, how_en] = sampling;
        [id, zh, en, def_zh, def_en, &min, &max, direction, "10", how_zh, how_en].map(str::to_owned).to_vec()
    }));
    table
}

/// Two in five of the covered compounds at the last date, and every company at two.
pub(super) fn ratings(places: &[Place], status: &[Event], dice: &mut Dice) -> Table {
    let columns = &["place_id", "provider_id", "dimension_id", "date", "score", "n", "spread"];
    let mut table = Table::new("ratings", ["评分（演示数据）", "Ratings (illustrative)"], columns);
    let quality: Vec<f64> = (0..PROVIDERS).map(|_| dice.bell() * 9.0).collect();
    let mut rate = |place: &str, provider: &str, date: &str, n: u32, lift: f64, dice: &mut Dice| {
        for (id, _, max, up) in &DIMENSIONS {
            let lift = if *up { lift } else { -lift };
            let middle = if *up { 0.74 } else { 0.3 };
            let score = (max * middle + (lift + dice.bell() * 8.0) * max / 100.0).clamp(0.0, *max);
            let spread = max * dice.between(0.08, 0.2);
            let cells = [place, provider, id, date, &format!("{score:.1}"), &n.to_string(), &format!("{spread:.1}")];
            table.rows.push(cells.map(str::to_owned).to_vec());
        }
    };
    let covered = history::covered(status);
    for place in places {
        if covered.contains(place.id.as_str()) && dice.chance(0.4) {
            // a few surveys had so few answers that no score may be shown
            let n = if dice.chance(0.08) { 2 + dice.pick(8) as u32 } else { 12 + dice.pick(70) as u32 };
            rate(&place.id, "", "2025-03-15", n, quality[place.provider], dice);
        }
    }
    for (i, lift) in quality.iter().enumerate() {
        for date in ["2024-09-15", "2025-03-15"] {
            let n = 40 + dice.pick(400) as u32;
            rate("", &provider_id(i), date, n, *lift, dice);
        }
    }
    table
}

pub(super) fn awards() -> Table {
    let columns = &["name", "name@en", "provider_id", "level", "level@en", "date", "source"];
    Table::of(
        "awards",
        ["表彰（演示数据）", "Awards (illustrative)"],
        columns,
        &[
            &["金牌示例物业", "Gold Sample Property", "C03", "市级", "city", "2024-10-20", "https://example.org/gold"],
            &["金牌示例物业", "Gold Sample Property", "C11", "市级", "city", "2024-10-20", "https://example.org/gold"],
            &[
                "金牌示例物业",
                "Gold Sample Property",
                "C17",
                "区级",
                "district",
                "2024-09-12",
                "https://example.org/gold-district",
            ],
        ],
    )
}

/// What one that won an award says of its scores.
pub(super) fn replies() -> Table {
    Table::of(
        "replies",
        ["企业回应（演示数据）", "Replies (illustrative)"],
        &["provider_id", "date", "text", "text@en", "source"],
        &[&[
            "C03",
            "2025-03-28",
            "维修慢，是因为冬天水管冻裂的多。已添了两个夜班维修工，秋天再看。",
            "Repairs were slow because pipes froze in winter. Two more plumbers work at night now; look again in autumn.",
            "https://example.org/reply",
        ]],
    )
}

/// What figures over time are annotated with.
pub(super) fn events() -> Table {
    Table::of(
        "events",
        ["大事（演示数据）", "Events (illustrative)"],
        &["date", "name", "name@en"],
        &[&["2023-04-01", "启动", "start"]],
    )
}

//! Two stories with their pictures, and the texts of the package.

use super::city::City;
use super::places::Place;
use super::table::Table;

pub(super) fn stories(places: &[Place], city: &City) -> Table {
    let columns = &[
        "story_id",
        "title",
        "title@en",
        "summary",
        "summary@en",
        "text",
        "text@en",
        "place_id",
        "area_id",
        "place_name",
        "place_name@en",
        "mode",
        "work",
        "work@en",
        "before",
        "after",
        "chosen_by",
        "chosen_by@en",
        "source",
        "source_name",
        "source_name@en",
    ];
    let mut table = Table::new("stories", ["故事（演示数据）", "Stories (illustrative)"], columns);
    let mut add = |place: usize, words: [&str; 6], mode: &str, work: [&str; 2], before: &str, after: &str| {
        let number = place + 1;
        let Some(place) = places.get(place) else { return };
        let [id, title, title_en, summary, summary_en, source] = words;
        table.rows.push(
            [
                id,
                title,
                title_en,
                summary,
                summary_en,
                &format!("stories/{id}.md"),
                &format!("stories/{id}.en.md"),
                &place.id,
                &city.communities[place.community].id,
                &format!("示例小区 {number:04}"),
                &format!("Sample Compound {number:04}"),
                mode,
                work[0],
                work[1],
                before,
                after,
                "编者虚构",
                "invented by the editors",
                source,
                "示例日报",
                "Shili Daily",
            ]
            .map(str::to_owned)
            .to_vec(),
        );
    };
    add(
        0,
        [
            "walls",
            "三个院，一堵墙也没有了",
            "Three yards, and not a wall left",
            "拆了墙，多出十八个车位和一片树荫。",
            "With the walls gone there is room for eighteen cars and some shade.",
            "https://example.org/walls",
        ],
        "joined",
        ["拆墙|增设车位", "Walls taken down|Parking"],
        "2023-05-10",
        "2024-03-28",
    );
    add(
        1,
        [
            "light",
            "楼道里的灯亮了",
            "The lights on the stairs are on",
            "从摸黑上楼，到报修当天修好。",
            "From climbing in the dark to repairs on the same day.",
            "https://example.org/light",
        ],
        "entrusted",
        ["照明|日常维修", "Lighting|Repairs"],
        "2023-09",
        "2024-06-12",
    );
    table
}

pub(super) fn pictures() -> Table {
    let columns = &["story_id", "moment", "file", "alt", "alt@en", "kind", "credit", "credit@en", "taken_on"];
    Table::of(
        "pictures",
        ["图片（演示数据）", "Pictures (illustrative)"],
        columns,
        &[
            &[
                "walls",
                "before",
                "pictures/walls-before.svg",
                "平面图：三个小院，中间两道墙，车停得横七竖八",
                "Plan: three yards with two walls between them, cars at all angles",
                "illustration",
                "示例绘图",
                "sample drawing",
                "2023-05-10",
            ],
            &[
                "walls",
                "after",
                "pictures/walls-after.svg",
                "平面图：墙拆了，成了一个院，有车位、树和长椅",
                "Plan: the walls are gone, one yard with parking bays, trees and benches",
                "illustration",
                "示例绘图",
                "sample drawing",
                "2024-03-28",
            ],
            &[
                "light",
                "before",
                "pictures/light-before.svg",
                "夜里的楼，窗边楼道全黑，门口堆着杂物",
                "A block at night, its stairs dark, rubbish at the door",
                "illustration",
                "示例绘图",
                "sample drawing",
                "2023-09",
            ],
            &[
                "light",
                "after",
                "pictures/light-after.svg",
                "同一栋楼，每层楼道亮着灯，门口干净，有门禁",
                "The same block, a light on every landing, a clean entrance with a door lock",
                "illustration",
                "示例绘图",
                "sample drawing",
                "2024-06-12",
            ],
        ],
    )
}

pub(super) fn checklists() -> Table {
    let columns = &["story_id", "item", "item@en", "before", "after"];
    Table::of(
        "checklists",
        ["清单（演示数据）", "Checklists (illustrative)"],
        columns,
        &[
            &["walls", "有固定车位", "Marked parking bays", "no", "yes"],
            &["walls", "院里有树", "Trees in the yard", "no", "yes"],
            &["walls", "垃圾当日清走", "Refuse cleared the same day", "no", "yes"],
            &["walls", "充电桩", "Charging points", "no", "no"],
            &["light", "楼道有灯", "Lights on the stairs", "no", "yes"],
            &["light", "门禁", "Door lock", "no", "yes"],
            &["light", "报修当天有回音", "A repair is answered the same day", "not_stated", "yes"],
        ],
    )
}

/// Texts and pictures.
pub(super) fn files() -> Vec<(String, Vec<u8>)> {
    [
        ("stories/walls.md", include_str!("files/walls.md")),
        ("stories/walls.en.md", include_str!("files/walls.en.md")),
        ("stories/light.md", include_str!("files/light.md")),
        ("stories/light.en.md", include_str!("files/light.en.md")),
        ("about.zh-CN.md", include_str!("files/about.zh-CN.md")),
        ("about.en.md", include_str!("files/about.en.md")),
        ("pictures/walls-before.svg", include_str!("files/walls-before.svg")),
        ("pictures/walls-after.svg", include_str!("files/walls-after.svg")),
        ("pictures/light-before.svg", include_str!("files/light-before.svg")),
        ("pictures/light-after.svg", include_str!("files/light-after.svg")),
        ("README.md", include_str!("files/README.md")),
    ]
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .to_vec()
}

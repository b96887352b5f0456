//! `datapackage.json` of the model city.

use serde_json::{Value, json};

use super::table::Table;

pub(super) fn descriptor(tables: &[Table]) -> Vec<u8> {
    let mut resources: Vec<Value> = tables.iter().map(resource).collect();
    resources.push(json!({
        "name": "boundaries",
        "title": "地区边界（演示数据）",
        "title@en": "Outlines of areas (illustrative)",
        "path": "boundaries.geojson",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "noticeboard": { "source": "虚构，位于大西洋中", "source@en": "invented; it lies in the open Atlantic" },
    }));
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "shili",
        "title": "示例市物业管理全覆盖",
        "title@en": "Shili: every compound managed",
        "description": "一座虚构的城市逐个小区公布数据：状态、依据、企业、评分。城市、小区、企业和数字都是虚构的。",
        "description@en": "An invented city publishes its data compound by compound: status, evidence, companies, ratings. The city, its compounds, companies and figures are invented.",
        "version": "1.0.0",
        "created": "2025-04-02T00:00:00Z",
        "contributors": [{ "title": "示例市（虚构）", "title@en": "Shili city (invented)", "roles": ["publisher"] }],
        "licenses": [{
            "name": "CC0-1.0", "title": "CC0 1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/",
        }],
        "sources": [{ "title": "虚构数据，由 noticeboard sample 生成", "title@en": "Invented data, made by noticeboard sample" }],
        "resources": resources,
        "noticeboard": {
            "languages": ["zh-CN", "en"],
            "illustrative": true,
            "levels": [
                { "level": "city", "name": "市", "name@en": "City" },
                { "level": "district", "name": "区", "name@en": "District" },
                { "level": "subdistrict", "name": "街道", "name@en": "Subdistrict" },
                { "level": "community", "name": "社区", "name@en": "Community" },
            ],
            "about": "about.zh-CN.md",
            "about@en": "about.en.md",
            "notice": "这是一座虚构的城市。它演示一座城市逐个小区公布数据时，这样的页面是什么样子。",
            "notice@en": "This city is invented. It shows what such a page looks like when a city publishes its rows.",
            "contact": "report@example.org",
        },
    });
    format!("{package:#}\n").into_bytes()
}

fn resource(table: &Table) -> Value {
    let field = |name: &&str| match title_of(name) {
        Some([zh, en]) => json!({ "name": name, "type": type_of(table.name, name), "title": zh, "title@en": en }),
        None => json!({ "name": name, "type": type_of(table.name, name) }),
    };
    let fields: Vec<Value> = table.columns.iter().map(field).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if let Some(key) = table.columns.first().filter(|name| **name == id_of(table.name)) {
        schema["primaryKey"] = json!([key]);
    }
    json!({
        "name": table.name,
        "title": table.title[0],
        "title@en": table.title[1],
        "path": format!("{}.csv", table.name),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

/// The column that names a row of this table, where one does.
fn id_of(table: &str) -> &'static str {
    match table {
        "areas" => "area_id",
        "places" => "place_id",
        "providers" => "provider_id",
        "indicators" => "indicator_id",
        "dimensions" => "dimension_id",
        "stories" => "story_id",
        "kinds" | "modes" => "id",
        _ => "",
    }
}

/// What a column that only this city has is called on a page.
fn title_of(column: &str) -> Option<[&'static str; 2]> {
    Some(match column {
        "households" => ["户数", "Households"],
        "fee" => ["物业费（元/㎡·月）", "Fee (yuan per m² and month)"],
        "contract_end" => ["合同到期年", "Contract ends"],
        _ => return None,
    })
}

fn type_of(table: &str, column: &str) -> &'static str {
    match (table, column) {
        (_, "date" | "earliest" | "latest" | "due" | "announced" | "next_release") => "date",
        (_, "lon" | "lat" | "share" | "value" | "min" | "max" | "score" | "spread" | "fee") => "number",
        (_, "n" | "threshold" | "households" | "contract_end") => "integer",
        _ => "string",
    }
}

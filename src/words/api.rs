//! What is said of the figures as files, for those who build on them.

use serde::Serialize;

#[derive(Serialize)]
pub struct ApiWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub address: &'static str,
    pub holds: &'static str,
    pub area: &'static str,
    pub series: &'static str,
    pub beside: &'static str,
    pub all_areas: &'static str,
    pub package: &'static str,
    pub record: &'static str,
    pub feed: &'static str,
    pub described: &'static str,
    pub units: &'static str,
    pub stable: &'static str,
    pub cors: &'static str,
    pub examples: &'static str,
    /// where the site does not know its own host
    pub host: &'static str,
}

pub(super) const EN: ApiWords = ApiWords {
    title: "Figures for programs",
    lead: "The figures are also files: JSON or CSV, at addresses that stay; those by group are in the published tables alone. There is no key to ask for and no limit to keep to; a file changes only when the data do.",
    address: "Address",
    holds: "What it holds",
    area: "One area: all its figures by date, its promises with their verdicts, why its share changed, and the areas directly below it",
    series: "Every figure of the whole and of the areas directly below it",
    beside: "The figures of a page, beside it: put index.json or index.csv behind the address of the overview, of an area, or of the list of areas",
    all_areas: "Every area with its latest figure",
    package: "The published tables themselves, with their descriptor (Data Package)",
    record: "The record of releases: hashes, signatures, what changed",
    feed: "What changed, as Atom; each area has its own",
    described: "All of this for machines, as OpenAPI 3.1",
    units: "Counts are numbers as they were published, shares are fractions of 1, dates are YYYY-MM-DD. What was not published is null, or an empty cell; it is never 0.",
    stable: "Addresses, names and units stay. What is new is added beside them; a change that could break a program would come with another number in \"api\", and a release of the data says which of its own figures were altered.",
    cors: "Programs read the files from anywhere. A script on another website can do so if this host sends Access-Control-Allow-Origin.",
    examples: "Examples",
    host: "Put the address of this site in place of https://example.org.",
};

pub(super) const ZH_CN: ApiWords = ApiWords {
    title: "供程序使用的数据",
    lead: "这些数字也都是文件：JSON 或 CSV，地址长期不变；分组的数字只在公布的数据表中。无需申请密钥，没有次数限制；数据不变，文件就不变。",
    address: "地址",
    holds: "内容",
    area: "一个地区：各日期的数字、承诺及其结论、覆盖率为何变化，以及其直属地区",
    series: "全局及其直属地区的全部数字",
    beside: "页面旁边的同一组数字：在总览、地区或地区列表的地址后加 index.json 或 index.csv",
    all_areas: "所有地区及其最新数字",
    package: "公布的数据表本身及其描述文件（Data Package）",
    record: "历次发布的记录：哈希、签名、改动",
    feed: "更新内容（Atom）；每个地区另有自己的订阅",
    described: "以上全部的机器可读描述（OpenAPI 3.1）",
    units: "数量照公布的写，比率是 1 的分数，日期为 YYYY-MM-DD。未公布的写作 null 或空单元格，绝不写 0。",
    stable: "地址、名称和单位不变，新内容只会另外添加。若有可能影响程序的改动，“api” 的数字会改变；哪些旧数字被修改，由各次发布说明。",
    cors: "程序可从任何地方读取。其他网站的脚本能否读取，取决于本站主机是否发送 Access-Control-Allow-Origin。",
    examples: "示例",
    host: "请把 https://example.org 换成本站地址。",
};

pub(super) const DE: ApiWords = ApiWords {
    title: "Zahlen für Programme",
    lead: "Die Zahlen sind auch Dateien: JSON oder CSV, unter Adressen, die bleiben; die nach Gruppen stehen allein in den veröffentlichten Tabellen. Es braucht keinen Schlüssel, und es gibt keine Obergrenze; eine Datei ändert sich nur mit den Daten.",
    address: "Adresse",
    holds: "Inhalt",
    area: "Ein Gebiet: alle Zahlen nach Datum, Zusagen mit ihrem Urteil, warum sich die Quote änderte, und die Gebiete direkt darunter",
    series: "Alle Zahlen des Ganzen und der Gebiete direkt darunter",
    beside: "Die Zahlen einer Seite, neben ihr: index.json oder index.csv hinter die Adresse der Übersicht, eines Gebiets oder der Gebietsliste setzen",
    all_areas: "Jedes Gebiet mit seiner neuesten Zahl",
    package: "Die veröffentlichten Tabellen selbst, mit ihrer Beschreibung (Data Package)",
    record: "Das Verzeichnis der Veröffentlichungen: Prüfsummen, Signaturen, Änderungen",
    feed: "Was sich änderte, als Atom; jedes Gebiet hat einen eigenen",
    described: "Das alles für Maschinen, als OpenAPI 3.1",
    units: "Anzahlen stehen, wie sie veröffentlicht wurden, Quoten als Bruchteile von 1, Tage als JJJJ-MM-TT. Was nicht veröffentlicht wurde, ist null oder eine leere Zelle, niemals 0.",
    stable: "Adressen, Namen und Einheiten bleiben. Neues kommt daneben; eine Änderung, die ein Programm stören könnte, käme mit einer anderen Zahl in „api“, und jede Veröffentlichung sagt, welche ihrer Zahlen geändert wurden.",
    cors: "Programme lesen die Dateien von überall. Ein Skript auf einer anderen Website kann es, wenn dieser Host Access-Control-Allow-Origin sendet.",
    examples: "Beispiele",
    host: "Setzen Sie die Adresse dieser Seite an die Stelle von https://example.org.",
};

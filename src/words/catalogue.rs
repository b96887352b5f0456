//! Every fixed string of the site, Chinese and English side by side.

use crate::model::Lang;

macro_rules! catalogue {
    ($($key:ident: $zh:literal, $en:literal;)*) => {
        /// The fixed strings of one language.
        pub struct Words { $(pub $key: &'static str,)* }
        static ZH_CN: Words = Words { $($key: $zh,)* };
        static EN: Words = Words { $($key: $en,)* };
    };
}

/// The fixed strings of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::ZhCn => &ZH_CN,
        Lang::En => &EN,
    }
}

catalogue! {
    // frame of every page
    site: "公示栏", "Noticeboard";
    site_tagline: "承诺兑现了吗？按公布的数据，一目了然", "Is the promise being kept? What the published figures say";
    skip: "跳到正文", "Skip to content";
    menu: "栏目", "Sections";
    overview: "总览", "Overview";
    areas: "地区", "Areas";
    map: "地图", "Map";
    find: "查找", "Find";
    places: "查地点", "Find a place";
    stories: "故事", "Stories";
    claims: "说法", "Claims";
    data: "数据", "Data";
    all_sources: "全部来源与数据", "All sources and data";
    about: "说明", "About";
    more: "更多", "More";
    other_language: "English", "中文";
    theme: "明暗", "Theme";
    theme_auto: "随系统", "Auto";
    theme_light: "浅色", "Light";
    theme_dark: "深色", "Dark";
    all_programmes: "全部项目", "All programmes";
    illustrative: "演示数据", "Illustrative data";
    illustrative_long: "演示数据：城市、小区、企业和数字均为虚构", "Illustrative data: the city, places, companies and figures are invented";
    made_with: "本站只由静态文件组成，不跟踪读者。", "This site is made of static files and tracks nobody.";

    site_question: "说好的事，办到哪一步了？", "It was promised. Is it being done?";
    total_changed: "总数有变", "total changed";
    table_of_month_ends: "各月末和承诺到期日；全部日期见数据文件", "Ends of months and deadlines; every date is in the data files";
    scorecard_lead: "平均分 ± 标准差，n 为份数；每项单独列出，不合成总分", "Mean ± standard deviation, n answers; each by itself, no overall score is made of them";
    source_and_licence: "来源与许可", "Sources and licences";

    // search
    search: "搜索", "Search";
    search_hint: "地名或地点名，也可用拼音首字母", "Area or place, by name";
    search_nothing: "没有找到。试试更短的名称，或到“地区”逐级查找。", "Nothing found. Try a shorter name, or go down through Areas.";
    search_failed: "名录没能载入。请检查网络，或到“地区”逐级查找。", "The list of names could not be loaded. Check the connection, or go down through Areas.";
    browse_areas: "逐级查看地区", "Browse all areas";

    // headline
    not_published: "没有公布", "Not published";
    as_of: "截至", "As of";
    covered: "已覆盖", "Covered";
    total: "总数", "Total";
    share: "覆盖率", "Share";
    unknown: "情况不明", "Unknown";
    the_promise: "承诺", "The promise";
    what_is_counted: "统计什么", "What is counted";
    covered_means: "怎样算覆盖", "What counts as covered";
    how_counted: "怎样汇总", "How areas are counted";
    next_release: "下次公布", "Next release";
    announced: "宣布于", "Announced";
    moved: "后改期", "moved";
    what_would_tell: "要公布什么才能判断", "What would have to be published to tell";
    source: "来源", "Source";
    sources: "来源", "Sources";
    licence: "许可", "Licence";
    note: "说明", "Note";

    // figures
    chart: "图", "Chart";
    table: "表", "Table";
    tiles: "方格", "Tiles";
    progress_title: "覆盖进展", "Progress";
    progress_measure: "覆盖率随时间的变化；红线是承诺", "Share covered over time; the red line is the promise";
    ranking: "各地区", "Areas ranked";
    no_data: "无数据", "No data";
    legend: "图例", "Legend";
    beside_map: "有数据而没有边界的地区", "Areas that have no outline on this map";
    no_approval: "底图未标审图号。", "The boundaries carry no map approval number.";
    map_approval: "审图号", "Map approval number";
    boundaries_by: "边界", "Boundaries";
    date: "日期", "Date";
    area: "地区", "Area";
    group: "分组", "Group";
    groups_title: "分组情况", "By group";
    groups_measure: "只公布了百分比，没有公布人数", "Only percentages were published, no counts";
    planned: "计划", "Planned";
    reported: "报告完成", "Reported";
    year: "年份", "Year";
    planned_reported: "每年计划多少，报告完成多少", "Planned and reported, year by year";
    choose_area: "点选地区看数字", "Choose an area to see its figures";
    open_area: "查看", "Open";
    readout_hint: "在图上移动，或用左右方向键，看每个日期的数字", "Move over the chart, or use the arrow keys, to read each date";
    target: "承诺", "Promise";

    // areas and places
    part_of: "所属地区", "Part of";
    smaller_areas: "下级地区", "Smaller areas";
    places_here: "这里的名录", "Places here";
    place: "名称", "Place";
    status: "状态", "Status";
    since: "起始", "Since";
    evidence: "依据", "Evidence";
    company: "企业", "Company";
    form: "组织形式", "Form of organisation";
    about_company: "关于企业", "About the company";
    mode: "方式", "Mode";
    kind: "类别", "Kind";
    also_called: "又名", "Also called";
    history: "经过", "History";
    scorecard: "评分", "Scorecard";
    score: "得分", "Score";
    scale: "分值", "Scale";
    too_few: "样本太少，不评", "Too few to rate";
    awards: "表彰", "Awards";
    report_error: "报告错误", "Report an error";
    merged_into: "并入", "Merged into";
    find_title: "查一个地方", "Find a place";
    find_lead: "输入名称、别名、拼音或拼音首字母。查找只在您的设备上进行。", "Type a name. The search runs on your device only.";
    place_unknown: "名录中没有这个编号。它可能已改名或并入别处，请按名称查找。", "There is no place with this number. It may have been renamed or merged; search for it by name.";
    all_places: "名录", "All places";
    lower_is_better: "越低越好", "lower is better";
    ratings_of: "份", "ratings";
    no_status: "没有公布状态", "No status was published";

    // stories
    stories_lead: "整治前后，有据可查的变化", "What changed, with what shows it";
    no_stories: "没有公布故事", "No stories were published";
    before: "之前", "Before";
    during: "当时", "At the time";
    after: "之后", "After";
    slider: "拖动，比较前后", "Drag to compare before and after";
    illustration: "示意图，不是照片", "Illustration, not a photograph";
    photo: "照片", "Photograph";
    checklist: "同一张清单，前后对照", "The same checklist, before and after";
    item: "项目", "Item";
    chosen_by: "如何选出", "How it was chosen";
    all_stories: "全部故事", "All stories";

    // claims
    claims_lead: "关于这个项目，谁在什么时候说过什么", "What has been said about this programme, when and by whom";
    said_by: "谁说的", "Said by";
    stated_on: "何时说的", "Stated on";
    refers_to: "说的是何时", "About";
    statement: "内容", "Statement";
    value: "数字", "Value";
    no_claims: "没有收录说法", "No claims were recorded";
    all_claims: "全部说法", "All claims";

    // data
    data_lead: "这里的每个数字都可以下载，文件地址长期不变", "Every figure here can be downloaded; the addresses of the files stay";
    file: "文件", "File";
    rows: "行数", "Rows";
    size: "大小", "Size";
    download: "下载", "Download";
    version: "版本", "Version";
    publisher: "发布者", "Publisher";
    descriptor: "数据包说明（Data Package v2）", "Descriptor (Data Package v2)";
    modes_title: "管理方式", "Modes";

    // when something fails
    not_found_title: "没有这一页", "There is no such page";
    not_found_lead: "地址可能有误，或这一页已移走。", "The address may be wrong, or the page has moved.";
    to_overview: "回到总览", "To the overview";
    stale_script: "互动功能没能载入，页面内容不受影响。", "The interactive parts could not be loaded; the content of the page is complete without them.";
}

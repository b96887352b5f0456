//! Chinese as written in mainland China.

use super::api;
use super::catalogue::{Assumed, Catalogue, Change, Counts, ListChanged, Missing, Say, Span, Verdict, Words};
use super::explorer::{Explorer, Failed, Keys, Spoken};
use super::fault::{Fault, Mangled, Mended, Severity, Unfetched, WrongPosition};
use super::format::{date, number};
use super::sharing;
use super::trust;
use crate::model::{Cause, Checked, ClaimKind, Evidence, Grade, Lang, Status};

pub(super) struct Chinese;

static WORDS: Words = Words {
    // frame of every page
    site: "公示栏",
    site_tagline: "承诺兑现了吗？按公布的数据，一目了然",
    skip: "跳到正文",
    menu: "栏目",
    overview: "总览",
    areas: "地区",
    map: "地图",
    find: "查找",
    places: "查地点",
    stories: "故事",
    claims: "说法",
    data: "数据",
    all_sources: "全部来源与数据",
    about: "说明",
    more: "更多",
    language: "中文",
    theme: "明暗",
    theme_auto: "随系统",
    theme_light: "浅色",
    theme_dark: "深色",
    all_programmes: "全部项目",
    illustrative: "演示数据",
    illustrative_long: "演示数据：城市、小区、企业和数字均为虚构",
    made_with: "本站只由静态文件组成，不跟踪读者。",

    site_question: "说好的事，办到哪一步了？",
    total_changed: "总数有变",
    table_of_month_ends: "各月末和承诺到期日；全部日期见数据文件",
    scorecard_lead: "各项分开看，不合成总分",
    licence_of_data: "数据许可",
    source_and_licence: "来源与许可",

    // search
    search: "搜索",
    search_hint: "地名或地点名，也可用拼音首字母",
    search_nothing: "没有找到。试试更短的名称，或到“地区”逐级查找。",
    search_areas: "按名称查找地区",
    search_no_area: "没有这个名称的地区。地点按地区列出：请先查找地区，或到“一览”逐级选择。",
    search_no_place: "地点按地区列出：请在下面选择地区，或到“一览”逐级查看。",
    search_failed: "名录没能载入。请检查网络，或到“地区”逐级查找。",
    browse_areas: "逐级查看地区",

    // headline
    not_published: "没有公布",
    as_of: "截至",
    latest_figure: "最新数字",
    covered: "已覆盖",
    total: "总数",
    share: "覆盖率",
    unknown: "情况不明",
    the_promise: "承诺",
    what_is_counted: "统计什么",
    covered_means: "怎样算覆盖",
    real: "真实。",
    how_counted: "怎样汇总",
    next_release: "下次公布",
    announced: "宣布于",
    moved: "后改期",
    what_would_tell: "要公布什么才能判断",
    source: "来源",
    sources: "来源",
    licence: "许可",
    note: "说明",

    // figures
    chart: "图",
    table: "表",
    tiles: "方格",
    progress_title: "覆盖进展",
    progress_measure: "覆盖率随时间的变化；红线是承诺；浅色为情况不明或预测",
    ranking: "各地区",
    no_data: "无数据",
    legend: "图例",
    beside_map: "地图上没有边界的地区",
    no_approval: "底图未标审图号。",
    map_approval: "审图号",
    boundaries_by: "边界",
    date: "日期",
    area: "地区",
    group: "分组",
    groups_title: "分组情况",
    groups_measure: "只公布了百分比，没有公布人数",
    planned: "计划",
    reported: "报告完成",
    year: "年份",
    planned_reported: "每年计划多少，报告完成多少",
    choose_area: "点选地区看数字",
    open_area: "查看",
    readout_hint: "在图上移动，或用左右方向键，看每个日期的数字",
    target: "承诺",

    // areas and places
    part_of: "所属地区",
    smaller_areas: "下级地区",
    places_here: "这里的名录",
    place: "名称",
    status: "状态",
    since: "起始",
    evidence: "依据",
    company: "企业",
    form: "组织形式",
    about_company: "关于企业",
    mode: "方式",
    kind: "类别",
    also_called: "又名",
    history: "经过",
    scorecard: "评分",
    score: "得分",
    scale: "分值",
    too_few: "样本太少，不评",
    awards: "表彰",
    report_error: "报告错误",
    merged_into: "并入",
    find_title: "查一个地方",
    find_lead: "输入名称、别名、拼音或拼音首字母。查找只在您的设备上进行。",
    place_unknown: "名录中没有这个编号。它可能已改名或并入别处，请按名称查找。",
    area_unknown: "没有这个编号的地区。它可能已改名或并入别处，请按名称查找。",
    made_by_script: "本页由脚本生成，而脚本在此未能运行。",
    all_places: "名录",
    ratings_of: "份",
    no_status: "没有公布状态",

    // stories
    stories_lead: "整治前后，有据可查的变化",
    no_stories: "没有公布故事",
    before: "之前",
    during: "当时",
    after: "之后",
    slider: "拖动，比较前后",
    illustration: "示意图，不是照片",
    photo: "照片",
    checklist: "同一张清单，前后对照",
    item: "项目",
    chosen_by: "如何选出",
    chosen_among: "{n} 个中的一个",
    rated_then: "改造前后的评分",
    work: "改造内容",
    any: "不限",
    stories_none: "没有这一类的故事。",
    stories_shown: "{of} 个故事中的 {n} 个",
    stories_map: "故事发生的地方",
    all_stories: "全部故事",

    // claims
    claims_lead: "关于这个项目，谁在什么时候说过什么",
    said_by: "谁说的",
    stated_on: "何时说的",
    refers_to: "所指日期",
    statement: "内容",
    value: "数字",
    no_claims: "没有收录说法",
    all_claims: "全部说法",

    // data
    data_lead: "这里的每个数字都可以下载，文件地址长期不变",
    file: "文件",
    rows: "行数",
    size: "大小",
    download: "下载",
    version: "版本",
    release: "公布",
    publisher: "发布者",
    descriptor: "数据包说明（Data Package v2）",
    modes_title: "管理方式",

    // when something fails
    not_found_title: "没有这一页",
    not_found_lead: "地址可能有误，或这一页已移走。",
    to_overview: "回到总览",
    open_link: "打开您自己的数据包：只在您的设备上检查和显示",
    open_title: "打开数据包",
    open_lead: "把数据包放到这里：整个文件夹、其中的文件，或打包成的 ZIP。检查和显示都在这台设备上进行，用的就是发布时的那个程序，内容不会发送到任何地方。",
    open_drop: "把数据包拖到这里，或者",
    open_files: "选择文件或 ZIP",
    open_folder: "选择文件夹",
    open_needs_scripts: "本页需要 JavaScript 和 WebAssembly。也可以在电脑上用 `noticeboard check` 检查。",
    open_loading: "正在载入读取程序……",
    open_reading: "正在读取和检查……",
    open_failed: "程序中断，没能读完这个数据包。可能是文件太大，浏览器容纳不下；请在电脑上用 `noticeboard check` 检查。",
    open_no_descriptor: "这些文件里没有 datapackage.json。请拖入数据包的整个文件夹或它的 ZIP；如果只有一张表，可以先用 `noticeboard init` 做成数据包。",
    open_bad_zip: "这个 ZIP 读不了，可能不完整或设有密码。请解压后拖入文件夹。",
    open_too_large: "这些文件合计超过 500 MB，浏览器容纳不下。请在电脑上用 `noticeboard check` 检查。",
    open_no_page: "您打开的数据包里没有这一页。",
    open_pages: "显示成网站",
    open_refused: "还有错误，暂时不能显示成网站。",
    open_notice: "这是您打开的数据包，只在这台设备上，没有在本站发布。",
    open_close: "关闭",

    stale_script: "互动功能没能载入，页面内容不受影响。",
    // a programme that names no indicator counts these
    implicit_name: "覆盖",
    implicit_unit: "个",
    implicit_units: "个",
    readers_will_see: "读者将看到的变化：",
    withheld: "不公布：这样小的数，或能推算出它的数，可能让人认出个人",
    from_parts: "由下级合计；没有公布本级数字",
    above_total: "多于总数：总数是估计的或已过时；照公布的登出",
    assumed: "推定如下：",
    ask_title: "页面标题（回车：用文件名）",
    ask_unit: "统计的单位（户、个小区）",
    ask_due: "承诺何时完成（2027-06-30；回车：没有承诺）",
    ask_announced: "何时宣布的（2026-06-30；回车：不写承诺）",
    ask_share: "承诺完成百分之几（回车：100）",
    due_today: "今天到期",
    due_in: ["还有{n}天", "还有{n}天"],
    overdue: ["已逾期{n}天", "已逾期{n}天"],
    since_deadline: ["期限已过{n}天", "期限已过{n}天"],
    borne_out: "数据印证",
    contradicted: "与数据不符",
    reported_done: "有报道这样说",
    reported_short: "报道的数字较少",
    cannot_be_told: "无从判断",
    cause: "原因",
    on_the_list: "名单内",
    points_of_share: "百分点",
    more_covered: "覆盖的增减",
    list_changed: "总数变化",
    list_changes: "总数何时变过",
    list_changes_lead: "被统计的总数本身也是一个数字。总数每变一次，单是它就使比例变了多少：",
    list_before: "原名单",
    list_after: "新名单",
    start: "期初",
    end: "期末",
    left: "尚余",
    running_total: "累计",
    best_to_worst: "最高与最低之差",
    needed: "需要",
    achieved_recently: "近四周实际",
    forecast_how: "依据本地最近4周和13周的进度，并假定剩得越少走得越慢，因此比匀速推算的要晚。预测的时间范围按五次命中四次设计；实际命中多少，见方法页。",
    method: "怎样计算",
    earlier_forecasts: "以往各次发布的预测",
    forecast: "预测",
    outcome: "结果",
    still_open: "尚未见分晓",
    ratings: "评分",
    ratings_lead: "各项分别评分，不合成总分。名次写成答卷所能支持的范围。",
    companies: "企业",
    company_unknown: "没有这个编号的企业",
    worse: "较差",
    better: "较好",
    profile_how: "竖线是得分，浅色带是95%区间，空心方块是上一次的得分。各项的好的一端都在右边。",
    rows_behind: "得分所据的数据",
    one_inspection: "一次检查",
    dimension: "项目",
    interval: "95%区间",
    spread: "标准差",
    rank: "名次",
    no_rank: "不排名：没有公布得分有多大把握",
    ranks_how: "每条横杠跨过该企业可能的全部名次，条件是所有区间同时成立（95%）。互相重叠的分不出先后。",
    places_rated: "小区数",
    replies: "被评者的回应",
    scores_then: "表彰当时的得分",
    no_scores_then: "没有公布当时的得分。",
    method_lead: "本站每个数字都由下列方法之一算出，别无他法。数据公开，另附一份不用本站代码、独立算出同样结果的脚本，人人可以核对。",
    worked_example: "用本页数据算一遍",
    method_share: [
        "比例",
        "比例是某地某日的已覆盖数除以名单总数，二者缺一不单独给出。只有两数相等才写 100%；名单为零的地方没有比例。如果发布者只给了百分比，页面会说明没有公布数目。",
    ],
    method_unknown: [
        "情况不明",
        "没有公布状态的，算情况不明，既不算覆盖，也不算未覆盖。这时比例是一个范围：从不明的全都没覆盖，到全都覆盖。一处从最迟可能覆盖的那一天起才算覆盖。",
    ],
    method_ledger: [
        "比例为什么变",
        "比例变动，或因覆盖有增减，或因名单变了。从一个数字到下一个，每个原因按两端的平均数分得它应有的一份（对称分解，即沙普利分解；P. Das Gupta，1993）。各份之和恰等于总变动，一年的等于其中各日的总和。公布到每一处的，逐处比对：新覆盖、不再覆盖、更正、列入名单、移出名单、并入别处。并入别处的少计一个，但一个也没有丢。",
    ],
    method_promise: [
        "承诺兑现了吗",
        "最早的目标永远保留，改期写在旁边。结论取期限当天的数字，没有就取其后第一个：连最低的读法都在期限前达到，算兑现；连最高的读法也不够，算未兑现；否则无从判断，并说明公布什么就能判断。另按承诺时的名单和如今的名单各算一遍。只是有人说过的，不算数。",
    ],
    method_claims: [
        "说法与数据",
        "有人说出的数字，与它所指那一天公布的数字相比，按同样的位数取整：数据印证、与数据不符，或无从判断。计划要等期满，才拿报告来对照。",
    ],
    method_pace: [
        "进度与预测",
        "进度取最近4周和最近13周，比例都按如今的名单折算。最早的日期假定以较快者的1.1倍推进，每30周减半；最晚的日期假定以较慢者的0.7倍推进，每9周减半；剩得多时更慢，每剩3个百分点算一周；再加一个发布间隔。剩得越少，走得越慢。一年以外不作预测。数字不足六个，或没有进展，也不作预测。\n用各地过去的数字检验，这个区间应当五次中命中四次。只计期间内有结果的，德国各州疫苗接种的100次中命中74次，得分优于简单趋势外推（612次，230天对1,027天）。各州同起同落，这些次数的分量有限：只能说在100次中命中53至87次之间。一波开始或结束时，最容易不中。",
    ],
    method_gap: [
        "各地相差多少",
        "最高与最低之差；各地与最高者、与平均数的平均差距，按各地被统计的数目加权（世界卫生组织健康公平评估工具的指标）。尚余多少，取各数之和等于总数的最细一级地区。",
    ],
    method_score: [
        "得分",
        "得分是 n 份答卷的平均，附日期。95%区间按学生 t 分布：得分加减 t 乘以标准差除以 n 的平方根；问到的占总体比例大时，区间更窄。低于发布者规定的人数，写人数太少不评分；一次检查只是当天的事实，没有区间。越低越好的项目，画图时掉转方向并注明。不跨项目求平均，也不把得分拉向平均值。",
    ],
    method_ranks: [
        "名次",
        "区间互相重叠的两个得分，分不出先后。所以名次是一个范围：所有区间同时以95%成立时可能的全部名次（M. Klein、T. Wright 与 J. Wieczorek，2020；多重比较用邦弗朗尼校正）。",
    ],
    plot_hint: "指向图中一处，或用方向键逐个查看",
    compare_areas: "与其他地区比较",
    pick_areas: "选择地区",
    through_time: "逐月变化",
    play: "播放",
    pause: "暂停",
    decimal_sign: ".",
    from: "从",
    to: "到",
    best_by_worst: "最高 ÷ 最低",
    average: "平均",
    more_figures: "更多图表：历年状态、各地差距、各地进展",
    multiples_title: "各地进展",
    promised: "承诺",
    deadline: "期限",
    best: "最高",
    worst: "最低",
    from_best: "与最高者的平均差距",
    from_average: "与平均数的平均差距",
    relative: "占平均数的百分比",
    gap_measure: "各地相差的百分点；平均数按各地被统计的数目加权",
    rest_measure: "各地尚未确知覆盖的数目，从多到少",
    full_stop: "。",
    list_separator: "、",
    colon: "：",

    counted_singly: "（两个数都按那份名单，后来并入别处的各算一个）",

    // explorer
    keep_place: "☆ 加入我的地点",
    kept_place: "★ 已在我的地点中",
    my_places: "我的地点",
    my_places_note: "只存在这台设备上。",
    sharing: sharing::ZH_CN,
    trust: trust::ZH_CN,
    api: api::ZH_CN,
    fetched: "{date} 取自 {from}",
    source_down: "发布时未能连上“{files}”的来源；此处显示的是 {date} 的副本。",
    explore: Explorer {
        menu: "一览",
        title: "全部名录",
        lead: "选条件，数字随即更新。一切只在您的设备上进行，所选条件都记在网址里。",
        areas_only: "没有公布到具体地点，这里按地区查看。",
        all: "共 {all} 个{units}",
        nothing: "没有同时符合这些条件的。",
        clear: "清除全部条件",
        filters: "条件",
        by_name: "名称",
        everywhere: "全部",
        choose_part: "共有 {all} 个{units}，无法一次全部载入。请选择要查看的地区。",
        other_part: "查看其他地区",
        rest: "不属于更小的地区",
        any: "不限",
        none_published: "没有公布",
        off_list: "已不在名录",
        from: "从",
        to: "到",
        score: "得分",
        no_score: "不看得分",
        least: "不低于",
        greatest: "不高于",
        group_by: "分组",
        as_listed: "名录顺序",
        by_share: "已知覆盖率",
        by_number: "数量",
        sort_by: "排序",
        map_label: "地点分布图。",
        map_keys: "方向键移动，加减号缩放，0 看全图，回车读出中间的地点。图上地点数：",
        nearer: "放大",
        farther: "缩小",
        whole: "全图",
        near: "离我最近",
        shade: "按覆盖率给地区着色",
        tap: "点一个圆点，看是哪里",
        since_latest: "最晚自",
        needs_scripts: "筛选、图表和更多条目需要脚本；此处脚本已关闭或没能载入。",
        spoken: Spoken {
            some: "{all} 个{units}中的 {shown} 个",
            comma: "，",
            quoted: "名称含“{text}”",
            none_published: "没有公布",
            share: "{all} 个中 {covered} 个已覆盖",
            more: "另有 {n} 组没有画出，选一个地区或条件即可看到。",
            here: "此处有 {n} 个地点，最近的是：",
            nothing_here: "此处没有地点。请放大，或点一个圆点。",
            nothing_near: "这里没有地点",
            only_area: "只看{area}",
            no_data: "无数据",
            off_map: "{n} 个在图外。",
            no_position: "{n} 个没有公布位置，只在表格里。",
            unknown: "网址要求的{key}“{value}”在数据中没有，已略去。",
            near_asking: "正在询问设备的位置；位置不会离开设备。",
            near_denied: "设备没有给出位置。请在浏览器设置中允许，或按名称查找。",
            near_nothing: "所示地点都没有公布位置。",
            keys: Keys {
                area: "地区",
                status: "状态",
                evidence: "依据",
                mode: "方式",
                kind: "类别",
                company: "企业",
                rating: "得分",
                from: "从",
                to: "到",
                min: "不低于",
                max: "不高于",
                sort: "排序",
                place: "地点",
            },
            failed: Failed {
                missing: "名录没能载入。请检查网络后重新打开；也可到“地区”逐级查看。",
                damaged: "名录在传输中损坏，因此一条也不显示。请重新打开；若仍如此，请告知发布者。",
                version: "名录与本页不是同一版。请重新打开本页。",
                stopped: "程序停了。请重新打开；也可到“地区”逐级查看。",
            },
        },
    },
};

impl Catalogue for Chinese {
    fn words(&self) -> &'static Words {
        &WORDS
    }

    fn percent(&self, number: &str) -> String {
        format!("{number}%")
    }

    fn span(&self, span: Span) -> String {
        match span {
            Span::Between(first, last) => format!("{first}至{last}之间"),
            Span::Years(first, last) => format!("{first}—{last}年"),
            Span::Until(day) => format!("不晚于{day}"),
            Span::From(day) => format!("{day}或以后"),
            Span::Unknown => "日期没有公布".to_owned(),
        }
    }

    fn counts(&self, counts: Counts, units: &str) -> String {
        match counts {
            Counts::Both { covered, total } => format!("{covered} / {total}（{units}）"),
            Counts::Covered(covered) => format!("已覆盖 {covered}；{units}总数没有公布"),
            Counts::Total(total) => format!("名单上 {total} 个{units}，已覆盖多少没有公布"),
            Counts::Percent => "没有公布具体数量".to_owned(),
            Counts::Nothing => "已覆盖数和总数都没有公布".to_owned(),
        }
    }

    fn row_counts(&self, counts: Counts) -> String {
        match counts {
            Counts::Both { covered, total } => format!("{covered} / {total}"),
            Counts::Covered(covered) => format!("{covered}；总数没有公布"),
            Counts::Total(total) => format!("名单上 {total} 个，已覆盖多少没有公布"),
            Counts::Percent | Counts::Nothing => self.missing(Missing::Everything).to_owned(),
        }
    }

    fn missing(&self, missing: Missing) -> &'static str {
        match missing {
            Missing::Everything => "没有公布任何数字",
            Missing::ZeroTotal => "总数为 0，没有覆盖率",
            Missing::Total => "总数没有公布",
            Missing::Covered => "已覆盖数没有公布",
        }
    }

    fn share_of(&self, share: &str, units: &str) -> String {
        format!("{share}（{units}）")
    }

    fn figure_and_promise(&self, name: &str, now: &str, goal: &str, due: &str, verdict: Verdict) -> String {
        match verdict {
            Verdict::Open => format!("{name}：{now}；承诺{due}前达到 {goal}"),
            Verdict::Met { .. } => format!("{name}：承诺{due}前达到 {goal}，已兑现；现为 {now}"),
            Verdict::Missed { share, .. } => {
                format!("{name}：承诺{due}前达到 {goal}，没有兑现，到期时为 {share}；最新为 {now}")
            }
            Verdict::CannotTell => format!("{name}：{now}；承诺{due}前达到 {goal}，是否兑现无从判断"),
        }
    }

    fn promised_and_not_published(&self, name: &str, goal: &str, due: &str) -> String {
        format!("{name}：承诺{due}前达到 {goal}。是否兑现，无从判断：数字没有公布")
    }

    fn promise(&self, goal: &str, due: &str) -> String {
        format!("{due}前达到 {goal}")
    }

    fn target_chip(&self, goal: &str) -> String {
        format!("承诺 {goal}")
    }

    fn verdict(&self, verdict: Verdict) -> String {
        match verdict {
            Verdict::Open => "数据截止时尚未到期".to_owned(),
            Verdict::Met { share, counts, day } => format!("兑现：{day}为 {share}（{counts}）"),
            Verdict::Missed { share, counts, day, points } => {
                format!("未兑现：{day}为 {share}（{counts}），差 {points} 个百分点")
            }
            Verdict::CannotTell => "从公布的内容无从判断".to_owned(),
        }
    }

    fn say(&self, say: Say) -> String {
        match say {
            Say::NoFigures { due } => format!("没有公布任何数字。公布{due}的已覆盖数和总数，就能判断。"),
            Say::ReachedBetween { before: Some((share, day)), after: (later, then), due } => {
                format!("{day}为 {share}，{then}为 {later}。公布{due}当天的数字，就能判断。")
            }
            Say::ReachedBetween { before: None, after: (later, then), due } => {
                format!("最早的数字是{then}的 {later}。公布{due}或之前的数字，就能判断。")
            }
            Say::UnknownDecide { unknown, day } => format!("{day}有 {unknown} 个情况不明：公布它们的状态，就能判断。"),
            Say::OnList { day, is_todays, share, counts, is_reached } => {
                let list = if is_todays { "最新的总数" } else { "承诺时的总数" };
                let verdict = match is_reached {
                    Some(true) => "达到",
                    Some(false) => "未达到",
                    None => "无从判断",
                };
                format!("按{list}（{day}）：{share}（{counts}），{verdict}")
            }
            Say::Moved { rose, by, covered, list } => {
                let went = if rose { "上升" } else { "下降" };
                match list {
                    Some(list) => format!("比例{went} {by} 个百分点：其中覆盖增减带来 {covered}，总数变化带来 {list}"),
                    None => format!("比例{went} {by} 个百分点；总数没有变"),
                }
            }
            Say::Statuses { total, units, parts } => format!("{total} 个{units}：{parts}"),
            Say::Without(names) => format!("没有数字：{names}"),
            Say::Unmoved => "已覆盖数和总数都没有变".to_owned(),
            Say::Period { from: (share, day), to: (later, then) } => {
                format!("从{day}的 {share} 到{then}的 {later}，单位为百分点")
            }
            Say::ListChanged(ListChanged { day, grew, by, from, to, list, covered, count }) => {
                let went = if grew { "增加" } else { "减少" };
                format!(
                    "{day}，被统计的总数{went}了 {by}。单是这一项就使比例变动 {list} 个百分点；覆盖的增减（{count}）使它变动 {covered}。于是比例从 {from} 变为 {to}。"
                )
            }
            Say::DataGive { share, counts, day } => match counts {
                Some(counts) => format!("数据中{day}为 {share}（{counts}）。"),
                None => format!("数据中{day}为 {share}；没有公布数目。"),
            },
            Say::PlanReached { reported, stated } => format!("{stated}报告 {reported}。"),
            Say::PlanNotReached { reported, stated } => format!("期满后，{stated}报告 {reported}。"),
            Say::PlanEarly { reported, stated, of } => {
                format!("{stated}报告 {reported}（计划 {of}），当时期限未满。公布整个期间的数字，就能判断。")
            }
            Say::PlanWithoutReport => "没有见到完成情况的报告。".to_owned(),
            Say::NotCounted => "公布的数据里没有统计这一项。".to_owned(),
            Say::NoCovered { total: Some(total) } => {
                format!("名单所列 {total} 个中已覆盖多少，没有公布。公布已覆盖多少、是哪些，就能判断。")
            }
            Say::NoCovered { total: None } => "已覆盖数和总数都没有公布。公布同一天的这两个数，就能判断。".to_owned(),
            Say::NoDate => "没有说是什么时候的情况。".to_owned(),
            Say::NoFigureOf { day, before, after } => {
                let around = match (before, after) {
                    (Some((share, before)), Some((later, after))) => format!("；{before}为 {share}，{after}为 {later}"),
                    (Some((share, before)), None) => format!("；此前最近的是{before}的 {share}"),
                    (None, Some((later, after))) => format!("；此后最早的是{after}的 {later}"),
                    (None, None) => String::new(),
                };
                format!("没有公布{day}的数字{around}。")
            }
            Say::UnknownWouldDecide { counts, unknown, day } => {
                format!("{day}为 {counts}，另有 {unknown} 个情况不明：算上它们，也许如此，也许不是。")
            }
            Say::HalfOfRest { left, units, half, of } => {
                format!("尚余 {left} 个{units}，一半集中在 {of} 个最小一级地区中的 {half} 个")
            }
            Say::NothingLeft { areas } => format!("{areas} 个地区都已没有剩余"),
            Say::Apart { points, best: (best, high), worst: (worst, low) } => {
                format!("{best}（{high}）与{worst}（{low}）相差 {points} 个百分点")
            }
            Say::NeededAWeek { points, count, units, due } => match count {
                Some(count) => format!("到{due}为止，每周 {points} 个百分点，即 {count} 个{units}"),
                None => format!("到{due}为止，每周 {points} 个百分点"),
            },
            Say::AWeek { points, count, units } => match count {
                Some(count) => format!("每周 {points} 个百分点，即 {count}（{units}）"),
                None => format!("每周 {points} 个百分点"),
            },
            Say::Since(day) => format!("{day}以来"),
            Say::WindowBetween { goal, last, early, late } => {
                format!("照{last}为止的进度，{goal} 将在{early}至{late}之间达到")
            }
            Say::WindowFrom { goal, last, early } => {
                format!("照{last}为止的进度，{goal} 不会早于{early}达到，也可能一年内达不到")
            }
            Say::NotWithinAYear { goal, last } => format!("照{last}为止的进度，{goal} 在此后一年内达不到"),
            Say::NoForecastTooFew => "不作预测：数字不足六个，或前后不足五周".to_owned(),
            Say::NoForecastStalled { last } => format!("不作预测：到{last}为止的几个月没有进展"),
            Say::NoForecastFalling { last } => format!("不作预测：到{last}为止的几个月比例在下降"),
            Say::CameTrue { on: Some(on), as_foretold: true } => format!("{on}达到，在区间之内"),
            Say::CameTrue { on: Some(on), as_foretold: false } => format!("{on}达到，在区间之外"),
            Say::CameTrue { on: None, as_foretold: true } => "一年内没有达到，与预测相符".to_owned(),
            Say::CameTrue { on: None, as_foretold: false } => "一年内没有达到，在区间之外".to_owned(),
            Say::Score { name, score, scale, between, n, day } => {
                let between = between.map(|(low, high)| format!("，95%区间 {low}—{high}")).unwrap_or_default();
                if n == 1 {
                    format!("{name}：{score}（{scale}），{day}的一次检查")
                } else {
                    format!("{name}：{score}（{scale}）{between}，n = {n}，{day}")
                }
            }
            Say::TooFew { name, n, threshold } => format!("{name}：人数太少，不评分（n = {n}，至少要 {threshold}）"),
            Say::Scale { min, max, lower_is_better: true } => format!("{min}—{max}，越低越好"),
            Say::Scale { min, max, lower_is_better: false } => format!("{min}—{max}"),
            Say::Ranked { name, best, worst, of } if best == worst => format!("{name}：{of} 家中第 {best}"),
            Say::Ranked { name, best, worst, of } => format!("{name}：{of} 家中第 {best} 至第 {worst} 之间"),
            Say::MayBeFirst { of: 0, .. } => "没有可以排名的".to_owned(),
            Say::MayBeFirst { count: 1, of } => format!("{of} 家中，有一家确定居首"),
            Say::MayBeFirst { count, of } => format!("{of} 家中，有 {count} 家都可能居首"),
            Say::PlacesRated { shown, hidden: 0 } => format!("{shown} 个地点有评分"),
            Say::PlacesRated { shown, hidden } => format!("{shown} 个地点有评分；另有 {hidden} 个因人数太少不评"),
            Say::WorksIn(places) => format!("服务 {places} 个地点"),
            Say::OtherSources(n) => format!("等 {} 处", n + 1),
            Say::OtherAreas(n) => format!("其余 {n} 个地区"),
            Say::AreasOf { count, of } => format!("{of} 个地区中的 {count} 个"),
            Say::CompleteAreas { count: 0, of } => format!("{of} 个地区中，还没有一个全部覆盖"),
            Say::CompleteAreas { count, of } => format!("{of} 个地区中，{count} 个已全部覆盖"),
            Say::ApartSince { day, points, closes } => {
                let trend = match closes {
                    Some(true) => "差距在缩小",
                    Some(false) => "差距在扩大",
                    None => "至今未变",
                };
                format!("{day}相差 {points} 个百分点：{trend}")
            }
        }
    }

    fn cause(&self, cause: Cause) -> &'static str {
        match cause {
            Cause::Covered => "已覆盖数的增减",
            Cause::NewlyCovered => "新覆盖",
            Cause::NoLongerCovered => "不再覆盖",
            Cause::Corrected => "更正",
            Cause::List => "总数变化",
            Cause::Entered => "列入名单",
            Cause::Left => "移出名单",
            Cause::Merged => "并入别处",
        }
    }

    fn labelled(&self, name: &str, share: &str, counts: &str) -> String {
        format!("{name}：{share}，{counts}")
    }

    fn total_changed(&self, day: &str, old: &str, new: &str) -> String {
        format!("{day}，总数由 {old} 改为 {new}。")
    }

    fn unknown_range(&self, unknown: &str, highest: &str) -> String {
        format!("另有 {unknown} 个情况不明；若全部算上，为 {highest}")
    }

    fn unknown_count(&self, unknown: &str) -> String {
        format!("；不明 {unknown}")
    }

    fn progress(&self, name: &str, from: &str, day: &str, to: &str) -> String {
        format!("{name}：从{day}的 {from} 到 {to}")
    }

    fn map_without_figures(&self, areas: usize) -> String {
        format!("{areas} 个地区都没有公布数字")
    }

    fn map_range(&self, lowest: (&str, &str), highest: (&str, &str)) -> String {
        format!("最低：{} {}；最高：{} {}", lowest.0, lowest.1, highest.0, highest.1)
    }

    fn map_measure(&self, day: Option<&str>) -> String {
        match day {
            Some(day) => format!("各地区覆盖率，截至{day}"),
            None => "各地区覆盖率".to_owned(),
        }
    }

    fn map_label(&self, area: &str) -> String {
        format!("{area}各地区地图")
    }

    fn yearly(&self, name: &str) -> String {
        format!("{name}：每年计划多少，报告完成多少")
    }

    fn status(&self, status: Status, evidence: Option<Evidence>) -> &'static str {
        match status {
            Status::Covered if evidence == Some(Evidence::Claimed) => "据称已覆盖",
            Status::Covered => "已覆盖",
            Status::InProgress => "进行中",
            Status::NotCovered => "未覆盖",
            Status::Lapsed => "已中断",
            Status::Merged => "已并入",
            Status::Unknown => "情况不明",
        }
    }

    fn evidence(&self, evidence: Evidence) -> &'static str {
        match evidence {
            Evidence::Claimed => "自称：有人这样说",
            Evidence::Evidenced => "有据：有可查的文件",
            Evidence::Verified => "核实：第三方看过",
        }
    }

    fn claim_kind(&self, kind: ClaimKind) -> &'static str {
        match kind {
            ClaimKind::Target => "目标",
            ClaimKind::Plan => "计划",
            ClaimKind::Claimed => "宣称",
            ClaimKind::Actual => "报告",
            ClaimKind::Event => "事件",
        }
    }

    fn grade(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::Official => "官方",
            Grade::Agency => "通讯社",
            Grade::Press => "报刊",
            Grade::Reference => "百科",
            Grade::Mirror => "转载",
            Grade::Forum => "论坛",
        }
    }

    fn checked(&self, checked: Checked) -> &'static str {
        match checked {
            Checked::Yes => "有",
            Checked::No => "没有",
            Checked::NotStated => "未说明",
        }
    }

    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "错误",
            Severity::Warning => "提醒",
            Severity::Note => "说明",
        }
    }

    fn place(&self, file: &str, row: Option<u64>, column: Option<&str>) -> String {
        let row = row.map(|row| format!(" 第 {row} 行")).unwrap_or_default();
        let column = column.map(|column| format!("，列 {column}")).unwrap_or_default();
        format!("{file}{row}{column}")
    }

    fn and_more(&self, more: usize) -> String {
        format!("另有 {more} 处")
    }

    fn falling(&self, times: usize, day: &str, from: &str, to: &str) -> String {
        format!("本应只增不减的数 {times} 次变小，最近一次在{day}，由 {from} 变为 {to}；照公布的登出。")
    }

    fn assumed(&self, assumed: &Assumed) -> String {
        let date = |day: &crate::model::CivilDate| date(*day, Lang::ZhCn);
        match assumed {
            Assumed::Encoding(encoding) => format!("文件不是 UTF-8，按 {encoding} 读取"),
            Assumed::Sheet(used, known) => format!("在各工作表（{known}）中读 {used}；要读另一张：--sheet 名称"),
            Assumed::Places(column, n) => format!("每行是一个地点，名称在“{column}”列：共 {n} 个"),
            Assumed::Areas(column, n) => format!("地区在“{column}”列：共 {n} 个"),
            Assumed::Covered(column) => format!("“{column}”是已覆盖数"),
            Assumed::Total(column) => format!("“{column}”是总数"),
            Assumed::Percent(column) => format!("“{column}”是百分比；没有具体数量可登"),
            Assumed::Wide(n, first) => format!("有 {n} 列是日期，从 {first} 起"),
            Assumed::Status(column, yes) => format!("“{column}”写 {yes} 的算已覆盖；空格算情况不明"),
            Assumed::DateMeansCovered(column) => format!("“{column}”填了日期的算已覆盖；空格算尚未覆盖"),
            Assumed::Date(column, format) => {
                if format.is_empty() {
                    format!("日期在“{column}”列")
                } else {
                    format!("日期在“{column}”列，写法为 {format}")
                }
            }
            Assumed::AsOf(day) => format!("表中没有日期，算作截至{}：可用 --as-of 另定", date(day)),
            Assumed::Title(title) => format!("标题为“{title}”：可用 --title 另定"),
            Assumed::NoPromise => "没有承诺：可加 --share 1 --due 日期 --announced 日期，或另写 targets.csv".to_owned(),
            Assumed::Unused(columns) => format!("没有用作数字的列：{columns}"),
        }
    }

    fn change(&self, change: Change) -> String {
        match change {
            Change::Dropped { release, pruned: true, reason } => {
                format!("第 {release} 次发布为节省空间已删去：{reason}")
            }
            Change::Dropped { release, reason, .. } => format!("第 {release} 次发布已撤回：{reason}"),
            Change::First => "首次公布".to_owned(),
            Change::Nothing => "没有变化".to_owned(),
            Change::Altered(n) => format!("改动了 {n} 个以往数字"),
            Change::Withdrawn(n) => format!("撤下了 {n} 个以往数字"),
            Change::Figure { name, from, to } => format!("{name}：由 {from} 变为 {to}"),
            Change::Added(n) => format!("新增 {n} 个数字"),
            Change::Areas(n) => format!("{n} 个地区的覆盖率有变"),
            Change::AreasGone(n) => format!("名录中少了 {n} 个地区"),
            Change::PlacesGone(n) => format!("名录中少了 {n} 个地点"),
            Change::PlacesNew(n) => format!("名录中新增 {n} 个地点"),
            Change::Statuses(n) => format!("{n} 个地点的状态有变"),
            Change::PromisesGone(n) => format!("{n} 项承诺不再留底"),
            Change::PromisesNew(n) => format!("新增 {n} 项承诺"),
            Change::Definitions(n) => format!("{n} 个指标的口径有变"),
            Change::Files(n) => format!("另有 {n} 个文件有变"),
        }
    }

    fn tally(&self, errors: usize, warnings: usize, notes: usize) -> String {
        format!("错误 {errors} 条，提醒 {warnings} 条，说明 {notes} 条")
    }

    fn fault(&self, fault: &Fault) -> (String, String) {
        let wrong_position = |wrong: &WrongPosition| match wrong {
            WrongPosition::OutOfRange => {
                "经度在 -180 到 180 之间，纬度在 -90 到 90 之间，单位为度；两者要么都填要么都空"
            }
            WrongPosition::Swapped => "经度和纬度像是写反了：经度（东经）在前",
            WrongPosition::Projected => "像是以米计的平面坐标；请换算成经纬度（WGS-84）",
        };
        let number = |value: &f64| number(*value, Lang::ZhCn);
        let date = |day: &crate::model::CivilDate| date(*day, Lang::ZhCn);
        let unfetched = |why: &Unfetched| match why {
            Unfetched::Status { status } => format!("主机回应 {status}"),
            Unfetched::Page => "得到的是网页，不是文件".to_owned(),
            Unfetched::TooLarge { megabytes } => format!("超过 {megabytes} MB"),
            Unfetched::TooSlow { seconds } => format!("{seconds} 秒内没有取完"),
            Unfetched::Redirects => "地址不断转向，没有尽头".to_owned(),
            Unfetched::CutShort => "内容不完整".to_owned(),
            Unfetched::Unreachable => "连不上主机".to_owned(),
            Unfetched::Untrusted => "它的证书不受信任；如果主机用的是自己的证书机构，请用 --ca 文件 给出".to_owned(),
            Unfetched::Repeats => "反复给出同一页".to_owned(),
            Unfetched::NotAsExpected => "回应的内容不是所需的格式".to_owned(),
            Unfetched::Offline => "没有联网获取".to_owned(),
        };
        let (message, help): (String, String) = match fault {
            Fault::MissingFile => (
                "找不到这个文件".into(),
                "把文件放回数据包，或从 datapackage.json 的 resources 中删去这一项".into(),
            ),
            Fault::PathLeadsOut => (
                "这个路径指到数据包外面去了".into(),
                "把文件放进数据包的文件夹，路径从那里写起，不用 .. 也不以斜线开头".into(),
            ),
            Fault::SourceUnfetched { why } => (
                format!("没能取得这个地址的文件：{}；也没有以前的副本", unfetched(why)),
                "用浏览器打开这个地址，看它给出的是否就是文件；然后重试，或把文件放进数据包".into(),
            ),
            Fault::SourceDown { why, copy } => (
                format!("没能取得这个地址的文件：{}；改用 {} 的副本", unfetched(why), date(copy)),
                "页面会告诉读者数据是何时的；请查看来源是否换了地址".into(),
            ),
            Fault::CopyNotKept { reason } => (
                format!("取得的文件没能留存备用：{reason}"),
                "请允许 noticeboard 在数据包文件夹里写 .noticeboard；没有它，来源中断时就无法发布".into(),
            ),
            Fault::TooLarge { megabytes } => (
                format!("解压后超过 {megabytes} MB"),
                "分成几个文件放在同一个资源下（path 可以是列表），或去掉用不到的列".into(),
            ),
            Fault::NotText => (
                "从这里起，文件内容与编码不符".into(),
                "在 Excel 中另存为“CSV UTF-8”，或在资源中写明编码：\"encoding\": \"gb18030\"".into(),
            ),
            Fault::UnknownEncoding => (
                "没有这种编码".into(),
                "写 utf-8、gb18030、gbk、big5、utf-16le 或 windows-1252".into(),
            ),
            Fault::GuessedEncoding { encoding } => (
                format!("不是 UTF-8，按 {encoding} 读取"),
                "看看中文名称是否正确；正确的话，在资源中写明 encoding".into(),
            ),
            Fault::BadGzip { reason } => {
                (format!("压缩文件已损坏：{reason}"), "重新复制，或重新压缩".into())
            }
            Fault::BadWorkbook { reason } => (
                format!("工作簿读不了：{reason}"),
                "用 Excel 打开，另存为不带密码的 .xlsx，或“CSV UTF-8”".into(),
            ),
            Fault::BadParquet { reason } => (
                format!("这个 Parquet 文件无法读取：{reason}"),
                "请重新写出：可能传输时被截断；压缩请用 Snappy、Zstandard 或 LZ4，或不压缩".into(),
            ),
            Fault::NestedColumn => (
                "这一列含列表或嵌套结构；表格的每个单元格只能有一个值".into(),
                "把其中各部分写成单独的列，或去掉这一列".into(),
            ),
            Fault::OtherColumns { expected } => (
                format!("这一部分的列或列的类型与第一部分不同，应为：{expected}"),
                "各分区请用相同的列写出".into(),
            ),
            Fault::NoSuchSheet { known } => (
                "工作簿里没有这张工作表".into(),
                format!("现有：{known}；在资源的 dialect.sheetName 中写其中一张"),
            ),
            Fault::SeveralSheets { used, known } => (
                format!("工作簿有多张工作表（{known}），读的是 {used}"),
                "如应读另一张，在资源的 dialect.sheetName 中写明".into(),
            ),
            Fault::ErrorInCell => (
                "这一格在表格软件里显示为错误，按没有公布处理".into(),
                "改正公式，或清空这一格".into(),
            ),
            Fault::LostDigits => (
                "超过 15 位的数字：Excel 已把末几位变成 0".into(),
                "先把这一列设为文本格式，再重新填入编号".into(),
            ),
            Fault::BadJson { reason } => (
                format!("JSON 读不通：{reason}"),
                "改正这一处；常见的是多了或少了逗号、引号".into(),
            ),
            Fault::ConflictMarkers => (
                "文件里并存着两个版本，合并没有做完".into(),
                "完成合并：每一行只留一个版本，并删去 <<<<<<<、======= 和 >>>>>>> 各行".into(),
            ),
            Fault::NothingToShow => ("既没有 areas，也没有 places".into(), "至少提供其中一个资源".into()),
            Fault::MissingProperty { property } => {
                (format!("缺少属性 {property}"), "在 datapackage.json 中补上".into())
            }
            Fault::BadProperty { expected } => (
                format!("这里应当是 {expected}"),
                "在 datapackage.json 中改正；true 和 false 不加引号".into(),
            ),
            Fault::BadName => (
                "这个名称不能作文件夹名".into(),
                "只用小写字母、数字、点、横线和下划线；assets、data、embed 另有用处".into(),
            ),
            Fault::UnknownColumn { known } => (
                "说明文件里对应的列，这个文件没有".into(),
                format!("写其中一列：{known}"),
            ),
            Fault::MapsNothing { known } => {
                ("说明文件填写的这一列，本表用不到".into(), format!("本表使用：{known}"))
            }
            Fault::NoRowsLeft => (
                "筛选之后一行也没有剩下".into(),
                "逐字核对筛选条件与列中的内容".into(),
            ),
            Fault::MoreOfTheSame { code, rows } => (
                format!("另有 {rows} 行有同样的问题：{code}"),
                "这里只列出前一万行；它们多半出于同一个原因".into(),
            ),
            Fault::OpenQuote => (
                "引号没有成对，后面的内容都会并进这一格".into(),
                "补上缺的英文双引号；格内的双引号要写成两个".into(),
            ),
            Fault::MissingColumn { column, found } => (
                format!("缺少列 {column}"),
                format!("补上这一列，或在资源的 noticeboard.columns 中写明是文件的哪一列；现有：{found}"),
            ),
            Fault::DuplicateColumn => ("有两列同名".into(), "改名或删去其中一列".into()),
            Fault::RowTooLong { expected, found } => (
                format!("这一行有 {found} 格，表头只有 {expected} 列"),
                "含逗号的内容要加英文双引号".into(),
            ),
            Fault::RowTooShort { expected, found } => (
                format!("这一行只有 {found} 格，表头有 {expected} 列"),
                "补足空格：没有公布的内容留空，但逗号不能少".into(),
            ),
            Fault::EmptyTable => (
                "表中没有数据行".into(),
                "补上数据，或从 datapackage.json 中删去这个资源：没有公布的，不必列出".into(),
            ),
            Fault::EmptyCell => ("这一格不能空".into(), "填上内容，或删去整行".into()),
            Fault::BadId => (
                "这个编号不能作网址的一部分".into(),
                "去掉斜线、反斜线、？、#、% 和换行，也不要以点开头".into(),
            ),
            Fault::MangledId { how } => (
                match how {
                    Mangled::Scientific => "表格软件把这个编号四舍五入了，末几位已丢失".into(),
                    Mangled::Date => "表格软件把这个编号变成了日期".into(),
                },
                "先把这一列设为文本格式，再从原表重新取编号".into(),
            ),
            Fault::BadDate => (
                "不是日期".into(),
                "写成 2022-01-31；允许时段的列还可写 2022、2022-01 或 2022-01-01/2022-01-31；其他写法要在说明文件中给出 format".into(),
            ),
            Fault::AmbiguousDate => (
                "日在前还是月在前？两种都说得通".into(),
                "在字段的 format 中写明：\"%d/%m/%Y\"（日在前）或 \"%m/%d/%Y\"（月在前）".into(),
            ),
            Fault::UnlikelyDate => (
                "这个日期远得不像真的".into(),
                "核对年份；日期不明就留空".into(),
            ),
            Fault::BadNumber => (
                "不是数字".into(),
                "只写数字和小数点，不带单位和空格；1.234,5 这样的写法要在字段中给出 decimalChar 和 groupChar；没有公布就留空".into(),
            ),
            Fault::NegativeCount => ("数量不能小于零".into(), "核对这一格；没有公布就留空".into()),
            Fault::ShareOutOfRange => ("比例须大于 0、不超过 1".into(), "80% 写成 0.8".into()),
            Fault::FewerThanAsked => (
                "回答的人数多于总人数".into(),
                "核对 n 和 population：n 是回答的人数，population 是可以被问到的总人数".into(),
            ),
            Fault::LevelsDoNotFit => (
                "各分数的人数与量程或 n 不符".into(),
                "从最低分到最高分，每个整数分数给一个人数，写成 1|0|4|7|8；合计应等于 n".into(),
            ),
            Fault::ScoreOutOfRange { min, max } => (
                format!("得分应在 {} 到 {} 之间", number(min), number(max)),
                "核对得分，或改正 dimensions 中的分值范围".into(),
            ),
            Fault::UnknownId { table, similar } => (
                format!("{table} 中没有这个编号"),
                match similar {
                    Some(similar) => format!("是不是 {similar}？Excel 会去掉开头的 0"),
                    None => format!("改正编号，或在 {table} 中补上它"),
                },
            ),
            Fault::UnknownWord { known, similar } => (
                format!("这里只能写：{known}"),
                match similar {
                    Some(similar) => format!("是不是 {similar}？"),
                    None => "换成其中之一，或在说明文件的 values 中写明您的用词对应哪一个".into(),
                },
            ),
            Fault::DuplicateKey { first_row } => (
                format!("与第 {first_row} 行重复"),
                "删去多余的一行，或改正编号或日期".into(),
            ),
            Fault::Circular => (
                "上级关系绕成了圈".into(),
                "改正 parent_id，使每个地区最终归到最上一级".into(),
            ),
            Fault::BadPosition { wrong } => ("经纬度不对".into(), wrong_position(wrong).into()),
            Fault::NullIsland => (
                "坐标 0, 0 在非洲外海，按没有公布处理".into(),
                "位置不明就把两格都留空".into(),
            ),
            Fault::BadLink => (
                "不是网址".into(),
                "须以 http:// 或 https:// 开头；名称写在 source_name 列".into(),
            ),
            Fault::CoveredAboveTotal { total } => (
                format!("已覆盖多于总数（{}）", number(total)),
                "核对；若确系如此（例如总数是估计的），页面会照登并说明".into(),
            ),
            Fault::CountsAndPercent => (
                "同一行既有数量又有百分比".into(),
                "有数量时不要再填 percent，比例由数量算出".into(),
            ),
            Fault::FractionsAsPercent => (
                "这一列没有一个百分比大于 1：像是小数，0.8 会显示成 0.8%".into(),
                "在说明文件中给这一列写 \"times\": 100；若确实这么小，用 --allow fractions-as-percent".into(),
            ),
            Fault::FallingCount { date: day, from } => (
                format!("本应只增不减的数变小了，{}为 {}", date(day), number(from)),
                "两处都核对；若是更正，请在 note 中说明；页面会照登".into(),
            ),
            Fault::DatesReversed => ("先后颠倒".into(), "较早的日期须不晚于较晚的日期".into()),
            Fault::NotAPicture => (
                "不是可用的图片".into(),
                "用 SVG、JPEG、PNG 或 WebP；SVG 须有 viewBox".into(),
            ),
            Fault::ActiveDrawing => (
                "这张图里有脚本，或要从别处取内容".into(),
                "重新导出为普通 SVG（Inkscape 中选“普通 SVG”），不含脚本、链接和外部图片".into(),
            ),
            Fault::PictureMetadata => (
                "图片里除画面外还有别的信息，如拍摄的地点、时间和设备".into(),
                "无须处理：发布时去除这些信息；您的原文件不变".into(),
            ),
            Fault::BadGeoJson { reason } => (
                format!("边界读不通：{reason}"),
                "须为 GeoJSON 的 FeatureCollection（或 TopoJSON），几何为 Polygon 或 MultiPolygon，每个要素带有地区编号".into(),
            ),
            Fault::SeveralObjects { known } => (
                "TopoJSON 里有多个图层".into(),
                format!("在资源的 noticeboard.object 中写明其中一个：{known}"),
            ),
            Fault::WrongReference => (
                "边界用的是另一种坐标系".into(),
                "导出时选 WGS-84（EPSG:4326），经纬度以度为单位".into(),
            ),
            Fault::OutlineOutOfRange { wrong } => ("这条边界不在地球上".into(), wrong_position(wrong).into()),
            Fault::OutlineMended { how } => (
                match how {
                    Mended::Closed => "有一个环没有闭合，已闭合",
                    Mended::RepeatedPositions => "有连续重复的点，已各去掉一个",
                    Mended::EmptyRing => "有一个环没有面积，已去掉",
                    Mended::Crossing => "有一条边界自相交，已理顺，面积变化不到 1%",
                    Mended::Merged => "一条边界的两部分重叠或共边，已合为一体",
                    Mended::Wrapped => "单个图形已放进 FeatureCollection",
                    Mended::Height => "点上带有高程，已去掉",
                }
                .into(),
                "不必处理；公布的是修好的文件".into(),
            ),
            Fault::OutlineCrosses => (
                "这条边界自相交，无法稳妥修复，按原样显示".into(),
                "用地理软件修复（QGIS：修正几何图形）".into(),
            ),
            Fault::NoMapApproval => (
                "中国地图没有审图号".into(),
                "在 boundaries 的 noticeboard.map_approval 中填写审图号，或设 layout 为 tiles 只用方格图；页面会注明没有审图号".into(),
            ),
            Fault::OutlineOfNoArea => (
                "这条边界不属于任何有数据的地区".into(),
                "确实如此则不必处理；否则在 areas 中补上这个地区".into(),
            ),
            Fault::NoOutline { areas } => (
                format!("有 {areas} 个地区没有边界"),
                "页面会把它们列在地图旁边；有边界后补上即可".into(),
            ),
            Fault::OutlineNotDrawn { area } => (
                format!("{area} 的边界画不出来"),
                "检查这个多边形：每个环至少要有四个不同的点".into(),
            ),
            Fault::PartsDiffer { parts, date: day } => (
                format!("{}：下级合计为 {}，与本行不符", date(day), number(parts)),
                "核对；两者都会照登".into(),
            ),
            Fault::StatusDiffers { counted, date: day } => (
                format!("{}：按逐个状态数得 {}，与本行不符", date(day), number(counted)),
                "核对；两者都会照登".into(),
            ),
            Fault::OlderThanPublished { published } => (
                format!("数据截止日早于已公布的{}", date(published)),
                "是不是拿错了旧文件？确实如此，用 --allow older-than-published".into(),
            ),
            Fault::PromiseGone => (
                "已公布过的承诺不在数据包里了".into(),
                "把这一行放回去：承诺要留底，改期另写一行；否则用 --allow promise-gone".into(),
            ),
            Fault::DefinitionChanged { before } => (
                format!("统计口径与上次公布的不同，上次是：{before}"),
                "新口径请用新的 indicator_id，免得两种数接成一条线；若只是改了措辞，用 --allow definition-changed".into(),
            ),
            Fault::PlacesGone { places } => (
                format!("上次公布的 {places} 个地点这次不见了：总数变小，什么也没做，覆盖率就升高"),
                "保留它们，状态写 merged 或 lapsed；若本来就不存在，用 --allow places-gone".into(),
            ),
            Fault::AreasGone { areas } => (
                format!("上次公布的 {areas} 个地区这次不见了：什么也没做，合计就变了"),
                "保留它们的各行；若确实不再是地区，用 --allow areas-gone".into(),
            ),
            Fault::PastAltered { figures } => (
                format!("与上次公布相比，有 {figures} 个以往数字被改动"),
                "请看下面各处；公布时会逐一列出".into(),
            ),
            Fault::FileNotNamed => ("数据包里没有提到这个文件，不会公布".into(), "如要给读者，在 datapackage.json 中写上它".into()),
            Fault::FileAltered { release } => (format!("这个文件与第 {release} 次公布的记录不符"), "从可信的副本中取回，或重新公布".into()),
            Fault::FileGone { release } => (format!("第 {release} 次公布记录的这个文件不见了"), "从可信的副本中取回".into()),
            Fault::FileNotRecorded => ("没有哪一次公布记录过这个文件".into(), "删去：data/ 下的文件都应属于某一次公布".into()),
            Fault::MadeOtherwise => (
                "这个文件由已记录的文件生成，而由它们生成的与此不同".into(),
                "它被改动过，或由另一版本的 noticeboard 生成；重新发布即可重新生成".into(),
            ),
            Fault::HistoryAltered { release } => (format!("第 {release} 次公布的记录被改动：校验值不符"), "将 releases.json 与可信的副本核对".into()),
            Fault::HistoryUnreadable { reason } => (format!("公布记录读不了：{reason}"), "从可信的副本中取回 releases.json".into()),
            Fault::SignatureWrong { release } => (format!("第 {release} 次发布的签名与其密钥不符，或该密钥已作废"), "有人改动了记录，或换了密钥签名：与可信的副本核对，并询问发布方".into()),
            Fault::SignatureMissing { release } => (format!("第 {release} 次发布没有签名，而之前的都有"), "询问发布方；发布时须用 --key".into()),
            Fault::KeyChanged { release, key } => (format!("第 {release} 次发布换了密钥 {key}，原密钥没有为它作保"), "通过其他途径向发布方核实这是不是他们的密钥".into()),
            Fault::OtherKey { key } => (format!("最近一次发布不是用您给出的密钥签名的，而是 {key}"), "通过其他途径向发布方核实哪个是他们的密钥".into()),
            Fault::Forked { release } => (format!("第 {release} 次发布不是您留存的那一次：历史被重写了"), "两份都留好，询问发布方；签名正确也不能弥补这一点".into()),
            Fault::ReleaseDropped { release, pruned: true, reason } => (format!("第 {release} 次发布的文件为节省空间已删去：{reason}"), "无须处理：记录和校验值仍在".into()),
            Fault::ReleaseDropped { release, reason, .. } => (format!("第 {release} 次发布的文件已撤回：{reason}"), "无须处理：记录和校验值仍在".into()),
        };
        (message, help)
    }
}

use proptest::prelude::*;

use crate::explore::*;

fn named(name: &str, id: &str, context: &str, aliases: &[&str]) -> Named {
    Named {
        name: name.into(),
        id: id.into(),
        context: context.into(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
    }
}

fn readings() -> Readings {
    let mut readings = Readings::default();
    let all = [
        ('海', "hai"),
        ('关', "guan"),
        ('东', "dong"),
        ('巷', "xiang"),
        ('社', "she"),
        ('区', "qu"),
        ('街', "jie"),
        ('道', "dao"),
        ('友', "you"),
        ('谊', "yi"),
        ('桥', "qiao"),
        ('西', "xi"),
        ('新', "xin"),
        ('华', "hua"),
        ('重', "zhong"),
        ('重', "chong"),
        ('庆', "qing"),
        ('路', "lu"),
        ('示', "shi"),
        ('例', "li"),
        ('小', "xiao"),
    ];
    all.into_iter().for_each(|(character, reading)| readings.add(character, reading));
    readings
}

fn list() -> Names {
    let sections = [
        Section {
            folder: PLACES.into(),
            names: vec![
                named("海关东巷", "hgdx", "友谊街道 · 桥西区", &["海关宿舍", "Haiguan East Lane"]),
                named("重庆路", "cql", "新华区", &[]),
                named("示例小区 0017", "P0017", "示例东区", &["Sample Compound 0017"]),
                named("示例小区 0018", "P0018", "示例西区", &["Sample Compound 0018"]),
            ],
        },
        Section {
            folder: AREAS.into(),
            names: vec![
                named("海关东巷社区", "1", "桥西区", &[]),
                named("东海关街道", "2", "新华区", &[]),
                named("Bayern", "09", "Germany", &["Bavaria"]),
            ],
        },
        Section { folder: String::new(), names: vec![named("示例", "", "", &[])] },
    ];
    Names::parse(write_names(&sections, &readings())).unwrap_or_default()
}

#[test]
fn finds_as_a_person_would() {
    let cases: [(&str, &[&str]); 21] = [
        ("海关东巷", &["海关东巷", "海关东巷社区"]),
        ("海关", &["海关东巷", "海关东巷社区", "东海关街道"]),
        ("hgdx", &["海关东巷", "海关东巷社区"]),
        // the whole first, then names that have each of the words
        ("haiguan dong", &["海关东巷", "海关东巷社区", "东海关街道"]),
        ("HAIGUAN", &["海关东巷", "海关东巷社区", "东海关街道"]),
        ("海guan", &["海关东巷", "海关东巷社区", "东海关街道"]),
        ("bavaria", &["Bayern"]),
        ("bay", &["Bayern"]),
        ("zhongqing", &["重庆路"]),
        ("chongqing", &["重庆路"]),
        ("宿舍", &["海关东巷"]),
        ("east lane", &["海关东巷"]),
        ("p0017", &["示例小区 0017"]),
        ("0018", &["示例小区 0018"]),
        ("桥西 海关", &["海关东巷", "海关东巷社区"]),
        ("qiaoxi haiguan", &["海关东巷", "海关东巷社区"]),
        ("haigaun", &["海关东巷", "东海关街道", "海关东巷社区"]),
        ("海官东", &["海关东巷", "海关东巷社区"]),
        ("bavarla", &["Bayern"]),
        ("xyzzy", &[]),
        ("  ", &[]),
    ];
    for (typed, expected) in cases {
        let names: Vec<String> = list().search(typed, 8).into_iter().map(|hit| hit.name).collect();
        assert_eq!(names, expected, "{typed}");
    }
}

#[test]
fn a_hit_says_where_it_is_and_where_it_leads() {
    let hit = |i: usize| list().search(["hgdx", "bavaria", "示例"][i], 1).into_iter().next();
    let expected = [
        Hit { name: "海关东巷".into(), path: "places/hgdx/".into(), context: "友谊街道 · 桥西区".into() },
        Hit { name: "Bayern".into(), path: "areas/09/".into(), context: "Germany".into() },
        Hit { name: "示例".into(), path: String::new(), context: String::new() },
    ];
    for (i, expected) in expected.into_iter().enumerate() {
        assert_eq!(hit(i), Some(expected));
    }
    assert_eq!(list().find(PLACES, "P0018"), Some(3));
    assert_eq!(list().find(PLACES, "1"), None, "an id of another folder");
}

#[test]
fn refuses_what_is_not_its_list() {
    let other = ["", "<!doctype html>", "noticeboard-names 1\na\tb\tc\td", "noticeboard-names 2\n\n\n>x/\na\tb"];
    let faults = ["noticeboard-names 2\n\n\na\tb\t0\t", "noticeboard-names 2\n\nc\n>x/\na\tb\t7\t"];
    for text in other.into_iter().chain(faults) {
        assert!(Names::parse(text.to_owned()).is_none(), "{text}");
    }
}

#[test]
fn long_names_and_other_scripts_are_names_too() {
    let long = "很长的名字".repeat(60);
    let names =
        vec![named(&long, "long", "", &[]), named("حي السلام", "peace", "", &[]), named(">arrow", "arrow", "", &[])];
    let text = write_names(&[Section { folder: PLACES.into(), names }], &readings());
    let names = Names::parse(text).unwrap_or_default();
    for (typed, id) in
        [("很长的", "long"), (long.as_str(), "long"), ("السلام", "peace"), ("حي", "peace"), ("arrow", "arrow")]
    {
        let found: Vec<&str> = names.search_numbers(typed, 8).into_iter().map(|i| names.id(i)).collect();
        assert_eq!(found, [id], "{typed}");
    }
}

proptest! {
    /// A signature only ever rules out names that do not fit: whatever fits a name is found in a list of it.
    #[test]
    fn nothing_that_fits_is_ruled_out(
        name in "[海关东巷重庆路小区桥西a-c0-2]{1,8}",
        typed in "[海关东巷重庆路小区hgdxaniuzchoqe0-2]{1,5}",
        cut in 1_usize..20,
    ) {
        let sections = [Section { folder: PLACES.into(), names: vec![named(&name, "", "", &[])] }];
        let list = Names::parse(write_names(&sections, &readings())).unwrap_or_default();
        // as typed at random, and as somebody would type this very name
        let spelt: String = name.chars().flat_map(|c| readings().of(c).first().cloned().unwrap_or(vec![c])).take(cut).collect();
        let initials: String = name.chars().map(|c| readings().of(c).first().map_or(c, |reading| reading[0])).take(cut).collect();
        let folded: Vec<char> = fold(&name).collect();
        for typed in [typed, spelt, initials] {
            let wanted: Vec<char> = fold(&typed).collect();
            let fits = crate::explore::spelling::fit(&wanted, &folded, &readings()).is_some();
            prop_assert_eq!(list.matching(&typed, 0..1).contains(0), fits, "{} in {}", typed, name);
            if fits {
                prop_assert_eq!(list.search_numbers(&typed, 1), [0], "{} in {}", typed, name);
            }
        }
    }
}

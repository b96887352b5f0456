//! The list of names that a reader's device searches: places, areas, stories, companies, with how Chinese is read.

use pinyin::{ToPinyin, ToPinyinMulti};

use super::table::{Part, RowOrder};
use super::{Links, Loaded};
use crate::explore::{self, COMPANIES, Named, Readings, Section, fold};
use crate::model::{AreaIx, Lang, Programme, Text};
use crate::words::words;

/// The list of one programme in one language. Without its places, where these are so many that they are listed by part.
pub fn names(loaded: &Loaded, links: &Links) -> String {
    write(&sections(loaded, links, &listed(loaded)))
}

/// The list of a part: it numbers places and areas as the part's table does.
pub fn names_of_part(loaded: &Loaded, links: &Links, part: &Part) -> String {
    write(&sections(loaded, links, &RowOrder::of(loaded, part)))
}

fn listed(loaded: &Loaded) -> RowOrder {
    let mut order = RowOrder::new(loaded);
    if !loaded.parts.is_empty() {
        order.places.clear();
    }
    order
}

/// The list of a whole site: addresses are below its base, and each programme's title tells alike names apart.
pub fn names_of_site<'a>(programmes: impl Iterator<Item = (&'a Loaded, Links)>) -> String {
    let mut all = Vec::new();
    for (loaded, links) in programmes {
        let programme = &loaded.programme;
        let title = programme.title.get(links.lang);
        let folder = format!("{}{}/", links.folder, links.lang.tag());
        let overview = named(&programme.title, "", &[], String::new(), links.lang);
        all.push(Section { folder: folder.clone(), names: vec![overview] });
        for mut section in sections(loaded, &links, &listed(loaded)) {
            section.folder.insert_str(0, &folder);
            for named in &mut section.names {
                named.context = [named.context.as_str(), title].join(" · ").trim_start_matches(" · ").to_owned();
            }
            all.push(section);
        }
    }
    write(&all)
}

fn write(sections: &[Section]) -> String {
    explore::write_names(sections, &readings_of(sections))
}

/// How the characters of names, aliases and contexts are read.
pub fn readings_of(sections: &[Section]) -> Readings {
    let mut readings = Readings::default();
    let named = sections.iter().flat_map(|section| &section.names);
    for spelling in named.flat_map(|it| [&it.name, &it.context].into_iter().chain(&it.aliases)) {
        for character in fold(spelling).filter(|c| !c.is_ascii()) {
            if !readings.knows(character) {
                read(character, &mut readings);
            }
        }
    }
    readings
}

/// Pinyin of a Chinese character; the letters that stand for an umlaut where a keyboard has none.
fn read(character: char, readings: &mut Readings) {
    let plain: &[&str] = match character {
        'ä' => &["a", "ae"],
        'ö' => &["o", "oe"],
        'ü' => &["u", "ue"],
        'ß' => &["ss"],
        _ => &[],
    };
    plain.iter().for_each(|reading| readings.add(character, reading));
    let Some(usual) = character.to_pinyin() else { return };
    readings.add(character, usual.plain());
    let Some(all) = character.to_pinyin_multi() else { return };
    for i in 0..all.count() {
        readings.add(character, all.get(i).plain());
    }
}

fn sections(loaded: &Loaded, links: &Links, order: &RowOrder) -> Vec<Section> {
    let lang = links.lang;
    let programme = &loaded.programme;
    let places = order.places.iter().map(|ix| {
        let place = &programme.places[ix.0 as usize];
        named(&place.name, &place.id, &place.aliases, above(programme, place.area, true, lang), lang)
    });
    let areas = order.areas.iter().map(|(ix, _)| {
        let area = programme.areas.get(*ix);
        named(&area.name, &area.id, &[], above(programme, *ix, false, lang), lang)
    });
    let t = words(lang);
    let companies =
        programme.providers.iter().map(|company| named(&company.name, &company.id, &[], t.companies.to_owned(), lang));
    let stories = programme.stories.iter().map(|story| {
        let mut named = named(&story.title, &story.id, &[], t.stories.to_owned(), lang);
        named.aliases.extend(story.place_name.spellings().into_iter().map(str::to_owned));
        named
    });
    let section = |folder: &str, names: Vec<Named>| Section { folder: folder.to_owned(), names };
    vec![
        section(links.place_folder(), places.collect()),
        section(links.area_folder(), areas.collect()),
        section(COMPANIES, companies.collect()),
        section("stories/", stories.collect()),
    ]
}

/// The nearest two above it: a name is told apart by its district.
fn above(programme: &Programme, area: AreaIx, itself: bool, lang: Lang) -> String {
    let areas = &programme.areas;
    let mut path = areas.ancestors(area);
    if itself {
        path.push(area);
    }
    let names: Vec<&str> = path.iter().rev().take(2).map(|ix| areas.get(*ix).name.get(lang)).collect();
    names.join(" · ")
}

/// Under its name in this language; those in others are aliases.
fn named(name: &Text, id: &str, aliases: &[String], context: String, lang: Lang) -> Named {
    let shown = name.get(lang);
    let others = name.spellings().into_iter().chain(aliases.iter().map(String::as_str));
    let mut aliases: Vec<String> = others.filter(|other| *other != shown).map(str::to_owned).collect();
    aliases.dedup();
    Named { name: shown.to_owned(), id: id.to_owned(), context, aliases }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_read_in_each_of_their_ways() {
        let mut readings = Readings::default();
        "行重ü海".chars().for_each(|character| read(character, &mut readings));
        let of = |character| readings.of(character).iter().map(String::from_iter).collect::<Vec<String>>();
        assert_eq!(of('ü'), ["u", "ue"]);
        assert_eq!(of('海')[0], "hai");
        for (character, reading) in [('行', "hang"), ('行', "xing"), ('重', "zhong"), ('重', "chong")] {
            assert!(of(character).iter().any(|known| known == reading), "{character} {reading}");
        }
    }
}

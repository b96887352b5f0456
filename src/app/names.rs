//! The list of names that a reader's device searches: places, areas, stories, companies, with pinyin for Chinese ones.

use pinyin::ToPinyin;

use super::Links;
use crate::explore::{self, Hit};
use crate::model::{AreaIx, Lang, Programme, Text};

/// The list of one programme in one language.
pub fn names(programme: &Programme, lang: Lang) -> String {
    let entries = entries(programme, lang);
    explore::write(entries.iter().map(|(hit, others)| (hit, others.clone())))
}

/// The list of a whole site: addresses are below its base, and each programme's title tells alike names apart.
pub fn names_of_site<'a>(programmes: impl Iterator<Item = (&'a Programme, Links)>) -> String {
    let mut all = Vec::new();
    for (programme, links) in programmes {
        let title = programme.title.get(links.lang);
        let overview = Hit { name: title.to_owned(), path: String::new(), context: String::new() };
        let below = std::iter::once((overview, spellings(&programme.title, &[], links.lang)));
        for (mut hit, others) in below.chain(entries(programme, links.lang)) {
            hit.path = format!("{}{}/{}", links.folder, links.lang.tag(), hit.path);
            hit.context = [hit.context.as_str(), title].join(" · ").trim_start_matches(" · ").to_owned();
            all.push((hit, others));
        }
    }
    explore::write(all.iter().map(|(hit, others)| (hit, others.clone())))
}

fn entries(programme: &Programme, lang: Lang) -> Vec<(Hit, Vec<String>)> {
    let areas = &programme.areas;
    let above = |area: AreaIx, itself: bool| {
        let mut path = areas.ancestors(area);
        if itself {
            path.push(area);
        }
        // the nearest two: a name is told apart by its district
        let names: Vec<&str> = path.iter().rev().take(2).map(|ix| areas.get(*ix).name.get(lang)).collect();
        names.join(" · ")
    };
    let places = programme.places.iter().map(|place| {
        let hit = Hit {
            name: place.name.get(lang).to_owned(),
            path: format!("places/{}/", place.id),
            context: above(place.area, true),
        };
        (hit, spellings(&place.name, &place.aliases, lang))
    });
    let area_names = areas.all().map(|(ix, area)| {
        let hit = Hit {
            name: area.name.get(lang).to_owned(),
            path: format!("areas/{}/", area.id),
            context: above(ix, false),
        };
        (hit, spellings(&area.name, &[], lang))
    });
    let stories = programme.stories.iter().map(|story| {
        let hit = Hit {
            name: story.title.get(lang).to_owned(),
            path: format!("stories/{}/", story.id),
            context: crate::words::words(lang).stories.to_owned(),
        };
        (hit, spellings(&story.place_name, &[], lang))
    });
    let companies = programme.providers.iter().map(|company| {
        let hit = Hit {
            name: company.name.get(lang).to_owned(),
            path: format!("companies/{}/", company.id),
            context: crate::words::words(lang).companies.to_owned(),
        };
        (hit, spellings(&company.name, &[], lang))
    });
    places.chain(area_names).chain(stories).chain(companies).collect()
}

/// The name in the other languages, aliases, and of each Chinese spelling its pinyin and initials.
fn spellings(name: &Text, aliases: &[String], lang: Lang) -> Vec<String> {
    let shown = name.get(lang);
    let all = || name.spellings().into_iter().chain(aliases.iter().map(String::as_str));
    let mut out: Vec<String> = all().filter(|spelling| *spelling != shown).map(str::to_owned).collect();
    for spelling in all() {
        let syllables: Vec<&str> = spelling.to_pinyin().flatten().map(|syllable| syllable.plain()).collect();
        if !syllables.is_empty() {
            out.push(syllables.concat());
            out.push(syllables.iter().filter_map(|syllable| syllable.chars().next()).collect());
        }
    }
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_are_found_by_pinyin_and_initials() {
        let name = Text::new("海关东巷", vec![(Lang::En, "Haiguan East Lane".to_owned())]);
        let spellings = spellings(&name, &[], Lang::ZhCn);
        assert_eq!(spellings, ["Haiguan East Lane", "haiguandongxiang", "hgdx"]);
    }
}

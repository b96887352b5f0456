//! A text in the languages of its programme.

/// A language that the product speaks. Each has its catalogue in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    ZhCn,
    En,
    De,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::ZhCn, Lang::En, Lang::De];

    /// BCP 47 tag; also the folder of the language's pages.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::ZhCn => "zh-CN",
            Lang::En => "en",
            Lang::De => "de",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The language of a text that does not say, by its script.
    pub fn guess(text: &str) -> Lang {
        if text.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c)) {
            Lang::ZhCn
        } else if text.contains(['ä', 'ö', 'ü', 'ß', 'Ä', 'Ö', 'Ü']) {
            Lang::De
        } else {
            Lang::En
        }
    }
}

/// A text as published: in the programme's first language, with its translations. Where one is missing, the original
/// stands for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    original: String,
    translations: Vec<(Lang, String)>,
}

impl Text {
    pub fn new(original: impl Into<String>, translations: Vec<(Lang, String)>) -> Text {
        Text { original: original.into(), translations }
    }

    /// One spelling in every language.
    pub fn same(text: impl Into<String>) -> Text {
        Text::new(text, Vec::new())
    }

    pub fn get(&self, lang: Lang) -> &str {
        let translated = self.translations.iter().find(|(of, _)| *of == lang);
        translated.map_or(&self.original, |(_, text)| text)
    }

    /// As the publisher wrote it first.
    pub fn original(&self) -> &str {
        &self.original
    }

    /// Every spelling, the original first, each once.
    pub fn spellings(&self) -> Vec<&str> {
        let mut all = vec![self.original.as_str()];
        for (_, text) in &self.translations {
            if !all.contains(&text.as_str()) {
                all.push(text);
            }
        }
        all
    }

    /// The same text with each of its spellings replaced.
    pub fn map(&self, mut replace: impl FnMut(&str) -> String) -> Text {
        let translations = self.translations.iter().map(|(lang, text)| (*lang, replace(text))).collect();
        Text { original: replace(&self.original), translations }
    }

    /// This text, with another one in its place wherever that says something.
    pub fn overlaid_with(&self, other: &Text) -> Text {
        let mut text = self.clone();
        if !other.original.is_empty() {
            text.original = other.original.clone();
        }
        text.translations.retain(|(lang, _)| other.translations.iter().all(|(of, _)| of != lang));
        text.translations.extend(other.translations.iter().cloned());
        text
    }

    pub fn is_empty(&self) -> bool {
        self.original.is_empty() && self.translations.is_empty()
    }
}

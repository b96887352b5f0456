//! `stories` with their texts, `pictures` and `checklists`.

use std::collections::HashMap;

use super::table::Keys;
use super::{Finding, Reader};
use crate::model::{AreaIx, Check, Checked, Moment, Picture, PictureKind, Story, Text};
use crate::words::Fault;

const MOMENT: [(&str, Moment); 3] = [("before", Moment::Before), ("during", Moment::During), ("after", Moment::After)];

const PICTURE_KIND: [(&str, PictureKind); 2] =
    [("photo", PictureKind::Photo), ("illustration", PictureKind::Illustration)];

const CHECKED: [(&str, Checked); 3] = [("yes", Checked::Yes), ("no", Checked::No), ("not_stated", Checked::NotStated)];

impl Reader<'_> {
    pub(super) fn stories(&mut self) -> Vec<Story> {
        let mut list: Vec<Story> = Vec::new();
        let mut ids = HashMap::new();
        let mut keys = Keys::default();
        for sheet in &self.sheets("stories") {
            if !sheet.require(&["story_id", "title", "text"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let id = row.cell("story_id");
                let required = (id.address_id(&mut self.findings), row.required_text("title", &mut self.findings));
                let paths = row.required_text("text", &mut self.findings);
                let place = self.place_of(&row.cell("place_id"));
                let area = self.look_up(&row.cell("area_id"), "areas").map(AreaIx);
                let mode = self.look_up(&row.cell("mode"), "modes").map(|i| i as usize);
                let before = row.cell("before").when(&mut self.findings);
                let after = row.cell("after").when(&mut self.findings);
                let source = row.cell("source").link(&mut self.findings);
                let body = paths.map(|paths| self.text_files(&paths));
                let (Some(id_text), Some(title)) = required else {
                    continue;
                };
                if !keys.is_new(id_text.to_owned(), &id, &mut self.findings) {
                    continue;
                }
                ids.insert(id_text.to_owned(), list.len());
                list.push(Story {
                    id: id_text.to_owned(),
                    title,
                    summary: row.text("summary"),
                    body: body.unwrap_or_default(),
                    place,
                    place_name: row.text("place_name"),
                    area,
                    provider_name: row.text("provider_name"),
                    mode,
                    before,
                    after,
                    chosen_by: row.text("chosen_by"),
                    source,
                    source_name: row.text("source_name"),
                    pictures: Vec::new(),
                    checklist: Vec::new(),
                });
            }
        }
        self.pictures(&ids, &mut list);
        self.checklists(&ids, &mut list);
        list
    }

    fn pictures(&mut self, ids: &HashMap<String, usize>, stories: &mut [Story]) {
        for sheet in &self.sheets("pictures") {
            if !sheet.require(&["story_id", "moment", "file", "alt", "kind"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let story = self.story_of(&row.cell("story_id"), ids);
                for column in ["moment", "kind"] {
                    row.cell(column).required(&mut self.findings);
                }
                let moment = row.cell("moment").word(&MOMENT, &mut self.findings);
                let kind = row.cell("kind").word(&PICTURE_KIND, &mut self.findings);
                let alt = row.required_text("alt", &mut self.findings);
                let taken_on = row.cell("taken_on").when(&mut self.findings);
                let file_cell = row.cell("file");
                let Some(file) = file_cell.required(&mut self.findings) else {
                    continue;
                };
                let Some(bytes) = self.files.get(file) else {
                    self.fail(file_cell.finding(Fault::MissingFile));
                    continue;
                };
                let Some(size) = picture_size(file, bytes) else {
                    self.fail(file_cell.finding(Fault::NotAPicture));
                    continue;
                };
                if let (Some(story), Some(moment), Some(kind), Some(alt)) = (story, moment, kind, alt) {
                    let (caption, credit) = (row.text("caption"), row.text("credit"));
                    let file = file.to_owned();
                    stories[story].pictures.push(Picture { moment, file, alt, caption, kind, credit, taken_on, size });
                }
            }
        }
    }

    fn checklists(&mut self, ids: &HashMap<String, usize>, stories: &mut [Story]) {
        for sheet in &self.sheets("checklists") {
            if !sheet.require(&["story_id", "item"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let story = self.story_of(&row.cell("story_id"), ids);
                let item: Option<Text> = row.required_text("item", &mut self.findings);
                let before = row.cell("before").word(&CHECKED, &mut self.findings).unwrap_or(Checked::NotStated);
                let after = row.cell("after").word(&CHECKED, &mut self.findings).unwrap_or(Checked::NotStated);
                if let (Some(story), Some(item)) = (story, item) {
                    stories[story].checklist.push(Check { item, before, after });
                }
            }
        }
    }

    fn story_of(&mut self, cell: &super::table::Cell, ids: &HashMap<String, usize>) -> Option<usize> {
        let story = ids.get(cell.required(&mut self.findings)?).copied();
        if story.is_none() {
            let finding: Finding = cell.finding(Fault::UnknownId { table: "stories" });
            self.fail(finding);
        }
        story
    }
}

/// Width and height from the file's own header, so that a page can keep the space. None if it is no picture known here.
fn picture_size(file: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if file.ends_with(".svg") {
        return svg_size(std::str::from_utf8(bytes).ok()?);
    }
    use imagesize::ImageType::{Jpeg, Png, Webp};
    imagesize::image_type(bytes).ok().filter(|kind| matches!(kind, Jpeg | Png | Webp))?;
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

fn svg_size(svg: &str) -> Option<(u32, u32)> {
    let value = svg.split_once("viewBox=")?.1;
    let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    let view_box = value[1..].split_once(quote)?.0;
    let mut numbers = view_box.split(|c: char| c == ',' || c.is_ascii_whitespace()).filter(|part| !part.is_empty());
    let [_, _, width, height] = [numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?];
    let read = |text: &str| text.parse::<f64>().ok().filter(|n| *n >= 1.0).map(|n| n.round() as u32);
    Some((read(width)?, read(height)?))
}

#[cfg(test)]
mod tests {
    use super::svg_size;

    #[test]
    fn an_svg_tells_its_size_by_its_view_box() {
        let cases = [
            (r#"<svg viewBox="0 0 640 480">"#, Some((640, 480))),
            (r#"<svg viewBox="0,0,320.4,200">"#, Some((320, 200))),
            (r#"<svg width="10">"#, None),
            (r#"<svg viewBox="0 0 0 480">"#, None),
        ];
        for (svg, expected) in cases {
            assert_eq!(svg_size(svg), expected, "{svg}");
        }
    }
}

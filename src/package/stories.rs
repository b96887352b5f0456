//! `stories` with their texts, `pictures` and `checklists`.

use super::Reader;
use super::known::unique;
use super::picture::{is_active, picture_size};
use crate::model::{AreaIx, Check, Checked, Moment, Picture, PictureKind, Story, Text};
use crate::words::Fault;

const MOMENT: [(&str, Moment); 3] = [("before", Moment::Before), ("during", Moment::During), ("after", Moment::After)];

const PICTURE_KIND: [(&str, PictureKind); 2] =
    [("photo", PictureKind::Photo), ("illustration", PictureKind::Illustration)];

const CHECKED: [(&str, Checked); 3] = [("yes", Checked::Yes), ("no", Checked::No), ("not_stated", Checked::NotStated)];

/// A story as its row has it, its text still a file.
struct StoryRow {
    story: Story,
    paths: Option<Text>,
}

impl Reader<'_> {
    pub(super) fn stories(&mut self) -> Vec<Story> {
        let mut rows: Vec<StoryRow> = Vec::new();
        for sheet in &self.sheets("stories") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (id, place, area, mode) = (c("story_id"), c("place_id"), c("area_id"), c("mode"));
            let also_in = c("also_in");
            let (before, after, source, among) = (c("before"), c("after"), c("source"), c("chosen_among"));
            let t = |name| sheet.text(name);
            let (title, summary, text, chosen_by) = (t("title"), t("summary"), t("text"), t("chosen_by"));
            let work = t("work");
            let (place_name, provider_name, source_name) = (t("place_name"), t("provider_name"), t("source_name"));
            let known = &self.known;
            let read = sheet.rows(&mut self.findings, |row, findings| {
                let (story_id, title) = (row.cell(&id).address_id(findings), row.required_text(&title, findings));
                let paths = row.required_text(&text, findings);
                let place = known.place(&row.cell(&place), findings);
                let mut areas: Vec<_> =
                    known.look_up(&row.cell(&area), "areas", findings).map(AreaIx).into_iter().collect();
                areas.extend(known.areas(&row.cell(&also_in), findings));
                let mode = known.look_up(&row.cell(&mode), "modes", findings).map(|i| i as usize);
                let (before, after) = (row.cell(&before).when(findings), row.cell(&after).when(findings));
                let source = row.cell(&source).link(findings);
                let among = row.cell(&among).count(findings).map(|among| among.0 as u32);
                let story_id = story_id?.to_owned();
                let story = Story {
                    id: story_id.clone(),
                    title: title?,
                    summary: row.text(&summary),
                    body: Text::default(),
                    place,
                    place_name: row.text(&place_name),
                    areas,
                    provider_name: row.text(&provider_name),
                    mode,
                    work: row.text(&work),
                    before,
                    after,
                    chosen_by: row.text(&chosen_by),
                    chosen_among: among,
                    source,
                    source_name: row.text(&source_name),
                    pictures: Vec::new(),
                    checklist: Vec::new(),
                };
                Some((row.line, story_id, StoryRow { story, paths }))
            });
            unique(&mut self.known.stories, &mut rows, sheet, &id, read, &mut self.findings);
        }
        let mut list: Vec<Story> = Vec::new();
        for StoryRow { mut story, paths } in rows {
            story.body = paths.map(|paths| self.text_files(&paths)).unwrap_or_default();
            list.push(story);
        }
        self.pictures(&mut list);
        self.checklists(&mut list);
        list
    }

    fn pictures(&mut self, stories: &mut [Story]) {
        for sheet in &self.sheets("pictures") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (story, moment, kind) = (c("story_id"), c("moment"), c("kind"));
            let (file, taken_on) = (c("file"), c("taken_on"));
            let (alt, caption, credit) = (sheet.text("alt"), sheet.text("caption"), sheet.text("credit"));
            let (known, files) = (&self.known, self.files);
            let pictures = sheet.rows(&mut self.findings, |row, findings| {
                for column in [&story, &moment, &kind] {
                    row.cell(column).required(findings);
                }
                let story = known.look_up(&row.cell(&story), "stories", findings);
                let moment = row.cell(&moment).word(&MOMENT, findings);
                let kind = row.cell(&kind).word(&PICTURE_KIND, findings);
                let alt = row.required_text(&alt, findings);
                let taken_on = row.cell(&taken_on).when(findings);
                let file_cell = row.cell(&file);
                let file = file_cell.required(findings)?.to_owned();
                let size = match files.get(&file).map(|bytes| picture_size(&file, bytes)) {
                    Some(Some(_)) if files.get(&file).is_some_and(|bytes| is_active(&file, bytes)) => {
                        findings.push(file_cell.finding(Fault::ActiveDrawing));
                        None
                    }
                    Some(Some(size)) => Some(size),
                    Some(None) => {
                        findings.push(file_cell.finding(Fault::NotAPicture));
                        None
                    }
                    None => {
                        findings.push(file_cell.finding(Fault::MissingFile));
                        None
                    }
                };
                let (caption, credit) = (row.text(&caption), row.text(&credit));
                let picture = || {
                    let (moment, alt, kind, size, file) = (moment?, alt?, kind?, size?, file.clone());
                    Some((story?, Picture { moment, file, alt, caption, kind, credit, taken_on, size }))
                };
                Some((picture(), file))
            });
            for (picture, file) in pictures {
                self.named.insert(file);
                let Some((story, picture)) = picture else { continue };
                stories[story as usize].pictures.push(picture);
            }
        }
    }

    fn checklists(&mut self, stories: &mut [Story]) {
        for sheet in &self.sheets("checklists") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let (story, item) = (sheet.column("story_id"), sheet.text("item"));
            let (before, after) = (sheet.column("before"), sheet.column("after"));
            let known = &self.known;
            let checks = sheet.rows(&mut self.findings, |row, findings| {
                row.cell(&story).required(findings);
                let story = known.look_up(&row.cell(&story), "stories", findings);
                let item = row.required_text(&item, findings);
                let before = row.cell(&before).word(&CHECKED, findings).unwrap_or(Checked::NotStated);
                let after = row.cell(&after).word(&CHECKED, findings).unwrap_or(Checked::NotStated);
                Some((story?, Check { item: item?, before, after }))
            });
            for (story, check) in checks {
                stories[story as usize].checklist.push(check);
            }
        }
    }
}

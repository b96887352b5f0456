//! Pictures as pages show them: of each photograph and scan some widths, as AVIF and, for browsers that do not know that,
//! as JPEG. Drawings stay drawings.

use std::collections::HashMap;
use std::io::Cursor;
use std::path::Path;

use image::codecs::avif::AvifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Rgb, RgbImage};
use rayon::prelude::*;

use super::stage::{Stage, StageError};
use crate::app::{PICTURES, Scaled};
use crate::model::Programme;
use crate::package::Files;
use crate::release::sha256;

/// A phone's column, the same at two dots a point, a desk's.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// Of 100; above these, files grow faster than what can be seen.
const AVIF_QUALITY: u8 = 60;
const JPEG_QUALITY: u8 = 78;
/// Of 1 to 10, the slowest first: a large picture takes about a second.
const AVIF_SPEED: u8 = 8;
/// What transparency is laid upon.
const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf7];

/// What kept pictures from being written.
#[derive(Debug)]
pub enum PictureError {
    /// though its header is right
    Unreadable(String, ImageError),
    Stage(StageError),
}

/// Which widths each picture of the stories gets, by its path in the package. Their files bear a hash of what they are
/// made of, so that they can be kept for good, by browsers and from one publication to the next.
pub fn plan_pictures(programme: &Programme, files: &Files) -> HashMap<String, Vec<Scaled>> {
    let pictures = programme.stories.iter().flat_map(|story| &story.pictures);
    let rasters = pictures.filter(|picture| !picture.file.ends_with(".svg"));
    let plan = rasters.filter_map(|picture| {
        let (width, height) = picture.size;
        let hash = &sha256(files.get(&picture.file)?)[..16];
        let smaller = WIDTHS.into_iter().filter(|smaller| *smaller < width);
        // the picture's own width, unless it is larger than any use
        let own = Some(width).filter(|width| *width <= WIDTHS[WIDTHS.len() - 1]);
        let all = smaller.chain(own).map(|width| Scaled {
            width,
            height: (u64::from(height) * u64::from(width) / u64::from(picture.size.0)).max(1) as u32,
            path: format!("{PICTURES}{hash}-{width}"),
        });
        Some((picture.file.clone(), all.collect()))
    });
    plan.collect()
}

/// `folder` is the programme's in the site, `before` its folder in the site that stood before.
pub fn write_pictures(
    plan: &HashMap<String, Vec<Scaled>>,
    files: &Files,
    folder: &str,
    before: Option<&Path>,
    stage: &Stage,
) -> Result<(), PictureError> {
    plan.par_iter().try_for_each(|(file, all)| {
        let bytes = files.get(file).map(Vec::as_slice).unwrap_or_default();
        let kept = |path: &str| Some(before?.join(path)).filter(|path| path.is_file());
        let missing = all.iter().any(|scaled| scaled.files().iter().any(|path| kept(path).is_none()));
        let picture = missing.then(|| decode(bytes).map_err(|error| failed(file, error))).transpose()?;
        for scaled in all {
            let small = picture.as_ref().map(|picture| {
                let smaller = image::imageops::resize(picture, scaled.width, scaled.height, FilterType::Lanczos3);
                encode(&smaller).map_err(|error| failed(file, error))
            });
            match small.transpose()? {
                Some(encoded) => {
                    for (path, bytes) in scaled.files().iter().zip(encoded) {
                        stage.write(&format!("{folder}{path}"), &bytes).map_err(PictureError::Stage)?;
                    }
                }
                None => {
                    for path in scaled.files() {
                        let Some(kept) = kept(&path) else { continue };
                        stage.copy(&format!("{folder}{path}"), &kept).map_err(PictureError::Stage)?;
                    }
                }
            }
        }
        Ok(())
    })
}

fn failed(file: &str, error: ImageError) -> PictureError {
    PictureError::Unreadable(file.to_owned(), error)
}

/// Upright, and on paper where it was transparent.
fn decode(bytes: &[u8]) -> Result<RgbImage, ImageError> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?.into_decoder()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    if !picture.color().has_alpha() {
        return Ok(picture.into_rgb8());
    }
    let picture = picture.into_rgba8();
    Ok(RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let over = |colour: u8, paper: u8| {
            ((u32::from(colour) * u32::from(alpha) + u32::from(paper) * (255 - u32::from(alpha))) / 255) as u8
        };
        Rgb([over(red, PAPER[0]), over(green, PAPER[1]), over(blue, PAPER[2])])
    }))
}

/// In the order of [`Scaled::files`].
fn encode(picture: &RgbImage) -> Result<[Vec<u8>; 2], ImageError> {
    let (mut avif, mut jpeg) = (Vec::new(), Vec::new());
    picture.write_with_encoder(AvifEncoder::new_with_speed_quality(&mut avif, AVIF_SPEED, AVIF_QUALITY))?;
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY))?;
    Ok([avif, jpeg])
}

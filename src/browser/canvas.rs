//! Drawing on a canvas at the pixels of the device.

use plotters_canvas::CanvasBackend;
use web_sys::{HtmlCanvasElement, window};

/// Fits the canvas to its place on the page and hands `draw` a cleared backend of device pixels, with how many of them
/// make a CSS pixel. Gives the width and height in CSS pixels; None where there is nothing to draw on.
pub fn draw_on(canvas: &HtmlCanvasElement, draw: impl FnOnce(CanvasBackend, f64)) -> Option<(f64, f64)> {
    let place = canvas.get_bounding_client_rect();
    let (width, height) = (place.width(), place.height());
    if width < 1.0 || height < 1.0 {
        return None;
    }
    let scale = window()?.device_pixel_ratio().clamp(1.0, 3.0);
    // setting the size also clears it
    canvas.set_width((width * scale).round() as u32);
    canvas.set_height((height * scale).round() as u32);
    draw(CanvasBackend::with_canvas_object(canvas.clone())?, scale);
    Some((width, height))
}

/// Charts and networks as picture files.
///
/// [dev.gradus.report.image.ChartImages] is the door for charts,
/// [dev.gradus.report.image.GraphImages] for networks, whose layers `GraphRows` puts in rows and
/// `GraphColumns` in columns. Behind the doors a painter for each kind of picture draws on a
/// surface, and there are two surfaces: one fills pixels, one writes SVG. Letters are filled
/// outlines read from a font file that ships with this module, so pictures need no installed font
/// and look the same on every machine.
///
/// This package uses `dev.gradus.chart` and the drawing half of `java.desktop`; it never opens a
/// window.
package dev.gradus.report.image;

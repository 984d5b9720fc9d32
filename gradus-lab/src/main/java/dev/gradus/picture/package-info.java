/// Samples as pictures: which images stand in a grid, and what augmentation makes of one. Describes
/// a [dev.gradus.chart.PictureGrid] and draws nothing.
package dev.gradus.picture;

/// Images changed at random while a network trains.
///
/// Reading order: [dev.gradus.data.augment.Augmentation] is a pipeline of
/// [dev.gradus.data.augment.Augment]s, joined with data and a seed. What moves pixels is
/// [dev.gradus.data.augment.Geometric] and adds to a [dev.gradus.data.augment.Geometry]; what mixes
/// samples is [dev.gradus.data.augment.Mixing]. [dev.gradus.data.augment.Draws] are the random
/// numbers of one sample. It may import `dev.gradus.data`, `dev.gradus.data.scale` and
/// `dev.gradus.core`.
///
/// ```
/// Augmentation changed = Augmentation.of(new Rotation(10), new HorizontalFlip(), new Brightness(0.2));
/// ```
package dev.gradus.data.augment;

package dev.gradus.spec;

import dev.gradus.data.augment.Augment;
import dev.gradus.data.augment.Brightness;
import dev.gradus.data.augment.Contrast;
import dev.gradus.data.augment.HorizontalFlip;
import dev.gradus.data.augment.Rotation;
import dev.gradus.data.augment.Shear;
import dev.gradus.data.augment.Shift;
import dev.gradus.data.augment.VerticalFlip;
import dev.gradus.data.augment.Zoom;

/// The words for images changed at random.
final class AugmentKinds {

  private AugmentKinds() {}

  static Kinds of(Kinds kinds) {
    return color(movements(kinds));
  }

  private static Kinds movements(Kinds kinds) {
    return kinds
        .with(
            Augment.class,
            Kind.of("rotation", new Rotation(10)).requiring("degrees").shorthandFor("degrees"))
        .with(Augment.class, Kind.of("shift", new Shift(0, 0)))
        .with(
            Augment.class,
            Kind.of("zoom", new Zoom(0.1)).requiring("amount").shorthandFor("amount"))
        .with(Augment.class, Kind.of("shear", new Shear(0)).shorthandFor("x"))
        .with(
            Augment.class,
            Kind.of("horizontal-flip", new HorizontalFlip()).shorthandFor("probability"))
        .with(
            Augment.class,
            Kind.of("vertical-flip", new VerticalFlip()).shorthandFor("probability"));
  }

  private static Kinds color(Kinds kinds) {
    return kinds
        .with(
            Augment.class,
            Kind.of("brightness", new Brightness(0.1)).requiring("amount").shorthandFor("amount"))
        .with(
            Augment.class,
            Kind.of("contrast", new Contrast(0.1)).requiring("amount").shorthandFor("amount"));
  }
}

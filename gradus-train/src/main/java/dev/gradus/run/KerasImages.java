package dev.gradus.run;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Split;
import dev.gradus.data.augment.ImageAugmentation;
import dev.gradus.data.scale.Scaler;
import dev.gradus.data.scale.Scaling;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.spec.TrainSpec;
import dev.gradus.spec.Validation;
import java.util.List;
import java.util.Optional;

/// What [ImageAugmentation] says of things that a spec also has keys for. Whoever writes Keras's
/// options writes them in one place; to say the same thing twice is refused.
final class KerasImages {

  private KerasImages() {}

  /// How features are scaled: by `scale`, or by the standardization of an augmentation.
  static Scaling scaling(TrainSpec spec) {
    List<ImageAugmentation> standardizing =
        all(spec).stream().filter(images -> images.standardization().changes()).toList();
    if (standardizing.isEmpty()) {
      return spec.scale();
    }
    if (standardizing.size() > 1 || !spec.scale().equals(Scaler.of(ScalingMethod.NONE))) {
      throw new ConfigException(
          "scale: features are scaled twice, by %s and by the standardization of image-augmentation. Leave one of them out."
              .formatted(standardizing.size() > 1 ? "another image-augmentation" : spec.scale()));
    }
    return standardizing.getFirst().standardization();
  }

  /// What is validated on: what `fit.validation` says, or the share that an augmentation names.
  static Validation.Parts parts(TrainSpec spec, Split split) {
    Optional<ImageAugmentation> splitting =
        all(spec).stream().filter(images -> images.validationSplit() > 0).findFirst();
    if (splitting.isEmpty()) {
      return spec.fit().validation().parts(split, spec.fit().seed());
    }
    Optional<String> said =
        switch (spec.fit().validation()) {
          case Validation.Test() -> Optional.empty(); // the default, which nobody need have said
          case Validation.None() -> Optional.of("none");
          case Validation.Fraction(double share) -> Optional.of(Double.toString(share));
        };
    if (said.isPresent()) {
      throw new ConfigException(
          "fit.validation: is %s, but image-augmentation has a validationSplit of %s. Leave one of them out."
              .formatted(said.get(), splitting.get().validationSplit()));
    }
    return Validation.Parts.of(splitting.get().withValidation(split));
  }

  private static List<ImageAugmentation> all(TrainSpec spec) {
    return spec.augment().stream()
        .filter(ImageAugmentation.class::isInstance)
        .map(ImageAugmentation.class::cast)
        .toList();
  }
}

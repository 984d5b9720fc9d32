package dev.gradus.spec;

import dev.gradus.data.Preprocessing;
import dev.gradus.data.scale.ImageNetPreprocessing;
import dev.gradus.data.scale.Samplewise;
import dev.gradus.data.scale.Scaler;
import dev.gradus.data.scale.Scaling;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.data.scale.Zca;

/// The words for scaling: one for each method of [Scaler], and those that are more than an offset
/// and a factor.
final class ScaleKinds {

  private ScaleKinds() {}

  static Kinds of(Kinds kinds) {
    Kinds all = kinds;
    for (ScalingMethod method : ScalingMethod.values()) {
      Kind<Scaler> kind = Kind.of(method.specName(), Scaler.of(method));
      all =
          all.with(
              Scaling.class,
              method == ScalingMethod.NONE
                  ? kind.fixing("method", "per")
                  : kind.fixing("method").shorthandFor("per"));
    }
    return all.with(Scaling.class, Kind.of("samplewise", Samplewise.defaults()))
        .with(Scaling.class, Kind.of("zca", Zca.defaults()).shorthandFor("epsilon"))
        .with(
            Preprocessing.class,
            Kind.of("image-net", ImageNetPreprocessing.defaults()).shorthandFor("mode"));
  }
}

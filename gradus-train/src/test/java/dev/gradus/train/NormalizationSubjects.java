package dev.gradus.train;

import dev.gradus.init.RandomNormal;
import dev.gradus.layer.ActivityRegularization;
import dev.gradus.layer.AlphaDropout;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Embedding;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.GaussianDropout;
import dev.gradus.layer.GaussianNoise;
import dev.gradus.layer.Glu;
import dev.gradus.layer.GroupNormalization;
import dev.gradus.layer.LayerNormalization;
import dev.gradus.layer.Normalization;
import dev.gradus.layer.PRelu;
import dev.gradus.layer.Rescaling;
import dev.gradus.layer.SpatialDropout;
import java.util.stream.Stream;

/// Layers that normalize, add noise, look up.
final class NormalizationSubjects {

  private NormalizationSubjects() {}

  static Stream<LayerSubject> all() {
    return Stream.of(norms(), noise(), others()).flatMap(subjects -> subjects);
  }

  private static Stream<LayerSubject> norms() {
    LayerNormalization layer = LayerNormalization.defaults().withEpsilon(0.1);
    GroupNormalization group = GroupNormalization.defaults().withEpsilon(0.1);
    return Stream.of(
        LayerSubject.of("all", layer),
        LayerSubject.of("all", layer).inInference(),
        LayerSubject.of("no center", layer.withCenter(false)),
        LayerSubject.of("no scale", layer.withScale(false)),
        LayerSubject.of("neither", layer.withScale(false).withCenter(false)),
        LayerSubject.of("one group", group.withGroups(1)),
        LayerSubject.of("two groups", Dense.of(4), group.withGroups(2)),
        LayerSubject.of("instance", Dense.of(3), group.withGroups(3).withCenter(false)),
        LayerSubject.of("no scale", Dense.of(4), group.withGroups(2).withScale(false)),
        LayerSubject.of("data", new Normalization()),
        LayerSubject.of("data", new Normalization()).inInference());
  }

  private static Stream<LayerSubject> noise() {
    return Stream.of(
        LayerSubject.ofRank(2, "sequence", new SpatialDropout(0.4)),
        LayerSubject.ofRank(3, "image", new SpatialDropout(0.4)),
        LayerSubject.of("added", new GaussianNoise(0.3)),
        LayerSubject.of("added", new GaussianNoise(0.3)).inInference(),
        LayerSubject.of("multiplied", new GaussianDropout(0.4)),
        LayerSubject.of("dropped", new AlphaDropout(0.4)));
  }

  private static Stream<LayerSubject> others() {
    Embedding embedding = Embedding.of(3, 4);
    return Stream.of(
        LayerSubject.of("penalized", new ActivityRegularization(0.2, 0.3), Dense.of(2)),
        LayerSubject.of("penalized", Dense.of(2), new ActivityRegularization(0.2, 0.3))
            .inInference(),
        LayerSubject.of("halves", Dense.of(6), new Glu()),
        LayerSubject.of("own alphas", PRelu.defaults()),
        LayerSubject.ofRank(
            3,
            "shared",
            PRelu.defaults().withSharedAxes(1, 2).withAlphaInitializer(RandomNormal.defaults())),
        LayerSubject.of("affine", new Rescaling(0.7, -0.2)),
        LayerSubject.of("looked up", embedding, new Flatten(), Dense.of(2)).withVocabulary(3));
  }
}

package dev.gradus.train;

import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Flatten;
import java.util.stream.Stream;

/// The layers of dense networks.
final class DenseSubjects {

  private DenseSubjects() {}

  static Stream<LayerSubject> all() {
    BatchNormalization norm = BatchNormalization.defaults();
    return Stream.concat(
        Stream.of(
            LayerSubject.of("one unit, no bias", Dense.of(1).withUseBias(false)),
            LayerSubject.of("dropped", new Dropout(0.4)),
            LayerSubject.of("dropped after", Dense.of(5), new Dropout(0.4)),
            LayerSubject.of("flat", new Flatten(), Dense.of(2))),
        Stream.of(
                norm,
                norm.withCenter(false),
                norm.withScale(false),
                norm.withCenter(false).withScale(false).withMomentum(0))
            .map(each -> LayerSubject.of(each.toString(), each))
            .flatMap(subject -> Stream.of(subject, subject.inInference())));
  }
}

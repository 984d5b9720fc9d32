package dev.gradus.spec;

import dev.gradus.init.Initializer;
import dev.gradus.init.Orthogonal;
import dev.gradus.layer.Bidirectional;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Gru;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Lstm;
import dev.gradus.layer.Masking;
import dev.gradus.layer.SimpleRnn;
import dev.gradus.layer.TimeDistributed;

/// The words for layers that go through sequences.
final class RecurrentKinds {

  private RecurrentKinds() {}

  static Kinds of(Kinds kinds) {
    return kinds
        .with(Initializer.class, Kind.of("orthogonal", Orthogonal.defaults()).shorthandFor("gain"))
        .with(Layer.class, Kind.of("masking", Masking.defaults()).shorthandFor("maskValue"))
        .with(
            Layer.class,
            Kind.of("simple-rnn", SimpleRnn.of(1)).requiring("units").shorthandFor("units"))
        .with(Layer.class, Kind.of("lstm", Lstm.of(1)).requiring("units").shorthandFor("units"))
        .with(Layer.class, Kind.of("gru", Gru.of(1)).requiring("units").shorthandFor("units"))
        .with(
            Layer.class,
            Kind.of("bidirectional", Bidirectional.of(Lstm.of(1)))
                .requiring("layer")
                .shorthandFor("layer"))
        .with(
            Layer.class,
            Kind.of("time-distributed", new TimeDistributed(Dense.of(1)))
                .requiring("layer")
                .shorthandFor("layer"));
  }
}

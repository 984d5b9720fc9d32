package dev.gradus.train;

import dev.gradus.activation.HardSigmoid;
import dev.gradus.activation.Relu;
import dev.gradus.layer.ActivationLayer;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Bidirectional;
import dev.gradus.layer.Bidirectional.MergeMode;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Embedding;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Gru;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Lstm;
import dev.gradus.layer.Masking;
import dev.gradus.layer.RecurrentLayer;
import dev.gradus.layer.SimpleRnn;
import dev.gradus.layer.TimeDistributed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Layers that go through sequences, with and without padding.
final class RecurrentSubjects {

  private static final Gru RESET_BEFORE = Gru.of(3).withResetAfter(false);

  private RecurrentSubjects() {}

  static Stream<LayerSubject> all() {
    List<LayerSubject> subjects = new ArrayList<>();
    for (RecurrentLayer layer : List.of(SimpleRnn.of(3), Lstm.of(2), Gru.of(3), RESET_BEFORE)) {
      String name = layer.toString();
      subjects.add(sequence(name, layer));
      subjects.add(sequence(name + " backwards", layer.withGoBackwards(true)));
      subjects.add(masked(name, layer));
      subjects.add(masked(name + " backwards", layer.withGoBackwards(true)));
      // An embedding needs its gradient alone: words are no numbers to differentiate by.
      subjects.add(
          LayerSubject.ofRank(1, name, Embedding.of(3, 2).withMaskZero(true), layer)
              .withVocabulary(3));
    }
    for (RecurrentLayer layer :
        List.of(
            SimpleRnn.of(2).withReturnSequences(true).withUseBias(false),
            Lstm.of(2).withReturnSequences(true).withUnitForgetBias(false),
            Lstm.of(2).withReturnSequences(true).withUseBias(false),
            Lstm.of(2).withReturnSequences(true).withActivation(new Relu()),
            Gru.of(2).withReturnSequences(true).withUseBias(false),
            Gru.of(2).withReturnSequences(true).withRecurrentActivation(new HardSigmoid()),
            RESET_BEFORE.withReturnSequences(true).withUseBias(false))) {
      subjects.add(sequence(layer.toString(), layer));
      subjects.add(sequence(layer + " backwards", layer.withGoBackwards(true)));
    }
    Lstm every = Lstm.of(2).withReturnSequences(true);
    subjects.add(sequence("deep", every, new Dropout(0.3), Gru.of(2)));
    subjects.add(masked("deep", every, new Dropout(0.3), Dense.of(2), Gru.of(2)));
    for (MergeMode merge : MergeMode.values()) {
      subjects.add(sequence(merge.toString(), Bidirectional.of(Lstm.of(2)).withMergeMode(merge)));
    }
    subjects.add(sequence("every step", Bidirectional.of(every)));
    subjects.add(masked("both ways", Bidirectional.of(every), Lstm.of(2)));
    subjects.add(sequence("dense", new TimeDistributed(Dense.of(2))));
    subjects.add(LayerSubject.ofRank(3, "flat", new TimeDistributed(new Flatten()), Gru.of(2)));
    subjects.add(sequence("norm", new TimeDistributed(BatchNormalization.defaults())));
    subjects.add(masked("dense", new TimeDistributed(Dense.of(2)), Gru.of(2)));
    return subjects.stream();
  }

  private static LayerSubject sequence(String name, Layer... layers) {
    return LayerSubject.ofRank(2, name, layers);
  }

  /// Steps whose features are all negative are padding.
  private static LayerSubject masked(String name, Layer... layers) {
    List<Layer> all = new ArrayList<>(List.of(new ActivationLayer(new Relu()), Masking.defaults()));
    all.addAll(List.of(layers));
    return LayerSubject.ofRank(2, "masked " + name, all.toArray(Layer[]::new));
  }
}

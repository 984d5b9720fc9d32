package dev.gradus.train;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.history.Checkpoint;
import dev.gradus.op.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Whether a network can go on from a checkpoint.
final class Resumption {

  private Resumption() {}

  /// @throws DataException if it is not from a network of the same trainer
  static void require(Checkpoint checkpoint, long seed, List<Variable> variables) {
    if (checkpoint.origin().seed() != seed) {
      throw new DataException(
          "resume: the checkpoint is of a run from seed %d, this one is from seed %d. Take the same seed."
              .formatted(checkpoint.origin().seed(), seed));
    }
    SequencedMap<String, Shape> found = new LinkedHashMap<>();
    checkpoint.variables().forEach((name, tensor) -> found.put(name, tensor.shape()));
    for (Variable variable : variables) {
      Shape shape = found.remove(variable.name());
      if (shape == null) {
        throw new DataException(
            "resume: the checkpoint has no %s, which this network and its optimizer have. Go on with the model and optimizer of the run."
                .formatted(variable.name()));
      }
      if (!shape.equals(variable.shape())) {
        throw new DataException(
            "resume: %s is %s in the checkpoint and %s in this network. Go on with the model of the run."
                .formatted(variable.name(), shape, variable.shape()));
      }
    }
    if (!found.isEmpty()) {
      throw new DataException(
          "resume: the checkpoint has %s, which this network and its optimizer do not have. Go on with the model and optimizer of the run."
              .formatted(String.join(", ", found.sequencedKeySet())));
    }
  }
}

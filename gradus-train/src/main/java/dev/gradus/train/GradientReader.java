package dev.gradus.train;

import dev.gradus.compiler.VariableStore;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.ClipByGlobalNorm;
import dev.gradus.optimizer.ClipByNorm;
import dev.gradus.optimizer.ClipByValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// Gradients of a step by weight: what would be clipped, were it clipped.
final class GradientReader {

  private final Trainer trainer;
  private final List<Variable> weights;

  GradientReader(Trainer trainer, List<Variable> weights) {
    this.trainer = trainer;
    this.weights = weights;
  }

  /// @param step a plan that has run, of [Plans#gradients]
  /// @return row-major
  SequencedMap<Variable, float[]> of(StepPlan step) {
    SequencedMap<Variable, float[]> gradients = new LinkedHashMap<>();
    weights.forEach(
        weight -> gradients.put(weight, step.plan().fetch(LbfgsPass.fetch(weight)).toArray()));
    return gradients;
  }

  /// The mean with what earlier batches left, where several make an update.
  ///
  /// @param store as before the update
  void accumulate(SequencedMap<Variable, float[]> gradients, VariableStore store) {
    int batches = trainer.update().accumulate();
    if (batches > 1) {
      gradients.forEach((weight, gradient) -> {
        float[] sum = store.read(WeightUpdates.accumulatedOf(weight));
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = (sum[i] + gradient[i]) / batches;
        }
      });
    }
  }

  static double norm(float[] values) {
    return Math.sqrt(squares(values));
  }

  private static double squares(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return squares;
  }

  /// The share of all elements that clipping changes.
  OptionalDouble clippedShare(SequencedMap<Variable, float[]> gradients) {
    return trainer
        .update()
        .clip()
        .map(clip -> {
          double all = gradients.values().stream().mapToLong(each -> each.length).sum();
          double changed =
              switch (clip) {
                case ClipByValue(double limit) ->
                    gradients.values().stream().mapToLong(each -> beyond(each, limit)).sum();
                case ClipByNorm(double limit) ->
                    gradients.values().stream()
                        .filter(each -> norm(each) > limit)
                        .mapToLong(each -> each.length)
                        .sum();
                case ClipByGlobalNorm(double limit) ->
                    gradients.values().stream().mapToDouble(GradientReader::squares).sum()
                            > limit * limit
                        ? all
                        : 0;
              };
          return OptionalDouble.of(all == 0 ? 0 : changed / all);
        })
        .orElseGet(OptionalDouble::empty);
  }

  private static long beyond(float[] values, double limit) {
    long beyond = 0;
    for (float value : values) {
      beyond += Math.abs(value) > limit ? 1 : 0;
    }
    return beyond;
  }
}

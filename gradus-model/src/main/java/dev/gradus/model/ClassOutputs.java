package dev.gradus.model;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Linear;
import dev.gradus.activation.LogSoftmax;
import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Softmax;
import dev.gradus.activation.Sparsemax;
import dev.gradus.layer.ActivationLayer;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Layer;
import dev.gradus.loss.BinaryCrossentropy;
import dev.gradus.loss.BinaryFocalCrossentropy;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.CategoricalFocalCrossentropy;
import dev.gradus.loss.Hinge;
import dev.gradus.loss.Loss;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.loss.SquaredHinge;
import java.util.Arrays;

/// What the numbers that a network gives for classes say, which its last activation and its loss
/// decide: the largest is the answer in any case, but not every largest number is a probability.
///
/// @param meaning of the numbers
/// @param threshold above which a single number means the second of two classes
public record ClassOutputs(Meaning meaning, double threshold) {

  /// In place of a class where a number is NaN.
  public static final int NONE = -1;

  /// What the numbers are.
  public enum Meaning {
    /// Probabilities: behind softmax or sparsemax, or behind sigmoid where there is one output.
    PROBABILITIES,
    /// What softmax, or for one output sigmoid, makes probabilities of: the loss says so.
    LOGITS,
    /// Numbers of which only the order says something, as a hinge loss or squares leave them.
    SCORES
  }

  /// @param model with one output
  /// @param loss that it was trained with
  /// @return what its predictions say of classes
  public static ClassOutputs of(Model model, Loss loss) {
    Meaning meaning = takesLogits(loss) ? Meaning.LOGITS : behind(last(model), single(model));
    boolean aroundZero =
        meaning == Meaning.LOGITS
            || (meaning == Meaning.SCORES
                && (loss instanceof Hinge || loss instanceof SquaredHinge));
    return new ClassOutputs(meaning, aroundZero ? 0 : 0.5);
  }

  private static boolean takesLogits(Loss loss) {
    return switch (loss) {
      case CategoricalCrossentropy dense -> dense.fromLogits();
      case CategoricalFocalCrossentropy focal -> focal.fromLogits();
      case SparseCategoricalCrossentropy sparse -> sparse.fromLogits();
      case BinaryCrossentropy binary -> binary.fromLogits();
      case BinaryFocalCrossentropy focal -> focal.fromLogits();
      default -> false;
    };
  }

  private static Meaning behind(Activation activation, boolean single) {
    return switch (activation) {
      case Softmax _, Sparsemax _ -> single ? Meaning.SCORES : Meaning.PROBABILITIES;
      case Sigmoid _ -> single ? Meaning.PROBABILITIES : Meaning.SCORES;
      case LogSoftmax _ -> single ? Meaning.SCORES : Meaning.LOGITS;
      default -> Meaning.SCORES;
    };
  }

  private static boolean single(Model model) {
    return model.outputShape().size() == 1;
  }

  private static Activation last(Model model) {
    String output = model.outputs().getFirst();
    Layer layer =
        model.calls().stream()
            .filter(call -> call.id().equals(output))
            .findFirst()
            .orElseThrow()
            .layer();
    return switch (layer) {
      case Dense dense -> dense.activation();
      case ActivationLayer(Activation activation) -> activation;
      default -> new Linear();
    };
  }

  /// @param row one prediction: a number for each class, or a single one
  /// @return the class, the first of equal ones; [#NONE] if a number is NaN
  public int predicted(float... row) {
    if (row.length == 1) {
      return Float.isNaN(row[0]) ? NONE : row[0] > threshold ? 1 : 0;
    }
    int best = 0;
    for (int k = 0; k < row.length; k++) {
      if (Float.isNaN(row[k])) {
        return NONE;
      }
      best = row[k] > row[best] ? k : best;
    }
    return best;
  }

  /// @param row one prediction
  /// @return a number for each class: its probability, or its score where the numbers are no
  ///   probabilities. A single score is that of the second class, and minus it the first's
  public double[] ofClasses(float... row) {
    double[] values = new double[row.length];
    for (int k = 0; k < row.length; k++) {
      values[k] = row[k];
    }
    if (meaning == Meaning.LOGITS) {
      values = row.length == 1 ? new double[] {sigmoid(values[0])} : softmax(values);
    }
    if (row.length > 1) {
      return values;
    }
    double first = meaning == Meaning.SCORES ? 2 * threshold - values[0] : 1 - values[0];
    return new double[] {first, values[0]};
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /// Shifted by the largest logit, so that nothing overflows.
  private static double[] softmax(double[] logits) {
    double largest = Arrays.stream(logits).max().orElse(0);
    double[] powers = Arrays.stream(logits).map(x -> Math.exp(x - largest)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }
}

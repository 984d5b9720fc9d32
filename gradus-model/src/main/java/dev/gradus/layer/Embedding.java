package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.init.Initializer;
import dev.gradus.init.RandomUniform;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Gather;
import dev.gradus.op.Value;

/// Turns whole numbers, such as those of words, into vectors that are learned.
///
/// `y = embeddings[x]`
///
/// - input `[N, …]` of whole numbers from 0 to `V - 1`, for example `[N, T]`; any other number is
///   an error that names the example
/// - output `[N, …, D]`
/// - weight `embeddings [V, D]`
///
/// As Keras. PyTorch draws the first values from `N(0, 1)`, and its `padding_idx` keeps one row at
/// 0 where `maskZero` makes recurrent layers pass over it.
///
/// Source: Bengio, Ducharme, Vincent, Jauvin, "A neural probabilistic language model", 2003, JMLR
/// 3, section 2.
///
/// @param inputDim `V`, how many different numbers there are, from 1 to 2^24
/// @param outputDim `D`, length of each vector, at least 1
/// @param embeddingsInitializer first values of the vectors, default `U(-.05, .05)`
/// @param maskZero whether a 0 in an input `[N, T]` is padding; the output then has a mask, and 0
///   cannot stand for a word; default false
public record Embedding(
    int inputDim, int outputDim, Initializer embeddingsInitializer, boolean maskZero)
    implements Layer {

  private static final int MOST_ROWS = 1 << 24;

  /// Checks the numbers.
  public Embedding {
    if (inputDim < 1 || outputDim < 1) {
      throw new ConfigException(
          "Embedding: inputDim and outputDim must be at least 1, got %d and %d."
              .formatted(inputDim, outputDim));
    }
    if (inputDim > MOST_ROWS) {
      throw new ConfigException(
          "Embedding: inputDim must be at most %d, up to which a float holds every whole number, got %d. Give rare words a number in common."
              .formatted(MOST_ROWS, inputDim));
    }
  }

  /// @param inputDim how many different numbers there are, at least 1
  /// @param outputDim length of each vector, at least 1
  /// @return a layer with every other setting at its default
  public static Embedding of(int inputDim, int outputDim) {
    return new Embedding(inputDim, outputDim, RandomUniform.defaults(), false);
  }

  /// @param changed first values of the vectors
  /// @return this layer with another initializer
  public Embedding withEmbeddingsInitializer(Initializer changed) {
    return new Embedding(inputDim, outputDim, changed, maskZero);
  }

  /// @param changed whether 0 is padding
  /// @return this layer with or without a mask
  public Embedding withMaskZero(boolean changed) {
    return new Embedding(inputDim, outputDim, embeddingsInitializer, changed);
  }

  @Override
  public String kind() {
    return "embedding";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Value table =
        context.weight("embeddings", Shape.of(inputDim, outputDim), embeddingsInitializer);
    Value output = context.add(new Gather(), table, input);
    if (maskZero) {
      if (input.shape().rank() != 2) {
        throw context.refusal(
            "input %s has %d axes, but only time steps [N, T] can be masked. Begin the model with Input.of(T), or leave maskZero out."
                .formatted(input.shape(), input.shape().rank()));
      }
      context.mask(output, context.add(new Elementwise(real()), input));
    }
    return output;
  }

  private static Formula real() {
    Formula.Builder formula = Formula.named("mask");
    Expr x = formula.input("x");
    return formula
        .output(
            "mask",
            Expr.select(
                Comparison.NOT_EQUAL, x, Expr.constant(0), Expr.constant(1), Expr.constant(0)))
        .build();
  }

  /// @return the dims and whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("Embedding")
        .with("inputDim", inputDim)
        .with("outputDim", outputDim)
        .unless("embeddingsInitializer", embeddingsInitializer, RandomUniform.defaults())
        .unless("maskZero", maskZero, false)
        .toString();
  }
}

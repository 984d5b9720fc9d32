package dev.gradus.layer;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.init.Initializer;
import dev.gradus.op.Variable;
import dev.gradus.regularizer.Regularizer;
import java.util.Optional;

/// A variable of a layer and how it begins: a kernel, a bias, or a state such as a moving mean,
/// which no gradient reaches.
///
/// @param variable its path, extents and whether the optimizer changes it
/// @param initializer its first values
/// @param regularizer its part in the loss; always empty for states
/// @param layer name of the layer it belongs to
public record Weight(
    Variable variable, Initializer initializer, Optional<Regularizer> regularizer, String layer) {

  /// Writes the first values, drawn from the stream `init`, then the variable's name. They depend
  /// on the seed, the name and the shape alone: no other layer can change them.
  ///
  /// @param values as many elements as the variable has, in row-major order
  /// @param root the run's root stream, `RandomStream.of(seed)`
  public void initialize(Buffer values, RandomStream root) {
    initializer.fill(values, variable.shape(), root.named("init").named(variable.name()));
  }
}

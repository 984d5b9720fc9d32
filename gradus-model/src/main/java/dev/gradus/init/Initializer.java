package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// The rule by which a weight gets its first values. Open: implement it for a rule of your own.
public interface Initializer {

  /// @return the name used in spec files, for example `glorot-uniform`
  String kind();

  /// Writes every element. Element `i`, in row-major order, may depend on the shape, on `i` and on
  /// the stream, on nothing else.
  ///
  /// @param values as many elements as the shape has
  /// @param shape the weight's extents, from which [Fans] follow
  /// @param stream the weight's own random numbers, drawn at index `i`
  void fill(Buffer values, Shape shape, RandomStream stream);
}

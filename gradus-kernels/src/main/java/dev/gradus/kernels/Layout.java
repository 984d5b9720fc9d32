package dev.gradus.kernels;

import dev.gradus.core.Shape;

/// How a tensor's elements lie in memory. Equal layouts of equal shapes are interchangeable.
public interface Layout {

  /// Row-major, outermost axis first: what hosts read and write.
  Layout PLAIN =
      new Layout() {
        @Override
        public long elements(Shape shape) {
          return shape.size();
        }

        @Override
        public String toString() {
          return "plain";
        }
      };

  /// @param shape of the tensor
  /// @return float32 elements that the tensor occupies, padding included
  long elements(Shape shape);
}

package dev.gradus.expr;

import java.util.List;

/// One line of a [Program]: a value from outside, or an operation on the values of earlier lines,
/// which are named by their line numbers.
public sealed interface Step {
  /// Takes a value from outside.
  ///
  /// @param leaf which value
  record Load(Leaf leaf) implements Step {
    @Override
    public List<Integer> operands() {
      return List.of();
    }
  }

  /// `op(x)`
  ///
  /// @param op the function
  /// @param x line of its argument
  record One(UnaryOp op, int x) implements Step {
    @Override
    public List<Integer> operands() {
      return List.of(x);
    }
  }

  /// `op(left, right)`
  ///
  /// @param op the function
  /// @param left line of its first argument
  /// @param right line of its second argument
  record Two(BinaryOp op, int left, int right) implements Step {
    @Override
    public List<Integer> operands() {
      return List.of(left, right);
    }
  }

  /// `a * b + c` with a single rounding
  ///
  /// @param a line of the first factor
  /// @param b line of the second factor
  /// @param c line of the addend
  record MultiplyAdd(int a, int b, int c) implements Step {
    @Override
    public List<Integer> operands() {
      return List.of(a, b, c);
    }
  }

  /// `then` or `otherwise`, by a comparison
  ///
  /// @param comparison the test
  /// @param left line of its left side
  /// @param right line of its right side
  /// @param then line of the value where it holds
  /// @param otherwise line of the value where it does not
  record Choose(Comparison comparison, int left, int right, int then, int otherwise)
      implements Step {
    @Override
    public List<Integer> operands() {
      return List.of(left, right, then, otherwise);
    }
  }

  /// The lines this one reads, in the order of its arguments.
  List<Integer> operands();
}

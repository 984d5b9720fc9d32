package dev.gradus.compiler;

import dev.gradus.op.GraphBuilder;
import dev.gradus.op.MatMul;
import dev.gradus.op.Value;
import java.util.List;

/// Gradients of matrix products.
final class MatrixGradients {

  private MatrixGradients() {}

  /// For `c = a b`: `da = dc b^T` and `db = a^T dc`, each transposed as its operand lies.
  static List<Value> of(GraphBuilder graph, String name, MatMul op, List<Value> in, Value dc) {
    Value a = in.get(0);
    Value b = in.get(1);
    Value da =
        op.transposeA()
            ? graph.add(name, new MatMul(op.transposeB(), true), b, dc)
            : graph.add(name, new MatMul(false, !op.transposeB()), dc, b);
    Value db =
        op.transposeB()
            ? graph.add(name, new MatMul(true, op.transposeA()), dc, a)
            : graph.add(name, new MatMul(!op.transposeA(), false), a, dc);
    return List.of(da, db);
  }
}

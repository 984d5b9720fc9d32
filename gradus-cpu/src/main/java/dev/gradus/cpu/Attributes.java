package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import dev.gradus.expr.Binary;
import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Constant;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/// A primitive's attributes: scratch memory comes from the plan, and an activation may be applied
/// to the result before it is stored.
final class Attributes implements AutoCloseable {

  private final dnnl_primitive_attr attributes = new dnnl_primitive_attr();

  Attributes() {
    OneDnn.check(dnnl_primitive_attr_create(attributes), "primitive_attr_create");
    OneDnn.check(
        dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user),
        "primitive_attr_set_scratchpad_mode");
  }

  static Attributes with(Optional<Formula> activation) {
    Attributes attributes = new Attributes();
    activation.ifPresent(_ -> attributes.appendRelu());
    return attributes;
  }

  /// Whether a formula is one that oneDNN computes exactly as we do: so far `max(0, x)`. (Its tanh
  /// and sigmoid are polynomials of their own, no faster here than a pass of ours.)
  static boolean canApply(Formula formula) {
    if (formula.inputs().size() != 1 || formula.results().size() != 1) {
      return false;
    }
    return formula.results().getFirst() instanceof Binary(BinaryOp op, Expr left, Expr right)
        && op == BinaryOp.MAX
        && ((isZero(left) && right instanceof Input) || (isZero(right) && left instanceof Input));
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Constant(double value) && value == 0;
  }

  dnnl_primitive_attr get() {
    return attributes;
  }

  private void appendRelu() {
    dnnl_post_ops operations = new dnnl_post_ops();
    OneDnn.check(dnnl_post_ops_create(operations), "post_ops_create");
    OneDnn.check(
        dnnl_post_ops_append_eltwise(operations, dnnl_eltwise_relu, 0, 0),
        "post_ops_append_eltwise");
    OneDnn.check(
        dnnl_primitive_attr_set_post_ops(attributes, operations), "primitive_attr_set_post_ops");
    OneDnn.check(dnnl_post_ops_destroy(operations), "post_ops_destroy");
  }

  @Override
  public void close() {
    OneDnn.check(dnnl_primitive_attr_destroy(attributes), "primitive_attr_destroy");
  }
}

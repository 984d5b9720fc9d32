package dev.gradus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.activation.ElementwiseActivation;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.init.Constant;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerContext;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import dev.gradus.testkit.GoldenFiles;
import org.junit.jupiter.api.Test;

/// A stranger's own layer and activation, with nothing but what is exported.
class UserLayerTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(UserLayerTest.class);

  /// PReLU: `y = x` above 0, `slope x` below, a slope learned for each feature.
  record ParametricRelu(double initialSlope) implements Layer {

    @Override
    public String kind() {
      return "parametric-relu";
    }

    @Override
    public Value build(LayerContext context, Value input) {
      Shape features = Shape.of(input.shape().dim(-1));
      Value slope = context.weight("slope", features, new Constant(initialSlope));
      Formula.Builder formula = Formula.named("parametric_relu");
      Expr x = formula.input("x");
      Expr a = formula.input("slope");
      formula.output("y", x.ifGreater(0, x, a.times(x)));
      return context.add(new Elementwise(formula.build()), input, slope);
    }
  }

  /// Swish: `y = x sigmoid(x)`.
  record Swish() implements ElementwiseActivation {

    @Override
    public String kind() {
      return "swish";
    }

    @Override
    public Formula formula() {
      Formula.Builder formula = Formula.named("swish");
      Expr x = formula.input("x");
      return formula.output("y", x.times(x.sigmoid())).build();
    }
  }

  @Test
  void build_ownLayerAndActivation_areOps() {
    Sequential model =
        Sequential.of(
            Input.of(3), Dense.of(2).withActivation(new Swish()), new ParametricRelu(0.25));
    GOLDEN.verify("own-layer", GraphText.of(model.build(4, true).graph().build()));
    GOLDEN.requireAllVerified();
    // 3 x 2 + 2, and 2 slopes
    assertEquals(10, model.summary().parameters());
  }
}

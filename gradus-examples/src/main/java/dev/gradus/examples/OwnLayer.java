package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Value;

/// A layer of one's own: a record that adds ops to the graph. The compiler derives its gradient.
public final class OwnLayer {

  private OwnLayer() {}

  // @start region="own-layer"
  /// `y = (x W) sigmoid(x V)` (Y. Dauphin et al., "Language modeling with gated convolutional
  /// networks", 2017, section 2): input `[N, K]`, output `[N, U]`, weights `W` and `V` `[K, U]`.
  public record GatedLinear(int units) implements Layer {

    @Override
    public String kind() {
      return "gated-linear";
    }

    @Override
    public Value build(LayerContext context, Value x) {
      Shape shape = Shape.of(x.shape().dim(-1), units);
      Value kernel = context.weight("kernel", shape, new GlorotUniform());
      Value gate = context.weight("gate", shape, new GlorotUniform());

      var gated = Formula.named("gated");
      var y = gated.input("value").times(gated.input("gate").sigmoid());
      return context.add(
          new Elementwise(gated.output("y", y).build()),
          context.add(InnerProduct.of(false), x, kernel),
          context.add(InnerProduct.of(false), x, gate));
    }
  }

  // @end

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println("accuracy with a gated layer: " + run(Mnist.load(), 5));
  }

  static double run(Split digits, int epochs) {
    return Digits.accuracy(digits, epochs, Adam.defaults(), new GatedLinear(64));
  }
}

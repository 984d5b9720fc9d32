package dev.gradus.spec;

import dev.gradus.optimizer.Adadelta;
import dev.gradus.optimizer.Adafactor;
import dev.gradus.optimizer.Adagrad;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.AdamW;
import dev.gradus.optimizer.Adamax;
import dev.gradus.optimizer.ClipByGlobalNorm;
import dev.gradus.optimizer.ClipByNorm;
import dev.gradus.optimizer.ClipByValue;
import dev.gradus.optimizer.Clipping;
import dev.gradus.optimizer.GradientNoise;
import dev.gradus.optimizer.Lamb;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.optimizer.Lion;
import dev.gradus.optimizer.Muon;
import dev.gradus.optimizer.Nadam;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.RAdam;
import dev.gradus.optimizer.RmsProp;
import dev.gradus.optimizer.Sgd;
import dev.gradus.optimizer.WeightGroup;

/// The words for optimizers and for what happens beside their moves.
final class OptimizerKinds {

  private OptimizerKinds() {}

  static Kinds of(Kinds kinds) {
    return updates(kinds)
        .with(Optimizer.class, Kind.of("adadelta", Adadelta.defaults()))
        .with(Optimizer.class, Kind.of("adafactor", Adafactor.defaults()))
        .with(Optimizer.class, Kind.of("adagrad", Adagrad.defaults()))
        .with(Optimizer.class, Kind.of("adam", Adam.defaults()))
        .with(Optimizer.class, Kind.of("adamax", Adamax.defaults()))
        .with(Optimizer.class, Kind.of("adamw", AdamW.defaults()))
        .with(Optimizer.class, Kind.of("lamb", Lamb.defaults()))
        .with(Optimizer.class, Kind.of("lbfgs", Lbfgs.defaults()))
        .with(Optimizer.class, Kind.of("lion", Lion.defaults()))
        .with(Optimizer.class, Kind.of("muon", Muon.defaults()))
        .with(Optimizer.class, Kind.of("nadam", Nadam.defaults()))
        .with(Optimizer.class, Kind.of("radam", RAdam.defaults()))
        .with(Optimizer.class, Kind.of("rmsprop", RmsProp.defaults()))
        .with(Optimizer.class, Kind.of("sgd", Sgd.defaults()));
  }

  private static Kinds updates(Kinds kinds) {
    return kinds
        .with(Clipping.class, clipping("value", new ClipByValue(1)))
        .with(Clipping.class, clipping("norm", new ClipByNorm(1)))
        .with(Clipping.class, clipping("global-norm", new ClipByGlobalNorm(1)))
        .with(GradientNoise.class, Kind.of("gaussian", GradientNoise.defaults()).unnamedFor("eta"))
        .with(
            WeightGroup.class,
            Kind.of("weights", new WeightGroup("*")).requiring("names").shorthandFor("names"));
  }

  private static <T> Kind<T> clipping(String name, T prototype) {
    return Kind.of(name, prototype).requiring("limit").shorthandFor("limit");
  }
}

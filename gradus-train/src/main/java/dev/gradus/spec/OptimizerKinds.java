package dev.gradus.spec;

import dev.gradus.optimizer.Adadelta;
import dev.gradus.optimizer.Adagrad;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.AdamW;
import dev.gradus.optimizer.Adamax;
import dev.gradus.optimizer.Lion;
import dev.gradus.optimizer.Nadam;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.RAdam;
import dev.gradus.optimizer.RmsProp;
import dev.gradus.optimizer.Sgd;

/// The words for optimizers.
final class OptimizerKinds {

  private OptimizerKinds() {}

  static Kinds of(Kinds kinds) {
    return kinds
        .with(Optimizer.class, Kind.of("adadelta", Adadelta.defaults()))
        .with(Optimizer.class, Kind.of("adagrad", Adagrad.defaults()))
        .with(Optimizer.class, Kind.of("adam", Adam.defaults()))
        .with(Optimizer.class, Kind.of("adamax", Adamax.defaults()))
        .with(Optimizer.class, Kind.of("adamw", AdamW.defaults()))
        .with(Optimizer.class, Kind.of("lion", Lion.defaults()))
        .with(Optimizer.class, Kind.of("nadam", Nadam.defaults()))
        .with(Optimizer.class, Kind.of("radam", RAdam.defaults()))
        .with(Optimizer.class, Kind.of("rmsprop", RmsProp.defaults()))
        .with(Optimizer.class, Kind.of("sgd", Sgd.defaults()));
  }
}

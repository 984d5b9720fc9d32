package dev.gradus.optimizer;

import java.util.stream.Stream;

/// Every form of every optimizer, for the tests that all of them must pass.
public final class OptimizerSubjects {

  private OptimizerSubjects() {}

  /// One row for each form; rates are constant.
  public static Stream<Optimizer> all() {
    return Stream.of(
        Sgd.defaults(),
        Sgd.defaults().withMomentum(0.9),
        Sgd.defaults().withMomentum(0.9).withDampening(0.3),
        Sgd.defaults().withMomentum(0.9).withNesterov(true),
        Sgd.likePyTorch().withMomentum(0.9).withDampening(0.3),
        Sgd.likePyTorch().withMomentum(0.9).withNesterov(true),
        RmsProp.defaults(),
        RmsProp.defaults().withMomentum(0.9),
        RmsProp.defaults().withCentered(true),
        RmsProp.defaults().withCentered(true).withMomentum(0.9),
        RmsProp.likePyTorch(),
        RmsProp.likePyTorch().withCentered(true).withMomentum(0.9).withEpsilon(1e-3),
        Adam.defaults(),
        Adam.defaults().withAmsgrad(true),
        Adam.likePyTorch(),
        Adam.likePyTorch().withAmsgrad(true),
        AdamW.defaults(),
        AdamW.defaults().withAmsgrad(true).withWeightDecay(1e-4),
        AdamW.likePyTorch(),
        Adagrad.defaults(),
        Adagrad.likePyTorch(),
        Adadelta.defaults(),
        Adadelta.likePyTorch(),
        Adamax.defaults(),
        Adamax.likePyTorch(),
        Nadam.defaults(),
        Nadam.likePyTorch(),
        RAdam.defaults(),
        Lion.defaults(),
        Lion.defaults().withWeightDecay(0.1),
        Lamb.defaults(),
        Lamb.defaults().withWeightDecay(0.01),
        Adafactor.defaults(),
        Adafactor.defaults().withWeightDecay(1e-4).withClipThreshold(2),
        Adafactor.likePyTorch(),
        Muon.defaults().withWeightDecay(1e-4),
        Muon.defaults().withNesterov(false).withWeightDecay(0),
        Muon.likePyTorch().withWeightDecay(1e-4));
  }

  /// The share of a weight that decays per unit of learning rate.
  static double weightDecay(Optimizer optimizer) {
    return switch (optimizer) {
      case AdamW adamW -> adamW.weightDecay();
      case Lion lion -> lion.weightDecay();
      case Lamb lamb -> lamb.weightDecay();
      case Adafactor adafactor -> adafactor.weightDecay();
      case Muon muon -> muon.weightDecay();
      default -> 0;
    };
  }

  /// How much larger a rate this method needs than Adam, whose rate is the size of a move:
  /// Adagrad's moves shrink with the number of steps, Adadelta's rate is a factor of 1 by design,
  /// Adafactor's one of the weight's size.
  static double pace(Optimizer optimizer) {
    return switch (optimizer) {
      case Adagrad _ -> 50;
      case Adadelta _ -> 100;
      case Adafactor _ -> 10;
      default -> 1;
    };
  }
}

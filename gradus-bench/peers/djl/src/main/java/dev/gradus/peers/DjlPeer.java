package dev.gradus.peers;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/**
 * Times training steps of DJL on PyTorch: dense relu layers, softmax cross-entropy, Adam 1e-3,
 * synthetic data. Arguments: batch size, counted steps, steps of warm-up, milliseconds of
 * training before that, widths from the input to the output. Prints the microseconds of a step.
 */
public final class DjlPeer {

  public static void main(String[] args) throws Exception {
    int batch = Integer.parseInt(args[0]);
    int steps = Integer.parseInt(args[1]);
    int warmup = Integer.parseInt(args[2]);
    long settle = Long.parseLong(args[3]) * 1_000_000;
    int inputs = Integer.parseInt(args[4]);
    SequentialBlock network = new SequentialBlock();
    for (int i = 5; i < args.length; i++) {
      network.add(Linear.builder().setUnits(Long.parseLong(args[i])).build());
      if (i < args.length - 1) {
        network.add(Activation::relu);
      }
    }
    int classes = Integer.parseInt(args[args.length - 1]);
    Loss loss = Loss.softmaxCrossEntropyLoss();
    try (Model model = Model.newInstance("peer")) {
      model.setBlock(network);
      NDManager manager = model.getNDManager();
      NDArray features = manager.randomUniform(0f, 1f, new Shape(batch, inputs));
      NDArray labels =
          manager
              .randomInteger(0, classes, new Shape(batch), DataType.INT64)
              .toType(DataType.FLOAT32, false);
      TrainingConfig config =
          new DefaultTrainingConfig(loss)
              .optOptimizer(
                  Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(batch, inputs));
        long begin = System.nanoTime();
        do {
          run(trainer, loss, features, labels, warmup);
        } while (System.nanoTime() - begin < settle);
        run(trainer, loss, features, labels, warmup);
        long start = System.nanoTime();
        run(trainer, loss, features, labels, steps);
        System.out.println((System.nanoTime() - start) / 1e3 / steps);
      }
    }
  }

  private static void run(Trainer trainer, Loss loss, NDArray features, NDArray labels, int steps) {
    for (int step = 0; step < steps; step++) {
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList output = trainer.forward(new NDList(features.duplicate()));
        NDArray value = loss.evaluate(new NDList(labels), output);
        collector.backward(value);
        if (step == steps - 1) {
          value.getFloat(); // the last step has really ended
        }
        output.close();
        value.close();
      }
      trainer.step();
    }
  }

  private DjlPeer() {}
}

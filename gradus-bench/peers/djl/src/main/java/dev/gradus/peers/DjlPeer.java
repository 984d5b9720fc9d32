package dev.gradus.peers;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/**
 * Times training steps of DJL on PyTorch: the workloads of `gradus bench` with Adam 1e-3 on
 * synthetic data. Arguments: workload, batch size, counted steps, steps of warm-up, milliseconds of
 * training before that. Prints the microseconds of a step.
 */
public final class DjlPeer {

  private static final int CLASSES = 10;

  public static void main(String[] args) throws Exception {
    String workload = args[0];
    int batch = Integer.parseInt(args[1]);
    int steps = Integer.parseInt(args[2]);
    int warmup = Integer.parseInt(args[3]);
    long settle = Long.parseLong(args[4]) * 1_000_000;
    boolean regression = workload.equals("lstm");
    Shape input = input(workload, batch);
    Loss loss = regression ? Loss.l2Loss() : Loss.softmaxCrossEntropyLoss();
    try (Model model = Model.newInstance("peer")) {
      model.setBlock(network(workload));
      NDManager manager = model.getNDManager();
      NDArray features = manager.randomUniform(0f, 1f, input);
      NDArray labels =
          regression
              ? manager.randomUniform(0f, 1f, new Shape(batch, 1))
              : manager
                  .randomInteger(0, CLASSES, new Shape(batch), DataType.INT64)
                  .toType(DataType.FLOAT32, false);
      TrainingConfig config =
          new DefaultTrainingConfig(loss)
              .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(input);
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

  private static Shape input(String workload, int batch) {
    return switch (workload) {
      case "cnn128" -> new Shape(batch, 1, 28, 28);
      case "vgg16" -> new Shape(batch, 3, 32, 32);
      case "lstm" -> new Shape(batch, 60, 1);
      default -> new Shape(batch, 784);
    };
  }

  private static SequentialBlock network(String workload) {
    return switch (workload) {
      case "mlp64", "mlp4096" -> dense(1000);
      case "deep64" -> dense(512, 1024, 64);
      case "cnn128" -> smallConvolutions();
      case "vgg16" -> normalizedConvolutions();
      case "lstm" -> recurrent();
      default -> throw new IllegalArgumentException("there is no workload " + workload);
    };
  }

  private static SequentialBlock dense(int... hidden) {
    SequentialBlock network = new SequentialBlock();
    for (int units : hidden) {
      network.add(Linear.builder().setUnits(units).build()).add(Activation::relu);
    }
    return network.add(Linear.builder().setUnits(CLASSES).build());
  }

  private static SequentialBlock smallConvolutions() {
    SequentialBlock network = new SequentialBlock();
    convolution(network, 32).add(pooling());
    convolution(network, 64).add(pooling());
    return network.add(Blocks.batchFlattenBlock()).add(dense(128));
  }

  private static SequentialBlock normalizedConvolutions() {
    SequentialBlock network = new SequentialBlock();
    for (int filters : new int[] {32, 64, 128}) {
      convolution(network, filters).add(BatchNorm.builder().build());
      convolution(network, filters).add(BatchNorm.builder().build());
      network.add(pooling());
    }
    return network.add(Blocks.batchFlattenBlock()).add(dense(128));
  }

  private static SequentialBlock convolution(SequentialBlock network, int filters) {
    return network
        .add(
            Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .setFilters(filters)
                .build())
        .add(Activation::relu);
  }

  private static Block pooling() {
    return Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
  }

  private static SequentialBlock recurrent() {
    SequentialBlock network = new SequentialBlock();
    for (int i = 0; i < 4; i++) {
      network
          .add(
              LSTM.builder()
                  .setNumLayers(1)
                  .setStateSize(50)
                  .optReturnState(false)
                  .optBatchFirst(true)
                  .build())
          .add(Dropout.builder().optRate(.2f).build());
    }
    return network
        .add(states -> new NDList(states.singletonOrThrow().get(":,-1,:")))
        .add(Linear.builder().setUnits(1).build());
  }

  private DjlPeer() {}
}

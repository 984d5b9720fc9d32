package dev.gradus.peers;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;

import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Times training steps of DL4J: workloads of `gradus bench` with Adam 1e-3 on synthetic data.
 * Arguments: workload, batch size, counted steps, steps of warm-up, milliseconds of training before
 * that. Prints the microseconds of a step.
 */
public final class Dl4jPeer {

  private static final int CLASSES = 10;

  public static void main(String[] args) {
    String workload = args[0];
    int batch = Integer.parseInt(args[1]);
    int steps = Integer.parseInt(args[2]);
    int warmup = Integer.parseInt(args[3]);
    long settle = Long.parseLong(args[4]) * 1_000_000;
    boolean images = workload.equals("cnn128");
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().updater(new Adam(1e-3)).list();
    hidden(workload, layers);
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(CLASSES)
            .activation(Activation.SOFTMAX)
            .build());
    InputType input = images ? InputType.convolutional(28, 28, 1) : InputType.feedForward(784);
    MultiLayerNetwork network = new MultiLayerNetwork(layers.setInputType(input).build());
    network.init();
    INDArray features = images ? Nd4j.rand(batch, 1, 28, 28) : Nd4j.rand(batch, 784);
    INDArray labels = Nd4j.zeros(batch, CLASSES);
    for (int i = 0; i < batch; i++) {
      labels.putScalar(i, i % CLASSES, 1);
    }
    long begin = System.nanoTime();
    do {
      run(network, features, labels, warmup);
    } while (System.nanoTime() - begin < settle);
    run(network, features, labels, warmup);
    long start = System.nanoTime();
    run(network, features, labels, steps);
    System.out.println((System.nanoTime() - start) / 1e3 / steps);
  }

  private static void run(
      MultiLayerNetwork network, INDArray features, INDArray labels, int steps) {
    for (int step = 0; step < steps; step++) {
      network.fit(features, labels);
    }
  }

  private static void hidden(String workload, NeuralNetConfiguration.ListBuilder layers) {
    switch (workload) {
      case "mlp64", "mlp4096" -> dense(layers, 1000);
      case "deep64" -> dense(layers, 512, 1024, 64);
      case "cnn128" -> {
        for (int filters : new int[] {32, 64}) {
          layers.layer(
              new ConvolutionLayer.Builder(3, 3)
                  .nOut(filters)
                  .convolutionMode(ConvolutionMode.Same)
                  .activation(Activation.RELU)
                  .build());
          layers.layer(
              new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
                  .build());
        }
        dense(layers, 128);
      }
      default -> throw new IllegalArgumentException("there is no workload " + workload);
    }
  }

  private static void dense(NeuralNetConfiguration.ListBuilder layers, int... widths) {
    for (int units : widths) {
      layers.layer(new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build());
    }
  }

  private Dl4jPeer() {}
}

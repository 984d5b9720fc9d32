package dev.gradus.peers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Times training steps of DL4J: dense relu layers, softmax cross-entropy, Adam 1e-3, synthetic
 * data. Arguments: batch size, counted steps, steps of warm-up, milliseconds of
 * training before that, widths from the input to the output. Prints the microseconds of a step.
 */
public final class Dl4jPeer {

  public static void main(String[] args) {
    int batch = Integer.parseInt(args[0]);
    int steps = Integer.parseInt(args[1]);
    int warmup = Integer.parseInt(args[2]);
    long settle = Long.parseLong(args[3]) * 1_000_000;
    int inputs = Integer.parseInt(args[4]);
    int classes = Integer.parseInt(args[args.length - 1]);
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().updater(new Adam(1e-3)).list();
    for (int i = 5; i < args.length - 1; i++) {
      layers.layer(
          new DenseLayer.Builder()
              .nOut(Integer.parseInt(args[i]))
              .activation(Activation.RELU)
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .build());
    MultiLayerNetwork network =
        new MultiLayerNetwork(layers.setInputType(InputType.feedForward(inputs)).build());
    network.init();
    INDArray features = Nd4j.rand(batch, inputs);
    INDArray labels = Nd4j.zeros(batch, classes);
    for (int i = 0; i < batch; i++) {
      labels.putScalar(i, i % classes, 1);
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

  private Dl4jPeer() {}
}

package dev.gradus.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Linear;
import dev.gradus.activation.LogSoftmax;
import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Softmax;
import dev.gradus.layer.ActivationLayer;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Input;
import dev.gradus.loss.BinaryCrossentropy;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.CategoricalHinge;
import dev.gradus.loss.Hinge;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.ClassOutputs.Meaning;
import org.junit.jupiter.api.Test;

class ClassOutputsTest {

  @Test
  void of_lastActivationAndLoss_saysWhatNumbersMean() {
    CategoricalCrossentropy crossentropy = CategoricalCrossentropy.defaults();
    assertEquals(new ClassOutputs(Meaning.PROBABILITIES, 0.5), of(3, new Softmax(), crossentropy));
    assertEquals(
        new ClassOutputs(Meaning.PROBABILITIES, 0.5), of(3, new Softmax(), new MeanSquaredError()));
    assertEquals(
        new ClassOutputs(Meaning.LOGITS, 0),
        of(3, new Linear(), new CategoricalCrossentropy(true)));
    assertEquals(new ClassOutputs(Meaning.LOGITS, 0), of(3, new LogSoftmax(), crossentropy));
    assertEquals(
        new ClassOutputs(Meaning.SCORES, 0.5), of(3, new Linear(), new CategoricalHinge()));
    assertEquals(
        new ClassOutputs(Meaning.SCORES, 0.5), of(3, new Sigmoid(), BinaryCrossentropy.defaults()));
    assertEquals(
        new ClassOutputs(Meaning.PROBABILITIES, 0.5),
        of(1, new Sigmoid(), BinaryCrossentropy.defaults()));
    assertEquals(
        new ClassOutputs(Meaning.LOGITS, 0), of(1, new Linear(), new BinaryCrossentropy(true, 0)));
    assertEquals(new ClassOutputs(Meaning.SCORES, 0), of(1, new Linear(), new Hinge()));
    assertEquals(
        new ClassOutputs(Meaning.SCORES, 0.5), of(1, new Linear(), new MeanSquaredError()));
  }

  @Test
  void of_activationLayerOrOther_isFound() {
    Sequential apart = Sequential.of(Input.of(2), Dense.of(3), new ActivationLayer(new Softmax()));
    assertEquals(Meaning.PROBABILITIES, ClassOutputs.of(apart, new MeanSquaredError()).meaning());
    Sequential other =
        Sequential.of(Input.of(2), Dense.of(3).withActivation(new Softmax()), new Dropout(0.5));
    assertEquals(Meaning.SCORES, ClassOutputs.of(other, new MeanSquaredError()).meaning());
  }

  /// e^0 / (e^0 + e^ln 3) = 1/4.
  @Test
  void ofClasses_logits_areSoftmaxOrSigmoid() {
    ClassOutputs logits = new ClassOutputs(Meaning.LOGITS, 0);
    float three = (float) Math.log(3);
    assertArrayEquals(new double[] {0.25, 0.75}, logits.ofClasses(0, three), 1e-7);
    assertArrayEquals(new double[] {0.25, 0.75}, logits.ofClasses(three), 1e-7);
    assertEquals(1, logits.predicted(three));
    assertEquals(0, logits.predicted(-three));
  }

  @Test
  void ofClasses_singleNumber_givesBoth() {
    ClassOutputs probabilities = new ClassOutputs(Meaning.PROBABILITIES, 0.5);
    assertArrayEquals(new double[] {0.75, 0.25}, probabilities.ofClasses(0.25f));
    ClassOutputs scores = new ClassOutputs(Meaning.SCORES, 0);
    assertArrayEquals(new double[] {-3, 3}, scores.ofClasses(3));
    assertEquals(ClassOutputs.NONE, scores.predicted(Float.NaN));
    assertEquals(ClassOutputs.NONE, scores.predicted(1, Float.NaN));
    assertEquals(1, scores.predicted(1, 2, 2));
  }

  private static ClassOutputs of(int units, Activation activation, Loss loss) {
    return ClassOutputs.of(
        Sequential.of(Input.of(2), Dense.of(units).withActivation(activation)), loss);
  }
}

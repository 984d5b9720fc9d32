package dev.gradus.run;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.ClassWeight;
import dev.gradus.data.Dataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.data.scale.Scaler;
import dev.gradus.data.scale.Scaling;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.data.text.TextDataset;
import dev.gradus.layer.ActivationLayer;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanAbsolutePercentageError;
import dev.gradus.loss.TargetEncoding;
import dev.gradus.model.Frozen;
import dev.gradus.model.Functional;
import dev.gradus.model.Model;
import dev.gradus.model.Sequential;
import java.util.ArrayList;
import java.util.List;

/// Makes a spec's layers fit its data at both ends, or says why they do not.
final class InputFit {

  private InputFit() {}

  /// The network with its input. A network that does not say its input gets the data's shape; if it
  /// then begins with dense layers and the data are images, they are read as rows: a flatten layer
  /// comes first.
  static Model withInput(Model model, Dataset data) {
    return switch (model) {
      case Functional graph -> requireOneOfEach(graph);
      case Frozen(Model inner, List<String> patterns) ->
          withInput(inner, data).freeze(patterns.toArray(String[]::new));
      case Sequential chain -> chain.hasInput() ? chain : withInput(chain, data);
    };
  }

  /// Refuses to scale the numbers of words, which mean nothing but which word it is.
  static void requireScale(Scaling scaling, Dataset train) {
    if (train instanceof TextDataset && !scaling.equals(Scaler.of(ScalingMethod.NONE))) {
      throw new ConfigException(
          "scale: is %s, but the data are texts, whose numbers say which word it is. Leave scale out."
              .formatted(scaling instanceof Scaler(ScalingMethod m, _) ? m.specName() : scaling));
    }
  }

  private static Functional requireOneOfEach(Functional graph) {
    if (graph.inputs().size() != 1 || graph.outputs().size() != 1) {
      throw new ConfigException(
          "model: has the inputs %s and the outputs %s, but a spec's data have features for one input and a target for one output. Train it in Java, with a JoinedDataset."
              .formatted(
                  String.join(", ", graph.inputNames()), String.join(", ", graph.outputs())));
    }
    return graph;
  }

  private static Sequential withInput(Sequential model, Dataset data) {
    Shape shape = data.featureShape();
    if (shape.rank() == 1 || !takesRows(model)) {
      return model.withInput(shape);
    }
    List<Layer> layers = new ArrayList<>(model.layers());
    layers.add(0, new Flatten());
    layers.add(0, new Input(shape));
    return new Sequential(layers);
  }

  /// Whether the first layer that is neither of the kind that keeps shapes is a dense one.
  private static boolean takesRows(Sequential model) {
    for (Layer layer : model.layers()) {
      switch (layer) {
        case Dense _ -> {
          return true;
        }
        case Dropout _, ActivationLayer _, BatchNormalization _ -> {}
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  /// Refuses weights of other classes than the data have.
  static void requireClassWeight(ClassWeight weight, Dataset data) {
    if (!(weight instanceof ClassWeight.None)) {
      weight.of(data);
    }
  }

  /// Refuses a second scaling of data that say themselves how they are scaled.
  static void requireNoScale(Scaling scaling, Dataset data) {
    if (!scaling.equals(Scaler.of(ScalingMethod.NONE))) {
      throw new ConfigException(
          "scale: is %s, but %s scales features and target by the `scale` of its own settings. Leave scale out, or say it there."
              .formatted(
                  scaling instanceof Scaler(ScalingMethod method, _) ? method.specName() : scaling,
                  data.name()));
    }
  }

  /// Refuses changes that the data or the loss cannot take.
  static void requireAugment(Augmentation changes, Loss loss, Dataset data) {
    boolean isIndex = loss.targetEncoding() == TargetEncoding.INDEX;
    changes.check(data, isIndex ? List.of(dev.gradus.data.TargetEncoding.INDEX) : List.of());
  }

  /// Refuses a network whose predictions cannot be compared with the data's targets.
  static void requireTarget(Model model, Loss loss, Dataset data) {
    boolean wantsClasses = loss.targetEncoding() != TargetEncoding.VALUES;
    Shape prediction = model.outputShape();
    switch (data.target()) {
      case ClassTarget classes -> {
        if (loss instanceof MeanAbsolutePercentageError) {
          throw new ConfigException(
              "loss: %s divides by the target, but of one class out of %d all others are 0 in %s. Use mean-squared-error, or categorical-crossentropy."
                  .formatted(loss.kind(), classes.classes(), data.name()));
        }
        boolean oneForTwo =
            !wantsClasses && classes.classes() == 2 && prediction.equals(Shape.of(1));
        if (!oneForTwo && !prediction.equals(Shape.of(classes.classes()))) {
          throw new ConfigException(
              "model: its predictions are %s, but %s has %d classes. Give the last dense layer %3$d units%s."
                  .formatted(
                      prediction,
                      data.name(),
                      classes.classes(),
                      !wantsClasses && classes.classes() == 2 ? ", or 1" : ""));
        }
      }
      case ValueTarget values -> {
        if (wantsClasses) {
          throw new ConfigException(
              "loss: %s needs classes, but %s has values of shape %s. Use mean-squared-error, or read the target as classes (targetKind: classes)."
                  .formatted(loss.kind(), data.name(), values.shape()));
        }
        if (!prediction.equals(values.shape())) {
          throw new ConfigException(
              "model: its predictions are %s, but %s has values of shape %s. Give the last dense layer %d units."
                  .formatted(prediction, data.name(), values.shape(), values.shape().size()));
        }
      }
    }
  }
}

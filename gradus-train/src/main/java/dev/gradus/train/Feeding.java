package dev.gradus.train;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.EncodedTarget;
import dev.gradus.data.Pipeline;
import dev.gradus.data.ScaledInput;
import dev.gradus.data.Target;
import dev.gradus.data.TargetEncoding;
import dev.gradus.data.TargetScaling;
import dev.gradus.data.ValueTarget;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanAbsolutePercentageError;
import dev.gradus.model.ByName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Joins a data set with a network, or says why they do not fit. Where the network has one input
/// and the data one group of features they belong together; else they have the same names. The same
/// with outputs and targets.
final class Feeding {

  private Feeding() {}

  /// @param learned what the network predicts, whose scaling holds for values of any data
  /// @return batches as the trainer's network and losses want them
  /// @throws ShapeException if features or targets have another shape
  static Pipeline pipeline(Trainer trainer, Dataset data, ByName<Target> learned, int batchSize) {
    SequencedMap<String, Shape> predictions = trainer.model().outputShapes();
    List<EncodedTarget> targets =
        predictions.entrySet().stream()
            .map(output ->
                target(
                    trainer,
                    data,
                    output.getKey(),
                    output.getValue(),
                    scaling(learned.of(output.getKey()))))
            .toList();
    return new Pipeline(data, inputs(trainer, data), targets, batchSize);
  }

  /// @return batches without targets
  static Pipeline features(Trainer trainer, Dataset data, int batchSize) {
    return new Pipeline(data, inputs(trainer, data), List.of(), batchSize);
  }

  private static List<ScaledInput> inputs(Trainer trainer, Dataset data) {
    List<String> names = trainer.model().inputNames();
    return names.stream()
        .map(name -> {
          Dataset part = part(data, data.inputs(), name, names, "input");
          trainer.model().requireExample(name, part.featureShape());
          return new ScaledInput(part, trainer.scalers().of(name));
        })
        .toList();
  }

  private static EncodedTarget target(
      Trainer trainer, Dataset data, String output, Shape prediction, TargetScaling scaling) {
    Dataset part = part(data, data.targets(), output, trainer.model().outputs(), "target");
    Loss loss = trainer.losses().of(output).loss();
    EncodedTarget target = new EncodedTarget(part, encoding(loss, part, prediction), scaling);
    Shape wanted = loss.targetShape(prediction.prepend(1)).dropFirst(1);
    if (!target.shape().equals(wanted)) {
      throw new ShapeException(
          "%s: targets are %s, but for predictions %s the loss %s wants %s. Let the model end in %s."
              .formatted(
                  part.name(), target.shape(), prediction, loss.kind(), wanted, target.shape()));
    }
    return target;
  }

  /// @return how values of a target are scaled; not at all for classes
  static TargetScaling scaling(Target target) {
    return target instanceof ValueTarget values ? values.scaling() : TargetScaling.identity();
  }

  private static Dataset part(
      Dataset data, Map<String, Dataset> parts, String name, List<String> names, String sort) {
    if (parts.size() == 1 && names.size() == 1) {
      return parts.values().iterator().next();
    }
    Dataset part = parts.get(name);
    if (part == null) {
      throw new ConfigException(
          "%s: has no %s \"%s\", which the model needs; it has %s. Join data under the model's names with JoinedDataset."
              .formatted(
                  data.name(),
                  sort,
                  name,
                  parts.size() == 1 ? "one without a name" : String.join(", ", parts.keySet())));
    }
    return part;
  }

  /// What the network predicts, as far as it can be known without data: classes have no names.
  ///
  /// @param predictions shape of a batch of predictions, for each output
  /// @throws ShapeException if a loss cannot take such predictions
  static ByName<Target> targets(Trainer trainer, Map<String, Shape> predictions) {
    SequencedMap<String, Target> targets = new LinkedHashMap<>();
    predictions.forEach((output, prediction) -> {
      Loss loss = trainer.losses().of(output).loss();
      Shape wanted = loss.targetShape(prediction).dropFirst(1);
      targets.put(
          output,
          switch (encoding(loss)) {
            case ONE_HOT, INDEX -> ClassTarget.of(Math.max(2, prediction.dim(-1)));
            case VALUES -> new ValueTarget(wanted);
          });
    });
    return new ByName<>(targets);
  }

  /// What the network predicts, with the classes' names that data have.
  static ByName<Target> targets(Trainer trainer, Dataset data) {
    List<String> names = trainer.model().outputs();
    SequencedMap<String, Target> targets = new LinkedHashMap<>();
    names.forEach(
        name -> targets.put(name, part(data, data.targets(), name, names, "target").target()));
    return new ByName<>(targets);
  }

  /// Classes are given to a loss for values as one number a class, 1 or 0; or two classes to a
  /// single output as 1 or 0.
  private static TargetEncoding encoding(Loss loss, Dataset data, Shape prediction) {
    if (loss.targetEncoding() != dev.gradus.loss.TargetEncoding.VALUES
        || !(data.target() instanceof ClassTarget(int classes, _))) {
      return encoding(loss);
    }
    if (loss instanceof MeanAbsolutePercentageError) {
      throw new ConfigException(
          "loss: %s divides by the target, but of one class out of %d all others are 0 in %s. Use mean-squared-error, or categorical-crossentropy."
              .formatted(loss.kind(), classes, data.name()));
    }
    return classes == 2 && prediction.size() == 1 ? TargetEncoding.INDEX : TargetEncoding.ONE_HOT;
  }

  private static TargetEncoding encoding(Loss loss) {
    return switch (loss.targetEncoding()) {
      case ONE_HOT -> TargetEncoding.ONE_HOT;
      case INDEX -> TargetEncoding.INDEX;
      case VALUES -> TargetEncoding.VALUES;
    };
  }
}

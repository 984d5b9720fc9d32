package dev.gradus.train;

import dev.gradus.compiler.Plan;
import dev.gradus.core.Buffer;
import dev.gradus.core.ShapeException;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.data.TargetScaling;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.ByName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Asks a network about samples, with features as they are stored: the scalers are applied here,
/// and values come back in the unit of the data.
final class PredictionPass {

  private PredictionPass() {}

  /// @return for each output a row for each sample of the data set
  static SequencedMap<String, float[][]> run(
      Trainer trainer, Plans plans, Dataset data, ByName<Target> learned, int batchSize) {
    Batches batches = Feeding.features(trainer, data, batchSize).inOrder();
    List<String> inputs = trainer.model().inputNames();
    List<String> outputs = trainer.model().outputs();
    SequencedMap<String, float[][]> rows = new LinkedHashMap<>();
    outputs.forEach(output -> rows.put(output, new float[data.size()][]));
    for (int batch = 0; batch < batches.count(); batch++) {
      int size = batches.size(batch);
      Plan plan = plans.prediction(size);
      batches.write(batch, StepPlan.feeds(plan, BuiltModel.INPUT, inputs), List.of());
      plan.run(0);
      int first = batch * batchSize;
      rows.forEach((output, all) ->
          copyRows(
              plan.fetch(BuiltModel.name(BuiltModel.PREDICTION, output, outputs.size())),
              size,
              all,
              first,
              Feeding.scaling(learned.of(output))));
    }
    return rows;
  }

  /// @return the prediction for one example
  static float[] run(Trainer trainer, Plans plans, ByName<Target> learned, float[] features) {
    long expected = trainer.model().inputShape().size();
    if (features.length != expected) {
      throw new ShapeException(
          "predict: got %d features, the model takes %d: %s."
              .formatted(features.length, expected, trainer.model().inputShape()));
    }
    Plan plan = plans.prediction(1);
    Buffer input = plan.feed(BuiltModel.INPUT);
    float[] scaled = trainer.scaler().apply(features, trainer.model().inputShape());
    for (int i = 0; i < scaled.length; i++) {
      input.set(i, scaled[i]);
    }
    plan.run(0);
    return inverted(plan.fetch(BuiltModel.PREDICTION).toArray(), Feeding.scaling(learned.only()));
  }

  private static void copyRows(
      Buffer predictions, int size, float[][] rows, int first, TargetScaling scaling) {
    long width = predictions.size() / size;
    for (int row = 0; row < size; row++) {
      rows[first + row] = inverted(predictions.slice(row * width, width).toArray(), scaling);
    }
  }

  private static float[] inverted(float[] predicted, TargetScaling scaling) {
    if (!scaling.isIdentity()) {
      for (int i = 0; i < predicted.length; i++) {
        predicted[i] = scaling.invert(predicted[i]);
      }
    }
    return predicted;
  }
}

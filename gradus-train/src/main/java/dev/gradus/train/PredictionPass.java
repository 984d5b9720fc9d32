package dev.gradus.train;

import dev.gradus.compiler.Plan;
import dev.gradus.core.Buffer;
import dev.gradus.core.ShapeException;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.Pipeline;
import dev.gradus.model.BuiltModel;
import java.lang.foreign.MemorySegment;

/// Asks a network about samples, with features as they are stored: the scaler is applied here.
final class PredictionPass {

  private PredictionPass() {}

  /// @return a row for each sample of the data set
  static float[][] run(Trainer trainer, Plans plans, Dataset data, int batchSize) {
    trainer.model().requireExample(data.featureShape());
    Pipeline pipeline = Feeding.features(trainer, data, batchSize);
    Batches batches = pipeline.inOrder();
    float[][] rows = new float[data.size()][];
    float[] targets = new float[Math.toIntExact(pipeline.targetShape(batchSize).size())];
    for (int batch = 0; batch < batches.count(); batch++) {
      int size = batches.size(batch);
      Plan plan = plans.prediction(size);
      Buffer ignored =
          new Buffer(MemorySegment.ofArray(targets)).slice(0, pipeline.targetShape(size).size());
      batches.write(batch, plan.feed(BuiltModel.INPUT), ignored);
      plan.run(0);
      copyRows(plan.fetch(BuiltModel.PREDICTION), size, rows, batch * batchSize);
    }
    return rows;
  }

  /// @return the prediction for one example
  static float[] run(Trainer trainer, Plans plans, float[] features) {
    long expected = trainer.model().inputShape().size();
    if (features.length != expected) {
      throw new ShapeException(
          "predict: got %d features, the model takes %d: %s."
              .formatted(features.length, expected, trainer.model().inputShape()));
    }
    Plan plan = plans.prediction(1);
    Buffer input = plan.feed(BuiltModel.INPUT);
    for (int i = 0; i < features.length; i++) {
      input.set(i, trainer.scaler().apply(i, features[i]));
    }
    plan.run(0);
    return plan.fetch(BuiltModel.PREDICTION).toArray();
  }

  private static void copyRows(Buffer predictions, int size, float[][] rows, int first) {
    long width = predictions.size() / size;
    for (int row = 0; row < size; row++) {
      rows[first + row] = predictions.slice(row * width, width).toArray();
    }
  }
}

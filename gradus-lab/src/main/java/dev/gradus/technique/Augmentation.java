package dev.gradus.technique;

import dev.gradus.callback.TrainEvent;
import dev.gradus.chart.PictureGrid;
import dev.gradus.data.Dataset;
import dev.gradus.picture.AugmentPreview;
import dev.gradus.run.RunResult;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.TrainingRunner;
import dev.gradus.study.TrialRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Images changed at random in training: rotated by up to 10°, zoomed by a tenth, shifted by up to
/// a fifth, and mirrored where that makes sense, which for digits it does not. What comes in at a
/// border is what was nearest to it: mirrored content would put pieces of a digit where there are
/// none. A convolutional network on few images, by default 1,000 of MNIST.
final class Augmentation implements Technique {

  private static final String SPEC =
      """
      data: mnist
      scale: divide-by-max
      model:
        - conv2d: {filters: 16, kernelSize: 3, padding: same, activation: relu}
        - max-pooling2d: 2
        - conv2d: {filters: 32, kernelSize: 3, padding: same, activation: relu}
        - max-pooling2d: 2
        - flatten
        - dense: {units: 64, activation: relu}
        - dense: {units: 10, activation: softmax}
      loss: categorical-crossentropy
      optimizer: {adam: {learningRate: 0.001}}
      metrics: [accuracy]
      fit: {epochs: 30, batchSize: 16, seed: 1, validation: test}
      """;

  private static final Baseline BASELINE =
      new Baseline(SPEC, new Effort(1000, 0, 30, 5), new Effort(400, 500, 15, 3));

  private static final String CHANGES =
      "{rotation: {degrees: 10.0, resampling: {fill: nearest}}}, {zoom: {amount: 0.1, resampling: {fill: nearest}}}, {shift: {width: 0.2, height: 0.2, resampling: {fill: nearest}}}";

  @Override
  public About about() {
    return new About(
        "augmentation",
        "Augmentation",
        "Does it help to change the images of a small data set at random in training?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench).withAugment();
    boolean digits = assignment.spec().isEmpty() && assignment.data().isEmpty();
    Arm arm =
        Arm.of(
            "augmentation", "augment=[%s%s]".formatted(CHANGES, digits ? "" : ", horizontal-flip"));
    TimedRunner timed = new TimedRunner(bench);
    ComparisonResult result =
        bench.compare(about().title(), base, List.of(arm), BASELINE.seeds(assignment), timed);
    ArmTrials with = result.arms().getFirst().arm();
    FindingTable table =
        FindingTable.of(
            "After the last epoch, mean over the seeds",
            "arm",
            result.comparison().objective().words(),
            "images/s in training");
    for (ArmTrials each : Curves.all(result)) {
      table = table.plus(each.name(), each.mean(), timed.imagesPerSecond(each.spec()));
    }
    Dataset train = bench.data().of(base.data()).train();
    return Findings.of(result)
        .withMeasure("baseline", result.baseline().mean())
        .withMeasure("augmented", with.mean())
        .withMeasure("imagesPerSecond", timed.imagesPerSecond(with.spec()))
        .with(table)
        .with(
            new Figure(
                "ways",
                ways(train, with.spec()),
                "The same image as it is stored, and as training sees it in nine epochs."))
        .with(
            new Figure(
                "curves",
                Curves.trainAndValidation(
                    "%s in training and validation"
                        .formatted(Wording.capital(Measured.of(base).name())),
                    result,
                    Measured.of(base).name(),
                    Measured.of(base).axis()),
                "Training is measured on the images as they are changed; validation images are never changed. So a training line with augmentation is no measure of overfitting beside one without."));
  }

  private static PictureGrid ways(Dataset train, TrainSpec spec) {
    return AugmentPreview.of(
        train,
        dev.gradus.data.augment.Augmentation.of(
            spec.augment().toArray(dev.gradus.data.augment.Augment[]::new)),
        0,
        spec.fit().seed());
  }

  /// Notes how many images a second pass through training.
  private static final class TimedRunner implements TrialRunner {

    private final TrainingRunner runner;
    private final Map<List<?>, List<Double>> rates = new LinkedHashMap<>();

    TimedRunner(Workbench bench) {
      runner = new TrainingRunner(bench.backend(), bench.data());
    }

    @Override
    public void check(TrainSpec spec) {
      runner.check(spec);
    }

    @Override
    public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
      return runner.run(
          spec,
          event -> {
            if (event instanceof TrainEvent.EpochFinished epoch) {
              synchronized (rates) {
                rates
                    .computeIfAbsent(spec.augment(), _ -> new ArrayList<>())
                    .add(epoch.samplesPerSecond());
              }
            }
            listener.accept(event);
          });
    }

    /// The median over all epochs.
    double imagesPerSecond(TrainSpec spec) {
      synchronized (rates) {
        List<Double> sorted =
            rates.getOrDefault(spec.augment(), List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
      }
    }
  }
}

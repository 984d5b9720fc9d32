package dev.gradus.report;

import dev.gradus.chart.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Made-up but plausible views for tests; the numbers are drawn, not measured.
final class Fixtures {

  static final int EPOCHS = 20;
  static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

  private Fixtures() {}

  static ComparisonView comparison() {
    MetricView metric = MetricView.accuracy("validation accuracy");
    return new ComparisonView(
        "Which change helps the baseline on MNIST?",
        "3 of 8 changes improve validation accuracy; the largest is dropout 0.3 with +0.41 percentage points"
            + " (95 % CI +0.32 to +0.50, 5 seeds).",
        new ObjectiveView(metric, 0.0005),
        SEEDS,
        new BaselineView("baseline", results(0.9795, 0.22, 3.1, 1)),
        List.of(
            arm(
                "dropout 0.3",
                "model.1=dropout: {rate: 0.3}",
                0.0041,
                0.0009,
                0.012,
                Outcome.BETTER,
                "improves",
                2),
            arm(
                "batch normalization",
                "model.1=batchNormalization",
                0.0018,
                0.0007,
                0.031,
                Outcome.BETTER,
                "improves",
                3),
            arm(
                "weight decay 1e-4",
                "optimizer.adam.weightDecay=1e-4",
                0.0011,
                0.0012,
                0.25,
                Outcome.UNCLEAR,
                "no evidence",
                4),
            arm(
                "label smoothing 0.1",
                "loss.categorical-crossentropy.labelSmoothing=0.1",
                0.0022,
                0.0016,
                0.047,
                Outcome.BETTER,
                "improves",
                5),
            arm(
                "batch size 4096",
                "fit.batchSize=4096",
                -0.0093,
                0.0014,
                0.004,
                Outcome.WORSE,
                "hurts",
                6),
            arm(
                "sgd",
                "optimizer=sgd: {learningRate: 0.01}",
                -0.0338,
                0.0026,
                0.0002,
                Outcome.WORSE,
                "hurts",
                7),
            arm(
                "he initialization",
                "model.0.dense.kernelInitializer=he-normal",
                0.0001,
                0.0003,
                1,
                Outcome.SAME,
                "equivalent",
                8),
            diverging(9)),
        provenance());
  }

  static RunView run() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("validation accuracy", "98.21 %");
    facts.put("validation loss", "0.0712");
    facts.put("best epoch", "14 of 20");
    facts.put("parameters", "795,010");
    facts.put("time", "3.1 s");
    return new RunView(
        "mnist dense 1000",
        "98.21 % validation accuracy after 20 epochs in 3.1 s.",
        facts,
        history(0.9795, 0.22, new SplittableRandom(4)),
        provenance());
  }

  static ProvenanceView provenance() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("Gradus", "0.1.0");
    environment.put("JDK", "25 (64-bit server)");
    environment.put("CPU", "2 cores, AVX-512");
    environment.put("threads", "2");
    environment.put("backend", "oneDNN 3.11");
    return new ProvenanceView(
        "./gradus compare mnist.yaml --vary model.1=dropout,batchNormalization --vary fit.batchSize=4096 --seeds 5",
        """
        data: mnist
        scale: divide-by-max
        model:
          - dense: {units: 1000, activation: relu}
          - dense: {units: 10, activation: softmax}
        loss: categorical-crossentropy
        optimizer: {adam: {learningRate: 0.001}}
        metrics: [accuracy]
        fit: {epochs: 20, batchSize: 64, validation: test}
        """,
        environment,
        Duration.ofSeconds(187),
        List.of(
            "Each arm is trained with the same seeds as the baseline; the seed fixes the initial weights, the order of"
                + " batches and every random draw, so differences are taken within seeds.",
            "The interval is the paired-t 95 % confidence interval of the mean difference; p-values come from the"
                + " exact sign-flip test and are corrected with Holm's method."));
  }

  private static ArmView arm(
      String name,
      String patch,
      double delta,
      double reach,
      double p,
      Outcome outcome,
      String verdict,
      long seed) {
    return new ArmView(
        name,
        patch,
        results(0.9795 + delta, delta < -0.02 ? 0.06 : 0.22, 2.6 + 0.2 * seed, seed),
        new EffectView(
            delta,
            delta - reach,
            delta + reach,
            p,
            outcome,
            verdict,
            Words.capital(name) + " " + verdict + " on these data at this budget."));
  }

  private static ArmView diverging(long seed) {
    ResultsView healthy = results(0.9795, 0.22, 3.0, seed);
    List<HistoryView> histories = new ArrayList<>(healthy.histories());
    HistoryView broken = histories.get(1);
    histories.set(
        1,
        new HistoryView(
            broken.epochs(),
            broken.curves().stream()
                .map(curve -> {
                  List<Double> values = new ArrayList<>(curve.values());
                  for (int i = 7; i < values.size(); i++) {
                    values.set(i, i == 7 ? Double.POSITIVE_INFINITY : Double.NaN);
                  }
                  return new HistoryView.Curve(curve.metric(), values);
                })
                .toList()));
    List<Double> perSeed = new ArrayList<>(healthy.perSeed());
    perSeed.set(1, Double.NaN);
    return new ArmView(
        "learning rate 0.1",
        "optimizer.adam.learningRate=0.1",
        new ResultsView(perSeed, Double.NaN, 3.0, histories),
        new EffectView(
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Outcome.UNRELIABLE,
            "unreliable",
            "1 of 5 runs diverged."));
  }

  private static ResultsView results(double accuracy, double speed, double seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<HistoryView> histories = new ArrayList<>();
    for (int i = 0; i < SEEDS.size(); i++) {
      histories.add(history(accuracy + 0.0008 * random.nextGaussian(), speed, random));
    }
    List<Double> perSeed =
        histories.stream()
            .map(history -> history.curve("validation accuracy").orElseThrow().values().getLast())
            .toList();
    return new ResultsView(
        perSeed, perSeed.stream().mapToDouble(v -> v).average().orElseThrow(), seconds, histories);
  }

  private static HistoryView history(double accuracy, double speed, SplittableRandom random) {
    List<Integer> epochs = new ArrayList<>();
    List<Double> loss = new ArrayList<>();
    List<Double> trainAccuracy = new ArrayList<>();
    List<Double> validationLoss = new ArrayList<>();
    List<Double> validationAccuracy = new ArrayList<>();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      epochs.add(epoch);
      double gap = Math.exp(-speed * epoch * 2);
      loss.add(0.004 + 0.32 * gap * (1 + 0.05 * random.nextGaussian()));
      trainAccuracy.add(Math.min(1, 0.9999 - 0.09 * gap + 0.0004 * random.nextGaussian()));
      validationLoss.add(
          (1 - accuracy) * 3.4 + 0.2 * gap + 0.0012 * epoch + 0.003 * random.nextGaussian());
      validationAccuracy.add(accuracy - 0.04 * gap + 0.0006 * random.nextGaussian());
    }
    return new HistoryView(
        epochs,
        List.of(
            new HistoryView.Curve(MetricView.loss("loss"), loss),
            new HistoryView.Curve(MetricView.accuracy("accuracy"), trainAccuracy),
            new HistoryView.Curve(MetricView.loss("validation loss"), validationLoss),
            new HistoryView.Curve(MetricView.accuracy("validation accuracy"), validationAccuracy)));
  }
}

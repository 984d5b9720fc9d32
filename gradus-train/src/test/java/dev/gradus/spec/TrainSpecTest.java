package dev.gradus.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.activation.Tanh;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.ClassWeight;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.init.HeNormal;
import dev.gradus.init.RandomNormal;
import dev.gradus.init.VarianceScaling;
import dev.gradus.instrument.Instrument;
import dev.gradus.instrument.Instruments;
import dev.gradus.layer.ActivationLayer;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.metric.Accuracy;
import dev.gradus.metric.MeanAbsoluteError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.ClipByGlobalNorm;
import dev.gradus.optimizer.ClipByValue;
import dev.gradus.optimizer.GradientNoise;
import dev.gradus.optimizer.RmsProp;
import dev.gradus.optimizer.Sgd;
import dev.gradus.optimizer.UpdateSettings;
import dev.gradus.optimizer.WeightGroup;
import dev.gradus.regularizer.L2;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainSpecTest {

  private static final Kinds KINDS = Kinds.standard();

  private static final String EXAMPLE =
      """
      data: mnist                    # a catalogue name
      scale: divide-by-max
      model:
        - dense: {units: 1000, activation: relu}
        - dense: {units: 10, activation: softmax}
      loss: categorical-crossentropy
      optimizer: {adam: {learningRate: 0.001}}
      metrics: [accuracy]
      fit: {epochs: 50, batchSize: 64, seed: 1, validation: test}
      """;

  private static TrainSpec example() {
    return TrainSpec.of(
            CatalogueData.mnist(),
            Sequential.of(
                Dense.of(1000).withActivation(new Relu()),
                Dense.of(10).withActivation(new Softmax())),
            CategoricalCrossentropy.defaults(),
            new Adam(0.001))
        .withScale(ScalingMethod.DIVIDE_BY_MAX)
        .withMetrics(new Accuracy())
        .withFit(FitSettings.defaults().withEpochs(50));
  }

  private static TrainSpec unusual() {
    return TrainSpec.of(
            CatalogueData.mnist().withTake(10_000),
            Sequential.of(
                Input.of(28, 28, 1),
                new Flatten(),
                Dense.of(512)
                    .withUseBias(false)
                    .withKernelInitializer(new HeNormal())
                    .withKernelRegularizer(new L2(0.02)),
                BatchNormalization.defaults().withMomentum(0.9),
                new ActivationLayer(new Tanh()),
                new Dropout(0.2),
                Dense.of(10)
                    .withKernelInitializer(new RandomNormal(0.01))
                    .withBiasInitializer(
                        new VarianceScaling(
                            2,
                            VarianceScaling.Mode.FAN_AVERAGE,
                            VarianceScaling.Distribution.UNIFORM))),
            new SparseCategoricalCrossentropy(true),
            new Sgd(0.1).withMomentum(0.9).withNesterov(true))
        .withScale(ScalingMethod.STANDARDIZE)
        .withMetrics(new Accuracy(), new MeanAbsoluteError())
        .withFit(
            new FitSettings(
                3,
                4096,
                -7_000_000_000L,
                false,
                new Validation.Fraction(0.1),
                ClassWeight.balanced(),
                100,
                new CheckpointEvery.Seconds(1.5),
                Optional.of(
                    Instruments.everySteps(100)
                        .withWatch(Instrument.WEIGHTS, Instrument.GRADIENTS))));
  }

  private static TrainSpec parse(String yaml) {
    return TrainSpec.parse(yaml, "spec.yaml", KINDS);
  }

  @Test
  void parse_update_isReadAndRoundTrips() {
    TrainSpec spec =
        TrainSpec.parse(
            EXAMPLE
                + """
                update:
                  clip: {global-norm: 1.5}
                  noise: 0.01
                  accumulate: 4
                  weightDecay: 0.01
                  ema: 0.999
                  groups:
                    - {weights: "*/bias", weightDecay: 0}
                    - {weights: "dense", optimizer: {sgd: {learningRate: 1.0e-4}}}
                """,
            "spec.yaml",
            KINDS);
    assertEquals(
        UpdateSettings.defaults()
            .withClip(new ClipByGlobalNorm(1.5))
            .withNoise(new GradientNoise(0.01, 0.55))
            .withAccumulate(4)
            .withWeightDecay(0.01)
            .withEma(0.999)
            .withGroups(
                new WeightGroup("*/bias").withWeightDecay(0),
                new WeightGroup("dense").withOptimizer(new Sgd(1e-4))),
        spec.update());
    assertEquals(spec, TrainSpec.parse(spec.toYaml(KINDS), "again.yaml", KINDS));
    assertEquals(
        UpdateSettings.defaults().withClip(new ClipByValue(2)),
        Patch.of("update.clip={value: 2}").apply(example(), KINDS).update());
  }

  @Test
  void parse_example_equalsTheSpecBuiltInCode() {
    assertEquals(example(), parse(EXAMPLE));
  }

  @Test
  void toYaml_parsedAgain_givesEqualSpec() {
    assertEquals(example(), parse(example().toYaml(KINDS)));
    assertEquals(unusual(), parse(unusual().toYaml(KINDS)));
    TrainSpec rmsProp = parse(EXAMPLE.replace("{adam: {learningRate: 0.001}}", "rmsprop"));
    assertEquals(RmsProp.defaults(), rmsProp.optimizer());
    assertEquals(rmsProp, parse(rmsProp.toYaml(KINDS)));
  }

  @Test
  void toYaml_example_isTheNormalForm() {
    assertEquals(
        """
        data:
          catalogue: {name: mnist}
        scale:
          divide-by-max: {per: dataset}
        augment: []
        model:
        - dense: {units: 1000, activation: relu, useBias: true, kernelInitializer: glorot-uniform, biasInitializer: zeros}
        - dense: {units: 10, activation: softmax, useBias: true, kernelInitializer: glorot-uniform, biasInitializer: zeros}
        freeze: []
        loss:
          categorical-crossentropy: {fromLogits: false, labelSmoothing: 0.0}
        optimizer:
          adam: {learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1.0E-7, amsgrad: false, convention: keras}
        update:
          accumulate: 1
          weightDecay: 0.0
          ema: 0.0
          groups: []
        metrics: [accuracy]
        callbacks: []
        fit: {epochs: 50, batchSize: 64, seed: 1, shuffle: true, validation: test, classWeight: none, validationEverySteps: 0,
          checkpointEvery: epoch}
        """,
        example().toYaml(KINDS));
  }

  @Test
  void parse_shortForms_meanTheLongOnes() {
    TrainSpec spec =
        parse(
            """
            data: {catalogue: mnist, take: 10000}
            scale: standardize
            model:
              - input: [28, 28, 1]
              - flatten
              - dense:
                  units: 512
                  useBias: false
                  kernelInitializer: he-normal
                  kernelRegularizer: {l2: .02}
              - batch-normalization: {momentum: .9}
              - activation: tanh
              - dropout: .2
              - dense:
                  units: 10
                  kernelInitializer: {normal: .01}
                  biasInitializer:
                    variance-scaling: {scale: 2, mode: fan-average, distribution: uniform}
            loss: {sparse-categorical-crossentropy: {fromLogits: true}}
            optimizer: {sgd: {learningRate: .1, momentum: .9, nesterov: true}}
            metrics: [accuracy, mean-absolute-error]
            fit: {epochs: 3, batchSize: 4096, seed: -7000000000, shuffle: false, validation: .1, classWeight: balanced, validationEverySteps: 100,
              checkpointEvery: {seconds: 1.5}, instruments: {steps: 100, watch: [gradients, weights]}}
            """);
    assertEquals(unusual(), spec);
  }

  @Test
  void parse_classWeights_areAListOrAWord() {
    String start = "{data: mnist, model: [{dense: 2}], loss: mean-squared-error, optimizer: sgd";
    assertEquals(
        ClassWeight.of(1, 2.5),
        parse(start + ", fit: {classWeight: [1, 2.5]}}").fit().classWeight());
    assertEquals(
        ClassWeight.balanced(),
        parse(start + ", fit: {classWeight: balanced}}").fit().classWeight());
  }

  @Test
  void parse_onlyWhatIsRequired_takesTheDefaults() {
    TrainSpec spec =
        parse("{data: mnist, model: [{dense: 10}], loss: mean-squared-error, optimizer: sgd}");
    assertEquals(
        TrainSpec.of(
            CatalogueData.mnist(),
            Sequential.of(Dense.of(10)),
            new dev.gradus.loss.MeanSquaredError(),
            new Sgd(0.01)),
        spec);
    assertEquals(
        new FitSettings(
            10,
            64,
            1,
            true,
            new Validation.Test(),
            ClassWeight.none(),
            0,
            new CheckpointEvery.Epoch(),
            Optional.empty()),
        spec.fit());
  }

  @Test
  void toYaml_scheduleWithoutKind_isRefused() {
    Adam lambda = Adam.defaults().withLearningRate(step -> 0.001 / (step + 1));
    TrainSpec spec =
        TrainSpec.of(
            CatalogueData.mnist(),
            Sequential.of(Dense.of(10)),
            CategoricalCrossentropy.defaults(),
            lambda);
    ConfigException refusal = assertThrows(ConfigException.class, () -> spec.toYaml(KINDS));
    assertEquals(
        "TrainSpec: optimizer.adam.learningRate is %s, for which no kind is registered. Add it with Kinds.with(Schedule.class, …)."
            .formatted(lambda.learningRate()),
        refusal.getMessage());
  }

  @Test
  void read_missingFile_namesIt() {
    DataException refusal =
        assertThrows(DataException.class, () -> TrainSpec.read(Path.of("no-such.yaml"), KINDS));
    assertEquals(
        "no-such.yaml: the spec cannot be read: java.nio.file.NoSuchFileException: no-such.yaml."
            + " Check the path and that the file is UTF-8 text.",
        refusal.getMessage());
  }
}

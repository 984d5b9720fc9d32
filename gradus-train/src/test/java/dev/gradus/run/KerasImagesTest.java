package dev.gradus.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Split;
import dev.gradus.data.augment.Augment;
import dev.gradus.data.augment.ImageAugmentation;
import dev.gradus.data.scale.Standardization;
import dev.gradus.history.SavedModel;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.metric.Accuracy;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// Keras's image options from a spec to predictions of a saved model.
class KerasImagesTest {

  private static final String ZCA =
      "augment=[{image-augmentation: {horizontalFlip: true, standardization: {featurewiseCenter: true, zcaWhitening: true, zcaEpsilon: 0.01, preprocessing: image-net}}}]";

  private static TrainSpec spec(String... edits) {
    return Patch.of(edits).apply(CloudData.SPEC, CloudData.KINDS);
  }

  @Test
  void saved_standardizedModel_predictsTheSameBitsAndWasFittedOnTrainingOnly(@TempDir Path folder) {
    for (String scaling :
        List.of(
            ZCA,
            "scale=zca",
            "scale=samplewise",
            "scale={robust: feature}",
            "scale={standardize: {per: channel}}")) {
      TrainSpec spec =
          scaling.equals(ZCA)
              ? spec("scale=none", ZCA, "fit.epochs=2")
              : spec(scaling, "fit.epochs=2");
      assertEquals(spec, TrainSpec.parse(spec.toYaml(CloudData.KINDS), "x", CloudData.KINDS));
      TrainRun run = TrainRun.of(spec, new SharedData());
      FittedScaler alone = KerasImages.scaling(spec).fit(new CloudData(60).load().train());
      assertEquals(alone, run.trainer().scaler());
      Split split = run.split();
      try (Backend backend = new ReferenceBackend();
          CompiledModel net = run.trainer().compile(backend)) {
        net.fit(run.trainingData(), Fit.epochs(2).augment(spec.augment().toArray(Augment[]::new)));
        net.save(folder);
        SavedModel saved = SavedModel.load(folder, CloudData.KINDS);
        assertEquals(alone, saved.scaler());
        try (CompiledModel again = TrainedModel.restore(saved, List.of(new Accuracy()), backend)) {
          float[][] rows = net.predict(split.test());
          assertArrayEquals(rows, again.predict(split.test()), scaling);
          float[] first = new float[4];
          split.test().copyFeatures(0, first, 0);
          assertArrayEquals(net.predict(first), again.predict(first), scaling);
          assertEquals(net.evaluate(split.test()), again.evaluate(split.test()), scaling);
        }
      }
    }
  }

  @Test
  void validationSplit_first_areNotTrainedOn() {
    TrainRun run =
        TrainRun.of(
            spec("augment=[{image-augmentation: {validationSplit: 0.25}}]"), new SharedData());
    assertEquals(45, run.trainingData().size());
    float[] first = new float[4];
    float[] fifteenth = new float[4];
    run.trainingData().copyFeatures(0, first, 0);
    run.split().train().copyFeatures(15, fifteenth, 0);
    assertArrayEquals(fifteenth, first);
  }

  @Test
  void whatIsSaidTwice_isRefused() {
    assertRefused(
        "scale: features are scaled twice, by Scaler[method=STANDARDIZE, per=DATASET] and by the standardization of image-augmentation. Leave one of them out.",
        () -> TrainRun.of(spec(ZCA), new SharedData()));
    assertRefused(
        "fit.validation: is 0.1, but image-augmentation has a validationSplit of 0.5. Leave one of them out.",
        () ->
            TrainRun.of(
                spec(
                    "augment=[{image-augmentation: {validationSplit: 0.5}}]", "fit.validation=0.1"),
                new SharedData()));
    assertRefused(
        "fit.validation: is none, but image-augmentation has a validationSplit of 0.5. Leave one of them out.",
        () ->
            TrainRun.of(
                spec(
                    "augment=[{image-augmentation: {validationSplit: 0.5}}]",
                    "fit.validation=none"),
                new SharedData()));
    assertRefused(
        "ImageAugmentation: validationSplit 0.001 of clouds train has no sample. Give a larger share.",
        () ->
            TrainRun.of(
                spec("augment=[{image-augmentation: {validationSplit: 0.001}}]"),
                new SharedData()));
    assertRefused(
        "ImageAugmentation: validationSplit must be in [0, 1), got 1.0.",
        () -> ImageAugmentation.defaults().withValidationSplit(1));
  }

  @Test
  void fit_withoutTheScalerOfItsStandardization_isRefused() {
    ImageAugmentation images =
        ImageAugmentation.defaults()
            .withStandardization(Standardization.defaults().withSamplewiseCenter(true));
    TrainRun run = TrainRun.of(spec(), new SharedData());
    try (Backend backend = new ReferenceBackend();
        CompiledModel net = run.trainer().compile(backend)) {
      assertRefused(
          "image-augmentation: its standardization is not what the network's scaler does, which training, evaluation and predictions share. Give the trainer scaler(augmentation.fit(train)).",
          () -> net.fit(run.trainingData(), Fit.epochs(1).augment(images)));
    }
    TrainRun right = TrainRun.of(spec("fit.epochs=1"), new SharedData());
    try (Backend backend = new ReferenceBackend();
        CompiledModel net =
            right.trainer().scaler(images.fit(right.trainingData())).compile(backend)) {
      assertTrue(net.fit(right.trainingData(), Fit.epochs(1).augment(images)) != null);
    }
  }

  private static void assertRefused(String message, Executable attempt) {
    assertEquals(message, assertThrows(ConfigException.class, attempt).getMessage());
  }
}

package dev.gradus.spec;

import dev.gradus.activation.Linear;
import dev.gradus.data.ClassWeight;
import dev.gradus.init.Constant;
import dev.gradus.init.GlorotNormal;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.HeNormal;
import dev.gradus.init.HeUniform;
import dev.gradus.init.Initializer;
import dev.gradus.init.LecunNormal;
import dev.gradus.init.LecunUniform;
import dev.gradus.init.Ones;
import dev.gradus.init.RandomNormal;
import dev.gradus.init.RandomUniform;
import dev.gradus.init.VarianceScaling;
import dev.gradus.init.VarianceScaling.Distribution;
import dev.gradus.init.VarianceScaling.Mode;
import dev.gradus.init.Zeros;
import dev.gradus.instrument.Instruments;
import dev.gradus.layer.ActivationLayer;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.regularizer.L1;
import dev.gradus.regularizer.L2;
import dev.gradus.regularizer.Regularizer;
import java.util.List;

/// The kinds that come with Gradus: every word that a spec file may use. A kind's keys are its
/// record's components; their meaning, range and default stand in the record's own documentation.
final class StandardKinds {

  private static final Kinds ALL = all();

  private StandardKinds() {}

  static Kinds kinds() {
    return ALL;
  }

  private static Kinds all() {
    return data(
        OptimizerKinds.of(
            training(
                regularizers(
                    initializers(
                        ActivationKinds.of(
                            RecurrentKinds.of(
                                LayerKinds.of(ConvolutionKinds.of(layers(Kinds.none()))))))))));
  }

  private static Kinds layers(Kinds kinds) {
    return kinds
        .with(Layer.class, Kind.of("input", Input.of(1)).requiring("shape").shorthandFor("shape"))
        .with(Layer.class, Kind.of("dense", Dense.of(1)).requiring("units").shorthandFor("units"))
        .with(
            Layer.class,
            Kind.of("dropout", new Dropout(0.5)).requiring("rate").shorthandFor("rate"))
        .with(Layer.class, Kind.of("batch-normalization", BatchNormalization.defaults()))
        .with(Layer.class, Kind.of("flatten", new Flatten()))
        .with(
            Layer.class,
            Kind.of("activation", new ActivationLayer(new Linear()))
                .requiring("activation")
                .shorthandFor("activation"));
  }

  private static Kinds initializers(Kinds kinds) {
    return kinds
        .with(Initializer.class, Kind.of("zeros", new Zeros()))
        .with(Initializer.class, Kind.of("ones", new Ones()))
        .with(
            Initializer.class,
            Kind.of("constant", new Constant(0)).requiring("value").shorthandFor("value"))
        .with(
            Initializer.class,
            Kind.of("normal", RandomNormal.defaults()).shorthandFor("standardDeviation"))
        .with(Initializer.class, Kind.of("uniform", RandomUniform.defaults()).shorthandFor("limit"))
        .with(Initializer.class, Kind.of("glorot-normal", new GlorotNormal()))
        .with(Initializer.class, Kind.of("glorot-uniform", new GlorotUniform()))
        .with(Initializer.class, Kind.of("he-normal", new HeNormal()))
        .with(Initializer.class, Kind.of("he-uniform", new HeUniform()))
        .with(Initializer.class, Kind.of("lecun-normal", new LecunNormal()))
        .with(Initializer.class, Kind.of("lecun-uniform", new LecunUniform()))
        .with(
            Initializer.class,
            Kind.of(
                "variance-scaling",
                new VarianceScaling(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL)));
  }

  private static Kinds regularizers(Kinds kinds) {
    return WeightKinds.of(LossKinds.of(kinds))
        .with(Regularizer.class, Kind.of("l1", new L1(0.01)).shorthandFor("strength"))
        .with(Regularizer.class, Kind.of("l2", new L2(0.01)).shorthandFor("strength"));
  }

  private static Kinds training(Kinds kinds) {
    return ScaleKinds.of(AugmentKinds.of(CallbackKinds.of(MetricKinds.of(ScheduleKinds.of(kinds)))))
        .with(Instruments.class, Kind.of("epoch", Instruments.everyEpoch()).fixing("everySteps"))
        .with(
            Instruments.class,
            Kind.of("steps", Instruments.everySteps(1000))
                .requiring("everySteps")
                .shorthandFor("everySteps"))
        .with(CheckpointEvery.class, Kind.of("epoch", new CheckpointEvery.Epoch()))
        .with(CheckpointEvery.class, Kind.of("none", new CheckpointEvery.None()))
        .with(
            CheckpointEvery.class,
            Kind.of("steps", new CheckpointEvery.Steps(1000))
                .requiring("steps")
                .shorthandFor("steps"))
        .with(
            CheckpointEvery.class,
            Kind.of("seconds", new CheckpointEvery.Seconds(60))
                .requiring("seconds")
                .shorthandFor("seconds"));
  }

  private static Kinds data(Kinds kinds) {
    return DataKinds.of(kinds)
        .with(
            DataSource.class,
            Kind.of("catalogue", CatalogueData.mnist()).requiring("name").unnamedFor("name"))
        .with(
            DataSource.class,
            Kind.of("csv", CsvData.of("data.csv", "target"))
                .requiring("file", "target")
                .shorthandFor("file"))
        .with(ClassWeight.class, Kind.of("none", new ClassWeight.None()))
        .with(ClassWeight.class, Kind.of("balanced", new ClassWeight.Balanced()))
        .with(
            ClassWeight.class,
            Kind.of("given", new ClassWeight.Given(List.of(1.0)))
                .requiring("weights")
                .unnamedFor("weights"))
        .with(Validation.class, Kind.of("test", new Validation.Test()))
        .with(Validation.class, Kind.of("none", new Validation.None()))
        .with(
            Validation.class,
            Kind.of("fraction", new Validation.Fraction(0.1))
                .requiring("share")
                .unnamedFor("share"));
  }
}

package dev.gradus.spec;

import dev.gradus.callback.Callback;
import dev.gradus.callback.CsvLog;
import dev.gradus.callback.EarlyStopping;
import dev.gradus.callback.LearningRateScheduler;
import dev.gradus.callback.ModelCheckpoint;
import dev.gradus.callback.ReduceLearningRateOnPlateau;
import dev.gradus.callback.TerminateOnNaN;
import dev.gradus.callback.TimeLimit;
import dev.gradus.schedule.Schedule;

/// The words for what accompanies a run.
final class CallbackKinds {

  private CallbackKinds() {}

  static Kinds of(Kinds kinds) {
    return kinds
        .with(
            Callback.class,
            Kind.of("csv-log", new CsvLog("log.csv")).requiring("file").shorthandFor("file"))
        .with(
            Callback.class,
            Kind.of("early-stopping", EarlyStopping.defaults()).shorthandFor("patience"))
        .with(
            Callback.class,
            Kind.of("learning-rate-scheduler", new LearningRateScheduler(Schedule.constant(0.01)))
                .requiring("schedule")
                .shorthandFor("schedule"))
        .with(
            Callback.class,
            Kind.of("model-checkpoint", new ModelCheckpoint("models"))
                .requiring("folder")
                .shorthandFor("folder"))
        .with(
            Callback.class, Kind.of("reduce-lr-on-plateau", ReduceLearningRateOnPlateau.defaults()))
        .with(Callback.class, Kind.of("terminate-on-nan", new TerminateOnNaN()))
        .with(
            Callback.class,
            Kind.of("time-limit", new TimeLimit(3600))
                .requiring("seconds")
                .shorthandFor("seconds"));
  }
}

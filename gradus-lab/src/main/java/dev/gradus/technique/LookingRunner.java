package dev.gradus.technique;

import dev.gradus.callback.TrainEvent;
import dev.gradus.run.RunResult;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.TrainingRunner;
import dev.gradus.study.TrialRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Trains as others do, and keeps what the instruments of each spec saw, whatever the seed.
final class LookingRunner implements TrialRunner {

  private final TrainingRunner runner;
  private final Map<TrainSpec, List<List<TrainEvent.Inspected>>> looks = new LinkedHashMap<>();

  LookingRunner(Workbench bench) {
    runner = new TrainingRunner(bench.backend(), bench.data());
  }

  @Override
  public void check(TrainSpec spec) {
    runner.check(spec);
  }

  @Override
  public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
    List<TrainEvent.Inspected> seen = new ArrayList<>();
    synchronized (looks) {
      looks.computeIfAbsent(seedless(spec), _ -> new ArrayList<>()).add(seen);
    }
    return runner.run(
        spec,
        event -> {
          if (event instanceof TrainEvent.Inspected look) {
            seen.add(look);
          }
          listener.accept(event);
        });
  }

  /// Of all seeds.
  List<TrainEvent.Inspected> looks(TrainSpec spec) {
    return of(spec).stream().flatMap(List::stream).toList();
  }

  /// Of the seed that ran first.
  List<TrainEvent.Inspected> firstLooks(TrainSpec spec) {
    return of(spec).stream().findFirst().orElse(List.of());
  }

  private List<List<TrainEvent.Inspected>> of(TrainSpec spec) {
    synchronized (looks) {
      return List.copyOf(looks.getOrDefault(seedless(spec), List.of()));
    }
  }

  private static TrainSpec seedless(TrainSpec spec) {
    return spec.withFit(spec.fit().withSeed(0));
  }
}

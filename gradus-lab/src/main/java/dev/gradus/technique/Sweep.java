package dev.gradus.technique;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.NumericException;
import dev.gradus.history.History;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Many specs trained one after the other, seed by seed, where there are too many for a verdict on
/// each.
///
/// @param bench where trials run
/// @param what is trained, in a few words
/// @param seeds how many, from that of each spec on
record Sweep(Workbench bench, String what, int seeds) {

  /// A run.
  ///
  /// @param history of the epochs that were finished
  /// @param looks into the network, if its spec asks for them
  /// @param failed whether its loss stopped being finite
  record Outcome(History history, List<TrainEvent.Inspected> looks, boolean failed) {

    /// A metric after the last epoch; NaN if the run failed.
    double last(String metric) {
      return failed ? Double.NaN : history.last(metric);
    }
  }

  /// @param specs by name
  /// @return for each name an outcome a seed
  SequencedMap<String, List<Outcome>> run(SequencedMap<String, TrainSpec> specs) {
    SequencedMap<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    specs.forEach((name, spec) -> {
      TrainRun.of(spec, bench.data());
      outcomes.put(name, new ArrayList<>());
    });
    int done = 0;
    for (int seed = 0; seed < seeds; seed++) {
      for (var named : specs.entrySet()) {
        TrainSpec spec = named.getValue();
        outcomes
            .computeIfAbsent(named.getKey(), _ -> new ArrayList<>())
            .add(train(spec.withFit(spec.fit().withSeed(spec.fit().seed() + seed))));
        done++;
        bench.observer().stage(what, done, seeds * specs.size());
      }
    }
    return outcomes;
  }

  private Outcome train(TrainSpec spec) {
    List<TrainEvent.EpochFinished> epochs = new ArrayList<>();
    List<TrainEvent.Inspected> looks = new ArrayList<>();
    boolean failed = false;
    try {
      TrainRun.of(spec, bench.data())
          .train(
              bench.backend(),
              Callback.onEvent(event -> {
                if (event instanceof TrainEvent.EpochFinished epoch) {
                  epochs.add(epoch);
                } else if (event instanceof TrainEvent.Inspected look) {
                  looks.add(look);
                }
              }));
    } catch (NumericException _) {
      failed = true;
    }
    return new Outcome(History.of(epochs), List.copyOf(looks), failed);
  }

  /// Mean over the runs that did not fail; NaN if all did.
  static double mean(List<Outcome> outcomes, String metric) {
    return outcomes.stream()
        .filter(outcome -> !outcome.failed())
        .mapToDouble(outcome -> outcome.last(metric))
        .average()
        .orElse(Double.NaN);
  }

  /// A metric against the epoch, one list a seed, as long as the longest.
  static List<List<Double>> curves(List<Outcome> outcomes, String metric, int epochs) {
    List<List<Double>> curves = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      List<Double> values =
          new ArrayList<>(outcome.history().series().getOrDefault(metric, List.of()));
      while (values.size() < epochs) {
        values.add(Double.NaN);
      }
      curves.add(values);
    }
    return curves;
  }
}

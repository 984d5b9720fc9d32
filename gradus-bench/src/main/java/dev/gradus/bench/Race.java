package dev.gradus.bench;

import dev.gradus.core.ConfigException;
import dev.gradus.kernels.Backend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// Gradus and peers on one workload, in turn, round after round: a machine that gets faster or
/// slower meanwhile does so for all. Ratios are taken within a round; their median is reported.
///
/// @param rounds how often each runs, at least 1
/// @param bench steps of each run
public record Race(int rounds, StepBench bench) {

  /// One peer's part.
  ///
  /// @param peer its name
  /// @param microsPerStep median over the rounds
  /// @param ratio median over the rounds of its time over that of Gradus: above 1 Gradus is faster
  public record Result(String peer, double microsPerStep, double ratio) {}

  /// A race's outcome.
  ///
  /// @param gradus the round with the median time
  /// @param peers each peer's part
  public record Outcome(Timing gradus, List<Result> peers) {

    /// Copies the results.
    public Outcome {
      peers = List.copyOf(peers);
    }
  }

  /// Refuses a race without rounds.
  public Race {
    if (rounds < 1) {
      throw new ConfigException("bench: rounds must be at least 1, got %d.".formatted(rounds));
    }
  }

  /// @param workload what is trained
  /// @param backend what Gradus trains on
  /// @param peers who takes part
  /// @param progress told who runs next
  /// @return times and ratios
  public Outcome run(
      Workload workload, Backend backend, List<Peer> peers, Consumer<String> progress) {
    List<Timing> own = new ArrayList<>();
    SequencedMap<Peer, double[]> times = new LinkedHashMap<>();
    peers.forEach(peer -> times.put(peer, new double[rounds]));
    for (int round = 0; round < rounds; round++) {
      progress.accept("round %d of %d: gradus".formatted(round + 1, rounds));
      own.add(bench.run(workload, backend));
      for (var each : times.entrySet()) {
        progress.accept("round %d of %d: %s".formatted(round + 1, rounds, each.getKey().name()));
        each.getValue()[round] = each.getKey().microsPerStep(workload, bench);
      }
    }
    List<Result> results = new ArrayList<>();
    times.forEach((peer, micros) -> {
      double[] ratios = new double[rounds];
      Arrays.setAll(ratios, round -> micros[round] / own.get(round).microsPerStep());
      results.add(new Result(peer.name(), median(micros), median(ratios)));
    });
    double middle = median(own.stream().mapToDouble(Timing::microsPerStep).toArray());
    Timing typical =
        own.stream()
            .min((a, b) ->
                Double.compare(
                    Math.abs(a.microsPerStep() - middle), Math.abs(b.microsPerStep() - middle)))
            .orElseThrow();
    return new Outcome(typical, results);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}

package dev.gradus.run;

import dev.gradus.history.History;
import dev.gradus.history.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What came out of a run.
///
/// @param folder where it was kept, if it was
/// @param history what was measured in each epoch
/// @param resultEpoch the epoch of that history whose weights the network has in the end: the last,
///   or the best where a callback went back to it; counted from 1, 0 if there is none
/// @param steps updates made
/// @param seconds of training, validation included
/// @param parameters weights and states of the network, in numbers
/// @param seed of all randomness
/// @param threads that computed
/// @param nativeBytes native memory that the run held in the end, when it held most: weights, their
///   slots and everything computed on the way; 0 if that is not known
public record RunResult(
    Optional<Path> folder,
    History history,
    int resultEpoch,
    long steps,
    double seconds,
    long parameters,
    long seed,
    int threads,
    long nativeBytes) {

  /// A result whose memory is not known.
  ///
  /// @param folder where it was kept, if it was
  /// @param history what was measured in each epoch
  /// @param resultEpoch the epoch whose weights the network has in the end
  /// @param steps updates made
  /// @param seconds of training, validation included
  /// @param parameters weights and states of the network, in numbers
  /// @param seed of all randomness
  /// @param threads that computed
  public RunResult(
      Optional<Path> folder,
      History history,
      int resultEpoch,
      long steps,
      double seconds,
      long parameters,
      long seed,
      int threads) {
    this(folder, history, resultEpoch, steps, seconds, parameters, seed, threads, 0);
  }

  /// @return how many epochs were finished
  public int epochs() {
    return history.epochs();
  }

  /// @return the numbers of [#resultEpoch] by name: `loss`, `accuracy`, `validationLoss` …, as far
  ///   as they were measured
  public SequencedMap<String, Double> metrics() {
    SequencedMap<String, Double> found = new LinkedHashMap<>();
    if (resultEpoch > 0) {
      history.series().forEach((name, values) -> found.put(name, values.get(resultEpoch - 1)));
    }
    found.remove(History.SECONDS);
    found.remove(History.LEARNING_RATE);
    return found;
  }

  /// The result as one JSON object with the keys `run`, `epochs`, `resultEpoch`, `steps`,
  /// `seconds`, `parameters`, `seed`, `threads` and `metrics`.
  ///
  /// @return one line
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    folder.ifPresent(path -> json.put("run", path.toString()));
    json.put("epochs", epochs());
    json.put("resultEpoch", resultEpoch);
    json.put("steps", steps);
    json.put("seconds", seconds);
    json.put("parameters", parameters);
    json.put("seed", seed);
    json.put("threads", threads);
    json.put("metrics", metrics());
    return Json.line(json);
  }
}

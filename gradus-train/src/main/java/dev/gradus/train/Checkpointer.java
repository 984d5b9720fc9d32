package dev.gradus.train;

import dev.gradus.history.Checkpoint;
import dev.gradus.history.CheckpointOrigin;
import dev.gradus.history.Checkpoints;
import dev.gradus.history.Tensor;
import dev.gradus.history.TrainingPosition;
import dev.gradus.kernels.Backend;
import dev.gradus.op.Variable;
import dev.gradus.spec.CheckpointEvery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Makes checkpoints of one network, and writes them when they are due. Asking whether one is due
/// costs a division, and reads the clock only where seconds were asked for.
final class Checkpointer {

  private static final double NANOS = 1e9;

  private final long seed;
  private final Backend backend;
  private final List<Variable> variables;
  private final Function<Variable, float[]> reader;
  private final Optional<Checkpoints> kept;
  private final long everySteps;
  private final long everyNanos;
  private long lastTime = System.nanoTime();

  Checkpointer(
      long seed,
      Backend backend,
      List<Variable> variables,
      Function<Variable, float[]> reader,
      Optional<Checkpoints> kept) {
    this.seed = seed;
    this.backend = backend;
    this.variables = variables;
    this.reader = reader;
    this.kept = kept.filter(checkpoints -> !(checkpoints.every() instanceof CheckpointEvery.None));
    CheckpointEvery every = this.kept.map(Checkpoints::every).orElse(new CheckpointEvery.None());
    this.everySteps = every instanceof CheckpointEvery.Steps(int steps) ? steps : Long.MAX_VALUE;
    this.everyNanos =
        every instanceof CheckpointEvery.Seconds(double seconds)
            ? (long) (seconds * NANOS)
            : Long.MAX_VALUE;
  }

  /// Whether a checkpoint is due within an epoch. For steps that is a function of their number
  /// alone, so that a run writes at the same places wherever it was interrupted.
  boolean isDue(long steps) {
    return steps % everySteps == 0
        || (everyNanos < Long.MAX_VALUE && System.nanoTime() - lastTime >= everyNanos);
  }

  /// Writes, if the run keeps checkpoints.
  void write(TrainState state) {
    kept.ifPresent(checkpoints -> {
      checkpoints.write(of(state, checkpoints.spec(), checkpoints.gradus(), checkpoints.jdk()));
      lastTime = System.nanoTime();
    });
  }

  Checkpoint of(TrainState state) {
    return of(state, "", "", "");
  }

  private Checkpoint of(TrainState state, String spec, String gradus, String jdk) {
    SequencedMap<String, Tensor> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      values.put(variable.name(), Tensor.of(variable.shape(), reader.apply(variable)));
    }
    TrainingPosition position = state.position();
    return new Checkpoint(
        new CheckpointOrigin(spec, seed, backend.description(), backend.threads(), gradus, jdk),
        position,
        state.unfinished(),
        state.epochs(),
        state.stopReason(),
        values,
        state.best());
  }
}

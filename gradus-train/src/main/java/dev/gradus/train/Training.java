package dev.gradus.train;

import dev.gradus.compiler.VariableStore;
import dev.gradus.core.ConfigException;
import dev.gradus.data.Dataset;
import dev.gradus.history.Checkpoint;
import dev.gradus.history.Checkpoints;
import dev.gradus.history.History;
import dev.gradus.history.TrainingPosition;
import dev.gradus.kernels.Backend;
import dev.gradus.op.Variable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The calls of fit of one network, one after the other, and what is between them.
final class Training {

  private final CompiledModel net;
  private final Plans plans;
  private final Backend backend;
  private final VariableStore store;
  private final List<Variable> variables;
  private TrainState state = TrainState.START;
  private boolean interrupted;
  private boolean running;

  Training(
      CompiledModel net,
      Plans plans,
      Backend backend,
      VariableStore store,
      List<Variable> variables) {
    this.net = net;
    this.plans = plans;
    this.backend = backend;
    this.store = store;
    this.variables = variables;
  }

  /// A new call, or the interrupted one continued.
  History fit(Dataset data, Fit fit) {
    TrainLoop loop =
        new TrainLoop(
            net,
            plans,
            interrupted ? state : TrainState.between(state.position()),
            checkpointer(fit.checkpoints()),
            data,
            fit);
    running = true;
    interrupted = false;
    try {
      History history = loop.run();
      state = loop.state();
      interrupted = loop.isPaused();
      return history;
    } catch (RuntimeException e) {
      state = TrainState.between(loop.state().position());
      throw e;
    } finally {
      running = false;
    }
  }

  Checkpoint checkpoint() {
    if (running) {
      throw new ConfigException(
          "checkpoint: fit is running. Pause it first, or let it write checkpoints: Fit.checkpoints(...).");
    }
    return checkpointer(Optional.empty()).of(state);
  }

  void resume(Checkpoint checkpoint) {
    Resumption.require(checkpoint, net.trainer().seed(), variables);
    for (Variable variable : variables) {
      store.write(
          variable, Objects.requireNonNull(checkpoint.variables().get(variable.name())).toArray());
    }
    state = TrainState.of(checkpoint);
    interrupted = true;
  }

  private Checkpointer checkpointer(Optional<Checkpoints> kept) {
    return new Checkpointer(net.trainer().seed(), backend, variables, store::read, kept);
  }

  boolean isInterrupted() {
    return interrupted;
  }

  TrainingPosition position() {
    return state.position();
  }
}

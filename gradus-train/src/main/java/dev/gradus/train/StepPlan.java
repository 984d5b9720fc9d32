package dev.gradus.train;

import dev.gradus.compiler.Plan;
import dev.gradus.core.Buffer;
import dev.gradus.data.BatchMemory;
import dev.gradus.data.Batches;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.Model;
import dev.gradus.model.Objective;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan with a loss, and the memory through which the host talks to it.
///
/// @param plan runs one batch
/// @param inputs features of the batch, to be written, for each input
/// @param targets targets of the batch, to be written, for each output
/// @param predictions of the batch, to be read, for each output
/// @param loss of the batch, to be read
/// @param losses of the outputs, to be read; none if there is one output
/// @param weight of the batch's samples, to be written, if they count differently
record StepPlan(
    Plan plan,
    List<Buffer> inputs,
    List<Buffer> targets,
    List<Buffer> predictions,
    Buffer loss,
    List<Buffer> losses,
    Optional<Buffer> weight) {

  static StepPlan of(Plan plan, Model model, boolean weighted) {
    List<String> outputs = model.outputs();
    return new StepPlan(
        plan,
        feeds(plan, BuiltModel.INPUT, model.inputNames()),
        feeds(plan, Objective.TARGET, outputs),
        fetches(plan, BuiltModel.PREDICTION, outputs),
        plan.fetch(Objective.LOSS),
        outputs.size() == 1 ? List.of() : fetches(plan, Objective.LOSS, outputs),
        weighted ? Optional.of(plan.feed(Objective.WEIGHT)) : Optional.empty());
  }

  /// Writes one batch.
  ///
  /// @param weights of the samples, if they count differently
  /// @return number of samples
  int write(Batches batches, int batch, Optional<SampleWeights> weights) {
    writeWeights(batches, batch, weights);
    return batches.write(batch, inputs, targets);
  }

  /// Writes how much the samples of a batch count, if they count differently.
  void writeWeights(Batches batches, int batch, Optional<SampleWeights> weights) {
    weight.ifPresent(buffer -> weights.orElseThrow().write(batches, batch, buffer));
  }

  /// Takes over the batch of another step of the same size.
  void takeBatch(StepPlan other) {
    copy(other.inputs, inputs);
    copy(other.targets, targets);
    weight.ifPresent(buffer -> buffer.copyFrom(other.weight.orElseThrow()));
  }

  private static void copy(List<Buffer> from, List<Buffer> to) {
    for (int i = 0; i < to.size(); i++) {
      to.get(i).copyFrom(from.get(i));
    }
  }

  /// @param model whose plan this is
  /// @param batch memory as large as the plan's own
  /// @return the same step on these
  StepPlan reading(Model model, BatchMemory batch) {
    Map<String, Buffer> others = new HashMap<>();
    List<String> ins = model.inputNames();
    for (int i = 0; i < ins.size(); i++) {
      others.put(
          BuiltModel.name(BuiltModel.INPUT, ins.get(i), ins.size()), batch.features().get(i));
    }
    List<String> outs = model.outputs();
    for (int i = 0; i < outs.size(); i++) {
      others.put(
          BuiltModel.name(Objective.TARGET, outs.get(i), outs.size()), batch.targets().get(i));
    }
    return of(plan.reading(others), model, weight.isPresent());
  }

  static List<Buffer> feeds(Plan plan, String word, List<String> names) {
    return names.stream()
        .map(name -> plan.feed(BuiltModel.name(word, name, names.size())))
        .toList();
  }

  static List<Buffer> fetches(Plan plan, String word, List<String> names) {
    return names.stream()
        .map(name -> plan.fetch(BuiltModel.name(word, name, names.size())))
        .toList();
  }
}

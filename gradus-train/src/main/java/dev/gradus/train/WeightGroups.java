package dev.gradus.train;

import dev.gradus.constraint.Constraint;
import dev.gradus.core.ConfigException;
import dev.gradus.layer.Weight;
import dev.gradus.model.LayerPatterns;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.UpdateContext;
import dev.gradus.optimizer.WeightGroup;
import dev.gradus.schedule.Schedule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What is different for each weight: of each sort of difference, what the first group says that
/// names the weight and has that sort.
final class WeightGroups {

  private final Trainer trainer;

  /// @param trainer whose settings have the groups
  /// @param weights all that are trained
  /// @throws ConfigException if a group names none of them
  WeightGroups(Trainer trainer, Collection<Weight> weights) {
    this.trainer = trainer;
    for (WeightGroup group : trainer.update().groups()) {
      if (weights.stream().noneMatch(weight -> names(group, weight))) {
        throw new ConfigException(
            "update.groups: no weight that is trained is named \"%s\". Weights are: %s."
                .formatted(
                    group.names(),
                    String.join(
                        ", ", weights.stream().map(weight -> weight.variable().name()).toList())));
      }
    }
  }

  Optimizer optimizer(Weight weight) {
    return moving(weight).flatMap(WeightGroup::optimizer).orElse(trainer.optimizer());
  }

  /// Name of the scalar that is the learning rate of a weight.
  String rate(Weight weight) {
    return moving(weight).map(WeightGroups::rate).orElse(UpdateContext.LEARNING_RATE);
  }

  double weightDecay(Weight weight) {
    return of(weight)
        .flatMap(group -> group.weightDecay().stream())
        .findFirst()
        .orElse(trainer.update().weightDecay());
  }

  Optional<Constraint> constraint(Weight weight) {
    return of(weight).flatMap(group -> group.constraint().stream()).findFirst();
  }

  /// The learning rates of all groups by the names of their scalars, the usual one first.
  static SequencedMap<String, Schedule> rates(Trainer trainer) {
    SequencedMap<String, Schedule> rates = new LinkedHashMap<>();
    rates.put(UpdateContext.LEARNING_RATE, trainer.optimizer().learningRate());
    for (WeightGroup group : trainer.update().groups()) {
      group
          .optimizer()
          .ifPresent(optimizer -> rates.putIfAbsent(rate(group), optimizer.learningRate()));
    }
    return rates;
  }

  private static String rate(WeightGroup group) {
    return UpdateContext.LEARNING_RATE + "/" + group.names();
  }

  private Optional<WeightGroup> moving(Weight weight) {
    return of(weight).filter(group -> group.optimizer().isPresent()).findFirst();
  }

  private Stream<WeightGroup> of(Weight weight) {
    return trainer.update().groups().stream().filter(group -> names(group, weight));
  }

  private static boolean names(WeightGroup group, Weight weight) {
    String name = group.names().contains("/") ? weight.variable().name() : weight.layer();
    return !LayerPatterns.matching(List.of(group.names()), List.of(name)).isEmpty();
  }
}

package dev.gradus.technique;

import dev.gradus.data.ClassTarget;
import dev.gradus.data.ValueTarget;
import dev.gradus.spec.CatalogueData;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.util.List;
import java.util.Map;

/// What an experiment starts from: a spec, and how large it is run.
///
/// @param yaml the spec; its data, epochs and seed count where `full` and `quick` leave them
/// @param full the experiment as its source describes it
/// @param quick small enough for a first look
record Baseline(String yaml, Effort full, Effort quick) {

  /// The spec to begin with: the assignment's own, or this one at the assignment's size.
  TrainSpec of(Assignment assignment, Workbench bench) {
    TrainSpec spec = assignment.spec().orElseGet(() -> own(assignment, bench));
    if (assignment.data().isPresent()) {
      spec = on(assignment.data().get(), spec, bench);
    }
    return spec.withFit(spec.fit().withEpochs(epochs(assignment, spec)));
  }

  int seeds(Assignment assignment) {
    return assignment.seeds().orElse(effort(assignment).seeds());
  }

  Effort effort(Assignment assignment) {
    return assignment.quick() ? quick : full;
  }

  private int epochs(Assignment assignment, TrainSpec spec) {
    int usual = spec.fit().epochs();
    boolean cut = assignment.quick() && assignment.spec().isPresent();
    return assignment.epochs().orElse(cut ? Math.min(usual, Assignment.QUICK_EPOCHS) : usual);
  }

  private TrainSpec own(Assignment assignment, Workbench bench) {
    Effort effort = effort(assignment);
    TrainSpec spec = TrainSpec.parse(yaml, "technique", bench.kinds());
    TrainSpec sized =
        spec.data() instanceof CatalogueData data
            ? bench.withData(spec, sized(data, effort))
            : spec;
    return sized.withFit(sized.fit().withEpochs(effort.epochs()));
  }

  private static CatalogueData sized(CatalogueData data, Effort effort) {
    CatalogueData train = effort.samples() == 0 ? data : data.withTake(effort.samples());
    return effort.testSamples() == 0 ? train : train.withTakeTest(effort.testSamples());
  }

  /// The same network on other data: its last dense layer has a unit for each class or value.
  private static TrainSpec on(DataSource data, TrainSpec spec, Workbench bench) {
    long wanted = outputs(data, bench);
    TrainSpec changed = bench.withData(spec, data);
    if (changed.toMap(bench.kinds()).get("model") instanceof List<?> layers
        && layers.getLast() instanceof Map<?, ?> last
        && last.containsKey("dense")) {
      return Patch.of("model.%d.dense.units=%d".formatted(layers.size() - 1, wanted))
          .apply(changed, bench.kinds());
    }
    return changed;
  }

  /// How many units a last layer needs for these data: one for each class or value.
  static long outputs(DataSource data, Workbench bench) {
    return switch (bench.data().of(data).train().target()) {
      case ClassTarget classes -> classes.classes();
      case ValueTarget values -> values.shape().size();
    };
  }
}

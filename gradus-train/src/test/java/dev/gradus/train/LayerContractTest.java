package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.activation.Activation;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.loss.Loss;
import dev.gradus.model.Objective;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.regularizer.L1;
import dev.gradus.regularizer.L1L2;
import dev.gradus.regularizer.L2;
import dev.gradus.regularizer.OrthogonalRegularizer;
import dev.gradus.regularizer.Regularizer;
import dev.gradus.spec.Kinds;
import dev.gradus.testkit.CentralDifferences;
import dev.gradus.testkit.Properties;
import dev.gradus.testkit.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every layer, activation, loss and regularizer promises: gradients that central differences
/// confirm, the same numbers on every backend, the same bits every time.
class LayerContractTest {

  private static final int CASES = 8;

  private static final List<Regularizer> REGULARIZERS =
      List.of(
          new L1(0.1),
          new L2(0.1),
          new L1L2(0.2, 0.1),
          new OrthogonalRegularizer(0.5, OrthogonalRegularizer.Mode.COLUMNS));

  static Stream<LayerSubject> subjects() {
    return Stream.of(
            DenseSubjects.all(),
            ConvolutionSubjects.all(),
            LossSubjects.all(),
            regularizerSubjects(),
            ActivationSubjects.all(),
            NormalizationSubjects.all(),
            ShapeSubjects.all(),
            RecurrentSubjects.all())
        .flatMap(subjects -> subjects);
  }

  private static Stream<LayerSubject> regularizerSubjects() {
    return REGULARIZERS.stream()
        .map(each -> LayerSubject.of(each.kind(), Dense.of(2).withKernelRegularizer(each)));
  }

  @TestFactory
  Stream<DynamicTest> gradients_inDouble_asCentralDifferences() {
    return tests(LayerContractTest::requireGradients);
  }

  @TestFactory
  Stream<DynamicTest> plan_onReference_asOracle() {
    return onBackend(new ReferenceBackend());
  }

  @TestFactory
  Stream<DynamicTest> plan_onCpu_asOracle() {
    return onBackend(new CpuBackend(2));
  }

  @Test
  void subjects_allKinds_areEnrolled() {
    Kinds kinds = Kinds.standard();
    assertEquals(
        kinds.names(Activation.class), sorted(ActivationSubjects.ACTIVATIONS, Activation::kind));
    assertEquals(kinds.names(Regularizer.class), sorted(REGULARIZERS, Regularizer::kind));
    List<LayerSubject> subjects = subjects().toList();
    assertEquals(kinds.names(Loss.class), sorted(subjects, subject -> subject.loss().kind()));
    List<Layer> layers =
        new ArrayList<>(subjects.stream().flatMap(each -> each.layers().stream()).toList());
    layers.add(Input.of(1)); // in front of every subject
    assertEquals(kinds.names(Layer.class), sorted(layers, Layer::kind));
  }

  private static <T> List<String> sorted(List<T> values, Function<T, String> kind) {
    return List.copyOf(new TreeSet<>(values.stream().map(kind).toList()));
  }

  private static Stream<DynamicTest> tests(Consumer<LayerCase> check) {
    return subjects()
        .map(subject ->
            DynamicTest.dynamicTest(
                subject.name(), () -> Properties.forAll(1, CASES, subject::draw, check)));
  }

  private static Stream<DynamicTest> onBackend(Backend backend) {
    return tests(each -> requireClose(backend, each)).onClose(backend::close);
  }

  static void requireClose(Backend backend, LayerCase each) {
    PlanRun run = PlanRun.of(backend, each.graph(), each.inputs());
    run.requireClose("plan", each.graph(), GraphOracle.of(each.graph(), each.inputs()));
    assertEquals(run, PlanRun.of(backend, each.graph(), each.inputs()), "a second time");
  }

  /// The loss is about 1, so central differences are off by about 4e-11 whatever the gradient.
  static void requireGradients(LayerCase each) {
    Tolerance tolerance = Tolerance.relative(1e-5).plus((_, _) -> 1e-9);
    GraphOracle oracle = GraphOracle.of(each.graph(), each.inputs());
    for (Map.Entry<Variable, Value> entry : each.gradients().entrySet()) {
      Variable variable = entry.getKey();
      assertClose(
          CentralDifferences.gradient(
              x -> loss(each, each.inputs().with(variable, x)),
              Objects.requireNonNull(each.inputs().variables().get(variable))),
          oracle.value(entry.getValue()),
          tolerance,
          variable.name());
    }
    for (Map.Entry<String, Value> entry : each.inputGradients().entrySet()) {
      String feed = entry.getKey();
      assertClose(
          CentralDifferences.gradient(
              x -> loss(each, each.inputs().with(feed, x)),
              Objects.requireNonNull(each.inputs().feeds().get(feed))),
          oracle.value(entry.getValue()),
          tolerance,
          feed);
    }
  }

  private static double loss(LayerCase each, GraphOracle.Inputs inputs) {
    return GraphOracle.of(each.graph(), inputs).fetch(Objective.LOSS)[0];
  }
}

package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.layer.Add;
import dev.gradus.layer.Weight;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.Functional;
import dev.gradus.model.LayerPatterns;
import dev.gradus.model.Model;
import dev.gradus.model.Sequential;
import dev.gradus.model.SymbolicTensor;
import dev.gradus.op.Variable;
import dev.gradus.testkit.Properties;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What every layer promises where it is used twice, or frozen.
class SharedLayersTest {

  private static final int CASES = 1;

  /// The sum of one chain's results for two inputs.
  private static Model twice(Model chain) {
    SymbolicTensor first = SymbolicTensor.input("first", chain.inputShape());
    SymbolicTensor second = SymbolicTensor.input("second", chain.inputShape());
    return Functional.of(
        List.of(first, second),
        List.of(SymbolicTensor.merge(new Add(), first.then(chain), second.then(chain))));
  }

  /// Chains of the layer contract that end in numbers.
  private static Stream<LayerSubject> subjects() {
    return LayerContractTest.subjects()
        .filter(subject -> subject.loss() instanceof MeanSquaredError)
        .filter(SharedLayersTest::isChain);
  }

  private static boolean isChain(LayerSubject subject) {
    boolean[] chain = {true};
    Properties.forAll(
        1, 1, subject.model()::apply, model -> chain[0] = model instanceof Sequential);
    return chain[0];
  }

  private static Stream<DynamicTest> tests(Consumer<LayerCase> check) {
    return subjects()
        .map(subject ->
            DynamicTest.dynamicTest(
                subject.name(),
                () ->
                    Properties.forAll(
                        2,
                        CASES,
                        choices ->
                            LayerCase.draw(
                                choices,
                                twice(subject.model().apply(choices)),
                                subject.loss(),
                                subject.training(),
                                subject.vocabulary()),
                        check)));
  }

  @TestFactory
  Stream<DynamicTest> gradients_usedTwice_asCentralDifferences() {
    return tests(LayerContractTest::requireGradients);
  }

  @TestFactory
  Stream<DynamicTest> plan_usedTwiceOnCpu_asOracle() {
    Backend backend = new CpuBackend(2);
    return tests(each -> LayerContractTest.requireClose(backend, each)).onClose(backend::close);
  }

  @TestFactory
  Stream<DynamicTest> build_frozen_trainsNothingAndKeepsStates() {
    return subjects()
        .map(subject ->
            DynamicTest.dynamicTest(
                subject.name(),
                () -> Properties.forAll(3, 1, subject.model()::apply, SharedLayersTest::freeze)));
  }

  private static void freeze(Model model) {
    Model frozen = model.freeze("*");
    assertEquals(LayerPatterns.names(model), frozen.frozen());
    BuiltModel built = frozen.build(2, true);
    assertEquals(List.of(), built.trainableWeights());
    assertTrue(built.weights().stream().allMatch(weight -> weight.regularizer().isEmpty()));
    assertTrue(built.graph().build().assignments().isEmpty(), "states change");
    assertEquals(names(model.build(2, true)), names(built));
    assertFalse(built.layers().isEmpty());
  }

  private static List<String> names(BuiltModel model) {
    return model.weights().stream().map(Weight::variable).map(Variable::name).toList();
  }
}

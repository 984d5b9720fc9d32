package dev.gradus.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.core.ConfigException;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.Sgd;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PatchTest {

  private static final Kinds KINDS = Kinds.standard();
  private static final Dense HIDDEN = Dense.of(1000).withActivation(new Relu());
  private static final Dense LAST = Dense.of(10).withActivation(new Softmax());

  /// Its optimizer is as if written `optimizer: adam`.
  private static final TrainSpec SPEC =
      TrainSpec.of(
          CatalogueData.mnist(),
          Sequential.of(HIDDEN, LAST),
          CategoricalCrossentropy.defaults(),
          Adam.defaults());

  private static TrainSpec patched(String... edits) {
    return Patch.of(edits).apply(SPEC, KINDS);
  }

  private static void assertRefused(String edit, String message) {
    ConfigException refusal = assertThrows(ConfigException.class, () -> patched(edit));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void apply_nothing_givesTheSameSpec() {
    assertEquals(SPEC, Patch.none().apply(SPEC, KINDS));
  }

  @Test
  void apply_set_changesThatOnly() {
    assertEquals(
        SPEC.withFit(FitSettings.defaults().withBatchSize(4096)), patched("fit.batchSize=4096"));
    assertEquals(
        Sequential.of(HIDDEN.withUnits(512), LAST), patched("model.0.dense.units=512").model());
    assertEquals(Sgd.defaults(), patched("optimizer=sgd").optimizer());
    assertEquals(new Adam(0.01), patched("optimizer.adam.learningRate = .01").optimizer());
    assertEquals(CatalogueData.mnist().withTake(5), patched("data.catalogue.take=5").data());
    // Also where there is a kind of that name, which would need a folder.
    assertEquals(CatalogueData.of("cifar10"), patched("data=cifar10").data());
    assertEquals(Sequential.of(Dense.of(10)), patched("model=[{dense: {units: 10}}]").model());
    assertEquals(new Validation.Fraction(0.25), patched("fit.validation=0.25").fit().validation());
  }

  @Test
  void apply_severalEdits_applyInOrder() {
    assertEquals(
        new Sgd(0.1).withMomentum(0.9).withNesterov(true),
        patched(
                "optimizer=sgd",
                "optimizer.sgd.nesterov=true",
                "optimizer.sgd.momentum=0.9",
                "optimizer.sgd.learningRate=0.1")
            .optimizer());
  }

  @Test
  void apply_insert_putsTheElementBeforeTheIndex() {
    Dropout dropout = new Dropout(0.2);
    assertEquals(Sequential.of(HIDDEN, dropout, LAST), patched("model.1+={dropout: .2}").model());
    assertEquals(Sequential.of(dropout, HIDDEN, LAST), patched("model.0+={dropout: .2}").model());
    assertEquals(Sequential.of(HIDDEN, LAST, dropout), patched("model.2+={dropout: .2}").model());
  }

  @Test
  void apply_doesNotChangeTheSpecItStartsFrom() {
    String before = SPEC.toYaml(KINDS);
    patched("model.0.dense.units=512", "model.1+=flatten", "fit.seed=9");
    assertEquals(before, SPEC.toYaml(KINDS));
  }

  @Test
  void toString_isParsedBack() {
    Patch patch = Patch.of("fit.batchSize=4096", "model.1+={dropout: .2}", "optimizer=sgd");
    assertEquals("fit.batchSize=4096 model.1+={dropout: 0.2} optimizer=sgd", patch.toString());
    assertEquals(
        patch, Patch.of(patch.edits().stream().map(Edit::toString).toArray(String[]::new)));
  }

  @Test
  void vary_list_givesOnePatchAValue() {
    assertEquals(
        List.of("optimizer=sgd", "optimizer=adam", "optimizer={sgd: {momentum: 0.9}}"),
        Patch.vary("optimizer=sgd,adam,{sgd: {momentum: .9}}").stream()
            .map(Patch::toString)
            .collect(Collectors.toList()));
  }

  @Test
  void then_appliesBothInOrder() {
    assertEquals(
        Patch.of("fit.epochs=2", "fit.seed=3"),
        Patch.of("fit.epochs=2").then(Patch.of("fit.seed=3")));
  }

  @Test
  void parse_notAnEdit_isRefused() {
    assertRefused(
        "fit.epochs",
        "Patch \"fit.epochs\" has no \"=\". Write path=value, for example fit.epochs=10.");
    assertRefused(
        "fit.epochs=",
        "Patch \"fit.epochs=\" has no value after \"=\". Write path=value, for example fit.epochs=10.");
    assertRefused(
        "fit..epochs=1",
        "Patch: the path \"fit..epochs\" has an empty step. Write keys and indices joined by dots, for example optimizer.adam.learningRate.");
    assertRefused(
        "model=[{dense: 1}", "value of model:1:12: expected ',' or ']', but got <stream end>.");
  }

  @Test
  void apply_pathThroughAnotherKind_isRefused() {
    assertRefused(
        "optimizer.sgd.learningRate=0.1",
        "Patch optimizer.sgd.learningRate=0.1: optimizer has no \"sgd\", there is adam.");
    assertRefused(
        "optimizer.learningRate.x=0.1",
        "Patch optimizer.learningRate.x=0.1: optimizer has no \"learningRate\", there is adam. Did you mean optimizer.adam.learningRate?");
  }

  @Test
  void apply_missingIndex_isRefused() {
    assertRefused(
        "model.2.dense.units=5",
        "Patch model.2.dense.units=5: model has no element 2, there are elements 0 to 1. To append, write model.2+=….");
    assertRefused(
        "model.3+=flatten",
        "Patch model.3+=flatten: model has no element 3, there are elements 0 to 1.");
    assertRefused(
        "model.dense.units=5",
        "Patch model.dense.units=5: model has no element dense, there are elements 0 to 1. To append, write model.2+=….");
  }

  @Test
  void apply_insertElsewhereThanInAList_isRefused() {
    assertRefused(
        "optimizer+=sgd",
        "Patch optimizer+=sgd: optimizer is not a list element; += inserts before an index, for example model.1+={dropout: 0.2}.");
  }

  @Test
  void apply_stepIntoAValue_isRefused() {
    assertRefused(
        "fit.epochs.x=1", "Patch fit.epochs.x=1: fit.epochs is 10, it has nothing called \"x\".");
  }

  @Test
  void apply_resultThatIsNoSpec_isRefusedLikeAFile() {
    assertRefused(
        "fit.batchsize=1",
        "Patch fit.batchsize=1: fit has no key \"batchsize\". Known keys: epochs, batchSize, seed, shuffle, validation, classWeight, validationEverySteps, checkpointEvery, instruments. Did you mean \"batchSize\"?");
    assertRefused(
        "optimizer.learningRate=0.1",
        "Patch optimizer.learningRate=0.1: optimizer has no \"learningRate\", there is adam. Did you mean optimizer.adam.learningRate?");
    assertRefused(
        "fit.epochs=0", "Patch fit.epochs=0: fit: FitSettings: epochs must be at least 1, got 0.");
  }
}

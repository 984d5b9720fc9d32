package dev.gradus.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.Rehearsal;
import dev.gradus.callback.TrainEvent;
import dev.gradus.callback.TrainListener;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.instrument.ActivationReading;
import dev.gradus.instrument.Bins;
import dev.gradus.instrument.Distribution;
import dev.gradus.instrument.LayerReading;
import dev.gradus.instrument.NetworkReading;
import dev.gradus.instrument.UpdateReading;
import dev.gradus.instrument.WeightReading;
import dev.gradus.layer.Dense;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.spec.CatalogueData;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final Kinds KINDS = Kinds.standard();
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path parent;

  @Test
  void create_folderWithFiles_isRefused() throws IOException {
    Path path = parent.resolve("run");
    RunFolder.create(path);
    RunFolder.create(path);
    Files.writeString(path.resolve("precious"), "");
    ConfigException refusal = assertThrows(ConfigException.class, () -> RunFolder.create(path));
    assertEquals(
        path
            + ": the folder is not empty, a new run never overwrites files. Choose another folder or delete this one.",
        refusal.getMessage());
  }

  @Test
  void createNumbered_takesTheNextFreeNumber() {
    assertEquals(
        parent.resolve("runs/mnist-1"),
        RunFolder.createNumbered(parent.resolve("runs"), "mnist").path());
    assertEquals(
        parent.resolve("runs/mnist-2"),
        RunFolder.createNumbered(parent.resolve("runs"), "mnist").path());
  }

  @Test
  void createNumbered_nameThatLeavesTheParent_isRefused() {
    for (String name : List.of("", "..", "a/b", ".hidden", "a b", "ü", "x".repeat(129))) {
      assertThrows(ConfigException.class, () -> RunFolder.createNumbered(parent, name), name);
    }
  }

  @Test
  void open_folderWithoutSpec_isRefused() {
    DataException refusal = assertThrows(DataException.class, () -> RunFolder.open(parent));
    assertEquals(
        parent
            + ": is no run folder, it has no spec.yaml. Give the folder that ./gradus train wrote.",
        refusal.getMessage());
  }

  @Test
  void spec_readBack_isEqualAndHashedAsWritten() throws IOException {
    TrainSpec spec =
        TrainSpec.of(
            CatalogueData.mnist(),
            Sequential.of(Dense.of(10)),
            new MeanSquaredError(),
            Adam.defaults());
    RunFolder run = RunFolder.create(parent);
    String hash = run.writeSpec(spec, KINDS);
    assertEquals(spec, RunFolder.open(parent).spec(KINDS));
    assertEquals(Hashes.sha256(Files.readAllBytes(parent.resolve("spec.yaml"))), hash);
  }

  @Test
  void history_readBack_keepsOrderAndNumbersThatJsonLacks() throws IOException {
    SequencedMap<String, List<Double>> series = new LinkedHashMap<>();
    series.put("loss", List.of(0.1, Double.NaN, 1e-300));
    series.put("accuracy", List.of(0.5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    History history = new History(series);
    RunFolder run = RunFolder.create(parent);
    run.writeHistory(history);
    assertEquals(history, run.history());
    assertEquals(List.of("loss", "accuracy"), List.copyOf(run.history().series().keySet()));
    assertEquals(
        """
        {
          "loss" : [ 0.1, "NaN", 1.0E-300 ],
          "accuracy" : [ 0.5, "Infinity", "-Infinity" ]
        }
        """,
        Files.readString(parent.resolve("history.json")));
  }

  @Test
  void environment_readBack_isEqual() {
    Properties system = new Properties();
    system.setProperty("os.name", "Linux");
    system.setProperty("java.vendor", "Some \"Vendor\"");
    Environment environment =
        new Environment(
            Machine.detect("0.1.0", system), "reference, 2 threads", 2, -7, NOON, "ab12");
    RunFolder run = RunFolder.create(parent);
    run.writeEnvironment(environment);
    assertEquals(environment, run.environment());
    assertTrue(environment.machine().jdk().endsWith("Some \"Vendor\""));
  }

  @Test
  void events_ofEveryType_areReadBack() {
    RunFolder run = RunFolder.create(parent);
    TrainListener log = run.eventLog(InstantSource.fixed(NOON)).start(Rehearsal.silent());
    List<RecordedEvent> expected = new ArrayList<>();
    for (Class<?> type : TrainEvent.class.getPermittedSubclasses()) {
      TrainEvent event = sample(type);
      log.on(event);
      expected.add(new RecordedEvent(NOON, event));
    }
    assertEquals(expected, run.events());
  }

  @Test
  void events_lineThatIsBeingWritten_isLeftOut() throws IOException {
    RunFolder run = RunFolder.create(parent);
    TrainListener log = run.eventLog(InstantSource.fixed(NOON)).start(Rehearsal.silent());
    log.on(new TrainEvent.TrainingFailed(2, "loss is NaN\nsecond line"));
    Files.writeString(parent.resolve("events.jsonl"), "{\"type\":\"epo", StandardOpenOption.APPEND);
    assertEquals(1, run.events().size());
  }

  @Test
  void events_failure_isOneLine() throws IOException {
    RunFolder run = RunFolder.create(parent);
    run.eventLog(InstantSource.fixed(NOON))
        .start(Rehearsal.silent())
        .on(new TrainEvent.TrainingFailed(2, "loss is \"NaN\"\nsecond line"));
    assertEquals(
        "{\"type\":\"training-failed\",\"at\":\"2026-01-01T12:00:00Z\",\"epoch\":2,\"message\":\"loss is \\\"NaN\\\"\\nsecond line\"}\n",
        Files.readString(parent.resolve("events.jsonl")));
  }

  @Test
  void events_unknownType_namesTheLine() throws IOException {
    RunFolder run = RunFolder.create(parent);
    Path file = parent.resolve("events.jsonl");
    Files.writeString(file, "{\"type\":\"party\",\"at\":\"2026-01-01T12:00:00Z\"}\n");
    DataException refusal = assertThrows(DataException.class, run::events);
    assertEquals(
        file + " line 1: there is no event \"party\". Read it with the Gradus that wrote it.",
        refusal.getMessage());
  }

  /// One layer of which everything was seen, and one of which something.
  private static NetworkReading reading() {
    Distribution values =
        new Distribution(
            5_000_000_000L, 0.25, Double.NaN, new Bins(-1, 1, List.of(4_999_999_999L, 1L)));
    WeightReading kernel =
        new WeightReading(
            "dense/kernel",
            6,
            Optional.of(values),
            OptionalDouble.of(Double.POSITIVE_INFINITY),
            Optional.of(new UpdateReading(0.001, 1.5)));
    WeightReading bias =
        new WeightReading(
            "dense/bias", 2, Optional.empty(), OptionalDouble.empty(), Optional.empty());
    return new NetworkReading(
        List.of(
            new LayerReading(
                "dense",
                Optional.of(new ActivationReading(values, 0.5, OptionalDouble.of(0.125))),
                List.of(kernel, bias)),
            new LayerReading(
                "relu",
                Optional.of(new ActivationReading(values, 0, OptionalDouble.empty())),
                List.of())),
        OptionalDouble.of(0.75));
  }

  /// An event of that type whose numbers all differ.
  private static TrainEvent sample(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Class<?> component = components[i].getType();
      if (component == int.class) {
        arguments[i] = i + 1;
      } else if (component == long.class) {
        arguments[i] = 10_000_000_000L + i;
      } else if (component == double.class) {
        arguments[i] = i == 1 ? Double.NaN : i + 0.1;
      } else if (component == String.class) {
        arguments[i] = "text " + i;
      } else if (component == NetworkReading.class) {
        arguments[i] = reading();
      } else {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("loss", Double.NaN);
        metrics.put("accuracy", 0.25);
        arguments[i] = metrics;
      }
    }
    try {
      return (TrainEvent)
          type.getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
              .newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.toString(), e);
    }
  }
}

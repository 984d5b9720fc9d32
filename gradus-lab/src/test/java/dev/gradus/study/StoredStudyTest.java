package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import dev.gradus.core.NumericException;
import dev.gradus.spec.TrainSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Studies that are kept in a folder, and interrupted in every way that there is.
final class StoredStudyTest {

  private static final Comparison COMPARISON =
      Comparison.of(Planted.spec(), Arm.vary("fit.batchSize=16,32")).withSeeds(2);

  @TempDir private Path directory;
  private int snapshots;

  private StudyFolder folder() {
    return new StudyFolder(directory.resolve("study"));
  }

  /// What a process that is killed now would leave.
  private StudyFolder snapshot(StudyFolder now) {
    StudyFolder copy = new StudyFolder(directory.resolve("snapshot-" + ++snapshots));
    try {
      Files.createDirectory(copy.path());
      for (String file : List.of("study.json", "trials.jsonl")) {
        Files.copy(now.path().resolve(file), copy.path().resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  private static double accuracy(TrainSpec spec) {
    if (spec.fit().batchSize() == 32 && spec.fit().seed() == 2) {
      throw new NumericException("epoch 2, step 1: loss is NaN.");
    }
    return 0.7 + 0.1 / spec.fit().seed() + 1.0 / 3 / spec.fit().batchSize();
  }

  private static Study study(Comparison comparison, PlantedRunner runner) {
    return new Study(comparison, Planted.KINDS, runner);
  }

  private static PlantedRunner runner(Function<TrainSpec, Double> accuracy) {
    return new PlantedRunner(accuracy);
  }

  /// Everything but durations.
  private static Map<String, Object> essence(ComparisonResult result) {
    Map<String, Object> fields = new HashMap<>(ComparisonFields.of(result, Optional.empty()));
    fields.remove("seconds");
    return fields;
  }

  private static ComparisonResult uninterrupted() {
    return study(COMPARISON, runner(StoredStudyTest::accuracy)).run(_ -> {});
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder().path().resolve("trials.jsonl"));
  }

  private static String message(Class<? extends GradusException> type, Runnable action) {
    return String.valueOf(assertThrows(type, action::run).getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void run_killedWithinATrial_goesOnToTheSameResult(int trial) {
    List<StudyFolder> left = new ArrayList<>();
    study(COMPARISON, runner(StoredStudyTest::accuracy))
        .run(
            folder(),
            event -> {
              if (event instanceof StudyEvent.TrialProgress progress
                  && progress.number() == trial) {
                left.add(snapshot(folder()));
              }
            });

    PlantedRunner again = runner(StoredStudyTest::accuracy);
    ComparisonResult result = study(COMPARISON, again).run(left.getLast(), _ -> {}).orElseThrow();

    assertEquals(essence(uninterrupted()), essence(result));
    assertEquals(7 - trial, again.runs().size(), "what is done is not run again");
  }

  /// Of 18 trials the first twelve search for rates, three of them for each of two seeds and arms.
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 12, 13, 16})
  void run_tunedAndKilled_choosesTheSameRates(int trial) {
    Comparison tuned =
        Comparison.of(Planted.spec(), Arm.vary("fit.batchSize=16"))
            .withSeeds(3)
            .withTuning(new RateTuning(List.of(0.5, 1.0, 2.0), 2));
    Function<TrainSpec, Double> accuracy =
        spec -> accuracy(spec) - Math.abs(spec.optimizer().learningRate().at(0) - 0.0011);
    List<StudyFolder> left = new ArrayList<>();
    ComparisonResult whole =
        study(tuned, runner(accuracy))
            .run(
                folder(),
                event -> {
                  if (event instanceof StudyEvent.TrialProgress progress
                      && progress.number() == trial) {
                    left.add(snapshot(folder()));
                  }
                })
            .orElseThrow();

    PlantedRunner again = runner(accuracy);
    ComparisonResult result = study(tuned, again).run(left.getLast(), _ -> {}).orElseThrow();

    assertEquals(essence(whole), essence(result));
    assertEquals(0.001, result.baseline().rate().orElseThrow().rate().orElseThrow());
    assertEquals(19 - trial, again.runs().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void run_stoppedAfterATrial_goesOnToTheSameResult(int trial) throws IOException {
    Study first = study(COMPARISON, runner(StoredStudyTest::accuracy));
    Optional<ComparisonResult> stopped =
        first.run(
            folder(),
            event -> {
              if (event instanceof StudyEvent.TrialFinished finished
                  && finished.number() == trial) {
                first.stop();
              }
            });
    assertEquals(trial == 6, stopped.isPresent());

    List<StudyEvent> events = new ArrayList<>();
    ComparisonResult result =
        study(COMPARISON, runner(StoredStudyTest::accuracy))
            .run(folder(), events::add)
            .orElseThrow();

    assertEquals(essence(uninterrupted()), essence(result));
    assertEquals(trial, ((StudyEvent.Resumed) events.get(1)).done());
    assertEquals(12, lines().size(), "each trial was started and finished once");
  }

  @Test
  void run_stoppedWithinATrial_givesItUpAndCountsNoEnd() throws IOException {
    for (int time = 0; time < 3; time++) {
      Study study = study(COMPARISON, runner(StoredStudyTest::accuracy));
      Optional<ComparisonResult> stopped =
          study.run(
              folder(),
              event -> {
                if (event instanceof StudyEvent.TrialProgress) {
                  study.stop();
                }
              });
      assertEquals(Optional.empty(), stopped);
    }
    assertTrue(lines().getLast().startsWith("{\"type\":\"given-up\",\"trial\":1,"));

    ComparisonResult result =
        study(COMPARISON, runner(StoredStudyTest::accuracy)).run(folder(), _ -> {}).orElseThrow();
    assertEquals(essence(uninterrupted()), essence(result));
  }

  @Test
  void run_processEndsTwiceInOneTrial_recordsAFailureAndGoesOn() {
    StudyFolder killed = killedIn(killedIn(folder()));
    PlantedRunner runner = runner(StoredStudyTest::accuracy);
    ComparisonResult result = study(COMPARISON, runner).run(killed, _ -> {}).orElseThrow();

    ArmTrials arm = result.arms().getFirst().arm();
    assertEquals(
        "the process ended while it ran, twice: killed, perhaps for lack of memory.",
        arm.trials().getFirst().failure().orElseThrow());
    assertFalse(arm.trials().getLast().failed());
    assertEquals(uninterrupted().baseline().perSeed(), result.baseline().perSeed());
    assertEquals(
        List.of("32 from 1", "64 from 2", "16 from 2", "32 from 2"),
        runner.runs().stream()
            .map(spec -> spec.fit().batchSize() + " from " + spec.fit().seed())
            .toList());
    PlantedRunner after = runner(StoredStudyTest::accuracy);
    study(COMPARISON, after).run(killed, _ -> {});
    assertEquals(List.of(), after.runs(), "nothing is run once there is a result");
  }

  /// What is left of a study whose process was killed in the second trial.
  private StudyFolder killedIn(StudyFolder begun) {
    List<StudyFolder> left = new ArrayList<>();
    Study study = study(COMPARISON, runner(StoredStudyTest::accuracy));
    study.run(
        begun,
        event -> {
          if (event instanceof StudyEvent.TrialProgress progress
              && progress.number() == 2
              && left.isEmpty()) {
            left.add(snapshot(begun));
            study.stop();
          }
        });
    return left.getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"finis",
        "{\"type\":\"started\",\"trial\":9,\"crc32c\":\"00000000\"}\n"
      })
  void run_tornLastLine_isCutOff(String torn) throws IOException {
    study(COMPARISON, runner(StoredStudyTest::accuracy)).run(folder(), _ -> {});
    Path log = folder().path().resolve("trials.jsonl");
    byte[] whole = Files.readAllBytes(log);
    Files.writeString(log, torn, StandardOpenOption.APPEND);

    PlantedRunner runner = runner(StoredStudyTest::accuracy);
    study(COMPARISON, runner).run(folder(), _ -> {});

    assertEquals(List.of(), runner.runs());
    assertEquals(
        new String(whole, StandardCharsets.UTF_8), Files.readString(log, StandardCharsets.UTF_8));
  }

  @Test
  void run_everyCutOfTheLog_goesOnToTheSameResult() throws IOException {
    study(COMPARISON, runner(StoredStudyTest::accuracy)).run(folder(), _ -> {});
    Path log = folder().path().resolve("trials.jsonl");
    byte[] whole = Files.readAllBytes(log);
    Map<String, Object> expected = essence(uninterrupted());
    for (int length = 0; length < whole.length; length += 211) {
      Files.write(log, Arrays.copyOf(whole, length));
      assertEquals(
          expected,
          essence(
              study(COMPARISON, runner(StoredStudyTest::accuracy))
                  .run(folder(), _ -> {})
                  .orElseThrow()),
          "cut at byte " + length);
    }
  }

  @Test
  void run_damagedLine_isRefused() throws IOException {
    study(COMPARISON, runner(StoredStudyTest::accuracy)).run(folder(), _ -> {});
    Path log = folder().path().resolve("trials.jsonl");
    Files.writeString(log, Files.readString(log).replaceFirst("0\\.8\\d", "0.99"));

    assertEquals(
        log
            + ":2: the line does not have its checksum, and others follow. The file is damaged; take it from a copy.",
        message(
            DataException.class,
            () -> study(COMPARISON, runner(StoredStudyTest::accuracy)).run(folder(), _ -> {})));
  }

  @Test
  void run_otherStudy_isRefusedNamingWhatDiffers() {
    study(COMPARISON, runner(StoredStudyTest::accuracy)).run(folder(), _ -> {});
    Comparison other =
        Comparison.of(
                Planted.spec().withFit(Planted.spec().fit().withEpochs(7)),
                Arm.vary("fit.batchSize=16"))
            .withSeeds(3)
            .withTolerance(0.02)
            .withTuning(RateTuning.defaults());

    assertEquals(
        folder().path()
            + ": holds a study of something else: seeds: 2 there, 3 given; tolerance: 0.01 there, 0.02 given; tuning: none there, {factors=[0.1, 0.3333333333333333, 1.0, 3.0, 10.0], seeds=2} given; arms: [fit.batchSize=16, fit.batchSize=32] there, [fit.batchSize=16] given; baseline fit.epochs: 2 there, 7 given. With that changed it is a new study: give it a folder of its own, or go on with this one as it is.",
        message(
            ConfigException.class,
            () -> study(other, runner(StoredStudyTest::accuracy)).run(folder(), _ -> {})));
  }

  @Test
  void spec_isReadBackAsItWas() {
    Comparison comparison =
        new Comparison(
            "a name",
            Planted.spec(),
            List.of(
                Arm.of("two edits", "fit.batchSize=16", "model.1+={dropout: 0.25}"),
                Arm.of("other", "optimizer={sgd: {learningRate: 0.1}}")),
            7,
            Objective.named("validationLoss"),
            0.03,
            Optional.of(new RateTuning(List.of(0.5, 1.0, 2.0), 1)));

    StudyFolder.create(folder().path(), comparison, Planted.KINDS);

    assertEquals(comparison, folder().comparison(Planted.KINDS));
  }

  @Test
  void spec_changedByHand_isRefused() throws IOException {
    StudyFolder.create(folder().path(), COMPARISON, Planted.KINDS);
    Path file = folder().path().resolve("study.json");
    String text = Files.readString(file);
    Matcher seal = Pattern.compile("\"sha256\" : \"(\\w+)\"").matcher(text);
    assertTrue(seal.find(), text);
    Files.writeString(file, text.replace("\"seeds\" : 2", "\"seeds\" : 9"));

    String message = message(DataException.class, () -> folder().comparison(Planted.KINDS));
    assertTrue(
        message.endsWith(
            "the file says %s. The file is damaged; take it from a copy.".formatted(seal.group(1))),
        message);
  }

  @Test
  void folder_withoutStudy_isRefused() {
    assertEquals(
        folder().path()
            + ": holds no study, it has no study.json. Give the folder that ./gradus compare wrote.",
        message(DataException.class, () -> folder().comparison(Planted.KINDS)));
  }
}

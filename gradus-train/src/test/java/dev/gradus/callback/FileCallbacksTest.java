package dev.gradus.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCallbacksTest {

  @TempDir private Path folder;

  @Test
  void csvLog_epochs_areRows() throws IOException {
    CsvLog log = new CsvLog("log.csv").within(folder);
    Rehearsal run = Rehearsal.of(log, Epochs.measured());
    assertEquals(List.of(HEADER), rows());
    run.epoch(Epochs.of("loss", -0.5)).epoch(Epochs.of("validationLoss", Double.NaN));
    List<String> two = List.of(HEADER, "1,-0.5,,,,1.0,1.0", "2,,,NaN,,1.0,1.0");
    assertEquals(two, rows());
    Files.writeString(folder.resolve("log.csv"), "3,0.1,,,,1.0,1.0\n4,0.1");
    run.resumed(log);
    assertEquals(two, rows(), "begins anew with the epochs so far");
  }

  private static final String HEADER =
      "epoch,loss,accuracy,validationLoss,validationAccuracy,learningRate,seconds";

  @Test
  void csvLog_namesLikeFormulas_areHarmless() throws IOException {
    SequencedMap<String, Boolean> names = new LinkedHashMap<>();
    for (String name : List.of("=1+1", "+a", "-a", "@a", "\ta", "a,\"b\"", "a=b")) {
      names.put(name, false);
    }
    Rehearsal.of(new CsvLog("log.csv").within(folder), new Measurements(names));
    assertEquals(
        List.of("epoch,'=1+1,'+a,'-a,'@a,'\ta,\"a,\"\"b\"\"\",a=b,learningRate,seconds"), rows());
  }

  @Test
  void csvLog_outsideTheRunOrUnwritable_isRefused() {
    for (String file : List.of("../log.csv", "/tmp/log.csv", "a/../../log.csv", ".")) {
      assertEquals(
          "CsvLog: \"%s\" is not within the run's folder. Give a relative name, such as log.csv."
              .formatted(file),
          assertThrows(ConfigException.class, () -> new CsvLog(file).within(folder)).getMessage());
    }
    assertThrows(
        DataException.class,
        () -> Rehearsal.of(new CsvLog("no/log.csv").within(folder), Epochs.measured()));
  }

  @Test
  void within_filesOfTheRunItself_isRefused() {
    for (String file : List.of("spec.yaml", "model/log.csv", "a/../History.json")) {
      assertEquals(
          "CsvLog: \"%s\" is where the run keeps a file of its own. Give another name, such as log.csv."
              .formatted(file),
          assertThrows(ConfigException.class, () -> new CsvLog(file).within(folder)).getMessage());
    }
    assertThrows(ConfigException.class, () -> new ModelCheckpoint("checkpoints").within(folder));
  }

  private List<String> rows() throws IOException {
    String text = Files.readString(folder.resolve("log.csv"));
    assertEquals('\n', text.charAt(text.length() - 1));
    return text.lines().toList();
  }

  @Test
  void modelCheckpoint_everyEpoch_isSavedUnderAnotherNameFirst() {
    Rehearsal run = Rehearsal.of(new ModelCheckpoint("models").within(folder), Epochs.measured());
    assertThrows(
        DataException.class,
        () -> run.epoch(Epochs.of("loss", 1)),
        "the rehearsal saves nothing, so there is nothing to rename");
    assertEquals(List.of(folder.resolve("models/epoch-1.new")), run.savedModels());
  }

  @Test
  void modelCheckpoint_ofUnknownMonitor_isRefusedIfItMatters() {
    ModelCheckpoint all = new ModelCheckpoint("models");
    all.check(new Measurements(new LinkedHashMap<>()));
    assertEquals(
        "ModelCheckpoint: nothing named f1 is measured. Measured are: loss, accuracy, validationLoss, validationAccuracy. Set monitor to one of them, or add the metric or validation data.",
        assertThrows(ConfigException.class, () -> all.withBestOf("f1").check(Epochs.measured()))
            .getMessage());
  }
}

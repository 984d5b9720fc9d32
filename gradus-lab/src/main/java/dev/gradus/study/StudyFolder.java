package dev.gradus.study;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.WholeFile;
import dev.gradus.history.JsonMembers;
import dev.gradus.history.RunFolder;
import dev.gradus.history.RunLock;
import dev.gradus.history.SealedJson;
import dev.gradus.spec.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where a study is kept while it goes on, so that one that was interrupted, however that happened,
/// can go on.
///
/// | file | content |
/// |---|---|
/// | `study.json` | what is compared, written before the first trial; its last line is the SHA-256 of all before it |
/// | `trials.jsonl` | a line for each trial that was started, finished or given up, each with its own checksum; appended |
/// | `run.lock` | empty; locked while the study goes on |
///
/// ```java
/// StudyFolder folder = new StudyFolder(Path.of("runs/batch"));
/// Optional<ComparisonResult> result = study.run(folder, event -> {}); // again, until it is there
/// ```
///
/// The spec of a study never changes: another number of seeds, another arm or another δ is another
/// study, whose numbers one has not seen yet.
///
/// @param path the folder
public record StudyFolder(Path path) {

  private static final String SPEC = "study.json";
  private static final String TRIALS = "trials.jsonl";

  /// Begins a study without running anything.
  ///
  /// @param path a folder that does not exist or is empty
  /// @param comparison what is to be compared
  /// @param kinds the words in it
  /// @return the folder
  /// @throws ConfigException if there are files in it
  public static StudyFolder create(Path path, Comparison comparison, Kinds kinds) {
    StudyFolder folder = new StudyFolder(path);
    RunFolder.create(path);
    folder.begin(comparison, kinds).close();
    return folder;
  }

  /// @return whether there is a study
  public boolean holdsStudy() {
    return Files.isRegularFile(path.resolve(SPEC));
  }

  /// @param kinds the words in it
  /// @return what is compared here
  /// @throws DataException if there is no study, or its spec was changed or is damaged
  /// @throws ConfigException if this version of Gradus reads the spec as something else
  public Comparison comparison(Kinds kinds) {
    if (!holdsStudy()) {
      throw new DataException(
          "%s: holds no study, it has no study.json. Give the folder that ./gradus compare wrote."
              .formatted(path));
    }
    String source = path.resolve(SPEC).toString();
    try {
      byte[] bytes = Files.readAllBytes(path.resolve(SPEC));
      return StudySpec.comparison(new JsonMembers(SealedJson.read(bytes, source), source), kinds);
    } catch (IOException e) {
      throw new DataException("%s: cannot be read: %s. Check your rights.".formatted(source, e), e);
    }
  }

  /// Refuses a study other than the one that is kept here.
  ///
  /// @param given what is to be compared
  /// @param kinds the words in both
  /// @throws ConfigException naming what differs
  public void requireSame(Comparison given, Kinds kinds) {
    List<String> differences = StudySpec.differences(comparison(kinds), given, kinds);
    if (!differences.isEmpty()) {
      throw new ConfigException(
          "%s: holds a study of something else: %s. With that changed it is a new study: give it a folder of its own, or go on with this one as it is."
              .formatted(path, String.join("; ", differences)));
    }
  }

  /// Makes the folder a study's, or finds that it is this study's already.
  ///
  /// @return keeps other processes from writing here, until it is closed
  RunLock begin(Comparison comparison, Kinds kinds) {
    if (!holdsStudy()) {
      RunFolder.create(path);
    }
    RunLock lock = new RunFolder(path).lock();
    try {
      WholeFile.removeLeftovers(path);
      if (holdsStudy()) {
        requireSame(comparison, kinds);
      } else {
        WholeFile.write(path.resolve(SPEC), SealedJson.write(StudySpec.plain(comparison, kinds)));
      }
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// What has happened so far; only for who holds the lock.
  TrialLog log() {
    return TrialLog.open(path.resolve(TRIALS));
  }
}

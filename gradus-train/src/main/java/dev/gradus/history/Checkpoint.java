package dev.gradus.history;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.DataException;
import dev.gradus.core.WholeFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A run in the middle, as data: what training needs to go on to the same bits as if it had never
/// been interrupted.
///
/// The file is a safetensors file, readable elsewhere: each variable is a tensor `variables/NAME`,
/// each of the best weights so far a tensor `best/NAME`, and the metadata hold the rest as JSON,
/// sealed by SHA-256, with a CRC32C for each tensor. It names no class, no other file and no
/// address. A byte that was changed or is missing is found before anything in the file is used.
///
/// There is no state of random generators in it: every random number is a function of the seed, a
/// name and the position. Nor is there one of schedules, which are functions of the position, or of
/// callbacks, which are functions of the history.
///
/// @param origin from what run it is, and what computed it
/// @param position how far training had come
/// @param unfinished the epoch in whose middle it was made, if it was
/// @param epochs that the run has finished, in order
/// @param stopReason why the run had been stopped; empty if it goes on
/// @param variables weights, states of layers and the optimizer's slots, by name
/// @param best the weights that were kept as the best so far, if any are kept
public record Checkpoint(
    CheckpointOrigin origin,
    TrainingPosition position,
    Optional<UnfinishedEpoch> unfinished,
    List<TrainEvent.EpochFinished> epochs,
    String stopReason,
    SequencedMap<String, Tensor> variables,
    Optional<BestWeights> best) {

  /// Copies map and list.
  ///
  /// @throws DataException if position and epochs contradict each other
  public Checkpoint {
    if (position.steps() < 0
        || position.batches() < 0
        || position.epochs() < epochs.size()
        || (position.batches() > 0 && unfinished.isEmpty())) {
      throw new DataException(
          "Checkpoint: %s contradicts %d finished epochs and %s. Take what a run wrote."
              .formatted(
                  position,
                  epochs.size(),
                  unfinished.map(Record::toString).orElse("no unfinished epoch")));
    }
    variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
    epochs = List.copyOf(epochs);
  }

  /// @return what the finished epochs measured
  public History history() {
    return History.of(epochs);
  }

  /// Writes it whole or not at all: to a temporary file, which is flushed, read back and then
  /// renamed.
  ///
  /// @param file where; its folder must exist
  /// @throws DataException if it cannot be written
  public void write(Path file) {
    SafeTensors.Content content = CheckpointFormat.content(this);
    WholeFile.write(file, out -> SafeTensors.write(content, out));
  }

  /// @param file written by [#write]
  /// @return the checkpoint, every byte of it checked
  /// @throws DataException if the file is missing, cut short, damaged, of another kind or of a
  ///   newer version
  public static Checkpoint read(Path file) {
    String source = file.toString();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return CheckpointFormat.checkpoint(SafeTensors.readAll(in, Files.size(file), source), source);
    } catch (IOException e) {
      throw new DataException(
          "%s: the checkpoint cannot be read: %s. Check the path.".formatted(file, e), e);
    }
  }
}

package dev.gradus.spec;

import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.text.LabelledTexts;
import dev.gradus.data.text.TextDataset;
import dev.gradus.data.text.TextEncoder;
import dev.gradus.data.text.TextEncoding;
import java.nio.file.Path;

/// Where texts come from. Their words are counted in the training part only, without the texts of a
/// validation part that is taken out of it; a run keeps them beside its model, and whoever
/// evaluates or predicts with that model takes the words from there.
public sealed interface TextSource extends DataSource permits TextData, TextFolderData {

  /// @return both parts, still texts
  /// @throws dev.gradus.core.DataException if they cannot be read
  LabelledTexts.Parts texts();

  /// @return how texts become numbers
  TextEncoding encoding();

  /// @param file of texts without classes: CSV, or `.txt`
  /// @return the texts, as they were in training; their classes mean nothing
  /// @throws dev.gradus.core.DataException if they cannot be read
  LabelledTexts toPredict(Path file);

  @Override
  default Split load() {
    return encoding().encode(texts());
  }

  /// @param encoder of a trained network
  /// @return the test part in that network's numbers
  /// @throws dev.gradus.core.DataException if the texts cannot be read
  default TextDataset test(TextEncoder encoder) {
    return encoder.encode(texts().test());
  }

  /// Saves what made numbers of texts, if that is what a network was trained on.
  ///
  /// @param train what it learned from
  /// @param model folder of the model
  static void save(Dataset train, Path model) {
    if (train instanceof TextDataset texts) {
      texts.encoder().save(model);
    }
  }
}

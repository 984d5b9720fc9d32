package dev.gradus.data.text;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.Dataset;
import dev.gradus.data.DatasetOver;
import dev.gradus.data.FittedData;
import dev.gradus.data.Split;
import java.util.Optional;

/// Texts as rows of word numbers `[length]`, which remember what made them so.
public final class TextDataset extends DatasetOver implements FittedData {

  private final TextEncoder encoder;
  private final Optional<Origin> origin;

  /// What the words of these numbers were counted in, so that they can be counted anew.
  ///
  /// @param encoding how
  /// @param texts these
  record Origin(TextEncoding encoding, LabelledTexts texts) {}

  TextDataset(Dataset numbers, TextEncoder encoder, Optional<Origin> origin) {
    super(numbers);
    this.encoder = encoder;
    this.origin = origin;
  }

  /// @return what made numbers of the texts
  public TextEncoder encoder() {
    return encoder;
  }

  /// These numbers with the texts that they stand for.
  TextDataset of(TextEncoding encoding, LabelledTexts texts) {
    return new TextDataset(base(), encoder, Optional.of(new Origin(encoding, texts)));
  }

  /// Takes a validation part out of the texts and counts the words of those that are left. The
  /// [#encoder()] of the parts is the one to save beside a model.
  ///
  /// @throws ConfigException for a share out of range, or numbers of an encoder that is settled:
  ///   see [TextEncoding#encode]
  @Override
  public Split withValidation(double share, RandomStream stream, Dataset test) {
    if (origin.isEmpty() || !(test instanceof TextDataset other) || other.origin.isEmpty()) {
      throw new ConfigException(
          "%s: its words are settled, and counted in the texts that are to be the validation part too. Cut the texts in three before words are counted: LabelledTexts.split; or let TextEncoding.encode count them, which does so anew."
              .formatted(name()));
    }
    LabelledTexts.Parts parts = origin.get().texts().split(share, stream);
    TextEncoding encoding = origin.get().encoding();
    TextEncoder left = encoding.fit(parts.train());
    return new Split(
        left.encode(parts.train()).of(encoding, parts.train()),
        Optional.of(left.encode(parts.test()).of(encoding, parts.test())),
        left.encode(other.origin.get().texts()).of(encoding, other.origin.get().texts()));
  }

  /// @throws ConfigException for numbers of an encoder that is settled: see [TextEncoding#encode]
  @Override
  public Split split(int[] train, int[] test) {
    if (origin.isEmpty()) {
      throw new ConfigException(
          "%s: its words are settled, and counted in texts that are to be tested on too. Let TextEncoding.encode count them, which does so anew for each fold."
              .formatted(name()));
    }
    TextEncoding encoding = origin.get().encoding();
    LabelledTexts learned = origin.get().texts().subset(train);
    LabelledTexts tested = origin.get().texts().subset(test);
    TextEncoder fitted = encoding.fit(learned);
    return Split.of(
        fitted.encode(learned).of(encoding, learned), fitted.encode(tested).of(encoding, tested));
  }
}

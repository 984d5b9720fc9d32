package dev.gradus.data.text;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.StoredType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes numbers of texts, the same ones for the same text always. Pure data: saved beside a model
/// it gives later texts the numbers that the network learned.
///
/// ```
/// Dataset train = words.encode(parts.train());
/// net.save(folder.resolve("model"));
/// words.save(folder.resolve("model"));
/// ```
///
/// @param vocabulary the words that have a number
/// @param length words in a row
/// @param form where texts are filled up and cut, and whether punctuation counts
public record TextEncoder(Vocabulary vocabulary, int length, TextForm form) {

  /// Name of the file in a model's folder.
  public static final String FILE = WordsFile.NAME;

  private static final ValueLayout.OfInt LOW_BYTE_FIRST =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

  /// Checks the length.
  ///
  /// @throws ConfigException for a length out of range
  public TextEncoder {
    TextEncoding.of(Vocabulary.RESERVED + 1, length);
  }

  /// @param text any text with at least one word
  /// @return its numbers, [#length] of them
  /// @throws DataException if it has no words
  public List<Integer> numbers(String text) {
    int[] row = row(words(form, new LabelledTexts.Text(text, 0, "text")));
    List<Integer> numbers = new ArrayList<>(row.length);
    for (int number : row) {
      numbers.add(number);
    }
    return numbers;
  }

  /// @param texts with classes
  /// @return rows of word numbers, features `[length]`; no validation part can be taken out of
  ///   them, for this encoder does not change: see [TextEncoding#encode]
  /// @throws DataException if a text has no words, or all do not fit into memory
  public TextDataset encode(LabelledTexts texts) {
    int[] numbers = new int[affordable(texts, length, Integer.BYTES)];
    for (int i = 0; i < texts.size(); i++) {
      int[] row = row(words(form, texts.texts().get(i)));
      System.arraycopy(row, 0, numbers, i * length, length);
    }
    return new TextDataset(
        InMemoryDataset.ofNumbers(
            texts.name(),
            Shape.of(length),
            StoredType.INT32,
            lowByteFirst(numbers),
            texts.target(),
            labels(texts)),
        this,
        Optional.empty());
  }

  /// Texts whose classes are not known, to be predicted.
  ///
  /// @param texts any, at least one
  /// @return rows of word numbers, features `[length]`; the classes mean nothing
  /// @throws DataException if a text has no words
  public TextDataset encode(String... texts) {
    List<LabelledTexts.Text> all = new ArrayList<>();
    for (String text : texts) {
      all.add(new LabelledTexts.Text(text, 0, "text " + (all.size() + 1)));
    }
    return encode(new LabelledTexts("texts", all, ClassTarget.of(2)));
  }

  /// The texts as *bags of words*, which forget all order: for each number of the vocabulary 1 if
  /// one of the text's words has it, else 0; all words count, also beyond [#length]. Keras's
  /// `TextVectorization(output_mode="multi_hot")`. A `Dense` layer with softmax over it is logistic
  /// regression, beside which a network that reads words in order has to show its worth.
  ///
  /// @param texts with classes
  /// @return features `[vocabulary.size()]`, 0 or 1
  /// @throws DataException if a text has no words, or all do not fit into memory
  public InMemoryDataset bagOfWords(LabelledTexts texts) {
    int size = vocabulary.size();
    byte[] present = new byte[affordable(texts, size, 1)];
    for (int i = 0; i < texts.size(); i++) {
      for (String word : words(form, texts.texts().get(i))) {
        present[i * size + vocabulary.number(word)] = 1;
      }
    }
    return InMemoryDataset.ofBytes(
        texts.name(),
        Shape.of(size),
        MemorySegment.ofArray(present),
        texts.target(),
        labels(texts));
  }

  /// Writes `words.txt`, whole or not at all.
  ///
  /// @param folder of the model
  /// @throws DataException if it cannot be written
  public void save(Path folder) {
    WordsFile.write(folder, this);
  }

  /// @param folder of the model
  /// @return the encoder as it was saved
  /// @throws DataException if the file is missing, damaged or of another version
  public static TextEncoder load(Path folder) {
    return WordsFile.read(folder);
  }

  /// The words of a text, at least one.
  static List<String> words(TextForm form, LabelledTexts.Text text) {
    List<String> words;
    try {
      words = new Tokenizer(form.punctuation()).words(text.content());
    } catch (DataException e) {
      throw new DataException(text.place() + ": " + e.getMessage(), e);
    }
    if (text.content().isBlank()) {
      throw new DataException(text.place() + ": the text is empty. Fill it in, or leave it out.");
    }
    if (words.isEmpty()) {
      throw new DataException(
          "%s: no word is left of `%s`. Letters or digits were expected; fill it in, or leave it out."
              .formatted(text.place(), shown(text.content())));
    }
    return words;
  }

  private int[] row(List<String> words) {
    int[] row = new int[length];
    int kept = Math.min(words.size(), length);
    int from = form.truncating() == Side.PRE ? words.size() - kept : 0;
    int to = form.padding() == Side.PRE ? length - kept : 0;
    for (int i = 0; i < kept; i++) {
      row[to + i] = vocabulary.number(words.get(from + i));
    }
    return row;
  }

  private static float[] labels(LabelledTexts texts) {
    float[] labels = new float[texts.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = texts.texts().get(i).label();
    }
    return labels;
  }

  private static int affordable(LabelledTexts texts, int numbers, int bytes) {
    long wanted = (long) texts.size() * numbers;
    long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory());
    if (wanted * bytes > most) {
      throw new DataException(
          "%s: %d texts x %d numbers = %d bytes, this process can hold %d in one piece. Take fewer words or a shorter length, or give it more memory (-Xmx)."
              .formatted(texts.name(), texts.size(), numbers, wanted * bytes, most));
    }
    return (int) wanted;
  }

  private static MemorySegment lowByteFirst(int[] numbers) {
    MemorySegment segment = MemorySegment.ofArray(numbers);
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      for (int i = 0; i < numbers.length; i++) {
        segment.setAtIndex(LOW_BYTE_FIRST, i, numbers[i]);
      }
    }
    return segment;
  }

  private static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() <= 40 ? clean : clean.substring(0, 40) + "…";
  }
}

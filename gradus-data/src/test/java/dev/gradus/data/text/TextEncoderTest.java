package dev.gradus.data.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Folds;
import dev.gradus.data.Split;
import dev.gradus.data.WeightedDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEncoderTest {

  private static final LabelledTexts FEW =
      texts("the cat sat on the mat", "a dog bit the cat", "b dog, the cat!");

  @TempDir private Path folder;

  static LabelledTexts texts(String... contents) {
    List<LabelledTexts.Text> texts = new ArrayList<>();
    for (String content : contents) {
      texts.add(new LabelledTexts.Text(content, texts.size() % 2, "line " + (texts.size() + 2)));
    }
    return new LabelledTexts("few.csv", texts, ClassTarget.named(List.of("x", "y")));
  }

  @Test
  void fit_countsWords_orderedByFrequencyThenAlphabet() {
    // the 4, cat 3, dog 2, all others 1
    Vocabulary all = TextEncoding.of(100, 5).fit(FEW).vocabulary();
    assertEquals(List.of("the", "cat", "dog", "a", "b", "bit", "mat", "on", "sat"), all.words());
    assertEquals(11, all.size());
    assertEquals(
        List.of(2, 4, 1), List.of(all.number("the"), all.number("dog"), all.number("eel")));
    Vocabulary four = TextEncoding.of(4, 5).fit(FEW).vocabulary();
    assertEquals(List.of("the", "cat"), four.words());
  }

  @Test
  void fit_textsInAnotherOrder_givesTheSameWords() {
    List<LabelledTexts.Text> reversed = new ArrayList<>(FEW.texts());
    Collections.reverse(reversed);
    LabelledTexts other = new LabelledTexts("few.csv", reversed, FEW.target());
    assertEquals(TextEncoding.of(6, 5).fit(FEW), TextEncoding.of(6, 5).fit(other));
  }

  @Test
  void encode_shortAndLongTexts_padAndCutAtTheGivenSide() {
    TextEncoder post = TextEncoding.of(4, 4).fit(FEW);
    assertEquals(List.of(2, 3, 1, 1), post.numbers("the cat sat on the mat")); // cut: the mat
    assertEquals(List.of(1, 3, 0, 0), post.numbers("my cat"));
    TextForm keras = TextForm.defaults().withPadding(Side.PRE).withTruncating(Side.PRE);
    TextEncoder pre = TextEncoding.of(4, 4).withForm(keras).fit(FEW);
    assertEquals(List.of(1, 1, 2, 1), pre.numbers("the cat sat on the mat"));
    assertEquals(List.of(0, 0, 1, 3), pre.numbers("my cat"));
    TextEncoder mixed = TextEncoding.of(4, 4).withForm(keras.withPadding(Side.POST)).fit(FEW);
    assertEquals(List.of(1, 3, 0, 0), mixed.numbers("my cat"));
    assertEquals(List.of(1, 1, 2, 1), mixed.numbers("the cat sat on the mat"));
  }

  @Test
  void encode_texts_isADatasetWithItsEncoder() {
    TextEncoder encoder = TextEncoding.of(4, 3).fit(FEW);
    TextDataset data = encoder.encode(FEW);
    assertEquals(Shape.of(3), data.featureShape());
    assertEquals(3, data.size());
    assertEquals("few.csv", data.name());
    assertEquals(FEW.target(), data.target());
    assertEquals(encoder, data.encoder());
    assertArrayEquals(new float[] {1, 1, 1}, row(data, 1));
    assertEquals(List.of(0, 1, 0), List.of(data.label(0), data.label(1), data.label(2)));
    assertArrayEquals(new float[] {3, 0, 0}, row(encoder.encode("cat", "cat"), 1));
  }

  @Test
  void bagOfWords_forgetsOrder() {
    TextEncoder encoder = TextEncoding.of(5, 1).fit(FEW);
    Dataset bags = encoder.bagOfWords(texts("dog the cat", "cat the the dog", "eel"));
    assertEquals(Shape.of(5), bags.featureShape());
    assertArrayEquals(new float[] {0, 0, 1, 1, 1}, row(bags, 0));
    assertArrayEquals(row(bags, 0), row(bags, 1));
    assertArrayEquals(new float[] {0, 1, 0, 0, 0}, row(bags, 2));
  }

  @Test
  void split_keepsShares_andNoTextInBothParts() {
    String[] contents = new String[40];
    Arrays.setAll(contents, i -> "text " + i);
    LabelledTexts all = texts(contents);
    LabelledTexts.Parts parts = all.split(0.25, RandomStream.of(3));
    assertEquals(List.of(30, 10), List.of(parts.train().size(), parts.test().size()));
    assertEquals(5, parts.test().texts().stream().filter(text -> text.label() == 1).count());
    Set<LabelledTexts.Text> both = new HashSet<>(parts.train().texts());
    both.addAll(parts.test().texts());
    assertEquals(40, both.size());
    assertEquals(parts.test(), all.split(0.25, RandomStream.of(3)).test());
    assertNotEquals(parts.test(), all.split(0.25, RandomStream.of(4)).test());
  }

  /// A float32 cannot tell 16777217 from 16777216.
  @Test
  @Tag("slow")
  void split_moreThanFloat32Counts_keepsEveryText() {
    int last = (1 << 24) + 1;
    LabelledTexts.Text usual = new LabelledTexts.Text("a", 0, "line 1");
    LabelledTexts.Text rare = new LabelledTexts.Text("b", 0, "line 2");
    List<LabelledTexts.Text> all = new ArrayList<>(Collections.nCopies(last + 1, usual));
    all.set(last, rare);
    LabelledTexts.Parts parts =
        new LabelledTexts("many", all, ClassTarget.of(2)).split(0.25, RandomStream.of(1));
    long found =
        Stream.of(parts.train(), parts.test())
            .flatMap(part -> part.texts().stream())
            .filter(rare::equals)
            .count();
    assertEquals(1, found);
  }

  @Test
  void withValidation_wordOfTheValidationPartAlone_isUnknown() {
    String[] contents = new String[20];
    Arrays.setAll(contents, i -> "fine word" + i);
    TextEncoding encoding = TextEncoding.of(50, 2);
    LabelledTexts.Parts parts = new LabelledTexts.Parts(texts(contents), texts("fine word3"));
    Split whole = encoding.encode(parts);
    Split cut = whole.withValidation(0.2, RandomStream.of(1));
    TextDataset train = assertInstanceOf(TextDataset.class, cut.train());
    TextDataset held = assertInstanceOf(TextDataset.class, cut.validation().orElseThrow());
    assertEquals(List.of(16, 4), List.of(train.size(), held.size()));
    assertEquals(16 + 1, train.encoder().vocabulary().words().size());
    for (int i = 0; i < held.size(); i++) {
      assertArrayEquals(new float[] {2, Vocabulary.UNKNOWN}, row(held, i)); // fine, unknown
    }
    assertEquals(train.encoder(), held.encoder());
    assertEquals(train.encoder(), ((TextDataset) cut.test()).encoder());
    // the same texts as any other data with these classes would give
    assertArrayEquals(
        labels(Split.stratified(whole.train(), 0.2, RandomStream.of(1)).test()), labels(held));
  }

  @Test
  void folds_wordOfTheTestPartAlone_isUnknown() {
    String[] contents = new String[20];
    Arrays.setAll(contents, i -> "fine word" + i);
    LabelledTexts texts = texts(contents);
    TextEncoding encoding = TextEncoding.of(50, 2);
    Dataset all = encoding.encode(new LabelledTexts.Parts(texts, texts("fine"))).train();
    for (Split fold : Folds.of(5).stratified(all, RandomStream.of(1))) {
      TextDataset train = assertInstanceOf(TextDataset.class, fold.train());
      assertEquals(List.of(16, 4), List.of(train.size(), fold.test().size()));
      assertEquals(16 + 1, train.encoder().vocabulary().words().size());
      for (int i = 0; i < fold.test().size(); i++) {
        assertArrayEquals(new float[] {2, Vocabulary.UNKNOWN}, row(fold.test(), i));
      }
      assertEquals(train.encoder(), ((TextDataset) fold.test()).encoder());
    }
    Dataset settled = encoding.fit(texts).encode(texts);
    ConfigException refused =
        assertThrows(ConfigException.class, () -> Folds.of(5).random(settled, RandomStream.of(1)));
    assertEquals(
        settled.name()
            + ": its words are settled, and counted in texts that are to be tested on too. Let TextEncoding.encode count them, which does so anew for each fold.",
        refused.getMessage());
  }

  @Test
  void withValidation_settledWordsOrWeights_isRefused() {
    LabelledTexts four = texts("a b", "b c", "c d", "d e");
    TextEncoding encoding = TextEncoding.of(50, 2);
    TextEncoder settled = encoding.fit(four);
    Split split = Split.of(settled.encode(four), settled.encode(four));
    assertEquals(
        "few.csv: its words are settled, and counted in the texts that are to be the validation part too. Cut the texts in three before words are counted: LabelledTexts.split; or let TextEncoding.encode count them, which does so anew.",
        assertThrows(ConfigException.class, () -> split.withValidation(0.5, RandomStream.of(1)))
            .getMessage());
    Split counted = encoding.encode(new LabelledTexts.Parts(four, four));
    Split weighted = Split.of(WeightedDataset.of(counted.train(), 1, 2, 3, 4), counted.test());
    assertEquals(
        "few.csv: what made its samples was fitted on all of this training part, and cannot be fitted again through a view, weights or a join of it. Cut the validation part first, then choose or weight samples.",
        assertThrows(ConfigException.class, () -> weighted.withValidation(0.5, RandomStream.of(1)))
            .getMessage());
  }

  /// Digits are those of the format, whatever the locale's are.
  @Test
  void save_underArabicDigits_isTheSameFile() throws IOException {
    TextEncoder encoder = TextEncoding.of(50, 127).fit(FEW);
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      encoder.save(folder);
      assertEquals(encoder, TextEncoder.load(folder));
    } finally {
      Locale.setDefault(usual);
    }
    List<String> lines = Files.readAllLines(folder.resolve(TextEncoder.FILE));
    assertEquals("length 127 padding post truncating post punctuation false", lines.get(1));
    assertEquals(encoder, TextEncoder.load(folder));
  }

  @Test
  void save_thenLoad_isEqual() {
    for (TextForm form :
        List.of(
            TextForm.defaults(),
            TextForm.defaults().withPadding(Side.PRE),
            TextForm.defaults().withTruncating(Side.PRE).withPunctuation(true))) {
      TextEncoder encoder =
          TextEncoding.of(50, 7)
              .withForm(form)
              .fit(texts("caf\u00E9 \u6211 don't!", "\u043C\u0438\u0440 ?"));
      encoder.save(folder);
      assertEquals(encoder, TextEncoder.load(folder));
    }
  }

  @Test
  void load_everyChangedOrMissingByte_isRefused() throws IOException {
    TextEncoder encoder = TextEncoding.of(50, 7).fit(FEW);
    encoder.save(folder);
    Path file = folder.resolve(TextEncoder.FILE);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      Files.write(file, Arrays.copyOf(whole, at));
      requireRefused();
      for (int value :
          List.of(0, 1, 9, 10, 32, 48, 127, 128, 195, 255, whole[at] ^ 1, whole[at] ^ 32)) {
        byte[] changed = whole.clone();
        changed[at] = (byte) value;
        if (!Arrays.equals(changed, whole)) {
          Files.write(file, changed);
          requireRefused();
        }
      }
    }
  }

  private void requireRefused() {
    DataException thrown =
        assertThrows(DataException.class, () -> TextEncoder.load(folder), "read a damaged file");
    assertTrue(thrown.getMessage().startsWith(folder.toString()), thrown.getMessage());
  }

  private static int[] labels(Dataset data) {
    return IntStream.range(0, data.size()).map(data::label).toArray();
  }

  private static float[] row(Dataset data, int sample) {
    float[] row = new float[(int) data.featureShape().size()];
    data.copyFeatures(sample, row, 0);
    return row;
  }
}

package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.GradusException;
import dev.gradus.data.text.LabelledTexts;
import dev.gradus.data.text.TextEncoding;
import dev.gradus.data.text.Vocabulary;
import dev.gradus.testkit.GoldenFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TextReadersTest {

  private static final String REVIEWS =
      """
      \uFEFFid,review,verdict
      1,"Good, really good.",yes
      2,"He said ""no""
      and left.",no

      3,Zut alors !, yes\s
      """;

  @TempDir private Path directory;
  private final StringBuilder said = new StringBuilder();

  @Test
  void csv_quotedAndPlain_areReadWithTheirPlaces() throws IOException {
    LabelledTexts texts = TextCsv.of(file("a.csv", REVIEWS), "review", "verdict").read();
    assertEquals("a.csv", texts.name());
    assertEquals(List.of("no", "yes"), texts.target().labels());
    assertEquals(3, texts.size());
    LabelledTexts.Text second = texts.texts().get(1);
    assertEquals("He said \"no\"\nand left.", second.content());
    assertEquals(0, second.label());
    assertTrue(second.place().endsWith("a.csv: line 3, column `review`"), second.place());
    assertEquals(1, texts.texts().get(2).label());
  }

  @Test
  void csv_otherDelimiterAndSettledClasses_areTaken() throws IOException {
    Path file = file("a.tsv", "review\tverdict\nfine, thanks\tno\n");
    LabelledTexts texts =
        TextCsv.of(file, "review", "verdict")
            .withDelimiter('\t')
            .withClassNames(List.of("yes", "no"))
            .read();
    assertEquals("fine, thanks", texts.texts().getFirst().content());
    assertEquals(1, texts.texts().getFirst().label());
  }

  @Test
  void csv_toPredict_needsNoTarget() throws IOException {
    Path file = file("a.csv", "review\nfine\n");
    assertEquals(1, TextCsv.of(file, "review", "verdict").readTexts().size());
  }

  /// The same checks of a header as for tables of numbers, and long texts all the same.
  @Test
  void csv_headerAndLongTexts_areHeldToTheSameAsTables() throws IOException {
    Path twice = file("a.csv", "review,verdict,x,x\na,yes,1,2\nb,no,1,2\n");
    assertEquals(
        twice + ": two columns are called `x`. Give every column its own name.",
        assertThrows(GradusException.class, () -> TextCsv.of(twice, "review", "verdict").read())
            .getMessage());
    String book = "word ".repeat(1 << 16);
    Path books = file("b.csv", "review,verdict\n%s,yes\nshort,no\n".formatted(book));
    assertEquals(book, TextCsv.of(books, "review", "verdict").read().texts().getFirst().content());
  }

  /// Whatever the length, a character or the end of a piece that is decoded, text is text.
  @Test
  void readTexts_anyLength_isDecodedPieceByPiece() throws IOException {
    for (int before : List.of(0, 1, 8189, 8190, 8191, 8192, 20_000)) {
      String content = "a".repeat(before) + "\u00E9\u6211\uD83D\uDE00" + "b".repeat(9000);
      assertEquals(content, only(content.getBytes(UTF_8)));
      assertEquals(content, only(("\uFEFF" + content).getBytes(UTF_8)));
    }
    byte[] latin = ("a".repeat(9000) + "\u6211 \u00E9").getBytes(UTF_8);
    byte[] cut = Arrays.copyOf(latin, latin.length - 1);
    assertEquals(
        directory.resolve("c.txt") + ": is not UTF-8 text: byte 9004 is 0xc3. Save it as UTF-8.",
        assertThrows(GradusException.class, () -> only(cut)).getMessage());
  }

  private String only(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("c.txt"), content);
    return TextFolder.readTexts(file, false).texts().getFirst().content();
  }

  /// The text twice, while it is cut out, and hardly more: not its bytes and characters as well.
  @Test
  void readTexts_largeFile_takesItsDue() throws IOException {
    int size = 8 << 20;
    Path file = file("large.txt", "a ".repeat(size / 2));
    TextFolder.readTexts(file, false);
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long before = threads.getCurrentThreadAllocatedBytes();
    TextFolder.readTexts(file, false);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken < 2.2 * size, () -> taken + " bytes for " + size);
  }

  @Test
  void folder_ofClasses_isReadInOrderOfNames() throws IOException {
    file("good/b.txt", "second");
    file("good/a.txt", "\uFEFFfirst\nline two");
    file("bad/1.txt", "third");
    file("good/.hidden", "no");
    file("README", "no");
    LabelledTexts texts = TextFolder.of(directory).read();
    assertEquals(List.of("bad", "good"), texts.target().labels());
    assertEquals(
        List.of("third", "first\nline two", "second"),
        texts.texts().stream().map(LabelledTexts.Text::content).toList());
    assertEquals(
        List.of(1, 0, 0),
        TextFolder.of(directory).withClassNames(List.of("good", "bad")).read().texts().stream()
            .map(LabelledTexts.Text::label)
            .toList());
  }

  @Test
  void readTexts_ofOneFile_areLinesOrTheWhole() throws IOException {
    Path file = file("a.txt", "one\n \ntwo\r\n");
    LabelledTexts lines = TextFolder.readTexts(file, true);
    assertEquals(
        List.of("one", "two"), lines.texts().stream().map(LabelledTexts.Text::content).toList());
    assertTrue(lines.texts().get(1).place().endsWith("a.txt: line 3"));
    assertEquals(1, TextFolder.readTexts(file, false).size());
  }

  @Test
  void csv_mutated_isReadOrRefused() {
    byte[] whole = (REVIEWS + "4,\u6211\u7231 caf\u00E9,no\n").getBytes(UTF_8);
    for (int length = 0; length <= whole.length; length++) {
      isRead(Arrays.copyOf(whole, length));
    }
    Hostile.forAll(1, choices -> Hostile.mutated(whole, choices), TextReadersTest::isRead);
  }

  private static boolean isRead(byte[] content) {
    Path file = Path.of("f.csv");
    return Hostile.isRead(
        "f.csv: ",
        content.length,
        () -> {
          LabelledTexts texts =
              new TextCsvReading(TextCsv.of(file, "review", "verdict"), true)
                  .read(new ByteArrayInputStream(content));
          return TextEncoding.of(10, 4).fit(texts).encode(texts);
        });
  }

  @Test
  void messages_areAsReviewed() throws IOException {
    Path good = file("a.csv", REVIEWS);
    refused(() -> TextCsv.of(good, "revue", "verdict").read());
    refused(() -> TextCsv.of(good, "review", "class").read());
    refused(() -> TextCsv.of(good, "review", "verdict").withClassNames(List.of("a", "no")).read());
    refused(() -> TextCsv.of(good, "review", "review"));
    refused(() -> TextCsv.of(good, "review", "verdict").withDelimiter('"'));
    refused(() -> TextCsv.of(directory.resolve("none.csv"), "a", "b").read());
    refused(() -> TextCsv.of(directory, "a", "b").read());
    refusedCsv("");
    refusedCsv("review,verdict\n");
    refusedCsv("review,verdict,review\n");
    refusedCsv("review,verdict\na,yes\nb,yes\n");
    refusedCsv("review,verdict\na\n");
    refusedCsv("review,verdict\na,yes\nb, \n");
    refusedCsv("review,verdict\n\"a,yes\n");
    refusedCsv("review,verdict\na,yes\n... !!!,no\n");
    refusedCsv("review,verdict\na,yes\n,no\n");
    refusedCsv("review,verdict\na,yes\na" + "\u0301".repeat(40) + ",no\n");
    Path latin =
        Files.write(directory.resolve("b.csv"), new byte[] {'a', ',', 'b', '\n', (byte) 0xE9, ','});
    refused(() -> TextCsv.of(latin, "a", "b").read());
    refused(() -> TextEncoding.of(100, 0));
    refused(() -> TextEncoding.of(2, 10));
    refused(() -> Vocabulary.of(List.of("a", "b", "a")));
    refused(() -> TextFolder.of(directory).read());
    file("x/one.txt", "fine");
    refused(() -> TextFolder.of(directory).read());
    Path wrong = file("y/two.doc", "fine");
    refused(() -> TextFolder.of(directory).read());
    Files.delete(wrong);
    refused(() -> TextFolder.of(directory).read());
    Files.write(directory.resolve("y/two.txt"), new byte[] {'a', (byte) 0xC3});
    refused(() -> TextFolder.of(directory).read());
    refused(() -> TextFolder.of(directory).withClassNames(List.of("x", "z")).read());
    refused(() -> TextFolder.readTexts(file("blank.txt", " \n\n"), true));
    GoldenFiles.of(TextReadersTest.class).verify("errors", said.toString());
  }

  private void refusedCsv(String content) throws IOException {
    Path file = file("c.csv", content);
    refused(() -> {
      LabelledTexts texts = TextCsv.of(file, "review", "verdict").read();
      TextEncoding.of(100, 10).fit(texts);
    });
  }

  private void refused(Executable attempt) {
    String message = assertThrows(GradusException.class, attempt).getMessage();
    said.append(message.replace(directory.toString(), "DIR")).append('\n');
  }

  private Path file(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}

package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.testkit.TestVectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NPY and NPZ files against what numpy says they hold; see `vectors/generate_numpy.py`.
class NumpyTest {

  private static final TestVectors VECTORS = TestVectors.read("numpy");

  @TempDir private Path directory;

  @Test
  void read_everyTypeOrderAndVersion_givesNumpysNumbers() {
    Path target = write("y.npy", array(0));
    for (int i = 0; i < VECTORS.at("arrays").size(); i++) {
      TestVectors array = VECTORS.at("arrays/" + i);
      int[] shape = array.shape("numbers");
      Path file = write("x.npy", array(i));
      NumpyArray read = StoredFile.read(file, "", (in, n) -> new NpyReader("x", n).read(in));
      double[] expected = array.numbers("numbers");
      assertEquals(expected.length, shape[0]);
      int[] extents = Arrays.stream(array.numbers("shape")).mapToInt(x -> (int) x).toArray();
      assertEquals(Shape.of(extents), read.shape(), array.text("name"));
      for (int n = 0; n < expected.length; n++) {
        assertEquals(expected[n], read.number(n), array.text("name") + " " + n);
      }
      if (extents[0] == 2) {
        Dataset dataset = Npy.of(file, target).withKind(TargetKind.VALUES).read();
        int features = expected.length / 2;
        float[] sample = new float[features];
        dataset.copyFeatures(1, sample, 0);
        for (int n = 0; n < features; n++) {
          assertEquals((float) expected[features + n], sample[n], array.text("name"));
        }
      }
    }
  }

  @Test
  void npz_imagesAndLabels_areADataSet() {
    for (String archive : new String[] {"stored", "packed"}) {
      Dataset digits = Npz.of(digits(archive), "x", "y").read();
      assertEquals("digits.npz x", digits.name());
      assertEquals(6, digits.size());
      assertEquals(Shape.of(4, 4), digits.featureShape());
      assertEquals(ClassTarget.of(3), digits.target());
      double[] pixels = VECTORS.numbers("archives/digits/x/numbers");
      for (int sample = 0; sample < 6; sample++) {
        float[] features = new float[16];
        digits.copyFeatures(sample, features, 0);
        for (int i = 0; i < 16; i++) {
          assertEquals((float) pixels[16 * sample + i], features[i]);
        }
        assertEquals(VECTORS.number("archives/digits/y/numbers/" + sample), digits.label(sample));
      }
    }
  }

  @Test
  void npz_targets_areClassesOrValues() {
    Path file = digits("packed");
    assertEquals(ClassTarget.of(2), Npz.of(file, "x", "paid").read().target());
    assertEquals(ClassTarget.of(10), Npz.of(file, "x", "y").withClasses(10).read().target());
    Dataset prices = Npz.of(file, "x", "price").read();
    assertEquals(ValueTarget.single(), prices.target());
    assertEquals(
        (float) VECTORS.number("archives/digits/price/numbers/4"), prices.targetValue(4, 0));
    assertEquals(new ValueTarget(Shape.of(3)), Npz.of(file, "x", "one hot").read().target());
    assertEquals(
        ValueTarget.single(), Npz.of(file, "x", "y").withKind(TargetKind.VALUES).read().target());
    Dataset column = Npz.of(file, "y", "price").read();
    assertEquals(Shape.of(1), column.featureShape());
  }

  @Test
  void read_targetsThatDoNotFit_areRefused() {
    Path file = digits("packed");
    assertMessage(
        "DIR/digits.npz: array `one hot.npy`: has shape [6, 3], classes are one number a sample: [N] or [N, 1]. For one-hot rows save array.argmax(axis=1).",
        () -> Npz.of(file, "x", "one hot").withKind(TargetKind.CLASSES).read());
    assertMessage(
        "DIR/digits.npz: array `y.npy`: sample 0 has the label 2, expected a whole number from 0 to 1. Number classes from 0, or take the target as values.",
        () -> Npz.of(file, "x", "y").withClasses(2).read());
    Path two = write("two.npy", array(0));
    Path seven = write("seven.npy", array(count() - 4));
    assertMessage(
        "DIR/two.npy: has shape [2, 3], but DIR/seven.npy has shape [7]. Axis 0 (N) of both must be the samples; take two arrays that belong together.",
        () -> Npy.of(two, seven).read());
    assertEquals(
        "npy: 3 classes were given for a target of values. Drop the number, or take classes.",
        assertThrows(
                ConfigException.class,
                () -> Npy.of(two, two).withClasses(3).withKind(TargetKind.VALUES))
            .getMessage());
    assertEquals(
        "npz: classes must be from 2 to 65536, got 1.",
        assertThrows(ConfigException.class, () -> Npz.of(two, "x", "y").withClasses(1))
            .getMessage());
  }

  @Test
  void read_whatIsNoArrayOfNumbers_isRefusedByName() {
    String other =
        "its dtype '%s' is not read; bool, integers of 8 to 64 bits and floats of 16, 32 and 64 bits are. Save it with array.astype(\"float32\").";
    assertRefused(
        "object",
        "its dtype '|O' is Python objects, which only running code from the file restores. Save numbers: numpy.save(file, array.astype(\"float32\")).");
    assertRefused("complex", other.formatted("<c8"));
    assertRefused("text", other.formatted("<U2"));
    assertRefused("bytes", other.formatted("|S2"));
    assertRefused("date", other.formatted("<M8[D]"));
    assertRefused("long double", other.formatted("<f16"));
    assertRefused(
        "fields",
        "its dtype is a list of fields, one array of numbers was expected. Save each field by itself: numpy.savez(file, x=array[\"x\"], y=array[\"y\"]).");
    assertRefused(
        "scalar",
        "the array has 0 axes, expected 1 to 8, the first of them the samples. Save it with numpy.reshape.");
    assertRefused(
        "nine axes",
        "the array has 9 axes, expected 1 to 8, the first of them the samples. Save it with numpy.reshape.");
    assertRefused(
        "empty",
        "the header gives axis 0 the extent 0, expected 1 to 2147483647. Check the array's shape.");
  }

  @Test
  void npy_headerThatIsDamaged_isRefused() {
    byte[] whole = array(2);
    assertFile(
        "ends after 9 bytes, before its NPY header is complete. The file is cut short; save it again.",
        Arrays.copyOf(whole, 9));
    assertFile(
        "begins with the bytes 89 50 4e 47 0d 0a, an NPY file begins with 93 4e 55 4d 50 59. Check that numpy.save wrote it.",
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    assertFile(
        "is of NPY version 4.0, versions 1.0 to 3.0 are read. Save it again by a current numpy.",
        Hostile.set(whole, 6, (byte) 4));
    byte[] long2 = Hostile.set(Hostile.set(whole, 6, (byte) 2), 11, (byte) 0x7F);
    assertFile(
        "the header has 2138767478 bytes, at most 65536 are read. The file is damaged; save it again.",
        long2);
    assertFile(
        "header says 2 x 3 uint8 = 6 bytes, found 5. The file is cut short; save it again.",
        Arrays.copyOf(whole, whole.length - 1));
    assertFile(
        "header says 2 x 3 uint8 = 6 bytes, found 7. The file does not fit its header; save it again.",
        Arrays.copyOf(whole, whole.length + 1));
    assertFile(
        "element 1 of a bool array is the byte 2, expected 0 or 1. The file is damaged; save it again.",
        Hostile.set(array(0), 129, (byte) 2));
    assertFile(
        "at character 8 of the header stands `x '|u1', 'fortran_order': False, 'shape'…`, expected `:`. The file is damaged; save it again.",
        Hostile.set(whole, 18, (byte) 'x'));
    assertHeader(
        "at character 7 of the header stands the key 'name', expected 'descr', 'fortran_order' and 'shape', each once. The file is damaged; save it again.",
        "{'name': 1}");
    assertHeader(
        "the header has no 'descr'. The file is damaged; save it again.", "{'shape': (1,)}");
    assertHeader(
        "header says 2147483647 x 2147483647 x 2147483647 float64, more than 2^63 bytes. The file is damaged; save it again.",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647)}");
    assertHeader(
        "at character 18 of the header stands `Yes}`, expected `True` or `False`. The file is damaged; save it again.",
        "{'fortran_order': Yes}");
    assertHeader(
        "at character 14 of the header stands its end, expected a number or `)`. The file is damaged; save it again.",
        "{'shape': (1, ");
  }

  @Test
  void npz_archiveThatIsDamaged_isRefused() {
    Path file = digits("packed");
    assertMessage(
        "DIR/digits.npz: there is no array `z`. Did you mean `x`? The file has x, y, price, one hot, paid.",
        () -> Npz.of(file, "z", "y").read());
    byte[] stored = Base64.getDecoder().decode(VECTORS.text("archives/stored"));
    int pixel = stored[26] + (stored[28] & 0xFF) + 30 + 128;
    Path changed = write("changed.npz", Hostile.set(stored, pixel, (byte) (stored[pixel] + 1)));
    assertMessage(
        "DIR/changed.npz: array `x.npy`: has the checksum CRC, the archive says CRC. The file is damaged; save it again.",
        () -> Npz.of(changed, "x", "y").read());
    Path png = write("x.npz", new byte[] {1, 2, 3});
    assertMessage(
        "DIR/x.npz: is no whole ZIP archive (zip END header not found), as an NPZ file is. The file is damaged or something else; save it again.",
        () -> Npz.of(png, "x", "y").read());
    assertMessage(
        "DIR/none.npz: there is no such file. An NPZ file was expected; check the path.",
        () -> Npz.of(directory.resolve("none.npz"), "x", "y").read());
    assertMessage(
        "DIR: is not a regular file. An NPZ file was expected; check the path.",
        () -> Npz.of(directory, "x", "y").read());
  }

  @Test
  void npz_bomb_isRefusedWithoutTakingMemory() throws IOException {
    byte[] zeros = new byte[128 + (20 << 20)];
    byte[] header =
        "{'descr': '|u1', 'fortran_order': False, 'shape': (20971520,), }"
            .getBytes(StandardCharsets.ISO_8859_1);
    Arrays.fill(zeros, 0, 128, (byte) ' ');
    System.arraycopy(array(2), 0, zeros, 0, 10);
    System.arraycopy(header, 0, zeros, 10, header.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(zeros);
    }
    Path file = write("bomb.npz", bytes.toByteArray());
    Hostile.isRead(file.toString(), bytes.size(), () -> Npz.of(file, "x", "x").read());
    assertMessage(
        "DIR/bomb.npz: array `x.npy`: unpacks to 20971648 bytes, %d are left of what the file's size justifies. If it is to be trusted, allow more, or save it by numpy.savez, unpacked."
            .formatted((16 << 20) + 4 * bytes.size()),
        () -> Npz.of(file, "x", "x").read());
    NumpyArray allowed = new NpzReader(file, 1 << 28).read(List.of("x")).getFirst();
    assertEquals(Shape.of(20 << 20), allowed.shape());
  }

  private void assertRefused(String name, String expected) {
    assertFile(expected, Base64.getDecoder().decode(VECTORS.text("refused/" + name)));
  }

  private void assertHeader(String expected, String header) {
    byte[] file = new byte[10 + header.length()];
    System.arraycopy(array(2), 0, file, 0, 8);
    file[8] = (byte) header.length();
    System.arraycopy(header.getBytes(StandardCharsets.ISO_8859_1), 0, file, 10, header.length());
    assertFile(expected, file);
  }

  private void assertFile(String expected, byte[] content) {
    Path file = write("f.npy", content);
    assertMessage("DIR/f.npy: " + expected, () -> Npy.of(file, file).read());
  }

  private void assertMessage(String expected, Runnable reading) {
    DataException thrown = assertThrows(DataException.class, reading::run);
    String message =
        thrown.getMessage().replaceAll("(checksum|archive says) [0-9a-f]{8}", "$1 CRC");
    assertEquals(expected.replace("DIR", directory.toString()), message);
  }

  private Path digits(String archive) {
    return write("digits.npz", Base64.getDecoder().decode(VECTORS.text("archives/" + archive)));
  }

  private Path write(String name, byte[] content) {
    return IdxFiles.write(directory, name, content);
  }

  private static int count() {
    return VECTORS.at("arrays").size();
  }

  private static byte[] array(int index) {
    return Base64.getDecoder().decode(VECTORS.text("arrays/" + index + "/file"));
  }
}

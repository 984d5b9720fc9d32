package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.data.StoredType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The header of an NPY file, which is the text of a Python dictionary. It is taken apart by this
/// grammar and never evaluated:
///
/// ```
/// header = "{" entry { "," entry } [ "," ] "}"
/// entry  = "'descr'" ":" text | "'fortran_order'" ":" ( "True" | "False" ) | "'shape'" ":" tuple
/// tuple  = "(" [ number { "," number } [ "," ] ] ")"
/// ```
///
/// @param type of the numbers
/// @param bigEndian whether the high byte of a number comes first
/// @param bool whether the numbers are truth values, stored as bytes 0 and 1
/// @param fortran whether the first axis lies innermost
/// @param extents of the axes
record NpyHeader(
    StoredType type, boolean bigEndian, boolean bool, boolean fortran, List<Integer> extents) {

  private static final int MAXIMUM_RANK = 8;
  private static final Map<String, StoredType> TYPES =
      Map.ofEntries(
          Map.entry("b1", StoredType.UINT8),
          Map.entry("u1", StoredType.UINT8),
          Map.entry("i1", StoredType.INT8),
          Map.entry("u2", StoredType.UINT16),
          Map.entry("i2", StoredType.INT16),
          Map.entry("u4", StoredType.UINT32),
          Map.entry("i4", StoredType.INT32),
          Map.entry("u8", StoredType.UINT64),
          Map.entry("i8", StoredType.INT64),
          Map.entry("f2", StoredType.FLOAT16),
          Map.entry("f4", StoredType.FLOAT32),
          Map.entry("f8", StoredType.FLOAT64));

  NpyHeader {
    extents = List.copyOf(extents);
  }

  /// @param source what messages call the file
  /// @param text of the dictionary, from its brace to its line end
  /// @return what it says
  /// @throws DataException if it says anything else than the grammar allows
  static NpyHeader parse(String source, String text) {
    return new Parser(source, text).header();
  }

  /// @return `60000 x 28 x 28 uint8`
  String described() {
    String factors = String.join(" x ", extents.stream().map(String::valueOf).toList());
    return factors + " " + (bool ? "bool" : type.name().toLowerCase(Locale.ROOT));
  }

  private static final class Parser {

    private final String source;
    private final String text;
    private final Map<String, Object> found = new HashMap<>();
    private int at;

    Parser(String source, String text) {
      this.source = source;
      this.text = text;
    }

    NpyHeader header() {
      expect('{');
      while (!accept('}')) {
        entry();
        if (!accept(',')) {
          expect('}');
          break;
        }
      }
      skipSpaces();
      if (at < text.length()) {
        throw unexpected("the end of the header");
      }
      return typed(value("descr", String.class));
    }

    private void entry() {
      String key = quoted();
      int place = at;
      expect(':');
      Object value =
          switch (key) {
            case "descr" -> descr();
            case "fortran_order" -> truth();
            case "shape" -> tuple();
            default -> throw wrongKey(key, place);
          };
      if (found.put(key, value) != null) {
        throw wrongKey(key, place);
      }
    }

    private NpyHeader typed(String descr) {
      char order = descr.isEmpty() ? ' ' : descr.charAt(0);
      String name = descr.isEmpty() ? "" : descr.substring(1);
      StoredType type = TYPES.get(name);
      boolean ordered = order == '<' || order == '>';
      if (type == null || !(ordered || (order == '|' && type.bytes() == 1))) {
        throw wrongType(descr, name);
      }
      List<?> shape = value("shape", List.class);
      return new NpyHeader(
          type,
          order == '>',
          name.equals("b1"),
          value("fortran_order", Boolean.class),
          shape.stream().map(Integer.class::cast).toList());
    }

    private <T> T value(String key, Class<T> type) {
      Object value = found.get(key);
      if (value == null) {
        throw new DataException(
            "%s: the header has no '%s'. The file is damaged; save it again."
                .formatted(source, key));
      }
      return type.cast(value);
    }

    private String descr() {
      skipSpaces();
      if (at < text.length() && text.charAt(at) == '[') {
        throw new DataException(
            "%s: its dtype is a list of fields, one array of numbers was expected. Save each field by itself: numpy.savez(file, x=array[\"x\"], y=array[\"y\"])."
                .formatted(source));
      }
      return quoted();
    }

    private boolean truth() {
      skipSpaces();
      for (boolean value : new boolean[] {false, true}) {
        String word = value ? "True" : "False";
        if (text.startsWith(word, at)) {
          at += word.length();
          return value;
        }
      }
      throw unexpected("`True` or `False`");
    }

    private List<Integer> tuple() {
      List<Integer> extents = new ArrayList<>();
      expect('(');
      while (!accept(')')) {
        extents.add(extent(extents.size()));
        if (!accept(',')) {
          expect(')');
          break;
        }
      }
      if (extents.isEmpty() || extents.size() > MAXIMUM_RANK) {
        throw new DataException(
            "%s: the array has %d axes, expected 1 to %d, the first of them the samples. Save it with numpy.reshape."
                .formatted(source, extents.size(), MAXIMUM_RANK));
      }
      return extents;
    }

    private int extent(int axis) {
      skipSpaces();
      int start = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      if (start == at) {
        throw unexpected("a number or `)`");
      }
      String digits = text.substring(start, at);
      long extent = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
      if (extent < 1 || extent > Integer.MAX_VALUE) {
        throw new DataException(
            "%s: the header gives axis %d the extent %s, expected 1 to 2147483647. Check the array's shape."
                .formatted(source, axis, Entry.shown(digits)));
      }
      return (int) extent;
    }

    private String quoted() {
      skipSpaces();
      char quote = at < text.length() ? text.charAt(at) : ' ';
      if (quote != '\'' && quote != '"') {
        throw unexpected("a text in quotes");
      }
      int end = text.indexOf(quote, at + 1);
      if (end < 0) {
        throw unexpected("a text with its closing quote");
      }
      String content = text.substring(at + 1, end);
      at = end + 1;
      return content;
    }

    private void expect(char sign) {
      if (!accept(sign)) {
        throw unexpected("`" + sign + "`");
      }
    }

    private boolean accept(char sign) {
      skipSpaces();
      boolean there = at < text.length() && text.charAt(at) == sign;
      at += there ? 1 : 0;
      return there;
    }

    private void skipSpaces() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
        at++;
      }
    }

    private DataException unexpected(String expected) {
      String rest = at < text.length() ? "`" + Entry.shown(text.substring(at)) + "`" : "its end";
      return new DataException(
          "%s: at character %d of the header stands %s, expected %s. The file is damaged; save it again."
              .formatted(source, at, rest, expected));
    }

    private DataException wrongKey(String key, int place) {
      return new DataException(
          "%s: at character %d of the header stands the key '%s', expected 'descr', 'fortran_order' and 'shape', each once. The file is damaged; save it again."
              .formatted(source, place, Entry.shown(key)));
    }

    private DataException wrongType(String descr, String name) {
      String shown = Entry.shown(descr);
      if (name.startsWith("O")) {
        return new DataException(
            "%s: its dtype '%s' is Python objects, which only running code from the file restores. Save numbers: numpy.save(file, array.astype(\"float32\"))."
                .formatted(source, shown));
      }
      return new DataException(
          "%s: its dtype '%s' is not read; bool, integers of 8 to 64 bits and floats of 16, 32 and 64 bits are. Save it with array.astype(\"float32\")."
              .formatted(source, shown));
    }
  }
}

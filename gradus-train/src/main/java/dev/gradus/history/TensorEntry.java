package dev.gradus.history;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import java.util.List;
import java.util.Map;

/// One tensor's line in a safetensors header, checked.
///
/// @param dtype of its elements
/// @param shape extents; fewer than 2^31 elements
/// @param end offset of the byte after its last, from the first data byte
record TensorEntry(Dtype dtype, Shape shape, long end) {

  /// What an element may be, by its name in headers.
  enum Dtype {
    /// float32.
    F32(Float.BYTES),
    /// float64.
    F64(Double.BYTES);

    private final int bytes;

    Dtype(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }
  }

  private static final String NAME = "[A-Za-z0-9._-]{1,128}(/[A-Za-z0-9._-]{1,128}){0,7}";

  /// @param dtypes those that are read
  /// @param begin where its values must begin
  /// @param available data bytes in the file
  static TensorEntry of(
      String name, Object json, List<Dtype> dtypes, long begin, long available, String source) {
    requireName(name, source);
    List<String> names = dtypes.stream().map(Dtype::name).toList();
    if (!(json instanceof Map<?, ?> entry)
        || entry.size() != 3
        || !(entry.get("dtype") instanceof String dtype && names.contains(dtype))
        || !(entry.get("shape") instanceof List<?> dims)
        || !(entry.get("data_offsets") instanceof List<?> offsets)) {
      throw refuse(
          source,
          name,
          "must have exactly dtype %s, shape and data_offsets, has %s"
              .formatted(String.join(" or ", names), Json.line(json)));
    }
    Dtype element = Dtype.valueOf(dtype);
    long elements = elements(dims, name, source);
    long end = Math.addExact(begin, elements * element.bytes());
    if (!offsets.stream().map(Object::toString).toList().equals(List.of("" + begin, "" + end))) {
      throw refuse(
          source,
          name,
          "of shape %s must have data_offsets [%d, %d], has %s"
              .formatted(dims, begin, end, offsets));
    }
    if (end > available) {
      throw refuse(
          source,
          name,
          "ends at offset %d, but only %d data bytes follow the header".formatted(end, available));
    }
    return new TensorEntry(element, Shape.of(dims.stream().map(Integer.class::cast).toList()), end);
  }

  static void requireName(String name, String source) {
    if (!name.matches(NAME)) {
      throw refuse(
          source,
          name.replaceAll("[^ -~]", "?"),
          "is no name: up to 8 parts of letters, digits and ._- joined by / were expected");
    }
  }

  private static long elements(List<?> dims, String name, String source) {
    long elements = 1;
    for (Object dim : dims) {
      if (!(dim instanceof Integer extent) || extent < 0 || dims.size() > 8) {
        throw refuse(source, name, "must have up to 8 extents from 0, has " + dims);
      }
      try {
        elements = Math.multiplyExact(elements, extent.longValue());
      } catch (ArithmeticException e) {
        elements = Long.MAX_VALUE;
      }
      if (elements > Integer.MAX_VALUE - 8) {
        throw refuse(source, name, "of shape %s has more than 2^31 elements".formatted(dims));
      }
    }
    return elements;
  }

  private static DataException refuse(String source, String name, String reason) {
    return new DataException(
        "%s: tensor \"%s\" %s. The file is damaged or of another kind; take it from a copy."
            .formatted(source, name, reason));
  }
}

package dev.gradus.cpu;

/// What one instruction of a loop does. Operands are the results of earlier instructions; an
/// *immediate* is a number that is part of the instruction.
enum SimdOp {
  /// float vector of an input's elements; immediate: which input
  LOAD(Kind.FLOAT, Place.IN_LOOP),
  /// the float vector after that; immediate: which input
  LOAD_NEXT(Kind.FLOAT, Place.IN_LOOP),
  /// element 0 of an input in all lanes; immediate: which input
  LOAD_ONE(Kind.FLOAT, Place.BEFORE_LOOP),
  /// a scalar in all lanes; immediate: which scalar
  SCALAR(Kind.FLOAT, Place.BEFORE_LOOP),
  /// a number in all lanes; immediate: its bits
  FLOAT_CONSTANT(Kind.FLOAT, Place.BEFORE_LOOP),
  /// a number in all lanes; immediate: the number
  INT_CONSTANT(Kind.INT, Place.BEFORE_LOOP),
  /// a number in all lanes; immediate: the number
  LONG_CONSTANT(Kind.LONG, Place.BEFORE_LOOP),
  /// lower 32 bits of a stream's key; immediate: which stream
  KEY_LOW(Kind.LONG, Place.BEFORE_LOOP),
  /// upper 32 bits of a stream's key; immediate: which stream
  KEY_HIGH(Kind.LONG, Place.BEFORE_LOOP),
  /// the step at which streams are read
  COUNTER(Kind.LONG, Place.BEFORE_LOOP),
  /// the numbers of the Philox blocks of the elements of two float vectors
  BLOCK(Kind.LONG, Place.IN_LOOP),

  ADD(Kind.FLOAT),
  SUBTRACT(Kind.FLOAT),
  MULTIPLY(Kind.FLOAT),
  DIVIDE(Kind.FLOAT),
  MIN(Kind.FLOAT),
  MAX(Kind.FLOAT),
  /// operand 0 * operand 1 + operand 2 with one rounding
  MULTIPLY_ADD(Kind.FLOAT),
  NEGATE(Kind.FLOAT),
  ABS(Kind.FLOAT),
  SQRT(Kind.FLOAT),
  /// operand 0 where the mask, operand 2, is unset, else operand 1
  BLEND(Kind.FLOAT),
  /// the same bits as ints
  AS_INT(Kind.INT),
  /// ints to the nearest floats
  TO_FLOAT(Kind.FLOAT),

  LESS(Kind.MASK),
  LESS_OR_EQUAL(Kind.MASK),
  GREATER(Kind.MASK),
  GREATER_OR_EQUAL(Kind.MASK),
  EQUAL(Kind.MASK),
  NOT_EQUAL(Kind.MASK),
  MASK_AND(Kind.MASK),
  MASK_OR(Kind.MASK),

  INT_ADD(Kind.INT),
  INT_SUBTRACT(Kind.INT),
  INT_AND(Kind.INT),
  INT_OR(Kind.INT),
  INT_XOR(Kind.INT),
  INT_MAX(Kind.INT),
  /// immediate: by how many bits
  INT_SHIFT_LEFT(Kind.INT),
  /// with the sign; immediate: by how many bits
  INT_SHIFT_RIGHT(Kind.INT),
  /// with zeros; immediate: by how many bits
  INT_SHIFT_RIGHT_UNSIGNED(Kind.INT),
  /// the same bits as floats
  AS_FLOAT(Kind.FLOAT),

  LONG_ADD(Kind.LONG),
  LONG_MULTIPLY(Kind.LONG),
  LONG_AND(Kind.LONG),
  LONG_OR(Kind.LONG),
  LONG_XOR(Kind.LONG),
  /// immediate: by how many bits
  LONG_SHIFT_LEFT(Kind.LONG),
  /// with zeros; immediate: by how many bits
  LONG_SHIFT_RIGHT_UNSIGNED(Kind.LONG),
  /// lanes 0, 0, 1, 1, .. of operands 0 and 1 in turn; immediate 1: those of the upper halves
  LONG_INTERLEAVE(Kind.LONG),
  /// the same bits as ints
  LONG_AS_INT(Kind.INT);

  /// The kind of vector an instruction makes.
  enum Kind {
    FLOAT,
    INT,
    LONG,
    MASK
  }

  /// Where an instruction stands.
  enum Place {
    /// it is the same for all elements
    BEFORE_LOOP,
    /// it differs from element to element
    IN_LOOP,
    /// in the loop if an operand is
    WITH_OPERANDS
  }

  private final Kind kind;
  private final Place place;

  SimdOp(Kind kind) {
    this(kind, Place.WITH_OPERANDS);
  }

  SimdOp(Kind kind, Place place) {
    this.kind = kind;
    this.place = place;
  }

  Kind kind() {
    return kind;
  }

  Place place() {
    return place;
  }
}

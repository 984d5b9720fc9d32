package dev.gradus.cpu;

/// oneDNN's numbers of instruction sets as words.
final class InstructionSet {

  private InstructionSet() {}

  static String name(int isa) {
    return switch (isa) {
      case 0 -> "no particular instruction set";
      case 1 -> "SSE4.1";
      case 3 -> "AVX";
      case 7 -> "AVX2";
      case 15, 31 -> "AVX2 + VNNI";
      case 39 -> "AVX-512";
      case 103 -> "AVX-512 + VNNI";
      case 231 -> "AVX-512 + bf16";
      case 495 -> "AVX-512 + fp16";
      case 4079, 8175 -> "AVX-512 + AMX";
      default -> "instruction set %#x".formatted(isa);
    };
  }
}

package dev.strategikon.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors that this machine works with, all of one size.
 *
 * <p>Constants, because C2 compiles nothing else well. And one size only: the Vector API's methods
 * share their type profiles, so where a JVM has used two sizes of float vectors, C2 no longer knows
 * which one a loop carries, and every operation allocates. Half vectors for conversions to double
 * made the geometry ten times slower, in whatever came after them.
 */
final class Shapes {
  /** Floats: 16 lanes with AVX-512, 8 with AVX2, 4 with NEON and SSE. */
  static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > 16
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Integers, as many lanes. */
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

  /** Doubles, half as many lanes. */
  static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, FLOATS.vectorShape());

  /** Whether there are 32 vector registers, as with AVX-512 and on ARM, or 16. */
  static final boolean MANY_REGISTERS =
      FLOATS.vectorBitSize() >= 512 || System.getProperty("os.arch").equals("aarch64");

  private Shapes() {}

  static int bits() {
    return FLOATS.vectorBitSize();
  }

  /**
   * Returns as many floats as there are lanes of doubles, from a place on. It reads twice as many:
   * the Vector API takes the upper half of a vector by a shuffle, which costs more than a load.
   */
  static DoubleVector widened(float[] row, int at) {
    return widened(FloatVector.fromArray(FLOATS, row, at));
  }

  /** Returns the lower half of some floats as doubles. */
  static DoubleVector widened(FloatVector floats) {
    return (DoubleVector) floats.convertShape(VectorOperators.F2D, DOUBLES, 0);
  }

  /**
   * Turns floats' bits into integers of the same order, and back: of negative floats all bits but
   * the sign are inverted.
   */
  static IntVector flip(IntVector bits) {
    return bits.lanewise(
        VectorOperators.XOR,
        bits.lanewise(VectorOperators.ASHR, 31).lanewise(VectorOperators.AND, Integer.MAX_VALUE));
  }
}

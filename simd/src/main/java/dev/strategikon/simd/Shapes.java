package dev.strategikon.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shapes used on this machine, all of one size.
 *
 * <p>They are constants, because C2 compiles nothing else well. There is one size only: the methods
 * of the Vector API share their type profiles. Once a JVM has used two sizes of float vectors, C2
 * cannot tell which one a loop uses, and every operation allocates. Vectors of half the size for
 * conversions to double made the geometry ten times slower in all code that ran after them.
 */
final class Shapes {
  /** Floats: 16 lanes with AVX-512, 8 with AVX2, 4 with NEON and SSE. */
  static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > 16
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Integers, with as many lanes. */
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

  /** Doubles, with half as many lanes. */
  static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, FLOATS.vectorShape());

  /** Whether there are 32 vector registers, as with AVX-512 and on ARM, or 16. */
  static final boolean MANY_REGISTERS =
      FLOATS.vectorBitSize() >= 512 || System.getProperty("os.arch").equals("aarch64");

  private Shapes() {}

  /** Returns the size of a vector in bits. */
  static int bits() {
    return FLOATS.vectorBitSize();
  }

  /**
   * Returns floats as doubles, one for each lane of doubles. It reads twice as many floats and
   * drops the upper half: the Vector API would get at that half by a shuffle, which costs more than
   * a load.
   */
  static DoubleVector widened(float[] row, int at) {
    return widened(FloatVector.fromArray(FLOATS, row, at));
  }

  /** Returns the lower half of a vector of floats as doubles. */
  static DoubleVector widened(FloatVector floats) {
    return (DoubleVector) floats.convertShape(VectorOperators.F2D, DOUBLES, 0);
  }

  /**
   * Converts the bits of floats to sortable integers and back (see {@link
   * dev.strategikon.kernel.SortableFloats}).
   */
  static IntVector flip(IntVector bits) {
    return bits.lanewise(
        VectorOperators.XOR,
        bits.lanewise(VectorOperators.ASHR, 31).lanewise(VectorOperators.AND, Integer.MAX_VALUE));
  }
}

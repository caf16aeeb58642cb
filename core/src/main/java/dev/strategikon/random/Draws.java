package dev.strategikon.random;

/**
 * A stream of random numbers, named by a seed, a purpose and keys, such as (seed, "minibatch",
 * step, worker).
 *
 * <p>Each name has a stream of its own. So the numbers that worker 7 draws in step 100 are the same
 * on any number of threads, on any machine and after a resume: no other draws come before them. The
 * generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). It is written out here because the
 * JDK's own may change between versions.
 *
 * <p>Not safe for use by several threads. A stream is cheap, so make one for each.
 */
public final class Draws {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private Draws(long state) {
    this.state = state;
  }

  /**
   * Returns a stream at its beginning.
   *
   * @param seed the seed of the whole run
   * @param purpose what the numbers are for, so that two uses in the same step do not correlate
   * @param keys where in the run they are used: a step, a worker, a layer
   * @return a new stream
   */
  public static Draws of(long seed, String purpose, long... keys) {
    long state = mix(seed + GOLDEN_GAMMA);
    for (int i = 0; i < purpose.length(); i++) {
      state = mix(state ^ purpose.charAt(i)) + GOLDEN_GAMMA;
    }
    for (long key : keys) {
      state = mix(state ^ mix(key + GOLDEN_GAMMA)) + GOLDEN_GAMMA;
    }
    return new Draws(state);
  }

  /**
   * Skips draws of 64 bits, in constant time.
   *
   * @param draws how many
   */
  public void skip(long draws) {
    state += draws * GOLDEN_GAMMA;
  }

  /** {@return 64 random bits} */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * Returns an integer in [0, bound), each with the same probability.
   *
   * @param bound one past the largest integer
   * @return the integer
   * @throws IllegalArgumentException if bound is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("Expected a positive bound, got " + bound);
    }
    // Lemire's method: the high word of a 32 x 32 bit product, rejecting the few biased low words.
    long product = (nextLong() >>> 32) * bound;
    if ((product & 0xFFFFFFFFL) < bound) {
      long threshold = (1L << 32) % bound;
      while ((product & 0xFFFFFFFFL) < threshold) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /** {@return a number in [0, 1), a multiple of 2^-53} */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** {@return a number from the standard normal distribution; it takes two draws of 64 bits} */
  public double nextGaussian() {
    // Box and Muller's transform; StrictMath, so that the bits do not depend on the machine.
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /**
   * Returns {@code count} different integers of [0, total), each subset with the same probability.
   *
   * @param total one past the largest integer
   * @param count how many
   * @return the integers, ascending, owned by the caller
   * @throws IllegalArgumentException unless 0 ≤ count ≤ total
   */
  public int[] subset(int total, int count) {
    if (count < 0 || count > total) {
      throw new IllegalArgumentException("Cannot draw " + count + " of " + total);
    }
    int[] subset = new int[count];
    int found = 0;
    for (int i = 0; i < total && found < count; i++) {
      // Knuth's selection sampling: take i with probability (still needed) / (still available).
      if (nextInt(total - i) < count - found) {
        subset[found++] = i;
      }
    }
    return subset;
  }

  /**
   * Returns the integers of [0, count) in random order, each order with the same probability. It is
   * the inside-out variant of Fisher and Yates's shuffle, which draws otherwise than {@link
   * #shuffle}.
   *
   * @param count how many
   * @return the integers, owned by the caller
   */
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  /**
   * Shuffles numbers in place by Fisher and Yates's method; each order has the same probability.
   *
   * @param numbers reordered
   */
  public void shuffle(int[] numbers) {
    for (int last = numbers.length - 1; last > 0; last--) {
      int other = nextInt(last + 1);
      int moved = numbers[last];
      numbers[last] = numbers[other];
      numbers[other] = moved;
    }
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

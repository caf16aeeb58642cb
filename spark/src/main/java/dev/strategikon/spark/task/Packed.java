package dev.strategikon.spark.task;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Floats as bytes, for serialisation: Java writes byte arrays in one piece, and float arrays value
 * by value. It holds as many floats as an array can, in several byte arrays.
 */
public final class Packed implements Serializable {
  private static final long serialVersionUID = 1;

  /** The number of floats in a piece. */
  private static final int PIECE = 1 << 24;

  private final int length;
  private final byte[][] pieces;

  /**
   * Copies floats.
   *
   * @param values copied
   * @param from the index of the first float
   * @param to the index after the last float
   */
  public Packed(float[] values, int from, int to) {
    length = to - from;
    pieces = new byte[(int) (((long) length + PIECE - 1) / PIECE)][];
    for (int i = 0; i < pieces.length; i++) {
      int start = i * PIECE;
      int count = Math.min(PIECE, length - start);
      pieces[i] = new byte[count * Float.BYTES];
      view(i).asFloatBuffer().put(values, from + start, count);
    }
  }

  /**
   * Copies all floats of an array.
   *
   * @param values copied
   */
  public Packed(float[] values) {
    this(values, 0, values.length);
  }

  /** {@return the floats in a new array} */
  public float[] floats() {
    return floats(0, length);
  }

  /**
   * {@return some of the floats in a new array}
   *
   * @param from the index of the first float
   * @param to the index after the last float
   */
  public float[] floats(int from, int to) {
    float[] values = new float[to - from];
    for (int i = from / PIECE; i < pieces.length && i * PIECE < to; i++) {
      int first = Math.max(from, i * PIECE);
      int count = Math.min(to, i * PIECE + pieces[i].length / Float.BYTES) - first;
      view(i).asFloatBuffer().position(first - i * PIECE).get(values, first - from, count);
    }
    return values;
  }

  /** Returns a piece in little-endian order, which is the native order of most machines. */
  private ByteBuffer view(int piece) {
    return ByteBuffer.wrap(pieces[piece]).order(ByteOrder.LITTLE_ENDIAN);
  }
}

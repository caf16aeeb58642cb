package dev.strategikon.pipeline;

import dev.strategikon.compute.Blocks;
import dev.strategikon.gradient.BlockReader;
import dev.strategikon.rule.CoordinateRule;

/** Reads vectors block by block and aggregates each block. For one thread. */
final class BlockColumns {
  private final BlockReader reader;
  private final CoordinateRule.Kernel kernel;
  private float[] result = new float[0];

  BlockColumns(BlockReader reader, CoordinateRule.Kernel kernel) {
    this.reader = reader;
    this.kernel = kernel;
  }

  /** Aggregates coordinates [from, to), at most a block, into the same places of {@code out}. */
  void aggregate(int from, int to, float[] out) {
    int at = reader.read(from, to);
    if (at == from) {
      kernel.aggregate(reader.rows(), from, to, out);
      return;
    }
    if (result.length == 0) {
      result = new float[Blocks.SIZE];
    }
    kernel.aggregate(reader.rows(), at, at + to - from, result);
    System.arraycopy(result, at, out, from, to - from);
  }
}

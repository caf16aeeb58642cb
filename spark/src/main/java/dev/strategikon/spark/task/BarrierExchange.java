package dev.strategikon.spark.task;

import dev.strategikon.gradient.Shard;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.apache.spark.BarrierTaskContext;

/** The tasks of a barrier stage meet at the driver, in the order of their partitions. */
final class BarrierExchange implements Shard.Exchange {
  private final BarrierTaskContext context = BarrierTaskContext.get();

  @Override
  public double[][] gather(double[] own) {
    // Spark's messages are text.
    return Arrays.stream(context.allGather(text(own)))
        .map(BarrierExchange::numbers)
        .toArray(double[][]::new);
  }

  static String text(double[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Double.BYTES));
    bytes.asDoubleBuffer().put(numbers);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  static double[] numbers(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    double[] numbers = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
    return numbers;
  }
}

package dev.strategikon.spark.task;

import dev.strategikon.compute.Shard;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeoutException;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.RequestMethod;
import org.apache.spark.RequestToSync;
import org.apache.spark.SparkEnv;
import org.apache.spark.rpc.AbortableRpcFuture;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcTimeout;
import org.apache.spark.util.RpcUtils;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;
import scala.reflect.ClassTag$;

/**
 * Exchanges sums among the tasks of a barrier stage, by way of the driver, in the order of their
 * partitions.
 *
 * <p>It sends the same requests to Spark's coordinator as {@link BarrierTaskContext#allGather}.
 * That method waits for a whole second before it looks for the answer, which arrives after a
 * millisecond, and a step has several exchanges. Do not use both in the same task.
 */
final class BarrierExchange implements Shard.Exchange {
  private static final Duration POLL_INTERVAL = Duration.create("1s");

  /** No time limit: Spark reports lost tasks itself. */
  private static final RpcTimeout NONE =
      new RpcTimeout((FiniteDuration) Duration.create("365 days"), "barrier");

  private final BarrierTaskContext context = BarrierTaskContext.get();
  private final RpcEndpointRef coordinator =
      RpcUtils.makeDriverRef("barrierSync", SparkEnv.get().conf(), SparkEnv.get().rpcEnv());
  private int exchanges;

  @Override
  public double[][] gather(double[] own) {
    AbortableRpcFuture<String[]> answer =
        coordinator.askAbortable(
            new RequestToSync(
                context.numPartitions(),
                context.stageId(),
                context.stageAttemptNumber(),
                context.taskAttemptId(),
                exchanges++,
                context.partitionId(),
                text(own), // Spark's messages are text
                RequestMethod.ALL_GATHER()),
            NONE,
            ClassTag$.MODULE$.apply(String[].class));
    try {
      return Arrays.stream(await(answer)).map(BarrierExchange::numbers).toArray(double[][]::new);
    } catch (Exception e) {
      answer.abort(e);
      throw new IllegalStateException("Not all shards of a step took part in an exchange", e);
    }
  }

  /** Waits for the answer. Spark cancels a task by a flag in its context. */
  private String[] await(AbortableRpcFuture<String[]> answer) throws Exception {
    while (true) {
      try {
        return Await.result(answer.future(), POLL_INTERVAL);
      } catch (TimeoutException e) {
        context.killTaskIfInterrupted();
      }
    }
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

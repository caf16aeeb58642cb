package dev.strategikon.round;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Inbox;
import dev.strategikon.pipeline.Aggregate;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.RuleMemory;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A server's memory for the rounds of its training loop: each fills as gradients arrive and is
 * aggregated when it closes.
 *
 * <pre>{@code
 * RoundBuffer rounds = new RoundBuffer(25, d, 11, Aggregator.parse("nnm | trimmed-mean"), compute);
 * OpenRound round = rounds.open();
 * round.submit(worker, gradient);                                      // on any thread
 * float[] update = round.await(Duration.ofSeconds(5)).vector();
 * }</pre>
 *
 * <p>Assumptions: at most q of the m workers are Byzantine or too slow in a step, and a submission
 * really comes from the worker whose number it has.
 *
 * <p>Guarantees: the aggregate is that of {@link Aggregator#aggregate(Admission, int, Round,
 * Compute)}, with the same bits for the same submissions, in whatever order and on whatever threads
 * they arrive. A late submission changes no later round.
 *
 * <p>Memory: (m + 2)·d floats, reserved once, and what the rule {@link Aggregator#remembered
 * remembers}. No step allocates a vector, unless the rule {@link Aggregator#seesWholeVectors} and
 * makes vectors of its own.
 *
 * <p>Thread-safety: safe for use by several threads; one round is open at a time.
 */
public final class RoundBuffer {
  private final int m;
  private final int dimension;
  private final int byzantine;
  private final Aggregator aggregator;
  private final Compute compute;
  private final Inbox inbox;
  private final Arrivals arrivals;

  /** The array for the next aggregate, and the other one. Used while a round is closing. */
  private float[] next;

  private float[] last;

  /** The last aggregate, which a rule may start from; null before the first. */
  private volatile float[] previous;

  /** What the rule remembers of the workers. */
  private volatile RuleMemory memory = RuleMemory.NONE;

  /** The number of the next step. */
  private volatile int step;

  /**
   * Reserves the memory.
   *
   * @param m how many workers
   * @param dimension d, the number of coordinates
   * @param byzantine q, unless the pipeline states its own
   * @param aggregator the rule
   * @param compute threads and kernels of the aggregation; they change no bit of it
   * @throws IllegalArgumentException if m or d is below 1, the rule is not defined for m and q, or
   *     this is a shard
   */
  public RoundBuffer(int m, int dimension, int byzantine, Aggregator aggregator, Compute compute) {
    this(m, dimension, byzantine, aggregator, compute, Ticker.SYSTEM);
  }

  RoundBuffer(
      int m, int dimension, int byzantine, Aggregator aggregator, Compute compute, Ticker ticker) {
    aggregator.check(m, byzantine);
    if (compute.shard().dimension(dimension) != dimension) {
      throw new IllegalArgumentException("A round needs all coordinates in one process, no shard");
    }
    this.m = m;
    this.dimension = dimension;
    this.byzantine = byzantine;
    this.aggregator = aggregator;
    this.compute = compute;
    this.inbox = new Inbox(m, dimension, compute.kernels().sums());
    this.arrivals = new Arrivals(m, ticker);
    this.last = new float[dimension];
    this.next = new float[dimension];
  }

  /**
   * Opens the next round: step 0, 1, 2, … with seed 0, the last aggregate and what the rule
   * remembers of the workers. Rules that draw random numbers draw them by seed and step.
   *
   * @return the round
   * @throws IllegalStateException if the last round is not closed
   * @throws IllegalArgumentException if the rule needs the gradient of a server's sample
   */
  public OpenRound open() {
    return open(new Round(0, step, previous).with(memory));
  }

  /**
   * Opens a round at a moment of the caller's: with another seed or step, a last aggregate or a
   * rule's memory from a checkpoint, or the gradient of the server's sample. The steps of {@link
   * #open()} go on from it.
   *
   * @param moment seed, step, last aggregate, server's sample and the rule's memory
   * @return the round
   * @throws IllegalStateException if the last round is not closed
   * @throws IllegalArgumentException if the last aggregate or the sample has another length than d,
   *     the rule needs a sample and there is none, or its memory is not of m workers
   */
  public OpenRound open(Round moment) {
    if (moment.previous() != null && moment.previous().length != dimension) {
      throw new IllegalArgumentException(
          "The last aggregate has %d coordinates, expected %d"
              .formatted(moment.previous().length, dimension));
    }
    if (aggregator.needsSample()) {
      moment.requireSample(dimension);
    }
    if (!moment.memory().isEmpty() && moment.memory().workers() != m) {
      throw new IllegalArgumentException(
          "The rule's memory is of %d workers, expected m = %d"
              .formatted(moment.memory().workers(), m));
    }
    OpenRound round = new OpenRound(this, moment);
    arrivals.open(round);
    step = moment.step() + 1;
    return round;
  }

  Receipt submit(OpenRound round, int worker, List<FloatBuffer> pieces) {
    Objects.checkIndex(worker, m);
    Receipt receipt = arrivals.begin(round, worker);
    if (receipt != Receipt.ACCEPTED) {
      return receipt;
    }
    try {
      if (Inbox.length(pieces) != dimension) {
        return Receipt.WRONG_LENGTH;
      }
      return inbox.put(worker, pieces) ? Receipt.ACCEPTED : Receipt.NOT_FINITE;
    } finally {
      arrivals.end();
    }
  }

  void await(OpenRound round, Duration atMost) throws InterruptedException {
    arrivals.await(round, atMost);
  }

  ClosedRound close(OpenRound round, Round moment) {
    arrivals.shut(round);
    try {
      List<Integer> rejected = inbox.rejected();
      int declared = aggregator.declared(byzantine);
      if (rejected.size() > declared || rejected.size() == m) {
        throw new TooManyRejectedException(moment.step(), m, declared, rejected);
      }
      return aggregate(moment, inbox.admission());
    } finally {
      inbox.clear();
      arrivals.finish();
    }
  }

  void abandon(OpenRound round) {
    arrivals.shut(round);
    inbox.clear();
    arrivals.finish();
  }

  /** The last aggregate must stay while the next one is computed, so two arrays take turns. */
  private ClosedRound aggregate(Round moment, Admission admission) {
    Aggregate aggregate = aggregator.aggregateInto(next, admission, byzantine, moment, compute);
    float[] free = last;
    last = next;
    next = free;
    previous = last;
    memory = aggregate.memory();
    return new ClosedRound(moment.step(), last, admission.rejected(), memory);
  }
}

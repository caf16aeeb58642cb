package dev.strategikon.round;

import dev.strategikon.rule.Round;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;

/**
 * A step's round, which fills as gradients arrive. {@link RoundBuffer#open} returns it.
 *
 * <p>Guarantees: a worker's first submission counts, whatever it is. A gradient is copied before
 * {@code submit} returns, by the calling thread. The aggregate depends on who submitted what, and
 * on no order.
 *
 * <p>Thread-safety: any number of threads may submit while another one waits. A submission that has
 * begun when the round closes is in it; {@link #close} waits for the copy.
 */
public final class OpenRound {
  private final RoundBuffer buffer;
  private final Round moment;

  OpenRound(RoundBuffer buffer, Round moment) {
    this.buffer = buffer;
    this.moment = moment;
  }

  /** {@return the number of the step} */
  public int step() {
    return moment.step();
  }

  /**
   * Submits a worker's gradient.
   *
   * @param worker from 0 to m − 1
   * @param gradient d floats, copied
   * @return what became of it
   * @throws IndexOutOfBoundsException if there is no such worker
   */
  public Receipt submit(int worker, float[] gradient) {
    return submit(worker, FloatBuffer.wrap(gradient));
  }

  /**
   * Submits a worker's gradient.
   *
   * @param worker from 0 to m − 1
   * @param gradient d floats from its position to its limit, in the heap or in direct memory;
   *     copied, and its position stays
   * @return what became of it
   * @throws IndexOutOfBoundsException if there is no such worker
   */
  public Receipt submit(int worker, FloatBuffer gradient) {
    return submit(worker, List.of(gradient));
  }

  /**
   * Submits a worker's gradient in pieces, such as the layers of a network.
   *
   * @param worker from 0 to m − 1
   * @param pieces d floats together, each from its position to its limit; copied, and their
   *     positions stay
   * @return what became of it
   * @throws IndexOutOfBoundsException if there is no such worker
   */
  public Receipt submit(int worker, List<FloatBuffer> pieces) {
    return buffer.submit(this, worker, pieces);
  }

  /**
   * Waits until all m workers have submitted, or the time is over; then closes the round as {@link
   * #close} does.
   *
   * @param atMost how long to wait
   * @return the aggregate
   * @throws InterruptedException if the thread is interrupted while it waits; the round stays open
   * @throws IllegalStateException if the round is closed already
   * @throws TooManyRejectedException if more than the declared q workers sent nothing usable
   * @throws IllegalArgumentException if the rule is not defined for the vectors that remain
   */
  public ClosedRound await(Duration atMost) throws InterruptedException {
    buffer.await(this, atMost);
    return close();
  }

  /**
   * Closes the round now and aggregates what was accepted. Every worker without an accepted vector
   * counts as one of the q declared: m and q fall by one for each. The buffer is free for the next
   * round then, also after an exception.
   *
   * @return the aggregate
   * @throws IllegalStateException if the round is closed already
   * @throws TooManyRejectedException if more than the declared q workers sent nothing usable
   * @throws IllegalArgumentException if the rule is not defined for the vectors that remain
   */
  public ClosedRound close() {
    return buffer.close(this, moment);
  }

  /**
   * Closes the round now, without an aggregate. The buffer is free for the next round then.
   *
   * @throws IllegalStateException if the round is closed already
   */
  public void abandon() {
    buffer.abandon(this);
  }
}

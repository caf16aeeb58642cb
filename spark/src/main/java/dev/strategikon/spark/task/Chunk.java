package dev.strategikon.spark.task;

import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepMetrics;
import java.io.Serializable;
import java.util.List;

/**
 * What an executor made of some steps of a run.
 *
 * @param rows of the steps, in order
 * @param after where the run stands then
 * @param refusal why it did not go on, to be told to the user; null if it did
 */
public record Chunk(List<Row> rows, StateCopy after, String refusal) implements Serializable {
  /**
   * What a step came to.
   *
   * @param metrics with an evaluation, where there was one
   * @param audited the row as the audit was told of it; null without an audit
   * @param audit null without an audit
   */
  public record Row(StepMetrics metrics, StepMetrics audited, StepAudit audit)
      implements Serializable {}
}

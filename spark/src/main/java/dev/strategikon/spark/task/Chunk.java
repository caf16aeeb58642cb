package dev.strategikon.spark.task;

import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepMetrics;
import java.io.Serializable;
import java.util.List;

/**
 * The result of some steps of a run on an executor.
 *
 * @param rows the rows of the steps, in order
 * @param after the state after these steps
 * @param refusal the message for the user if a step was refused, else null
 */
public record Chunk(List<Row> rows, StateCopy after, String refusal) implements Serializable {
  /**
   * The result of a step.
   *
   * @param metrics the metrics, with an evaluation if there was one
   * @param audited the metrics that were reported with the audit; null without an audit
   * @param audit the audit; null without one
   */
  public record Row(StepMetrics metrics, StepMetrics audited, StepAudit audit)
      implements Serializable {}
}

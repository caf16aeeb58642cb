package dev.strategikon.cli.audit;

import dev.strategikon.audit.Question;
import dev.strategikon.audit.Theorem2;
import java.io.PrintWriter;

/** Says on standard error what an audit of many vectors is doing: it takes seconds to minutes. */
final class AuditProgress {
  /** Of fewer vectors an audit is done before anybody asks. */
  private static final int MANY = 200;

  private final int workers;
  private final PrintWriter err;
  private final int rules;
  private int begun;

  /**
   * Creates the progress, and says what is done less thoroughly.
   *
   * @param question that of the first rule
   * @param rules how many rules are audited
   */
  AuditProgress(Question question, PrintWriter err, int rules) {
    this.workers = question.workers();
    this.err = err;
    this.rules = rules;
    if (workers > MANY) {
      say(
          "m = %,d vectors: more than %d are searched less thoroughly%s"
              .formatted(
                  workers,
                  MANY,
                  Theorem2.isComputed(workers)
                      ? ""
                      : "; profiles are bracketed, and theorem 2 is left out"));
    }
  }

  /** Called before Theorem 2 is asked. */
  void theorem2() {
    if (workers > MANY && Theorem2.isComputed(workers)) {
      say("theorem 2 …");
    }
  }

  /** Called before a rule is audited. */
  void rule(String spec) {
    begun++;
    if (workers > MANY) {
      say("%s (%d of %d) …".formatted(spec, begun, rules));
    }
  }

  private void say(String line) {
    err.println(line);
    err.flush();
  }
}

package dev.strategikon.bits;

import dev.strategikon.audit.ToleranceAudit;
import java.util.Arrays;
import java.util.stream.Stream;

/** All that an audit says, for tests that compare two of them to the last bit. */
public final class AuditFacts {
  private AuditFacts() {}

  /** Returns the facts as text, and the vector that reaches the bound if there is one. */
  public static Shards.Answer of(ToleranceAudit audit) {
    String facts =
        Stream.of(
                Arrays.toString(audit.ipm().products()),
                audit.ipm().breaks(),
                audit.ipm().worst(),
                audit.ipm().exact(),
                audit.bound().innerProduct(),
                audit.bound().exact(),
                audit.bound().attack(),
                audit.theorem1(),
                audit.theorem2(),
                audit.premises(),
                audit.robustness())
            .map(String::valueOf)
            .reduce("", (a, b) -> a + "\n" + b);
    float[][] vectors = audit.bound().vectors();
    return vectors == null || vectors.length == 0
        ? new Shards.Answer(facts)
        : new Shards.Answer(facts, vectors[0]);
  }
}

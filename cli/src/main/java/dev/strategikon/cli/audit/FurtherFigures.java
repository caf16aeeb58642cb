package dev.strategikon.cli.audit;

import dev.strategikon.audit.LeastByzantine;
import dev.strategikon.audit.Premises;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.Robustness;
import dev.strategikon.audit.WorstCase;
import dev.strategikon.cli.audit.AuditAnswer.Told;
import dev.strategikon.pipeline.Aggregator;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code audit} that ask for several audits of one rule. */
final class FurtherFigures {
  @Option(
      names = "--least-q",
      description =
          "Looks for the least number of attackers that turns the rule uphill, with the same honest"
              + " vectors.")
  private boolean leastQ;

  @Option(
      names = "--declared",
      paramLabel = "Q,Q,…",
      split = ",",
      description =
          "Also audits the rule as if it were told each of these numbers, while as many attack as"
              + " before.")
  private List<Integer> declared = List.of();

  /** Checks the options. Call it before long computations. */
  void check(CommandLine command) {
    for (int q : declared) {
      if (q < 0) {
        throw new ParameterException(command, "--declared takes numbers from 0 on, not " + q);
      }
    }
  }

  /**
   * Returns the least q of a rule; null if it is not asked for.
   *
   * @param spec the rule as the user wrote it: one that states its own q keeps it
   */
  LeastByzantine least(String spec, Question question) {
    if (!leastQ) {
      return null;
    }
    boolean isTold =
        Aggregator.parse(spec).ownDeclared().isEmpty()
            && question.declared() == question.byzantine();
    return LeastByzantine.of(question, isTold);
  }

  /** Returns the worst cases for each number of {@code --declared}. */
  List<Told> told(Question question, Premises premises) {
    List<Told> told = new ArrayList<>();
    for (int number : declared) {
      try {
        Question asked =
            new Question(
                question.honest(),
                question.byzantine(),
                question.rule().told(number),
                question.reference(),
                question.round(),
                question.compute());
        WorstCase worst = WorstCase.of(asked);
        told.add(new Told(number, worst, Robustness.of(asked, worst, premises), null));
      } catch (IllegalArgumentException e) {
        told.add(new Told(number, null, null, e.getMessage()));
      }
    }
    return told;
  }
}

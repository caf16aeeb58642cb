package dev.strategikon.cli.audit;

import dev.strategikon.audit.Bound;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.Theorem2;
import dev.strategikon.cli.audit.AuditAnswer.Definition4;
import dev.strategikon.cli.console.TextTable;
import dev.strategikon.profile.Interval;
import dev.strategikon.text.ShownNumbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An audit as text: a few lines for one rule, a table for several. */
final class AuditText {
  private final AuditSubject subject;
  private final List<AuditAnswer> answers;
  private final Question question;

  private AuditText(AuditSubject subject, List<AuditAnswer> answers) {
    this.subject = subject;
    this.answers = answers;
    this.question = answers.get(0).audit().question();
  }

  /** Prints the results of an audit. */
  static void print(PrintWriter out, AuditSubject subject, List<AuditAnswer> answers) {
    AuditText text = new AuditText(subject, answers);
    out.println(text.heading());
    out.println();
    if (answers.size() == 1) {
      out.println(text.verdict(answers.get(0)));
      out.println();
      List<List<String>> rows = new ArrayList<>(text.details(answers.get(0)));
      rows.addAll(RobustnessText.details(answers.get(0)));
      rows.addAll(text.ofGradients());
      TextTable.print(out, rows);
    } else {
      TextTable.print(out, text.table());
      out.println(text.legend());
      out.println();
      TextTable.print(out, RobustnessText.table(answers));
      out.println(RobustnessText.legend(answers));
      out.println();
      TextTable.print(out, text.ofGradients());
    }
    text.printTold(out);
    text.printLayers(out);
    text.printTests(out);
    out.flush();
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "%s: %d honest and %d Byzantine vectors, d = %,d; r is %s",
        subject.name(),
        question.honest().count(),
        question.byzantine(),
        question.honest().dimension(),
        subject.referenceName());
  }

  /** Says whether the rule still descends. */
  private String verdict(AuditAnswer answer) {
    List<Interval> breaks = answer.audit().ipm().breaks();
    Bound bound = answer.audit().bound();
    if (!breaks.isEmpty()) {
      return "%s does not hold: inner product manipulation turns it uphill for %s."
          .formatted(answer.rule(), epsilons(breaks));
    }
    if (bound.innerProduct() < 0) {
      return "%s holds against inner product manipulation, but not against every attack."
          .formatted(answer.rule());
    }
    return bound.exact() || bound.limit() >= 0
        ? "%s holds: no attack turns it uphill.".formatted(answer.rule())
        : "%s holds against every attack that was tried; that there is none is not proved."
            .formatted(answer.rule());
  }

  private List<List<String>> details(AuditAnswer answer) {
    List<List<String>> rows = new ArrayList<>();
    IpmProfile ipm = answer.audit().ipm();
    double epsilon = ipm.worst().epsilon();
    String where =
        epsilon == Double.POSITIVE_INFINITY ? "ε → ∞" : "ε = " + ShownNumbers.digits(epsilon);
    rows.add(
        List.of(
            "manipulation",
            "at its worst %s, at %s%s"
                .formatted(
                    size(answer, ipm.worst().innerProduct()),
                    where,
                    ipm.exact() ? "" : "; bracketed by refinement, not exact")));
    Bound bound = answer.audit().bound();
    String extent = bound.exact() ? ", and no attack any lower" : " at least" + limit(answer);
    rows.add(List.of("any attack", "down to " + size(answer, bound.innerProduct()) + extent));
    rows.add(List.of("", "reached by " + bound.attack()));
    return rows;
  }

  private static String limit(AuditAnswer answer) {
    double limit = answer.audit().bound().limit();
    return limit == Double.NEGATIVE_INFINITY
        ? "; no proven limit: " + answer.audit().bound().obstacle()
        : ", and none below %s·‖r‖²".formatted(ShownNumbers.digits(answer.relative(limit)));
  }

  private List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("rule", "uphill for ε", "worst", "at ε", "any attack"));
    for (AuditAnswer answer : answers) {
      IpmProfile ipm = answer.audit().ipm();
      Bound bound = answer.audit().bound();
      rows.add(
          List.of(
              answer.rule(),
              (ipm.exact() || ipm.breaks().isEmpty() ? "" : "~ ") + IntervalText.of(ipm.breaks()),
              ShownNumbers.digits(answer.relative(ipm.worst().innerProduct())),
              ShownNumbers.digits(ipm.worst().epsilon()),
              RobustnessText.boundCell(answer, bound)));
    }
    return rows;
  }

  /** Explains the signs in the table. */
  private String legend() {
    boolean refined = answers.stream().anyMatch(answer -> !answer.audit().ipm().exact());
    boolean tried = answers.stream().anyMatch(answer -> !answer.audit().bound().exact());
    return "worst, any attack: ⟨r, A⟩ in units of ‖r‖²"
        + (tried ? "; ≤: the strongest attack found, more may be possible" : "")
        + (refined ? "; ~: bracketed by refinement, not exact" : "");
  }

  /** Returns the lines that depend on the honest vectors and q alone. */
  private List<List<String>> ofGradients() {
    String share = ShownNumbers.percent(answers.get(0).audit().theorem1().share());
    String ratio = ShownNumbers.digits(answers.get(0).audit().robustness().noiseRatio());
    return List.of(
        List.of("noise", "√Var/‖v̄‖ = " + ratio),
        List.of("(G, B)", heterogeneity()),
        List.of("theorem 1", "|r_j| < σ_j/√(h-1) on " + share + " of the coordinates (median)"),
        List.of("theorem 2", theorem2(answers.get(0).audit().theorem2())));
  }

  private String heterogeneity() {
    return subject
        .heterogeneity()
        .map(
            fit ->
                "G = %s, B = %s over the run's %d audited steps"
                    .formatted(
                        ShownNumbers.digits(fit.g()), ShownNumbers.digits(fit.b()), fit.moments()))
        .orElse("not from one set of vectors; a run with audit-every has several");
  }

  /** Prints what becomes of the rules if they are told other numbers. */
  private void printTold(PrintWriter out) {
    if (!answers.get(0).told().isEmpty()) {
      out.println();
      out.printf("if %d attack and the rule is told another number%n", question.byzantine());
      TextTable.print(out, RobustnessText.told(answers));
    }
  }

  private String theorem2(Theorem2 theorem) {
    int m = question.workers();
    if (2 * question.byzantine() + 2 >= m) {
      return "speaks of q up to %d with m = %d (Krum)".formatted(Math.max(0, (m - 3) / 2), m);
    }
    if (!Theorem2.isComputed(m)) {
      return String.format(Locale.ROOT, "left out: too many vectors, m = %,d (Krum)", m);
    }
    String condition =
        theorem.holds()
            ? "its condition holds up to ε = " + ShownNumbers.digits(theorem.epsilon())
            : "its condition holds for no ε";
    String krum =
        Double.isNaN(theorem.krumEpsilon())
            ? "Krum never outputs u"
            : "Krum outputs u up to ε = " + ShownNumbers.digits(theorem.krumEpsilon());
    return condition + "; " + krum;
  }

  private void printLayers(PrintWriter out) {
    if (subject.layers().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "coordinates", "theorem 1"));
    for (Map.Entry<String, Double> layer : LayerShares.of(subject, question).entrySet()) {
      rows.add(
          List.of(
              layer.getKey(),
              String.format(Locale.ROOT, "%,d", subject.layers().get(layer.getKey()).size()),
              ShownNumbers.percent(layer.getValue())));
    }
    out.println();
    TextTable.print(out, rows);
  }

  /** Prints the test of Definition 4, one row for each rule. */
  private void printTests(PrintWriter out) {
    Definition4 first = answers.get(0).definition4();
    if (first == null) {
      return;
    }
    out.println();
    out.printf(
        "definition 4 under %s: is ⟨g, E[A]⟩ ≥ 0? %d draws, %s confidence; g is %s%n",
        first.attack(),
        first.test().draws(),
        ShownNumbers.percent(first.test().confidence()),
        first.reference());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("rule", "verdict", "mean", "from", "to", "draws that decide"));
    for (AuditAnswer answer : answers) {
      DescentEstimate test = answer.definition4().test();
      rows.add(
          List.of(
              answer.rule(),
              test.verdict().toString(),
              ShownNumbers.digits(test.mean()),
              ShownNumbers.digits(test.low()),
              ShownNumbers.digits(test.high()),
              test.drawsThatWouldDecide() == Long.MAX_VALUE
                  ? "none would"
                  : "about " + ShownNumbers.digits((double) test.drawsThatWouldDecide())));
    }
    TextTable.print(out, rows);
  }

  private static String size(AuditAnswer answer, double innerProduct) {
    if (Double.isInfinite(innerProduct)) {
      return "⟨r, A⟩ = " + ShownNumbers.digits(innerProduct);
    }
    return "⟨r, A⟩ = %s = %s·‖r‖²"
        .formatted(
            ShownNumbers.digits(innerProduct), ShownNumbers.digits(answer.relative(innerProduct)));
  }

  private static String epsilons(List<Interval> breaks) {
    String text = IntervalText.of(breaks);
    if (text.equals("every")) {
      return "every ε > 0";
    }
    return breaks.size() == 1 && !Character.isDigit(text.charAt(0))
        ? "ε " + text
        : "ε from " + text;
  }
}

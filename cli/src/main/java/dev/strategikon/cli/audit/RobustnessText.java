package dev.strategikon.cli.audit;

import dev.strategikon.audit.Bound;
import dev.strategikon.audit.LeastByzantine;
import dev.strategikon.audit.Robustness;
import dev.strategikon.cli.audit.AuditAnswer.Told;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.List;

/** The figures of (q, κ)-robustness as text. */
final class RobustnessText {
  private RobustnessText() {}

  /** Returns the lines about one rule, each a name and what is said. */
  static List<List<String>> details(AuditAnswer answer) {
    Robustness found = answer.audit().robustness();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("κ̂", kappa(found)));
    if (!Double.isNaN(found.kappa())) {
      rows.add(List.of("", "reached by " + found.attack()));
    }
    rows.add(List.of("", limits(found)));
    rows.add(
        List.of(
            "influence",
            "the attackers have %s of A under the strongest attack"
                .formatted(ShownNumbers.percent(found.influence()))));
    rows.add(List.of("certificate", certificate(found)));
    if (answer.least() != null) {
      rows.add(List.of("least q", least(answer.least())));
    }
    return rows;
  }

  private static String kappa(Robustness found) {
    if (Double.isNaN(found.kappa())) {
      return "not defined: the honest vectors are all equal";
    }
    String size = "‖A - v̄‖² = %s·Var".formatted(ShownNumbers.digits(found.kappa()));
    if (found.kappa() == Double.POSITIVE_INFINITY) {
      return size + ": nothing holds A near the honest mean";
    }
    return found.exact()
        ? size + " at most, on these vectors"
        : size + " at least; more may be possible";
  }

  private static String limits(Robustness found) {
    String floor =
        found.floor() == Double.POSITIVE_INFINITY
            ? "no rule can promise any κ for half of the vectors or more"
            : "no rule can promise less than %s for all vectors"
                .formatted(ShownNumbers.digits(found.floor()));
    return Double.isFinite(found.proven())
        ? "%s; this one has at most %s, which is proven"
            .formatted(floor, ShownNumbers.digits(found.proven()))
        : floor;
  }

  private static String certificate(Robustness found) {
    double scale = found.squaredNorm();
    if (found.provenCertificate() > 0) {
      return "⟨v̄, A⟩ ≥ %s·‖v̄‖², by the proven κ"
          .formatted(ShownNumbers.digits(found.provenCertificate() / scale));
    }
    if (found.certificate() > 0) {
      return "⟨v̄, A⟩ ≥ %s·‖v̄‖², by κ̂, which is %s"
          .formatted(
              ShownNumbers.digits(found.certificate() / scale),
              found.exact() ? "exact on these vectors" : "measured, not proven");
    }
    return Double.isNaN(found.certificate())
        ? "none"
        : "none: κ̂·Var = %s·‖v̄‖²"
            .formatted(ShownNumbers.digits(found.kappa() * found.variance() / scale));
  }

  /** Says the least q, and what was tried. */
  static String least(LeastByzantine found) {
    if (found.tried().isEmpty()) {
      return "the rule is defined for none";
    }
    List<LeastByzantine.Tried> tried = found.tried();
    String range =
        "tried: %d to %d"
            .formatted(tried.get(0).byzantine(), tried.get(tried.size() - 1).byzantine());
    if (found.least().isPresent()) {
      return "%d turns it uphill (%s)".formatted(found.least().getAsInt(), range);
    }
    return "none turns it uphill (%s)%s"
        .formatted(range, found.limit() == null ? "" : "; " + found.limit());
  }

  /** Returns a table of several rules, with its heading. */
  static List<List<String>> table(List<AuditAnswer> answers) {
    List<List<String>> rows = new ArrayList<>();
    boolean hasLeast = answers.get(0).least() != null;
    List<String> heading = new ArrayList<>(List.of("rule", "κ̂", "influence", "certificate"));
    if (hasLeast) {
      heading.add("least q");
    }
    rows.add(heading);
    for (AuditAnswer answer : answers) {
      Robustness found = answer.audit().robustness();
      List<String> row = new ArrayList<>();
      row.add(answer.rule());
      row.add(kappaCell(found));
      row.add(ShownNumbers.percent(found.influence()));
      row.add(ShownNumbers.digits(found.certificate() / found.squaredNorm()));
      if (hasLeast) {
        row.add(least(answer.least()));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Explains the columns. */
  static String legend(List<AuditAnswer> answers) {
    return "κ̂: ‖A - v̄‖²/Var, of which no rule can promise less than %s for all vectors"
            .formatted(ShownNumbers.digits(answers.get(0).audit().robustness().floor()))
        + "; influence: the attackers' share of A; certificate: by κ̂ ⟨v̄, A⟩ is at least this,"
        + " in units of ‖v̄‖²";
  }

  /** Returns a table of what becomes of the rules if they are told other numbers. */
  static List<List<String>> told(List<AuditAnswer> answers) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("rule", "told", "any attack", "κ̂", "influence", ""));
    for (AuditAnswer answer : answers) {
      for (Told told : answer.told()) {
        rows.add(
            told.refusal() == null
                ? List.of(
                    answer.rule(),
                    String.valueOf(told.declared()),
                    boundCell(answer, told.worst().bound()),
                    kappaCell(told.robustness()),
                    ShownNumbers.percent(told.robustness().influence()),
                    "")
                : List.of(
                    answer.rule(),
                    String.valueOf(told.declared()),
                    ShownNumbers.NONE,
                    ShownNumbers.NONE,
                    ShownNumbers.NONE,
                    told.refusal()));
      }
    }
    return rows;
  }

  /** Returns the least ⟨r, A⟩ in units of ‖r‖². */
  static String boundCell(AuditAnswer answer, Bound bound) {
    double relative = answer.relative(bound.innerProduct());
    return cell(bound.exact(), "≤ ", relative);
  }

  private static String kappaCell(Robustness found) {
    return cell(found.exact(), "≥ ", found.kappa());
  }

  /** Returns a number with a sign before it if more may be possible. */
  private static String cell(boolean exact, String sign, double number) {
    return (exact || !Double.isFinite(number) ? "" : sign) + ShownNumbers.digits(number);
  }
}

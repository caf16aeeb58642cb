package dev.strategikon.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The least number of attackers that turns a rule uphill on given honest vectors.
 *
 * <p>q grows from 0 as the h honest vectors stay the same, so m = h + q grows with it. It ends with
 * the first q at which the worst ⟨r, A⟩ is negative, with the rule's own limit on q, or with q = h
 * − 1, the last with a majority of honest vectors.
 *
 * @param tried the worst ⟨r, A⟩ of each q that was tried, ascending; empty if the rule is defined
 *     for none
 * @param limit why no greater q was tried, if the rule is not defined for it; null otherwise
 */
public record LeastByzantine(List<Tried> tried, String limit) {
  /**
   * The worst of one q.
   *
   * @param byzantine q
   * @param innerProduct the least ⟨r, A⟩; may be −∞
   * @param exact whether no attack goes lower
   */
  public record Tried(int byzantine, double innerProduct, boolean exact) {}

  /**
   * Copies the list.
   *
   * @param tried the worst ⟨r, A⟩ of each q that was tried, ascending
   * @param limit why no greater q was tried; null if the rule is defined for it
   */
  public LeastByzantine {
    tried = List.copyOf(tried);
  }

  /**
   * Looks for the least q.
   *
   * @param question the input of the audit; its q is not used
   * @param isTold whether the rule is told every q that is tried; if not, it keeps what it is told
   * @return what was tried, and where it ended
   */
  public static LeastByzantine of(Question question, boolean isTold) {
    List<Tried> tried = new ArrayList<>();
    for (int q = 0; q < question.honest().count(); q++) {
      Question asked;
      try {
        asked = with(question, q, isTold ? q : question.declared());
      } catch (IllegalArgumentException e) {
        if (tried.isEmpty()) {
          continue; // A rule that keeps what it is told may need more vectors than there are yet.
        }
        return new LeastByzantine(tried, e.getMessage());
      }
      Bound bound = WorstCase.of(asked).bound();
      tried.add(new Tried(q, bound.innerProduct(), bound.exact()));
      if (bound.innerProduct() < 0) {
        break;
      }
    }
    return new LeastByzantine(tried, null);
  }

  private static Question with(Question question, int q, int declared) {
    return new Question(
        question.honest(),
        q,
        question.rule().told(declared),
        question.reference(),
        question.round(),
        question.compute());
  }

  /** {@return the least q at which the worst ⟨r, A⟩ is negative; empty if it is at none tried} */
  public OptionalInt least() {
    return tried.stream()
        .filter(one -> one.innerProduct() < 0)
        .mapToInt(Tried::byzantine)
        .findFirst();
  }
}

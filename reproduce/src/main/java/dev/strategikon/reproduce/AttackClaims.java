package dev.strategikon.reproduce;

import static dev.strategikon.reproduce.Comparing.BREAKS;
import static dev.strategikon.reproduce.Comparing.WITHSTANDS;
import static dev.strategikon.reproduce.Freezing.FREEZES;

import dev.strategikon.reproduce.published.Curve;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims about Median and Krum under inner product manipulation. */
final class AttackClaims {
  /** What the paper says of each rule and ε, by the claim that says it. */
  private static final Map<String, List<AttackCase>> CASES =
      Map.of(
          "C2", List.of(new AttackCase("median", 10, BREAKS)),
          "C3", List.of(new AttackCase("median", 0.1, BREAKS)),
          "C4", List.of(new AttackCase("median", 0, FREEZES)),
          "C5", List.of(new AttackCase("median", -10, WITHSTANDS)),
          "C6", List.of(new AttackCase("krum", 0.1, BREAKS), new AttackCase("krum", 0.5, BREAKS)),
          "C7", List.of(new AttackCase("krum", 1, BREAKS)),
          "C8", List.of(new AttackCase("krum", 10, WITHSTANDS)));

  static final Claim C2 =
      claim(
          "C2",
          "Median fails when ε > 0: at ε = 10",
          "Holds if ε = 10 breaks Median. Does not hold if Median withstands it.");

  static final Claim C3 =
      claim(
          "C3",
          "Median fails when ε > 0: at ε = 0.1",
          "Holds if ε = 0.1 breaks Median. Does not hold if Median withstands it.");

  static final Claim C4 =
      claim(
          "C4",
          "Median at ε = 0 gets stuck: its loss freezes at the level at which the attack began",
          "Holds if the training loss freezes. Does not hold if it makes at least half of the way.");

  static final Claim C5 =
      claim(
          "C5",
          "Median defends when ε < 0: at ε = −10",
          "Holds if Median withstands ε = −10. Does not hold if it breaks Median.");

  static final Claim C6 =
      claim(
          "C6",
          "Krum fails when ε > 0 is small: 0.1 and 0.5",
          "Holds if both ε break Krum. Does not hold if Krum withstands one.");

  static final Claim C7 =
      claim(
          "C7",
          "Krum fails even at ε = 1",
          "Holds if ε = 1 breaks Krum. Does not hold if Krum withstands it.");

  static final Claim C8 =
      claim(
          "C8",
          "Krum defends when ε is large enough: 10",
          "Holds if Krum withstands ε = 10. Does not hold if it breaks Krum.");

  static final Claim C9 =
      new Claim(
          "C9",
          Set.of(),
          "All of this whatever the epoch at which the attack starts",
          "Holds if C2 to C8 hold for each later start of the grid. Does not hold if one of them does"
              + " not. A loss of which the run without attack loses too little is left out.",
          "figure-4-accuracy",
          LaterStarts.curves(),
          evidence -> LaterStarts.judge(evidence, CASES));

  private AttackClaims() {}

  /** Returns the only case of a claim. */
  static AttackCase only(String id) {
    return CASES.get(id).get(0);
  }

  private static Claim claim(String id, String says, String rule) {
    List<AttackCase> cases = CASES.get(id);
    boolean median = cases.get(0).rule().equals("median");
    List<Curve> curves =
        PaperCurves.attacked(
            cases.get(0).rule(), cases.stream().mapToDouble(AttackCase::epsilon).toArray());
    return new Claim(
        id,
        Set.of(median ? Part.FIGURE_4 : Part.FIGURE_5),
        says,
        rule,
        (median ? "figure-4" : "figure-5") + (id.equals("C4") ? "-loss" : "-accuracy"),
        curves,
        evidence ->
            Finding.together(
                cases.stream().map(one -> one.judge(evidence)).toList(), Judge::every));
  }
}

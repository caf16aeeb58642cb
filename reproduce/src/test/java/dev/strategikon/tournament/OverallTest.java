package dev.strategikon.tournament;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three rules in two settings; the third does not exist in the second. */
class OverallTest {
  private static final Standing FEW =
      standing(
          new Setting(1, "iid"),
          Hand.candidate("a", "none", 0.9, 0.9, "alie", 0.5, 0.5),
          Hand.candidate("b", "none", 0.7, 0.7, "alie", 0.6, 0.6),
          Hand.candidate("c", "none", 0.9, 0.9, "alie", 0.8, 0.8));

  private static final Standing MANY =
      standing(
          new Setting(2, "iid"),
          Hand.candidate("a", "none", 0.9, 0.9, "alie", 0.46, 0.46),
          Hand.candidate("b", "none", 0.3, 0.3, "alie", 0.38, 0.38));

  private static Standing standing(Setting setting, Candidate... candidates) {
    Map<String, List<Candidate>> rules = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      rules.put(candidate.spec(), List.of(candidate));
    }
    return Standing.of(setting, rules, 0.02);
  }

  @Test
  void aSettingRanksByTheWorstCase() {
    assertEquals(List.of("c", "b", "a"), FEW.ranked().stream().map(Entry::rule).toList());
    assertEquals(List.of("a", "b"), MANY.ranked().stream().map(Entry::rule).toList());
    assertEquals(new Candidate.Worst("none", 0.3), MANY.ranked("b").orElseThrow().worst());
  }

  @Test
  void onlyRulesOfAllSettingsAreRankedOverAll() {
    Overall overall = Overall.of(List.of(FEW, MANY));
    assertEquals(List.of("a", "b"), overall.ranked().stream().map(Overall.Row::rule).toList());
    assertEquals(0.48, overall.ranked().get(0).mean(), 1e-12); // (0.5 + 0.46)/2
    assertEquals(0.45, overall.ranked().get(1).mean(), 1e-12); // (0.6 + 0.3)/2
    Overall.Row last = overall.rows().get(2);
    assertEquals("c", last.rule());
    assertFalse(last.isRanked());
    assertNull(last.entries().get(1));
    assertEquals(1, overall.asGoodAsTheBest(0.02).size());
    assertEquals(2, overall.asGoodAsTheBest(0.04).size());
  }

  @Test
  void anUnfinishedRuleComesLast() {
    Map<String, List<Candidate>> rules = new LinkedHashMap<>();
    rules.put("a", List.of(Hand.candidate("a", "none", 0.9, 0.9)));
    rules.put("b", List.of(Hand.candidate("b", "none", 0.3, 0.3, "alie", 0.2, 0.2)));
    Standing standing = Standing.of(new Setting(1, "iid"), rules, 0.02);
    assertEquals(List.of("b", "a"), standing.entries().stream().map(Entry::rule).toList());
    assertTrue(standing.ranked("a").isEmpty());
  }

  @Test
  void theAnswerNamesTheCheapestOfTheBest() {
    Advice advice = advice(0.04, Map.of("a", 5.0, "b", 2.0), List.of(FEW, MANY));
    String text = advice.overall();
    assertTrue(text.startsWith("**Use b.** Under its worst attack it ends at 45.0 %"), text);
    assertTrue(text.contains("As good, within 4.0 points, but not cheaper: a (48.0 %)."), text);
    assertTrue(text.contains("An aggregation takes 2 ms, the least of all."), text);
    text = advice(0.02, Map.of("a", 5.0, "b", 2.0), List.of(FEW, MANY)).overall();
    assertTrue(text.startsWith("**Use a.**"), text);
    assertTrue(text.contains("5 ms, 2.5 times the cheapest rule."), text);
    assertFalse(text.contains("As good"), text);
  }

  /** Guessing gets 0.1 and the best rule without attack 0.9: a keeps (0.46 − 0.1)/(0.9 − 0.1). */
  @Test
  void whereNoRuleHoldsIsSaid() {
    Advice advice = advice(0.02, Map.of(), List.of(FEW, MANY));
    assertEquals(0.45, advice.kept(MANY.ranked("a").orElseThrow(), MANY), 1e-12);
    assertEquals(0.25, advice.kept(MANY.ranked("b").orElseThrow(), MANY), 1e-12);
    assertTrue(advice.overall().contains("**No rule holds** at q = 2, iid"), advice.overall());
    advice = advice(0.02, Map.of(), List.of(FEW));
    assertFalse(advice.overall().contains("No rule holds"), advice.overall());
    Standing broken =
        standing(new Setting(3, "iid"), Hand.candidate("a", "none", 0.9, 0.9, "alie", 0.3, 0.3));
    String text = advice(0.02, Map.of(), List.of(broken)).overall();
    assertTrue(text.contains("**No rule holds** at q = 3, iid"), text);
    text = advice(0.02, Map.of(), List.of(broken)).of(broken);
    assertEquals("none holds; the best is **a**, 30.0 % under alie.", text);
  }

  @Test
  void aPartOfTheRunsIsSaid() {
    Standings standings = new Standings(List.of(FEW), 0.02, 5, 9);
    String text = new Advice(standings, Costs.of(Map.of()), 0.1).overall();
    assertTrue(text.endsWith("So far: 5 of 9 runs are finished."), text);
    Standings none = new Standings(List.of(), 0.02, 0, 9);
    text = new Advice(none, Costs.of(Map.of()), 0.1).overall();
    assertTrue(text.startsWith("This cannot be said"), text);
  }

  private static Advice advice(double margin, Map<String, Double> costs, List<Standing> standings) {
    Map<Costs.Case, Double> cases = new LinkedHashMap<>();
    costs.forEach(
        (rule, cost) -> {
          cases.put(new Costs.Case(rule, 5, 1, 10), cost / 2);
          cases.put(new Costs.Case(rule, 5, 2, 10), cost); // the largest counts
        });
    return new Advice(new Standings(standings, margin, 9, 9), Costs.of(cases), 0.1);
  }
}

package dev.strategikon.tournament;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContestTest {
  private static final String GRID =
      """
      workers: 11
      rule: [median, bulyan, krum, krum(power=4)]
      attack: [none, alie]
      byzantine: [2, 4]
      learning-rate: [0.1, 0.01]
      seed: [1, 2]
      validation: 100
      audit-every: 10
      """;

  private static Tournament plan(String yaml, String... overrides) {
    Map<String, String> all = new java.util.LinkedHashMap<>();
    for (String override : overrides) {
      all.put(override.split("=")[0], override.split("=")[1]);
    }
    return Tournament.of("a test", yaml, all);
  }

  @Test
  void aRuleThatCannotTakeQIsSaid() {
    Tournament tournament = plan(GRID);
    assertEquals(1, tournament.undefined().size());
    assertEquals("bulyan", tournament.undefined().get(0).rule());
    assertEquals(4, tournament.undefined().get(0).byzantine());
    assertTrue(
        tournament.undefined().get(0).reason().contains("it takes at most q = 2"),
        tournament.undefined().toString());
    // 4 specs at q = 2, 3 at q = 4, each with 2 attacks, 2 rates and 2 seeds.
    assertEquals(7 * 8, tournament.runs().size());
  }

  @Test
  void onlyRunsWithoutAttackAreAudited() {
    for (RunConfig run : plan(GRID).runs()) {
      assertEquals(run.text("attack").equals("none") ? 10 : 0, run.options().auditEvery());
    }
    plan(GRID, "attack=[alie]").runs().forEach(run -> assertEquals(10, run.options().auditEvery()));
  }

  @Test
  void whatElseVariesIsChosen() {
    Contest contest = Contest.of(plan(GRID).runs());
    assertEquals(List.<ConfigKey<?>>of(ConfigKeys.LEARNING_RATE), contest.parameters());
    var few = contest.bySetting().get(new Setting(2, "iid"));
    assertEquals(List.of("median", "bulyan", "krum"), List.copyOf(few.keySet()));
    // Krum's own parameter and the rate, the first of each first.
    assertEquals(
        List.of(
            new Contest.Key("krum", Map.of("learning-rate", "0.1")),
            new Contest.Key("krum", Map.of("learning-rate", "0.01")),
            new Contest.Key("krum(power=4)", Map.of("learning-rate", "0.1")),
            new Contest.Key("krum(power=4)", Map.of("learning-rate", "0.01"))),
        List.copyOf(few.get("krum").keySet()));
    var runs = few.get("median").values().iterator().next();
    assertEquals(List.of("none", "alie"), List.copyOf(runs.keySet()));
    assertEquals(2, runs.get("alie").size());
    assertEquals(
        List.of("median", "krum"),
        List.copyOf(contest.bySetting().get(new Setting(4, "iid")).keySet()));
  }

  @Test
  void parametersAreNotChosenByTestImages() {
    String message =
        assertThrows(InvalidConfigException.class, () -> plan(GRID, "validation=0")).getMessage();
    assertTrue(message.startsWith("a test: validation: must not be 0"), message);
    assertTrue(message.contains("(learning-rate)"), message);
    // Nothing to choose, nothing to hold out.
    plan(GRID, "validation=0", "learning-rate=0.1", "rule=[median, krum]");
  }

  @Test
  void rulesMeetTheSameConditions() {
    String message =
        assertThrows(InvalidConfigException.class, () -> plan(GRID, "steps=[10, 20]")).getMessage();
    assertEquals("a test: steps: a tournament compares rules under one value, not 10, 20", message);
  }

  @Test
  void whereNoRuleIsDefinedThereIsNoTournament() {
    String message =
        assertThrows(InvalidConfigException.class, () -> plan(GRID, "rule=bulyan", "byzantine=5"))
            .getMessage();
    assertTrue(message.contains("no rule of the grid is defined"), message);
  }

  @ParameterizedTest
  @EnumSource(TournamentPreset.class)
  void presetsArePlans(TournamentPreset preset) throws IOException {
    Tournament tournament = Tournament.of(preset.toString(), preset.text(), Map.of());
    assertTrue(tournament.runs().size() > 300);
    tournament.undefined().forEach(rule -> assertTrue(rule.reason().contains("q")));
    // Every rule meets the same attacks with all candidates.
    for (var rules : Contest.of(tournament.runs()).bySetting().values()) {
      var attacks =
          rules.values().stream()
              .flatMap(candidates -> candidates.values().stream())
              .map(Map::keySet)
              .distinct()
              .toList();
      assertEquals(1, attacks.size(), attacks.toString());
    }
  }
}

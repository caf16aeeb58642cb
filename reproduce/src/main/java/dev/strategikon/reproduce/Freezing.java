package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.text.ShownNumbers;
import java.util.List;

/** Whether the training loss stays where it was when the attack began. */
final class Freezing implements Criterion {
  static final Criterion FREEZES = new Freezing();

  private Freezing() {}

  @Override
  public Finding of(Evidence evidence, String name, String rule, List<RunConfig> attacked) {
    if (attacked.isEmpty() || evidence.undisturbed(rule).isEmpty()) {
      return Finding.NOT_MEASURED;
    }
    if (!evidence.began(attacked)) {
      return Finding.neverBegan(name);
    }
    List<LossSince> seeds = evidence.losses(rule, attacked);
    return new Finding(
        "%s: loss %s after the attack began, %s at the end; %s and %s without attack; share %s"
            .formatted(
                name,
                loss(SeedMeans.mean(seeds, LossSince::first)),
                loss(SeedMeans.mean(seeds, LossSince::end)),
                loss(SeedMeans.mean(seeds, LossSince::undisturbedFirst)),
                loss(SeedMeans.mean(seeds, LossSince::undisturbedEnd)),
                SeedMeans.percent(seeds, LossSince::share)),
        Judge.unanimous(seeds.stream().map(Judge::freezes).toList()));
  }

  @Override
  public boolean canJudge(Evidence evidence, String rule, List<RunConfig> attacked) {
    return evidence.losses(rule, attacked).stream().allMatch(Judge::canFreeze);
  }

  private static String loss(double value) {
    return ShownNumbers.fixed(value, 3);
  }
}

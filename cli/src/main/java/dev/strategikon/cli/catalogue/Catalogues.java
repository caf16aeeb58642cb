package dev.strategikon.cli.catalogue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compression.Compressions;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.model.layer.Layers;
import dev.strategikon.optimizer.RateSchedules;
import dev.strategikon.optimizer.ServerOptimizers;
import dev.strategikon.pipeline.Guards;
import dev.strategikon.pipeline.PreAggregators;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.split.Splits;
import java.util.LinkedHashMap;
import java.util.Map;

/** All catalogues, by the names of their families. */
public final class Catalogues {
  private Catalogues() {}

  /** {@return the catalogues in the order in which they are shown} */
  public static Map<String, Catalogue<?>> byFamily() {
    Map<String, Catalogue<?>> families = new LinkedHashMap<>();
    families.put("rules", Rules.CATALOGUE);
    families.put("pre-aggregators", PreAggregators.CATALOGUE);
    families.put("guards", Guards.CATALOGUE);
    families.put("attacks", Attacks.CATALOGUE);
    families.put("models", Models.CATALOGUE);
    families.put("layers", Layers.CATALOGUE);
    families.put("splits", Splits.CATALOGUE);
    families.put("optimizers", ServerOptimizers.CATALOGUE);
    families.put("schedules", RateSchedules.CATALOGUE);
    families.put("compressions", Compressions.CATALOGUE);
    families.put("datasets", Datasets.CATALOGUE);
    return families;
  }
}

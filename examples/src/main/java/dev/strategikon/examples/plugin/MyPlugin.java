package dev.strategikon.examples.plugin;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.catalogue.AttackProvider;
import dev.strategikon.dataset.DatasetProvider;
import dev.strategikon.dataset.DatasetSource;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.ModelProvider;
import dev.strategikon.model.layer.Layer;
import dev.strategikon.model.layer.LayerNetwork;
import dev.strategikon.pipeline.PreAggregatorProvider;
import dev.strategikon.pipeline.RuleProvider;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Parameter;
import dev.strategikon.split.Split;
import dev.strategikon.split.SplitProvider;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings members of all families. The files in {@code META-INF/services} name this class, one for
 * each interface.
 */
public final class MyPlugin
    implements RuleProvider,
        PreAggregatorProvider,
        AttackProvider,
        SplitProvider,
        ModelProvider,
        DatasetProvider {
  @Override
  public List<Entry<Rule>> rules() {
    return List.of(
        new Entry<>(
            "central",
            "The vector whose distances to all others have the smallest sum.",
            "Kaufman and Rousseeuw 1987",
            List.of(),
            arguments -> new Central()),
        new Entry<>(
            "scaled-median",
            "The median's direction at the median length.",
            "an example",
            List.of(),
            arguments -> new ScaledMedian()));
  }

  @Override
  public List<Entry<PreAggregator>> preAggregators() {
    return List.of(
        new Entry<>(
            "drop-last",
            "Leaves out the last vector.",
            "an example",
            List.of(),
            arguments -> new DropLast()));
  }

  @Override
  public List<Entry<Attack>> attacks() {
    return List.of(
        new Entry<>(
            "opposite-of-one",
            "All send the opposite of one honest gradient.",
            "an example",
            List.of(Parameter.optional("scale", "1", "how many times as long")),
            arguments -> new OppositeOfOne(arguments.number("scale"))));
  }

  @Override
  public List<Entry<Split>> splits() {
    return List.of(
        new Entry<>(
            "in-turn",
            "Worker i gets images i, i + m, i + 2m, …",
            "an example",
            List.of(),
            arguments ->
                (images, parts, seed) ->
                    IntStream.range(0, parts)
                        .mapToObj(part -> inTurn(part, parts, images.count()))
                        .toArray(int[][]::new)));
  }

  private static int[] inTurn(int part, int parts, int count) {
    return IntStream.iterate(part, image -> image < count, image -> image + parts).toArray();
  }

  @Override
  public List<Entry<ModelFactory>> models() {
    return List.of(
        new Entry<>(
            "two-hidden",
            "Two hidden layers.",
            "an example",
            List.of(Parameter.optional("hidden", "16", "units of each hidden layer")),
            arguments -> {
              Layer hidden = new Layer.Dense(arguments.integer("hidden"));
              return (input, classes) ->
                  new LayerNetwork(
                      input,
                      List.of(
                          new Layer.Flatten(),
                          hidden,
                          new Layer.Relu(),
                          hidden,
                          new Layer.Relu(),
                          new Layer.Dense(classes)));
            }));
  }

  @Override
  public List<Entry<DatasetSource>> datasets() {
    return List.of(
        new Entry<>(
            "two-classes",
            "Grey images, of which one half is brighter.",
            "an example",
            List.of(Parameter.optional("count", "500", "training images, and as many of the test")),
            arguments -> {
              int count = arguments.integer("count");
              return folder -> TwoClasses.make(count);
            }));
  }
}

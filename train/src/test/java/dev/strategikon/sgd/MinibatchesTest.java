package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Batch;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.options.ByzantineSet;
import dev.strategikon.options.EvaluationSchedule;
import dev.strategikon.options.KnowledgeModel;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.MinibatchOrder;
import dev.strategikon.options.Minibatching;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Spec;
import dev.strategikon.split.Receivers;
import dev.strategikon.split.SortedShards;
import dev.strategikon.split.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinibatchesTest {
  private static final Dataset DATASET = TinyImages.dataset();

  @Test
  void withoutASplitAWorkerDrawsFromAllImages() {
    Draws draws = Draws.of(3, "minibatch", 17, 4);
    int[] labels = new int[20];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = DATASET.train().label(draws.nextInt(DATASET.train().count()));
    }
    Minibatches minibatches = new Minibatches(DATASET, options("iid", Scheme.PLAIN, "none"));
    assertArrayEquals(labels, minibatches.draw(Sampling.ofStep(3, 17), 4, false).labels());
  }

  @Test
  void aWorkerSeesItsPartAlone() {
    // Three classes of 100 images, sorted, for nine workers: 33 images each, of one class or two.
    Minibatches minibatches =
        new Minibatches(DATASET, options("gamma-similarity(gamma=0)", Scheme.PLAIN, "none"));
    assertEquals(List.of(0L, 1L, 2L), seen(minibatches, List.of(0, 4, 8), false));
  }

  @Test
  void anAttackOnDataKeepsTheImagesAndTurnsTheLabels() {
    Minibatches minibatches =
        new Minibatches(DATASET, options("gamma-similarity(gamma=0)", Scheme.PLAIN, "label-flip"));
    assertEquals(List.of(2L, 1L, 0L), seen(minibatches, List.of(0, 4, 8), true));
    assertEquals(List.of(0L, 1L, 2L), seen(minibatches, List.of(0, 4, 8), false));
  }

  @Test
  void aGroupTakesOnePart() {
    // Nine workers in three groups: a class each.
    Minibatches minibatches =
        new Minibatches(DATASET, options("gamma-similarity(gamma=0)", Scheme.DRACO, "none"));
    assertEquals(
        List.of(0L, 0L, 0L, 1L, 1L, 1L, 2L, 2L, 2L),
        seen(minibatches, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), false));
    assertArrayEquals(labels(minibatches, 3, false), labels(minibatches, 5, false));
  }

  @Test
  void threadsDoNotChangeABit() {
    Network network = Models.CATALOGUE.create(Spec.parse("softmax")).create(1, 6, 6, 3);
    TrainingOptions options = options("dirichlet(alpha=0.3)", Scheme.PLAIN, "ipm(epsilon=0.1)");
    float[][] ends = new float[2][];
    for (int i = 0; i < 2; i++) {
      try (Training training = new Training(DATASET, network, options, new Compute(1 + 2 * i))) {
        TrainingState state = training.initialState();
        training.run(state, (metrics, unused) -> {});
        ends[i] = state.parameters();
      }
    }
    assertArrayEquals(ends[0], ends[1]);
    assertFalse(Arrays.equals(network.initialParameters(Initialisation.PYTORCH, 3), ends[0]));
  }

  /** 300 images for 9 workers of 20: an epoch is one step and two thirds of the next. */
  @Test
  void shuffledPassesTakeEveryImageOnce() {
    Minibatches minibatches =
        new Minibatches(DATASET, options("iid", MinibatchOrder.SHUFFLED, Scheme.PLAIN, "none"));
    List<List<Float>> taken = new ArrayList<>();
    for (int step = 0; step < 5; step++) {
      for (int worker = 0; worker < 9; worker++) {
        taken.addAll(images(minibatches.draw(Sampling.ofStep(3, step), worker, false)));
      }
    }
    List<List<Float>> first = taken.subList(0, 300);
    List<List<Float>> second = taken.subList(300, 600);
    assertEquals(300, Set.copyOf(first).size());
    assertEquals(Set.copyOf(first), Set.copyOf(second));
    assertNotEquals(first, second);
  }

  @Test
  void workersWithPartsOfTheirOwnPassOverThese() {
    // Three classes of 100 images for nine workers: 33 images each.
    Minibatches minibatches =
        new Minibatches(
            DATASET,
            options("gamma-similarity(gamma=0)", MinibatchOrder.SHUFFLED, Scheme.PLAIN, "none"));
    List<List<Float>> taken = new ArrayList<>();
    for (int step = 0; step < 5; step++) {
      taken.addAll(images(minibatches.draw(Sampling.ofStep(3, step), 4, false)));
    }
    assertEquals(33, Set.copyOf(taken.subList(0, 33)).size());
    assertEquals(33, Set.copyOf(taken.subList(33, 66)).size());
    assertEquals(33, Set.copyOf(taken).size());
  }

  /** 300 images for the eight honest of nine workers: 37 or 38 each. */
  @Test
  void theHonestAloneHavePartsAndTheByzantineTakeFromAllImages() {
    Minibatches minibatches = new Minibatches(DATASET, amongHonest(0, 20));
    Set<List<Float>> honest = new HashSet<>();
    for (int worker = 0; worker < 8; worker++) {
      Set<List<Float>> own = new HashSet<>();
      for (int step = 0; step < 4; step++) {
        own.addAll(images(minibatches.draw(Sampling.ofStep(3, step), worker, false)));
      }
      assertTrue(own.size() == 37 || own.size() == 38, "worker " + worker + ": " + own.size());
      assertTrue(honest.stream().noneMatch(own::contains));
      honest.addAll(own);
    }
    assertEquals(300, honest.size());
    Set<List<Float>> byzantine = new HashSet<>();
    for (int step = 0; step < 15; step++) {
      byzantine.addAll(images(minibatches.draw(Sampling.ofStep(3, step), 8, true)));
    }
    assertEquals(honest, byzantine);
  }

  /** Of 37 or 38 images, three minibatches of 10 in each pass. */
  @Test
  void aPassIsBrokenOffAfterSoManySteps() {
    Minibatches minibatches = new Minibatches(DATASET, amongHonest(3, 10));
    List<List<List<Float>>> passes = new ArrayList<>();
    for (int pass = 0; pass < 4; pass++) {
      List<List<Float>> taken = new ArrayList<>();
      for (int step = 3 * pass; step < 3 * pass + 3; step++) {
        taken.addAll(images(minibatches.draw(Sampling.ofStep(3, step), 2, false)));
      }
      assertEquals(30, Set.copyOf(taken).size());
      passes.add(taken);
    }
    assertNotEquals(Set.copyOf(passes.get(0)), Set.copyOf(passes.get(1)));
    assertEquals(
        "pass-steps = 4 takes 40 images of a part, but one has 37: use fewer steps",
        assertThrows(
                IllegalArgumentException.class, () -> new Minibatches(DATASET, amongHonest(4, 10)))
            .getMessage());
  }

  @Test
  void honestWorkersMustStayTheSame() {
    assertThrows(
        IllegalArgumentException.class,
        () -> amongHonest(ByzantineSet.RANDOM_EACH_STEP, Scheme.PLAIN, 0, 20));
    assertThrows(
        IllegalArgumentException.class, () -> amongHonest(ByzantineSet.LAST, Scheme.DRACO, 0, 20));
  }

  private static TrainingOptions amongHonest(int passSteps, int size) {
    return amongHonest(ByzantineSet.LAST, Scheme.PLAIN, passSteps, size);
  }

  private static TrainingOptions amongHonest(
      ByzantineSet set, Scheme scheme, int passSteps, int size) {
    return new TrainingOptions(
        new ThreatModel(9, 1, 1, 1, Attacks.parse("label-flip"), 0, set, KnowledgeModel.OMNISCIENT),
        scheme,
        Aggregator.parse("mean"),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
        new Minibatching(
            new SortedShards(false), Receivers.HONEST, MinibatchOrder.SHUFFLED, passSteps, size),
        TestOptions.SAMPLING,
        TestOptions.NETWORK,
        5,
        new EvaluationSchedule(5, 0, 0),
        0,
        3);
  }

  @Test
  void aDrawThatBelongsToNoStepIsNoPartOfAPass() {
    Sampling draw = Sampling.ofDraw(3, 0);
    assertEquals(
        images(new Minibatches(DATASET, options("iid", Scheme.PLAIN, "none")).draw(draw, 2, false)),
        images(
            new Minibatches(DATASET, options("iid", MinibatchOrder.SHUFFLED, Scheme.PLAIN, "none"))
                .draw(draw, 2, false)));
  }

  private static List<List<Float>> images(Batch batch) {
    int size = batch.images().length / batch.size();
    List<List<Float>> images = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      List<Float> pixels = new ArrayList<>();
      for (int j = 0; j < size; j++) {
        pixels.add(batch.images()[i * size + j]);
      }
      images.add(pixels);
    }
    return images;
  }

  /** The one class that each of these workers sees. */
  private static List<Long> seen(Minibatches minibatches, List<Integer> workers, boolean attack) {
    return workers.stream()
        .map(
            worker ->
                Arrays.stream(labels(minibatches, worker, attack))
                    .distinct()
                    .asLongStream()
                    .reduce((a, b) -> 10 * a + b)
                    .orElseThrow())
        .toList();
  }

  private static int[] labels(Minibatches minibatches, int worker, boolean attack) {
    return Arrays.stream(new int[] {0, 1, 2})
        .flatMap(
            step ->
                Arrays.stream(minibatches.draw(Sampling.ofStep(3, step), worker, attack).labels()))
        .toArray();
  }

  private static TrainingOptions options(String split, Scheme scheme, String attack) {
    return options(split, MinibatchOrder.IID, scheme, attack);
  }

  private static TrainingOptions options(
      String split, MinibatchOrder order, Scheme scheme, String attack) {
    return new TrainingOptions(
        TestOptions.threat(9, 1, 1, Attacks.parse(attack), 0),
        scheme,
        Aggregator.parse("mean"),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
        new Minibatching(Splits.CATALOGUE.parse(split).value(), order, 20),
        TestOptions.SAMPLING,
        TestOptions.NETWORK,
        5,
        new EvaluationSchedule(5, 0, 0),
        0,
        3);
  }
}

package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.NonFinite;
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
import dev.strategikon.spec.Spec;
import dev.strategikon.split.GammaSimilarity;
import dev.strategikon.split.Receivers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Steps whose workers are drawn from more clients. */
class ClientSamplingTest {
  private static final Dataset DATASET = TinyImages.dataset();
  private static final Network SOFTMAX =
      Models.CATALOGUE.create(Spec.parse("softmax")).create(1, 6, 6, 3);

  /** 5 of 20 clients in 4,000 steps: 1,000 times each, with a deviation of 27; each pair 211. */
  @Test
  void everyClientAndEveryPairIsDrawnEquallyOften() {
    ThreatModel threat = threat(5, 20, 6, ByzantineSet.FIXED);
    int[] drawn = new int[20];
    int[][] pairs = new int[20][20];
    int[] counts = new int[6];
    for (int step = 0; step < 4000; step++) {
      int[] clients = threat.clientsIn(1, step);
      assertEquals(5, Arrays.stream(clients).distinct().count());
      for (int a : clients) {
        drawn[a]++;
        for (int b : clients) {
          pairs[a][b]++;
        }
      }
      counts[threat.byzantineCountIn(1, step)]++;
    }
    for (int a = 0; a < 20; a++) {
      assertEquals(1000, drawn[a], 120);
      for (int b = 0; b < a; b++) {
        assertEquals(4000 * 5 * 4 / (20.0 * 19), pairs[a][b], 65);
      }
    }
    // The hypergeometric distribution: C(6, i)·C(14, 5 − i) / C(20, 5).
    double[] expected = {2002, 6 * 1001, 15 * 364, 20 * 91, 15 * 14, 6};
    for (int i = 0; i < 6; i++) {
      double mean = 4000 * expected[i] / 15504;
      assertEquals(mean, counts[i], 5 * Math.sqrt(mean) + 1, i + " Byzantine");
    }
  }

  @Test
  void whoIsByzantineIsDecidedAmongTheClients() {
    ThreatModel last = threat(5, 20, 6, ByzantineSet.LAST);
    ThreatModel fixed = threat(5, 20, 6, ByzantineSet.FIXED);
    boolean[] ofClients = fixed.byzantineClientsIn(1, 0);
    for (int step = 0; step < 50; step++) {
      int[] clients = last.clientsIn(1, step);
      assertArrayEquals(clients, fixed.clientsIn(1, step));
      for (int worker = 0; worker < 5; worker++) {
        assertEquals(clients[worker] >= 14, last.byzantineIn(1, step)[worker]);
        assertEquals(ofClients[clients[worker]], fixed.byzantineIn(1, step)[worker]);
      }
    }
    assertFalse(Arrays.equals(last.clientsIn(1, 0), last.clientsIn(2, 0)));
  }

  @Test
  void withAsManyClientsAsWorkersNothingIsDrawn() {
    ThreatModel all = threat(5, 5, 2, ByzantineSet.RANDOM_EACH_STEP);
    assertFalse(all.samplesClients());
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, all.clientsIn(1, 7));
    assertEquals(2, all.byzantineCountIn(1, 7));
  }

  /** Three classes of 100 images, sorted, for nine clients: client c has class c / 3. */
  @Test
  void aClientTakesFromItsOwnPart() {
    TrainingOptions options = options(threat(3, 9, 0, ByzantineSet.FIXED), "mean", Receivers.ALL);
    Minibatches minibatches = new Minibatches(DATASET, options);
    for (int step = 0; step < 30; step++) {
      int[] clients = options.threat().clientsIn(3, step);
      for (int worker = 0; worker < 3; worker++) {
        for (int label : minibatches.draw(Sampling.ofStep(3, step), worker, false).labels()) {
          assertEquals(label, clients[worker] / 3, "client " + clients[worker]);
        }
      }
    }
  }

  /** The six honest of nine clients have 50 images each: two of a class. */
  @Test
  void theHonestClientsAloneMayHaveParts() {
    TrainingOptions options = options(threat(3, 9, 3, ByzantineSet.LAST), "mean", Receivers.HONEST);
    Minibatches minibatches = new Minibatches(DATASET, options);
    for (int step = 0; step < 30; step++) {
      int[] clients = options.threat().clientsIn(3, step);
      for (int worker = 0; worker < 3; worker++) {
        if (clients[worker] < 6) {
          for (int label : minibatches.draw(Sampling.ofStep(3, step), worker, false).labels()) {
            assertEquals(label, clients[worker] / 2, "client " + clients[worker]);
          }
        }
      }
    }
  }

  /** Two of four clients, three of them Byzantine: half of the steps have no honest worker. */
  @Test
  void aStepWithoutAnHonestClientHasNoAggregate() {
    TrainingOptions options = options(threat(2, 4, 3, ByzantineSet.FIXED), "mean", Receivers.ALL);
    List<Integer> captured = new ArrayList<>();
    List<Integer> without = new ArrayList<>();
    try (Training training = new Training(DATASET, SOFTMAX, options, new Compute(1))) {
      training.run(
          training.initialState(),
          (metrics, state) -> {
            if (metrics.step() > 0) {
              if (options.threat().byzantineCountIn(3, metrics.step() - 1) == 2) {
                captured.add(metrics.step());
              }
              if (Double.isNaN(metrics.innerProduct())) {
                without.add(metrics.step());
              }
            }
          });
    }
    assertEquals(captured, without);
    assertTrue(captured.size() > 2 && captured.size() < 12, captured.toString());
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    assertEquals(
        "clients must be at least workers = 5, which are drawn of them, not 4",
        refusal(() -> threat(5, 4, 0, ByzantineSet.FIXED)));
    assertEquals(
        "byzantine must be from 0 to clients - 1 = 19, not 20",
        refusal(() -> threat(5, 20, 20, ByzantineSet.FIXED)));
    assertEquals(
        "declared must be from 0 to workers = 5, not 6: of 20 clients 5 are drawn, so say how many"
            + " Byzantine ones of these the rule expects",
        refusal(() -> threat(5, 20, 6, 6, 6)));
    assertEquals(
        "with clients, declared-before-attack must be declared: a round without a Byzantine client"
            + " looks like one before the attack",
        refusal(() -> threat(5, 20, 6, 2, 0)));
    ThreatModel threat = threat(3, 9, 2, ByzantineSet.FIXED);
    assertTrue(
        refusal(() -> options(threat, Scheme.DRACO, 0, MinibatchOrder.IID))
            .startsWith("draco needs groups that compute the same in every step"));
    assertTrue(
        refusal(() -> options(threat, Scheme.PLAIN, 0.9, MinibatchOrder.IID))
            .endsWith("set worker-momentum to 0, or use momentum"));
    assertTrue(
        refusal(() -> options(threat, Scheme.PLAIN, 0, MinibatchOrder.SHUFFLED))
            .endsWith("set sampling to iid"));
    ThreatModel honest = threat(3, 9, 0, ByzantineSet.FIXED);
    assertEquals(
        "the rule remembers what each worker sent, and with clients a worker is another client in"
            + " each step: set clients to workers, or take a rule that remembers nothing",
        refusal(() -> options(honest, "safeguard", Receivers.ALL)));
    TrainingOptions drawn = options(threat, Scheme.PLAIN, 0, MinibatchOrder.IID);
    assertTrue(
        refusal(
                () ->
                    new GradientSource(
                        DATASET,
                        SOFTMAX,
                        drawn,
                        TrainingState.initial(SOFTMAX, drawn),
                        Compute.SERIAL))
            .startsWith("The run draws its clients"));
  }

  private static String refusal(Executable executable) {
    return assertThrows(IllegalArgumentException.class, executable).getMessage();
  }

  private static ThreatModel threat(int workers, int clients, int byzantine, ByzantineSet set) {
    return new ThreatModel(
        workers,
        clients,
        byzantine,
        0,
        0,
        Attacks.parse("ipm(epsilon=1)"),
        0,
        set,
        KnowledgeModel.OMNISCIENT);
  }

  private static ThreatModel threat(
      int workers, int clients, int byzantine, int declared, int before) {
    return new ThreatModel(
        workers,
        clients,
        byzantine,
        declared,
        before,
        Attacks.parse("ipm(epsilon=1)"),
        0,
        ByzantineSet.FIXED,
        KnowledgeModel.OMNISCIENT);
  }

  private static TrainingOptions options(ThreatModel threat, String rule, Receivers receivers) {
    return options(threat, Scheme.PLAIN, rule, 0, receivers, MinibatchOrder.IID);
  }

  private static TrainingOptions options(
      ThreatModel threat, Scheme scheme, double momentum, MinibatchOrder order) {
    return options(threat, scheme, "mean", momentum, Receivers.ALL, order);
  }

  private static TrainingOptions options(
      ThreatModel threat,
      Scheme scheme,
      String rule,
      double momentum,
      Receivers receivers,
      MinibatchOrder order) {
    return new TrainingOptions(
        threat,
        scheme,
        Aggregator.parse(rule),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, momentum, 0),
        new Minibatching(new GammaSimilarity(0), receivers, order, 0, 5),
        TestOptions.SAMPLING,
        TestOptions.NETWORK,
        14,
        new EvaluationSchedule(5, 0, 0),
        0,
        3);
  }
}

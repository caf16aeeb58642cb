package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.compression.Compression;
import dev.strategikon.compression.CompressionDraws;
import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.rule.LayerSizes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the gradients the server has, and who sees it. */
class CompressedWorkersTest {
  @TempDir private Path folder;

  /**
   * Each worker sends what its own draws make of its own gradient; the server's sample is whole.
   */
  @Test
  void aWorkersGradientIsCompressedAndTheServersIsNot() throws Exception {
    RunSetup plain = setup(Map.of("rule", "zeno"));
    RunSetup random = setup(Map.of("rule", "zeno", "compression", "random-k(share=0.3)"));
    float[][] whole = gradients(plain);
    float[][] sent = gradients(random);
    Compression compression = random.options().compression();
    for (int worker = 0; worker < 3; worker++) {
      CompressionDraws draws = new CompressionDraws(1, 5, worker);
      assertArrayEquals(
          compression.sent(whole[worker], draws, Compute.SERIAL), sent[worker], "" + worker);
    }
    assertEquals(5, sent.length);
    assertArrayEquals(whole[3], sent[3]);
    assertArrayEquals(whole[4], sent[4]);
  }

  /** −ε·v̄ of the compressed honest vectors has more coordinates than a message holds. */
  @Test
  void attackersSeeWhatIsSentAndSendMessagesOfTheSameForm() throws Exception {
    RunSetup run =
        setup(
            Map.of(
                "rule",
                "mean",
                "attack",
                "ipm(epsilon=2)",
                "byzantine",
                1,
                "compression",
                "top-k"));
    TrainingOptions options = run.options();
    int d = run.network().dimension();
    boolean[] byzantine = {false, false, true};
    float[][] sent = gradients(run);
    sent[2] = null;
    new Server(options, d, Compute.SERIAL)
        .decide(
            sent, byzantine, options.round(5, new float[0], LayerSizes.WHOLE), AttackMemory.NONE);
    int k = Math.round(0.01f * d);
    int mostOfMean = 0;
    for (int j = 0; j < d; j++) {
      mostOfMean += sent[0][j] != 0 || sent[1][j] != 0 ? 1 : 0;
    }
    assertTrue(mostOfMean > k, "the honest send other coordinates");
    int kept = 0;
    for (int j = 0; j < d; j++) {
      if (sent[2][j] != 0) {
        kept++;
        assertEquals(-(sent[0][j] + sent[1][j]), sent[2][j], 1e-6);
      }
    }
    assertEquals(k, kept);
  }

  private float[][] gradients(RunSetup run) {
    try (Workers workers =
        new Workers(run.dataset(), run.network(), run.options(), Compute.SERIAL)) {
      boolean[] honest = new boolean[3];
      float[] x = run.network().initialParameters(run.options().network().initialisation(), 1);
      return workers.gradients(x, 5, honest, run.options().computing(honest));
    }
  }

  private RunSetup setup(Map<String, Object> keys) throws Exception {
    Map<String, Object> all = new HashMap<>(keys);
    all.putAll(
        Map.of(
            "model", "softmax", "workers", 3, "batch", 4, "server-sample", 4, "server-pieces", 2));
    RunConfig config = RunConfig.of(all);
    Dataset dataset = Datasets.CATALOGUE.parse("fashion-mnist-small").value().load(folder);
    return RunSetup.of(config, dataset);
  }
}

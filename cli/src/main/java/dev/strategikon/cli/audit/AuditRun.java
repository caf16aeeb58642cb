package dev.strategikon.cli.audit;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.audit.Heterogeneity;
import dev.strategikon.cli.audit.AuditAnswer.Definition4;
import dev.strategikon.cli.console.Terminal;
import dev.strategikon.cli.option.LayersOption;
import dev.strategikon.cli.option.ServerGradientOption;
import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.options.Scheme;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.sgd.DescentSampler;
import dev.strategikon.sgd.GradientSource;
import dev.strategikon.store.AuditRow;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunMoment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Gradients of a run, drawn afresh at its last checkpoint. Holds native memory until closed. */
final class AuditRun implements AutoCloseable {
  private final String name;
  private final RunConfig config;
  private final GradientSource source;
  private final boolean ownThreat;
  private final Optional<Heterogeneity> heterogeneity;

  private AuditRun(
      String name,
      RunConfig config,
      GradientSource source,
      boolean ownThreat,
      Optional<Heterogeneity> heterogeneity) {
    this.name = name;
    this.config = config;
    this.source = source;
    this.ownThreat = ownThreat;
    this.heterogeneity = heterogeneity;
  }

  /**
   * Opens a run's folder.
   *
   * @param byzantine the number of Byzantine workers; null for that of the run
   * @param data the folder of data sets
   */
  static AuditRun open(Path folder, Integer byzantine, Path data, Compute compute)
      throws IOException {
    RunMoment read = RunMoment.read(folder, data);
    RunMoment moment =
        byzantine == null
            ? read
            : new RunMoment(with(read.config(), byzantine), read.dataset(), read.state());
    String name =
        "%s, step %d"
            .formatted(folder.toAbsolutePath().normalize().getFileName(), read.state().step());
    List<AuditRow> audits = RunFolder.open(folder).orElseThrow().audits();
    return new AuditRun(
        name,
        read.config(),
        moment.gradients(compute),
        byzantine == null,
        AuditRow.heterogeneity(audits));
  }

  /**
   * Returns the run with another number of Byzantine workers. Gradients depend on neither rule nor
   * attack.
   */
  private static RunConfig with(RunConfig run, int byzantine) {
    Map<String, Object> values = new LinkedHashMap<>(run.values());
    values.put("rule", "mean");
    values.put("attack", "none");
    values.put("byzantine", byzantine);
    if (run.options().scheme() != Scheme.DRACO) {
      values.put("declared", byzantine); // determines the size of draco's groups
      values.put("declared-before-attack", byzantine);
    }
    return RunConfig.of(values);
  }

  /** Returns the spec of the run's rule. */
  String rule() {
    return config.text("rule");
  }

  /** Returns the rule that a spec names, with the number that the run declares. */
  Aggregator aggregator(String spec) {
    Aggregator rule = Aggregator.parse(spec);
    boolean declares = ownThreat && config.options().scheme() != Scheme.DRACO;
    return declares ? rule.declaring(config.options().threat().declared()) : rule;
  }

  /** Returns the mean gradient over a number of training images. */
  private float[] meanGradient(int images) {
    if (images < 1 || images > source.trainingImages()) {
      throw new IllegalArgumentException(
          "--images must be from 1 to %,d, the training images, not %,d"
              .formatted(source.trainingImages(), images));
    }
    return source.meanGradient(images);
  }

  /** Returns the number of training images, but at most a given number. */
  int images(int most) {
    return Math.min(most, source.trainingImages());
  }

  /**
   * Returns the subject of the audit: the gradients of draw 0.
   *
   * @param rules the rules, checked before long computations
   * @param images the number of images whose mean gradient is r; null for another r
   * @param file the file of r; null for the honest mean, or for the mean gradient of images
   * @param server the gradient of the server's sample; if it is not given, the sample is drawn
   * @param layers those of the network, unless others are given
   * @param err receives what the user should know of how r was read
   */
  AuditSubject subject(
      List<Aggregator> rules,
      Integer images,
      Path file,
      ServerGradientOption server,
      LayersOption layers,
      Compute compute,
      PrintWriter err)
      throws IOException {
    Gradients honest = source.honest(0);
    int q = source.byzantine();
    rules.forEach(rule -> rule.check(honest.count() + q, q));
    float[] reference;
    String referenceName;
    if (file != null) {
      reference = AuditFile.reference(file, honest.dimension(), name, err);
      referenceName = AuditFile.lastName(file);
    } else if (images != null) {
      reference = meanGradient(images);
      referenceName = nameOfMean(images);
    } else {
      reference = honest.mean(compute);
      referenceName = "the honest mean";
    }
    return new AuditSubject(
        name,
        honest,
        q,
        reference,
        referenceName,
        file == null && images == null,
        round(rules, server, layers, honest.dimension(), compute),
        source.network().coordinatesByLayer(),
        heterogeneity);
  }

  private Round round(
      List<Aggregator> rules,
      ServerGradientOption server,
      LayersOption layers,
      int dimension,
      Compute compute)
      throws IOException {
    Round plain = layers.addTo(source.round(0), dimension, name);
    Round round = server.addTo(plain, dimension, name, compute);
    if (server.isGiven() || rules.stream().noneMatch(Aggregator::needsSample)) {
      return round;
    }
    return round.with(
        source
            .sample(0)
            .orElseThrow(
                () -> new IOException(name + ": the server's sample has no finite gradient")));
  }

  /** Returns the answers with a test of Definition 4 of each rule, all on the same draws. */
  List<AuditAnswer> tested(
      List<AuditAnswer> answers, List<Aggregator> rules, AuditRunOptions options) {
    Attack attack = Attacks.parse(options.attack());
    int images = options.imagesForTest(this);
    List<DescentSampler.Contest> contests =
        rules.stream().map(rule -> new DescentSampler.Contest(rule, attack)).toList();
    List<DescentEstimate> tests =
        run(
            new DescentSampler(source, meanGradient(images), options.draws(), options.confidence()),
            contests);
    List<AuditAnswer> tested = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      tested.add(
          answers.get(i).with(new Definition4(options.attack(), nameOfMean(images), tests.get(i))));
    }
    return tested;
  }

  /** Runs the test, with a progress bar on a terminal. */
  private static List<DescentEstimate> run(
      DescentSampler test, List<DescentSampler.Contest> contests) {
    if (!Terminal.isWatched()) {
      return test.run(contests, done -> {});
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("definition 4")
            .setInitialMax(test.draws())
            .setUnit(" draws", 1)
            .build()) {
      return test.run(contests, bar::stepTo);
    }
  }

  /** Describes {@link #meanGradient} for people. */
  private static String nameOfMean(int images) {
    return String.format(Locale.ROOT, "the mean gradient of %,d images", images);
  }

  @Override
  public void close() {
    source.close();
  }
}

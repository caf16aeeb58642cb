package dev.strategikon.spark.engine;

import dev.strategikon.compute.Compute;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.model.Network;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.sgd.Engine;
import dev.strategikon.sgd.Server;
import dev.strategikon.sgd.StepOutcome;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.spark.task.GradientTask;
import dev.strategikon.spark.task.Sent;
import dev.strategikon.spark.task.StepInput;
import org.apache.spark.broadcast.Broadcast;

/**
 * Workers on the cluster, and one server in this process. This is the better engine where sending
 * the m·d floats of a step takes less time than the workers do.
 */
final class CollectEngine implements Engine {
  private final StepTasks tasks;
  private final TrainingOptions options;
  private final Server server;
  private final LayerSizes layers;

  CollectEngine(StepTasks tasks, TrainingOptions options, Network network, Compute compute) {
    this.tasks = tasks;
    this.options = options;
    this.server = new Server(options, network.dimension(), compute);
    this.layers = network.parameterLayers();
  }

  @Override
  public StepOutcome step(TrainingState state, boolean[] byzantine, boolean audit) {
    Broadcast<StepInput> input = tasks.broadcast(state, RuleMemory.NONE, byzantine, audit);
    float[][] gradients = new float[options.vectors()][];
    try {
      GradientTask task = tasks.gradients(input);
      for (Sent sent :
          tasks.workers(byzantine).flatMap(dealt -> task.whole(dealt).iterator()).collect()) {
        if (sent.failure() != null) {
          throw StepFailedException.elsewhere(sent.failure());
        }
        gradients[sent.worker()] = sent.vector().floats();
      }
    } finally {
      input.destroy();
    }
    Round round = options.round(state.step(), state.previous(), layers).with(state.ruleMemory());
    return server.step(round, gradients, byzantine, state.sent(), state.attackMemory(), audit);
  }

  @Override
  public void close() {}
}

package dev.strategikon.spark;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.catalogue.AttackProvider;
import dev.strategikon.dataset.DatasetProvider;
import dev.strategikon.dataset.DatasetSource;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.ModelProvider;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.layer.Layer;
import dev.strategikon.model.layer.LayerNetwork;
import dev.strategikon.pipeline.RuleProvider;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.VectorRule;
import dev.strategikon.spec.Catalogue.Entry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

/**
 * A plugin whose rule, attack, network and data set throw: in the third step, after two that are
 * right, and the data set when it is read.
 */
public final class FailingParts
    implements RuleProvider, AttackProvider, ModelProvider, DatasetProvider {
  private static final int STEP = 2; // from 0
  private static final int WORKER = 3;

  private record FailingRule() implements VectorRule {
    @Override
    public void check(int m, int q) {}

    @Override
    public float[] aggregate(float[][] vectors, int q, Round round) {
      return round.step() < STEP ? vectors[0] : vectors[vectors.length];
    }
  }

  private static float[][] attack(Round round, float[] mean, int byzantine) {
    if (round.step() == STEP) {
      throw new IllegalStateException("the attack has no more ideas");
    }
    float[][] vectors = new float[byzantine][];
    Arrays.fill(vectors, mean);
    return vectors;
  }

  @Override
  public List<Entry<Rule>> rules() {
    return List.of(new Entry<>("failing-rule", "", "", List.of(), arguments -> new FailingRule()));
  }

  @Override
  public List<Entry<Attack>> attacks() {
    GradientAttack attack =
        knowledge -> attack(knowledge.round(), knowledge.mean(), knowledge.byzantine());
    return List.of(new Entry<>("failing-attack", "", "", List.of(), arguments -> attack));
  }

  @Override
  public List<Entry<ModelFactory>> models() {
    return List.of(
        new Entry<>(
            "failing-network",
            "",
            "",
            List.of(),
            arguments ->
                (input, classes) -> {
                  Network real =
                      new LayerNetwork(
                          input, List.of(new Layer.Flatten(), new Layer.Dense(classes)));
                  return instead(Network.class, real);
                }));
  }

  @Override
  public List<Entry<DatasetSource>> datasets() {
    return List.of(
        new Entry<>(
            "failing-images",
            "",
            "",
            List.of(),
            arguments ->
                folder -> {
                  throw new IllegalStateException("the images have gone");
                }));
  }

  /** Returns an object that does the same, but for the gradient of one worker in one step. */
  private static <T> T instead(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> called(real, method, arguments)));
  }

  private static Object called(Object real, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("gradient")) {
      DropoutKey key = (DropoutKey) arguments[1];
      if (key.step() == STEP && key.worker() == WORKER) {
        throw new ArithmeticException("the worker cannot go on");
      }
    }
    try {
      Object result = method.invoke(real, arguments);
      return result instanceof NetworkSession session
          ? instead(NetworkSession.class, session)
          : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

package dev.strategikon.model.module;

import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.ParameterBlock;
import dev.strategikon.random.Draws;
import java.util.List;

/**
 * A network that is a module.
 *
 * @param source of its modules
 * @param inputShape the shape of one image
 * @param classes the number of outputs
 * @param parameters in the module's order
 * @param values the parameters as the source has them, d floats
 * @param drawn whether weights of two and more dimensions are drawn by the seed
 * @param drawsRandomly whether a training pass draws random numbers, as dropout does
 * @param hasBatchNorm whether a training pass changes what an evaluation computes
 */
record ModuleNetwork(
    ModuleSource source,
    ImageShape inputShape,
    int classes,
    List<ParameterBlock> parameters,
    float[] values,
    boolean drawn,
    boolean drawsRandomly,
    boolean hasBatchNorm)
    implements Network {
  @Override
  public int dimension() {
    return values.length;
  }

  @Override
  public List<Integer> normalisedChannels() {
    return List.of();
  }

  @Override
  public float[] initialParameters(Initialisation initialisation, long seed) {
    float[] x = values.clone();
    for (int i = 0; drawn && i < parameters.size(); i++) {
      ParameterBlock block = parameters.get(i);
      if (block.shape().size() >= 2) {
        double fanIn = (double) block.size() / block.shape().get(0);
        double fanOut = (double) block.size() / block.shape().get(1);
        double bound = initialisation.weightBound(fanIn, fanOut);
        Draws draws = Draws.of(seed, "initial-parameters", i);
        for (int j = block.offset(); j < block.offset() + block.size(); j++) {
          x[j] = (float) ((2 * draws.nextDouble() - 1) * bound);
        }
      }
    }
    return x;
  }

  @Override
  public NetworkSession open(Loss loss) {
    return new ModuleSession(this, loss);
  }
}

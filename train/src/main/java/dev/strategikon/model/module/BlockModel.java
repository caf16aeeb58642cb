package dev.strategikon.model.module;

import ai.djl.nn.Block;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.Network;

/**
 * A network that is a block of DJL, for a {@link dev.strategikon.model.ModelProvider}. x are the
 * block's parameters that require a gradient, in its order. They are drawn by the seed as {@link
 * dev.strategikon.model.Initialisation} says if they have two dimensions or more; all others keep
 * what the block's initialisers give them. A block is tried before it is trained, and refused if it
 * cannot be trained with the same bytes on any number of threads.
 *
 * @param maker makes blocks
 */
public record BlockModel(Maker maker) implements ModelFactory {
  /** Makes blocks that are not initialised. */
  @FunctionalInterface
  public interface Maker {
    /**
     * Makes a new block, of the same kind for the same arguments. Several threads may call.
     *
     * @param input the shape of one image
     * @param classes the number of outputs: the block returns images × classes
     * @return the block, owned by the caller
     */
    Block make(ImageShape input, int classes);
  }

  @Override
  public Network create(ImageShape input, int classes) {
    return Probe.network(new BlockSource(maker, classes), input, classes, true);
  }
}

/**
 * Networks over one flat parameter vector x of d floats, and their gradients by PyTorch.
 *
 * <p>A {@link dev.strategikon.model.Network} describes what is computed and holds no native memory.
 * The {@link dev.strategikon.model.catalogue.Models#CATALOGUE} has all networks that a spec can
 * name. A {@link dev.strategikon.model.NetworkSession} computes; each thread needs its own, and the
 * bits are the same on any number of threads of one machine.
 */
package dev.strategikon.model;

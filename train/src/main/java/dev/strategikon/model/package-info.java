/**
 * Neural networks over one flat parameter vector x of d floats, and their gradients by PyTorch.
 *
 * <p>A {@link dev.strategikon.model.Network} says what is computed and holds no native memory; the
 * {@link dev.strategikon.model.Models#CATALOGUE} names those that a spec can ask for. A {@link
 * dev.strategikon.model.NetworkSession} computes: one a thread, all at once, with the same bits on
 * any number of threads of one machine.
 */
package dev.strategikon.model;

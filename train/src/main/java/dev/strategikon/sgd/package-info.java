/**
 * Algorithm 1 of the paper: synchronous SGD with a parameter server, m workers and an attack.
 *
 * <p>Everything random is drawn by (seed, purpose, step, worker), so the bytes of a run depend on
 * neither threads nor interruptions.
 *
 * @serial exclude
 */
package dev.strategikon.sgd;

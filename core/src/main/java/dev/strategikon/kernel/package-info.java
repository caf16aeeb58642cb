/**
 * The loops over coordinates. The scalar kernels are here; those with vector instructions are in
 * the module {@code dev.strategikon.simd}. They are chosen once at run time and return the same
 * bits.
 */
package dev.strategikon.kernel;

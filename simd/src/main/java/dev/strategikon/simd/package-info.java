/**
 * {@link dev.strategikon.kernel.Kernels} by the Vector API, with the bits of the scalar ones. Used
 * when the JVM runs with {@code --add-modules jdk.incubator.vector}.
 */
package dev.strategikon.simd;

/**
 * {@link dev.strategikon.kernel.Kernels} with the Vector API, which return the bits of the scalar
 * ones. They are used when the JVM runs with {@code --add-modules jdk.incubator.vector}.
 */
package dev.strategikon.simd;

/** Kernels with vector instructions: the only code that uses the incubating Vector API. */
module dev.strategikon.simd {
  requires transitive dev.strategikon.core;
  requires static jdk.incubator.vector;

  exports dev.strategikon.simd;

  provides dev.strategikon.kernel.KernelsProvider with
      dev.strategikon.simd.SimdKernelsProvider;
}

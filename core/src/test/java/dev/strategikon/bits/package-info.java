/** Compares results to the last bit: on shards, threads and kernels. */
package dev.strategikon.bits;

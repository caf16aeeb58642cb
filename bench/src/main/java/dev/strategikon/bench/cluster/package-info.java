/** What a step costs on a cluster, measured by {@code bench/cluster}. */
package dev.strategikon.bench.cluster;

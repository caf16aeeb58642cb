/** What a step costs on a cluster; measured by {@code bench/cluster}, and no part of training. */
package dev.strategikon.spark.cost;

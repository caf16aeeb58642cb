/** Training on Apache Spark: start with {@link dev.strategikon.spark.SparkProvider}. */
package dev.strategikon.spark;

/** A Spark cluster of processes on this machine. */
package dev.strategikon.spark.standalone;

/**
 * The pairwise geometry of the m vectors, and the linear maps on worker space under which it
 * follows in m dimensions.
 */
package dev.strategikon.geometry;

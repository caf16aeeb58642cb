/**
 * The pairwise geometry of the m vectors, and linear maps on worker space. The geometry of the
 * mapped vectors follows in m dimensions.
 */
package dev.strategikon.geometry;

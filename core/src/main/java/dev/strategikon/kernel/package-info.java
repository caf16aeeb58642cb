/**
 * The loops over coordinates, scalar here and by vector instructions in the module {@code
 * dev.strategikon.simd}; chosen once at run time, with the same bits from all.
 */
package dev.strategikon.kernel;

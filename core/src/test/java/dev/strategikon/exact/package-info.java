/** Rules on one coordinate in rational arithmetic, without any rounding. */
package dev.strategikon.exact;

/**
 * The runs that the authors of bucketing published (Karimireddy, He and Jaggi, ICLR 2022), trained
 * again in their settings and compared cell by cell.
 *
 * <p>Start with {@link dev.strategikon.reproduce.bucketing.BucketingComparison}.
 */
package dev.strategikon.reproduce.bucketing;

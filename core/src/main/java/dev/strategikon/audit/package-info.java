/** Whether an aggregate still descends, and who decides it. */
package dev.strategikon.audit;

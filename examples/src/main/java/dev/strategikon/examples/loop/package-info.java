/** Training loops of one's own that aggregate by a robust rule: in plain Java, and with DJL. */
package dev.strategikon.examples.loop;

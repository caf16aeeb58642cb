package dev.strategikon.store;

import org.apache.commons.csv.CSVRecord;

/**
 * One ε of an audited step: a row of {@code profile.csv}.
 *
 * @param step the step whose honest gradients were audited, from 1
 * @param epsilon the ε of inner product manipulation
 * @param innerProduct ⟨v̄, A⟩ if the Byzantine workers had sent −ε·v̄
 */
public record ProfileRow(int step, double epsilon, double innerProduct) {
  static ProfileRow of(CSVRecord row) {
    return new ProfileRow(
        Integer.parseInt(row.get("step")),
        CsvTable.number(row, "epsilon"),
        CsvTable.number(row, "inner_product"));
  }
}

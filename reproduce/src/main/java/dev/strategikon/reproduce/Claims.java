package dev.strategikon.reproduce;

import java.util.List;

/** All claims that are checked, in the paper's order. */
final class Claims {
  static final List<Claim> ALL =
      List.of(
          ToyExamples.MEDIAN,
          ToyExamples.KRUM,
          RuleClaims.C1,
          AttackClaims.C2,
          AttackClaims.C3,
          AttackClaims.C4,
          AttackClaims.C5,
          AttackClaims.C6,
          AttackClaims.C7,
          AttackClaims.C8,
          AttackClaims.C9,
          CriticalPoint.C10,
          KrumChoice.C11,
          RuleClaims.C12,
          RuleClaims.C13,
          RuleClaims.C14,
          RuleClaims.C15);

  private Claims() {}

  /** Returns the claims that belong to a part of the paper. */
  static List<Claim> of(Part part) {
    return ALL.stream().filter(claim -> claim.parts().contains(part)).toList();
  }
}

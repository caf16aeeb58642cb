package dev.strategikon.attack.catalogue;

import static java.util.Map.entry;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.hidden.AgrTailored;
import dev.strategikon.attack.hidden.Alie;
import dev.strategikon.attack.hidden.AlieOptimal;
import dev.strategikon.attack.hidden.Mimic;
import dev.strategikon.attack.hidden.MinMax;
import dev.strategikon.attack.hidden.MinSum;
import dev.strategikon.attack.hidden.Rop;
import dev.strategikon.attack.manipulation.AntiCge;
import dev.strategikon.attack.manipulation.FangKrum;
import dev.strategikon.attack.manipulation.FangTrimmedMean;
import dev.strategikon.attack.manipulation.Ipm;
import dev.strategikon.attack.manipulation.IpmOptimal;
import dev.strategikon.attack.manipulation.OppositeSide;
import dev.strategikon.attack.manipulation.Reverse;
import dev.strategikon.attack.manipulation.SignFlip;
import dev.strategikon.attack.plain.Backdoor;
import dev.strategikon.attack.plain.Gaussian;
import dev.strategikon.attack.plain.Infinity;
import dev.strategikon.attack.plain.LabelFlip;
import dev.strategikon.attack.plain.LabelTarget;
import dev.strategikon.attack.plain.Nan;
import dev.strategikon.attack.plain.None;
import dev.strategikon.attack.plain.Poisonedfl;
import dev.strategikon.attack.plain.Zero;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Spec;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The catalogue of attacks. */
public final class Attacks {
  /** All attacks, those of every {@link AttackProvider} included. */
  public static final Catalogue<Attack> CATALOGUE =
      new Catalogue<Attack>(
              "attack",
              List.of(
                  None.ENTRY,
                  Ipm.ENTRY,
                  IpmOptimal.ENTRY,
                  OppositeSide.ENTRY,
                  SignFlip.ENTRY,
                  Reverse.ENTRY,
                  FangKrum.ENTRY,
                  FangTrimmedMean.ENTRY,
                  AntiCge.ENTRY,
                  Alie.ENTRY,
                  AlieOptimal.ENTRY,
                  Mimic.ENTRY,
                  MinMax.ENTRY,
                  MinSum.ENTRY,
                  AgrTailored.ENTRY,
                  Rop.ENTRY,
                  Gaussian.ENTRY,
                  Infinity.ENTRY,
                  Nan.ENTRY,
                  Zero.ENTRY,
                  Poisonedfl.ENTRY,
                  LabelFlip.ENTRY,
                  LabelTarget.ENTRY,
                  Backdoor.ENTRY),
              Map.ofEntries(
                  entry("nothing", "none"),
                  entry("empire", "ipm"),
                  entry("foe", "ipm"),
                  entry("fallofempires", "ipm"),
                  entry("innerproductmanipulation", "ipm"),
                  entry("bitflip", "sign-flip"),
                  entry("bitflipping", "sign-flip"),
                  entry("bf", "sign-flip"),
                  entry("sf", "sign-flip"),
                  entry("signflipping", "sign-flip"),
                  entry("omniscient", "reverse"),
                  entry("lie", "alie"),
                  entry("little", "alie"),
                  entry("littleisenough", "alie"),
                  entry("alittleisenough", "alie"),
                  entry("noise", "gaussian"),
                  entry("gaussiannoise", "gaussian"),
                  entry("inf", "infinity"),
                  entry("fang", "fang-krum"),
                  entry("anticge", "anti-cge"),
                  entry("badnets", "backdoor"),
                  entry("lf", "label-flip"),
                  entry("labelflipping", "label-flip")))
          .with(ServiceLoader.load(AttackProvider.class), AttackProvider::attacks);

  private Attacks() {}

  /**
   * Creates the attack that a spec names.
   *
   * @param text the spec, such as {@code ipm(epsilon=0.5)}
   * @return the attack
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static Attack parse(String text) {
    return CATALOGUE.create(Spec.parse(text));
  }
}

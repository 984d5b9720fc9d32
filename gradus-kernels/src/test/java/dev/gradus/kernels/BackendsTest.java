package dev.gradus.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.kernels.reference.ReferenceProvider;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BackendsTest {

  private static final Backend FAST = new FallbackBackend(new ReferenceBackend(), "a stand-in");

  @Test
  void best_mostPreferred_isTaken() {
    assertSame(FAST, Backends.best(2, List.of(new ReferenceProvider(), fast(() -> FAST))));
  }

  @Test
  void best_mostPreferredRefuses_nextSaysWhy() {
    List<BackendProvider> providers = List.of(fast(BackendsTest::refusal), new ReferenceProvider());
    try (Backend backend = Backends.best(2, providers)) {
      assertEquals(
          "reference kernels (plain Java, double accumulators), 1 thread, because of fast: No such library.",
          backend.description());
      assertEquals(1, backend.threads());
    }
  }

  @Test
  void fallback_whatTheOtherOffers_isPassedOn() {
    List<String> asked = new ArrayList<>();
    Backend other =
        (Backend)
            Proxy.newProxyInstance(
                Backend.class.getClassLoader(),
                new Class<?>[] {Backend.class},
                (_, method, _) -> {
                  asked.add(method.getName());
                  return method.getReturnType() == boolean.class
                      ? method.getName().equals("fuses")
                      : null;
                });
    try (Backend fallback = new FallbackBackend(other, "a reason")) {
      Formula.Builder formula = Formula.named("same");
      Formula same = formula.output("y", formula.input("x")).build();
      assertTrue(fallback.fuses(same));
      assertFalse(fallback.fits(same));
      fallback.enter();
    }
    assertEquals(List.of("fuses", "fits", "enter", "close"), asked);
  }

  @Test
  void best_noneRuns_complains() {
    assertEquals(
        "Backend: none of 1 runs here. fast: No such library.",
        complaint(2, List.of(fast(BackendsTest::refusal))));
  }

  @Test
  void best_noThreads_complains() {
    assertEquals("Backend: threads must be at least 1, got 0.", complaint(0, List.of()));
  }

  @Test
  void best_thisRoomAlone_isReference() {
    try (Backend backend = Backends.best()) {
      assertEquals(ReferenceBackend.class, backend.getClass());
    }
  }

  private static String complaint(int threads, List<BackendProvider> providers) {
    return String.valueOf(
        assertThrows(ConfigException.class, () -> Backends.best(threads, providers)).getMessage());
  }

  private static Backend refusal() {
    throw new ConfigException("No such library.");
  }

  private static BackendProvider fast(Supplier<Backend> supplier) {
    return new BackendProvider() {
      @Override
      public String name() {
        return "fast";
      }

      @Override
      public int preference() {
        return 1;
      }

      @Override
      public Backend open(int threads) {
        return supplier.get();
      }
    };
  }
}

package dev.gradus.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamTest {

  /// Kernels share their scratch out by the team's size, so it must be what runs.
  @Test
  void threads_withoutOpenMpRuntime_isTheCallingThread() {
    try (Team team = new Team(4, "no-such-runtime.so")) {
      assertEquals(1, team.threads());
      List<String> shares = new ArrayList<>();
      team.run((member, members) -> shares.add(member + " of " + members));
      assertEquals(List.of("0 of 1"), shares);
    }
  }
}

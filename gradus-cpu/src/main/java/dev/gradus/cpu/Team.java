package dev.gradus.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs loops on the very threads that oneDNN computes on: the OpenMP team of its runtime library.
///
/// A pool of our own would put a second set of runnable threads beside OpenMP's, which spin for a
/// while after each product. So our loops become parallel regions of the same team (`GOMP_parallel`
/// with an upcall into Java); its threads attach to the JVM once and stay. Where the runtime is not
/// GNU's, loops run on the calling thread alone.
final class Team implements AutoCloseable {

  /// A loop's share.
  @FunctionalInterface
  interface Task {

    /// Computes one share; must not throw.
    ///
    /// @param member from 0
    /// @param members how many shares there are
    void run(int member, int members);
  }

  /// Below this many elements waking the team costs more than it saves.
  private static final long WORTH_SHARING = 16_384;

  private final Arena arena = Arena.ofShared();
  private final int threads;
  private final Optional<Region> region;
  private volatile @Nullable Task task;
  private volatile @Nullable Throwable failure;

  /// Use only when the native library has been loaded.
  ///
  /// The runtime may grant fewer threads than asked for (`OMP_THREAD_LIMIT`). oneDNN shares its
  /// work out by what it was told and would leave shares undone, so the team is as large as a first
  /// region shows.
  ///
  /// @param wanted size of the team, at least 1
  Team(int wanted) {
    this(wanted, "libgomp.so.1");
  }

  /// With a runtime library of another name.
  Team(int wanted, String runtime) {
    this.region = Region.find(arena, this, runtime);
    this.threads = granted(wanted);
  }

  private int granted(int wanted) {
    if (region.isEmpty() || wanted == 1) {
      return 1;
    }
    int[] size = {1};
    task =
        (member, members) -> {
          if (member == 0) {
            size[0] = members;
          }
        };
    region.get().setThreads(wanted);
    region.get().run(wanted);
    task = null;
    return size[0];
  }

  int threads() {
    return threads;
  }

  /// Makes the calling thread's parallel regions, oneDNN's included, use this many threads.
  void enter() {
    if (region.isPresent()) {
      region.get().setThreads(threads);
    }
  }

  /// Runs all shares of a task over so many elements and returns when all are done; few of them as
  /// one share on the calling thread.
  void run(Task work, long elements) {
    if (isWorthSharing(elements)) {
      run(work);
    } else {
      work.run(0, 1);
    }
  }

  /// Whether a pass over so many elements gains by more than one thread.
  static boolean isWorthSharing(long elements) {
    return elements >= WORTH_SHARING;
  }

  /// Runs all shares of a task and returns when all are done.
  void run(Task work) {
    if (threads == 1 || region.isEmpty()) {
      work.run(0, 1);
      return;
    }
    task = work;
    region.get().run(threads);
    task = null;
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      throw new AssertionError("a kernel failed on a thread of its team", thrown);
    }
  }

  /// Called on each thread of the team.
  @SuppressWarnings("UnusedMethod") // found by its name, see Region
  private void member() {
    Task work = task;
    if (work != null && region.isPresent()) {
      try {
        work.run(region.get().member(), region.get().members());
      } catch (Throwable e) {
        // An exception must not cross into native code.
        failure = e;
      }
    }
  }

  @Override
  public void close() {
    arena.close();
  }

  /// The entry points of GNU's OpenMP runtime.
  private static final class Region {

    private final MethodHandle parallel;
    private final MethodHandle member;
    private final MethodHandle members;
    private final MethodHandle setThreads;
    private final MethodHandle setDynamic;
    private final MemorySegment entry;

    private Region(
        MethodHandle parallel,
        MethodHandle member,
        MethodHandle members,
        MethodHandle setThreads,
        MethodHandle setDynamic,
        MemorySegment entry) {
      this.parallel = parallel;
      this.member = member;
      this.members = members;
      this.setThreads = setThreads;
      this.setDynamic = setDynamic;
      this.entry = entry;
    }

    @SuppressWarnings("restricted") // calling native code is this class's job
    static Optional<Region> find(Arena arena, Team team, String runtime) {
      try {
        Linker linker = Linker.nativeLinker();
        // Already loaded by oneDNN: the name finds that copy.
        SymbolLookup library = SymbolLookup.libraryLookup(runtime, arena);
        MethodHandle parallel =
            linker.downcallHandle(
                library.findOrThrow("GOMP_parallel"),
                FunctionDescriptor.ofVoid(
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT));
        Function<String, MethodHandle> getter =
            name ->
                linker.downcallHandle(
                    library.findOrThrow(name),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT),
                    Linker.Option.critical(false));
        Function<String, MethodHandle> setter =
            name ->
                linker.downcallHandle(
                    library.findOrThrow(name),
                    FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT),
                    Linker.Option.critical(false));
        MethodHandle upcall =
            MethodHandles.dropArguments(
                MethodHandles.lookup()
                    .findVirtual(Team.class, "member", MethodType.methodType(void.class))
                    .bindTo(team),
                0,
                MemorySegment.class);
        MemorySegment entry =
            linker.upcallStub(upcall, FunctionDescriptor.ofVoid(ValueLayout.ADDRESS), arena);
        return Optional.of(
            new Region(
                parallel,
                getter.apply("omp_get_thread_num"),
                getter.apply("omp_get_num_threads"),
                setter.apply("omp_set_num_threads"),
                setter.apply("omp_set_dynamic"),
                entry));
      } catch (IllegalArgumentException
          | NoSuchElementException
          | UnsupportedOperationException e) {
        return Optional.empty();
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("Team.member is right here", e);
      }
    }

    void run(int threads) {
      try {
        parallel.invokeExact(entry, MemorySegment.NULL, threads, 0);
      } catch (Throwable e) {
        throw new AssertionError("GOMP_parallel does not throw", e);
      }
    }

    int member() {
      try {
        return (int) member.invokeExact();
      } catch (Throwable e) {
        throw new AssertionError("omp_get_thread_num does not throw", e);
      }
    }

    /// The team's real size: the runtime may give fewer threads than asked for.
    int members() {
      try {
        return (int) members.invokeExact();
      } catch (Throwable e) {
        throw new AssertionError("omp_get_num_threads does not throw", e);
      }
    }

    /// As many threads as this, neither more nor fewer as the runtime sees fit.
    void setThreads(int threads) {
      try {
        setThreads.invokeExact(threads);
        setDynamic.invokeExact(0);
      } catch (Throwable e) {
        throw new AssertionError("omp_set_num_threads and omp_set_dynamic do not throw", e);
      }
    }
  }
}

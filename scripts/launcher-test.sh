#!/usr/bin/env bash
# Tests of ./gradus itself. The build is played by a stand-in for mvn, except in the last test.
set -euo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=jdk.sh
source "$root/scripts/jdk.sh"
find_jdk || exit 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
tests=0

# check NAME EXPECTED ACTUAL: both must be equal.
check() {
  tests=$((tests + 1))
  if [[ $2 != "$3" ]]; then
    failed=$((failed + 1))
    printf 'launcher: %s\n  expected: %s\n  got:      %s\n' "$1" "$2" "$3" >&2
  fi
}

# check_has NAME PART WHOLE: the whole must contain the part.
check_has() {
  tests=$((tests + 1))
  if [[ $3 != *"$2"* ]]; then
    failed=$((failed + 1))
    printf 'launcher: %s\n  expected it to contain: %s\n  got: %s\n' "$1" "$2" "$3" >&2
  fi
}

# fake_jdk HOME VERSION MODULES: a directory that looks like a JDK.
fake_jdk() {
  mkdir -p "$1/bin"
  printf '#!/bin/sh\n' >"$1/bin/javac"
  chmod +x "$1/bin/javac"
  printf 'IMPLEMENTOR="x"\nJAVA_VERSION="%s"\nMODULES="%s"\n' "$2" "$3" >"$1/release"
}
verdict() { if is_jdk_25 "$1"; then echo yes; else echo no; fi; }

fake_jdk "$work/a" 25.0.3 "java.base jdk.incubator.vector"
fake_jdk "$work/b" 25 "java.base jdk.incubator.vector"
fake_jdk "$work/c" 17.0.15 "java.base jdk.incubator.vector"
fake_jdk "$work/d" 25.0.3 "java.base"
fake_jdk "$work/e" 25.0.3 "java.base jdk.incubator.vector"
rm "$work/e/bin/javac"
fake_jdk "$work/f" 250 "java.base jdk.incubator.vector"
check "an update of 25 is a JDK 25" yes "$(verdict "$work/a")"
check "25 itself is a JDK 25" yes "$(verdict "$work/b")"
check "17 is not" no "$(verdict "$work/c")"
check "one without the vector module is not" no "$(verdict "$work/d")"
check "one without a compiler is not" no "$(verdict "$work/e")"
check "250 is not" no "$(verdict "$work/f")"
check "no directory is not" no "$(verdict "$work/none")"
check "the version is read from the release file" "version 17.0.15" "$(jdk_version "$work/c")"

# A copy of the launcher over a tree of one class, in a directory with a space in its name.
tree="$work/a tree"
mkdir -p "$tree/gradus-cli/src/main" "$tree/scripts" "$work/bin" "$work/jar/dev/gradus/cli"
cp "$root/gradus" "$tree/"
cp "$root/scripts/jdk.sh" "$tree/scripts/"
echo 'pom' >"$tree/pom.xml"
echo 'pom' >"$tree/gradus-cli/pom.xml"
cat >"$work/Main.java" <<'JAVA'
package dev.gradus.cli;

public class Main {
  public static void main(String[] arguments) {
    System.out.println(String.join("|", arguments));
    System.err.println("vector " + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    System.exit(arguments.length > 0 && arguments[0].matches("\\d+") ? Integer.parseInt(arguments[0]) : 0);
  }
}
JAVA
"$jdk_home/bin/javac" -d "$work/jar" "$work/Main.java"
"$jdk_home/bin/jar" --create --file "$work/main.jar" -C "$work/jar" .
"$jdk_home/bin/jar" --create --file "$work/other.jar" -C "$work" Main.java
cat >"$work/bin/mvn" <<STAND_IN
#!/usr/bin/env bash
echo run >>"$work/builds"
if [[ -e "$work/fail" ]]; then
  echo "[ERROR] Broken.java:[1,2] ';' expected"
  exit 1
fi
sleep 0.3
mkdir -p "$tree/gradus-cli/target"
cp "$work/main.jar" "$tree/gradus-cli/target/gradus-cli-1.jar"
echo "$work/other.jar" >"$tree/gradus-cli/target/classpath.txt"
STAND_IN
chmod +x "$work/bin/mvn"
export PATH=$work/bin:$PATH JAVA_HOME=$jdk_home XDG_CACHE_HOME=$work/cache
builds() { wc -l <"$work/builds" | tr -d ' '; }

# gradus ARGUMENT...: runs the launcher; sets out, err and status.
gradus() {
  status=0
  "$launcher" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
  out=$(<"$work/out")
  err=$(<"$work/err")
}
launcher=$tree/gradus

touch "$work/fail"
gradus --help
check "a failed build ends with status 1" 1 "$status"
check "a failed build prints nothing on the standard output" "" "$out"
check_has "a failed build shows the compiler's line" "Broken.java:[1,2] ';' expected" "$err"
check_has "a failed build names its log" "$tree/target/gradus/build.log" "$err"
check "a failed build leaves no stamp" no "$([[ -e $tree/target/gradus/current ]] && echo yes || echo no)"
check "a failed build leaves no lock" no "$([[ -e $tree/target/gradus/lock ]] && echo yes || echo no)"
rm "$work/fail"

: >"$work/builds"
for _ in 1 2 3; do "$launcher" --version >/dev/null 2>&1 & done
wait
check "three first uses at once build once" 1 "$(builds)"
gradus --help "two words" ''
check "arguments arrive as they are" "--help|two words|" "$out"
check "a command that only prints runs without the vector module and in silence" "vector false" "$err"
check "a fresh build is not made again" 1 "$(builds)"
gradus 7
check "the status of the program is passed through" 7 "$status"
check_has "a command that computes has the vector module" "vector true" "$err"
check "the standard output has only the program's words" "7" "$out"
check "only the JDK's own line is added to the error output" 2 "$(wc -l <"$work/err" | tr -d ' ')"

ln -s "a tree/gradus" "$work/link"
launcher=$work/link
cd /
gradus --version
check "it works from elsewhere through a symbolic link" "--version" "$out"
check "and that is the same build" 1 "$(builds)"
sleep 0.01
echo changed >"$tree/gradus-cli/src/main/X.java"
gradus --version
check "a changed source is built" 2 "$(builds)"
check_has "and it says so" "gradus: building (the sources changed) ..." "$err"
sleep 0.01
rm "$tree/gradus-cli/src/main/X.java"
gradus --version
check "a deleted source is built" 3 "$(builds)"
sleep 0.01
touch "$tree/pom.xml" "$work/fail"
gradus --version
check "a failed second build ends with status 1" 1 "$status"
rm "$work/fail"
gradus --version
check "and is tried again" 5 "$(builds)"
mkdir "$tree/target/gradus/lock"
echo 999999999 >"$tree/target/gradus/lock/owner"
sleep 0.01
touch "$tree/pom.xml"
gradus --version
check "the lock of a build that was killed does not hold" 6 "$(builds)"
check "the native libraries' directory is private" "drwx------" "$(ls -ld "$work/cache/gradus/native" | cut -c 1-10)"

# The real thing.
PATH=${PATH#"$work/bin:"}
unset XDG_CACHE_HOME
launcher=$root/gradus
gradus --version
gradus --version
check "the real program starts" 0 "$status"
check_has "and says its version" "gradus 0." "$out"
check "in silence" "" "$err"

if ((failed > 0)); then
  echo "launcher: $failed of $tests checks failed"
  exit 1
fi
echo "launcher: $tests checks passed"

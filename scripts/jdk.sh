# shellcheck shell=bash
#
# Finds a JDK 25. Sourced by ./gradus, ./check and .ci/run.
#
# find_jdk sets jdk_home and returns 0, or prints what is missing and returns 1.

# True if $1 is the home of a JDK 25: a compiler, the vector module, and a release file that says 25.
is_jdk_25() {
  [[ -x $1/bin/javac && -r $1/release ]] || return 1
  local release
  release=$(<"$1/release")
  [[ $release == *'JAVA_VERSION="25'[.\"]* && $release == *jdk.incubator.vector* ]]
}

# Prints the version that the release file under $1 states, or why there is none.
jdk_version() {
  local line
  if [[ ! -d $1 ]]; then
    echo "no such directory"
  elif [[ -r $1/release ]]; then
    while read -r line; do
      if [[ $line == JAVA_VERSION=* ]]; then
        line=${line#JAVA_VERSION=}
        echo "version ${line//\"/}"
        return
      fi
    done <"$1/release"
    echo "no version in its release file"
  else
    echo "no release file"
  fi
}

# Follows symbolic links of the file $1 to the end and prints the file's path.
real_file() {
  local file=$1 link
  while [[ -L $file ]]; do
    link=$(readlink "$file")
    [[ $link == /* ]] || link=$(dirname "$file")/$link
    file=$link
  done
  echo "$(cd -P "$(dirname "$file")" && pwd)/$(basename "$file")"
}

find_jdk() {
  local candidate places path_java path_home=
  for candidate in "${JAVA_HOME-}" "${JAVA25_HOME-}"; do
    if [[ -n $candidate ]] && is_jdk_25 "$candidate"; then
      jdk_home=$candidate
      return 0
    fi
  done
  if path_java=$(command -v java); then
    path_home=$(dirname "$(dirname "$(real_file "$path_java")")")
    if is_jdk_25 "$path_home"; then
      jdk_home=$path_home
      return 0
    fi
  fi
  places=(/usr/lib/jvm /usr/lib64/jvm /usr/java /usr/local/java /opt /opt/java
    "${HOME-}/.sdkman/candidates/java" "${HOME-}/.jdks" "${HOME-}/.local/share/mise/installs/java"
    "${HOME-}/.asdf/installs/java" /Library/Java/JavaVirtualMachines "${HOME-}/Library/Java/JavaVirtualMachines")
  local place
  for place in "${places[@]}"; do
    for candidate in "$place"/*; do
      if is_jdk_25 "$candidate"; then
        jdk_home=$candidate
        return 0
      elif is_jdk_25 "$candidate/Contents/Home"; then
        jdk_home=$candidate/Contents/Home
        return 0
      fi
    done
  done
  {
    echo "gradus: no JDK 25 was found. Looked at:"
    if [[ -n ${JAVA_HOME-} ]]; then
      echo "  JAVA_HOME=$JAVA_HOME ($(jdk_version "$JAVA_HOME"))"
    else
      echo "  JAVA_HOME (not set)"
    fi
    if [[ -n ${JAVA25_HOME-} ]]; then
      echo "  JAVA25_HOME=$JAVA25_HOME ($(jdk_version "$JAVA25_HOME"))"
    fi
    if [[ -n $path_home ]]; then
      echo "  java on the PATH: $path_home ($(jdk_version "$path_home"))"
    else
      echo "  java on the PATH (none)"
    fi
    printf '  %s/*\n' "${places[@]}"
    echo "Gradus needs a JDK 25 with its compiler (javac); a runtime alone (JRE) or another version does not do."
    echo "Install one, then run the same command again:"
    echo "  Debian, Ubuntu   sudo apt install openjdk-25-jdk   (where the release has it; otherwise temurin-25-jdk"
    echo "                   from the packages described at https://adoptium.net/installation/linux)"
    echo "  macOS            brew install --cask temurin@25"
    echo "  any              sdk install java 25-tem           (https://sdkman.io)"
    echo "If one is installed somewhere else, set JAVA25_HOME to its directory."
  } >&2
  return 1
}

# Prints why Maven is needed if it is absent, and returns 1.
require_maven() {
  command -v mvn >/dev/null && return 0
  {
    echo "gradus: no Maven was found: there is no mvn on the PATH."
    echo "Gradus is built with Maven 3.8 or newer."
    echo "Install it, for example with \"sudo apt install maven\", \"brew install maven\" or \"sdk install maven\"."
  } >&2
  return 1
}

# Runs Maven on the JDK that find_jdk found. Older Maven libraries use a method that JDK 25 would warn about.
run_maven() {
  JAVA_HOME=$jdk_home MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}" mvn "$@"
}

# Sourced by the scripts that start a JVM, which define fail: sets java to a JDK 17 or later, java_version, and java_release, what
# the JDK says of itself. With a number, to one that is older than it.

# Prints the file "release" of a JDK's java; nothing if there is none.
release_of() {
  local file
  file=$(readlink -f "$1" 2>/dev/null) || return 0
  [ ! -f "${file%/bin/*}/release" ] || cat "${file%/bin/*}/release"
}

# Prints the feature version of a JDK's java, such as 17; nothing if there is none. Takes what release_of prints, because to ask
# java itself costs as much as to start it.
version_of() {
  [ -x "$1" ] || return 0
  if [[ $2 =~ JAVA_VERSION=\"([0-9]+) ]]; then
    echo "${BASH_REMATCH[1]}"
  else
    "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\)[^"]*".*/\1/p' | head -n 1
  fi
}

# Prints what is wrong with JAVA_HOME, given the version of its java; nothing if it is right or not set. With a number, it must be
# older than it.
wrong_home() {
  [ -n "${JAVA_HOME:-}" ] || return 0
  if [ -z "$1" ]; then
    echo "JAVA_HOME=$JAVA_HOME is no JDK: it has no bin/java that runs"
  elif [ "$1" -lt 17 ] || [ "$1" -ge "${2:-1000}" ]; then
    echo "JAVA_HOME=$JAVA_HOME is a JDK $([ "$1" -gt 1 ] && echo "$1" || echo 8); needed is 17 or later${2:+, but older than $2}"
  fi
}

find_java() {
  local candidate version wrong="" home=${JAVA_HOME:+$JAVA_HOME/bin/java}
  for candidate in \
    "$home" \
    "$(command -v java || true)" \
    "$(/usr/libexec/java_home -v 17+ 2>/dev/null || true)/bin/java" \
    /usr/lib/jvm/*/bin/java; do
    java_release=$(release_of "$candidate")
    version=$(version_of "$candidate" "$java_release" || true)
    [ "$candidate" != "$home" ] || wrong=$(wrong_home "$version" "${1:-}")
    if [ "${version:-0}" -ge 17 ] && [ "$version" -lt "${1:-1000}" ]; then
      java=$candidate
      java_version=$version
      [ -z "$wrong" ] || echo "$wrong. Using $java" >&2
      return
    fi
  done
  fail "${wrong:+$wrong. }needs a JDK 17 or later${1:+, but older than $1}; install one, or set JAVA_HOME to it"
}

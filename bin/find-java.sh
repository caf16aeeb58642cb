# Sourced by the scripts that start a JVM, which define fail: sets java to a JDK 17 or later, and java_version. With a number, to
# one that is older than it.

# Prints the feature version of a JDK's java, such as 17; nothing if there is none.
version_of() {
  [ -x "$1" ] && "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\)[^"]*".*/\1/p' | head -n 1
}

find_java() {
  local candidate version
  for candidate in \
    "${JAVA_HOME:+$JAVA_HOME/bin/java}" \
    "$(command -v java || true)" \
    "$(/usr/libexec/java_home -v 17+ 2>/dev/null || true)/bin/java" \
    /usr/lib/jvm/*/bin/java; do
    version=$(version_of "$candidate" || true)
    if [ "${version:-0}" -ge 17 ] && [ "$version" -lt "${1:-1000}" ]; then
      java=$candidate
      java_version=$version
      return
    fi
  done
  fail "needs a JDK 17 or later${1:+, but older than $1}; install one, or set JAVA_HOME to it"
}

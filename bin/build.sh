# Sourced by the launcher in a source tree: builds the program on first use and when sources changed. Expects root, java and
# engine, and sets lib and spark to the folders with the built jars.

# The engine for clusters and Spark itself are built, and started, for those who ask for one.
modules=(core simd vectors train report reproduce cli)
target=$root/cli/target
lib=$target/lib
spark=$root/spark/target/lib
stamp=$target/fingerprint
if [ "$engine" != local ]; then
  modules+=(spark)
  stamp=$root/spark/target/fingerprint
fi

# A line that changes when a source file is added or removed, or its content changes.
fingerprint() {
  cd "$root"
  find pom.xml .mvn "${modules[@]}" -path '*/target' -prune -o -path '*/src/test' -prune \
    -o -type f \( -path '*/src/main/*' -o -name pom.xml -o -path '.mvn/*' \) -print0 |
    xargs -0 cksum | LC_ALL=C sort | cksum
}

# Two builds at once would write over each other; the second waits for the first. The system frees the lock when this process
# and Maven have ended, however they end.
lock() {
  if command -v flock >/dev/null; then
    exec 9<"$root/bin"
    # Where files cannot be locked, it answers another number.
    flock -n -E 75 9 || [ $? -ne 75 ] || wait_for_lock flock -w 600 9
    rmdir "$root/.build-lock" 2>/dev/null || true # of an earlier version
  else
    lock_folder || wait_for_lock lock_folder 600
  fi
}

wait_for_lock() {
  echo "Waiting for another build …" >&2
  "$@" || fail "gave up waiting for another build"
}

# Without flock, as on macOS: a folder that names its process, whose end makes it void.
lock_folder() {
  local seconds=${1:-0} owner
  until mkdir "$root/.build-lock" 2>/dev/null; do
    owner=$(cat "$root/.build-lock/process" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$root/.build-lock"
      continue
    fi
    [ "$seconds" -gt 0 ] || return 1
    seconds=$((seconds - 1))
    sleep 1
  done
  echo $$ >"$root/.build-lock/process"
  trap 'rm -rf "$root/.build-lock"' EXIT
}

unlock() {
  exec 9<&-
  if [ "$(cat "$root/.build-lock/process" 2>/dev/null)" = $$ ]; then rm -rf "$root/.build-lock"; fi
  trap - EXIT
}

build() {
  command -v mvn >/dev/null || fail "needs Maven (mvn) to build itself; install it and try again"
  echo "Building Strategikon (about a minute on first use) …" >&2
  mkdir -p "$target" "$(dirname "$stamp")"
  rm -rf "$lib" "$target/fingerprint" "$stamp"
  [ "$engine" = local ] || rm -rf "$spark"
  local log=$target/build.log maven
  (cd "$root" && JAVA_HOME=$(cd "$(dirname "$java")/.." && pwd) \
    exec mvn -B -Dquick -Dmaven.test.skip=true -pl "$(IFS=, && echo "${modules[*]}")" package) >"$log" 2>&1 &
  maven=$!
  trap 'stop_build $maven 129' HUP
  trap 'stop_build $maven 130' INT
  trap 'stop_build $maven 143' TERM
  if ! wait $maven; then
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2 || true
    fail "the build failed; all of it is in $log"
  fi
  trap - HUP INT TERM
  echo "$1" >"$stamp"
}

stop_build() {
  kill "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
  echo "strategikon: interrupted while it was built; the next call builds it" >&2
  exit "$2"
}

build_if_stale() {
  local now
  now=$(fingerprint)
  if [ "$(cat "$stamp" 2>/dev/null)" != "$now" ]; then
    lock
    # Another process may have built it while this one waited.
    [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] || build "$now"
    unlock
  fi
}

# Sourced by the launcher: what makes the start of short commands short. Expects java, java_release, lib and separator.

# Is the command over so soon that its start is most of it? Then compiling well does not pay. Up to 200 vectors in a megabyte are
# little: some rules take m³ operations, whatever the file's size.
is_short() {
  case ${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-} in *strategikon.kernels*) return 1 ;; esac
  local argument command="" files=()
  for argument; do
    case $argument in
      -h | --help | -V | --version) return 0 ;;
      -) return 1 ;; # standard input, of any length
      -*) ;;
      *)
        [ -n "$command" ] || command=$argument
        [ ! -f "$argument" ] || files+=("$argument")
        ;;
    esac
  done
  case $command in
    list | import | completion | help) ;;
    aggregate)
      [ ${#files[@]} -gt 0 ] || return 0
      [ -z "$(find -L "${files[@]}" -size +2048 2>&1)" ] || return 1
      for argument in "${files[@]}"; do [ "$(vectors_in "$argument")" -le 200 ] || return 1; done
      ;;
    *) return 1 ;;
  esac
}

# Prints how many vectors a .npy or CSV file has.
vectors_in() {
  local header
  case $1 in
    *.npy)
      header=$(head -c 200 "$1" | tr -d '\0')
      if [[ $header =~ \(([0-9]+), ]]; then echo "${BASH_REMATCH[1]}"; else echo 0; fi
      ;;
    *) wc -l <"$1" ;;
  esac
}

# Sets class_data to an archive of loaded classes (class-data sharing), or to nothing. It belongs to one JDK and to one build, and
# its name ends in its checksum, because a JVM falls over a damaged one.
find_class_data() {
  local file key jar
  read -r key _ < <(cksum <<<"$java $java_release $lib") || key=0
  class_data_key=$lib/class-data-$key
  class_data=""
  for file in "$class_data_key"-*; do
    [ -f "$file" ] || return 0
    for jar in "$lib"/*.jar; do
      if [ "$jar" -nt "$file" ]; then
        rm -f "$file" 2>/dev/null || true
        return 0
      fi
    done
    case $file in *-none) return 0 ;; esac
    if [ "$file" = "$class_data_key-$(checksum "$file")" ]; then
      class_data=$file
      return 0
    fi
    rm -f "$file" 2>/dev/null || true
  done
}

checksum() {
  local sum size
  read -r sum size < <(cksum <"$1")
  echo "$sum-$size"
}

# Makes that archive from what a small aggregation loads: once, in about two seconds. Where this cannot be done, nothing is said,
# and where it fails, it is not tried again.
make_class_data() {
  [ -w "$lib" ] && [ -z "$class_data" ] && [ ! -e "$class_data_key-none" ] || return 0
  local folder main=(-cp "$lib/*" dev.strategikon.cli.Main)
  folder=$(mktemp -d "$lib/class-data.XXXXXX" 2>/dev/null) || return 0
  trap 'rm -rf "$folder"' EXIT
  printf '1,2\n2,3\n3,5\n4,4\n5,1\n6,2\n' >"$folder/vectors.csv"
  if "$java" "$@" -Xshare:off "-XX:DumpLoadedClassList=$folder/classes" "${main[@]}" \
    aggregate "$folder/vectors.csv" --rule 'nnm | krum' --byzantine 1 --out "$folder/aggregate.npy" &&
    "$java" "$@" -Xshare:dump "-XX:SharedClassListFile=$folder/classes" "-XX:SharedArchiveFile=$folder/archive" "${main[@]}"; then
    class_data=$class_data_key-$(checksum "$folder/archive")
    mv -f "$folder/archive" "$class_data" || class_data=""
  else
    : >"$class_data_key-none" || true
  fi >/dev/null 2>&1
  rm -rf "$folder"
  trap - EXIT
}

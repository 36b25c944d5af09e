# Finds the Java that Custody needs. Sourced by mvnw, and by the launcher (copied beside its jars).
# POSIX sh; sets JAVA_HOME or says in one line what to install.

# is_java_home DIR TOOL: whether DIR is a Java $needed_java that has bin/TOOL.
# The release file answers without starting a JVM; a home without one is asked.
is_java_home() {
  [ -n "$1" ] && [ -x "$1/bin/$2" ] || return 1
  if [ -r "$1/release" ]; then
    grep -q "^JAVA_VERSION=\"$needed_java[.\"+-]" "$1/release"
  else
    "$1/bin/java" -version 2>&1 | grep -q " version \"$needed_java[.\"+-]"
  fi
}

# use_java VERSION TOOL: exports a JAVA_HOME of that version with bin/TOOL (java for a runtime, javac
# for a JDK). An own JAVA_HOME is asked first, then PATH, then the places where installers put a JDK.
use_java() {
  needed_java=$1
  path_java=$(command -v "$2" 2>/dev/null) || path_java=
  [ -z "$path_java" ] || path_java=$(readlink -f "$path_java" 2>/dev/null) || path_java=
  path_home=${path_java%/bin/*}
  for java_home in "${JAVA_HOME-}" "$path_home" \
    "${JAVA_HOME_25-}" "${JAVA_HOME_25_X64-}" "${JAVA_HOME_25_ARM64-}" "${JDK25_HOME-}" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/*25* /opt/java/*25* \
    "${HOME-}"/.jdks/*25* "${HOME-}"/.sdkman/candidates/java/25* "${HOME-}"/.gradle/jdks/*25* \
    "${HOME-}"/.local/share/mise/installs/java/*25* "${HOME-}"/.asdf/installs/java/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    /opt/homebrew/opt/openjdk@25 /usr/local/opt/openjdk@25; do
    if is_java_home "$java_home" "$2"; then
      JAVA_HOME=$java_home
      export JAVA_HOME
      return 0
    fi
  done
  [ "$2" = javac ] && kind=JDK || kind=Java
  found=$(java -version 2>&1 | head -n 1) || found=
  case $found in *version*) ;; *) found=none ;; esac
  echo "Custody needs $kind $needed_java (found: $found). Install one, for example Temurin $needed_java from https://adoptium.net, under /usr/lib/jvm or point JAVA_HOME at it." >&2
  return 1
}

# SPDX-License-Identifier: Apache-2.0
# One function a subcommand of ./dev. Sourced by it, in the root of the repository.

jobs=$(nproc 2>/dev/null || echo 2)

build_preset() {  # build_preset <preset> [ninja targets…]
  local preset=$1
  shift
  cmake --preset "$preset" >"build/$preset.configure.log" 2>&1 || {
    cat "build/$preset.configure.log" >&2
    return 1
  }
  ninja -C "build/$preset" -j "$jobs" "$@" >"build/$preset.build.log" 2>&1 || {
    tail -n 60 "build/$preset.build.log" >&2
    return 1
  }
}

dev_build() {
  need "${build_packages[@]}"
  mkdir -p build
  echo "dev: building the release binary"
  build_preset release gate_binary
}

dev_run() {
  dev_build
  if [ $# -gt 0 ]; then
    local code=0
    build/release/bin/gate "$@" || code=$?
    exit "$code"
  fi
  GATE="$PWD/build/release/bin/gate" bash examples/demo/show.sh build/demo
}

# The files that differ from where this branch left origin/main; from the last commit where it did not.
changed_files() {
  local base
  base=$(git merge-base HEAD origin/main 2>/dev/null || true)
  if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
    base=$(git rev-parse -q --verify HEAD~1 || git hash-object -t tree /dev/null)
  fi
  { git diff --name-only --diff-filter=d "$base"; git ls-files --others --exclude-standard; } | sort -u
}

sources() { git ls-files --cached --others --exclude-standard -- 'gate/*.[ch]pp' 'integrations/*.[ch]pp' 'tests/*.[ch]pp'; }

dev_lint() {
  need "${build_packages[@]}" "${test_packages[@]}" "${lint_packages[@]}"
  local files
  if [ "${1:-}" = --all ]; then files=$(sources); else files=$(changed_files | grep -E '^(gate|integrations|tests)/.*\.[ch]pp$' || true); fi
  [ -n "$files" ] || { echo "dev: nothing to lint"; return 0; }
  # Other major versions lay out differently; one version is the judge.
  if clang-format --version | grep -q 'version 14\.'; then
    # shellcheck disable=SC2086
    clang-format --dry-run --Werror $files || return 1
  else
    echo "dev: format not checked: clang-format 14 is the judge, here is $(clang-format --version)"
  fi
  [ -f build/dev/compile_commands.json ] || { mkdir -p build; cmake --preset dev >build/dev.configure.log; }
  local units
  units=$(echo "$files" | grep -E '^(gate|integrations)/.*\.cpp$' || true)
  [ -n "$units" ] || return 0
  if [ "${1:-}" != --all ] && [ "$(echo "$units" | wc -l)" -gt 40 ]; then
    echo "dev: $(echo "$units" | wc -l) files changed; tidying the 40 smallest, ./dev lint --all does the rest"
    # shellcheck disable=SC2086
    units=$(ls -S -r $units | head -n 40)
  fi
  echo "dev: clang-tidy on $(echo "$units" | wc -l) files"
  echo "$units" | xargs -P "$jobs" -n 4 clang-tidy -p build/dev --quiet 2>build/tidy.log | tee build/tidy.out | grep -E 'warning:|error:' && return 1
  return 0
}

fuzz_build() {  # fuzz_build [targets…]
  need "${build_packages[@]}" "${fuzz_packages[@]}"
  need "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"
  mkdir -p build
  build_preset fuzz "$@"
}

fuzz_one() {  # fuzz_one <target> <seconds>
  local seeds="tests/fuzz/${1%_fuzz}" corpus="build/fuzz/corpus/$1"
  mkdir -p "$corpus" build/fuzz/crashes
  [ -d "$seeds" ] || seeds=
  # shellcheck disable=SC2086
  "build/fuzz/bin/$1" "$corpus" $seeds -max_total_time="$2" -max_len=65536 -rss_limit_mb=4096 -timeout=20 \
    -artifact_prefix=build/fuzz/crashes/ -verbosity=0 -print_final_stats=1 >"build/fuzz/$1.log" 2>&1 || {
    tail -n 40 "build/fuzz/$1.log" >&2
    echo "dev: $1 found a defect; the input is in build/fuzz/crashes/" >&2
    return 1
  }
  echo "dev: $1: $(sed -n 's/.*number_of_executed_units: *//p' "build/fuzz/$1.log") runs, clean"
}

fuzz_targets() { for source in tests/fuzz/*_fuzz.cpp; do basename "$source" .cpp; done; }

dev_fuzz() {
  fuzz_build
  local target failed=0
  for target in $(fuzz_targets); do fuzz_one "$target" "${1:-60}" || failed=1; done
  return $failed
}

# The targets whose folder or own source changed, a few seconds each.
fuzz_changed() {
  local files target folder chosen=()
  files=$(changed_files)
  for target in $(fuzz_targets); do
    folder=${target%%_*}
    if grep -qE "^(gate|integrations)/(syntax/)?$folder/|^tests/fuzz/$target" <<<"$files"; then chosen+=("$target"); fi
  done
  [ ${#chosen[@]} -gt 0 ] || { echo "dev: no fuzz target's code changed"; return 0; }
  fuzz_build "${chosen[@]}"
  for target in "${chosen[@]}"; do fuzz_one "$target" 5; done
}

dev_test() {
  need "${build_packages[@]}" "${test_packages[@]}" "${lint_packages[@]}"
  mkdir -p build
  echo "dev: building with sanitizers"
  build_preset dev
  dev_lint
  fuzz_changed
  ctest --test-dir build/dev --output-on-failure -j "$jobs"
  if [ "${1:-}" = --clients ]; then test_clients; fi
}

dev_docs() {
  dev_build
  bash tests/docs/write.sh build/release/bin/gate
}

dev_bench() {
  dev_dist
  bash tests/bench/bench.sh build/dist/bin/gate
}

dev_dist() {
  need "${build_packages[@]}"
  mkdir -p build
  echo "dev: building the static binary"
  build_preset dist gate_binary
  strip -o build/dist/bin/gate.stripped build/dist/bin/gate && mv build/dist/bin/gate.stripped build/dist/bin/gate
}

# The examples under the real clients of CI platforms and hooks, those that are installed.
test_clients() {
  local script failed=0
  for script in tests/clients/*_test.sh; do
    echo "dev: $script"
    GATE="$PWD/build/dev/bin/gate" bash "$script" || failed=1
  done
  return $failed
}

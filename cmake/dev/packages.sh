# SPDX-License-Identifier: Apache-2.0
# What the project needs, and how it gets there. Sourced by ./dev.

# Debian 12 and newer, Ubuntu 24.04 and newer.
build_packages=(g++ cmake ninja-build ccache pkg-config git
  libgit2-dev libfmt-dev libcli11-dev nlohmann-json3-dev rapidjson-dev
  zlib1g-dev libyaml-dev libpcre2-dev libvectorscan-dev nettle-dev)
test_packages=(catch2 python3 python3-jsonschema)
lint_packages=(clang clang-format clang-tidy)
fuzz_packages=(clang)
brew_packages="zlib cmake ninja ccache pkg-config libgit2 fmt cli11 nlohmann-json rapidjson libyaml pcre2 vectorscan nettle catch2 llvm"

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'; }

# Installs those of the named packages that are missing.
need() {
  if ! command -v apt-get >/dev/null; then
    echo "dev: no apt-get here. Needed are the equivalents of: $*" >&2
    echo "dev: with Homebrew: brew install $brew_packages" >&2
    return 0
  fi
  local missing=() package
  for package in "$@"; do installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "dev: missing packages: ${missing[*]}; install them as root: apt-get install ${missing[*]}" >&2
      return 1
    }
    as_root=(sudo)
  fi
  echo "dev: installing ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}

dev_packages() { need "${build_packages[@]}" "${test_packages[@]}" "${lint_packages[@]}"; }

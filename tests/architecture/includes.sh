#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Includes point one way (docs/architecture.md): each folder may include itself and the folders in its row.
set -euo pipefail
cd "$(dirname "$0")/../.."

grep -rn --include='*.[ch]pp' -E '^#include "(gate|integrations)/' gate integrations | awk -F: '
  function folder(path, parts, n) {
    n = split(path, parts, "/")
    if (parts[1] == "gate" && parts[2] == "syntax") return "syntax"
    if (parts[1] == "gate" && parts[2] == "secrets" && parts[3] == "engine") return "engine"
    if (parts[1] == "gate" && n == 2) return "main"
    return parts[2]
  }
  BEGIN {
    allowed["core"] = ""
    allowed["facts"] = "core"
    allowed["syntax"] = "core"
    allowed["source"] = "core"
    allowed["engine"] = "core"
    allowed["secrets"] = "core engine"
    allowed["risks"] = "core facts syntax"
    allowed["dockerfile"] = allowed["container"] = allowed["daemon"] = allowed["pipeline"] = "core facts syntax risks"
    allowed["scan"] = "core facts syntax risks dockerfile container daemon pipeline secrets engine"
    allowed["policy"] = allowed["report"] = "core"
    allowed["fix"] = "core"
    allowed["config"] = "core policy syntax"
    inner = "core facts syntax source engine secrets risks dockerfile container daemon pipeline scan policy report fix config"
    allowed["scanners"] = allowed["ignores"] = allowed["formats"] = allowed["platforms"] = inner
    allowed["cli"] = inner " scanners ignores formats platforms"
    allowed["main"] = "cli source core"
  }
  {
    from = folder($1)
    split($3, quoted, "\"")
    to = folder(quoted[2])
    if (from == to) next
    if (!(from in allowed)) { print $1 ": the folder " from " has no row in tests/architecture/includes.sh"; bad = 1; next }
    if (index(" " allowed[from] " ", " " to " ") == 0) { print $1 ":" $2 ": " from " must not include " to; bad = 1 }
  }
  END { exit bad }'

# Each library is included behind one folder (docs/architecture.md).
check() {  # check <header pattern> <folder pattern>
  if grep -rnE --include='*.[ch]pp' "^#include <$1" gate integrations | grep -vE "^$2"; then
    echo "only files that match $2 may include <$1…>"
    exit 1
  fi
}
check 'git2' 'gate/source/git'
check 'CLI/' 'gate/cli/arguments\.cpp'
check 'rapidjson/' 'gate/syntax/json/'
check 'yaml\.h' 'gate/syntax/yaml/'
check 'hs(/|\.h|_)' 'gate/secrets/engine/'
check 'pcre2' 'gate/secrets/engine/'
check 'nettle/' 'gate/core/fingerprint\.cpp'
check 'nlohmann/' '[^:]*\.cpp:'
echo "includes point one way"

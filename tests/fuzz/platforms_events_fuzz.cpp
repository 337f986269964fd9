// SPDX-License-Identifier: Apache-2.0
// An event file or a hook's input with any bytes gives a context or a fault, and no crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "integrations/platforms/context.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gate::platforms;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  bool sound = true;
  for (const char* event : {"push", "pull_request", "merge_group"}) {
    const Context context = github_context({{"GITHUB_EVENT_NAME", event}}, text);
    sound =
        sound && (!context.changes.empty() || !context.faults.empty() || !context.notes.empty());
    for (const ChangeRequest& change : context.changes)
      sound = sound && (change.all || !change.bases.empty());
  }
  const Context hook = hook_context({}, "origin", "url", text);
  sound = sound && (!hook.changes.empty() || !hook.faults.empty() || !hook.notes.empty());
  if (!sound) std::abort();  // nothing to judge, and nothing said
  return 0;
}

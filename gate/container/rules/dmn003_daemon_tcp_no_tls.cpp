// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/container/container.hpp"
#include "gate/core/text.hpp"
#include "gate/facts/addresses.hpp"
#include "gate/risks/daemon_tcp_no_tls.hpp"

namespace gate::container {
namespace {

bool runs_engine(const Container& container) {
  const bool image = container.reference && container.reference->short_name() == "docker" &&
                     container.reference->tag.find("dind") != std::string::npos;
  return image || (!container.command.empty() && container.command.front().text == "dockerd");
}

bool has_word(const Container& container, std::string_view flag) {
  return std::any_of(container.command.begin(), container.command.end(),
                     [&](const Value& word) { return word.text == flag; });
}

// The address of `-H x`, `-Hx`, `--host x`, `--host=x` at `i`; empty where there is none.
std::string_view host_at(const std::vector<Value>& words, std::size_t i) {
  const std::string_view word = words[i].text;
  if ((word == "-H" || word == "--host") && i + 1 < words.size()) return words[i + 1].text;
  if (word.substr(0, 7) == "--host=") return word.substr(7);
  if (word.substr(0, 3) == "-H=") return word.substr(3);
  return word.substr(0, 2) == "-H" ? word.substr(2) : std::string_view{};
}

void check(const Container& container, Reporter& report) {
  if (!runs_engine(container) || has_word(container, "--tlsverify") ||
      has_word(container, "--tlsverify=true"))
    return;
  for (std::size_t i = 0; i < container.command.size(); ++i) {
    const std::string_view host = host_at(container.command, i);
    if (host.substr(0, 6) != "tcp://") continue;
    report
        .at(facts::is_loopback(host.substr(6)) ? Severity::medium : Severity::critical,
            {container.command[i].span, container.owner, container.command[i].part},
            "the engine in {} listens on {} without tlsverify", printable(container.name),
            printable(host))
        .subject = host;
    return;
  }
  for (const Value& word : container.command) {
    if (word.text != "--tls=false") continue;
    report({word.span, container.owner, word.part}, "the engine in {} is told to use no TLS",
           printable(container.name))
        .subject = "tls";
    return;
  }
  for (const Variable& variable : container.environment) {
    if (variable.key != "DOCKER_TLS_CERTDIR" || variable.content != Variable::Content::empty)
      continue;
    report({variable.span, container.owner, variable.part},
           "the empty DOCKER_TLS_CERTDIR makes the engine in {} listen on TCP without TLS",
           printable(container.name))
        .subject = "tls";
    return;
  }
}

}  // namespace
extern const Rule daemon_tcp_no_tls{risks::daemon_tcp_no_tls, check};
}  // namespace gate::container

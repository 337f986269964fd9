// SPDX-License-Identifier: Apache-2.0
#include "gate/container/compose_entries.hpp"

#include <algorithm>
#include <utility>

#include "gate/container/mounts.hpp"
#include "gate/container/ports.hpp"
#include "gate/core/text.hpp"

namespace gate::container {
namespace {

using syntax::yaml::Node;

Interpolated text_under(const Node& entry, std::string_view key, const TextOf& text) {
  const Node* node = entry.get(key);
  return node == nullptr ? Interpolated{} : text(*node);
}

Value value_under(const Node& entry, std::string_view key, Span span, const TextOf& text) {
  Interpolated read = text_under(entry, key, text);
  return {std::move(read.text), span, read.known, "volumes"};
}

}  // namespace

Mount long_mount(const Node& entry, Span span, const TextOf& text) {
  Mount mount;
  mount.span = span;
  mount.part = "volumes";
  mount.source = value_under(entry, "source", span, text);
  mount.target = value_under(entry, "target", span, text);
  const std::string type = text_under(entry, "type", text).text;
  if (type == "bind" || type == "npipe" || (type.empty() && is_host_path(mount.source.text)))
    mount.kind = Mount::Kind::bind;
  if (type == "tmpfs") mount.kind = Mount::Kind::tmpfs;
  const Node* read_only = entry.get("read_only");
  mount.read_only = read_only != nullptr && syntax::yaml::is_true(*read_only);
  return mount;
}

void resolve_driver(Mount& mount, const Node& volume, const TextOf& text) {
  const Node* options = volume.get("driver_opts");
  if (mount.kind != Mount::Kind::volume || mount.source.text.empty() || options == nullptr) return;
  const std::string kinds = text_under(*options, "o", text).text;
  const auto words = split(kinds, ',');
  const bool bind = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return trim(word) == "bind" || trim(word) == "rbind";
  });
  if (!bind || options->get("device") == nullptr) return;
  mount.kind = Mount::Kind::bind;
  mount.source = value_under(*options, "device", mount.span, text);
}

Port long_port(const Node& entry, Span span, const TextOf& text) {
  Port port;
  port.span = span;
  const Interpolated target = text_under(entry, "target", text);
  const Interpolated published = text_under(entry, "published", text);
  port.container = port_range(target.text);
  port.host = port_range(published.text);
  port.host_ip = text_under(entry, "host_ip", text).text;
  if (std::string protocol = text_under(entry, "protocol", text).text; !protocol.empty())
    port.protocol = std::move(protocol);
  port.known = target.known && published.known && port.container.first != 0 &&
               (published.text.empty() || port.host.first != 0);
  return port;
}

}  // namespace gate::container

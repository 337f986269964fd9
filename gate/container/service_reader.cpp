// SPDX-License-Identifier: Apache-2.0
// A service is read through its layers: a single value comes from the nearest layer that has it,
// lists and mappings gather from all layers, where the nearest wins for the same variable or
// target.
// `!reset` and `!override` cut off what lies behind them.
#include "gate/container/service_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "gate/container/compose_entries.hpp"
#include "gate/container/environment.hpp"
#include "gate/container/mounts.hpp"
#include "gate/container/ports.hpp"
#include "gate/core/text.hpp"

namespace gate::container {
namespace {

using syntax::yaml::Child;
using syntax::yaml::Node;
using syntax::yaml::Pair;

// A value, and where the judged file says it.
struct Found {
  const Node* node = nullptr;
  Span at = {};
};

class ServiceReader {
 public:
  ServiceReader(const Service& service, ComposeContext& context)
      : service_{service}, context_{context} {}

  Container read() {
    container_.name = service_.name;
    container_.owner = "service/" + service_.name;
    container_.span = service_.key_at;
    container_.complete = service_.complete;
    image();
    build();
    container_.user = value("user");
    container_.network_mode = value("network_mode");
    flag("privileged");
    if (const auto found = single("use_api_socket"))
      container_.api_socket = flag_of(*found, "use_api_socket");
    for (const char* hook : {"pre_start", "post_start", "pre_stop"})
      hooks(hook);
    values("cap_add", container_.cap_add);
    values("cap_drop", container_.cap_drop);
    values("security_opt", container_.security_opt);
    mounts();
    ports();
    environment();
    command("entrypoint");
    command("command");
    for (const Found& profile : entries("profiles"))
      container_.profiles.push_back(profile.node->value);
    return std::move(container_);
  }

 private:
  // What lies behind an alias is shown at the alias.
  static Span at(const Layer& layer, Span here) {
    const bool inside = here.begin >= layer.site.begin && here.end <= layer.site.end;
    return layer.inherited || !inside ? layer.site : here;
  }
  static Span at(const Layer& layer, const Child& parent, Span here) {
    const bool inside = here.begin >= parent.at.begin && here.end <= parent.at.end;
    return at(layer, inside ? here : parent.at);
  }

  std::optional<Found> single(std::string_view key) const {
    for (const Layer& layer : service_.layers) {
      const Pair* pair = layer.node->find(key);
      if (pair == nullptr || pair->value.node->is_null()) continue;
      if (pair->value.node->tag == "!reset") return std::nullopt;
      return Found{pair->value.node, at(layer, pair->value.at)};
    }
    return std::nullopt;
  }

  // The collections under a key, nearest first.
  std::vector<std::pair<const Layer*, Child>> collections(std::string_view key) const {
    std::vector<std::pair<const Layer*, Child>> found;
    for (const Layer& layer : service_.layers) {
      const Pair* pair = layer.node->find(key);
      if (pair == nullptr) continue;
      if (pair->value.node->tag == "!reset") break;
      found.emplace_back(&layer, pair->value);
      if (pair->value.node->tag == "!override") break;
    }
    return found;
  }

  bool spend() {
    if (context_.entries_left == 0) return false;
    --context_.entries_left;
    return true;
  }

  // The items of sequences, or single values, under a key.
  std::vector<Found> entries(std::string_view key) {
    std::vector<Found> found;
    for (const auto& [layer, child] : collections(key)) {
      if (child.node->is_scalar() && !child.node->is_null() && spend())
        found.push_back({child.node, at(*layer, child.at)});
      for (const Child& item : child.node->items) {
        if (!spend()) return found;
        found.push_back({item.node, at(*layer, child, item.at)});
      }
    }
    return found;
  }

  Interpolated text_of(const Node& node) const {
    if (context_.bytes_left < node.value.size()) context_.entries_left = 0;
    if (context_.entries_left == 0) return {{}, false, false, false};
    Interpolated text = interpolate(node.value, context_.variables);
    const std::size_t size = node.value.size() + text.text.size();
    context_.bytes_left -= std::min(size, context_.bytes_left);
    return text;
  }

  Value value_of(const Found& found, std::string part) const {
    Interpolated text = text_of(*found.node);
    return {std::move(text.text), found.at, text.known, std::move(part)};
  }

  std::optional<Value> value(std::string_view key) const {
    const auto found = single(key);
    if (!found || !found->node->is_scalar()) return std::nullopt;
    return value_of(*found, std::string{key});
  }

  void values(std::string_view key, std::vector<Value>& onto) {
    for (const Found& found : entries(key)) {
      if (found.node->is_scalar()) onto.push_back(value_of(found, std::string{key}));
    }
  }

  Flag flag_of(const Found& found, std::string part) const {
    Node read;
    read.value = trim(text_of(*found.node).text);
    return {found.node->is_scalar() && syntax::yaml::is_true(read), found.at, std::move(part)};
  }

  void flag(std::string_view key) {
    if (const auto found = single(key))
      container_.privileged.push_back(flag_of(*found, std::string{key}));
  }

  void image() {
    container_.image = value("image");
    if (container_.image && container_.image->known)
      container_.reference = facts::image_reference(trim(container_.image->text));
  }

  void build() {
    const auto build = single("build");
    if (!build) return;
    container_.built_here = true;
    if (build->node->is_scalar()) container_.build_context = value_of(*build, "build");
    for (const auto& [layer, child] : collections("build")) {
      if (const Pair* context = child.node->find("context");
          context != nullptr && !container_.build_context)
        container_.build_context =
            value_of({context->value.node, at(*layer, child, context->value.at)}, "build.context");
      if (const Pair* privileged = child.node->find("privileged"); privileged != nullptr) {
        container_.privileged.push_back(flag_of(
            {privileged->value.node, at(*layer, child, privileged->value.at)}, "build.privileged"));
        return;
      }
    }
  }

  void hooks(const std::string& key) {
    for (const auto& [layer, child] : collections(key)) {
      for (const Child& hook : child.node->items) {
        const Pair* privileged = hook.node->find("privileged");
        if (privileged == nullptr || !spend()) continue;
        container_.privileged.push_back(
            flag_of({privileged->value.node, at(*layer, child, privileged->value.at)}, key));
      }
    }
  }

  void mounts() {
    std::set<std::string, std::less<>> targets;
    for (const Found& found : entries("volumes")) {
      Mount mount = found.node->is_mapping()
                        ? long_mount(*found.node, found.at, text_)
                        : short_mount(text_of(*found.node).text, found.at, "volumes");
      if (const auto volume = context_.file.volumes.find(mount.source.text);
          volume != context_.file.volumes.end())
        resolve_driver(mount, *volume->second->value.node, text_);
      const bool first = targets.insert(mount.target.text).second || mount.target.text.empty();
      if (first) container_.mounts.push_back(std::move(mount));
    }
    for (const Found& found : entries("tmpfs")) {
      Mount mount;
      mount.kind = Mount::Kind::tmpfs;
      mount.target = value_of(found, "tmpfs");
      mount.span = found.at;
      mount.part = "tmpfs";
      container_.mounts.push_back(std::move(mount));
    }
  }

  void ports() {
    for (const Found& found : entries("ports")) {
      container_.ports.push_back(found.node->is_mapping()
                                     ? long_port(*found.node, found.at, text_)
                                     : short_port(text_of(*found.node).text, found.at));
    }
  }

  void environment() {
    for (const auto& [layer, child] : collections("environment")) {
      for (const Pair& pair : child.node->pairs) {
        if (!spend()) return;
        const bool null = pair.value.node->is_null();
        const Span span = at(*layer, child, null ? pair.key_at : pair.value.at);
        if (null) {
          add(variable_entry(pair.key.substr(0, pair.key.find('=')), {}, span, context_.judge));
        } else if (pair.value.node->is_scalar()) {
          add(variable(pair.key, text_of(*pair.value.node), span, context_.judge));
        }
      }
      for (const Child& item : child.node->items) {
        if (!spend()) return;
        if (item.node->is_scalar()) entry(*item.node, at(*layer, child, item.at));
      }
    }
  }

  void entry(const Node& node, Span span) {
    if (text_of(node).text.empty()) return;  // or the budget is spent
    add(variable_entry(node.value, context_.variables, span, context_.judge));
  }

  // The nearest layer comes first and wins.
  void add(Variable variable) {
    variable.part = "environment";
    if (seen_.insert(variable.key).second) container_.environment.push_back(std::move(variable));
  }

  void command(const std::string& key) {
    const auto found = single(key);
    if (!found) return;
    if (found->node->is_sequence()) {
      for (const Child& item : found->node->items) {
        if (!spend()) return;
        container_.command.push_back(value_of({item.node, found->at}, key));
      }
      return;
    }
    const Interpolated text = text_of(*found->node);
    std::string_view rest = trim(text.text);
    while (!rest.empty() && spend()) {
      std::size_t size = 0;
      while (size < rest.size() && !is_space(rest[size]))
        ++size;
      container_.command.push_back({std::string{rest.substr(0, size)}, found->at, text.known, key});
      rest = trim(rest.substr(size));
    }
  }

  const Service& service_;
  ComposeContext& context_;
  TextOf text_ = [this](const Node& node) { return text_of(node); };
  Container container_ = {};
  std::set<std::string, std::less<>> seen_ = {};  // variables
};

}  // namespace

Container read_service(const Service& service, ComposeContext& context) {
  return ServiceReader{service, context}.read();
}

}  // namespace gate::container

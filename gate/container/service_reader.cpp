// SPDX-License-Identifier: Apache-2.0
// A service is read through its layers: a single value comes from the nearest layer that has it,
// lists and mappings gather from all layers, where the nearest wins for the same variable or
// target.
// `!reset` and `!override` cut off what lies behind them.
#include "gate/container/service_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

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
    return interpolate(node.value, context_.variables);
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
                        ? long_mount(found)
                        : short_mount(text_of(*found.node).text, found.at, "volumes");
      through_driver(mount);
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

  Mount long_mount(const Found& found) const {
    Mount mount;
    mount.span = found.at;
    mount.part = "volumes";
    const auto text = [&](std::string_view key) {
      const Node* node = found.node->get(key);
      return node == nullptr ? Value{} : value_of({node, found.at}, "volumes");
    };
    mount.source = text("source");
    mount.target = text("target");
    const std::string type = text("type").text;
    if (type == "bind" || type == "npipe" || (type.empty() && is_host_path(mount.source.text)))
      mount.kind = Mount::Kind::bind;
    if (type == "tmpfs") mount.kind = Mount::Kind::tmpfs;
    if (const Node* read_only = found.node->get("read_only"); read_only != nullptr)
      mount.read_only = syntax::yaml::is_true(*read_only);
    return mount;
  }

  // A named volume whose driver binds a path of the host is a bind mount.
  void through_driver(Mount& mount) const {
    if (mount.kind != Mount::Kind::volume || mount.source.text.empty()) return;
    const auto volume = context_.file.volumes.find(mount.source.text);
    if (volume == context_.file.volumes.end()) return;
    const Node* options = volume->second->value.node->get("driver_opts");
    if (options == nullptr) return;
    const Node* device = options->get("device");
    const Node* kinds = options->get("o");
    if (device == nullptr || kinds == nullptr) return;
    const std::string read = text_of(*kinds).text;
    const auto words = split(read, ',');
    const bool bind = std::any_of(words.begin(), words.end(), [](std::string_view word) {
      return trim(word) == "bind" || trim(word) == "rbind";
    });
    if (!bind) return;
    mount.kind = Mount::Kind::bind;
    mount.source = value_of({device, mount.span}, mount.part);
  }

  void ports() {
    for (const Found& found : entries("ports")) {
      if (!found.node->is_mapping()) {
        container_.ports.push_back(short_port(text_of(*found.node).text, found.at));
        continue;
      }
      const auto text = [&](std::string_view key) {
        const Node* node = found.node->get(key);
        return node == nullptr ? Interpolated{} : text_of(*node);
      };
      Port port;
      port.span = found.at;
      const Interpolated target = text("target");
      const Interpolated published = text("published");
      port.container = port_range(target.text);
      port.host = port_range(published.text);
      port.host_ip = text("host_ip").text;
      if (const std::string protocol = text("protocol").text; !protocol.empty())
        port.protocol = protocol;
      port.known = target.known && published.known && port.container.first != 0 &&
                   (published.text.empty() || port.host.first != 0);
      container_.ports.push_back(std::move(port));
    }
  }

  void environment() {
    std::set<std::string, std::less<>> seen;
    const auto add = [&](Variable variable) {
      variable.part = "environment";
      if (seen.insert(variable.key).second) container_.environment.push_back(std::move(variable));
    };
    for (const auto& [layer, child] : collections("environment")) {
      for (const Pair& pair : child.node->pairs) {
        if (!spend()) return;
        const Node& node = *pair.value.node;
        const Span span = at(*layer, child, node.is_null() ? pair.key_at : pair.value.at);
        if (node.is_null()) {
          add(variable_entry(pair.key.substr(0, pair.key.find('=')), context_.variables, span,
                             context_.judge));
        } else if (node.is_scalar()) {
          add(variable(pair.key, text_of(node), span, context_.judge));
        }
      }
      for (const Child& item : child.node->items) {
        if (!spend()) return;
        if (item.node->is_scalar())
          add(variable_entry(item.node->value, context_.variables, at(*layer, child, item.at),
                             context_.judge));
      }
    }
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
  Container container_ = {};
};

}  // namespace

Container read_service(const Service& service, ComposeContext& context) {
  return ServiceReader{service, context}.read();
}

}  // namespace gate::container

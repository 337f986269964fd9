// SPDX-License-Identifier: Apache-2.0
#include "gate/pipeline/gitlab.hpp"

#include <optional>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/pipeline/container_line.hpp"
#include "gate/pipeline/scalar_text.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::pipeline {
namespace {

using syntax::yaml::Child;
using syntax::yaml::Node;
using syntax::yaml::Pair;

constexpr int deepest_script = 10;              // lists in lists, as GitLab allows them
constexpr std::size_t most_bytes = 32'000'000;  // of all scripts together: aliases repeat them

class Reader {
 public:
  Reader(std::string_view text, Analysis& analysis) : text_{text}, analysis_{analysis} {}

  void read(const Node& root) {
    global_tls_ = empty_tls_directory(root.get("variables"));
    job(root, "");
    for (const Pair& pair : root.pairs) {
      const bool keyword = pair.key == "include" || pair.key == "variables" ||
                           pair.key == "workflow" || pair.key == "stages" || pair.key == "spec";
      if (keyword || !pair.value.node->is_mapping()) continue;
      const std::string owner = "job/" + pair.key;
      analysis_.owners.push_back(owner);
      job(*pair.value.node, owner);
    }
  }

  [[nodiscard]] bool is_limited() const { return limited_; }

 private:
  void job(const Node& node, const std::string& owner) {
    const Pair* tls = empty_tls_directory(node.get("variables"));
    if (tls == nullptr) tls = global_tls_;
    if (const Pair* image = node.find("image"); image != nullptr)
      add(container_line(text_, image->value, owner));
    if (const Node* services = node.get("services"); services != nullptr) {
      for (const Child& service : services->items)
        add(container_line(text_, service, owner.empty() ? "service" : owner + "/service", tls));
    }
    // before_script and script run in one shell
    ExtractText main{text_};
    lines(node.get("before_script"), 0, main);
    lines(node.get("script"), 0, main);
    add_script(std::move(main), owner);
    ExtractText after{text_};
    lines(node.get("after_script"), 0, after);
    add_script(std::move(after), owner);
  }

  void lines(const Node* script, int depth, ExtractText& onto) {
    if (script == nullptr || depth > deepest_script || script->tag == "!reference") return;
    if (script->is_scalar() && !script->is_null()) {
      limited_ = limited_ || script->value.size() > bytes_left_;
      if (limited_) return;
      bytes_left_ -= script->value.size();
      onto.add(*script);
      onto.add("\n", script->span);
    }
    for (const Child& item : script->items)
      lines(item.node, depth + 1, onto);
  }

  void add_script(ExtractText text, const std::string& owner) {
    if (!text.empty()) add(std::move(text).finish(Artefact::shell, owner));
  }

  void add(std::optional<Extract> extract) {
    if (extract) analysis_.extracts.push_back(*std::move(extract));
  }

  std::string_view text_;
  Analysis& analysis_;
  const Pair* global_tls_ = nullptr;
  std::size_t bytes_left_ = most_bytes;
  bool limited_ = false;
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

bool looks_like_gitlab_ci(std::string_view path) {
  if (ends_with(path, ".gitlab-ci.yml") || ends_with(path, ".gitlab-ci.yaml")) return true;
  const bool folder =
      path.substr(0, 11) == ".gitlab/ci/" || path.find("/.gitlab/ci/") != std::string_view::npos;
  return folder && (ends_with(path, ".yml") || ends_with(path, ".yaml"));
}

Analysis analyse_gitlab_ci(const std::string& path, std::string_view text) {
  Analysis analysis;
  const auto stream = syntax::yaml::parse(text).take(analysis.faults);
  for (Fault& fault : analysis.faults)
    fault.path = path;
  Reader reader{text, analysis};
  bool any = false;
  for (const Node* root : stream.roots) {  // a header with `spec:` is a document of its own
    if (!root->is_mapping()) continue;
    any = true;
    reader.read(*root);
  }
  if (reader.is_limited()) {
    analysis.faults.push_back(
        {Cause::limit, "the scripts have more than 32 MB together; not read on", path, 0});
  }
  if (!any && analysis.faults.empty())
    analysis.faults.push_back({Cause::unparsable, "not a GitLab CI file: no mapping", path, 0});
  return analysis;
}

}  // namespace gate::pipeline

// SPDX-License-Identifier: Apache-2.0
#include "gate/pipeline/github.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/pipeline/container_line.hpp"
#include "gate/pipeline/rules.hpp"
#include "gate/pipeline/scalar_text.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::pipeline {
namespace {

using syntax::yaml::Child;
using syntax::yaml::Node;
using syntax::yaml::Pair;

constexpr std::size_t most_bytes = 32'000'000;  // of all scripts together: aliases repeat them

std::string_view text_of(const Node* node) {
  return node != nullptr && node->is_scalar() ? std::string_view{node->value} : std::string_view{};
}

ActionUse use_of(const Child& child) {
  ActionUse use;
  use.span = child.at;
  std::string_view text = trim(child.node->value);
  use.known = text.find("${{") == std::string_view::npos;
  if (text.substr(0, 2) == "./" || text.substr(0, 3) == "../") {
    use.source = ActionUse::Source::local;
    use.name = text;
    return use;
  }
  constexpr std::string_view image = "docker://";
  if (text.substr(0, image.size()) == image) {
    use.source = ActionUse::Source::image;
    use.name = text.substr(image.size());
    return use;
  }
  const auto at = text.rfind('@');
  use.name = text.substr(0, at);
  if (at != std::string_view::npos) use.ref = text.substr(at + 1);
  return use;
}

std::optional<std::vector<Permission>> permissions_of(const Node& node) {
  const Pair* pair = node.find("permissions");
  if (pair == nullptr) return std::nullopt;
  std::vector<Permission> permissions;
  if (pair->value.node->is_scalar() && !pair->value.node->is_null())
    permissions.push_back({{}, pair->value.node->value, pair->value.at});
  for (const Pair& one : pair->value.node->pairs)
    permissions.push_back({one.key, std::string{text_of(one.value.node)}, one.value.at});
  return permissions;
}

std::vector<std::string> texts_of(const Node* node) {
  std::vector<std::string> texts;
  if (node == nullptr) return texts;
  if (node->is_scalar() && !node->is_null()) texts.push_back(node->value);
  for (const Child& item : node->items)
    texts.emplace_back(text_of(item.node));
  for (const Pair& pair : node->pairs)
    texts.push_back(pair.key);
  return texts;
}

std::string_view default_shell(const Node& node) {
  const Node* defaults = node.get("defaults");
  const Node* run = defaults == nullptr ? nullptr : defaults->get("run");
  return run == nullptr ? std::string_view{} : text_of(run->get("shell"));
}

// "bash", "sh", "bash -euxo pipefail {0}", "/bin/sh"; no shell means bash or sh.
bool is_posix_shell(std::string_view shell) {
  shell = trim(shell);
  shell = shell.substr(0, shell.find(' '));
  shell = shell.substr(shell.rfind('/') + 1);
  return shell.empty() || shell == "bash" || shell == "sh" || shell == "dash" || shell == "zsh";
}

class Reader {
 public:
  Reader(std::string_view text, GithubFile& file) : text_{text}, file_{file} {}

  void read(const Node& root) {
    file_.pipeline.triggers = texts_of(root.get("on"));
    if (file_.pipeline.triggers.empty()) file_.pipeline.triggers = texts_of(root.get("true"));
    file_.pipeline.permissions = permissions_of(root);
    shell_ = default_shell(root);
    if (const Node* jobs = root.get("jobs"); jobs != nullptr) {
      for (const Pair& pair : jobs->pairs)
        job(pair);
    }
    if (const Pair* runs = root.find("runs"); runs != nullptr) action(*runs);
  }

  [[nodiscard]] bool is_limited() const { return limited_; }

 private:
  void job(const Pair& pair) {
    const Node& node = *pair.value.node;
    Job made;
    made.name = pair.key;
    made.owner = "job/" + pair.key;
    made.span = pair.key_at;
    made.runs_on = texts_of(node.get("runs-on"));
    made.permissions = permissions_of(node);
    if (const Pair* uses = node.find("uses"); uses != nullptr && uses->value.node->is_scalar())
      made.calls = use_of(uses->value);
    if (const Pair* container = node.find("container"); container != nullptr)
      add(container_line(text_, container->value, made.owner));
    if (const Node* services = node.get("services"); services != nullptr) {
      for (const Pair& service : services->pairs)
        add(container_line(text_, service.value, made.owner + "/service/" + service.key));
    }
    const bool windows = std::any_of(made.runs_on.begin(), made.runs_on.end(), [](const auto& on) {
      return find_ignoring_case(on, "windows") != std::string_view::npos;
    });
    std::string_view shell = default_shell(node);
    if (shell.empty()) shell = shell_;
    steps(node.get("steps"), shell.empty() && windows ? "pwsh" : shell, made);
    file_.pipeline.jobs.push_back(std::move(made));
  }

  // A composite action has steps; one that runs an image names it.
  void action(const Pair& runs) {
    Job made;
    made.name = "action";
    made.owner = "action";
    made.span = runs.key_at;
    steps(runs.value.node->get("steps"), {}, made);
    if (const Node* image = runs.value.node->get("image");
        image != nullptr && text_of(image).substr(0, 9) == "docker://")
      add(image_step_line(text_, *image, made.owner));
    file_.pipeline.jobs.push_back(std::move(made));
  }

  void steps(const Node* list, std::string_view shell, Job& onto) {
    if (list == nullptr) return;
    for (const Child& item : list->items) {
      Step made;
      made.span = item.at;
      made.name = text_of(item.node->get("name"));
      if (const Pair* uses = item.node->find("uses");
          uses != nullptr && uses->value.node->is_scalar())
        made.uses = use_of(uses->value);
      if (made.uses && made.uses->source == ActionUse::Source::image)
        add(image_step_line(text_, *item.node->get("uses"), onto.owner));
      const Node* run = item.node->get("run");
      const Node* own = item.node->get("shell");
      if (run != nullptr && run->is_scalar() && spend(run->value.size())) {
        made.run = run->value;
        if (is_posix_shell(own == nullptr ? shell : text_of(own))) {
          ExtractText text{text_};
          text.add(*run);
          add(std::move(text).finish(Artefact::shell, onto.owner));
        }
      }
      onto.steps.push_back(std::move(made));
    }
  }

  bool spend(std::size_t bytes) {
    limited_ = limited_ || bytes > bytes_left_;
    bytes_left_ -= limited_ ? 0 : bytes;
    return !limited_;
  }

  void add(std::optional<Extract> extract) {
    if (extract && spend(extract->text.size())) file_.extracts.push_back(*std::move(extract));
  }

  std::string_view text_;
  GithubFile& file_;
  std::string_view shell_;
  std::size_t bytes_left_ = most_bytes;
  bool limited_ = false;
};

std::string_view name_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool has_yaml_end(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot != std::string_view::npos &&
         (name.substr(dot) == ".yml" || name.substr(dot) == ".yaml");
}

}  // namespace

bool looks_like_github_workflow(std::string_view path) {
  const std::string_view name = name_of(path);
  if (name == "action.yml" || name == "action.yaml") return true;
  if (!has_yaml_end(name) || name.size() >= path.size()) return false;
  const std::string_view folder = path.substr(0, path.size() - name.size());
  constexpr std::string_view workflows = ".github/workflows/";
  if (folder.size() < workflows.size()) return false;
  const auto begin = folder.size() - workflows.size();
  return folder.substr(begin) == workflows && (begin == 0 || folder[begin - 1] == '/');
}

Outcome<GithubFile> read_github(const std::string& path, std::string_view text) {
  Outcome<GithubFile> outcome;
  const auto stream = syntax::yaml::parse(text).take(outcome.faults);
  for (Fault& fault : outcome.faults)
    fault.path = path;
  Reader reader{text, outcome.value};
  if (!stream.roots.empty() && stream.roots.front()->is_mapping()) {
    reader.read(*stream.roots.front());
  } else if (outcome.faults.empty()) {
    outcome.faults.push_back({Cause::unparsable, "not a workflow or action: no mapping", path, 0});
  }
  if (reader.is_limited()) {
    outcome.faults.push_back(
        {Cause::limit, "the scripts have more than 32 MB together; not read on", path, 0});
  }
  return outcome;
}

Analysis analyse_github_workflow(const std::string& path, std::string_view text) {
  Analysis analysis;
  GithubFile file = read_github(path, text).take(analysis.faults);
  const LineIndex index{text};
  Reporter report{path, Kind::pipeline, index, analysis.findings};
  judge(file.pipeline, report);
  for (const Job& job : file.pipeline.jobs)
    analysis.owners.push_back(job.owner);
  analysis.extracts = std::move(file.extracts);
  return analysis;
}

}  // namespace gate::pipeline

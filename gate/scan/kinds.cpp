// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/kinds.hpp"

#include <algorithm>

#include "gate/container/compose.hpp"
#include "gate/container/run_line.hpp"
#include "gate/core/text.hpp"
#include "gate/daemon/daemon_json.hpp"
#include "gate/dockerfile/analyse.hpp"
#include "gate/pipeline/github.hpp"
#include "gate/pipeline/gitlab.hpp"

namespace gate::scan {
namespace {

std::string_view file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() &&
         equals_ignoring_case(text.substr(text.size() - end.size()), end);
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return ends_with(name, end); });
}

bool is_yaml(std::string_view path) {
  return ends_with_any(path, {".yaml", ".yml"});
}

// Files that carry the word in their name and are something else.
bool is_about_dockerfiles(std::string_view name) {
  return ends_with_any(name,
                       {".dockerignore", ".md",    ".txt",  ".rst", ".html",     ".json", ".yaml",
                        ".yml",          ".go",    ".py",   ".js",  ".ts",       ".sh",   ".rb",
                        ".java",         ".rs",    ".c",    ".h",   ".cc",       ".cpp",  ".php",
                        ".xml",          ".toml",  ".lock", ".swp", ".orig",     ".rej",  ".bak",
                        ".j2",           ".tmpl",  ".tpl",  ".erb", ".template", ".in",   ".jinja",
                        ".mustache",     ".patch", ".diff", ".svg", ".png"});
}

bool is_dockerfile_name(std::string_view path) {
  const std::string_view name = file_name(path);
  for (const std::string_view word : {"Dockerfile", "Containerfile"}) {
    if (equals_ignoring_case(name, word)) return true;
    const bool starts = name.size() > word.size() && name[word.size()] == '.' &&
                        equals_ignoring_case(name.substr(0, word.size()), word);
    if (starts && !is_about_dockerfiles(name)) return true;
  }
  return ends_with_any(name, {".dockerfile", ".containerfile"});
}

bool is_shell_name(std::string_view path) {
  return ends_with_any(path, {".sh", ".bash"});
}

Analysis dockerfile(const std::string& path, std::string_view text, const Surroundings& around) {
  return dockerfile::analyse(path, text, {around.judge, &around.tree, around.today, {}});
}

Analysis compose(const std::string& path, std::string_view text, const Surroundings& around) {
  return container::analyse_compose(path, text, around.tree, around.judge, around.today);
}

Analysis run_lines(const std::string& path, std::string_view text, const Surroundings& around) {
  return container::analyse_run_lines(path, text, around.judge, around.today);
}

Analysis github(const std::string& path, std::string_view text, const Surroundings&) {
  return pipeline::analyse_github_workflow(path, text);
}

Analysis gitlab(const std::string& path, std::string_view text, const Surroundings&) {
  return pipeline::analyse_gitlab_ci(path, text);
}

Analysis daemon_json(const std::string& path, std::string_view text, const Surroundings&) {
  return daemon::analyse_daemon_json(path, text);
}

}  // namespace

const std::vector<FileKind>& kinds() {
  static const std::vector<FileKind> all{
      {Artefact::dockerfile, "Dockerfile, Dockerfile.*, *.Dockerfile, Containerfile",
       is_dockerfile_name, nullptr, dockerfile},
      {Artefact::github_workflow, ".github/workflows/*.yml, action.yml",
       pipeline::looks_like_github_workflow, nullptr, github},
      {Artefact::gitlab_ci, ".gitlab-ci.yml", pipeline::looks_like_gitlab_ci, nullptr, gitlab},
      {Artefact::compose, "compose.yaml, docker-compose.yml and the like",
       container::has_compose_name, container::looks_like_compose, compose},
      {Artefact::daemon_json, "daemon.json", daemon::looks_like_daemon_json, nullptr, daemon_json},
      {Artefact::run_line, "*.sh, *.bash", is_shell_name, nullptr, run_lines},
      {Artefact::shell, "scripts inside other files", nullptr, nullptr, run_lines},
  };
  return all;
}

const FileKind* kind_by_name(std::string_view path) {
  for (const FileKind& kind : kinds()) {
    if (kind.named != nullptr && kind.named(path)) return &kind;
  }
  return nullptr;
}

const FileKind* kind_of(std::string_view path, std::string_view text) {
  if (const FileKind* named = kind_by_name(path)) return named;
  if (!is_yaml(path)) return nullptr;
  for (const FileKind& kind : kinds()) {
    if (kind.looks_like != nullptr && kind.looks_like(path, text)) return &kind;
  }
  return nullptr;
}

const FileKind* kind_of(Artefact artefact) {
  for (const FileKind& kind : kinds()) {
    if (kind.artefact == artefact) return &kind;
  }
  return nullptr;
}

bool may_have_kind(std::string_view path) {
  return kind_by_name(path) != nullptr || is_yaml(path);
}

std::optional<Artefact> artefact_named(std::string_view text) {
  for (const FileKind& kind : kinds()) {
    if (equals_ignoring_case(word(kind.artefact), text)) return kind.artefact;
  }
  return std::nullopt;
}

bool is_read_by_others(std::string_view path) {
  const std::string_view name = file_name(path);
  return is_yaml(path) || is_dockerfile_name(path) ||
         ends_with_any(path, {".json", ".dockerignore", ".env"}) || name == ".dockerignore" ||
         name.substr(0, 4) == ".env" || name == ".env";
}

}  // namespace gate::scan

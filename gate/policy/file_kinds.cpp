// SPDX-License-Identifier: Apache-2.0
// What is known about files by their names. A wrong "brings no packages" would pass a vulnerable
// package, so a kind stands here only if no package manager reads its content: scripts and build
// languages (sh, py's setup.py, rb's Gemfile, gradle, kts) can install and are left out.
#include "gate/policy/file_kinds.hpp"

#include <algorithm>
#include <array>

#include "gate/core/text.hpp"

namespace gate::policy {
namespace {

constexpr std::array<std::string_view, 61> harmless_endings{
    ".md",  ".mdx",  ".markdown", ".rst",  ".adoc",  ".asciidoc", ".tex",   ".bib",   ".png",
    ".jpg", ".jpeg", ".gif",      ".webp", ".avif",  ".bmp",      ".ico",   ".tif",   ".tiff",
    ".svg", ".mp3",  ".mp4",      ".webm", ".ogg",   ".wav",      ".woff",  ".woff2", ".ttf",
    ".otf", ".eot",  ".css",      ".scss", ".sass",  ".less",     ".html",  ".htm",   ".js",
    ".jsx", ".ts",   ".tsx",      ".vue",  ".go",    ".rs",       ".c",     ".h",     ".cc",
    ".hh",  ".cpp",  ".hpp",      ".cxx",  ".java",  ".kt",       ".scala", ".cs",    ".fs",
    ".py",  ".pyi",  ".rb",       ".php",  ".swift", ".dart",     ".proto"};

constexpr std::array<std::string_view, 17> harmless_names{
    "license",         "licence",       "copying",  "notice",        "authors",
    "contributors",    "changelog",     "readme",   "codeowners",    ".gitignore",
    "maintainers",     ".editorconfig", ".mailmap", ".dockerignore", ".gitattributes",
    ".prettierignore", ".eslintignore"};

// Named like source, read by a package manager or run while one works.
constexpr std::array<std::string_view, 12> loaded_names{
    "setup.py", "package.swift", "build.rs",     "conanfile.py", "noxfile.py", "tasks.py",
    ".pnp.js",  ".pnp.cjs",      ".pnpmfile.js", "package.js",   "fabfile.py", "deps.ts"};

constexpr std::array<std::string_view, 53> manifests{"package.json",
                                                     "package-lock.json",
                                                     "npm-shrinkwrap.json",
                                                     "yarn.lock",
                                                     "pnpm-lock.yaml",
                                                     "bun.lock",
                                                     "bun.lockb",
                                                     "deno.lock",
                                                     "requirements.txt",
                                                     "pipfile",
                                                     "pipfile.lock",
                                                     "poetry.lock",
                                                     "pyproject.toml",
                                                     "setup.py",
                                                     "setup.cfg",
                                                     "uv.lock",
                                                     "pdm.lock",
                                                     "environment.yml",
                                                     "conda-lock.yml",
                                                     "pylock.toml",
                                                     "go.mod",
                                                     "go.sum",
                                                     "vendor/modules.txt",
                                                     "cargo.toml",
                                                     "cargo.lock",
                                                     "gemfile",
                                                     "gemfile.lock",
                                                     "gems.rb",
                                                     "gems.locked",
                                                     "pom.xml",
                                                     "build.gradle",
                                                     "build.gradle.kts",
                                                     "gradle.lockfile",
                                                     "libs.versions.toml",
                                                     "build.sbt",
                                                     "build.sbt.lock",
                                                     "composer.json",
                                                     "composer.lock",
                                                     "packages.config",
                                                     "packages.lock.json",
                                                     "project.assets.json",
                                                     "packages.props",
                                                     "directory.packages.props",
                                                     "paket.lock",
                                                     "mix.exs",
                                                     "mix.lock",
                                                     "pubspec.yaml",
                                                     "pubspec.lock",
                                                     "podfile",
                                                     "podfile.lock",
                                                     "package.resolved",
                                                     "conan.lock",
                                                     "renv.lock"};

constexpr std::array<std::string_view, 10> steering{"settings.gradle",
                                                    "settings.gradle.kts",
                                                    "gradle.properties",
                                                    "pnpm-workspace.yaml",
                                                    ".npmrc",
                                                    ".yarnrc.yml",
                                                    "directory.build.props",
                                                    "nuget.config",
                                                    "constraints.txt",
                                                    "go.work"};

// Vendored code is a package although its files look like source.
constexpr std::array<std::string_view, 5> vendored{"vendor/", "node_modules/", "third_party/",
                                                   "site-packages/", "bower_components/"};

std::string_view base_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         equals_ignoring_case(text.substr(text.size() - end.size()), end);
}

template <std::size_t n>
bool holds(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view one) { return equals_ignoring_case(one, name); });
}

}  // namespace

bool is_manifest(std::string_view path) {
  const std::string_view name = base_name(path);
  if (holds(manifests, name)) return true;
  const bool python = equals_ignoring_case(name.substr(0, 12), "requirements") &&
                      (ends_with(name, ".txt") || ends_with(name, ".in"));
  return python || ends_with(name, ".csproj") || ends_with(name, ".fsproj") ||
         ends_with(name, ".vbproj") || ends_with(name, ".deps.json") ||
         ends_with(name, ".gemspec") || ends_with(name, ".cabal") ||
         ends_with(path, "vendor/modules.txt");
}

bool steers_packages(std::string_view path) {
  return is_manifest(path) || holds(steering, base_name(path));
}

bool brings_no_packages(std::string_view path) {
  const std::string_view name = base_name(path);
  if (is_manifest(path) || holds(loaded_names, name)) return false;
  const auto is_in = [&](std::string_view folder) {
    const auto at = path.find(folder);
    return at != std::string_view::npos && (at == 0 || path[at - 1] == '/');
  };
  if (std::any_of(vendored.begin(), vendored.end(), is_in)) return false;
  if (holds(harmless_names, name)) return true;
  return std::any_of(harmless_endings.begin(), harmless_endings.end(),
                     [&](std::string_view end) { return ends_with(name, end); });
}

}  // namespace gate::policy

// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/origins.hpp"

#include <algorithm>
#include <vector>

#include "gate/core/text.hpp"

namespace gate::dockerfile {
namespace {

// The name in front of tag and digest, for references that are no valid ones or hold variables.
std::string without_tag(std::string_view image) {
  image = image.substr(0, image.find('@'));
  const std::size_t slash = image.rfind('/');
  int depth = 0;
  for (std::size_t i = slash == std::string_view::npos ? 0 : slash; i < image.size(); ++i) {
    if (image[i] == '{') ++depth;
    if (image[i] == '}') --depth;
    if (image[i] == ':' && depth == 0) return std::string{image.substr(0, i)};
  }
  return std::string{image};
}

}  // namespace

std::string owner_of(const Dockerfile& file, const Stage& stage) {
  if (!stage.name.empty()) return "stage/" + stage.name;
  if (stage.implied || stage.image.empty()) return "stage/unknown";
  if (stage.parent) return "stage/from-" + file.stages[*stage.parent].name;
  if (stage.reference) return "stage/" + stage.reference->repository;
  return "stage/" + printable(without_tag(stage.image.value));
}

Origin::Kind origin_kind(const Dockerfile& file, const Stage& stage, std::string_view name,
                         std::size_t& found) {
  const bool number = !name.empty() && name.size() < 7 &&
                      std::all_of(name.begin(), name.end(), [](char c) { return is_digit(c); });
  const auto by_index = [&](std::size_t index) {
    found = index;
    if (index == stage.index) return Origin::Kind::itself;
    return index < stage.index ? Origin::Kind::stage : Origin::Kind::later;
  };
  if (const Stage* earlier = file.stage_named(name, stage.index)) return by_index(earlier->index);
  if (const auto same = file.named.find(lower(name)); same != file.named.end())
    return by_index(same->second.front());
  if (number) {
    std::size_t index = 0;
    for (const char c : name)
      index = index * 10 + static_cast<std::size_t>(c - '0');
    return index < file.stages.size() ? by_index(index) : Origin::Kind::unknown;
  }
  return name.find_first_of(":@/") == std::string_view::npos ? Origin::Kind::unknown
                                                             : Origin::Kind::image;
}

void resolve_origins(const Dockerfile& file, Stage& stage) {
  for (Instruction& instruction : stage.instructions) {
    if (!instruction.from) continue;
    Origin& origin = *instruction.from;
    origin.kind = origin_kind(file, stage, origin.text.value, origin.stage);
  }
}

void mark_used(Dockerfile& file) {
  if (file.stages.empty()) return;
  std::vector<std::size_t> open{file.stages.size() - 1};
  file.stages.back().is_used = true;
  const auto use = [&](std::size_t index) {
    if (file.stages[index].is_used) return;
    file.stages[index].is_used = true;
    open.push_back(index);
  };
  while (!open.empty()) {
    const Stage& stage = file.stages[open.back()];
    open.pop_back();
    if (stage.parent) use(*stage.parent);
    for (const Instruction& instruction : stage.instructions) {
      if (instruction.from && instruction.from->kind == Origin::Kind::stage)
        use(instruction.from->stage);
      for (const Mount& mount : instruction.mounts) {
        std::size_t index = 0;
        if (!mount.from.empty() &&
            origin_kind(file, stage, mount.from, index) == Origin::Kind::stage)
          use(index);
      }
    }
  }
}

}  // namespace gate::dockerfile

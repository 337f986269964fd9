// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gate/config/reader.hpp"
#include "gate/config/shape.hpp"
#include "gate/policy/policy.hpp"

namespace gate::config {

// A key and how its value gets into a T.
template <class T>
struct Key {
  KeyInfo info = {};
  void (*read)(Reader&, const yaml::Child&, const KeyInfo&, T&) = nullptr;
};

template <class T>
using Keys = std::vector<Key<T>>;

// The tables, one for each mapping of the file.
const Keys<policy::Policy>& policy_keys();
const Keys<policy::EvidenceRule>& evidence_keys();
const Keys<policy::EvidenceRule>& subject_keys();
const Keys<policy::Suppression>& suppress_keys();
const Keys<policy::Where>& where_keys();
const Keys<policy::Limits>& limits_keys();

template <class T>
std::vector<KeyInfo> infos(const Keys<T>& keys) {
  std::vector<KeyInfo> all;
  for (const Key<T>& key : keys)
    all.push_back(key.info);
  return all;
}

// Reads a mapping by its table; unknown keys are errors.
template <class T>
void read_mapping(Reader& reader, const yaml::Child& value, const KeyInfo& info,
                  const Keys<T>& keys, T& onto) {
  if (!value.node->is_mapping()) {
    reader.wrong(value, info);
    return;
  }
  std::vector<std::string_view> known;
  for (const Key<T>& key : keys)
    known.push_back(key.info.name);
  for (const yaml::Pair& pair : value.node->pairs) {
    const Key<T>* found = nullptr;
    for (const Key<T>& key : keys) {
      if (key.info.name == pair.key) found = &key;
    }
    if (found == nullptr)
      reader.unknown_key(pair, known);
    else
      found->read(reader, pair.value, found->info, onto);
  }
}

}  // namespace gate::config

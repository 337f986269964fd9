// SPDX-License-Identifier: Apache-2.0
#include "gate/source/names.hpp"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <utility>

namespace gate::source {

Names::Names(Descriptor folder) {
  DIR* stream = fdopendir(folder.get());
  if (stream == nullptr) {
    error_ = errno;
    return;
  }
  static_cast<void>(folder.release());  // now the stream's
  stream_ = stream;
  while (true) {
    errno = 0;
    const dirent* entry = readdir(stream);  // NOLINT(concurrency-mt-unsafe): a stream of our own
    if (entry == nullptr) break;
    std::string name = static_cast<const char*>(entry->d_name);
    if (name == "." || name == "..") continue;
    if (entry->d_type == DT_DIR) name += '/';
    names_.push_back(std::move(name));
  }
  error_ = errno;
  std::sort(names_.begin(), names_.end());
  for (std::string& name : names_) {
    if (name.back() == '/') name.pop_back();
  }
}

Names::~Names() {
  if (stream_ != nullptr) closedir(static_cast<DIR*>(stream_));
}

}  // namespace gate::source

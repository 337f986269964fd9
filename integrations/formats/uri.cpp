// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/uri.hpp"

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::formats {

std::string uri_path(std::string_view path) {
  std::string encoded;
  encoded.reserve(path.size());
  for (const char c : path) {
    if (is_alnum(c) || std::string_view{"/-._~"}.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

}  // namespace gate::formats

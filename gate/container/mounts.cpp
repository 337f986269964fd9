// SPDX-License-Identifier: Apache-2.0
#include "gate/container/mounts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "gate/core/text.hpp"

namespace gate::container {
namespace {

Value value_of(std::string_view text, Span span, const std::string& part) {
  return {std::string{text}, span, !has_unknown(text), part};
}

// Fields between colons; a colon after a drive letter or inside ${} does not separate.
std::vector<std::string> fields_of(std::string_view text) {
  std::vector<std::string> fields(1);
  int braces = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '$' && i + 1 < text.size() && text[i + 1] == '{') ++braces;
    if (c == '}' && braces > 0) --braces;
    const std::string& field = fields.back();
    const bool drive = field.size() == 1 && is_alpha(field.front()) && i + 1 < text.size() &&
                       (text[i + 1] == '\\' || text[i + 1] == '/') && fields.size() == 1;
    if (c == ':' && braces == 0 && !drive) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

// One record of CSV: fields may stand in double quotes, a doubled quote is a quote.
std::vector<std::string> csv_fields(std::string_view text) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      fields.back() += c;
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

struct DriverOptions {
  std::string device = {};
  bool bind = false;

  void take(std::string_view option) {
    const auto equals = option.find('=');
    if (equals == std::string_view::npos) return;
    const std::string_view key = option.substr(0, equals);
    const std::string_view text = option.substr(equals + 1);
    if (key == "device") device = text;
    if (key != "o") return;
    for (const std::string_view word : split(text, ','))
      bind = bind || word == "bind" || word == "rbind";
  }
};

}  // namespace

bool has_unknown(std::string_view text) {
  return text.find("${") != std::string_view::npos;
}

bool is_host_path(std::string_view source) {
  if (source.empty()) return false;
  const char first = source.front();
  const bool drive = source.size() > 2 && is_alpha(first) && source[1] == ':';
  return first == '/' || first == '.' || first == '~' || first == '\\' || drive ||
         source.find('/') != std::string_view::npos;
}

Mount short_mount(std::string_view text, Span span, std::string part) {
  Mount mount;
  mount.span = span;
  const auto fields = fields_of(text);
  if (fields.size() == 1) {
    mount.target = value_of(fields[0], span, part);
  } else {
    mount.source = value_of(fields[0], span, part);
    mount.target = value_of(fields[1], span, part);
    if (is_host_path(fields[0])) mount.kind = Mount::Kind::bind;
  }
  if (fields.size() > 2) {
    for (const std::string_view option : split(fields.back(), ','))
      mount.read_only = mount.read_only || option == "ro";
  }
  mount.part = std::move(part);
  return mount;
}

Mount csv_mount(std::string_view text, Span span, std::string part) {
  Mount mount;
  mount.span = span;
  DriverOptions driver;
  for (const std::string& field : csv_fields(text)) {
    const auto equals = field.find('=');
    const std::string key = lower(trim(field.substr(0, equals)));
    const std::string value = equals == std::string::npos ? "true" : field.substr(equals + 1);
    if (key == "type") {
      mount.kind = value == "bind"    ? Mount::Kind::bind
                   : value == "tmpfs" ? Mount::Kind::tmpfs
                                      : Mount::Kind::volume;
    } else if (key == "source" || key == "src") {
      mount.source = value_of(value, span, part);
    } else if (key == "target" || key == "dst" || key == "destination") {
      mount.target = value_of(value, span, part);
    } else if (key == "readonly" || key == "ro") {
      mount.read_only = value != "false" && value != "0";
    } else if (key == "volume-opt") {
      driver.take(value);
    }
  }
  if (mount.kind == Mount::Kind::volume && driver.bind && !driver.device.empty()) {
    mount.kind = Mount::Kind::bind;
    mount.source = value_of(driver.device, span, part);
  }
  mount.part = std::move(part);
  return mount;
}

}  // namespace gate::container

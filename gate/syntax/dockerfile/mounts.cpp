// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/mounts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/words.hpp"

namespace gate::syntax::dockerfile {
namespace {

const std::vector<std::string_view> keys{"type", "from",        "source",   "src",      "target",
                                         "dst",  "destination", "readonly", "ro",       "readwrite",
                                         "rw",   "id",          "sharing",  "required", "size",
                                         "mode", "uid",         "gid",      "env"};
const std::vector<std::string_view> types{"bind", "cache", "tmpfs", "secret", "ssh"};
const std::vector<std::string_view> sharings{"shared", "private", "locked"};

bool has(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The fields between commas; `"` keeps commas inside a field and is doubled for itself.
std::vector<LogicalText> fields_of(const LogicalText& text, bool& open_quote) {
  std::vector<LogicalText> fields(1);
  const std::string_view bytes = text.text();
  bool quoted = false;
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (c == '"' && quoted && at + 1 < bytes.size() && bytes[at + 1] == '"') {
      ++at;
    } else if (c == '"' && (quoted || fields.back().empty())) {
      quoted = !quoted;
      continue;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
      continue;
    }
    fields.back().append(bytes.substr(at, 1), text.outer({at, at + 1}).begin);
  }
  open_quote = quoted;
  return fields;
}

MountField field_of(const LogicalText& text) {
  MountField field;
  const std::string_view bytes = text.text();
  const std::size_t equals = bytes.find('=');
  field.has_value = equals != std::string_view::npos;
  field.key = lower(bytes.substr(0, equals));
  field.span = text.outer();
  if (field.has_value) {
    field.value = bytes.substr(equals + 1);
    field.value_span = text.outer({u32(equals) + 1, u32(bytes.size())});
  }
  return field;
}

bool is_boolean(std::string_view value) {
  static const std::vector<std::string_view> words{"1", "t", "T", "TRUE",  "true",  "True",
                                                   "0", "f", "F", "FALSE", "false", "False"};
  return has(words, value);
}

bool is_number(std::string_view value, char last_digit) {
  return !value.empty() && value.size() < 11 &&
         std::all_of(value.begin(), value.end(),
                     [&](char c) { return c >= '0' && c <= last_digit; });
}

bool is_size(std::string_view value) {
  std::size_t at = 0;
  while (at < value.size() && (is_digit(value[at]) || value[at] == '.'))
    ++at;
  std::string unit = lower(trim(value.substr(at)));
  if (at == 0) return false;
  static const std::vector<std::string_view> units{"",   "b",   "k", "kb", "kib", "m",
                                                   "mb", "mib", "g", "gb", "gib", "t",
                                                   "tb", "tib", "p", "pb", "pib"};
  return has(units, unit);
}

// Checks one mount against what BuildKit accepts.
class Check {
 public:
  Check(Mount& mount, std::vector<Defect>& defects) : mount_{mount}, defects_{defects} {}

  void run() {
    for (const MountField& field : mount_.fields)
      take(field);
    if (!variable_type_) check_whole();
  }

 private:
  void take(const MountField& field) {
    const std::string& key = field.key;
    if (!has(keys, key)) {
      const auto near = nearest(key, keys);
      return defect(field.span, "unknown-mount-key",
                    "a mount has no key `" + printable(key) + "`" +
                        (near ? "; did you mean `" + std::string{*near} + "`?" : ""));
    }
    if (!field.has_value) {
      if (key == "readonly" || key == "ro" || key == "readwrite" || key == "rw") return;
      if (key == "required") {
        mount_.required = true;
        return;
      }
      return defect(field.span, "mount-without-value", "the mount key `" + key + "` needs a value");
    }
    if (field.value.find('$') != std::string::npos) {
      if (key == "type") variable_type_ = true;
      if (key == "from" && field.value.find('$') + 1 < field.value.size())
        defect(field.value_span, "mount-from-variable",
               "`from` of a mount takes no variable; name a stage instead");
    } else {
      check_value(field);
    }
    store(field);
  }

  void check_value(const MountField& field) {
    const std::string& key = field.key;
    const std::string& value = field.value;
    bool good = true;
    if (key == "type") {
      good = has(types, lower(value));
    } else if (key == "sharing") {
      good = has(sharings, lower(value));
    } else if (key == "readonly" || key == "ro" || key == "readwrite" || key == "rw" ||
               key == "required") {
      good = is_boolean(value);
    } else if (key == "mode") {
      good = is_number(value, '7');
    } else if (key == "uid" || key == "gid") {
      good = is_number(value, '9');
    } else if (key == "size") {
      good = is_size(value);
    }
    if (good) return;
    const auto near = key == "type" ? nearest(value, types) : std::nullopt;
    defect(field.value_span, "bad-mount-value",
           "`" + printable(value) + "` is no value for the mount key `" + key + "`" +
               (near ? "; did you mean `" + std::string{*near} + "`?" : ""));
  }

  void store(const MountField& field) {
    const std::string& key = field.key;
    if (key == "type") mount_.type = lower(field.value);
    if (key == "from") mount_.from = field.value;
    if (key == "source" || key == "src") mount_.source = field.value;
    if (key == "target" || key == "dst" || key == "destination") mount_.target = field.value;
    if (key == "id") mount_.id = field.value;
    if (key == "env") mount_.environment = field.value;
    if (key == "required")
      mount_.required =
          is_boolean(field.value) && lower(field.value)[0] != 'f' && field.value != "0";
  }

  void check_whole() {
    const bool has_owner =
        mount_.type == "secret" || mount_.type == "ssh" || mount_.type == "cache";
    for (const MountField& field : mount_.fields) {
      const bool owner = field.key == "mode" || field.key == "uid" || field.key == "gid";
      const bool required = field.key == "required";
      const bool wrong = (owner && !has_owner) ||
                         (required && mount_.type != "secret" && mount_.type != "ssh") ||
                         (field.key == "size" && mount_.type != "tmpfs") ||
                         (field.key == "sharing" && mount_.type != "cache") ||
                         (field.key == "from" && mount_.type == "secret");
      if (wrong)
        defect(field.span, "mount-key-of-other-type",
               "a mount of type " + printable(mount_.type) + " takes no `" + field.key + "`");
    }
    if (mount_.type != "secret") return;
    if (mount_.source.empty() && mount_.target.empty() && mount_.id.empty())
      defect(mount_.span, "secret-mount-without-name",
             "a secret mount needs an `id` or a `target`");
    if (!mount_.source.empty() && !mount_.id.empty())
      defect(mount_.span, "secret-mount-with-two-names",
             "a secret mount takes `id` or `source`, not both");
  }

  void defect(Span span, std::string_view code, std::string message) {
    defects_.push_back({span, std::move(message), code});
  }

  Mount& mount_;
  std::vector<Defect>& defects_;
  bool variable_type_ = false;
};

}  // namespace

const MountField* Mount::field(std::initializer_list<std::string_view> names) const {
  const MountField* found = nullptr;
  for (const MountField& field : fields)
    if (std::find(names.begin(), names.end(), field.key) != names.end()) found = &field;
  return found;
}

Mount read_mount(const Flag& flag, std::vector<Defect>& defects) {
  Mount mount;
  mount.span = flag.span;
  if (!flag.has_value) return mount;
  bool open_quote = false;
  for (const LogicalText& text : fields_of(flag.content, open_quote))
    mount.fields.push_back(field_of(text));
  if (open_quote) defects.push_back({flag.span, "a quote in the mount is open", "open-quote"});
  Check{mount, defects}.run();
  return mount;
}

}  // namespace gate::syntax::dockerfile

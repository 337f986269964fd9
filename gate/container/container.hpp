// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/core/reporter.hpp"
#include "gate/core/rule.hpp"
#include "gate/core/secret_judge.hpp"
#include "gate/facts/end_of_life.hpp"
#include "gate/facts/image.hpp"

namespace gate::container {

// A text of the file, with variables replaced by their defaults. Where a variable has no value
// here, `known` is false and the text still holds it as ${NAME}.
struct Value {
  std::string text = {};
  Span span = {};
  bool known = true;
  std::string part = {};  // the key or flag that says it: "user", "--cap-add"
};

// Something switched on or off.
struct Flag {
  bool on = false;  // false also where the value hangs on an unknown variable
  Span span = {};
  std::string part = {};
};

struct Mount {
  enum class Kind : std::uint8_t { bind, volume, tmpfs };

  Kind kind = Kind::volume;
  Value source = {};  // the host path of a bind, the name of a volume; empty for anonymous volumes
  Value target = {};
  bool read_only = false;
  Span span = {};  // of the whole entry
  std::string part = {};
};

// Ports first to last, both included; 0 where none is written.
struct PortRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// A published port.
struct Port {
  std::string host_ip = {};  // empty: every address of the host
  PortRange host = {};       // 0: a random port
  PortRange container = {};
  std::string protocol = "tcp";
  bool known = true;
  Span span = {};
};

// One environment variable. Holds what was found out about the value, not the value.
struct Variable {
  enum class Content : std::uint8_t {
    inherited,  // KEY alone: the value comes from outside
    empty,      // written, and empty
    reference,  // a variable without a value here, or a path to a secret
    literal,
    fallback  // the default of ${X:-default}
  };
  enum class Guess : std::uint8_t { none, sample, secret };

  std::string key = {};
  Span span = {};  // of the value
  Content content = Content::literal;
  bool truthy = false;                // 1, true, yes, on
  std::optional<Secret> secret = {};  // the judge's answer
  Guess guess = Guess::none;          // whether key and value look like a secret all the same
  std::string part = {};
};

// What starts and confines one container, whatever file says it.
struct Container {
  std::string name = {};   // "web"; the image for a run line
  std::string owner = {};  // "service/web"
  Span span = {};          // of the service key or the command: the anchor of what is absent
  bool complete = true;    // everything it is made of was found: only then absences mean something

  std::optional<Value> image = {};
  std::optional<facts::ImageReference> reference = {};  // of a known image
  bool built_here = false;                              // the image is made by this file
  std::vector<facts::EndOfLife> end_of_life = {};       // of the image
  std::optional<Value> build_context = {};

  std::optional<Value> user = {};
  std::vector<Flag> privileged = {};  // also of builds and hooks; one entry a place
  std::optional<Flag> api_socket = {};
  std::vector<Value> cap_add = {}, cap_drop = {}, security_opt = {};
  std::vector<Mount> mounts = {};
  std::vector<Port> ports = {};
  std::vector<Variable> environment = {};
  std::optional<Value> network_mode = {};
  std::vector<Value> command = {};  // words of entrypoint and command
  std::vector<std::string> profiles = {};
};

using Rule = RuleOf<Container>;

}  // namespace gate::container

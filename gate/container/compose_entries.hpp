// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "gate/container/container.hpp"
#include "gate/container/interpolation.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::container {

// Gives the interpolated text of a scalar.
using TextOf = std::function<Interpolated(const syntax::yaml::Node&)>;

// An entry of `volumes` in the long form.
Mount long_mount(const syntax::yaml::Node& entry, Span span, const TextOf& text);

// Turns the mount of a named volume whose driver binds a path of the host into a bind mount;
// `volume` is its definition.
void resolve_driver(Mount& mount, const syntax::yaml::Node& volume, const TextOf& text);

// An entry of `ports` in the long form.
Port long_port(const syntax::yaml::Node& entry, Span span, const TextOf& text);

}  // namespace gate::container

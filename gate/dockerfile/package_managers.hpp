// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// apt-get, apt, aptitude.
bool runs_apt(const shell::Command& command);
// yum, dnf, microdnf, tdnf, yum-config-manager.
bool runs_yum(const shell::Command& command);
// The command's words sorted into flags and operands, with the flags of that manager that take a
// value: operand(0) is the subcommand.
shell::Flags manager_flags(const shell::Command& command);

}  // namespace gate::dockerfile

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "gate/secrets/detector.hpp"

// One table per group of providers, each in the file of its name.
namespace gate::secrets::detectors {

extern const std::span<const Detector> git_hosts;
extern const std::span<const Detector> registries;
extern const std::span<const Detector> build_services;
extern const std::span<const Detector> cloud;
extern const std::span<const Detector> hosting;
extern const std::span<const Detector> databases;
extern const std::span<const Detector> ai;
extern const std::span<const Detector> messaging;
extern const std::span<const Detector> payments;
extern const std::span<const Detector> observability;
extern const std::span<const Detector> productivity;
extern const std::span<const Detector> keys;
extern const std::span<const Detector> places;
extern const std::span<const Detector> generic;

}  // namespace gate::secrets::detectors

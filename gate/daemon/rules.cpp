// SPDX-License-Identifier: Apache-2.0
#include "gate/daemon/rules.hpp"

namespace gate::daemon {

extern const Rule daemon_tcp_no_tls;

const std::vector<const Rule*>& rules() {
  static const std::vector<const Rule*> all{&daemon_tcp_no_tls};
  return all;
}

}  // namespace gate::daemon
